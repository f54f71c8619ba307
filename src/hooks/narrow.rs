//! Tells the state whether the window has room for the pane beside the text.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::dom;
use crate::state::Action;

/// As `static/styles/pane.css` has it.
const NARROW: &str = "(max-width: 55.99rem)";

/// Now, and whenever it changes.
#[hook]
pub(crate) fn use_narrow(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_change(when((), move |()| {
        dispatch.emit(Action::Narrow(dom::matches(NARROW)));

        EventListener::new(&window(), "resize", move |_| {
            dispatch.emit(Action::Narrow(dom::matches(NARROW)));
        })
    }));
}
