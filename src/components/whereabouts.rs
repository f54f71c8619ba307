//! Where it plays: the map, and the list that says the same in words.

use std::rc::Rc;

use yew::prelude::*;

use super::filters::switched_off;
use super::found::{hits, more};
use super::map::PlaceMap;
use super::press::press;
use crate::article::{Article, Row, wanted};
use crate::dom;
use crate::filters::{Filter, Filters};
use crate::hooks::use_printing;
use crate::map::{Map, countries};
use crate::pane::Tab;
use crate::state::Action;
use crate::wording::{count, kind_name, thousands};

/// Rows shown before "Show more".
const ROWS: usize = 200;

/// Props of [`Where`].
#[derive(Properties, PartialEq)]
pub(crate) struct WhereProps {
    /// The article.
    pub(crate) article: Rc<Article>,
    /// The tab is the open one.
    pub(crate) open: bool,
    /// What is looked for.
    pub(crate) find: Rc<str>,
    /// Types that are shown.
    pub(crate) filters: Filters,
    /// The entity of the open card.
    pub(crate) current: Option<u32>,
    /// The entity that is lit.
    pub(crate) lit: Option<u32>,
    /// No model is on its way that may know more.
    pub(crate) settled: bool,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// The map and the list of places; a click goes to the next mention.
#[component]
pub(crate) fn Where(props: &WhereProps) -> Html {
    let all = use_state_eq(|| false);
    let close = use_state_eq(|| false);
    let is_printing = use_printing();
    let article = &props.article;
    let map = use_memo((Rc::clone(article), *close), |(article, close)| {
        let map = Map::of(article, *close)?;
        let outlines = dom::document().get_element_by_id("map-borders");
        let names = outlines.and_then(|o| o.get_attribute("data-names"));
        Some(Rc::new(Map {
            countries: countries(&names.unwrap_or_default()),
            ..map
        }))
    });
    let words = wanted(&props.find);
    let rows = article.lists().places.iter();
    let rows: Vec<&Row> = rows.filter(|row| article.row_holds(row, &words)).collect();
    let total = article.rows(Tab::Where);
    let limit = if *all || is_printing {
        rows.len()
    } else {
        ROWS
    };
    let filter = Filter::Mentions(extract::annotation::EntityType::Place);
    html! {
        <section
            class={classes!("panel", "places", (total > ROWS).then_some("long"))}
            id="panel-where"
            data-panel="places"
            role="tabpanel"
            aria-labelledby="tab-where"
            hidden={!props.open}
        >
            { atlas(props, (*map).as_ref(), &close) }
            { hits(&props.find, rows.len(), total, "place", "places") }
            if total == 0 { <p class="nothing">{ "No place was found." }</p> }
            if total > 0 && !props.filters.has(filter) { { switched_off(filter, &props.dispatch) } } else {
                <ul>{ for rows.iter().take(limit).map(|r| row(props, r)) }</ul>
                { more(rows.len(), ROWS, &all) }
            }
            { not_on_the_map(props) }
        </section>
    }
}

/// The map, and in words where the article plays.
fn atlas(props: &WhereProps, map: Option<&Rc<Map>>, close: &UseStateHandle<bool>) -> Html {
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
                            { if **close { "Show all places" } else { "Leave out far ones" } }
                        </button>
                    }
                </p>
            }
            if is_unknown { <p class="nothing">{ "No coordinates are known, so there is no map." }</p> }
        </>
    }
}

/// Said once, and not at each row.
fn not_on_the_map(props: &WhereProps) -> Html {
    let article = &props.article;
    let places = article
        .places()
        .into_iter()
        .filter_map(|e| article.entity(e));
    let unknown = places.filter(|e| e.geometry.is_none());
    let names: Vec<&str> = unknown.map(|e| e.name.as_str()).collect();
    if names.is_empty() || !article.is_mapped() {
        return Html::default();
    }
    html! { <p class="nothing off-map">{ format!("Not on the map: {}.", names.join(", ")) }</p> }
}

fn row(props: &WhereProps, row: &Row) -> Html {
    let article = &props.article;
    let number = row.lead();
    let Some(entity) = article.entity(number) else {
        return Html::default();
    };
    let onclick = press(&props.dispatch, Action::Visit(number));
    let twins = row.entities[1..].iter().filter_map(|&e| article.entity(e));
    // What follows the name, where the full name begins with it.
    let full = entity.full_name.as_ref().filter(|f| **f != entity.name);
    let rest = full.map(|f| {
        f.strip_prefix(&entity.name)
            .and_then(|r| r.strip_prefix(", "))
            .unwrap_or(f)
    });
    let about = rest.or(entity.feature.as_deref()).filter(|f| *f != "other");
    let names = row.names as usize;
    html! {
        <li
            key={entity.id.clone()}
            id={entity.id.clone()}
            class={classes!("row", kind_name(entity.kind), row.has(props.lit).then_some("lit"))}
            data-entity={entity.id.clone()}
            aria-current={row.has(props.current).then_some("true")}
        >
            { for twins.map(|twin| html! { <span id={twin.id.clone()}></span> }) }
            <button type="button" {onclick}>
                <span class="words">
                    <span class="name">{ entity.name.clone() }</span>
                    if Map::is_doubtful(entity) {
                        <span class="doubt" aria-hidden="true">{ "?" }</span>
                        <span class="hidden">{ ", doubtful" }</span>
                    }
                    if let Some(about) = about {
                        <span class="hidden">{ ", " }</span>
                        <span class="role">{ about.to_owned() }</span>
                    }
                </span>
                <span class="count">
                    <span aria-hidden="true">{ thousands(names) }</span>
                    <span class="hidden">{ format!(", {}", count(names, "mention", "mentions")) }</span>
                </span>
            </button>
        </li>
    }
}
