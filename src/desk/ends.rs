//! Where something begins and ends: each end moves by words, or both go to the marks or the sentence around; one press takes
//! what is shown.

use core::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::card::act;
use super::extent;
use crate::article::Article;
use crate::words::desk as words;

/// Words at each end by which the reader sees where it is.
const SHOWN: usize = 4;

#[derive(Properties, PartialEq)]
pub(super) struct EndsProps {
    pub(super) article: Rc<Article>,
    /// The bytes as they are.
    pub(super) now: Range<u32>,
    /// They are said, and may go as far as the marks or the sentence around.
    #[prop_or_default]
    pub(super) is_of_quote: bool,
    /// Told the bytes that the reader takes instead.
    pub(super) take: Callback<Range<u32>>,
}

/// What has been moved so far.
#[derive(Clone, PartialEq)]
struct Moved {
    /// Of what: of other words nothing has been moved yet.
    of: Range<u32>,
    /// The bytes from which the words are counted.
    from: Range<u32>,
    /// By how many words each end.
    by: (i32, i32),
}

/// Both ends, and the button that takes them.
#[component]
pub(super) fn Ends(props: &EndsProps) -> Html {
    let (article, now) = (&props.article, &props.now);
    let state = use_state(|| None::<Moved>);
    let unmoved = || Moved {
        of: now.clone(),
        from: now.clone(),
        by: (0, 0),
    };
    let moved = (*state).clone().filter(|m| m.of == *now);
    let moved = moved.unwrap_or_else(unmoved);
    let (start, end) = moved.by;
    let text = article.text();
    let bytes = extent::moved(text, &moved.from, start, end);
    let turn = |start, end| {
        let (state, moved) = (state.setter(), moved.clone());
        Callback::from(move |_: MouseEvent| {
            let by = (start, end);
            state.set(Some(Moved {
                by,
                ..moved.clone()
            }));
        })
    };
    let widen = |action, label: &str, to: Option<Range<u32>>| {
        let to = to.filter(|to| props.is_of_quote && *to != bytes)?;
        let (state, of) = (state.setter(), now.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (of, from, by) = (of.clone(), to.clone(), (0, 0));
            state.set(Some(Moved { of, from, by }));
        });
        Some(act(action, "", label, onclick))
    };
    let take = {
        let (take, bytes) = (props.take.clone(), bytes.clone());
        Callback::from(move |_: MouseEvent| take.emit(bytes.clone()))
    };
    let (first, last) = ends(article.words(&bytes));
    let is_moved = bytes != *now;
    html! {
        <div class="extent">
            { row(words::begins(), first + " …", [turn(start - 1, end), turn(start + 1, end)], Some("E")) }
            { row(words::ends(), ["… ", &last].concat(), [turn(start, end - 1), turn(start, end + 1)], None) }
            <div class="verbs">
                { for widen("to-marks", words::to_marks(), extent::marks(text, &bytes)) }
                { for widen("to-sentence", words::whole_sentence(), extent::sentence(text, &bytes)) }
                if is_moved { { act("extent", "", words::take_words(), take) } }
            </div>
            <p class="hidden" aria-live="polite">{ if is_moved { article.words(&bytes).to_owned() } else { String::new() } }</p>
        </div>
    }
}

fn row(
    label: &'static str,
    edge: String,
    [before, after]: [Callback<MouseEvent>; 2],
    letter: Option<&'static str>,
) -> Html {
    html! {
        <div class="end" role="group" aria-label={label}>
            <span class="label">{ label }</span>
            <button type="button" data-letter={letter} data-leads="" aria-label={words::word_earlier(label)} onclick={before}>{ "‹" }</button>
            <button type="button" aria-label={words::word_later(label)} onclick={after}>{ "›" }</button>
            <q>{ edge }</q>
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
