//! Keeps the newest draft in the browser and brings it back with the page.

use yew::prelude::*;

use crate::keeping;
use crate::state::{Action, Draft};

/// Brings the kept article back once; keeps every draft that has something in it.
#[hook]
pub(crate) fn use_keeping(draft: &Draft, dispatch: &Callback<Action>) {
    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| {
            if let Some(draft) = keeping::kept().filter(|d| !d.is_blank()) {
                dispatch.emit(Action::Given(draft));
            }
        });
    }
    let dispatch = dispatch.clone();
    use_effect_with(draft.clone(), move |draft| {
        if draft.is_blank() {
            return;
        }
        if let Err(why) = keeping::keep(draft) {
            dispatch.emit(Action::Notice(Some(why.into())));
        }
    });
}
