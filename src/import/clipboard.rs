//! What a paste or a drop brings: text, or the markup of a web page, or a file.

use web_sys::{DataTransfer, File};

use super::html;
use crate::state::Draft;

/// The text that a paste or a drop brings; markup is read where it holds paragraphs.
#[must_use]
pub fn draft(data: &DataTransfer) -> Option<Draft> {
    let markup = data.get_data("text/html").unwrap_or_default();
    if let Some(text) = html::text(&markup) {
        return Some(Draft {
            text: text.into(),
            from_html: true,
            places: Vec::new(),
        });
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    (!text.is_empty()).then(|| Draft::plain(&text))
}

/// The first file of a drop.
#[must_use]
pub fn file(data: &DataTransfer) -> Option<File> {
    data.files()?.get(0)
}
