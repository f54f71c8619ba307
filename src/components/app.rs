//! The whole page: holds the state, hands it to the components, runs the hooks.

use std::rc::Rc;

use yew::prelude::*;

use super::brief::brief;
use super::card::{CardProps, card};
use super::masthead::masthead;
use super::messages::{fetching, messages};
use super::pane::pane;
use super::reader::Reader;
use super::slip::slip;
use super::status::status;
use super::writing::{editing, writing as writing_view};
use crate::article::Article;
use crate::card::{OpenedBy, Target};
use crate::hooks::{
    Lit, Place, Pointing, use_address, use_copying, use_desk, use_emphasis, use_escape,
    use_following, use_intake, use_keeping, use_kept_focus, use_keys, use_motion, use_narrow,
    use_placing, use_pointing, use_returning, use_undo_keys, use_worker,
};
use crate::state::{Action, State, View, Work};
use crate::words::page;

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
    use_motion();
    use_narrow(&dispatch);
    use_returning(&state, &dispatch);
    use_worker(&state, &dispatch);
    use_keeping(&state, &dispatch);
    use_intake(&dispatch);
    use_escape(state.card.is_some() || state.menu, &back, &dispatch);
    use_undo_keys(state.can_undo(), state.can_redo(), &dispatch);
    use_keys(state.article.is_some(), &dispatch);
    use_following(&state.article);
    use_copying(&state.article);
    let (article, shown) = (state.article.clone(), state.shown());
    use_emphasis(Lit {
        highlighted: state.highlighted(),
        article: article.clone(),
        shown,
    });
    let focused = state.card.filter(|c| c.opened_by == OpenedBy::Focus);
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
    use_address(&state, &dispatch);
    use_desk(&state, &dispatch);
    let writing = state.view == View::Writing && !state.is_opening();
    html! {
        <>
            { masthead(&state, &dispatch) }
            <main class={classes!(writing.then_some("is-writing"))}>
                { status(&state, &dispatch) }
                if state.work == Work::Running && !state.renewing { <progress class="progress" aria-label={page::reading_label()} /> }
                { messages(&state, &dispatch) }
                if writing { { writing_view(&state, &dispatch) } }
                if let Some(article) = &state.article {
                    { result(&state, article, &pointing, &node, &dispatch) }
                }
            </main>
            { fetching(&state.fetching) }
        </>
    }
}

/// The text with what was found in it, or the text area in its place; then the brief, and the pane.
fn result(
    state: &State,
    article: &Rc<Article>,
    pointing: &Pointing,
    node: &NodeRef,
    dispatch: &Callback<Action>,
) -> Html {
    let is_editing = state.view == View::Editing;
    html! {
        <div class="spread">
            <div class="column">
                if is_editing {
                    { editing(state, article, dispatch) }
                } else {
                    <Reader
                        article={Rc::clone(article)}
                        filters={state.shown()}
                        current={state.current}
                        jump={state.jump}
                        highlighted={state.highlighted()}
                        pronouns={state.pronouns}
                        pointing={pointing.clone()}
                    />
                }
                { open_card(state, article, pointing, node, dispatch) }
            </div>
            { brief(article, dispatch) }
            { pane(state, article, pointing, dispatch) }
        </div>
    }
}

/// A slip, or the card once it is pinned. While the reader walks from row to row, neither lies over the text.
fn open_card(
    state: &State,
    article: &Rc<Article>,
    pointing: &Pointing,
    node: &NodeRef,
    dispatch: &Callback<Action>,
) -> Html {
    let Some(open) = state.card.filter(|_| !state.walking) else {
        return Html::default();
    };
    let props = CardProps {
        article: Rc::clone(article),
        card: open,
        filters: state.shown(),
        desk: state.desk,
        node: node.clone(),
        pointing: pointing.clone(),
        dispatch: dispatch.clone(),
    };
    if open.is_slip() {
        slip(&props)
    } else {
        card(&props)
    }
}
