//! Puts the card beside what it is about, and brings that into view first where the page jumped to it.

use gloo::utils::{document, window};
use std::rc::Rc;

use web_sys::{DomRect, Element, HtmlElement};
use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::{dom, emphasis};
use crate::card::{Card, Goal, Jump, OpenedBy, Target};

/// Pixels between the card and the line that it is about, and between the card and the window's edge.
const GAP: f64 = 8.0;
/// Height that the page's fixed bar takes from the window's top.
const BAR: f64 = 64.0;
/// Windows on which the card is a sheet at the bottom edge, as `static/styles/card.css` has it.
pub(crate) const SHEET: &str = "(max-width: 55.99rem), (max-height: 30rem)";

/// What decides where the card stands.
#[derive(Clone, PartialEq)]
pub(crate) struct Place {
    pub(crate) card: Option<Card>,
    pub(crate) jump: Option<Jump>,
    pub(crate) article: Option<Rc<Article>>,
}

/// After each change: goes to the newest jump, places the card, moves the focus where it belongs.
#[hook]
pub(crate) fn use_placing(place: Place, node: &NodeRef) {
    let node = node.clone();
    let last_jump = use_mut_ref(|| 0);
    use_change(when(place, move |place| {
        let Some(article) = &place.article else {
            return;
        };
        let jumped = place.jump.filter(|j| j.number != *last_jump.borrow());
        if let Some(jump) = jumped {
            *last_jump.borrow_mut() = jump.number;
            go(article, jump);
        }
        let (Some(card), Some(element)) = (place.card, node.cast::<HtmlElement>()) else {
            return;
        };
        put(article, &element, &card);
        // Whoever works at the desk stays there.
        let focused = document().active_element().map(Into::into);
        if card.opened_by == OpenedBy::Enter && dom::closest(focused, "[data-desk]").is_none() {
            let _ = element.focus();
        }
    }));
}

/// The elements of a mention or a quote, in text order.
fn pieces(article: &Article, target: Target) -> Vec<Element> {
    let (name, id) = match target {
        Target::Mention(mention) => ("mention", article.mention(mention).map(|m| &m.data().id)),
        Target::Quote(quote) => ("quote", article.quote(quote).map(|q| &q.data().id)),
    };
    id.map(|id| dom::all(&format!("#doc [data-{name}=\"{id}\"]")))
        .unwrap_or_default()
}

fn go(article: &Article, jump: Jump) {
    let target = match jump.goal {
        Goal::Target(target) => target,
        Goal::Byte(byte) => return reach(article, byte),
        Goal::Line { byte, top } => return show_line(article, byte, top),
    };
    let pieces = pieces(article, target);
    let Some(first) = pieces.first() else { return };
    if jump.focus
        && let Some(stop) = stop(article, target)
    {
        let _ = stop.focus();
    }
    show(&first.get_bounding_client_rect());
}

/// Scrolls where the box cannot be seen, or lies where a card would find no room below it.
fn show(seen: &DomRect) {
    let height = dom::window_size().1;
    if seen.top() < BAR + GAP || seen.bottom() > height * 0.75 {
        window().scroll_by_with_x_and_y(0.0, seen.top() - height * 0.35);
    }
}

/// Goes to a place in the text that need not be marked.
fn reach(article: &Article, byte: u32) {
    let rest = article.text().get(byte as usize..).unwrap_or_default();
    let one = rest.chars().next();
    let end = byte + one.map_or(0, |c| c.len_utf8() as u32);
    if let Some(range) = emphasis::words(article, &(byte..end)).first() {
        show(&range.get_bounding_client_rect());
    }
}

/// Brings the paragraph of a byte to so many pixels from the window's top.
fn show_line(article: &Article, byte: u32, top: i32) {
    let number = article.paragraph_at(byte).unwrap_or_default();
    let paragraph = dom::all(&format!("#doc [data-paragraph=\"{number}\"]")).pop();
    if let Some(paragraph) = paragraph {
        let now = paragraph.get_bounding_client_rect().top();
        window().scroll_by_with_x_and_y(0.0, now - f64::from(top));
    }
}

