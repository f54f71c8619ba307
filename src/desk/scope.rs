//! Of which places a step is said: shown as their number, opened to each with its words around it; whoever unticks one leaves it as
//! it is.

use std::rc::Rc;

use yew::prelude::*;

use crate::article::Article;
use crate::words::{desk as words, thousands};

/// Places that are listed.
const LISTED: usize = 50;
/// Characters around a mention.
const AROUND: usize = 24;

#[derive(Properties, PartialEq)]
pub(super) struct PlacesProps {
    pub(super) article: Rc<Article>,
    /// The mentions with the same words.
    pub(super) places: Vec<u32>,
    /// Those that are left out.
    pub(super) without: Vec<u32>,
    /// Tells which are left out now.
    pub(super) leave: Callback<Vec<u32>>,
}

/// The number of places, and the list behind it.
#[component]
pub(super) fn Places(props: &PlacesProps) -> Html {
    let taken = props.places.len() - props.without.len();
    let summary = if props.without.is_empty() {
        words::holds_in(taken)
    } else {
        words::holds_in_some(taken, &thousands(props.places.len()))
    };
    let row = |&number: &u32| {
        let mention = props.article.mention(number)?;
        let is_taken = !props.without.contains(&number);
        let onchange = {
            let (leave, without) = (props.leave.clone(), props.without.clone());
            Callback::from(move |_: Event| {
                let mut without = without.clone();
                if is_taken {
                    without.push(number);
                } else {
                    without.retain(|&m| m != number);
                }
                leave.emit(without);
            })
        };
        Some(html! {
            <li key={number}>
                <label>
                    <input type="checkbox" checked={is_taken} {onchange} />
                    <span>{ ending(&mention.prefix) }<b>{ mention.text.clone() }</b>{ beginning(&mention.suffix) }</span>
                </label>
            </li>
        })
    };
    html! {
        <details class="scope">
            <summary>{ summary }</summary>
            <ul>{ for props.places.iter().take(LISTED).filter_map(row) }</ul>
        </details>
    }
}

fn ending(words: &str) -> String {
    let skipped = words.chars().count().saturating_sub(AROUND);
    words.chars().skip(skipped).collect()
}

fn beginning(words: &str) -> String {
    words.chars().take(AROUND).collect()
}
