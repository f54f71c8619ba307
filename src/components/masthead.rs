//! The page's head: its name as a newspaper prints it while there is no article, one line with the article's title and the
//! tools once there is one.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::toolbar::toolbar;
use crate::article::Article;
use crate::browser::dom;
use crate::state::{Action, State};
use crate::words::page as words;

/// Name, motto and promise, or name, title and tools. `index.html` holds the former, for the time before the program runs.
pub(crate) fn masthead(state: &State, dispatch: &Callback<Action>) -> Html {
    let name = html! { <h1>{ "Press" }<span>{ "mark" }</span></h1> };
    let Some(article) = &state.article else {
        return html! {
            <header class="masthead">
                <p class="ear motto">{ words::motto() }</p>
                { name }
                <p class="ear promise">{ words::promise() }</p>
            </header>
        };
    };
    html! {
        <header class="masthead line">
            { skip_link() }
            { name }
            <p class="title">{ title(article) }</p>
            { toolbar(state, article, dispatch) }
        </header>
    }
}

fn title(article: &Rc<Article>) -> String {
    article.headline().unwrap_or_default().to_owned()
}

/// The first stop of the Tab key, seen only while it has the focus.
fn skip_link() -> Html {
    // The address stays what it is: only the focus goes.
    let onclick = |event: MouseEvent| {
        event.prevent_default();
        let stop = dom::all("#doc [tabindex=\"0\"]").into_iter().next();
        if let Some(Ok(stop)) = stop.map(|s| s.dyn_into::<HtmlElement>()) {
            let _ = stop.focus();
        }
    };
    html! { <a class="skip" href="#doc" {onclick}>{ words::skip() }</a> }
}
