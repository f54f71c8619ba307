//! What can be said of a mention: right or not, what it is, what it is called, whom it means.

use std::rc::Rc;

use pressmark::annotation::{EntityType, Form, Sense, Status};
use pressmark::resolved::Mention;
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::prelude::*;

use super::card::{Chip, act, chips};
use super::ends::Ends;
use super::offers::Act;
use super::pick::{Pick, Picked};
use super::scope::Places;
use super::verbs::{self, Scope};
use super::which::Which;
use super::{extent, likely, settle, tell, tell_of};
use crate::article::Article;
use crate::browser::keeping;
use crate::correction::Correction;
use crate::glossary::Entry;
use crate::words::desk as words;

/// What a name may be.
const TYPES: [(EntityType, Option<Sense>); 5] = [
    (EntityType::Person, None),
    (EntityType::Organization, None),
    (EntityType::Group, None),
    (EntityType::Place, Some(Sense::Location)),
    (EntityType::Place, Some(Sense::Actor)),
];
/// The field for the name.
const NAME: &str = "desk-name";

#[derive(Properties, PartialEq)]
pub(super) struct OfMentionProps {
    pub(super) article: Rc<Article>,
    pub(super) number: u32,
}

/// The verbs of a mention.
#[component]
pub(super) fn OfMention(props: &OfMentionProps) -> Html {
    let (article, number) = (&props.article, props.number);
    // Which places are left out, of the words that were shown when they were: of other words none is.
    let left_out = use_state(|| (String::new(), Vec::<u32>::new()));
    let Some(mention) = article.mention(number) else {
        return Html::default();
    };
    let is_name = mention.form == Form::Name;
    let alike = verbs::alike(article, mention);
    let without: Vec<u32> = if left_out.0 == mention.text {
        left_out.1.clone()
    } else {
        Vec::new()
    };
    let step = |say: fn(&Article, Mention<'_>, &[u32]) -> Option<Correction>| {
        let (article, without) = (Rc::clone(article), without.clone());
        Callback::from(move |_: MouseEvent| {
            let mention = article.mention(number);
            tell(mention.and_then(|m| say(&article, m, &without)));
        })
    };
    let ends = {
        let article = Rc::clone(article);
        Callback::from(move |bytes| {
            let mention = article.mention(number);
            tell(mention.map(|m| extent::renamed(&article, m, &bytes)));
        })
    };
    let none = if is_name {
        words::no_name()
    } else {
        words::means_nobody()
    };
    let mention_words = AttrValue::from(mention.text.clone());
    let other = if mention.kind == EntityType::Place {
        words::another_place()
    } else {
        words::somebody_else()
    };
    let has_others = mention.entity().is_some_and(|e| e.mentions().len() > 1);
    html! {
        <>
            <div class="verbs">
                { act("confirm", "Y", words::is_right(), step(|_, m, _| Some(verbs::confirmed(m)))) }
                { act("not-a-name", "X", none, step(|a, m, w| a_scope(a, m, w, &|s| verbs::not_a_name(a, m, s)))) }
                if has_others { { act("split", "S", other, step(|_, m, _| Some(verbs::not_the_same(m)))) } }
            </div>
            if is_name { { types(article, mention, &without) } }
            if is_name { <Always {mention_words} kind={mention.kind} is_corrected={mention.status != Status::Auto} /> }
            if is_name { <Name article={Rc::clone(article)} {number} /> }
            { same(article, mention) }
            if mention.kind == EntityType::Place { <Which article={Rc::clone(article)} {number} /> }
            if is_name { <Ends article={Rc::clone(article)} now={article.span_bytes(mention.start, mention.end)} take={ends} /> }
            if is_name && alike.len() > 1 {
                <Places
                    article={Rc::clone(article)}
                    places={alike}
                    without={without.clone()}
                    leave={Callback::from({
                        let words = mention.text.clone();
                        move |without| left_out.set((words.clone(), without))
                    })}
                />
            }
        </>
    }
}

