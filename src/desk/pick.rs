//! Whom the reader means: a field for a name, and below it the actors of the article who fit what is typed.

use std::rc::Rc;

use yew::prelude::*;

use super::combo::{Combo, Line};
use super::likely;
use crate::article::Article;
use crate::speaker;
use crate::wording::kind;
use crate::words::{desk as words, shared};

/// Names that are listed; the next letter finds the others.
const LISTED: usize = 5;

/// What was taken from the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// Somebody whom the text mentions; the number of the entity.
    Entity(u32),
    /// Somebody whom it does not mention.
    Unmentioned(String),
    /// Nobody.
    Nobody,
}

#[derive(Properties, PartialEq)]
pub(super) struct PickProps {
    pub(super) id: &'static str,
    pub(super) article: Rc<Article>,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) letter: &'static str,
    /// The entities to choose from, the likeliest first.
    pub(super) offered: Rc<[u32]>,
    /// It is asked who says a quote: the likeliest are listed at once, and nobody and a name that is not in the text are answers too.
    #[prop_or_default]
    pub(super) is_of_quote: bool,
    pub(super) picked: Callback<Picked>,
}

/// The field with its list.
#[component]
pub(super) fn Pick(props: &PickProps) -> Html {
    let typed = use_state(String::new);
    let lines = lines(props, &typed);
    let (lines, answers): (Vec<Line>, Vec<Picked>) = lines.into_iter().unzip();
    let take = {
        let picked = props.picked.clone();
        Callback::from(move |n: usize| picked.emit(answers[n].clone()))
    };
    html! {
        <Combo
            id={props.id}
            label={props.label}
            hint={props.hint}
            letter={props.letter}
            typed={AttrValue::from((*typed).clone())}
            lines={Rc::<[Line]>::from(lines)}
            is_open={props.is_of_quote}
            ontype={Callback::from(move |words| typed.set(words))}
            {take}
        />
    }
}

fn lines(props: &PickProps, typed: &str) -> Vec<(Line, Picked)> {
    let article = &props.article;
    let fitting = likely::fitting(article, &props.offered, typed);
    let line = |&number: &u32| {
        let entity = article.entity(number)?;
        let mentions = shared::mentions(entity.mentions().len());
        let note = words::kind_and_mentions(kind(entity.kind), &mentions);
        let name = speaker::of_entity(article, number).words;
        Some(((name, note), Picked::Entity(number)))
    };
    let mut lines: Vec<(Line, Picked)> = fitting.iter().take(LISTED).filter_map(line).collect();
    if props.is_of_quote {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(if name.is_empty() {
            let nobody = words::nobody_in_text().to_owned();
            ((nobody, String::new()), Picked::Nobody)
        } else {
            let note = words::not_in_article().to_owned();
            ((name.clone(), note), Picked::Unmentioned(name))
        });
    }
    lines
}
