//! What has just happened, in words, and the way back from it where there is one.

use yew::prelude::*;

use super::button::button;
use super::leaf::leaf;
use super::press::press;
use crate::browser::dom;
use crate::state::{Action, State, Work};
use crate::wording;
use crate::words::{page, shared};

/// Where the focus goes when the button that had it is gone.
const PLACE: &str = "happened";

/// The status line. What was found stands in the brief already, so it is only spoken; whatever else has happened is a note
/// at the window's edge, which goes by itself unless it can be taken back.
pub(crate) fn status(state: &State, dispatch: &Callback<Action>) -> Html {
    let (can_undo, can_redo) = (state.offers_undo(), state.offers_redo());
    let words = words(state);
    let found = state.article.as_ref().map(|a| wording::found(a));
    let is_idle = state.work == Work::Idle || state.renewing;
    let is_news =
        is_idle && (can_undo || can_redo || (!words.is_empty() && Some(&words) != found.as_ref()));
    let act = |action| press(dispatch, action);
    // The buttons go with what they do: the focus stays beside what they say.
    let stay = |_: MouseEvent| {
        if let Some(place) = dom::by_id(PLACE) {
            let _ = place.focus();
        }
    };
    // Two names for one animation: a second note begins it anew.
    let class = match (is_news, can_undo || can_redo, state.said) {
        (true, true, _) => "happened news",
        (true, false, false) => "happened news passing",
        (true, false, true) => "happened news passing again",
        (false, ..) => "happened",
    };
    html! {
        <div {class}>
            <div id={PLACE} tabindex="-1" onclick={stay}>
                <p class="status" role="status">
                    { words }
                    if can_undo { { leaf("span", "hidden", page::control_z()) } }
                </p>
                if can_undo && !state.draft.corrections.is_empty() { <div class="desk" data-desk="offers" /> }
                if can_undo { { button("button", "undo", act(Action::Undo), shared::undo()) } }
                if can_redo { { button("button", "redo", act(Action::Redo), page::redo()) } }
            </div>
        </div>
    }
}

/// While the worker reads, the status line says so; then what was found, or done.
fn words(state: &State) -> String {
    match state.work {
        Work::Running if !state.renewing => page::reading().into(),
        Work::Failed(_) => page::not_read().into(),
        _ => state.status.clone(),
    }
}
