//! What is worth a look, as a list of questions: each is answered by one press or one digit, and the next one has the focus. Below
//! them, what has been corrected so far.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::card::numbered;
use super::doubts::{self, Doubt};
use super::tell;
use crate::article::Article;
use crate::browser::dom;
use crate::card::Target;
use crate::words::desk as words;

#[derive(Properties, PartialEq)]
pub(super) struct CheckProps {
    pub(super) article: Rc<Article>,
    /// What has been corrected, the oldest first.
    pub(super) said: Rc<[String]>,
}

/// The questions.
#[component]
pub(super) fn Check(props: &CheckProps) -> Html {
    let article = &props.article;
    let doubts = use_memo(Rc::clone(article), |article| doubts::of(article));
    let answered = use_mut_ref(|| None::<usize>);
    let list = use_node_ref();
    {
        let (answered, list) = (Rc::clone(&answered), list.clone());
        // Once the article has been read anew: to the question that took the place of the one that was answered.
        use_effect_with(Rc::clone(&doubts), move |_| {
            if let (Some(at), Some(list)) = (answered.take(), list.cast()) {
                go_on(&list, at);
            }
        });
    }
    let ask = |(n, doubt): (usize, &Doubt)| {
        let (link, key) = match doubt.about {
            Target::Mention(m) => (article.mention(m).map(|m| &m.data().id), "m"),
            Target::Quote(q) => (article.quote(q).map(|q| &q.data().id), "q"),
        };
        let link = link.cloned().unwrap_or_default();
        let answer = |(digit, (label, step)): (usize, &(String, _))| {
            let (answered, step) = (Rc::clone(&answered), Clone::clone(step));
            let onclick = Callback::from(move |_: MouseEvent| {
                answered.replace(Some(n));
                tell(Some(Clone::clone(&step)));
            });
            numbered("answer", digit + 1, label, onclick)
        };
        html! {
            <li key={[key, &link, &doubt.question].concat()}>
                <div class="question" role="group" aria-label={doubt.question.clone()}>
                    <a href={["#", &link].concat()}>{ doubt.question.clone() }</a>
                    <div class="verbs">{ for doubt.answers.iter().enumerate().map(answer) }</div>
                </div>
            </li>
        }
    };
    let left = match doubts.len() {
        0 => words::no_doubt_left().to_owned(),
        n => words::questions(n),
    };
    html! {
        <>
            <p class="left" aria-live="polite" tabindex="-1">
                { left }
                if !doubts.is_empty() { <span class="keys">{ " " }{ words::digit_answers() }</span> }
            </p>
            <ul class="questions" ref={list} onkeydown={Callback::from(digit)}>{ for doubts.iter().enumerate().map(ask) }</ul>
            { corrected(&props.said) }
        </>
    }
}

fn corrected(said: &[String]) -> Html {
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <section class="steps" aria-label={words::what_corrected()}>
            <h3>{ words::corrected(said.len()) }</h3>
            <ol reversed={true}>{ for said.iter().rev().map(|said| html! { <li>{ said.clone() }</li> }) }</ol>
            <p class="note">{ words::newest_back() }</p>
        </section>
    }
}

/// A digit answers the question that has the focus.
fn digit(event: KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(doubt) = dom::closest(event.target(), ".question") else {
        return;
    };
    let digit = event.key();
    let is_digit = matches!(digit.as_bytes(), [b'1'..=b'9']);
    let selector = ["[data-digit='", &digit, "']"].concat();
    if let Some(answer) = is_digit.then(|| dom::first_in(&doubt, &selector)).flatten() {
        // The page opens its tabs by digits.
        event.stop_propagation();
        event.prevent_default();
        answer.click();
    }
}

/// The focus goes to the first answer of the question at this place, else to the words above the list.
fn go_on(list: &HtmlElement, at: usize) {
    let all = dom::all_in(list, ".question");
    let next = all.get(at.min(all.len().saturating_sub(1)));
    let stop = next.and_then(|d| dom::first_in(d, "button"));
    let stop = stop.or_else(|| dom::first_in(&list.parent_element()?, ".left"));
    if let Some(stop) = stop {
        let _ = stop.focus();
    }
}
