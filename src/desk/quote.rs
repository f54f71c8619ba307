//! What can be said of a quote: right or not, who says it, in whose words, and where it begins and ends.

use std::rc::Rc;

use pressmark::annotation::QuoteKind;
use yew::prelude::*;

use super::card::{Chip, act, chips};
use super::pick::{Pick, Picked};
use super::verbs::{self, Sayer};
use super::{extent, likely, tell};
use crate::article::Article;
use crate::correction::Correction;

const KINDS: [(QuoteKind, &str); 3] = [
    (QuoteKind::Direct, "Own words"),
    (QuoteKind::Mixed, "Partly"),
    (QuoteKind::Indirect, "Reported"),
];
/// Words at each end by which the reader sees where a quote begins and ends.
const SHOWN: usize = 4;

#[derive(Properties, PartialEq)]
pub(super) struct OfQuoteProps {
    pub(super) article: Rc<Article>,
    pub(super) number: u32,
}

/// The verbs of a quote.
#[component]
pub(super) fn OfQuote(props: &OfQuoteProps) -> Html {
    let (article, number) = (&props.article, props.number);
    let Some(quote) = article.quote(number) else {
        return Html::default();
    };
    let step = |say: fn(&Article, u32) -> Option<Correction>| {
        let article = Rc::clone(article);
        Callback::from(move |_: MouseEvent| tell(say(&article, number)))
    };
    let picked = {
        let article = Rc::clone(article);
        Callback::from(move |picked: Picked| {
            let sayer = match &picked {
                Picked::Entity(entity) => Sayer::Entity(*entity),
                Picked::Unmentioned(name) => Sayer::Unmentioned(name),
                Picked::Nobody => Sayer::Nobody,
            };
            tell(verbs::said_by(&article, number, sayer));
        })
    };
    let chip = |(kind, words): (QuoteKind, &'static str)| {
        let article = Rc::clone(article);
        Chip {
            words,
            is_now: quote.kind == kind,
            take: Callback::from(move |_: MouseEvent| {
                tell(verbs::quote_kind(&article, number, kind))
            }),
        }
    };
    html! {
        <>
            <div class="verbs">
                { act("confirm", "Y", "It is right", step(verbs::confirmed_quote)) }
                { act("not-a-quote", "X", "No quote", step(verbs::not_a_quote)) }
            </div>
            <Pick
                id="desk-speaker"
                article={Rc::clone(article)}
                label="Who says it"
                hint="A name, in the article or not"
                letter="K"
                offered={Rc::from(likely::sayers(article, number))}
                is_of_quote={true}
                {picked}
            />
            { chips("kind", "T", "In whose words", KINDS.into_iter().map(chip).collect()) }
            <Extent article={Rc::clone(article)} {number} />
        </>
    }
}

/// Where the quote begins and ends: each end moves by words, and one press takes what is shown.
#[component]
fn Extent(props: &OfQuoteProps) -> Html {
    let (article, number) = (&props.article, props.number);
    let by = use_state(|| (0, 0, 0, 0));
    let Some(now) = extent::of_quote(article, number) else {
        return Html::default();
    };
    // Another quote, or the same with other words: nothing has been moved there yet.
    let (start, end) = if (by.2, by.3) == (now.start, now.end) {
        (by.0, by.1)
    } else {
        (0, 0)
    };
    let moved = extent::moved(article.text(), &now, start, end);
    let turn = |start, end| {
        let (by, now) = (by.clone(), now.clone());
        Callback::from(move |_: MouseEvent| by.set((start, end, now.start, now.end)))
    };
    let take = {
        let (article, moved) = (Rc::clone(article), moved.clone());
        Callback::from(move |_: MouseEvent| tell(extent::corrected(&article, number, &moved)))
    };
    let (first, last) = ends(article.words(&moved));
    let end_row = |label: &'static str,
                   words: String,
                   before: Callback<MouseEvent>,
                   after: Callback<MouseEvent>,
                   letter| {
        html! {
            <div class="end" role="group" aria-label={label}>
                <span class="label">{ label }</span>
                <button type="button" data-letter={letter} data-leads="" aria-label={[label, ": a word earlier"].concat()} onclick={before}>{ "‹" }</button>
                <button type="button" aria-label={[label, ": a word later"].concat()} onclick={after}>{ "›" }</button>
                <q>{ words }</q>
            </div>
        }
    };
    html! {
        <div class="extent">
            { end_row("Begins", first + " …", turn(start - 1, end), turn(start + 1, end), Some("E")) }
            { end_row("Ends", ["… ", &last].concat(), turn(start, end - 1), turn(start, end + 1), None) }
            if moved != now { { act("extent", "", "Take these words", take) } }
            <p class="hidden" aria-live="polite">{ if moved == now { String::new() } else { article.words(&moved).to_owned() } }</p>
        </div>
    }
}

fn ends(words: &str) -> (String, String) {
    let words: Vec<&str> = words.split_whitespace().collect();
    let last = words.len().saturating_sub(SHOWN);
    (
        words[..words.len().min(SHOWN)].join(" "),
        words[last..].join(" "),
    )
}
