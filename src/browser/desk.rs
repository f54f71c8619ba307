//! What the page and the desk say to each other (`docs/desk.md`): two programs in one window, with a property of the window and two
//! events between them. Each of the two has its half of the functions.

use gloo::utils::window;
use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event};

use super::download::Files;
use super::fields::{field, list, set, words};
use crate::correction::Correction;
use crate::state::Draft;

/// The property of the window that holds the article.
const SHARED: &str = "pressmarkArticle";
/// Told to the desk: the article, or what the desk is to be drawn in, is another.
pub const CHANGED: &str = "pressmark-desk";
/// Told by the desk: a correction.
pub const CORRECT: &str = "pressmark-correct";
/// Told by the desk: a name of which the gazetteer's places are wanted.
pub const SEEKS: &str = "pressmark-seek";
/// Told by the page: the places of such a name.
pub const FOUND: &str = "pressmark-found";

/// What the page lays out.
#[derive(Debug)]
pub struct Laid<'a> {
    /// The article as the worker wrote it; `None` where none is open.
    pub files: Option<&'a Files>,
    /// The text of which it was made, or will be, and what has been corrected in it.
    pub draft: &'a Draft,
    /// The id of an article that the shelf is to open; empty where none is sought.
    pub sought: &'a str,
    /// How the reader looks at it, as `Settings::write` writes it.
    pub view: &'a str,
}

/// The page lays the article out, and says so.
pub fn lay_out(laid: &Laid<'_>) {
    let shared = as_object(laid.draft);
    if let Some(files) = laid.files {
        set(&shared, "document", &files.document);
    }
    set(&shared, "sought", &laid.sought.into());
    set(&shared, "view", &laid.view.into());
    set(&window(), SHARED, &shared);
    if let Ok(event) = Event::new(CHANGED) {
        let _ = window().dispatch_event(&event);
    }
}

/// A draft as an object of JavaScript, as page, desk and shelf hand it to one another, and as the shelf keeps it.
#[must_use]
pub fn as_object(draft: &Draft) -> Object {
    let object = Object::new();
    let correction = |c: &Correction| {
        let object = Object::new();
        set(&object, "said", &JsValue::from(&c.said));
        set(&object, "json", &JsValue::from(&c.json));
        object
    };
    let corrections: Array = draft.corrections.iter().map(correction).collect();
    set(&object, "id", &JsValue::from(&*draft.id));
    set(&object, "text", &JsValue::from(&*draft.text));
    set(&object, "html", &draft.from_html.into());
    set(
        &object,
        "private",
        &(draft.private || draft.forgotten).into(),
    );
    set(&object, "corrections", &corrections);
    object
}

/// The draft that [`as_object`] wrote; what is missing in it is empty.
#[must_use]
pub fn as_draft(object: &JsValue) -> Draft {
    let is = |name| field(object, name).is_some_and(|f| f.is_truthy());
    Draft {
        id: words(object, "id").unwrap_or_default().into(),
        from_html: is("html"),
        private: is("private"),
        corrections: list(object, "corrections")
            .iter()
            .filter_map(|c| as_correction(&c))
            .collect(),
        ..Draft::plain(&words(object, "text").unwrap_or_default())
    }
}

fn as_correction(told: &JsValue) -> Option<Correction> {
    Some(Correction {
        said: words(told, "said")?,
        json: words(told, "json")?,
    })
}

/// What the page hears in [`CORRECT`].
#[must_use]
pub fn heard(event: &Event) -> Option<Correction> {
    as_correction(&event.dyn_ref::<CustomEvent>()?.detail())
}

/// What is laid out: the bytes of the document, and what has been corrected, the oldest first.
#[must_use]
pub fn laid_out() -> Option<(Uint8Array, Vec<String>)> {
    let shared = shared()?;
    let document = field(&shared, "document")?.dyn_into().ok()?;
    let corrections = list(&shared, "corrections");
    let said = corrections.iter().filter_map(|c| words(&c, "said"));
    Some((document, said.collect()))
}

/// The object that holds what is laid out; `None` before the page has laid anything out.
pub(super) fn shared() -> Option<JsValue> {
    field(&window(), SHARED).filter(|shared| shared.is_object())
}

/// The desk says what the reader has corrected.
pub fn tell(correction: &Correction) {
    let told = Object::new();
    set(&told, "said", &JsValue::from(&correction.said));
    set(&told, "json", &JsValue::from(&correction.json));
    dispatch(CORRECT, &told);
}

/// The desk asks for the places of a name; the answer comes as [`FOUND`].
pub fn seek(words: &str) {
    dispatch(SEEKS, &words.into());
}

/// The name in [`SEEKS`].
#[must_use]
pub fn sought_in(event: &Event) -> Option<String> {
    event.dyn_ref::<CustomEvent>()?.detail().as_string()
}

/// The page answers with the full names of the places, the best known first.
pub fn answer(words: &str, names: &[String]) {
    let told: Array = names.iter().map(JsValue::from).collect();
    told.unshift(&words.into());
    dispatch(FOUND, &told);
}

/// The name that was asked for in [`FOUND`], and its places.
#[must_use]
pub fn found_in(event: &Event) -> Option<(String, Vec<String>)> {
    let told = event.dyn_ref::<CustomEvent>()?.detail();
    let mut all = told
        .dyn_ref::<Array>()?
        .iter()
        .filter_map(|w| w.as_string());
    Some((all.next()?, all.collect()))
}

/// Something that the reader has pressed, or the shelf has to say, to whoever listens in this window.
pub(super) fn dispatch(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = window().dispatch_event(&event);
    }
}
