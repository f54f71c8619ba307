//! Letters that are shortcuts: they act wherever nothing is being typed, and the reader may switch them off (WCAG 2.1.4).
//! The sheet that lists them is `#help` in `index.html`; `static/help.js` opens it and keeps whether they are on.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::dom;
use crate::pane::Tab;
use crate::state::Action;

/// Listens while an article is shown.
#[hook]
pub(crate) fn use_keys(reading: bool, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_change(when(reading, move |&reading| {
        let options = EventListenerOptions::enable_prevent_default();

        reading.then(|| {
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                if let Some(action) = pressed(key) {
                    event.prevent_default();
                    action.into_iter().for_each(|a| dispatch.emit(a));
                }
            })
        })
    }));
}

/// What a key does; the inner `None` where it is done already.
fn pressed(event: &KeyboardEvent) -> Option<Option<Action>> {
    let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
    let is_typing = dom::closest(event.target(), "input, textarea, select, dialog").is_some();
    let root = document().document_element()?;
    if is_chord || is_typing || root.has_attribute("data-no-letters") {
        return None;
    }
    let action = match event.key().as_str() {
        "/" => {
            find();
            return Some(None);
        }
        "1" => Action::Tab(Tab::Said),
        "2" => Action::Tab(Tab::Who),
        "3" => Action::Tab(Tab::Where),
        "4" => Action::Tab(Tab::Check),
        "c" => Action::Desk(true),
        "q" => Action::RoamQuotes(1),
        "Q" => Action::RoamQuotes(-1),
        "p" => Action::Pronouns,
        "h" => Action::Highlights,
        _ => return None,
    };
    Some(Some(action))
}

/// Brings the focus into the search field, and the field into view.
fn find() {
    if let Some(field) = dom::by_id("find") {
        let _ = field.focus();
    }
}
