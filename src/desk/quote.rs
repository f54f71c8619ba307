//! What can be said of a quote: right or not, who says it, in whose words, and where it begins and ends.

use std::rc::Rc;

use pressmark::annotation::QuoteKind;
use yew::prelude::*;

use super::card::{Chip, act, chips};
use super::ends::Ends;
use super::offers::Act;
use super::pick::{Pick, Picked};
use super::verbs::{self, Sayer};
use super::{extent, likely, tell, tell_of};
use crate::article::Article;
use crate::correction::Correction;
use crate::words::desk as words;

const KINDS: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];

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
            if let Some(act) = article.quote(number).and_then(Act::of_speaker) {
                tell_of(act, verbs::said_by(&article, number, sayer));
            }
        })
    };
    let take = {
        let article = Rc::clone(article);
        Callback::from(move |bytes| tell(extent::corrected(&article, number, &bytes)))
    };
    let chip = |kind: QuoteKind| {
        let article = Rc::clone(article);
        Chip {
            words: match kind {
                QuoteKind::Direct => words::own_words(),
                QuoteKind::Mixed => words::partly(),
                QuoteKind::Indirect => words::in_other_words(),
            },
            is_now: quote.kind == kind,
            take: Callback::from(move |_: MouseEvent| {
                tell(verbs::quote_kind(&article, number, kind))
            }),
        }
    };
    html! {
        <>
            <div class="verbs">
                { act("confirm", "Y", words::is_right(), step(verbs::confirmed_quote)) }
                { act("not-a-quote", "X", words::no_quote(), step(verbs::not_a_quote)) }
            </div>
            <Pick
                id="desk-speaker"
                article={Rc::clone(article)}
                label={words::who_says_it()}
                hint={words::name_or_not()}
                letter="K"
                offered={Rc::from(likely::sayers(article, number))}
                is_of_quote={true}
                {picked}
            />
            { chips("kind", "T", words::in_whose_words(), KINDS.into_iter().map(chip).collect()) }
            if let Some(now) = extent::of_quote(article, number) {
                <Ends article={Rc::clone(article)} {now} is_of_quote={true} {take} />
            }
        </>
    }
}
