//! What the reader selects in the text can be made a name, a quote, or no part of the article: a bar at the window's edge says so,
//! for mouse, touch and keys alike.

use core::ops::Range;
use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{body, document, document_element, window};
use pressmark::annotation::{EntityType, RegionKind};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::AppHandle;
use yew::prelude::*;

use super::card::{act, numbered};
use super::offers::Act;
use super::{extent, keys, tell, tell_of, verbs};
use crate::article::Article;
use crate::browser::{dom, selection};
use crate::correction::Correction;
use crate::wording::{excerpt, kind};
use crate::words::desk as words;

/// Milliseconds after which a selection has come to rest.
const REST: u32 = 200;
/// Characters of the selection that the bar says again.
const EXCERPT: usize = 32;
/// What a name may be, by digits as they stand in the bar.
const TYPES: [EntityType; 4] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Group,
    EntityType::Place,
];

/// Draws the bar for the article, or takes it away with it.
pub(super) fn drawn(
    bar: Option<AppHandle<Bar>>,
    article: Option<Rc<Article>>,
) -> Option<AppHandle<Bar>> {
    match (bar, article) {
        (Some(mut bar), Some(article)) => {
            bar.update(BarProps { article });
            Some(bar)
        }
        (None, Some(article)) => {
            let place = document().create_element("div").ok()?;
            body().append_child(&place).ok()?;
            let renderer = yew::Renderer::<Bar>::with_root_and_props(place, BarProps { article });
            Some(renderer.render())
        }
        (bar, None) => {
            if let Some(bar) = bar {
                bar.destroy();
            }
            None
        }
    }
}

/// What a button of the bar says of the bytes that are selected.
type Say = dyn Fn(&Article, &Range<u32>) -> Correction;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct BarProps {
    article: Rc<Article>,
}

/// The bar; nothing while nothing is selected.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let selected = use_state_eq(|| None::<Range<u32>>);
    let everywhere = use_state_eq(|| true);
    let article = Rc::clone(&props.article);
    {
        let selected = selected.setter();
        use_effect_with(Rc::clone(&article), move |article| {
            let listener = listen(Rc::clone(article), selected);
            move || drop(listener)
        });
    }
    use_digits(selected.is_some());
    let Some(bytes) = (*selected).clone() else {
        return Html::default();
    };
    let chosen = article.words(&bytes);
    let places = extent::places(article.text(), chosen);
    let is_everywhere = *everywhere && places > 1;
    let step = |say: Rc<Say>, to: Option<EntityType>| {
        let (article, bytes, selected) = (Rc::clone(&article), bytes.clone(), selected.setter());
        Callback::from(move |_: MouseEvent| {
            let said = Some(say(&article, &bytes));
            let at = || extent::words_of(&article, &bytes).start;
            match to {
                Some(to) => tell_of(Act::Typed(at(), (to, None)), said),
                None => tell(said),
            }
            clear();
            selected.set(None);
        })
    };
    let typed = |(n, to): (usize, EntityType)| {
        let say = move |a: &Article, b: &Range<u32>| {
            verbs::added(extent::words_of(a, b), (to, None), places, is_everywhere)
        };
        numbered("add", n + 1, kind(to), step(Rc::new(say), Some(to)))
    };
    let quote = |a: &Article, b: &Range<u32>| verbs::said(extent::words_of(a, b));
    let line = |kind: Option<RegionKind>| {
        move |a: &Article, b: &Range<u32>| {
            let lines = extent::lines(a.text(), b);
            verbs::region(extent::words_of(a, &lines), kind)
        }
    };
    let onchange = {
        let everywhere = everywhere.clone();
        Callback::from(move |_: Event| everywhere.set(!*everywhere))
    };
    let paragraph = article.paragraph_at(bytes.start);
    let is_passed_over = paragraph.is_some_and(|p| article.is_passed_over(p));
    html! {
        <section aria-label={words::selected()}>
            <div class="selected" role="toolbar" aria-label={words::what_selected(&excerpt(chosen, EXCERPT))}>
                if is_passed_over {
                    { act("article", "", words::part_of_article(), step(Rc::new(line(None)), None)) }
                } else {
                    { for TYPES.into_iter().enumerate().map(typed) }
                    { numbered("quote", 5, words::quote(), step(Rc::new(quote), None)) }
                    <span class="gap" />
                    { numbered("headline", 6, words::headline(), step(Rc::new(line(Some(RegionKind::Headline))), None)) }
                    { numbered("byline", 7, words::byline(), step(Rc::new(line(Some(RegionKind::Byline))), None)) }
                    { numbered("furniture", 8, words::not_the_article(), step(Rc::new(line(Some(RegionKind::Boilerplate))), None)) }
                    if places > 1 {
                        <label class="everywhere">
                            <input type="checkbox" checked={*everywhere} {onchange} />
                            { words::name_in_all(places) }
                        </label>
                    }
                }
            </div>
        </section>
    }
}

/// Hears of every selection once it has come to rest; the one that is there already may be why the desk was fetched.
fn listen(article: Rc<Article>, selected: UseStateSetter<Option<Range<u32>>>) -> EventListener {
    let rested = Rc::new(move || {
        let bytes = selection::bytes(&article);
        selected.set(bytes.and_then(|b| extent::snapped(article.text(), &b)));
    });
    rested();
    let clock = RefCell::new(None);
    EventListener::new(&document(), "selectionchange", move |_| {
        let rested = Rc::clone(&rested);
        clock.replace(Some(Timeout::new(REST, move || rested())));
    })
}

/// While the bar is there, digits are its own: they come to it before they come to the page, which opens tabs by them.
#[hook]
fn use_digits(is_shown: bool) {
    use_effect_with(is_shown, |&is_shown| {
        let listener = is_shown.then(|| {
            EventListener::new_with_options(&window(), "keydown", keys::FIRST, |event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                let is_off = document_element().has_attribute("data-no-letters");
                let is_typing = dom::closest(event.target(), "input, textarea, select").is_some();
                let has_modifier = key.ctrl_key() || key.meta_key() || key.alt_key();
                let digit = key.key();
                if is_off || is_typing || has_modifier || !matches!(digit.as_bytes(), [b'1'..=b'8'])
                {
                    return;
                }
                let selector = [".selected [data-digit='", &digit, "']"].concat();
                if let Some(answer) = dom::first_in(&body(), &selector) {
                    event.stop_propagation();
                    event.prevent_default();
                    answer.click();
                }
            })
        });
        move || drop(listener)
    });
}

fn clear() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}
