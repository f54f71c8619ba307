//! The page's side of the desk (`docs/desk.md`): lays out what that works on, and hears what the reader says there.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::desk;
use crate::pane::Tab;
use crate::state::{Action, State};

/// Tells the desk of each change once it is drawn; takes down what it says.
#[hook]
pub(crate) fn use_desk(state: &State, dispatch: &Callback<Action>) {
    let target = state.card.filter(|c| !c.is_slip()).map(|c| c.target);
    let is_checking = state.pane.tab == Tab::Check;
    let corrections = state.draft.corrections.clone();
    // Whenever something has been corrected, the article is another too.
    let drawn = (state.article.clone(), target, state.desk, is_checking);
    use_change(when(drawn, move |(article, ..)| {
        let files = article.as_ref().and_then(|a| a.files.as_ref());
        desk::lay_out(files, &corrections);
    }));
    let dispatch = dispatch.clone();
    use_change(when((), move |()| {
        EventListener::new(&window(), desk::CORRECT, move |event| {
            if let Some(correction) = desk::heard(event) {
                dispatch.emit(Action::Correct(correction));
            }
        })
    }));
}
