//! The legend of the highlights, each of whose entries switches its type off and on.

use std::rc::Rc;

use extract::annotation::EntityType;
use yew::prelude::*;

use super::icon::{Icon, Picture};
use crate::article::Article;
use crate::filters::{Filter, Filters};
use crate::state::Action;
use crate::wording::thousands;

/// Props of [`FilterBar`].
#[derive(Properties, PartialEq)]
pub struct FilterBarProps {
    /// The article whose findings are counted.
    pub article: Rc<Article>,
    /// Which filters are on.
    pub filters: Filters,
    /// Whether anything is highlighted at all.
    pub highlights: bool,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// One button for each type, and one for all.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let button = |filter: Filter| {
        let on = props.filters.has(filter);
        let onclick = props
            .dispatch
            .reform(move |_: MouseEvent| Action::Filter(filter));
        html! {
            <button
                type="button"
                class={classes!("filter", filter.name())}
                data-filter={filter.name()}
                aria-pressed={on.to_string()}
                disabled={!props.highlights}
                {onclick}
            >
                <Icon picture={picture(filter)} />
                <span class="name">{ filter.label() }</span>
                <span class="count">{ thousands(found(&props.article, filter)) }</span>
            </button>
        }
    };
    let switch = props.dispatch.reform(|_: MouseEvent| Action::Highlights);
    html! {
        <div class="filters" role="group" aria-label="Highlights">
            { for Filter::ALL.into_iter().map(button) }
            <button
                type="button"
                class="switch"
                data-action="highlights"
                aria-pressed={props.highlights.to_string()}
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
    let of_kind = |kind: EntityType| {
        (0..article.document.entities.len() as u32)
            .filter(|&e| article.entity(e).is_some_and(|e| e.kind == kind) && article.is_named(e))
            .count()
    };
    match filter {
        Filter::Mentions(kind) => of_kind(kind),
        Filter::Quotes => article.document.quotes.len(),
    }
}
