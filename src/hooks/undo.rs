//! Takes the newest step back by Control Z and does it again by Control Shift Z or Control Y, from wherever the focus is.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::dom;
use crate::state::Action;

/// While there is something to take back or to do again. In the text area the keys are the text area's own.
#[hook]
pub(crate) fn use_undo_keys(can_undo: bool, can_redo: bool, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_change(when((can_undo, can_redo), move |&(can_undo, can_redo)| {
        let options = EventListenerOptions::enable_prevent_default();

        (can_undo || can_redo).then(|| {
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                let is_chord = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
                let action = match (&*key.key().to_ascii_lowercase(), key.shift_key()) {
                    ("z", false) if can_undo => Action::Undo,
                    ("z", true) | ("y", false) if can_redo => Action::Redo,
                    _ => return,
                };
                if is_chord && dom::closest(event.target(), "textarea, input").is_none() {
                    event.prevent_default();
                    dispatch.emit(action);
                }
            })
        })
    }));
}
