//! Messages: what has just happened, what went wrong and what to do about it, what the pipeline warns of.

use yew::prelude::*;

use crate::models::Fetching;
use crate::state::{Action, State, Work};
use crate::wording::megabytes;

/// Failures, notices and the pipeline's warnings, each with a way to go on.
pub(crate) fn messages(state: &State, dispatch: &Callback<Action>) -> Html {
    let retry = dispatch.reform(|_: MouseEvent| Action::Retry);
    let fetch = dispatch.reform(|_: MouseEvent| Action::FetchAgain);
    let put_away = dispatch.reform(|_: MouseEvent| Action::Notice(None));
    let warnings = state.article.iter().flat_map(|a| &a.document.warnings);
    html! {
        <div class="messages">
            if let Work::Failed(why) = &state.work {
                <div class="message failure" role="alert">
                    <p>{ why.clone() }</p>
                    <button type="button" class="button" data-action="retry" onclick={retry}>{ "Try again" }</button>
                </div>
            }
            if let Fetching::Failed(why) = &state.fetching {
                <div class="message" role="alert" data-message="models">
                    <p>{ why.clone() }</p>
                    <button type="button" class="button" data-action="fetch-models" onclick={fetch}>{ "Try again" }</button>
                </div>
            }
            if let Some(notice) = &state.notice {
                <div class="message" role="alert">
                    <p>{ notice.clone() }</p>
                    <button type="button" class="button" data-action="close-notice" onclick={put_away}>{ "Close" }</button>
                </div>
            }
            { for warnings.map(|w| html! {
                <div class="message warning" role="status" data-warning={w.code.clone()}><p>{ w.message.clone() }</p></div>
            }) }
        </div>
    }
}

/// How far the models are, on a strip below everything; it comes only where they take a while, and moves nothing.
pub(crate) fn fetching(fetching: &Fetching) -> Html {
    let &Fetching::Running(here, whole) = fetching else {
        return Html::default();
    };
    html! {
        <div class="fetching">
            <label for="models-here">
                { "Getting the recogniser of names and places: " }{ megabytes(here, whole) }
                <span class="meanwhile">{ ". Until it is here, rules do the work." }</span>
            </label>
            <progress id="models-here" max={whole.to_string()} value={here.to_string()} />
        </div>
    }
}