/// The first paragraph that can be seen: its first byte, and how far it stands from the window's top.
pub(crate) fn line_in_view(article: &Article) -> Option<(u32, i32)> {
    let height = dom::window_size().1;
    let blocks = dom::all("#doc .block").into_iter();
    let mut seen = blocks.filter(|b| b.get_bounding_client_rect().bottom() > BAR);
    let paragraphs = dom::all_in(&seen.next()?, "[data-paragraph]");
    let first = paragraphs.into_iter().find(|p| {
        let area = p.get_bounding_client_rect();
        area.bottom() > BAR && area.height() > 0.0
    })?;
    let number: usize = first.get_attribute("data-paragraph")?.parse().ok()?;
    let top = first.get_bounding_client_rect().top();
    (top < height).then_some((article.paragraphs.get(number)?.bytes.start, top as i32))
}

/// The element that takes the focus for a mention or a quote.
pub(crate) fn stop(article: &Article, target: Target) -> Option<HtmlElement> {
    dom::by_id(&match target {
        Target::Mention(mention) => article.mention(mention)?.id.clone(),
        Target::Quote(quote) => format!("{}-note", article.quote(quote)?.id),
    })
}

/// On a narrow window the style sheet makes the card a sheet at the bottom; elsewhere it opens below its line or above it,
/// never over it, and where it covers least of the words that it calls its evidence.
fn put(article: &Article, card: &HtmlElement, about: &Card) {
    let style = card.style();
    let _ = style.remove_property("left");
    let _ = style.remove_property("top");
    let Some(line) = line(&pieces(article, about.target), about.pointer) else {
        return;
    };
    let size = card.get_bounding_client_rect();
    if dom::matches(SHEET) {
        let covered = line.bottom() - size.top() + GAP;
        if covered > 0.0 {
            window().scroll_by_with_x_and_y(0.0, covered);
        }
        return;
    }
    let (left, top) = corner(
        &line,
        about,
        &size,
        &emphasis::evidence(article, about.target),
    );
    // The card is placed in the page, not in the window, so that it stays with its line when the page scrolls.
    let origin = card.offset_parent().map(|p| p.get_bounding_client_rect());
    let (x, y) = origin.map_or((0.0, 0.0), |r| (r.left(), r.top()));
    let _ = style.set_property("left", &pixels(left - x));
    let _ = style.set_property("top", &pixels(top - y));
}

/// The upper left corner of the card, in pixels of the window.
fn corner(line: &DomRect, about: &Card, size: &DomRect, evidence: &[DomRect]) -> (f64, f64) {
    let (width, height) = dom::window_size();
    let last = width - size.width() - 2.0 * GAP;
    let anchor = about
        .pointer
        .map_or(line.left(), |(x, _)| f64::from(x) - size.width() / 4.0);
    let lefts = [anchor, line.right() + GAP, line.left() - size.width() - GAP];
    let below = line.bottom() + GAP;
    let above = line.top() - GAP - size.height();
    let mut best = (f64::INFINITY, (anchor.min(last).max(GAP), below));
    for (at, top) in [(0.0, below), (1.0, above)] {
        // Outside of the window is worst, then over the evidence; among equals below, and near the pointer.
        let hidden = if top < BAR || top + size.height() > height {
            1e7
        } else {
            0.0
        };
        for (n, left) in lefts.into_iter().enumerate() {
            let left = left.min(last).max(GAP);
            let cost = hidden + covered(left, top, size, evidence) + at + n as f64 * 0.1;
            if cost < best.0 {
                best = (cost, (left, top));
            }
        }
    }
    best.1
}

/// How many square pixels of some boxes the card would cover.
fn covered(left: f64, top: f64, size: &DomRect, boxes: &[DomRect]) -> f64 {
    let common =
        |from: f64, to: f64, start: f64, end: f64| (to.min(end) - from.max(start)).max(0.0);
    let over = |b: &DomRect| {
        common(left, left + size.width(), b.left(), b.right())
            * common(top, top + size.height(), b.top(), b.bottom())
    };
    boxes.iter().map(over).sum()
}

fn pixels(length: f64) -> String {
    format!("{}px", length as i32)
}

/// The line's box that is nearest to the pointer; without a pointer the first.
fn line(pieces: &[Element], pointer: Option<(i32, i32)>) -> Option<DomRect> {
    let boxes = pieces.iter().flat_map(|piece| {
        let boxes = piece.get_client_rects();
        (0..boxes.length()).filter_map(move |n| boxes.item(n))
    });
    let Some((_, y)) = pointer else {
        return boxes.into_iter().next();
    };
    let distance = |b: &DomRect| ((b.top() + b.bottom()) / 2.0 - f64::from(y)).abs();
    boxes.min_by(|a, b| distance(a).total_cmp(&distance(b)))
}
