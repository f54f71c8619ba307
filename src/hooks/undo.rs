//! Takes the newest choice back by Control Z, from wherever the focus is.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::dom;
use crate::state::Action;

/// While there is something to take back. In the text area the key is the text area's own.
#[hook]
pub(crate) fn use_undo_key(can_undo: bool, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_change(when(can_undo, move |&can_undo| {
        let options = EventListenerOptions::enable_prevent_default();

        can_undo.then(|| {
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                let is_chord =
                    (key.ctrl_key() || key.meta_key()) && !key.shift_key() && !key.alt_key();
                let is_undo = is_chord && key.key().eq_ignore_ascii_case("z");
                if is_undo && dom::closest(event.target(), "textarea").is_none() {
                    event.prevent_default();
                    dispatch.emit(Action::Undo);
                }
            })
        })
    }));
}
