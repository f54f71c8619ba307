//! Pressmark's own annotation document, brought back: its text, and the places that the reader had chosen in it.

use js_sys::{Array, JSON};
use wasm_bindgen::JsValue;

use super::Given;
use crate::browser::fields::{field, list, words};
use crate::choice::Choice;
use crate::draft::Draft;

const OTHER: &str = "is JSON, but no annotations of Pressmark’s. Open the article itself as .txt, .md or .html, or paste its \
    text.";

/// What a JSON gives: `None` where the text is none; the error says why nothing can be read of it.
pub(super) fn read(text: &str, name: &str) -> Option<Result<Given, String>> {
    // An article may begin with a bracket; what parses whole is none.
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let json = JSON::parse(text).ok()?;
    Some(given(&json, name).ok_or_else(|| format!("“{name}” {OTHER}")))
}

fn given(json: &JsValue, name: &str) -> Option<Given> {
    (words(json, "format")? == "pressmark-annotations").then_some(())?;
    let document = field(json, "document")?;
    let draft = Draft {
        from_html: list(&document, "preprocessing").includes(&"html-to-text".into(), 0),
        places: choices(json),
        ..Draft::plain(&words(&document, "text")?)
    };
    Some(Given {
        draft,
        notice: Some(format!(
            "Opened the article of “{name}”; its marks were found anew."
        )),
    })
}

/// A reader's choice is written as the place of the entity, and as the status of its mentions.
fn choices(json: &JsValue) -> Vec<Choice> {
    let edited = Array::new();
    for mention in list(json, "mentions").iter() {
        if words(&mention, "status").as_deref() == Some("edited") {
            edited.push(&field(&mention, "entity").unwrap_or_default());
        }
    }
    let chosen = |entity: JsValue| {
        let id = field(&entity, "id").filter(|id| edited.includes(id, 0));
        id.and_then(|_| {
            Some(Choice {
                name: words(&entity, "name")?,
                // The document does not say what the program took it for.
                was: String::new(),
                place: words(&entity, "fullName")?,
            })
        })
    };
    list(json, "entities").iter().filter_map(chosen).collect()
}
