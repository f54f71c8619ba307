//! Takes what is pasted or dropped anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DragEvent, File};
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::import::clipboard::Brought;
use crate::browser::import::{Given, file};
use crate::state::Action;

#[wasm_bindgen]
extern "C" {
    /// What came in before the program ran: see `static/early.js`.
    #[wasm_bindgen(catch, js_name = pressmarkEarly)]
    fn early() -> Result<Option<Array>, JsValue>;
}

/// Takes what came in before the page could, and listens for pastes and drops as long as it lives.
#[hook]
pub(crate) fn use_intake(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_change(when((), move |()| {
        let listeners = [
            listen("paste", {
                let dispatch = dispatch.clone();
                move |event| pasted(event, &dispatch)
            }),
            listen("dragover", |event| event.prevent_default()),
            listen("drop", {
                let dispatch = dispatch.clone();
                move |event| dropped(event, &dispatch)
            }),
        ];
        if let Ok(Some(handed)) = early() {
            take(Brought::before(&handed), &dispatch);
        }
        listeners
    }));
}

fn listen(name: &'static str, then: impl Fn(&Event) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), name, options, then)
}

/// A paste is a new article, except into a text area that already holds one.
fn pasted(event: &Event, dispatch: &Callback<Action>) {
    let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
    let Some(brought) = data.map(|data| Brought::of(&data)) else {
        return;
    };
    let taken = if edits_text(event) {
        let why = brought.too_long();
        let refused = why.is_some();
        if refused {
            dispatch.emit(Action::Notice(why));
        }
        refused
    } else {
        take(brought, dispatch)
    };
    if taken {
        event.prevent_default();
    }
}

fn edits_text(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    target.is_some_and(|area| {
        let value = area.value();
        let selected = area
            .selection_end()
            .ok()
            .flatten()
            .zip(area.selection_start().ok().flatten());
        let length = value.encode_utf16().count() as u32;
        !value.trim().is_empty() && selected.is_none_or(|(end, start)| end - start < length)
    })
}

fn dropped(event: &Event, dispatch: &Callback<Action>) {
    event.prevent_default();
    if let Some(data) = event.unchecked_ref::<DragEvent>().data_transfer() {
        take(Brought::of(&data), dispatch);
    }
}

/// Gives what came in; false where there is nothing in it.
fn take(brought: Brought, dispatch: &Callback<Action>) -> bool {
    if brought.has_files() {
        open(brought.files, dispatch.clone());
        return true;
    }
    match brought.given() {
        Some(given) => tell(given, dispatch),
        None => return false,
    }
    true
}

/// Reads the first readable one of some files and gives its text, or says why not.
pub(crate) fn open(files: Vec<File>, dispatch: Callback<Action>) {
    spawn_local(async move { tell(file::read_one(files).await, &dispatch) });
}

fn tell(given: Result<Given, String>, dispatch: &Callback<Action>) {
    let notice = match given {
        Ok(given) => {
            dispatch.emit(Action::Given(given.draft));
            given.notice
        }
        Err(why) => Some(why),
    };
    if notice.is_some() {
        dispatch.emit(Action::Notice(notice));
    }
}
