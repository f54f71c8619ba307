//! What the page and the desk say to each other (`docs/desk.md`): two programs in one window, with a property of the window and two
//! events between them. Each of the two has its half of the functions.

use gloo::utils::window;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event};

use super::download::Files;
use super::fields::{field, words};
use crate::correction::Correction;

/// The property of the window that holds the article.
const SHARED: &str = "pressmarkArticle";
/// Told to the desk: the article, or what the desk is to be drawn in, is another.
pub const CHANGED: &str = "pressmark-desk";
/// Told by the desk: a correction.
pub const CORRECT: &str = "pressmark-correct";

/// The page lays the article out, with what has been corrected in it so far, and says so.
pub fn lay_out(files: Option<&Files>, corrections: &[Correction]) {
    let shared = Object::new();
    if let Some(files) = files {
        let said: Vec<&str> = corrections.iter().map(|c| &*c.said).collect();
        set(&shared, "document", &files.document);
        set(&shared, "corrections", &said.join("\n").into());
    }
    set(&window(), SHARED, &shared);
    if let Ok(event) = Event::new(CHANGED) {
        let _ = window().dispatch_event(&event);
    }
}

/// What the page hears in [`CORRECT`].
#[must_use]
pub fn heard(event: &Event) -> Option<Correction> {
    let told = event.dyn_ref::<CustomEvent>()?.detail();
    Some(Correction {
        said: words(&told, "said")?,
        json: words(&told, "json")?,
    })
}

/// What is laid out: the bytes of the document, and what has been corrected, the oldest first.
#[must_use]
pub fn laid_out() -> Option<(Uint8Array, Vec<String>)> {
    let shared = field(&window(), SHARED)?;
    let document = field(&shared, "document")?.dyn_into().ok()?;
    let said = words(&shared, "corrections")?;
    Some((document, said.lines().map(str::to_owned).collect()))
}

/// The desk says what the reader has corrected.
pub fn tell(correction: &Correction) {
    let told = Object::new();
    set(&told, "said", &JsValue::from(&correction.said));
    set(&told, "json", &JsValue::from(&correction.json));
    let init = CustomEventInit::new();
    init.set_detail(&told);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(CORRECT, &init) {
        let _ = window().dispatch_event(&event);
    }
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // It fails only for what is no object.
    let _ = Reflect::set(object, &name.into(), value);
}
