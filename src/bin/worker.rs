//! The worker: holds the pipeline and annotates one text after another, off the page's thread.

use std::cell::Cell;

use extract::{Pipeline, Source};
use js_sys::{Array, Uint8Array};
use pressmark::protocol::{Answer, Request};
use pressmark::wire;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    /// Number of the request in hand, for the panic's message.
    static IN_HAND: Cell<u32> = const { Cell::new(0) };
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        post(&Answer::Failed(IN_HAND.get(), info.to_string()));
    }));
    let pipeline = Pipeline::new();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(request) = Request::read(&event.data()) {
            answer(&pipeline, request);
        }
    });
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    post(&Answer::Ready);
}

fn answer(pipeline: &Pipeline, request: Request) {
    IN_HAND.set(request.number);
    post(&Answer::Begun(request.number));
    let source = Source::new(&request.text);
    let mut preprocessing = source.preprocessing.clone();
    if request.from_html {
        preprocessing.insert(0, "html-to-text");
    }
    let document = pipeline
        .annotate(&source.text)
        .document(&now(), &preprocessing);
    match serde_json::to_vec_pretty(&document) {
        Ok(json) => post(&Answer::Annotated(
            request.number,
            Uint8Array::from(wire::write(&document).as_slice()),
            Uint8Array::from(json.as_slice()),
        )),
        Err(error) => post(&Answer::Failed(request.number, error.to_string())),
    }
}

/// The time as RFC 3339; the pipeline reads no clock.
fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

fn post(answer: &Answer) {
    let transfer = match answer {
        Answer::Annotated(_, document, json) => Array::of2(&document.buffer(), &json.buffer()),
        _ => Array::new(),
    };
    // It fails only for what cannot be cloned, and an answer is strings, numbers and a buffer.
    let _ = scope().post_message_with_transfer(&answer.message(), &transfer);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
