//! A field, and below it the lines that fit what is typed: a combobox by the ARIA guide, for mouse, touch and keys. What the lines
//! are, its owner knows: actors (`pick`), places of the gazetteer (`which`).

use std::rc::Rc;

use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use crate::browser::dom;

/// A line of the list: its words, and what else is said of it.
pub(super) type Line = (String, String);

#[derive(Properties, PartialEq)]
pub(super) struct ComboProps {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) letter: &'static str,
    /// What stands in the field.
    pub(super) typed: AttrValue,
    /// The lines that fit it.
    pub(super) lines: Rc<[Line]>,
    /// The lines are there before the field has the focus.
    #[prop_or_default]
    pub(super) is_open: bool,
    /// Told what stands in the field now.
    pub(super) ontype: Callback<String>,
    /// Told which line was taken.
    pub(super) take: Callback<usize>,
}

/// The field with its list.
#[component]
pub(super) fn Combo(props: &ComboProps) -> Html {
    let at = use_state_eq(|| None::<usize>);
    let has_focus = use_state_eq(|| false);
    let lines: &[Line] = if props.is_open || *has_focus {
        &props.lines
    } else {
        &[]
    };
    let take = {
        let (at, ontype, take) = (at.clone(), props.ontype.clone(), props.take.clone());
        Callback::from(move |line: usize| {
            at.set(None);
            take.emit(line);
            ontype.emit(String::new());
        })
    };
    let oninput = {
        let (at, ontype) = (at.clone(), props.ontype.clone());
        Callback::from(move |event: InputEvent| {
            ontype.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            at.set(None);
        })
    };
    let onkeydown = {
        let (at, take, ontype) = (at.clone(), take.clone(), props.ontype.clone());
        let (all, is_typed) = (lines.len(), !props.typed.is_empty());
        Callback::from(move |event: KeyboardEvent| {
            let to = match &*event.key() {
                "ArrowDown" => at.map_or(0, |n| (n + 1) % all.max(1)),
                "ArrowUp" => at
                    .unwrap_or(0)
                    .checked_sub(1)
                    .unwrap_or(all.saturating_sub(1)),
                "Enter" => {
                    event.prevent_default();
                    let chosen = at.or_else(|| is_typed.then_some(0));
                    if let Some(line) = chosen.filter(|&n| n < all) {
                        take.emit(line);
                    }
                    return;
                }
                "Escape" if is_typed => {
                    event.stop_propagation();
                    ontype.emit(String::new());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set((to < all).then_some(to));
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
    let line = |(n, (words, note)): (usize, &Line)| {
        let take = take.reform(move |_: MouseEvent| n);
        html! {
            <li id={option(n)} role="option" data-action="pick" aria-selected={(*at == Some(n)).to_string()} onclick={take}>
                { words.clone() }<span class="note">{ note.clone() }</span>
            </li>
        }
    };
    html! {
        <div class="pick" onfocusin={focused(true)} onfocusout={focused(false)}>
            <label for={props.id}>{ props.label }</label>
            <input
                id={props.id}
                role="combobox"
                value={props.typed.clone()}
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
            // A press on a line takes no focus: without it the list would be gone before the press is over.
            <ul id={list} role="listbox" aria-label={props.label} onmousedown={|e: MouseEvent| e.prevent_default()}>{ for lines.iter().enumerate().map(line) }</ul>
        </div>
    }
}
