//! The lists of actors and of places: who and what the article names, the most mentioned first.

use std::rc::Rc;

use extract::annotation::EntityType;
use yew::prelude::*;

use super::icon::{Picture, icon};
use super::map::PlaceMap;
use super::standing::standing;
use crate::article::Article;
use crate::map::Map;
use crate::state::Action;
use crate::wording::{count, kind, kind_name, thousands};

/// Rows shown before "Show all".
const ROWS: usize = 40;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    /// People, organizations, groups, states that act.
    Actors,
    /// Places.
    Places,
}

/// Props of [`EntityPanel`].
#[derive(Properties, PartialEq)]
pub(crate) struct EntityPanelProps {
    /// Which list.
    pub(crate) panel: Panel,
    /// The article.
    pub(crate) article: Rc<Article>,
    /// The entity of the open card.
    pub(crate) current: Option<u32>,
    /// The entity that is lit.
    pub(crate) lit: Option<u32>,
    /// No model is on its way that may know more.
    pub(crate) settled: bool,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// A list of entities; a click goes to the next mention.
#[component]
pub(crate) fn EntityPanel(props: &EntityPanelProps) -> Html {
    let entities = use_memo(
        (props.panel, Rc::clone(&props.article)),
        |(panel, article)| match panel {
            Panel::Actors => article.actors(),
            Panel::Places => article.places(),
        },
    );
    let all = use_state_eq(|| false);
    let close = use_state_eq(|| false);
    let map = use_memo(
        (props.panel, Rc::clone(&props.article), *close),
        |(panel, article, close)| {
            let is_mapped = *panel == Panel::Places;
            let map = is_mapped.then(|| Map::of(article, *close)).flatten();
            map.map(Rc::new)
        },
    );
    let (name, title, nothing) = match props.panel {
        Panel::Actors => (
            "actors",
            "Actors",
            "No person, organization or group was found.",
        ),
        Panel::Places => ("places", "Places", "No place was found."),
    };
    let rows = if *all { entities.len() } else { ROWS };
    let more = entities.len().saturating_sub(rows);
    let show_all = move |_: MouseEvent| all.set(true);
    html! {
        <section class="panel" data-panel={name} aria-labelledby={format!("{name}-title")}>
            <h2 id={format!("{name}-title")}>
                { title }<span class="count">{ thousands(entities.len()) }</span>
            </h2>
            if props.panel == Panel::Places { { whereabouts(props, (*map).as_ref(), &close) } }
            if entities.is_empty() { <p class="nothing">{ nothing }</p> } else {
                <ul>{ for entities.iter().take(rows).map(|&e| row(props, e)) }</ul>
            }
            if more > 0 {
                <button type="button" class="button more" onclick={show_all}>
                    { format!("Show {} more", thousands(more)) }
                </button>
            }
        </section>
    }
}

/// The map, and in words where the article plays.
fn whereabouts(
    props: &EntityPanelProps,
    map: Option<&Rc<Map>>,
    close: &UseStateHandle<bool>,
) -> Html {
    let main = props.article.main_place();
    let has_two = map.is_some_and(|m| m.has_two);
    let is_unknown = map.is_none() && props.settled && props.article.has_places();
    let other_view = {
        let close = close.clone();
        move |_: MouseEvent| close.set(!*close)
    };
    html! {
        <>
            if let Some(map) = map {
                <PlaceMap article={Rc::clone(&props.article)} map={Rc::clone(map)} lit={props.lit} dispatch={props.dispatch.clone()} />
            }
            if main.is_some() || has_two {
                <p class="main-place">
                    if let Some(main) = main {
                        <span>{ "Mainly about " }<strong>{ main }</strong></span>
                    }
                    if has_two {
                        <button type="button" class="button" data-action="zoom" onclick={other_view}>
                            { if **close { "All places" } else { "Closer" } }
                        </button>
                    }
                </p>
            }
            if is_unknown { <p class="nothing">{ "No coordinates are known, so there is no map." }</p> }
        </>
    }
}

fn row(props: &EntityPanelProps, number: u32) -> Html {
    let Some(entity) = props.article.entity(number) else {
        return Html::default();
    };
    let mentions = props.article.mentions_of[number as usize].len();
    let onclick = props
        .dispatch
        .reform(move |_: MouseEvent| Action::Visit(number));
    // A place that acts stands in both lists; links from the text lead to the one among the places.
    let is_second = props.panel == Panel::Actors && kind(entity.kind) == "Place";
    let id = if is_second {
        format!("{}-actor", entity.id)
    } else {
        entity.id.clone()
    };
    html! {
        <li
            key={entity.id.clone()}
            {id}
            class={classes!("row", kind_name(entity.kind), (props.lit == Some(number)).then_some("lit"))}
            data-entity={entity.id.clone()}
            aria-current={(props.current == Some(number)).then_some("true")}
        >
            <button type="button" {onclick}>
                { icon(Picture::Kind(entity.kind)) }
                <span class="words">
                    <span class="name">{ entity.name.clone() }</span>
                    { standing(about(props, number), entity) }
                </span>
                <span class="count">
                    <span aria-hidden="true">{ thousands(mentions) }</span>
                    <span class="hidden">{ count(mentions, "mention", "mentions") }</span>
                </span>
            </button>
        </li>
    }
}

/// The role in the text, or what sort of place it is.
fn about(props: &EntityPanelProps, number: u32) -> Option<String> {
    let entity = props.article.entity(number)?;
    let acts = props.panel == Panel::Actors && kind(entity.kind) == "Place";
    if acts {
        return Some("acting as a state".into());
    }
    let full = entity.full_name.as_ref().filter(|f| **f != entity.name);
    if let Some(full) = full {
        // What follows the name, where it begins with the name.
        let rest = full
            .strip_prefix(&entity.name)
            .and_then(|r| r.strip_prefix(", "));
        return Some(rest.unwrap_or(full).to_owned());
    }
    if entity.kind == EntityType::Place && entity.geometry.is_none() && props.article.is_mapped() {
        return Some("not on the map".into());
    }
    entity
        .role
        .clone()
        .or_else(|| entity.feature.clone().filter(|f| f != "other"))
}
