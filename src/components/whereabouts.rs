//! Where it plays: the map, and the list that says the same in words.

use gloo::utils::document;
use std::rc::Rc;

use pressmark::annotation::EntityType;
use pressmark::resolved::Entity;
use yew::prelude::*;

use super::button::button;
use super::filters::switched_off;
use super::found::{hits, more};
use super::home::home;
use super::leaf::leaf;
use super::lists::{Extent, ListsProps, ROWS, entity_row, nothing, panel};
use super::map::PlaceMap;
use super::phrase::phrase;
use super::who::mentions;
use crate::article::{Article, Row, wanted};
use crate::filters::Filter;
use crate::map::{Map, countries};
use crate::pane::Tab;
use crate::wording::{feature_name, joined};
use crate::words::{article as words, shared};

/// The map of an article's places; close: without those far from the others.
#[hook]
pub(super) fn use_map(article: &Rc<Article>, close: bool) -> Rc<Option<Rc<Map>>> {
    use_memo((Rc::clone(article), close), |(article, close)| {
        let map = Map::of(article, *close)?;
        let outlines = document().get_element_by_id("map-borders");
        let names = outlines.and_then(|o| o.get_attribute("data-names"));
        Some(Rc::new(Map {
            countries: countries(&names.unwrap_or_default()),
            ..map
        }))
    })
}

/// The map and the list of places; a click goes to the next mention.
pub(super) fn places(
    props: &ListsProps,
    map: Option<&Rc<Map>>,
    extent: &Extent,
    close: &UseStateHandle<bool>,
) -> Html {
    let article = &props.article;
    let sought = wanted(&props.find);
    let rows = article.lists().places.iter();
    let rows: Vec<&Row> = rows.filter(|row| article.row_holds(row, &sought)).collect();
    let total = article.rows(Tab::Where);
    let filter = Filter::Mentions(EntityType::Place);
    let body = html! {
        <>
            { atlas(props, map, close) }
            { home(props) }
            { hits(&props.find, rows.len(), total, shared::places) }
            if total == 0 { { nothing(words::no_place()) } }
            if total > 0 && !props.filters.has(filter) { { switched_off(filter, &props.dispatch) } } else {
                <ul>{ for rows.iter().take(extent.limit()).map(|r| row(props, r)) }</ul>
                { more(rows.len(), ROWS, &extent.all) }
            }
            { not_on_the_map(props) }
        </>
    };
    panel(props, Tab::Where, total > ROWS, body)
}

/// The map, and in words where the article plays.
fn atlas(props: &ListsProps, map: Option<&Rc<Map>>, close: &UseStateHandle<bool>) -> Html {
    let main = props.article.main_place();
    let has_two = map.is_some_and(|m| m.has_two);
    let is_unknown = map.is_none() && props.settled && props.article.has_places();
    let other_view = {
        let close = close.clone();
        Callback::from(move |_| close.set(!*close))
    };
    let views = if **close {
        words::all_places()
    } else {
        words::leave_out_far()
    };
    html! {
        <>
            if let Some(map) = map {
                <PlaceMap article={Rc::clone(&props.article)} map={Rc::clone(map)} lit={props.lit} dispatch={props.dispatch.clone()} />
                // What the pins that are not plain ones mean; the style sheet shows of which the map has some.
                <p class="pins" aria-hidden="true">
                    { leaf("span", "doubtful", words::doubtful()) }
                    { leaf("span", "near", words::about_there()) }
                    { leaf("span", "body", words::in_a_name()) }
                </p>
            }
            if main.is_some() || has_two {
                <p class="main-place">
                    if let Some(main) = main {
                        <span>{ phrase(words::mainly_about_parts(), &[leaf("strong", "", &main)]) }</span>
                    }
                    if has_two {
                        { button("button", "zoom", other_view, views) }
                    }
                </p>
            }
            if is_unknown { { nothing(words::no_map()) } }
        </>
    }
}

/// In whose names alone the article names a place; empty where it names it by itself.
pub(super) fn bodies(article: &Article, place: Entity<'_>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for &body in article.bodies(place).iter() {
        names.extend(article.entity(body).map(|b| b.data().name.as_str()));
    }
    if names.is_empty() {
        return String::new();
    }
    words::in_the_name_of(&joined(&names))
}

/// Said once, and not at each row.
fn not_on_the_map(props: &ListsProps) -> Html {
    let article = &props.article;
    let places = article
        .places()
        .into_iter()
        .filter_map(|e| article.entity(e));
    let unknown = places.filter(|e| e.geometry.is_none());
    let names: Vec<&str> = unknown.map(|e| e.data().name.as_str()).collect();
    if names.is_empty() || !article.is_mapped() {
        return Html::default();
    }
    html! { { leaf("p", "nothing off-map", &words::off_map(&names.join(", "))) } }
}

fn row(props: &ListsProps, row: &Row) -> Html {
    let article = &props.article;
    let number = row.lead();
    let Some(entity) = article.entity(number) else {
        return Html::default();
    };
    // What follows the name, where the full name begins with it.
    let full = entity.full_name.as_ref().filter(|f| **f != entity.name);
    let rest = full.map(|f| {
        f.strip_prefix(&entity.name)
            .and_then(|r| r.strip_prefix(", "))
            .unwrap_or(f)
    });
    let about = rest.or(entity.feature.map(feature_name));
    let bodies = bodies(article, entity);
    let body = html! {
        <>
            <span class="words">
                { leaf("span", "name", &entity.name) }
                if Map::is_doubtful(&entity) {
                    <span class="doubt" aria-hidden="true">{ "?" }</span>
                    { leaf("span", "hidden", words::is_doubtful()) }
                }
                if let Some(about) = about {
                    { leaf("span", "hidden", ", ") }
                    { leaf("span", "role", about) }
                }
                if !bodies.is_empty() {
                    { leaf("span", "hidden", ", ") }
                    { leaf("span", "role", &bodies) }
                }
            </span>
            if row.names > 0 { <span class="count">{ mentions(row.names as usize) }</span> }
        </>
    };
    entity_row(props, row, &entity, "", body)
}
