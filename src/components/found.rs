//! What is found of the words that are looked for: how much in a list, and where in the text.

use std::rc::Rc;

use yew::prelude::*;

use super::button::button;
use super::leaf::leaf;
use super::press::press;
use crate::article::{Article, Hit};
use crate::state::Action;
use crate::words::{article as words, shared, thousands};

/// "3 of 8 quotes", while something is looked for.
pub(crate) fn hits(find: &str, found: usize, all: usize, counted: fn(usize) -> String) -> Html {
    if find.trim().is_empty() || all == 0 {
        return Html::default();
    }
    html! {
        <p class="hits" aria-live="polite">{ words::hits(&thousands(found), &counted(all)) }</p>
    }
}

/// The way from the first rows of a long list to all of them, and back.
pub(crate) fn more(found: usize, rows: usize, all: &UseStateHandle<bool>) -> Html {
    if found <= rows {
        return Html::default();
    }
    let words = if **all {
        words::show_fewer().to_owned()
    } else {
        words::show_more(&thousands(found - rows))
    };
    let all = all.clone();
    let onclick = Callback::from(move |_| all.set(!*all));
    button("button more", "", onclick, &words)
}

/// The places of the text that hold what is looked for, each with a few words around it.
pub(crate) fn in_the_text(article: &Article, find: &Rc<str>, dispatch: &Callback<Action>) -> Html {
    if find.trim().is_empty() {
        return Html::default();
    }
    let (count, hits) = article.in_the_text(find);
    let row = |hit: &Hit| {
        let byte = hit.bytes.start;
        let onclick = press(dispatch, Action::Reach(byte));
        html! {
            <li class="row">
                <button type="button" data-byte={byte.to_string()} {onclick}>
                    { hit.before.clone() }<b>{ hit.words.clone() }</b>{ hit.after.clone() }
                </button>
            </li>
        }
    };
    let left = count - hits.len();
    html! {
        <section class="found" data-found="" aria-labelledby="found-title">
            <h3 id="found-title">{ words::in_the_text() }{ leaf("span", "count", &thousands(count)) }</h3>
            if count == 0 { { leaf("p", "nothing", words::not_in_the_text()) } }
            <ul>{ for hits.iter().map(row) }</ul>
            if left > 0 { { leaf("p", "nothing", &shared::and_more(&thousands(left))) } }
        </section>
    }
}
