//! The desk in one of its places.

use std::rc::Rc;

use yew::prelude::*;

use super::check::Check;
use super::mention::OfMention;
use super::offer::Offers;
use super::offers::Act;
use super::quote::OfQuote;
use crate::article::Article;
use crate::card::Target;

/// What a desk is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A mention or a quote, in its card.
    Target(Target),
    /// What is worth a look, in the pane.
    Doubts,
    /// What may follow from the newest step, beside what is said of that.
    Offers,
}

/// The article, what of it the desk is about, and what has been corrected in it.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct DeskProps {
    pub(super) article: Rc<Article>,
    pub(super) about: About,
    pub(super) said: Rc<[String]>,
    /// The newest step, where something may follow from it.
    pub(super) act: Option<Act>,
}

/// What can be said of it.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    let article = Rc::clone(&props.article);
    match props.about {
        About::Target(Target::Mention(number)) if article.mentioned(number).is_some() => {
            html! { <OfMention {article} {number} /> }
        }
        About::Target(Target::Quote(number)) if article.quote(number).is_some() => {
            html! { <OfQuote {article} {number} /> }
        }
        About::Target(_) => Html::default(),
        About::Offers => html! { <Offers {article} act={props.act.clone()} /> },
        About::Doubts => html! { <Check {article} said={Rc::clone(&props.said)} /> },
    }
}

/// A button of the desk that does one thing; its letter acts as a press of it does.
pub(super) fn act(
    action: &'static str,
    letter: &'static str,
    words: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    let letter = (!letter.is_empty()).then_some(letter);
    html! {
        <button type="button" class="verb" data-action={action} data-letter={letter} aria-keyshortcuts={letter} {onclick}>
            { words.to_owned() }
        </button>
    }
}

/// The same with a digit in the place of the letter, which the reader sees.
pub(super) fn numbered(
    action: &'static str,
    digit: usize,
    words: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="verb" data-action={action} data-digit={digit.to_string()} {onclick}>
            <kbd aria-hidden="true">{ digit }</kbd>{ words.to_owned() }
        </button>
    }
}

/// One of several that exclude one another, and whether it is the case now.
pub(super) struct Chip {
    pub(super) words: &'static str,
    pub(super) is_now: bool,
    pub(super) take: Callback<MouseEvent>,
}

/// A row of them under a label; its letter leads to the first.
pub(super) fn chips(
    action: &'static str,
    letter: &'static str,
    label: &str,
    chips: Vec<Chip>,
) -> Html {
    let chip = |(n, chip): (usize, Chip)| {
        let letter = (n == 0).then_some(letter);
        html! {
            <button
                type="button"
                class="chip"
                data-action={action}
                data-letter={letter}
                data-leads={letter.map(|_| "")}
                aria-pressed={chip.is_now.to_string()}
                onclick={chip.take}
            >{ chip.words }</button>
        }
    };
    html! {
        <div class="chips" role="group" aria-label={label.to_owned()}>
            <span class="label" aria-hidden="true">{ label.to_owned() }</span>
            { for chips.into_iter().enumerate().map(chip) }
        </div>
    }
}
