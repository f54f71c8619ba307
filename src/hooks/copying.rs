//! What a copy of the article puts on the clipboard: its words and paragraphs, without the marks, links and colours that
//! the page has laid over them.

use core::ops::Range as Bytes;
use gloo::utils::{document, window};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Node, Range};
use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::dom;

/// Writes clean paragraphs for as long as the article is shown.
#[hook]
pub(crate) fn use_copying(article: &Option<Rc<Article>>) {
    use_change(when(article.clone(), |article| {
        article.clone().map(on_copy)
    }));
}

fn on_copy(article: Rc<Article>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "copy", options, move |event| {
        // In a field, the browser copies what is selected there.
        if dom::closest(event.target(), "textarea, input").is_some() {
            return;
        }
        let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        let Some((data, bytes)) = data.zip(selected(&article)) else {
            return;
        };
        let html = article.clean_html(&bytes);
        if data.set_data("text/html", &html).is_ok() {
            let _ = data.set_data("text/plain", article.words(&bytes));
            event.prevent_default();
        }
    })
}

/// The bytes of the article that are selected.
fn selected(article: &Article) -> Option<Bytes<u32>> {
    let selection = window().get_selection().ok()??;
    let doc = dom::by_id("doc")?;
    if selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = units_before(
        &doc,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    )?;
    let end = units_before(&doc, &range.end_container().ok()?, range.end_offset().ok()?)?;
    let bytes = article.byte_of_unit(start)..article.byte_of_unit(end);
    (bytes.start < bytes.end).then_some(bytes)
}

/// How many UTF-16 units of an element's text stand before a place in the page: all of them where it lies behind it.
fn units_before(element: &Node, node: &Node, offset: u32) -> Option<u32> {
    let range = Range::new().ok()?;
    range.select_node_contents(element).ok()?;
    match range.compare_point(node, offset).ok()? {
        ..0 => return Some(0),
        0 => range.set_end(node, offset).ok()?,
        _ => {}
    }
    Some(range.to_string().as_string()?.encode_utf16().count() as u32)
}
