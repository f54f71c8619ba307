//! What the page asks of its window and its document, beyond what `gloo` has.

use gloo::utils::{document, document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, NodeList};

/// The element with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What the element `<meta name=...>` of the page's head says.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name={name}]");
    let meta = document().query_selector(&selector).ok().flatten()?;
    meta.get_attribute("content")
}

/// All elements that a selector picks.
#[must_use]
pub fn all(selector: &str) -> Vec<Element> {
    elements(document().query_selector_all(selector))
}

/// All elements inside another that a selector picks.
#[must_use]
pub fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    elements(element.query_selector_all(selector))
}

/// The first element inside another that a selector picks.
#[must_use]
pub fn first_in(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// Width and height of what the reader sees, in CSS pixels.
#[must_use]
pub fn window_size() -> (f64, f64) {
    let root = document_element();
    (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    )
}

fn elements(list: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = list else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|n| list.get(n)?.dyn_into().ok())
        .collect()
}

/// True where the window matches a media query.
#[must_use]
pub fn matches(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|m| m.matches())
}

/// The nearest element, from an event's target upwards, that a selector picks.
#[must_use]
pub fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok().flatten()
}

/// In a row of so many stops, the one to which a key leads from another: arrows go round, Home and End to the ends.
#[must_use]
pub fn stop_by_arrow(event: &KeyboardEvent, at: usize, stops: usize) -> Option<usize> {
    match event.key().as_str() {
        "ArrowRight" => Some((at + 1) % stops),
        "ArrowLeft" => Some((at + stops - 1) % stops),
        "Home" => Some(0),
        "End" => Some(stops - 1),
        _ => None,
    }
}

/// True where the reader has selected some of the page's text.
#[must_use]
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|s| !s.is_collapsed())
}
