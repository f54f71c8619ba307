//! The empty page: one place to paste, type, drop or open an article, and two samples; and the same text area in the place
//! of an article that is being edited.

use gloo::utils::window;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::button::button;
use super::leaf::leaf;
use super::press::press;
use crate::article::Article;
use crate::browser::{dom, keeping};
use crate::hooks::{open_file, use_change, when};
use crate::samples::{SAMPLES, Sample};
use crate::state::{Action, Draft, State, View};
use crate::words::page as words;

/// Milliseconds without a key after which typed text is annotated.
const PAUSE: u32 = 250;
/// So many characters at once are not typed: they are a whole text.
const WHOLE_TEXT: usize = 80;

/// Pixels from the upper edge of the last line that is measured to the area's lower edge, about.
const LAST_LINE: f64 = 40.0;

/// From so many bytes on the browser is spared finding out the direction, which costs it seconds for a long text.
const LONG: usize = 200_000;

/// The text area and the ways into it.
pub(crate) fn writing(state: &State, dispatch: &Callback<Action>) -> Html {
    let empty = state.draft.is_blank();
    let act = |action: Action| press(dispatch, action);
    html! {
        <section class={classes!("writing", empty.then_some("empty"))} aria-label={words::your_article()}>
            if empty {
                <div class="invitation">
                    { leaf("h2", "", words::invitation()) }
                </div>
            }
            { source(state, dispatch) }
            <div class="ways">
                { open_a_file(dispatch) }
                { way_back(state, dispatch) }
                if empty { { forget(state, dispatch) } }
                if state.article.is_some() {
                    { button("button strong", "read", act(Action::Read), words::done()) }
                }
                { leaf("p", "privacy", words::stays_here()) }
            </div>
            if empty {
                { keep_nothing(state, dispatch) }
                <div class="desk shelf" data-desk="articles" />
                { sample_list(dispatch) }
            }
        </section>
    }
}

/// Whether what is read next is kept at all.
fn keep_nothing(state: &State, dispatch: &Callback<Action>) -> Html {
    let turned = press(dispatch, Action::Private(!state.private));
    html! {
        <label class="private">
            <input type="checkbox" data-action="private" checked={state.private} onclick={turned} />
            { words::private() }
        </label>
    }
}

/// To the article that stood here before.
fn way_back(state: &State, dispatch: &Callback<Action>) -> Html {
    if state.previous.is_none() {
        return Html::default();
    }
    let onclick = press(dispatch, Action::Back);
    button("button", "back", onclick, words::back())
}

/// The text area in the place of the article, at the line that was being read.
pub(crate) fn editing(state: &State, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    let done = {
        let article = Rc::clone(article);
        dispatch.reform(move |_: MouseEvent| match caret_line(&article) {
            Some((byte, top)) => Action::ReadAt(byte, top),
            None => Action::Read,
        })
    };
    html! {
        <section class="writing in-place" aria-label={words::your_article()}>
            { leaf("h2", "hidden", words::your_article()) }
            <div class="ways">
                { button("button strong", "read", done, words::done()) }
                { way_back(state, dispatch) }
                { leaf("p", "privacy", words::lists_follow()) }
            </div>
            { source(state, dispatch) }
        </section>
    }
}

fn source(state: &State, dispatch: &Callback<Action>) -> Html {
    let at = state.article.as_ref().zip(state.edit_at);
    let at = at.filter(|_| state.view == View::Editing);
    html! {
        <SourceArea
            draft={state.draft.clone()}
            in_place={state.view == View::Editing}
            at={at.map(|(article, (byte, top))| (units(article.text(), byte), top))}
            has_asked={state.request > 0}
            dispatch={dispatch.clone()}
        />
    }
}

fn units(text: &str, byte: u32) -> u32 {
    let before = text.get(..byte as usize).unwrap_or_default();
    before.encode_utf16().count() as u32
}

/// Where the caret is: a byte of the article's text, and the pixels from the window's top.
fn caret_line(article: &Article) -> Option<(u32, i32)> {
    let area: HtmlTextAreaElement = dom::by_id("source")?.dyn_into().ok()?;
    let caret = area.selection_start().ok()??;
    // Before it is measured, for that makes the page short for a moment, and it scrolls.
    let top = area.get_bounding_client_rect().top();
    let top = top + height_before(&area, caret);
    let mut units = 0;
    let found = article.text().char_indices().find(|(_, c)| {
        units += c.len_utf16() as u32;
        units > caret
    });
    Some((found.map_or(0, |(byte, _)| byte as u32), top as i32))
}

