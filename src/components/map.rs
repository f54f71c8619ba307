//! The map above the list of places, and over the article where the reader wants it larger. The list says the same in words, so
//! that eyes and pointer are not needed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Picture, icon};
use super::whereabouts::bodies;
use crate::article::Article;
use crate::browser::dom;
use crate::hooks::{CLOSER, FARTHER, Viewing, use_viewing};
use crate::map::{Country, LETTER, Map, OUTLINE, Pin, Side, View};
use crate::state::Action;
use crate::words::{article as words, shared};

/// Props of [`PlaceMap`].
#[derive(Properties, PartialEq)]
pub(crate) struct PlaceMapProps {
    /// The article.
    pub(crate) article: Rc<Article>,
    /// Its places.
    pub(crate) map: Rc<Map>,
    /// The entity that is lit.
    pub(crate) lit: Option<u32>,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// The map with what moves it. It is a component so that moving it draws nothing else anew.
#[component]
pub(crate) fn PlaceMap(props: &PlaceMapProps) -> Html {
    let node = use_node_ref();
    let viewing = use_viewing(&props.map, &node);
    let large = use_state_eq(|| false);
    let is_large = *large;
    let onkeydown = {
        let (viewing, large) = (viewing.clone(), large.clone());
        move |e: KeyboardEvent| {
            if is_large && e.key() == "Escape" {
                shrink(&large, e.target());
            } else {
                viewing.key(&e);
            }
        }
    };
    let onfocusout = {
        let large = large.clone();
        move |e: FocusEvent| {
            let to = e.related_target();
            // Nothing is left open that nobody looks at.
            if is_large && to.is_some() && dom::closest(to, ".atlas").is_none() {
                large.set(false);
            }
        }
    };
    let onclick = {
        let large = large.clone();
        move |e: MouseEvent| {
            // Beside the large map.
            if is_large && dom::closest(e.target(), ".map, .zoom").is_none() {
                shrink(&large, e.target());
            }
        }
    };
    html! {
        <div
            class={classes!("atlas", is_large.then_some("large"))}
            role="group"
            tabindex="0"
            aria-label={words::map_keys()}
            {onkeydown}
            {onfocusout}
            {onclick}
        >
            { drawing(props, &viewing, &node, &large) }
            <div class="zoom">
                { button("zoom-in", words::zoom_in(), Picture::Plus, &viewing, CLOSER) }
                { button("zoom-out", words::zoom_out(), Picture::Minus, &viewing, FARTHER) }
                if !viewing.is_home() { { reset(&viewing) } }
                { enlarge(&large) }
            </div>
        </div>
    }
}

/// The outlines stand in the page's own markup, where the build has put them.
fn drawing(
    props: &PlaceMapProps,
    viewing: &Viewing,
    node: &NodeRef,
    large: &UseStateHandle<bool>,
) -> Html {
    let view = if **large {
        viewing.view.enlarged()
    } else {
        viewing.view
    };
    let View {
        x,
        y,
        width,
        height,
        ..
    } = view;
    let names = props.map.names(&props.article, view);
    let pins = props.map.pins.iter().zip(names.pins);
    // Towns lie upon countries, small pins upon large ones, and the one that is pointed at upon all.
    let (above, others): (Vec<_>, Vec<_>) = pins.partition(|(p, _)| p.is_of(props.lit));
    let (areas, towns): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|(p, _)| p.is_area && p.bodies.is_empty() || p.is_near);
    let order = areas.into_iter().chain(towns).chain(above);
    let scale = format!("scale({OUTLINE})");
    html! {
        <svg
            ref={node.clone()}
            class="map"
            viewBox={format!("{x} {y} {width} {height}")}
            font-size={view.units(LETTER).to_string()}
            role="img"
            aria-label={words::map()}
            // No focus by mouse: it would redraw the pin that is pressed, and the click on it would be lost.
            onmousedown={|e: MouseEvent| e.prevent_default()}
            onpointerdown={viewing.on(Viewing::press)}
            onpointermove={viewing.on(Viewing::drag)}
            onpointerup={viewing.on(|v, _| v.release())}
            onpointercancel={viewing.on(|v, _| v.give_up())}
        >
            <use class="land" href="#map-land" transform={scale.clone()} />
            <use class="borders" href="#map-borders" transform={scale} />
            { for names.countries.iter().map(|&c| country(&props.map.countries[c], view)) }
            { for order.map(|(p, side)| pin(props, view, p, side, large)) }
        </svg>
    }
}

/// The name of a country around.
fn country(country: &Country, view: View) -> Html {
    let (x, y) = (country.x, country.y + view.units(4));
    html! { <text class="country" x={x.to_string()} y={y.to_string()} text-anchor="middle">{ country.name.clone() }</text> }
}

