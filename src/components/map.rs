//! The map above the list of places. The list says the same in words, so that eyes and pointer are not needed.

use std::rc::Rc;

use yew::prelude::*;

use crate::article::Article;
use crate::map::{Map, Pin, View};
use crate::state::Action;
use crate::wording::count;

/// Pixels of a name's height.
const LETTER: i32 = 11;

/// The outlines stand in the page's own markup, where the build has put them.
pub(crate) fn map(
    map: &Map,
    article: &Rc<Article>,
    lit: Option<u32>,
    dispatch: &Callback<Action>,
) -> Html {
    let View {
        x,
        y,
        width,
        height,
    } = map.view;
    // Towns lie upon countries, small pins upon large ones, and the one that is pointed at upon all.
    let (above, others): (Vec<&Pin>, Vec<&Pin>) =
        map.pins.iter().partition(|p| lit == Some(p.entity));
    let (areas, towns): (Vec<&Pin>, Vec<&Pin>) = others.into_iter().partition(|p| p.is_area);
    let order = areas.into_iter().chain(towns).chain(above);
    html! {
        <svg
            class="map"
            viewBox={format!("{x} {y} {width} {height}")}
            font-size={map.view.units(LETTER).to_string()}
            role="img"
            aria-label="Map of the places that are listed below"
        >
            <use class="land" href="#map-land" />
            <use class="borders" href="#map-borders" />
            { for order.map(|p| pin(map.view, p, article, lit, dispatch)) }
        </svg>
    }
}

fn pin(
    view: View,
    pin: &Pin,
    article: &Article,
    lit: Option<u32>,
    dispatch: &Callback<Action>,
) -> Html {
    let Some(entity) = article.entity(pin.entity) else {
        return Html::default();
    };
    let number = pin.entity;
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Visit(number));
    let is_lit = lit == Some(number);
    let radius = view.units(pin.radius);
    let (anchor, side) = if view.names_left(pin) {
        ("end", -1)
    } else {
        ("start", 1)
    };
    let x = pin.x + side * (radius + view.units(2));
    let mentions = article.mentions_of[number as usize].len();
    let full = entity.full_name.as_ref().unwrap_or(&entity.name);
    html! {
        <g key={number} class={classes!("pin", pin.is_area.then_some("area"), is_lit.then_some("lit"))} data-pin={entity.id.clone()} {onclick}>
            <title>{ format!("{full}, {}", count(mentions, "mention", "mentions")) }</title>
            <circle cx={pin.x.to_string()} cy={pin.y.to_string()} r={radius.to_string()} />
            if pin.named || is_lit {
                <text x={x.to_string()} y={(pin.y + view.units(4)).to_string()} text-anchor={anchor}>
                    { entity.name.clone() }
                </text>
            }
        </g>
    }
}
