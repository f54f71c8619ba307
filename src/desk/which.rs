//! Which place a name stands for: any place of the gazetteer by its name, or one of the name's own candidates on a map. The card
//! lists those as buttons, so that the map is for eyes and pointers alone.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use pressmark::annotation::Candidate;
use pressmark::resolved::{Entity, Mention};
use yew::prelude::*;

use super::combo::{Combo, Line};
use super::tell;
use crate::article::Article;
use crate::browser::desk;
use crate::correction::{Correction, Words};
use crate::map::{OUTLINE, View, project};
use crate::words::{desk as words, shared};

/// Milliseconds of rest after which what is typed is looked up.
const REST: u32 = 150;
/// Pixels of a candidate's circle.
const RADIUS: i32 = 9;

#[derive(Properties, PartialEq)]
pub(super) struct WhichProps {
    pub(super) article: Rc<Article>,
    pub(super) number: u32,
}

/// The field, and the map where there is a choice.
#[component]
pub(super) fn Which(props: &WhichProps) -> Html {
    let (article, number) = (&props.article, props.number);
    let typed = use_state(String::new);
    // The names that the gazetteer has for some words.
    let found = use_state(|| (String::new(), Vec::<String>::new()));
    {
        let found = found.setter();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), desk::FOUND, move |event| {
                if let Some(answer) = desk::found_in(event) {
                    found.set(answer);
                }
            });
            move || drop(listener)
        });
    }
    use_effect_with((*typed).clone(), |words| {
        let words = words.trim().to_owned();
        let clock = (!words.is_empty()).then(|| Timeout::new(REST, move || desk::seek(&words)));
        move || drop(clock)
    });
    let (sought, names) = &*found;
    let is_answered = !typed.trim().is_empty() && sought == typed.trim();
    let names: Vec<String> = if is_answered {
        names.clone()
    } else {
        Vec::new()
    };
    let lines = names.iter().map(|name| (name.clone(), String::new()));
    let is_unknown = is_answered && names.is_empty();
    let take = {
        let (article, names) = (Rc::clone(article), names.clone());
        Callback::from(move |n: usize| choose(&article, number, &names[n]))
    };
    html! {
        <>
            <Combo
                id="desk-which"
                label={words::lies_at()}
                hint={words::any_place()}
                letter="W"
                typed={AttrValue::from((*typed).clone())}
                lines={lines.collect::<Rc<[Line]>>()}
                ontype={Callback::from(move |words| typed.set(words))}
                {take}
            />
            <p class="note" aria-live="polite">{ if is_unknown { shared::no_place_known() } else { "" } }</p>
            { for article.mention(number).and_then(|m| Some(map(article, m, m.entity()?))) }
        </>
    }
}

fn choose(article: &Article, number: u32, place: &str) {
    let mention = article.mention(number);
    tell(mention.map(|m| Correction::of_place(Words::from(m.data()), place)));
}

/// The candidates where they lie, each a circle to press; nothing where there is but one.
fn map(article: &Rc<Article>, mention: Mention<'_>, place: Entity<'_>) -> Html {
    let candidates = &place.data().candidates;
    let points = candidates.iter().map(|c| project(c.geometry.coordinates));
    let points: Vec<(i32, i32)> = points.collect();
    let view = View::around(points.iter().copied()).filter(|_| points.len() > 1);
    let Some(view) = view else {
        return Html::default();
    };
    let number = mention.number();
    let pin = |(&(x, y), candidate): (&(i32, i32), &Candidate)| {
        let is_now = Some(&candidate.name) == place.full_name.as_ref();
        let (article, name) = (Rc::clone(article), candidate.name.clone());
        let onclick = move |_: MouseEvent| choose(&article, number, &name);
        html! {
            <circle
                class={is_now.then_some("now")}
                cx={x.to_string()}
                cy={y.to_string()}
                r={view.units(RADIUS).to_string()}
                {onclick}
            ><title>{ candidate.name.clone() }</title></circle>
        }
    };
    let scale = ["scale(", &OUTLINE.to_string(), ")"].concat();
    let edges = [view.x, view.y, view.width, view.height].map(|n| n.to_string());
    html! {
        <svg class="map" viewBox={edges.join(" ")} aria-hidden="true">
            <use class="land" href="#map-land" transform={scale.clone()} />
            <use class="borders" href="#map-borders" transform={scale} />
            { for points.iter().zip(candidates).rev().map(pin) }
        </svg>
    }
}
