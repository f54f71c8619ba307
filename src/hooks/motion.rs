//! Tells a pointer that moved from a page that moved under it: browsers report both as if the pointer had come.

use gloo::utils::document;
use std::cell::Cell;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::{use_change, when};

thread_local! {
    /// Where the pointer was last, in pixels of the window.
    static LAST: Cell<(i32, i32)> = const { Cell::new((-1, -1)) };
}

/// True where the pointer is elsewhere than it was, and not only over something else.
pub(crate) fn is_real(event: &MouseEvent) -> bool {
    LAST.get() != place(event)
}

/// Notes where the pointer is, after everybody else has heard of each event: the page's own listeners lie below the document.
#[hook]
pub(crate) fn use_motion() {
    use_change(when((), |()| {
        ["pointermove", "pointerdown", "pointerup"].map(|name| {
            EventListener::new(&document(), name, |event| {
                LAST.set(place(event.unchecked_ref()));
            })
        })
    }));
}

fn place(event: &MouseEvent) -> (i32, i32) {
    (event.client_x(), event.client_y())
}