/// What is said of all places, or of those that were not left out.
fn a_scope(
    article: &Article,
    mention: Mention<'_>,
    without: &[u32],
    say: &dyn Fn(Scope<'_>) -> Option<Correction>,
) -> Option<Correction> {
    if mention.form != Form::Name {
        return say(Scope::Only(&[mention.number()]));
    }
    if without.is_empty() {
        return say(Scope::Everywhere);
    }
    let mut only = verbs::alike(article, mention);
    only.retain(|m| !without.contains(m));
    say(Scope::Only(&only))
}

fn types(article: &Rc<Article>, mention: Mention<'_>, without: &[u32]) -> Html {
    let (number, now) = (mention.number(), (mention.kind, mention.sense));
    let chip = |to: (EntityType, Option<Sense>)| {
        let (article, without) = (Rc::clone(article), without.to_vec());
        let is_acting = now.1 == Some(Sense::Actor);
        Chip {
            words: verbs::type_name(to),
            is_now: now.0 == to.0
                && (to.0 != EntityType::Place || (to.1 == Some(Sense::Actor)) == is_acting),
            take: Callback::from(move |_: MouseEvent| {
                let mention = article.mention(number);
                let Some(m) = mention else { return };
                let typed = a_scope(&article, m, &without, &|scope| {
                    verbs::typed(&article, m, to, scope)
                });
                tell_of(Act::Typed(m.start, to), typed);
            }),
        }
    };
    chips(
        "type",
        "T",
        words::what_it_is(),
        TYPES.into_iter().map(chip).collect(),
    )
}

#[derive(Properties, PartialEq)]
struct AlwaysProps {
    mention_words: AttrValue,
    kind: EntityType,
    /// The reader has said what it is.
    is_corrected: bool,
}

/// Once the reader has said what a name is: whether it holds in every article that they read.
#[component]
fn Always(props: &AlwaysProps) -> Html {
    let glossary = use_state(keeping::glossary);
    let now = Entry {
        words: props.mention_words.to_string(),
        kind: Some(props.kind),
    };
    let is_always = glossary.of(&now.words) == Some(&now);
    if !is_always && !props.is_corrected {
        return Html::default();
    }
    let turn = {
        let glossary = glossary.clone();
        Callback::from(move |_: MouseEvent| {
            let settled = settle(|own| match is_always {
                true => own.remove(&now.words),
                false => own.set(now.clone()),
            });
            if let Some(newest) = settled {
                glossary.set(newest);
            }
        })
    };
    html! {
        <button type="button" class="chip" data-action="always" aria-pressed={is_always.to_string()} onclick={turn}>
            { words::always() }
        </button>
    }
}

/// What it is called. What the reader has typed stays while the article is read anew; with another name it begins again.
#[component]
fn Name(props: &OfMentionProps) -> Html {
    let (article, number) = (&props.article, props.number);
    let typed = use_state(|| None::<String>);
    let name = article.mentioned(number).map(|e| e.name.clone());
    let name = name.unwrap_or_default();
    {
        let typed = typed.setter();
        use_effect_with((number, name.clone()), move |_| typed.set(None));
    }
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            typed.set(Some(field.value()));
        })
    };
    let onsubmit = {
        let (article, typed) = (Rc::clone(article), (*typed).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mention = article.mention(number);
            if let Some((m, name)) = mention.zip(typed.as_ref()) {
                tell_of(Act::Named(m.start), verbs::renamed(m, name));
            }
        })
    };
    html! {
        <form class="field" {onsubmit}>
            <label for={NAME}>{ words::called() }</label>
            <input
                id={NAME}
                value={(*typed).clone().unwrap_or(name)}
                data-letter="R"
                aria-keyshortcuts="R"
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
            <button type="submit" class="verb" data-action="rename">{ words::rename() }</button>
        </form>
    }
}

fn same(article: &Rc<Article>, mention: Mention<'_>) -> Html {
    let number = mention.number();
    let picked = {
        let article = Rc::clone(article);
        Callback::from(move |picked: Picked| {
            if let (Picked::Entity(entity), Some(mention)) = (picked, article.mention(number)) {
                let same = verbs::same_as(&article, mention, entity);
                tell_of(Act::Named(mention.start), same);
            }
        })
    };
    html! {
        <Pick
            id="desk-same"
            article={Rc::clone(article)}
            label={words::same_as()}
            hint={words::name_in_article()}
            letter="M"
            offered={Rc::from(likely::same(article, mention))}
            {picked}
        />
    }
}
