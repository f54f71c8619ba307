//! What a press of a button does. One function for all of them: each closure of its own is half a kilobyte of the page.

use yew::prelude::*;

use crate::state::Action;

/// Sends an action whenever it is called.
pub(crate) fn press(dispatch: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.emit(action.clone()))
}
