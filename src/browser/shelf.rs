//! What the page and the shelf say to each other (`docs/shelf.md`), beside what `desk` lays out: two events.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event};

use super::desk::{CHANGED, as_draft, as_object, dispatch, shared};
use super::fields::{field, set, words};
use crate::state::{Draft, Settings, Told};

/// Told by the shelf; the page hears [`Told`] in it.
pub const TELLS: &str = "pressmark-shelf";
/// Told by the page: this tab is to correct the article from now on.
pub const TAKES_OVER: &str = "pressmark-take-over";

/// What the page has laid out for the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The open article; blank where none is.
    pub draft: Draft,
    /// The id of an article that is to be opened; empty where none is.
    pub sought: String,
    /// How the reader looks at the open article, as `Settings::write` writes it.
    pub view: String,
}

/// What is laid out now; `None` before the page has laid anything out.
#[must_use]
pub fn asked() -> Option<Asked> {
    let shared = shared()?;
    Some(Asked {
        draft: as_draft(&shared),
        sought: words(&shared, "sought")?,
        view: words(&shared, "view")?,
    })
}

/// What is laid out is to be looked at once more.
pub fn ask_again() {
    dispatch(CHANGED, &JsValue::NULL);
}

/// The shelf says something.
pub fn tell(told: &Told) {
    let object = match told {
        Told::Opened(draft) => as_object(draft),
        _ => js_sys::Object::new(),
    };
    let (name, value) = match told {
        Told::Opened(_) => ("opened", JsValue::TRUE),
        Told::Named(id) => ("named", JsValue::from(&**id)),
        Told::Viewed(settings) => ("viewed", JsValue::from(settings.write())),
        Told::Elsewhere(elsewhere) => ("elsewhere", JsValue::from(*elsewhere)),
        Told::Unknown => ("unknown", JsValue::TRUE),
        Told::Trouble(why) => ("trouble", JsValue::from(why)),
    };
    set(&object, name, &value);
    dispatch(TELLS, &object);
}

/// What the page hears in [`TELLS`].
#[must_use]
pub fn heard(event: &Event) -> Option<Told> {
    let told = event.dyn_ref::<CustomEvent>()?.detail();
    let field = |name| field(&told, name).filter(|f| !f.is_undefined());
    if field("opened").is_some() {
        return Some(Told::Opened(as_draft(&told)));
    }
    if let Some(elsewhere) = field("elsewhere") {
        return Some(Told::Elsewhere(elsewhere.is_truthy()));
    }
    if let Some(id) = words(&told, "named") {
        return Some(Told::Named(id.into()));
    }
    if let Some(view) = words(&told, "viewed") {
        return Settings::read(&mut view.split(' ')).map(Told::Viewed);
    }
    words(&told, "trouble")
        .map(Told::Trouble)
        .or(Some(Told::Unknown))
}

/// The reader takes the article over from the tab that corrects it.
pub fn take_over() {
    dispatch(TAKES_OVER, &JsValue::NULL);
}
