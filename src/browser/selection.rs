//! What is selected in the page, as bytes of the article.

use core::ops::Range as Bytes;

use gloo::utils::window;
use web_sys::{Node, Range};

use crate::article::Article;
use crate::browser::dom;

/// The bytes of the article that are selected; `None` where none is.
#[must_use]
pub fn bytes(article: &Article) -> Option<Bytes<u32>> {
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
