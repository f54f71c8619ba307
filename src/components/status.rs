//! What has just happened, in words, and the way back from it where there is one.

use yew::prelude::*;

use crate::dom;
use crate::state::{Action, State, Work};

/// Where the focus goes when the button that had it is gone.
const PLACE: &str = "happened";

/// The status line. While a card is open it may lie outside of the window, so with an "Undo" in it, it floats.
pub(crate) fn status(state: &State, dispatch: &Callback<Action>) -> Html {
    let can_undo = state.can_undo();
    let undo = dispatch.reform(|_: MouseEvent| {
        if let Some(place) = dom::by_id(PLACE) {
            let _ = place.focus();
        }
        Action::Undo
    });
    html! {
        <div class={classes!("happened", (can_undo && state.card.is_some()).then_some("floats"))}>
            <div id={PLACE} tabindex="-1">
                <p class="status" role="status">
                    { words(state) }
                    if can_undo { <span class="hidden">{ ". Control Z takes it back." }</span> }
                </p>
                if can_undo {
                    <button
                        type="button"
                        class="button"
                        data-action="undo"
                        title="Ctrl+Z"
                        aria-keyshortcuts="Control+Z Meta+Z"
                        onclick={undo}
                    >{ "Undo" }</button>
                }
            </div>
        </div>
    }
}

/// While the worker reads, the status line says so; then what was found, or done.
fn words(state: &State) -> String {
    match state.work {
        Work::Running if !state.renewing => "Reading the article …".into(),
        Work::Failed(_) => "The article could not be read".into(),
        _ => state.status.clone(),
    }
}
