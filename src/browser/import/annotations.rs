//! Pressmark's own annotation document, brought back: its text, and what the reader had corrected in it.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use super::Given;
use crate::browser::fields::{field, list, words};
use crate::correction::Correction;
use crate::draft::Draft;
use crate::words::page;

/// What a JSON gives: `None` where the text is none; the error says why nothing can be read of it.
pub(super) fn read(text: &str, name: &str) -> Option<Result<Given, String>> {
    // An article may begin with a bracket; what parses whole is none.
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let json = JSON::parse(text).ok()?;
    Some(given(&json, name).ok_or_else(|| page::not_annotations(name)))
}

fn given(json: &JsValue, name: &str) -> Option<Given> {
    (words(json, "format")? == "pressmark-annotations").then_some(())?;
    let document = field(json, "document")?;
    let draft = Draft {
        from_html: list(&document, "preprocessing").includes(&"html-to-text".into(), 0),
        corrections: corrections(json),
        ..Draft::plain(&words(&document, "text")?)
    };
    Some(Given {
        draft,
        notice: Some(page::annotations_opened(name)),
    })
}

/// What was corrected, as it was written.
fn corrections(json: &JsValue) -> Vec<Correction> {
    let written = list(json, "corrections");
    let written = written.iter().filter_map(|c| JSON::stringify(&c).ok());
    written
        .map(|json| Correction::of_file(&String::from(json)))
        .collect()
}