/// How far the line of a UTF-16 offset stands below the area's upper edge. The area is measured with what stands before.
fn height_before(area: &HtmlTextAreaElement, caret: u32) -> f64 {
    let text = area.value();
    let style = area.style();
    let _ = style.set_property("height", "0");
    let before: Vec<u16> = text.encode_utf16().take(caret as usize).collect();
    area.set_value(&String::from_utf16_lossy(&before));
    let height = area.scroll_height();
    area.set_value(&text);
    let _ = style.set_property("height", &format!("{}px", area.scroll_height()));
    f64::from(height) - LAST_LINE
}

#[derive(Properties, PartialEq)]
struct SourceAreaProps {
    draft: Draft,
    /// It is as high as its text.
    in_place: bool,
    /// Where the caret goes at first: UTF-16 units, and the pixels from the window's top at which that line is to stand.
    at: Option<(u32, i32)>,
    /// Some text has been read in this visit: an empty area takes the focus.
    has_asked: bool,
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
        use_change(when(props.draft.text.clone(), move |text| {
            let area = node.cast::<HtmlTextAreaElement>();
            if let Some(area) = area.filter(|a| a.value() != **text && pause.borrow().is_none()) {
                area.set_value(text);
                let _ = area.set_selection_range(0, 0);
            }
        }));
    }
    {
        let node = node.clone();
        let (in_place, at) = (props.in_place, props.at);
        let takes_focus = props.has_asked || !props.draft.is_blank();
        use_change(when(props.draft.is_blank(), move |_| {
            let area = node.cast::<HtmlTextAreaElement>();
            if let Some(area) = area.filter(|_| takes_focus) {
                if in_place {
                    open_at(&area, at);
                }
                let _ = area.focus();
            }
        }));
    }
    let oninput = {
        let dispatch = props.dispatch.clone();
        let was_empty = props.draft.is_blank();
        let in_place = props.in_place;
        move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let given =
                was_empty && area.text_length() as usize >= WHOLE_TEXT && pause.borrow().is_none();
            if given {
                dispatch.emit(Action::Given(Draft::plain(&area.value())));
                return;
            }
            if in_place {
                grow(&area);
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
            <label class="hidden" for="source">{ words::article_text() }</label>
            <textarea
                ref={node}
                id="source"
                class="source"
                dir={(props.draft.text.len() < LONG).then_some("auto")}
                spellcheck="false"
                autocomplete="off"
                placeholder={if dom::matches("(pointer: coarse)") { words::paste_or_type() } else { words::paste_type_drop() }}
                {oninput}
            />
        </>
    }
}

/// An area that only ever grows does not make the page jump while words are taken out.
fn grow(area: &HtmlTextAreaElement) {
    if area.scroll_height() > area.client_height() {
        let height = format!("{}px", area.scroll_height());
        let _ = area.style().set_property("height", &height);
    }
}

/// Makes the area as high as its text, puts the caret where the reader was, and that line where it stood.
fn open_at(area: &HtmlTextAreaElement, at: Option<(u32, i32)>) {
    let (caret, top) = at.unwrap_or_default();
    let line = height_before(area, caret);
    let _ = area.set_selection_range(caret, caret);
    if at.is_some() {
        let now = area.get_bounding_client_rect().top() + line;
        window().scroll_by_with_x_and_y(0.0, now - f64::from(top));
    }
}

/// Deletes the article that is offered, from everywhere in this browser.
fn forget(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(previous) = state.previous.as_ref().map(|p| Rc::clone(&p.text)) else {
        return Html::default();
    };
    let onclick = dispatch.reform(move |_: MouseEvent| {
        keeping::forget_text(&previous);
        Action::Forgotten
    });
    button("button", "forget", onclick, words::forget_it())
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
            { words::open_file() }{ leaf("span", "kinds", " .txt .md .html") }
            <input type="file" accept=".txt,.md,.markdown,.html,.htm,.json,text/plain,text/markdown,text/html,application/json" {onchange} />
        </label>
    }
}

fn sample_list(dispatch: &Callback<Action>) -> Html {
    let sample = |sample: &'static Sample| {
        dispatch.reform(move |_: MouseEvent| Action::Given(Draft::plain(&sample.text())))
    };
    html! {
        <div class="samples">
            { leaf("h3", "", words::samples()) }
            <ul>
                { for SAMPLES.iter().map(|s| html! {
                    <li>
                        <button type="button" class="sample" data-action="sample" onclick={sample(s)}>
                            { leaf("span", "headline", s.headline) }
                            { leaf("span", "about", (s.about)()) }
                        </button>
                    </li>
                }) }
            </ul>
        </div>
    }
}
