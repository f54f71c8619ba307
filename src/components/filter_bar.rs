//! The legend of the highlights, each of whose entries switches its type off and on.

use yew::prelude::*;

use super::icon::{Picture, icon};
use crate::article::Article;
use crate::filters::Filter;
use crate::state::{Action, State};
use crate::wording::thousands;

/// One button for each type, and one for all.
pub(crate) fn filter_bar(state: &State, article: &Article, dispatch: &Callback<Action>) -> Html {
    let button = |filter: Filter| {
        let on = state.filters.has(filter);
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Filter(filter));
        html! {
            <button
                type="button"
                class={classes!("filter", filter.name())}
                data-filter={filter.name()}
                aria-pressed={on.to_string()}
                disabled={!state.highlights}
                {onclick}
            >
                { icon(picture(filter)) }
                <span class="name">{ filter.label() }</span>
                <span class="count">{ thousands(found(article, filter)) }</span>
            </button>
        }
    };
    let switch = dispatch.reform(|_: MouseEvent| Action::Highlights);
    html! {
        <div class="filters" role="group" aria-label="Highlights">
            { for Filter::ALL.into_iter().map(button) }
            <button
                type="button"
                class="switch"
                data-action="highlights"
                aria-pressed={state.highlights.to_string()}
                onclick={switch}
            >
                <span class="track" aria-hidden="true"></span>{ "Highlights" }
            </button>
        </div>
    }
}

fn picture(filter: Filter) -> Picture {
    match filter {
        Filter::Mentions(kind) => Picture::Kind(kind),
        Filter::Quotes => Picture::Quote,
    }
}

/// Named entities of the filter's type, or quotes.
fn found(article: &Article, filter: Filter) -> usize {
    match filter {
        Filter::Mentions(kind) => article.named_of(kind),
        Filter::Quotes => article.document.quotes.len(),
    }
}
