//! The whole page: holds the state, hands it to the components, runs the hooks.

use std::rc::Rc;

use yew::prelude::*;

use super::actors::{EntityPanel, Panel};
use super::card::{CardProps, card};
use super::filter_bar::filter_bar;
use super::masthead::{colophon, masthead};
use super::messages::{fetching, messages};
use super::quotes::QuotePanel;
use super::reader::Reader;
use super::status::status;
use super::toolbar::toolbar;
use super::writing::writing as writing_view;
use crate::article::Article;
use crate::card::{Held, Light, Target};
use crate::hooks::{
    Lit, Place, Pointing, came, left, use_emphasis, use_escape, use_intake, use_keeping,
    use_kept_focus, use_placing, use_pointing, use_undo_key, use_worker,
};
use crate::models::Fetching;
use crate::state::{Action, State, View, Work};

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.after(action)
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer_eq(State::default);
    let dispatcher = state.dispatcher();
    let dispatch = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));
    let pointing = use_pointing(state.article.clone(), &dispatch);
    let node = use_node_ref();
    let target = state.card.map(|c| c.target);
    let back = {
        let pointing = pointing.clone();
        use_callback(target, move |(), &target| pointing.back_to(target))
    };
    use_worker(&state, &dispatch);
    use_keeping(&state, &dispatch);
    use_intake(&dispatch);
    use_escape(state.card.is_some(), &back, &dispatch);
    use_undo_key(state.can_undo(), &dispatch);
    let (article, shown) = (state.article.clone(), state.shown());
    use_emphasis(Lit {
        light: state.light(),
        article: article.clone(),
        shown,
    });
    let focused = state.card.filter(|c| c.held == Held::Focus);
    let stop = focused
        .map(|c| c.target)
        .or(state.current.map(Target::Mention));
    use_kept_focus(article.clone(), stop, &pointing);
    use_placing(
        Place {
            card: state.card,
            jump: state.jump,
            article,
        },
        &node,
    );
    let writing = state.view == View::Writing && !state.is_opening();
    html! {
        <>
            { masthead() }
            <main class={classes!(writing.then_some("is-writing"))}>
                <div class="head">
                    { status(&state, &dispatch) }
                    if let Some(article) = &state.article { { toolbar(state.view, article, &dispatch) } }
                </div>
                if state.work == Work::Running && !state.renewing { <progress class="progress" aria-label="Reading the article" /> }
                { messages(&state, &dispatch) }
                if writing { { writing_view(&state, &dispatch) } }
                if let Some(article) = &state.article {
                    { result(&state, article, &pointing, &node, &dispatch) }
                }
            </main>
            { colophon() }
            { fetching(&state.fetching) }
        </>
    }
}

fn result(
    state: &State,
    article: &Rc<Article>,
    pointing: &Pointing,
    node: &NodeRef,
    dispatch: &Callback<Action>,
) -> Html {
    let (entity, quote) = match state.card.map(|c| c.target) {
        Some(Target::Mention(mention)) => (article.mentioned(mention).map(|(e, _)| e), None),
        Some(Target::Quote(quote)) => (article.said_by(quote).map(|(e, _)| e), Some(quote)),
        None => (None, None),
    };
    let lit = match state.light() {
        Some(Light::Entity(entity)) => Some(entity),
        Some(Light::Mention(mention)) => article.mentioned(mention).map(|(e, _)| e),
        _ => None,
    };
    let lists = |class: &'static str, label: &'static str, panels: Html| {
        let came = {
            let (article, dispatch) = (Rc::clone(article), dispatch.clone());
            move |target| came(&article, &dispatch, target)
        };
        let left = {
            let dispatch = dispatch.clone();
            move |to| left(&dispatch, to)
        };
        html! {
            <aside
                class={classes!("panels", class)}
                aria-label={label}
                onpointerover={let came = came.clone(); move |e: PointerEvent| came(e.target())}
                onpointerout={let left = left.clone(); move |e: PointerEvent| left(e.related_target())}
                onfocusin={move |e: FocusEvent| came(e.target())}
                onfocusout={move |e: FocusEvent| left(e.related_target())}
            >{ panels }</aside>
        }
    };
    let settled = state.fetching == Fetching::Over;
    let panel = |panel| {
        html! { <EntityPanel {panel} article={Rc::clone(article)} current={entity} {lit} {settled} dispatch={dispatch.clone()} /> }
    };
    html! {
        <>
            <div class="bar">{ filter_bar(state, article, dispatch) }</div>
            <div class="spread">
                <div class="column">
                    <Reader
                        article={Rc::clone(article)}
                        filters={state.shown()}
                        current={state.current}
                        jump={state.jump}
                        light={state.light()}
                        pointing={pointing.clone()}
                    />
                    if let Some(open) = state.card {
                        { card(&CardProps {
                            article: Rc::clone(article),
                            card: open,
                            filters: state.shown(),
                            node: node.clone(),
                            pointing: pointing.clone(),
                            dispatch: dispatch.clone(),
                        }) }
                    }
                </div>
                { lists("names", "Actors and places", html! { <>{ panel(Panel::Actors) }{ panel(Panel::Places) }</> }) }
                { lists("said", "Who said what", html! {
                    <QuotePanel article={Rc::clone(article)} current={quote} speaker={lit} dispatch={dispatch.clone()} />
                }) }
            </div>
        </>
    }
}
