//! The map above the list of places. The list says the same in words, so that eyes and pointer are not needed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Picture, icon};
use crate::article::Article;
use crate::dom;
use crate::hooks::{CLOSER, FARTHER, Viewing, use_viewing};
use crate::map::{LETTER, Map, OUTLINE, Pin, Side, View};
use crate::state::Action;
use crate::wording::count;

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
    let hand = use_viewing(&props.map, &node);
    html! {
        <div
            class="atlas"
            role="group"
            tabindex="0"
            aria-label="Map. Arrow keys move it, plus and minus zoom, 0 leads back."
            onkeydown={let hand = hand.clone(); move |e: KeyboardEvent| hand.key(&e)}
        >
            { drawing(props, &hand, &node) }
            <div class="zoom">
                { button("zoom-in", "Zoom in", Picture::Plus, &hand, CLOSER) }
                { button("zoom-out", "Zoom out", Picture::Minus, &hand, FARTHER) }
                if !hand.is_home() { { reset(&hand) } }
            </div>
        </div>
    }
}

/// The outlines stand in the page's own markup, where the build has put them.
fn drawing(props: &PlaceMapProps, hand: &Viewing, node: &NodeRef) -> Html {
    let view = hand.view;
    let View {
        x,
        y,
        width,
        height,
    } = view;
    let names = props.map.names(&props.article, view);
    let pins = props.map.pins.iter().zip(names);
    // Towns lie upon countries, small pins upon large ones, and the one that is pointed at upon all.
    let (above, others): (Vec<_>, Vec<_>) = pins.partition(|(p, _)| props.lit == Some(p.entity));
    let (areas, towns): (Vec<_>, Vec<_>) = others.into_iter().partition(|(p, _)| p.is_area);
    let order = areas.into_iter().chain(towns).chain(above);
    let scale = format!("scale({OUTLINE})");
    html! {
        <svg
            ref={node.clone()}
            class="map"
            viewBox={format!("{x} {y} {width} {height}")}
            font-size={view.units(LETTER).to_string()}
            role="img"
            aria-label="Map of the places that are listed below"
            // No focus by mouse: it would redraw the pin that is pressed, and the click on it would be lost.
            onmousedown={|e: MouseEvent| e.prevent_default()}
            onpointerdown={let hand = hand.clone(); move |e: PointerEvent| hand.press(&e)}
            onpointermove={let hand = hand.clone(); move |e: PointerEvent| hand.drag(&e)}
            onpointerup={let hand = hand.clone(); move |_| hand.release()}
            onpointercancel={let hand = hand.clone(); move |_| hand.give_up()}
        >
            <use class="land" href="#map-land" transform={scale.clone()} />
            <use class="borders" href="#map-borders" transform={scale} />
            { for order.map(|(p, side)| pin(props, view, p, side)) }
        </svg>
    }
}

fn pin(props: &PlaceMapProps, view: View, pin: &Pin, side: Option<Side>) -> Html {
    let Some(entity) = props.article.entity(pin.entity) else {
        return Html::default();
    };
    let number = pin.entity;
    let onclick = props
        .dispatch
        .reform(move |_: MouseEvent| Action::Visit(number));
    let is_lit = props.lit == Some(number);
    let name = |side: Side| {
        let anchor = match side {
            Side::Right => "start",
            Side::Left => "end",
        };
        let (x, y) = (view.name_start(pin, side), pin.y + view.units(4));
        html! { <text x={x.to_string()} y={y.to_string()} text-anchor={anchor}>{ entity.name.clone() }</text> }
    };
    let side = side.or_else(|| is_lit.then(|| view.side(pin)));
    let mentions = props.article.mentions_of[number as usize].len();
    let full = entity.full_name.as_ref().unwrap_or(&entity.name);
    html! {
        <g key={number} class={classes!("pin", pin.is_area.then_some("area"), is_lit.then_some("lit"))} data-pin={entity.id.clone()} {onclick}>
            <title>{ format!("{full}, {}", count(mentions, "mention", "mentions")) }</title>
            <circle cx={pin.x.to_string()} cy={pin.y.to_string()} r={view.units(pin.radius).to_string()} />
            { for side.map(name) }
        </g>
    }
}

/// At its limit a button stays where it is, for the focus would be lost with it.
fn button(
    action: &'static str,
    label: &'static str,
    picture: Picture,
    hand: &Viewing,
    times: f64,
) -> Html {
    let is_over = hand.zoomed(times) == hand.view;
    let hand = hand.clone();
    html! {
        <button
            type="button"
            data-action={action}
            aria-label={label}
            title={label}
            aria-disabled={is_over.then_some("true")}
            onclick={move |_| { hand.show(hand.zoomed(times)); }}
        >{ icon(picture) }</button>
    }
}

fn reset(hand: &Viewing) -> Html {
    let hand = hand.clone();
    let onclick = move |event: MouseEvent| {
        // This button goes with what it does; the focus stays with the map.
        let map = dom::closest(event.target(), ".atlas");
        if let Some(Ok(map)) = map.map(|m| m.dyn_into::<HtmlElement>()) {
            let _ = map.focus();
        }
        hand.reset();
    };
    html! {
        <button type="button" data-action="zoom-reset" aria-label="Back to the first view" title="Back to the first view" {onclick}>
            { icon(Picture::Back) }
        </button>
    }
}