fn pin(
    props: &PlaceMapProps,
    view: View,
    pin: &Pin,
    side: Option<Side>,
    large: &UseStateHandle<bool>,
) -> Html {
    let Some(entity) = props.article.entity(pin.entity) else {
        return Html::default();
    };
    let number = pin.entity;
    let onclick = {
        let (dispatch, large) = (props.dispatch.clone(), large.clone());
        move |_: MouseEvent| {
            large.set(false); // it would lie over what the pin leads to
            dispatch.emit(Action::Visit(number));
        }
    };
    let is_lit = pin.is_of(props.lit);
    let name = |side: Side| {
        let anchor = match side {
            Side::Right => "start",
            Side::Left => "end",
        };
        let (x, y) = (view.name_start(pin, side), pin.y + view.units(4));
        html! { <text x={x.to_string()} y={y.to_string()} text-anchor={anchor}>{ entity.name.clone() }</text> }
    };
    let side = side.or_else(|| is_lit.then(|| view.side(pin)));
    let mentions = entity.mentions().len();
    let full = entity.full_name.as_ref().unwrap_or(&entity.name);
    let what = match bodies(&props.article, entity) {
        names if names.is_empty() => shared::mentions(mentions),
        names => names,
    };
    let title = if pin.is_doubtful {
        words::doubtful_pin(full, &what)
    } else {
        words::pin(full, &what)
    };
    let kind = match pin {
        Pin { bodies, .. } if !bodies.is_empty() => "body",
        Pin { is_near: true, .. } => "near",
        Pin { is_area: true, .. } => "area",
        _ => "town",
    };
    html! {
        <g key={number} class={classes!("pin", kind, pin.is_doubtful.then_some("doubtful"), is_lit.then_some("lit"))} data-pin={entity.id.clone()} {onclick}>
            <title>{ title }</title>
            { shape(view, pin) }
            { for side.map(name) }
        </g>
    }
}

/// A circle; a square on its corner where a body is; a ring around what a place is near to.
fn shape(view: View, pin: &Pin) -> Html {
    let radius = view.units(pin.radius + if pin.is_near { 4 } else { 0 });
    let (x, y) = (pin.x, pin.y);
    if pin.bodies.is_empty() {
        return html! { <circle cx={x.to_string()} cy={y.to_string()} r={radius.to_string()} /> };
    }
    let corners = format!(
        "M{x} {}l{radius} {radius} -{radius} {radius} -{radius} -{radius}z",
        y - radius
    );
    html! { <path d={corners} /> }
}

/// At its limit a button stays where it is, for the focus would be lost with it.
fn button(
    action: &'static str,
    label: &'static str,
    picture: Picture,
    viewing: &Viewing,
    times: f64,
) -> Html {
    let is_over = viewing.zoomed(times) == viewing.view;
    let viewing = viewing.clone();
    html! {
        <button
            type="button"
            data-action={action}
            aria-label={label}
            title={label}
            aria-disabled={is_over.then_some("true")}
            onclick={move |_| { viewing.show(viewing.zoomed(times)); }}
        >{ icon(picture) }</button>
    }
}

fn reset(viewing: &Viewing) -> Html {
    let viewing = viewing.clone();
    let onclick = move |event: MouseEvent| {
        // This button goes with what it does; the focus stays with the map.
        focus_atlas(event.target());
        viewing.reset();
    };
    html! {
        <button type="button" data-action="zoom-reset" aria-label={words::first_view()} title={words::first_view()} {onclick}>
            { icon(Picture::Back) }
        </button>
    }
}

/// The button that lays the map over the article, and back.
fn enlarge(large: &UseStateHandle<bool>) -> Html {
    let is_large = **large;
    let large = large.clone();
    let onclick = move |e: MouseEvent| {
        if is_large {
            shrink(&large, e.target());
        } else {
            large.set(true);
            focus_atlas(e.target());
        }
    };
    let label = if is_large {
        words::smaller()
    } else {
        words::larger()
    };
    html! {
        <button
            type="button"
            data-action="map-larger"
            aria-label={label}
            title={label}
            aria-expanded={is_large.to_string()}
            {onclick}
        >{ icon(if is_large { Picture::Close } else { Picture::Larger }) }</button>
    }
}

/// The map goes back to its place, and the focus to the button that enlarged it.
fn shrink(large: &UseStateHandle<bool>, from: Option<web_sys::EventTarget>) {
    large.set(false);
    let atlas = dom::closest(from, ".atlas");
    if let Some(button) = atlas.and_then(|a| dom::first_in(&a, "[data-action=map-larger]")) {
        let _ = button.focus();
    }
}

/// Some browsers give no focus to a button that is clicked; the keys and Escape need one on the map.
fn focus_atlas(from: Option<web_sys::EventTarget>) {
    if let Some(Ok(atlas)) = dom::closest(from, ".atlas").map(|a| a.dyn_into::<HtmlElement>()) {
        let _ = atlas.focus();
    }
}
