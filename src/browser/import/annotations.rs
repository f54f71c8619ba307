//! Pressmark's own annotation document, brought back: its text, and what the reader had corrected in it.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use super::Given;
use crate::browser::fields::{field, list, words};
use crate::correction::{Correction, Words};
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
        corrections: corrections(json).unwrap_or_else(|| chosen_places(json)),
        ..Draft::plain(&words(&document, "text")?)
    };
    Some(Given {
        draft,
        notice: Some(page::annotations_opened(name)),
    })
}

/// What was corrected, as it was written; `None` in a document of a version before there were corrections.
fn corrections(json: &JsValue) -> Option<Vec<Correction>> {
    field(json, "corrections")?.is_object().then_some(())?;
    let written = list(json, "corrections");
    let written = written.iter().filter_map(|c| JSON::stringify(&c).ok());
    let steps = written.map(|json| Correction::of_file(&String::from(json)));
    Some(steps.collect())
}

/// The places that a reader had chosen in a version before there were corrections: their mentions are `edited`.
fn chosen_places(json: &JsValue) -> Vec<Correction> {
    let entities = list(json, "entities");
    let (mut steps, mut chosen) = (Vec::new(), Vec::new());
    for mention in list(json, "mentions").iter() {
        let entity = words(&mention, "entity");
        let is_chosen = words(&mention, "status").as_deref() == Some("edited");
        // All mentions of a place are chosen with the first.
        if !is_chosen || chosen.contains(&entity) {
            continue;
        }
        let meant = entities.iter().find(|e| words(e, "id") == entity);
        let number = |name| Some(field(&mention, name)?.as_f64()? as u32);
        let place = meant.and_then(|place| words(&place, "fullName"));
        if let (Some(start), Some(end), Some(text), Some(place)) = (
            number("start"),
            number("end"),
            words(&mention, "text"),
            place,
        ) {
            let text = text.as_str();
            steps.push(Correction::of_place(Words { start, end, text }, &place));
            chosen.push(entity);
        }
    }
    steps
}
