//! Words that light up for a moment: no element comes or goes, no letter moves.
//!
//! What is an element, a mention or a piece of a quote, bears `data-lit` while it is lit. Loose words, a cue or evidence, are
//! lit by the CSS Custom Highlight API, and only they: it paints the lines below lit words in the letters' colour, even
//! without a style of its own, so that types could not be told apart there. A browser without the API lights the elements
//! alone. web-sys has it only behind an
//! unstable flag, so it is called by name.

use core::ops::Range as Bytes;
use gloo::utils::document;

use js_sys::{Array, Function, Reflect};
use pressmark::annotation;
use pressmark::resolved::Entity;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, Node, Range};

use crate::article::Article;
use crate::browser::dom;
use crate::card::{Highlighted, Target};

/// Names of the highlights; `static/styles/article.css` says how they look.
const NAMES: [&str; 3] = ["speaker", "cue", "evidence"];

/// Lights what belongs to an entity, a mention or a quote.
pub fn light(article: &Article, light: Highlighted) {
    match light {
        Highlighted::Entity(entity) => {
            if let Some(entity) = article.entity(entity) {
                light_entity(entity);
                if entity.is_embedded() {
                    for body in &entity.data().mentions {
                        shine("entity", &format!("#doc [data-mention=\"{body}\"]"));
                    }
                }
            }
        }
        Highlighted::Mention(mention) => {
            if let Some(entity) = article.mentioned(mention) {
                light_entity(entity);
            }
            light_mention(article, mention);
        }
        Highlighted::Glance(mention) => light_mention(article, mention),
        Highlighted::Quote(quote) => light_quote(article, quote),
    }
}

/// Puts all lights out.
pub fn clear() {
    for element in dom::all("[data-lit]") {
        let _ = element.remove_attribute("data-lit");
    }
    if let Some(registry) = registry() {
        for name in NAMES {
            let _ = call(&registry, "delete", &[name.into()]);
        }
    }
}

/// What the entity says first: of two lights over one word, the one that was set later is seen.
fn light_entity(entity: Entity<'_>) {
    shine("said", &format!("#doc [data-speaker=\"{}\"]", entity.id));
    // Of what several say together, the marks bear the first.
    for quote in entity.quotes().filter(|q| !q.speakers.is_empty()) {
        shine("said", &format!("#doc [data-quote=\"{}\"]", quote.id));
    }
    light_mentions(&entity);
}

fn light_mentions(entity: &annotation::Entity) {
    shine("entity", &format!("#doc [data-entity=\"{}\"]", entity.id));
}

fn light_mention(article: &Article, number: u32) {
    let mention = article.mention(number);
    let Some((mention, entity)) = mention.and_then(|m| Some((m, m.entity()?))) else {
        return;
    };
    light_mentions(&entity);
    let evidence = mention
        .provenance
        .evidence
        .iter()
        .map(|span| article.bytes(span));
    set(
        "evidence",
        evidence.flat_map(|bytes| words(article, &bytes)).collect(),
    );
}

fn light_quote(article: &Article, number: u32) {
    let Some(quote) = article.quote(number) else {
        return;
    };
    shine("entity", &format!("#doc [data-quote=\"{}\"]", quote.id));
    if let Some(cue) = &quote.cue {
        set("cue", words(article, &article.bytes(cue)));
    }
    let mut unmarked = Vec::new();
    for mention in article.said_by(number) {
        // Where mentions of its type are switched off, it is no element.
        if !shine(
            "speaker",
            &format!("#doc [data-mention=\"{}\"]", mention.id),
        ) {
            let bytes = article.span_bytes(mention.start, mention.end);
            unmarked.extend(words(article, &bytes));
        }
    }
    set("speaker", unmarked);
}

/// Lights the elements that a selector picks; true where there is one.
fn shine(name: &str, selector: &str) -> bool {
    let elements = dom::all(selector);
    for element in &elements {
        let _ = element.set_attribute("data-lit", name);
    }
    !elements.is_empty()
}

/// Where the words stand on which a mention or a quote rests, in pixels of the window.
#[must_use]
pub fn evidence(article: &Article, target: Target) -> Vec<DomRect> {
    let provenance = match target {
        Target::Mention(mention) => article.mention(mention).map(|m| &m.data().provenance),
        Target::Quote(quote) => article.quote(quote).map(|q| &q.data().provenance),
    };
    let spans = provenance.iter().flat_map(|p| &p.evidence);
    let ranges = spans.flat_map(|span| words(article, &article.bytes(span)));
    ranges.map(|r| r.get_bounding_client_rect()).collect()
}

/// The ranges of some bytes of the text, one for each paragraph.
pub(crate) fn words(article: &Article, bytes: &Bytes<u32>) -> Vec<Range> {
    let Some(first) = article.paragraph_at(bytes.start) else {
        return Vec::new();
    };
    let inside = article.paragraphs.iter().enumerate().skip(first);
    inside
        .take_while(|(_, p)| p.bytes.start < bytes.end)
        .filter_map(|(number, paragraph)| {
            let element = document()
                .query_selector(&format!("#doc [data-paragraph=\"{number}\"]"))
                .ok()??;
            let units = |to: u32| {
                let before = article.words(&(paragraph.bytes.start..to));
                before.encode_utf16().count() as u32
            };
            let start = units(bytes.start.max(paragraph.bytes.start));
            let end = units(bytes.end.min(paragraph.bytes.end));
            range(&element, start, end)
        })
        .collect()
}

/// The range of the UTF-16 units `start..end` of an element's text.
fn range(element: &Element, start: u32, end: u32) -> Option<Range> {
    let range = Range::new().ok()?;
    let (node, offset) = place(element, &mut start.clone(), true)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = place(element, &mut end.clone(), false)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text node and the offset in it that lie so many units on. At a boundary, a start belongs to the node after it.
fn place(node: &Node, left: &mut u32, is_start: bool) -> Option<(Node, u32)> {
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            let length = node.node_value().unwrap_or_default().encode_utf16().count() as u32;
            if *left < length || (!is_start && *left == length) {
                return Some((node, *left));
            }
            *left -= length;
        } else if let Some(found) = place(&node, left, is_start) {
            return Some(found);
        }
        child = node.next_sibling();
    }
    None
}

fn set(name: &str, ranges: Vec<Range>) {
    let (Some(registry), false) = (registry(), ranges.is_empty()) else {
        return;
    };
    let Some(constructor) =
        property(&js_sys::global(), "Highlight").and_then(|c| c.dyn_into::<Function>().ok())
    else {
        return;
    };
    let ranges: Array = ranges.into_iter().collect();
    if let Ok(highlight) = Reflect::construct(&constructor, &ranges) {
        let _ = call(&registry, "set", &[name.into(), highlight]);
    }
}

/// `CSS.highlights`, where the browser has it.
fn registry() -> Option<JsValue> {
    property(&property(&js_sys::global(), "CSS")?, "highlights")
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into())
        .ok()
        .filter(|v| !v.is_undefined())
}

fn call(on: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = property(on, method)?.dyn_into().ok()?;
    method.apply(on, &arguments.iter().cloned().collect()).ok()
}
