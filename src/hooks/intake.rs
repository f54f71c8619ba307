//! Takes what is pasted or dropped anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DragEvent, File};
use yew::prelude::*;

use crate::dom;
use crate::import::{clipboard, file};
use crate::state::Action;

/// Listens for pastes and drops as long as the page lives.
#[hook]
pub(crate) fn use_intake(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listeners = [
            listen("paste", {
                let dispatch = dispatch.clone();
                move |event| pasted(event, &dispatch)
            }),
            listen("dragover", |event| event.prevent_default()),
            listen("drop", move |event| dropped(event, &dispatch)),
        ];
        move || drop(listeners)
    });
}

fn listen(name: &'static str, then: impl Fn(&Event) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&dom::document(), name, options, then)
}

/// A paste is a new article, except into a text area that already holds one.
fn pasted(event: &Event, dispatch: &Callback<Action>) {
    let data = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
    let Some(data) = data else { return };
    if edits_text(event) {
        return;
    }
    if let Some(file) = clipboard::file(&data) {
        event.prevent_default();
        open(file, dispatch.clone());
    } else if let Some(draft) = clipboard::draft(&data) {
        event.prevent_default();
        dispatch.emit(Action::Given(draft));
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
    let Some(data) = event.unchecked_ref::<DragEvent>().data_transfer() else {
        return;
    };
    if let Some(file) = clipboard::file(&data) {
        open(file, dispatch.clone());
    } else if let Some(draft) = clipboard::draft(&data) {
        dispatch.emit(Action::Given(draft));
    }
}

/// Reads a file and gives its text, or says why not.
pub(crate) fn open(file: File, dispatch: Callback<Action>) {
    spawn_local(async move {
        dispatch.emit(match file::read(file).await {
            Ok(draft) => Action::Given(draft),
            Err(why) => Action::Notice(Some(why)),
        });
    });
}
