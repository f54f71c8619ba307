//! Who acts: people and bodies with a name, states, the author; those without a name behind one line.

use std::rc::Rc;

use extract::annotation::EntityType;
use yew::prelude::*;

use super::filters::switched_off;
use super::found::{hits, more};
use super::press::press;
use super::standing::standing;
use crate::article::{Article, Group, Row, wanted};
use crate::filters::{Filter, Filters};
use crate::hooks::use_printing;
use crate::pane::Tab;
use crate::speaker;
use crate::state::Action;
use crate::wording::{acting, capital, count, kind_name, thousands};

/// Rows shown before "Show more", of those with a name and of those without.
const ROWS: usize = 200;

/// Props of [`Who`].
#[derive(Properties, PartialEq)]
pub(crate) struct WhoProps {
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
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// Who acts, group by group; a click goes to the next mention.
#[component]
pub(crate) fn Who(props: &WhoProps) -> Html {
    let all = use_state_eq(|| false);
    let unfolded = use_state_eq(|| false);
    let is_printing = use_printing();
    let article = &props.article;
    let words = wanted(&props.find);
    let of_group = |group: Group| -> Vec<&Row> {
        let rows = article.lists().group(group).iter();
        rows.filter(|row| article.row_holds(row, &words)).collect()
    };
    let found = Group::ALL.map(of_group);
    let total = article.rows(Tab::Who);
    let [named @ .., unnamed] = &found;
    let named_rows: usize = named.iter().map(Vec::len).sum();
    let mut left = if *all || is_printing {
        named_rows
    } else {
        ROWS
    };
    let mut groups = Vec::new();
    for (group, rows) in Group::ALL.into_iter().zip(named) {
        let shown = &rows[..rows.len().min(left)];
        left -= shown.len();
        groups.push(section(props, group, shown, rows.len()));
    }
    let is_open = *unfolded || named_rows == 0 || !words.is_empty();
    let rows = if is_printing { unnamed.len() } else { ROWS };
    let is_shown = |row: &&&Row| article.is_shown(row.lead(), props.filters);
    let off = unnamed.len() - unnamed.iter().filter(is_shown).count();
    html! {
        <section
            class={classes!("panel", "actors", (total > ROWS).then_some("long"))}
            id="panel-who"
            data-panel="actors"
            role="tabpanel"
            aria-labelledby="tab-who"
            hidden={!props.open}
        >
            { hits(&props.find, named_rows + unnamed.len(), total, "actor", "actors") }
            if total == 0 { <p class="nothing">{ "No person, organization or group was found." }</p> }
            { for groups }
            { more(named_rows, ROWS, &all) }
            if !unnamed.is_empty() {
                { fold(unnamed.len(), is_open, &unfolded) }
                <ul id="unnamed" hidden={!is_open}>
                    { for unnamed.iter().filter(is_shown).take(rows).map(|r| row(props, r, Group::Unnamed)) }
                    if off > 0 { <li class="nothing">{ thousands(off) }{ " of a type that is switched off" }</li> }
                </ul>
            }
        </section>
    }
}

/// A quiet heading and its rows.
fn section(props: &WhoProps, group: Group, rows: &[&Row], found: usize) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let (title, kind) = match group {
        Group::People => ("People", EntityType::Person),
        Group::Authors => ("Written by", EntityType::Person),
        Group::Organizations => ("Organizations", EntityType::Organization),
        Group::Groups => ("Peoples and groups", EntityType::Group),
        Group::States => ("States", EntityType::Place),
        Group::Powers | Group::Unnamed => ("Other places that act", EntityType::Place),
    };
    let filter = Filter::Mentions(kind);
    html! {
        <div key={title} class="group">
            <h3>{ title }<span class="count">{ thousands(found) }</span></h3>
            if props.filters.has(filter) {
                <ul>{ for rows.iter().map(|r| row(props, r, group)) }</ul>
            } else {
                { switched_off(filter, &props.dispatch) }
            }
        </div>
    }
}

/// The one line that those without a name are behind.
fn fold(unnamed: usize, is_open: bool, unfolded: &UseStateHandle<bool>) -> Html {
    let unfolded = unfolded.clone();
    let onclick = move |_: MouseEvent| unfolded.set(!is_open);
    html! {
        <h3 class="fold">
            <button type="button" data-action="unnamed" aria-expanded={is_open.to_string()} aria-controls="unnamed" {onclick}>
                { thousands(unnamed) }{ " unnamed · " }{ if is_open { "hide" } else { "show" } }
            </button>
        </h3>
    }
}

fn row(props: &WhoProps, row: &Row, group: Group) -> Html {
    let article = &props.article;
    let number = row.lead();
    let Some(entity) = article.entity(number) else {
        return Html::default();
    };
    let onclick = press(&props.dispatch, Action::Visit(number));
    let acts = matches!(group, Group::States | Group::Powers);
    // A place that acts stands in both lists; links from the text lead to the one among the places.
    let id = |id: &str| {
        if acts {
            format!("{id}-actor")
        } else {
            id.to_owned()
        }
    };
    let twins = row.entities[1..].iter().filter_map(|&e| article.entity(e));
    let (name, about, names) = if acts {
        let about = acting(entity.feature.as_deref(), article.acts(number));
        (entity.name.clone(), Some(about), 0)
    } else {
        let name = speaker::of_entity(article, number).words;
        (capital(&name), entity.role.clone(), row.names)
    };
    let name = if article.has_name(number) {
        entity.name.clone()
    } else {
        name
    };
    html! {
        <li
            key={entity.id.clone()}
            id={id(&entity.id)}
            class={classes!("row", kind_name(entity.kind), row.has(props.lit).then_some("lit"))}
            data-entity={entity.id.clone()}
            aria-current={row.has(props.current).then_some("true")}
        >
            { for twins.map(|twin| html! { <span id={id(&twin.id)}></span> }) }
            <button type="button" {onclick}>
                <span class="words">
                    <span class="name">{ name }</span>
                    if acts {
                        <span class="hidden">{ ", " }</span>
                        <span class="role">{ about }</span>
                    } else {
                        { standing(about, entity) }
                    }
                </span>
                <span class="count">
                    if row.quotes > 0 { <span class="says">{ format!("said {}", row.quotes) }</span> }
                    if names > 0 {
                        <span aria-hidden="true">{ thousands(names as usize) }</span>
                        <span class="hidden">{ format!(", {}", count(names as usize, "mention", "mentions")) }</span>
                    }
                </span>
            </button>
        </li>
    }
}
