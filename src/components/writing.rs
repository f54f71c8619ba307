//! The empty page: one place to paste, type, drop or open an article, and two samples.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::hooks::open_file;
use crate::samples::SAMPLES;
use crate::state::{Action, Draft, State};

/// Milliseconds without a key after which typed text is annotated.
const PAUSE: u32 = 250;
/// So many characters at once are not typed: they are a whole text.
const WHOLE_TEXT: usize = 80;

/// From so many bytes on the browser is spared finding out the direction, which costs it seconds for a long text.
const LONG: usize = 200_000;

/// The text area and the ways into it.
pub(crate) fn writing(state: &State, dispatch: &Callback<Action>) -> Html {
    let empty = state.draft.is_blank();
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    html! {
        <section class={classes!("writing", empty.then_some("empty"))} aria-label="Your article">
            if empty {
                <div class="invitation">
                    <h2>{ "Paste an article. See who is in it, where it happens, and who said what." }</h2>
                </div>
            }
            <SourceArea draft={state.draft.clone()} dispatch={dispatch.clone()} />
            <div class="ways">
                { open_a_file(dispatch) }
                if state.previous.is_some() {
                    <button type="button" class="button" data-action="back" onclick={act(Action::Back)}>
                        { "Back to the last article" }
                    </button>
                }
                if state.article.is_some() {
                    <button type="button" class="button strong" data-action="read" onclick={act(Action::Read)}>
                        { "Done" }
                    </button>
                }
                <p class="privacy">{ "Everything happens in this browser: the text is not sent anywhere." }</p>
            </div>
            if empty { { sample_list(dispatch) } }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SourceAreaProps {
    draft: Draft,
    dispatch: Callback<Action>,
}

/// The text area keeps its own text; the state hears of it when the reader pauses.
#[component]
fn SourceArea(props: &SourceAreaProps) -> Html {
    let node = use_node_ref();
    let pause = use_mut_ref(|| None::<Timeout>);
    {
        let node = node.clone();
        let pause = Rc::clone(&pause);
        use_effect_with(props.draft.text.clone(), move |text| {
            let area = node.cast::<HtmlTextAreaElement>();
            if let Some(area) = area.filter(|a| a.value() != **text && pause.borrow().is_none()) {
                area.set_value(text);
                let _ = area.set_selection_range(0, 0);
            }
        });
    }
    {
        let node = node.clone();
        let is_editing = !props.draft.is_blank();
        use_effect_with((), move |()| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>().filter(|_| is_editing) {
                let _ = area.focus();
            }
        });
    }
    let oninput = {
        let dispatch = props.dispatch.clone();
        let was_empty = props.draft.is_blank();
        move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let given =
                was_empty && area.text_length() as usize >= WHOLE_TEXT && pause.borrow().is_none();
            if given {
                dispatch.emit(Action::Given(Draft::plain(&area.value())));
                return;
            }
            let (dispatch, done) = (dispatch.clone(), Rc::clone(&pause));
            let clock = Timeout::new(PAUSE, move || {
                done.borrow_mut().take();
                dispatch.emit(Action::Typed(area.value()));
            });
            pause.borrow_mut().replace(clock);
        }
    };
    html! {
        <>
            <label class="hidden" for="source">{ "The article’s text" }</label>
            <textarea
                ref={node}
                id="source"
                class="source"
                dir={(props.draft.text.len() < LONG).then_some("auto")}
                spellcheck="false"
                autocomplete="off"
                placeholder="Paste or type an article, or drop a file anywhere on this page"
                {oninput}
            />
        </>
    }
}

fn open_a_file(dispatch: &Callback<Action>) -> Html {
    let dispatch = dispatch.clone();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|f| f.get(0)) {
            open_file(vec![file], dispatch.clone());
        }
        // The same file may be chosen again after it was changed.
        input.set_value("");
    };
    html! {
        <label class="button file">
            { "Open a file" }<span class="kinds">{ " .txt .md .html" }</span>
            <input type="file" accept=".txt,.md,.markdown,.html,.htm,.json,text/plain,text/markdown,text/html,application/json" {onchange} />
        </label>
    }
}

fn sample_list(dispatch: &Callback<Action>) -> Html {
    let sample = |text: &'static str| {
        dispatch.reform(move |_: MouseEvent| Action::Given(Draft::plain(text)))
    };
    html! {
        <div class="samples">
            <h3>{ "Or read one of ours" }</h3>
            <ul>
                { for SAMPLES.iter().map(|s| html! {
                    <li>
                        <button type="button" class="sample" data-action="sample" onclick={sample(s.text)}>
                            <span class="headline">{ s.headline }</span>
                            <span class="about">{ s.about }</span>
                        </button>
                    </li>
                }) }
            </ul>
        </div>
    }
}
