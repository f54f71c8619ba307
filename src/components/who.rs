//! Who acts: people and bodies with a name, states, the author; those without a name behind one line.

use pressmark::annotation::EntityType;
use yew::prelude::*;

use super::filters::switched_off;
use super::found::{hits, more};
use super::leaf::leaf;
use super::lists::{Extent, ListsProps, ROWS, entity_row, nothing, panel};
use super::standing::standing;
use crate::article::{Group, Row, wanted};
use crate::filters::Filter;
use crate::pane::Tab;
use crate::speaker;
use crate::wording::{acting, capital};
use crate::words::{article as words, shared, thousands};

/// Who acts, group by group; a click goes to the next mention.
pub(super) fn actors(props: &ListsProps, extent: &Extent, unfolded: &UseStateHandle<bool>) -> Html {
    let article = &props.article;
    let sought = wanted(&props.find);
    let of_group = |group: Group| -> Vec<&Row> {
        let rows = article.lists().group(group).iter();
        rows.filter(|row| article.row_holds(row, &sought)).collect()
    };
    let found = Group::ALL.map(of_group);
    let total = article.rows(Tab::Who);
    let [named @ .., unnamed] = &found;
    let named_rows: usize = named.iter().map(Vec::len).sum();
    let mut left = extent.limit();
    let mut groups = Vec::new();
    for (group, rows) in Group::ALL.into_iter().zip(named) {
        let shown = &rows[..rows.len().min(left)];
        left -= shown.len();
        // Of two groups of one type that is switched off, the first says so.
        let first = match group {
            Group::Authors => Some(Group::People),
            Group::Powers => Some(Group::States),
            _ => None,
        };
        let is_said = first.is_some_and(|first| !found[first as usize].is_empty());
        groups.push(section(props, group, shown, rows.len(), is_said));
    }
    let is_open = **unfolded || named_rows == 0 || !sought.is_empty();
    let rows = if extent.is_printing {
        unnamed.len()
    } else {
        ROWS
    };
    let is_shown = |row: &&&Row| article.is_shown(row.lead(), props.filters);
    let off = unnamed.len() - unnamed.iter().filter(is_shown).count();
    let body = html! {
        <>
            { hits(&props.find, named_rows + unnamed.len(), total, words::actors) }
            if total == 0 { { nothing(words::nobody()) } }
            { for groups }
            { more(named_rows, ROWS, &extent.all) }
            if !unnamed.is_empty() {
                { fold(unnamed.len(), is_open, unfolded) }
                <ul id="unnamed" hidden={!is_open}>
                    { for unnamed.iter().filter(is_shown).take(rows).map(|r| row(props, r, Group::Unnamed)) }
                    if off > 0 { <li class="nothing">{ words::off_type(&thousands(off)) }</li> }
                </ul>
            }
        </>
    };
    panel(props, Tab::Who, total > ROWS, body)
}

/// A quiet heading and its rows.
fn section(props: &ListsProps, group: Group, rows: &[&Row], found: usize, is_said: bool) -> Html {
    let (title, kind) = match group {
        Group::People => (shared::people_filter(), EntityType::Person),
        Group::Authors => (words::written_by(), EntityType::Person),
        Group::Organizations => (shared::organizations_filter(), EntityType::Organization),
        Group::Groups => (words::peoples(), EntityType::Group),
        Group::States => (words::states(), EntityType::Place),
        Group::Powers | Group::Unnamed => (words::powers(), EntityType::Place),
    };
    let filter = Filter::Mentions(kind);
    let is_on = props.filters.has(filter);
    if rows.is_empty() || (is_said && !is_on) {
        return Html::default();
    }
    html! {
        <div key={title} class="group">
            <h3>{ title }{ leaf("span", "count", &thousands(found)) }</h3>
            if is_on {
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
                { words::unnamed_fold(&thousands(unnamed), if is_open { words::hide() } else { words::show() }) }
            </button>
        </h3>
    }
}

fn row(props: &ListsProps, row: &Row, group: Group) -> Html {
    let article = &props.article;
    let number = row.lead();
    let Some(entity) = article.entity(number) else {
        return Html::default();
    };
    let acts = matches!(group, Group::States | Group::Powers);
    let (name, about, names) = if acts {
        let about = acting(entity.feature, article.acts(number));
        (entity.name.clone(), Some(about), 0)
    } else {
        let name = speaker::of_entity(article, number).words;
        (capital(&name), entity.role.clone(), row.names)
    };
    let name = if entity.has_name() {
        entity.name.clone()
    } else {
        name
    };
    let body = html! {
        <>
            <span class="words">
                { leaf("span", "name", &name) }
                if acts {
                    { leaf("span", "hidden", ", ") }
                    <span class="role">{ about }</span>
                } else {
                    { standing(about, &entity) }
                }
            </span>
            <span class="count">
                if row.quotes > 0 { { leaf("span", "says", &words::said_times(&thousands(row.quotes as usize))) } }
                if names > 0 { { mentions(names as usize) } }
            </span>
        </>
    };
    // A place that acts stands in both lists; links from the text lead to the one among the places.
    entity_row(props, row, &entity, if acts { "-actor" } else { "" }, body)
}

/// How many mentions there are: a number for the eye, with the word for a screen reader.
pub(super) fn mentions(names: usize) -> Html {
    html! {
        <>
            <span aria-hidden="true">{ thousands(names) }</span>
            { leaf("span", "hidden", &[", ", &shared::mentions(names)].concat()) }
        </>
    }
}
