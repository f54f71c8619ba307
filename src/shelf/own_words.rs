//! The reader's own words on the empty page: seen, added, taken away, in and out as CSV.

use js_sys::Array;
use pressmark::annotation::EntityType;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

use crate::browser::{download, keeping};
use crate::glossary::{Entry, Glossary};
use crate::wording::kind;
use crate::words::{desk as words, thousands};

/// The name of the file.
const FILE: &str = "pressmark-words.csv";
/// What words may be.
const KINDS: [Option<EntityType>; 5] = [
    Some(EntityType::Person),
    Some(EntityType::Organization),
    Some(EntityType::Group),
    Some(EntityType::Place),
    None,
];

/// The words, folded away until they are asked for.
#[component]
pub(super) fn OwnWords() -> Html {
    let glossary = use_state(keeping::glossary);
    let trouble = use_state(String::new);
    let keep = {
        let (glossary, trouble) = (glossary.clone(), trouble.clone());
        Callback::from(move |newer: Glossary| {
            trouble.set(
                keeping::keep_glossary(&newer)
                    .err()
                    .unwrap_or_default()
                    .to_owned(),
            );
            glossary.set(newer);
        })
    };
    let entries = glossary.entries();
    html! {
        <details class="words">
            <summary>{ words::own_words_count(&thousands(entries.len())) }</summary>
            <p class="note">{ words::own_words_hold() }</p>
            if !trouble.is_empty() { <p role="alert">{ (*trouble).clone() }</p> }
            <ul>{ for entries.iter().map(|entry| row(entry, &keep)) }</ul>
            { add(&keep) }
            <div class="verbs">
                if !entries.is_empty() { { save(&glossary) } }
                { open(&keep, &trouble) }
            </div>
        </details>
    }
}

fn row(entry: &Entry, keep: &Callback<Glossary>) -> Html {
    let remove = {
        let (name, keep) = (entry.words.clone(), keep.clone());
        move |_: MouseEvent| {
            let mut newest = keeping::glossary();
            newest.remove(&name);
            keep.emit(newest);
        }
    };
    html! {
        <li key={entry.words.clone()}>
            <span>{ entry.words.clone() }<span class="note">{ [" · ", entry.kind_name()].concat() }</span></span>
            <button type="button" class="verb" data-action="remove-word" aria-label={words::remove_word(&entry.words)} onclick={remove}>{ words::remove() }</button>
        </li>
    }
}

fn add(keep: &Callback<Glossary>) -> Html {
    let (typed, chosen) = (NodeRef::default(), NodeRef::default());
    let onsubmit = {
        let (typed, chosen, keep) = (typed.clone(), chosen.clone(), keep.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let fields = typed
                .cast::<HtmlInputElement>()
                .zip(chosen.cast::<HtmlSelectElement>());
            let Some((field, select)) = fields else {
                return;
            };
            let words = field
                .value()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if !words.is_empty() {
                let kind = KINDS[(select.selected_index().max(0) as usize).min(KINDS.len() - 1)];
                let mut newest = keeping::glossary();
                newest.set(Entry { words, kind });
                keep.emit(newest);
                field.set_value("");
            }
        }
    };
    // Options are put in from the last one on, and the browser chooses the one that comes first.
    let option = |(n, of): (usize, Option<EntityType>)| {
        html! { <option selected={n == 0}>{ of.map_or_else(words::no_name, kind) }</option> }
    };
    html! {
        <form class="field" {onsubmit}>
            <label for="shelf-word">{ words::name_and_kind() }</label>
            <input id="shelf-word" ref={typed} autocomplete="off" spellcheck="false" />
            <select ref={chosen} aria-label={words::what_it_is()}>{ for KINDS.into_iter().enumerate().map(option) }</select>
            <button type="submit" class="verb" data-action="add-word">{ words::add() }</button>
        </form>
    }
}

fn save(glossary: &Glossary) -> Html {
    let csv = glossary.write();
    let onclick = move |_: MouseEvent| {
        // A browser that refuses says so itself.
        let _ = download::hand_over(FILE, "text/csv", &Array::of1(&csv.as_str().into()));
    };
    html! { <button type="button" class="verb" data-action="save-words" {onclick}>{ words::save_csv() }</button> }
}

/// The words of a file come to those that are here; where both settle the same words, the file's hold.
fn open(keep: &Callback<Glossary>, trouble: &UseStateHandle<String>) -> Html {
    let (keep, trouble) = (keep.clone(), trouble.clone());
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|f| f.get(0)) else {
            return;
        };
        input.set_value("");
        let (keep, trouble) = (keep.clone(), trouble.clone());
        spawn_local(async move {
            let text = JsFuture::from(file.text())
                .await
                .ok()
                .and_then(|t| t.as_string());
            match Glossary::read(&text.unwrap_or_default()) {
                Ok(read) => {
                    let mut newest = keeping::glossary();
                    read.entries().iter().for_each(|e| newest.set(e.clone()));
                    keep.emit(newest);
                }
                Err(why) => trouble.set(why),
            }
        });
    };
    html! {
        <label class="verb file">
            { words::open_csv() }
            <input type="file" accept=".csv,text/csv,text/plain" data-action="open-words" {onchange} />
        </label>
    }
}
