//! The margin: beside each quote the name of who says it. Not a part of the text; the style sheet shows it where there is room.

use std::rc::Rc;

use yew::prelude::*;

use super::leaf::leaf;
use super::standing::relay;
use crate::article::Article;
use crate::card::Highlighted;
use crate::hooks::Pointing;
use crate::speaker;
use crate::wording::{doubt, excerpt, is_doubtful};
use crate::words::article;

/// Characters of the quote that a screen reader hears after the name.
const EXCERPT: usize = 60;

/// What the margin is drawn from.
pub(crate) struct MarginProps<'a> {
    pub(crate) article: &'a Rc<Article>,
    /// Quotes whose marks are drawn, in text order.
    pub(crate) quotes: Vec<u32>,
    pub(crate) highlighted: Option<Highlighted>,
    pub(crate) pointing: &'a Pointing,
}

/// A name for each quote; `use_margin` puts them beside their lines. One of them is a stop of the Tab key.
pub(crate) fn margin(props: &MarginProps) -> Html {
    let lit = props.article.lit_quotes(props.highlighted);
    let reached = match props.highlighted {
        Some(Highlighted::Quote(quote)) if props.quotes.contains(&quote) => Some(quote),
        _ => props.quotes.first().copied(),
    };
    let pointing = props.pointing;
    html! {
        <div
            class="margin"
            role="group"
            aria-label={article::margin()}
            onpointermove={pointing.on(Pointing::moved)}
            onpointerout={pointing.on(|p, e| p.out(e, ".margin"))}
            onpointerdown={pointing.on(|p, _| p.press(true))}
            onpointerup={pointing.on(|p, _| p.press(false))}
            onclick={pointing.on(Pointing::click)}
            onfocusin={pointing.on(Pointing::focus)}
            onfocusout={pointing.on(Pointing::blur)}
            onkeydown={pointing.on(Pointing::key)}
        >
            { for props.quotes.iter().map(|&q| note(props, q, lit.contains(&q), reached == Some(q))) }
        </div>
    }
}

fn note(props: &MarginProps, number: u32, lit: bool, reached: bool) -> Html {
    let Some(quote) = props.article.quote(number) else {
        return Html::default();
    };
    let speaker = quote.speaker();
    let kind = speaker.map_or("nobody", |e| e.kind.name());
    let words = quote.parts.first().map_or("", |p| &p.text);
    let sure = quote
        .speaker
        .as_ref()
        .map(|s| s.confidence.min(quote.confidence));
    let doubt = sure.filter(|&s| is_doubtful(s)).and_then(doubt);
    html! {
        <button
            key={number}
            type="button"
            id={format!("{}-note", quote.id)}
            class={classes!("note", kind, lit.then_some("lit"))}
            data-note={quote.id.clone()}
            data-doubt={doubt.map(|_| "?")}
            tabindex={if reached { "0" } else { "-1" }}
        >
            { leaf("span", "name", &speaker::heading(props.article, number)) }
            { relay(props.article, number) }
            <span class="hidden">
                { match doubt {
                    Some(doubt) => article::note_doubt(doubt, &excerpt(words, EXCERPT)),
                    None => article::note(&excerpt(words, EXCERPT)),
                } }
            </span>
        </button>
    }
}
