//! The types, above the lists: a legend of the lines in the text, each of whose entries switches its type off and on, in the text
//! and in the lists alike.

use yew::prelude::*;

use super::button::button;
use super::press::press;
use crate::filters::{Filter, Filters};
use crate::state::{Action, State};
use crate::words::article;

/// One entry for each type, each with a way to see nothing else.
pub(crate) fn filters(state: &State, dispatch: &Callback<Action>) -> Html {
    let entry = |filter: Filter| {
        let on = state.filters.has(filter);
        let is_alone = on && state.filters.only(filter) == Filters::ALL;
        let onclick = dispatch.reform(move |e: MouseEvent| {
            if e.alt_key() {
                Action::Only(filter)
            } else {
                Action::Filter(filter)
            }
        });
        let only = press(dispatch, Action::Only(filter));
        let label = filter.label();
        html! {
            <span class="type">
                <button
                    type="button"
                    class={filter.name()}
                    data-filter={filter.name()}
                    aria-pressed={on.to_string()}
                    title={article::alt_click()}
                    {onclick}
                >{ label }</button>
                <button
                    type="button"
                    class="only"
                    data-only={filter.name()}
                    aria-label={if is_alone { article::all_types().to_owned() } else { article::only_type(label) }}
                    onclick={only}
                >{ if is_alone { article::all() } else { article::only() } }</button>
            </span>
        }
    };
    html! {
        <div class="types" role="group" aria-label={article::types()}>
            { for Filter::ALL.into_iter().map(entry) }
        </div>
    }
}

/// A switch of marks in the text.
pub(crate) fn switch(
    name: &'static str,
    label: &'static str,
    on: bool,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button
            type="button"
            class="switch"
            data-action={name}
            aria-pressed={on.to_string()}
            {disabled}
            {onclick}
        >
            <span class="track" aria-hidden="true"></span>{ label }
        </button>
    }
}

/// What stands in the place of rows whose type is switched off.
pub(crate) fn switched_off(filter: Filter, dispatch: &Callback<Action>) -> Html {
    let onclick = press(dispatch, Action::Filter(filter));
    html! {
        <p class="nothing">
            { article::switched_off(filter.label()) }{ " " }
            { button("link", "show-type", onclick, article::show()) }
        </p>
    }
}
