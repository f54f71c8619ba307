//! On paper, lists are whole.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::{use_change, when};

/// True from just before the page is printed until it has been: the browser waits for what is drawn in answer to the event.
#[hook]
pub(crate) fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    let setter = is_printing.setter();
    use_change(when((), move |()| {
        let on = |name: &'static str, value: bool| {
            let setter = setter.clone();
            EventListener::new(&window(), name, move |_| setter.set(value))
        };

        (on("beforeprint", true), on("afterprint", false))
    }));
    *is_printing
}
