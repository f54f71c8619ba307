//! A field for a name, and below it the actors who fit what is typed: a combobox by the ARIA guide, for mouse, touch and keys.

use std::rc::Rc;

use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::likely;
use crate::article::Article;
use crate::browser::dom;
use crate::speaker;
use crate::wording::{count, kind};

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

/// A line of the list: its words, what else is said of it, what it is.
type Line = (String, String, Picked);

/// The field with its list.
#[component]
pub(super) fn Pick(props: &PickProps) -> Html {
    let typed = use_state(String::new);
    let at = use_state_eq(|| None::<usize>);
    let has_focus = use_state_eq(|| false);
    let is_open = props.is_of_quote || *has_focus;
    let lines = if is_open {
        lines(props, &typed)
    } else {
        Vec::new()
    };
    let take = {
        let (typed, at, picked) = (typed.clone(), at.clone(), props.picked.clone());
        Callback::from(move |line: Picked| {
            typed.set(String::new());
            at.set(None);
            picked.emit(line);
        })
    };
    let oninput = {
        let (typed, at) = (typed.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
            at.set(None);
        })
    };
    let onkeydown = {
        let (typed, at, take) = (typed.clone(), at.clone(), take.clone());
        let all: Vec<Picked> = lines.iter().map(|l| l.2.clone()).collect();
        Callback::from(move |event: KeyboardEvent| {
            let to = match &*event.key() {
                "ArrowDown" => at.map_or(0, |n| (n + 1) % all.len().max(1)),
                "ArrowUp" => at
                    .unwrap_or(0)
                    .checked_sub(1)
                    .unwrap_or(all.len().saturating_sub(1)),
                "Enter" => {
                    event.prevent_default();
                    let chosen = at.or_else(|| (!typed.is_empty()).then_some(0));
                    if let Some(line) = chosen.and_then(|n| all.get(n)) {
                        take.emit(line.clone());
                    }
                    return;
                }
                "Escape" if !typed.is_empty() => {
                    event.stop_propagation();
                    typed.set(String::new());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set((to < all.len()).then_some(to));
        })
    };
    let focused = |on: bool| {
        let has_focus = has_focus.clone();
        Callback::from(move |event: FocusEvent| {
            // From the field to its list is no way out.
            if on || dom::closest(event.related_target(), ".pick").is_none() {
                has_focus.set(on);
            }
        })
    };
    let list = [props.id, "-list"].concat();
    let option = |n: usize| [props.id, "-", &n.to_string()].concat();
    html! {
        <div class="pick" onfocusin={focused(true)} onfocusout={focused(false)}>
            <label for={props.id}>{ props.label }</label>
            <input
                id={props.id}
                role="combobox"
                value={(*typed).clone()}
                placeholder={props.hint}
                autocomplete="off"
                spellcheck="false"
                data-letter={props.letter}
                aria-keyshortcuts={props.letter}
                aria-expanded={(!lines.is_empty()).to_string()}
                aria-controls={list.clone()}
                aria-autocomplete="list"
                aria-activedescendant={at.map(option)}
                {oninput}
                {onkeydown}
            />
            <ul id={list} role="listbox" aria-label={props.label}>
                { for lines.into_iter().enumerate().map(|(n, (words, note, picked))| {
                    let take = take.reform(move |_: MouseEvent| picked.clone());
                    html! {
                        <li
                            id={option(n)}
                            role="option"
                            data-action="pick"
                            aria-selected={(*at == Some(n)).to_string()}
                            onclick={take}
                        >{ words }<span class="note">{ note }</span></li>
                    }
                }) }
            </ul>
        </div>
    }
}

fn lines(props: &PickProps, typed: &str) -> Vec<Line> {
    let article = &props.article;
    let fitting = likely::fitting(article, &props.offered, typed);
    let line = |&number: &u32| {
        let entity = article.entity(number)?;
        let mentions = count(entity.mentions().len(), "mention", "mentions");
        let note = [kind(entity.kind), ", ", &mentions].concat();
        let words = speaker::of_entity(article, number).words;
        Some((words, note, Picked::Entity(number)))
    };
    let mut lines: Vec<Line> = fitting.iter().take(LISTED).filter_map(line).collect();
    if props.is_of_quote {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            lines.push((
                "Nobody whom the text names".into(),
                String::new(),
                Picked::Nobody,
            ));
        } else {
            let note = "not in the article".to_owned();
            lines.push((name.clone(), note, Picked::Unmentioned(name)));
        }
    }
    lines
}
