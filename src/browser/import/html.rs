//! A web page's markup to text: paragraphs and headings stay apart, everything else is words.
//!
//! The browser parses the markup into an inert document: no script runs, no picture loads, nothing is inserted.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node};

#[wasm_bindgen]
extern "C" {
    /// Parses markup without what is never read of it: see `static/markup.js`.
    #[wasm_bindgen(catch, js_name = pressmarkMarkup)]
    fn parse(markup: &str) -> Result<Document, JsValue>;
}

/// Elements whose content is not text of the article.
const PASSED_OVER: [&str; 16] = [
    "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "TITLE", "SVG", "IFRAME", "OBJECT",
    "CANVAS", "NAV", "FORM", "SELECT", "TEXTAREA", "BUTTON", "DIALOG",
];

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 32] = [
    "ADDRESS",
    "ARTICLE",
    "ASIDE",
    "BLOCKQUOTE",
    "BODY",
    "CAPTION",
    "DD",
    "DETAILS",
    "DIV",
    "DL",
    "DT",
    "FIGCAPTION",
    "FIGURE",
    "FOOTER",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HR",
    "LI",
    "MAIN",
    "OL",
    "P",
    "PRE",
    "SECTION",
    "SUMMARY",
    "TABLE",
    "TR",
    "UL",
];

/// The text of a piece of markup, as from the clipboard; `None` where it has no paragraphs, so that the plain text beside
/// it says as much.
#[must_use]
pub fn text(markup: &str) -> Option<String> {
    if markup.is_empty() {
        return None;
    }
    let page = parse(markup).ok()?;
    page.query_selector("p, h1, h2, h3, li, article, blockquote, br")
        .ok()??;
    Some(text_of(page.body()?.as_ref())).filter(|text| !text.is_empty())
}

/// The text of a whole page: its article where it marks one, else everything; above it the headline, the byline and the date
/// that the page names elsewhere.
#[must_use]
pub fn page_text(markup: &str) -> String {
    let Ok(page) = parse(markup) else {
        return String::new();
    };
    let whole = page.body().map_or_else(String::new, |body| text_of(&body));
    let marked = ["article", "main", "[role=main]"]
        .iter()
        .find_map(|selector| {
            let found = text_of(&page.query_selector(selector).ok()??);
            // A teaser may be an article too; one that holds a third of the words is the page's own.
            (found.len() * 3 > whole.len()).then_some(found)
        });
    headed(&page, marked.unwrap_or(whole))
}

/// Letters of a text within which its own headline, byline and date stand.
const HEAD: usize = 800;

/// The text with those lines above it that it does not begin with itself.
fn headed(page: &Document, text: String) -> String {
    if text.is_empty() {
        return text;
    }
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |c| c.0);
    let head = &text[..end];
    let titles: Vec<String> = ["meta[property='og:title']", "h1", "title"]
        .iter()
        .filter_map(|selector| named(page, selector))
        // "Ferry line stays | The Harbour Herald"
        .map(|title| title.split(" | ").next().unwrap_or_default().to_owned())
        .collect();
    let own = titles.iter().find_map(|title| head.find(title.as_str()));
    // Lines that are added stand below the headline.
    let at = own.map_or(0, |at| text[at..].find('\n').map_or(text.len(), |n| at + n));
    let mut lines = Vec::new();
    if own.is_none() {
        lines.extend(titles.into_iter().next());
    }
    let author = [
        "meta[name=author]",
        "meta[property='article:author']",
        "[rel=author]",
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
    ];
    let author = author.iter().find_map(|selector| named(page, selector));
    if let Some(author) = author.filter(|a| !a.contains("://")) {
        let name = author.strip_prefix("By ").unwrap_or(&author);
        if !head.contains(name) {
            lines.push(["By ", name].concat());
        }
    }
    if let Some(date) = date(page).filter(|d| !head.contains(d.as_str())) {
        lines.push(date);
    }
    if lines.is_empty() {
        return text;
    }
    let added = lines.join("\n\n");
    let (above, below) = (&text[..at], text[at..].trim_start());
    let parts = [above, &added, below];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// The day on which the article came out, as the page shows it or as `2026-01-31`.
fn date(page: &Document) -> Option<String> {
    let shown = page.query_selector("time[datetime]").ok().flatten();
    let shown = shown.map(|time| words(&time)).filter(|s| !s.is_empty());
    shown.or_else(|| {
        let stamp = [
            "meta[property='article:published_time']",
            "[itemprop=datePublished]",
            "time[datetime]",
        ];
        let stamp = stamp.iter().find_map(|selector| named(page, selector))?;
        Some(stamp.split('T').next().unwrap_or_default().to_owned())
    })
}

/// What the first element that a selector picks says: in its attributes, else in words. No headline, name or date is long.
fn named(page: &Document, selector: &str) -> Option<String> {
    let element = page.query_selector(selector).ok()??;
    let said = element
        .get_attribute("content")
        .or_else(|| element.get_attribute("datetime"));
    let said = said.unwrap_or_else(|| words(&element));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (!said.is_empty() && said.len() < 300).then_some(said)
}

/// The words of an element, on one line.
fn words(element: &Element) -> String {
    text_of(element)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn text_of(root: &Element) -> String {
    let mut page = Paragraphs::default();
    page.walk(root, false);
    page.finish()
}

/// Paragraphs found so far and the one that is being read.
#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
}

impl Paragraphs {
    fn walk(&mut self, node: &Node, preformatted: bool) {
        let mut child = node.first_child();
        while let Some(node) = child {
            match node.dyn_ref::<Element>() {
                Some(element) => self.element(element, preformatted),
                None if node.node_type() == Node::TEXT_NODE => {
                    let words = node.node_value().unwrap_or_default();
                    self.words(&words, preformatted);
                }
                None => {}
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element, preformatted: bool) {
        let name = element.tag_name().to_ascii_uppercase();
        if PASSED_OVER.contains(&name.as_str()) || element.has_attribute("hidden") {
            return;
        }
        if name == "BR" {
            self.open.push('\n');
            return;
        }
        if matches!(name.as_str(), "TD" | "TH") && !self.open.trim().is_empty() {
            self.open.push('\t');
        }
        let block = BLOCKS.contains(&name.as_str());
        if block {
            self.end();
        }
        self.walk(element, preformatted || name == "PRE");
        if block {
            self.end();
        }
    }

    /// White space collapses as it does on screen; a no-break space is a character like any other.
    fn words(&mut self, words: &str, preformatted: bool) {
        if preformatted {
            self.open.push_str(words);
            return;
        }
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !space {
                self.open.push(c);
            } else if !self.open.is_empty() && !self.open.ends_with([' ', '\n', '\t']) {
                self.open.push(' ');
            }
        }
    }

    fn end(&mut self) {
        let words = core::mem::take(&mut self.open);
        let lines: Vec<&str> = words.split('\n').map(str::trim_end).collect();
        let words = lines.join("\n");
        let words = words.trim_matches(['\n', ' ', '\t']);
        if !words.is_empty() {
            self.done.push(words.to_owned());
        }
    }

    fn finish(mut self) -> String {
        self.end();
        self.done.join("\n\n")
    }
}
