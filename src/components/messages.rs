//! Messages: what has just happened, what went wrong and what to do about it, what the pipeline warns of.

use extract::annotation::Warning;
use yew::prelude::*;

use crate::state::{Action, Work};

/// Props of [`Messages`].
#[derive(Properties, PartialEq)]
pub struct MessagesProps {
    /// What the worker does.
    pub work: Work,
    /// What the reader should know.
    pub notice: Option<String>,
    /// What the pipeline says of this text.
    pub warnings: Vec<Warning>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// Failures and notices, each with a way to go on.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
    let retry = props.dispatch.reform(|_: MouseEvent| Action::Retry);
    let put_away = props.dispatch.reform(|_: MouseEvent| Action::Notice(None));
    html! {
        <div class="messages">
            if let Work::Failed(why) = &props.work {
                <div class="message failure" role="alert">
                    <p>{ why.clone() }</p>
                    <button type="button" class="button" data-action="retry" onclick={retry}>{ "Try again" }</button>
                </div>
            }
            if let Some(notice) = &props.notice {
                <div class="message" role="alert">
                    <p>{ notice.clone() }</p>
                    <button type="button" class="button" data-action="close-notice" onclick={put_away}>{ "Close" }</button>
                </div>
            }
            { for props.warnings.iter().map(|w| html! {
                <div class="message warning" data-warning={w.code.clone()}><p>{ w.message.clone() }</p></div>
            }) }
        </div>
    }
}
