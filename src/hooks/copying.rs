//! What a copy of the article puts on the clipboard: its words and paragraphs, without the marks, links and colours that
//! the page has laid over them.

use gloo::utils::document;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;
use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::{dom, selection};

/// Writes clean paragraphs for as long as the article is shown.
#[hook]
pub(crate) fn use_copying(article: &Option<Rc<Article>>) {
    use_change(when(article.clone(), |article| {
        article.clone().map(on_copy)
    }));
}

fn on_copy(article: Rc<Article>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "copy", options, move |event| {
        // In a field, the browser copies what is selected there.
        if dom::closest(event.target(), "textarea, input").is_some() {
            return;
        }
        let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        let Some((data, bytes)) = data.zip(selection::bytes(&article)) else {
            return;
        };
        let html = article.clean_html(&bytes);
        if data.set_data("text/html", &html).is_ok() {
            let _ = data.set_data("text/plain", article.words(&bytes));
            event.prevent_default();
        }
    })
}
