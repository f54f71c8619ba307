//! The pane beside the article: tabs, filters, one field to search in, and the three lists. On a narrow window the tabs are a
//! bar at the bottom edge, and the rest a sheet above it.

use std::rc::Rc;

use pressmark::resolved::Entity;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::button::picture_button;
use super::filters::{filters, switch};
use super::found::in_the_text;
use super::icon::Picture;
use super::leaf::leaf;
use super::lists::Lists;
use super::press::press;
use crate::article::Article;
use crate::browser::dom;
use crate::card::{Highlighted, Target};
use crate::hooks::Pointing;
use crate::models::Fetching;
use crate::pane::Tab;
use crate::state::{Action, State};
use crate::wording::counted;
use crate::words::{article as words, thousands};

/// The tabs with all that they open.
pub(crate) fn pane(
    state: &State,
    article: &Rc<Article>,
    pointing: &Pointing,
    dispatch: &Callback<Action>,
) -> Html {
    html! {
        <aside
            class={classes!("pane", state.pane.is_up.then_some("up"))}
            aria-label={words::pane()}
            onpointermove={pointing.on(Pointing::moved_in_lists)}
            onpointerleave={pointing.on(Pointing::left_lists)}
            onpointerdown={pointing.on(|p, _| p.press(true))}
            onpointerup={pointing.on(|p, _| p.press(false))}
            onfocusin={pointing.on(Pointing::focus_in_lists)}
            onfocusout={pointing.on(Pointing::blur_lists)}
        >
            { tabs(state, article, dispatch) }
            if state.walking { { walker(state, article, dispatch) } }
            <div class="sheet">
                { filters(state, dispatch) }
                { search(state, dispatch) }
                <div class="lists">
                    { lists(state, article, dispatch) }
                    { marks(state, dispatch) }
                </div>
            </div>
        </aside>
    }
}

fn tabs(state: &State, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    let tab = |tab: Tab| {
        let is_open = state.pane.tab == tab;
        let onclick = press(dispatch, Action::Tab(tab));
        html! {
            <button
                type="button"
                role="tab"
                id={format!("tab-{}", tab.name())}
                data-tab={tab.name()}
                aria-selected={is_open.to_string()}
                aria-controls={format!("panel-{}", tab.name())}
                tabindex={if is_open { "0" } else { "-1" }}
                {onclick}
            >
                { tab.label() }
                if tab != Tab::Check { { leaf("span", "count", &thousands(article.rows(tab))) } }
            </button>
        }
    };
    let onkeydown = {
        let (dispatch, open) = (dispatch.clone(), state.pane.tab);
        move |event: KeyboardEvent| arrows(&event, open, &dispatch)
    };
    html! {
        <div class="tabs" role="tablist" aria-label={words::lists()} {onkeydown}>{ for Tab::ALL.into_iter().map(tab) }</div>
    }
}

/// Arrows lead from tab to tab, and open what they come to.
fn arrows(event: &KeyboardEvent, open: Tab, dispatch: &Callback<Action>) {
    let at = Tab::ALL.iter().position(|&t| t == open);
    let to = at.and_then(|at| dom::stop_by_arrow(event, at, Tab::ALL.len()));
    let Some(to) = to else { return };
    event.prevent_default();
    let tab = Tab::ALL[to];
    if let Some(element) = dom::by_id(&format!("tab-{}", tab.name())) {
        let _ = element.focus();
    }
    dispatch.emit(Action::Tab(tab));
}

fn search(state: &State, dispatch: &Callback<Action>) -> Html {
    let oninput = dispatch.reform(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::Find(field.value())
    });
    html! {
        <div class="find" role="search">
            <label class="hidden" for="find">{ words::find_in() }</label>
            <input
                id="find"
                type="search"
                value={state.pane.find.to_string()}
                placeholder={words::find()}
                title={words::find_where()}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
        </div>
    }
}

/// "‹ Said 12 of 49 ›": from row to row in the text, and back to the list.
fn walker(state: &State, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    let place = match state.card.map(|c| c.target) {
        Some(Target::Quote(quote)) => {
            let all = thousands(article.document().quotes.len());
            words::walk_quote(&thousands(quote as usize + 1), &all)
        }
        Some(Target::Mention(mention)) => {
            let Some(entity) = article.mentioned(mention) else {
                return Html::default();
            };
            let (at, all) = counted(entity, mention);
            words::walk_name(&entity.name, &thousands(at), &thousands(all))
        }
        None => return Html::default(),
    };
    let act = |action: Action| press(dispatch, action);
    html! {
        <div class="walker" role="group" aria-label={words::walker()}>
            { picture_button("walk-back", words::one_before(), act(Action::Walk(-1)), Picture::Previous) }
            <button type="button" class="place" data-action="walk-list" title={words::back_to_list()} onclick={act(Action::Sheet(true))}>
                { place }
            </button>
            { picture_button("walk-on", words::next_one(), act(Action::Walk(1)), Picture::Next) }
        </div>
    }
}

fn lists(state: &State, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    let (entity, quote) = match state.card.map(|c| c.target) {
        Some(Target::Mention(mention)) => (article.mentioned(mention).map(Entity::number), None),
        Some(Target::Quote(quote)) => (article.sayer(quote), Some(quote)),
        None => (None, None),
    };
    let lit = match state.highlighted() {
        Some(Highlighted::Entity(entity)) => Some(entity),
        Some(Highlighted::Mention(mention) | Highlighted::Glance(mention)) => {
            article.mentioned(mention).map(Entity::number)
        }
        _ => None,
    };
    let settled = state.fetching == Fetching::Over;
    let pane = &state.pane;
    html! {
        <>
            <Lists
                article={Rc::clone(article)}
                tab={pane.tab}
                find={Rc::clone(&pane.find)}
                order={pane.order}
                only={pane.only}
                filters={state.filters}
                {quote}
                {entity}
                {lit}
                {settled}
                home={state.home.clone()}
                dispatch={dispatch.clone()}
            />
            { in_the_text(article, &pane.find, dispatch) }
        </>
    }
}

/// Below the lists: which marks the text bears at all.
fn marks(state: &State, dispatch: &Callback<Action>) -> Html {
    let act = |action: Action| press(dispatch, action);
    html! {
        <div class="marks">
            { switch("highlights", words::highlights(), state.highlights, false, act(Action::Highlights)) }
            { switch("pronouns", words::pronouns_too(), state.pronouns, !state.highlights, act(Action::Pronouns)) }
        </div>
    }
}
