//! The tab's title and address: back and forward lead from the empty page to the article and to its text area, and an
//! address that ends in the id of an entity, a mention or a quote leads there.

use gloo::utils::{document, window};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::state::{Action, State};
use crate::words::page;

/// What the address of an article begins with.
const ARTICLE: &str = "/a/";

/// Writes the title and the address, and hears of the browser's back and forward.
#[hook]
pub(crate) fn use_address(state: &State, dispatch: &Callback<Action>) {
    use_change(when(state.article.clone(), |article| {
        document().set_title(&title(article.as_ref()));
    }));
    {
        let dispatch = dispatch.clone();
        use_change(when((), move |()| {
            EventListener::new(&window(), "popstate", move |_| {
                dispatch.emit(Action::Went(fragment()));
            })
        }));
    }
    let is_first = use_mut_ref(|| true);
    let dispatch = dispatch.clone();
    use_change(when(state.route(), move |route| {
        // At first the address is what the reader came with.
        if is_first.replace(false) {
            let came_with = fragment();
            if came_with.starts_with(ARTICLE) {
                dispatch.emit(Action::Went(came_with));
            }
        } else if let Some(route) = route {
            write(route);
        }
    }));
}

fn title(article: Option<&Rc<Article>>) -> String {
    match article.and_then(|a| a.headline()) {
        Some(headline) => page::title_of(headline),
        None => page::title().into(),
    }
}

/// What stands behind the `#` of the address.
fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

fn write(route: &str) {
    let before = fragment();
    if before == route {
        return;
    }
    let location = window().location();
    let page = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = if route.is_empty() {
        page
    } else {
        format!("{page}#{route}")
    };
    if let Ok(history) = window().history() {
        // Back leads from view to view, not from card to card. A page opened from a file has no history to write; it works without.
        let _ = if is_place(&before) || view(&before) == view(route) {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(&address))
        };
    }
}

/// The address without the mention or quote at its end.
fn view(route: &str) -> &str {
    let card = route
        .rsplit_once('/')
        .filter(|(before, last)| before.len() > ARTICLE.len() && *last != "edit");
    card.map_or(route, |(before, _)| before)
}

/// A link within the article, to a mention, a quote or an entity alone.
fn is_place(fragment: &str) -> bool {
    let number = fragment.strip_prefix(['e', 'm', 'q']);
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}
