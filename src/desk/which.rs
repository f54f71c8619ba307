//! Which place a name stands for: any place of the gazetteer by its name, one of the name's own candidates on a map, or a point that no
//! list knows, pressed on the map or written as degrees north and east. What the map does, the field does too, so that the map is for
//! eyes and pointers alone; the card lists the candidates as buttons.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use pressmark::annotation::Candidate;
use pressmark::resolved::{Entity, Mention};
use yew::prelude::*;

use super::combo::{Combo, Line};
use super::point::Point;
use super::tell;
use crate::article::Article;
use crate::browser::desk;
use crate::browser::dom;
use crate::correction::{Correction, Words};
use crate::map::{OUTLINE, View, project, unproject};
use crate::words::{desk as words, shared};

/// Milliseconds of rest after which what is typed is looked up.
const REST: u32 = 150;
/// Pixels of a candidate's circle.
const RADIUS: i32 = 9;
/// How much of what is shown is left after a press on the map.
const CLOSER: f64 = 0.4;

#[derive(Properties, PartialEq)]
pub(super) struct WhichProps {
    pub(super) article: Rc<Article>,
    pub(super) number: u32,
}

/// The field, and the map.
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
    let pointed = Point::read(&typed);
    use_effect_with((*typed).clone(), move |words| {
        let words = words.trim().to_owned();
        let is_name = !words.is_empty() && pointed.is_none();
        let clock = is_name.then(|| Timeout::new(REST, move || desk::seek(&words)));
        move || drop(clock)
    });
    let (sought, names) = &*found;
    let is_answered = !typed.trim().is_empty() && sought == typed.trim();
    let names: Vec<String> = if is_answered {
        names.clone()
    } else {
        Vec::new()
    };
    let lines: Rc<[Line]> = match pointed {
        Some(at) => Rc::new([(at.degrees().join(", "), words::a_point().to_owned())]),
        None => names.iter().map(|n| (n.clone(), String::new())).collect(),
    };
    let is_unknown = is_answered && names.is_empty() && pointed.is_none();
    let take = {
        let (article, names) = (Rc::clone(article), names.clone());
        Callback::from(move |n: usize| match pointed {
            Some(at) => point_out(&article, number, at),
            None => choose(&article, number, &names[n]),
        })
    };
    let ontype = {
        let typed = typed.setter();
        Callback::from(move |words| typed.set(words))
    };
    html! {
        <>
            <Combo
                id="desk-which"
                label={words::lies_at()}
                hint={words::any_place()}
                letter="W"
                typed={AttrValue::from((*typed).clone())}
                {lines}
                is_open={pointed.is_some()}
                ontype={ontype.clone()}
                {take}
            />
            <p class="note" aria-live="polite">{ if is_unknown { shared::no_place_known() } else { "" } }</p>
            <PointMap key={number} article={Rc::clone(article)} {number} {pointed} onpoint={ontype} />
        </>
    }
}

fn choose(article: &Article, number: u32, place: &str) {
    let mention = article.mention(number);
    tell(mention.map(|m| Correction::of_place(Words::from(m.data()), place)));
}

fn point_out(article: &Article, number: u32, at: Point) {
    let mention = article.mention(number);
    let meant = mention.and_then(|m| Some((m, m.entity()?)));
    tell(
        meant.map(|(m, place)| {
            Correction::of_point(Words::from(m.data()), &place.name, &at.degrees())
        }),
    );
}

#[derive(Properties, PartialEq)]
struct PointMapProps {
    article: Rc<Article>,
    number: u32,
    /// The point that stands in the field.
    pointed: Option<Point>,
    /// Told a point as it is written in the field.
    onpoint: Callback<String>,
}

/// The candidates where they lie, each a circle to press; a press elsewhere writes the point into the field and shows it closer.
#[component]
fn PointMap(props: &PointMapProps) -> Html {
    let moved = use_state(|| None::<View>);
    let mention = props.article.mention(props.number);
    let Some((mention, place)) = mention.and_then(|m| Some((m, m.entity()?))) else {
        return Html::default();
    };
    let view = (*moved).unwrap_or_else(|| first_view(place));
    let onclick = {
        let (onpoint, moved) = (props.onpoint.clone(), moved.setter());
        move |event: MouseEvent| {
            let frame =
                dom::closest(event.target(), ".map").map(|map| map.get_bounding_client_rect());
            let Some(frame) = frame else { return };
            let along = |at: i32, from: f64, of: f64, units: i32| {
                ((f64::from(at) - from) / of.max(1.0) * f64::from(units)) as i32
            };
            let x = view.x + along(event.client_x(), frame.left(), frame.width(), view.width);
            let y = view.y + along(event.client_y(), frame.top(), frame.height(), view.height);
            moved.set(Some(view.zoomed(CLOSER, (x, y))));
            onpoint.emit(Point::at(unproject((x, y))).degrees().join(", "));
        }
    };
    let scale = ["scale(", &OUTLINE.to_string(), ")"].concat();
    let edges = [view.x, view.y, view.width, view.height].map(|n| n.to_string());
    html! {
        <svg class="map" viewBox={edges.join(" ")} preserveAspectRatio="none" aria-hidden="true" {onclick}>
            <use class="land" href="#map-land" transform={scale.clone()} />
            <use class="borders" href="#map-borders" transform={scale} />
            { for place.data().candidates.iter().rev().map(|c| circle(props, mention, view, c)) }
            { for props.pointed.map(|at| cross(view, at)) }
        </svg>
    }
}

/// Around the candidates and the place as it is taken now; the world, where there are none.
fn first_view(place: Entity<'_>) -> View {
    let candidates = place.data().candidates.iter().map(|c| c.geometry);
    let points = candidates
        .chain(place.geometry)
        .map(|p| project(p.coordinates));
    let points: Vec<(i32, i32)> = points.collect();
    View::around(points.into_iter()).unwrap_or_else(View::world)
}

fn circle(props: &PointMapProps, mention: Mention<'_>, view: View, candidate: &Candidate) -> Html {
    let (x, y) = project(candidate.geometry.coordinates);
    let full_name = mention.entity().and_then(|e| e.data().full_name.as_ref());
    let (article, name) = (Rc::clone(&props.article), candidate.name.clone());
    let number = props.number;
    let onclick = move |event: MouseEvent| {
        event.stop_propagation();
        choose(&article, number, &name);
    };
    html! {
        <circle
            class={(full_name == Some(&candidate.name)).then_some("now")}
            cx={x.to_string()}
            cy={y.to_string()}
            r={view.units(RADIUS).to_string()}
            {onclick}
        ><title>{ candidate.name.clone() }</title></circle>
    }
}

/// Where the point lies that stands in the field.
fn cross(view: View, at: Point) -> Html {
    let (x, y) = project(at.position());
    let arm = view.units(RADIUS);
    let numbers = [x - arm, y, 2 * arm, x, y - arm, 2 * arm].map(|n| n.to_string());
    let [left, middle, across, centre, top, down] = &numbers;
    let lines = [
        "M", left, " ", middle, "h", across, "M", centre, " ", top, "v", down,
    ]
    .concat();
    html! { <path class="cross" d={lines} stroke-width={view.units(2).to_string()} /> }
}
