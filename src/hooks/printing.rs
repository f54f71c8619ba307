//! On paper, lists are whole.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::dom;

/// True from just before the page is printed until it has been: the browser waits for what is drawn in answer to the event.
#[hook]
pub(crate) fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    let setter = is_printing.setter();
    use_effect_with((), move |()| {
        let on = |name: &'static str, value: bool| {
            let setter = setter.clone();
            EventListener::new(&dom::window(), name, move |_| setter.set(value))
        };
        let listeners = (on("beforeprint", true), on("afterprint", false));
        move || drop(listeners)
    });
    *is_printing
}
