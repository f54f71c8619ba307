//! What can be done with the annotated article: one stop of the Tab key, arrows lead from tool to tool. On a narrow window
//! they stand behind one button.

use gloo::utils::document;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::press::press;
use crate::article::Article;
use crate::browser::download::Kind;
use crate::browser::{dom, download, keeping};
use crate::hooks::line_in_view;
use crate::state::{Action, State, View};
use crate::wording;
use crate::words::page as words;

/// Download, copy, edit, begin anew, forget, help.
pub(crate) fn toolbar(state: &State, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    let act = |action: Action| press(dispatch, action);
    let save = |kind: Kind| {
        let article = Rc::clone(article);
        dispatch.reform(move |_: MouseEvent| saved(&article, kind))
    };
    let copy = {
        let (article, dispatch) = (Rc::clone(article), dispatch.clone());
        move |_: MouseEvent| {
            let (article, dispatch) = (Rc::clone(&article), dispatch.clone());
            spawn_local(async move { dispatch.emit(copied(&article).await) });
        }
    };
    let forget = dispatch.reform(|_: MouseEvent| {
        keeping::forget();
        Action::Forgotten
    });
    let is_reading = state.view == View::Reading;
    html! {
        <div class={classes!("tools", state.menu.then_some("open"))}>
            <button
                type="button"
                class="button menu"
                data-action="menu"
                aria-expanded={state.menu.to_string()}
                aria-controls="toolbar"
                onclick={act(Action::Menu(!state.menu))}
            >{ words::tools() }</button>
            <div id="toolbar" class="toolbar" role="toolbar" aria-label={words::article_tools()} onkeydown={arrows}>
                { tool("download-json", words::download_json(), "strong", true, save(Kind::Json)) }
                if article.has_places() {
                    { tool("download-geojson", "GeoJSON", "", false, save(Kind::GeoJson)) }
                }
                { tool("copy-json", words::copy_json(), "", false, Callback::from(copy)) }
                if is_reading { { tool("edit", words::edit_text(), "", false, edit(article, dispatch)) } }
                { tool("new", words::new_article(), "", false, act(Action::New)) }
                { tool("forget", words::forget(), "", false, forget) }
                // `static/help.js` opens the sheet.
                { tool("help", "?", "round", false, Callback::noop()) }
            </div>
        </div>
    }
}

/// The first of them is the stop of the Tab key.
fn tool(
    action: &'static str,
    label: &'static str,
    class: &'static str,
    is_first: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let title = match action {
        "download-geojson" => words::places_for_map(),
        "forget" => words::forget_title(),
        "help" => words::keys_and_help(),
        _ => "",
    };
    let title = (!title.is_empty()).then_some(title);
    html! {
        <button
            type="button"
            class={classes!("button", class)}
            data-action={action}
            {title}
            aria-label={(action == "help").then(words::help)}
            tabindex={if is_first { "0" } else { "-1" }}
            {onclick}
        >{ label }</button>
    }
}

/// Arrows, Home and End go from tool to tool.
fn arrows(event: KeyboardEvent) {
    let tools: Vec<HtmlElement> = dom::all("#toolbar .button")
        .into_iter()
        .filter_map(|t| t.dyn_into().ok())
        .collect();
    let focused = document().active_element();
    let at = tools
        .iter()
        .position(|t| Some(t.as_ref()) == focused.as_ref());
    let to = at.and_then(|at| dom::stop_by_arrow(&event, at, tools.len()));
    let Some(to) = to else { return };
    event.prevent_default();
    let _ = tools[to].focus();
}

/// The text area opens at the line that is being read.
fn edit(article: &Rc<Article>, dispatch: &Callback<Action>) -> Callback<MouseEvent> {
    let article = Rc::clone(article);
    dispatch.reform(move |_: MouseEvent| Action::EditAt(line_in_view(&article)))
}

fn saved(article: &Article, kind: Kind) -> Action {
    match (download::save(article, kind), kind) {
        (Ok(name), Kind::Json) => Action::Say(words::saved_as(&name)),
        (Ok(name), Kind::GeoJson) => Action::Say(wording::saved_places(article, &name)),
        (Err(_), _) => Action::Notice(Some(words::not_saved().into())),
    }
}

async fn copied(article: &Article) -> Action {
    match download::copy(article).await {
        Ok(()) => Action::Say(words::json_copied().into()),
        Err(_) => Action::Notice(Some(words::json_not_copied().into())),
    }
}
