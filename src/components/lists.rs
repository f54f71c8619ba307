//! The three lists of the pane, drawn together: each component of its own is three kilobytes of the page, and what lights up one
//! of them lights up the others.

use std::rc::Rc;

use pressmark::annotation::Entity;
use yew::prelude::*;

use super::home::lead_back;
use super::press::press;
use super::said::said;
use super::whereabouts::{places, use_map};
use super::who::actors;
use crate::article::{Article, Row};
use crate::filters::Filters;
use crate::hooks::{use_change, use_printing, when};
use crate::pane::{QuoteOrder, Tab};
use crate::state::{Action, Asking, Home};

/// Rows shown before "Show more".
pub(super) const ROWS: usize = 200;

/// Props of [`Lists`].
#[derive(Properties, PartialEq)]
pub(crate) struct ListsProps {
    /// The article.
    pub(crate) article: Rc<Article>,
    /// The open tab.
    pub(crate) tab: Tab,
    /// What is looked for.
    pub(crate) find: Rc<str>,
    /// The order of the quotes.
    pub(crate) order: QuoteOrder,
    /// Only the quotes of this entity.
    pub(crate) only: Option<u32>,
    /// Types that are shown.
    pub(crate) filters: Filters,
    /// The quote of the open card.
    pub(crate) quote: Option<u32>,
    /// The entity of the open card.
    pub(crate) entity: Option<u32>,
    /// The entity that is lit: its rows and quotes stand out.
    pub(crate) lit: Option<u32>,
    /// No model is on its way that may know more.
    pub(crate) settled: bool,
    /// Where the reader's papers are from.
    pub(crate) home: Home,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// How much of a list is shown.
pub(super) struct Extent {
    /// The reader asked for all rows.
    pub(super) all: UseStateHandle<bool>,
    /// On paper, a list is whole.
    pub(super) is_printing: bool,
}

impl Extent {
    /// How many rows are shown at most.
    pub(super) fn limit(&self) -> usize {
        if *self.all || self.is_printing {
            usize::MAX
        } else {
            ROWS
        }
    }
}

/// Quotes, actors, places; a click on a row goes to where it stands in the text.
#[component]
pub(crate) fn Lists(props: &ListsProps) -> Html {
    let is_printing = use_printing();
    let extent = |all| Extent { all, is_printing };
    let quotes = extent(use_state_eq(|| false));
    let named = extent(use_state_eq(|| false));
    let on_map = extent(use_state_eq(|| false));
    let unfolded = use_state_eq(|| false);
    let close = use_state_eq(|| false);
    let copying = use_state_eq(|| None::<u32>);
    let map = use_map(&props.article, *close);
    let is_first = use_mut_ref(|| true);
    // Into the field that opens, and back to the button that opened it.
    use_change(when(props.home.asking != Asking::No, move |_| {
        if !is_first.replace(false) {
            lead_back();
        }
    }));
    html! {
        <>
            { said(props, &quotes, &copying) }
            { actors(props, &named, &unfolded) }
            { places(props, (*map).as_ref(), &on_map, &close) }
            { panel(props, Tab::Check, false, doubts(props.tab)) }
        </>
    }
}

/// What a tab opens.
pub(super) fn panel(props: &ListsProps, tab: Tab, is_long: bool, body: Html) -> Html {
    html! {
        <section
            class={classes!("panel", tab.panel(), is_long.then_some("long"))}
            id={format!("panel-{}", tab.name())}
            data-panel={tab.panel()}
            role="tabpanel"
            aria-labelledby={format!("tab-{}", tab.name())}
            hidden={props.tab != tab}
        >
            { body }
        </section>
    }
}

/// Where the desk draws what is worth a look (`docs/desk.md`).
fn doubts(tab: Tab) -> Html {
    html! {
        if tab == Tab::Check { <div class="desk" data-desk="check" /> }
    }
}

/// A line in the place of rows.
pub(super) fn nothing(words: &'static str) -> Html {
    html! { <p class="nothing">{ words }</p> }
}

/// The row of an actor or a place, that leads to its next mention; `id_end` follows the entity's id where both lists have it.
pub(super) fn entity_row(
    props: &ListsProps,
    row: &Row,
    entity: &Entity,
    id_end: &str,
    body: Html,
) -> Html {
    let id = |id: &str| [id, id_end].concat();
    let twins = row.entities[1..].iter();
    let twins = twins.filter_map(|&e| props.article.entity(e));
    html! {
        <li
            key={entity.id.clone()}
            id={id(&entity.id)}
            class={classes!("row", entity.kind.name(), row.has(props.lit).then_some("lit"))}
            data-entity={entity.id.clone()}
            aria-current={row.has(props.entity).then_some("true")}
        >
            { for twins.map(|twin| html! { <span id={id(&twin.id)}></span> }) }
            <button type="button" onclick={press(&props.dispatch, Action::Visit(row.lead()))}>{ body }</button>
        </li>
    }
}
