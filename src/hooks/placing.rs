//! Puts the card beside what it is about, and brings that into view first where the page jumped to it.

use std::rc::Rc;

use web_sys::{DomRect, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::article::Article;
use crate::card::{Card, Held, Jump, Target};
use crate::dom;

/// Pixels between the card and the line that it is about, and between the card and the window's edge.
const GAP: f64 = 8.0;
/// Height that the page's fixed bar takes from the window's top.
const BAR: f64 = 64.0;

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
    use_effect_with(place, move |place| {
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
        put(&element, &card, &pieces(article, card.target));
        if card.held == Held::Entered {
            let _ = element.focus();
        }
    });
}

/// The elements of a mention or a quote, in text order.
fn pieces(article: &Article, target: Target) -> Vec<Element> {
    let (name, id) = match target {
        Target::Mention(mention) => ("mention", article.mention(mention).map(|m| &m.id)),
        Target::Quote(quote) => ("quote", article.quote(quote).map(|q| &q.id)),
    };
    id.map(|id| dom::all(&format!("#doc [data-{name}=\"{id}\"]")))
        .unwrap_or_default()
}

fn go(article: &Article, jump: Jump) {
    let pieces = pieces(article, jump.target);
    let Some(first) = pieces.first() else { return };
    if jump.focus
        && let Some(stop) = stop(article, jump.target)
    {
        let _ = stop.focus();
    }
    let seen = first.get_bounding_client_rect();
    if seen.top() < BAR + GAP || seen.bottom() > dom::window_size().1 * 0.75 {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        first.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The element that takes the focus for a mention or a quote.
pub(crate) fn stop(article: &Article, target: Target) -> Option<HtmlElement> {
    dom::by_id(&match target {
        Target::Mention(mention) => article.mention(mention)?.id.clone(),
        Target::Quote(quote) => format!("{}-note", article.quote(quote)?.id),
    })
}

/// On a narrow window the style sheet makes the card a sheet at the bottom; elsewhere it opens below its line, or above
/// where there is no room, and never over it.
fn put(card: &HtmlElement, about: &Card, pieces: &[Element]) {
    let style = card.style();
    let _ = style.remove_property("left");
    let _ = style.remove_property("top");
    let Some(line) = line(pieces, about.pointer) else {
        return;
    };
    let (width, height) = dom::window_size();
    if dom::matches("(max-width: 48rem)") {
        let covered = line.bottom() - card.get_bounding_client_rect().top() + GAP;
        if covered > 0.0 {
            dom::window().scroll_by_with_x_and_y(0.0, covered);
        }
        return;
    }
    let size = card.get_bounding_client_rect();
    let anchor = about
        .pointer
        .map_or(line.left(), |(x, _)| f64::from(x) - size.width() / 4.0);
    let left = anchor.min(width - size.width() - 2.0 * GAP).max(GAP);
    let below = line.bottom() + GAP;
    let above = line.top() - GAP - size.height();
    let top = if below + size.height() > height && above > 0.0 {
        above
    } else {
        below
    };
    // The card is placed in the page, not in the window, so that it stays with its line when the page scrolls.
    let origin = card.offset_parent().map(|p| p.get_bounding_client_rect());
    let (x, y) = origin.map_or((0.0, 0.0), |r| (r.left(), r.top()));
    let _ = style.set_property("left", &pixels(left - x));
    let _ = style.set_property("top", &pixels(top - y));
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
