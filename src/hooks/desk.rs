//! The page's side of the desk (`docs/desk.md`) and the shelf (`docs/shelf.md`): lays out what they work on, and hears what they say.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::{desk, shelf};
use crate::pane::Tab;
use crate::state::{Action, State, View};

/// Tells desk and shelf of each change once it is drawn; takes down what they say.
#[hook]
pub(crate) fn use_desk(state: &State, dispatch: &Callback<Action>) {
    let target = state.card.filter(|c| !c.is_slip()).map(|c| c.target);
    // The places that desk and shelf draw themselves into come and go with these.
    let places = (
        target,
        state.desk,
        state.pane.tab == Tab::Check,
        state.view == View::Writing,
    );
    let asked = (state.draft.clone(), state.sought.clone());
    let drawn = (state.article.clone(), asked, state.settings(), places);
    use_change(when(drawn, move |(article, (draft, sought), view, _)| {
        desk::lay_out(&desk::Laid {
            files: article.as_ref().and_then(|a| a.files.as_ref()),
            draft,
            sought,
            view: &view.write(),
        });
    }));
    let dispatch = dispatch.clone();
    use_change(when((), move |()| {
        let hear = |name, heard: fn(&web_sys::Event) -> Option<Action>| {
            let dispatch = dispatch.clone();
            EventListener::new(&window(), name, move |event| {
                if let Some(action) = heard(event) {
                    dispatch.emit(action);
                }
            })
        };
        [
            hear(desk::CORRECT, |event| {
                desk::heard(event).map(Action::Correct)
            }),
            hear(shelf::TELLS, |event| shelf::heard(event).map(Action::Shelf)),
        ]
    }));
}
