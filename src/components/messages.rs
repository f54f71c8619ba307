//! Messages: what has just happened, what went wrong and what to do about it, what the pipeline warns of.

use std::rc::Rc;

use pressmark::annotation::{Warning, WarningCode};
use yew::prelude::*;

use super::button::button;
use super::leaf::leaf;
use super::press::press;
use crate::article::Article;
use crate::browser::shelf;
use crate::models::Fetching;
use crate::state::{Action, State, Work};
use crate::wording::{excerpt, megabytes};
use crate::words::{page, reason, shared};

/// Characters that a way to a place in the text shows of it.
const EXCERPT: usize = 40;

/// Failures, notices and the pipeline's warnings, each with a way to go on.
pub(crate) fn messages(state: &State, dispatch: &Callback<Action>) -> Html {
    let act = |action: Action| press(dispatch, action);
    html! {
        <div class="messages">
            if let Work::Failed(why) = &state.work {
                <div class="message failure" role="alert">
                    { leaf("p", "", why) }
                    { button("button", "retry", act(Action::Retry), page::try_again()) }
                </div>
            }
            if let Fetching::Failed(why) = &state.fetching {
                <div class="message" role="alert" data-message="models">
                    { leaf("p", "", why) }
                    { button("button", "fetch-models", act(Action::FetchAgain), page::try_again()) }
                </div>
            }
            if state.elsewhere {
                <div class="message" role="status">
                    { leaf("p", "", page::elsewhere()) }
                    { button("button", "take-over", Callback::from(|_| shelf::take_over()), page::correct_here()) }
                </div>
            }
            if let Some(notice) = &state.notice {
                <div class="message" role="alert">
                    { leaf("p", "", notice) }
                    { button("button", "close-notice", act(Action::Notice(None)), shared::close()) }
                </div>
            }
            if let Some(article) = &state.article { { warnings(state, article, dispatch) } }
        </div>
    }
}

/// What the pipeline warns of, with a way to the place in the text that it speaks of; all of it can be put away.
fn warnings(state: &State, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    // While models are on their way, rules alone are no news; where they do not come, a message says so already.
    let is_news = |w: &&Warning| w.code != WarningCode::RulesOnly;
    let shown: Vec<&Warning> = article.document().warnings.iter().filter(is_news).collect();
    if shown.is_empty() || state.warned {
        return Html::default();
    }
    let warning = |w: &Warning| {
        let place = w.at.as_ref().map(|at| {
            let byte = article.bytes(at).start;
            let onclick = press(dispatch, Action::Reach(byte));
            button(
                "link",
                "visit-warning",
                onclick,
                &excerpt(&at.text, EXCERPT),
            )
        });
        html! { <p data-warning={w.code.name()}>{ reason(&w.message).into_owned() }{ " " }{ for place }</p> }
    };
    html! {
        <div class="message warning" role="status">
            <div>{ for shown.into_iter().map(warning) }</div>
            { button("button", "close-warnings", press(dispatch, Action::Warned), shared::close()) }
        </div>
    }
}

/// How far the models are, on a strip below everything; it comes only where they take a while, and moves nothing.
pub(crate) fn fetching(fetching: &Fetching) -> Html {
    let &Fetching::Running { received, total } = fetching else {
        return Html::default();
    };
    html! {
        <aside class="fetching">
            <label for="models-here">
                { page::fetching(&megabytes(received, total)) }
                <span class="meanwhile">{ page::meanwhile() }</span>
            </label>
            <progress id="models-here" max={total.to_string()} value={received.to_string()} />
        </aside>
    }
}
