//! Messages: what has just happened, what went wrong and what to do about it, what the pipeline warns of.

use yew::prelude::*;

use crate::state::{Action, State, Work};

/// Failures, notices and the pipeline's warnings, each with a way to go on.
pub(crate) fn messages(state: &State, dispatch: &Callback<Action>) -> Html {
    let retry = dispatch.reform(|_: MouseEvent| Action::Retry);
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
            if let Some(notice) = &state.notice {
                <div class="message" role="alert">
                    <p>{ notice.clone() }</p>
                    <button type="button" class="button" data-action="close-notice" onclick={put_away}>{ "Close" }</button>
                </div>
            }
            { for warnings.map(|w| html! {
                <div class="message warning" data-warning={w.code.clone()}><p>{ w.message.clone() }</p></div>
            }) }
        </div>
    }
}
