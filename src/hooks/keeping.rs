//! Keeps the newest draft in the browser and brings it back with the page.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::MessageEvent;
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::keeping;
use crate::state::{Action, State};

/// Brings what was kept back once; keeps every draft from then on, and hears what other tabs forget.
#[hook]
pub(crate) fn use_keeping(state: &State, dispatch: &Callback<Action>) {
    let begun = use_mut_ref(|| false);
    {
        let dispatch = dispatch.clone();
        let drafts = (state.draft.clone(), state.previous.clone());
        use_change(when(drafts, move |(draft, previous)| {
            // The empty page is drawn before what was kept is back.
            if !begun.replace(true) {
                return;
            }
            if let Err(why) = keeping::keep(draft, previous.as_ref()) {
                dispatch.emit(Action::Notice(Some(why.into())));
            }
        }));
    }
    {
        let dispatch = dispatch.clone();
        let begun = use_mut_ref(|| false);
        use_change(when(Rc::clone(&state.home.name), move |name| {
            // At first it is nowhere; what was kept comes back after that.
            if begun.replace(true)
                && let Err(why) = keeping::keep_home(name)
            {
                dispatch.emit(Action::Notice(Some(why.into())));
            }
        }));
    }
    let dispatch = dispatch.clone();
    use_change(when((), move |()| {
        dispatch.emit(Action::Seeded(keeping::seed()));
        if let Some(home) = keeping::home() {
            dispatch.emit(Action::HomeKept(home));
        }
        let kept = keeping::kept();
        if let Some(draft) = kept.previous {
            dispatch.emit(Action::Remembered(draft));
        }
        if let Some(draft) = kept.draft {
            dispatch.emit(Action::Given(draft));
        }

        keeping::channel().ok().map(|channel| {
            EventListener::new(&channel, "message", move |event| {
                let said = event.unchecked_ref::<MessageEvent>().data();
                if let Some(text) = said.as_string() {
                    keeping::drop_text(&text);
                    dispatch.emit(Action::ForgottenElsewhere(text));
                }
            })
        })
    }));
}
