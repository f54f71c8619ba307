//! Draws what is offered (`offers`) beside what is said of the newest step: a press of Yes, or the letter A, does it.

use std::rc::Rc;

use yew::prelude::*;

use super::card::act as button;
use super::offers::{self, Act, Yes};
use super::{settle, tell_of};
use crate::article::Article;
use crate::browser::keeping;
use crate::words::desk as words;

#[derive(Properties, PartialEq)]
pub(super) struct OffersProps {
    pub(super) article: Rc<Article>,
    pub(super) act: Option<Act>,
}

/// The first of the offers; the next comes once it is settled.
#[component]
pub(super) fn Offers(props: &OffersProps) -> Html {
    // Whatever was settled or declined last, for as long as nothing else has been done.
    let over = use_state(|| None::<(Act, usize)>);
    let passed = over
        .as_ref()
        .filter(|(act, _)| Some(act) == props.act.as_ref());
    let passed = passed.map_or(0, |(_, passed)| *passed);
    let offers = |act| offers::of(&props.article, act, &keeping::glossary());
    let all = props.act.as_ref().map(offers);
    let offer = all.unwrap_or_default().into_iter().nth(passed);
    let Some((offer, act)) = offer.zip(props.act.clone()) else {
        return Html::default();
    };
    let pass = {
        let over = over.clone();
        move || over.set(Some((act.clone(), passed + 1)))
    };
    let yes = {
        let pass = pass.clone();
        Callback::from(move |_: MouseEvent| match &offer.yes {
            Yes::Step(step, then) => tell_of(then.clone(), Some(step.clone())),
            Yes::Always(entry) => {
                settle(|own| own.set(entry.clone()));
                pass();
            }
        })
    };
    html! {
        <div class="offer" role="group" aria-label={words::offered()}>
            <p aria-live="polite">{ offer.question }</p>
            <button type="button" class="verb" data-action="offer" data-letter="A" aria-keyshortcuts="A" onclick={yes}>
                <kbd aria-hidden="true">{ "A" }</kbd>{ words::yes() }
            </button>
            { button("no-offer", "", words::no(), Callback::from(move |_: MouseEvent| pass())) }
        </div>
    }
}
