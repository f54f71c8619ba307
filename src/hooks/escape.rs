//! Closes the card, and the tools of a narrow window, on Escape and on a press elsewhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::dom;
use crate::state::Action;

/// While something is open: Escape closes it and, from within a card, leads back to the text; a press outside closes it.
#[hook]
pub(crate) fn use_escape(open: bool, back: &Callback<()>, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_change(when((open, back.clone()), move |(open, back)| {
        open.then(|| {
            (
                on_escape(back.clone(), dispatch.clone()),
                on_press(dispatch),
            )
        })
    }));
}

fn on_escape(back: Callback<()>, dispatch: Callback<Action>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        if key == "Escape" {
            event.prevent_default();
            let focused = document().active_element().map(Into::into);
            if dom::closest(focused, "[data-card]").is_some() {
                back.emit(());
            }
            dispatch.emit(Action::Dismiss);
        }
    })
}

fn on_press(dispatch: Callback<Action>) -> EventListener {
    EventListener::new(&document(), "pointerdown", move |event| {
        let own = "[data-card], #doc [data-mention], #doc [data-quote], [data-note], #happened, .tools, .pane";
        if dom::closest(event.target(), own).is_none() {
            dispatch.emit(Action::Dismiss);
        }
    })
}
