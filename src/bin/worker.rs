//! The worker: holds the pipeline and annotates one text after another, off the page's thread.
//!
//! It works by rules from the start, and with the models once they have come.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use pressmark::annotation::{AnnotationDocument, Preprocessing};
use pressmark::models::Models;
use pressmark::{Pipeline, Source, geojson};
use pressmark_web::browser::download::Files;
use pressmark_web::browser::models::fetch::fetch;
use pressmark_web::browser::protocol::{self, Request, WorkerRequest, WorkerResponse};
use pressmark_web::choice;
use pressmark_web::models::ModelFile;
use pressmark_web::wording;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Milliseconds that a text waits for models that are on their way: from a cache they come sooner, and the text is read
/// once instead of twice.
const PATIENCE: u32 = 400;
/// Places of one name that are offered as where papers are from.
const HOMES: usize = 8;

thread_local! {
    /// Number of the request in hand, for the panic's message.
    static IN_HAND: Cell<u32> = const { Cell::new(0) };
}

/// What the worker works with.
#[derive(Default)]
struct Worker {
    pipeline: RefCell<Pipeline>,
    /// Models are on their way.
    fetching: Cell<bool>,
    /// The request that waits for them.
    waiting: RefCell<Option<Request>>,
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        post(&WorkerResponse::Failed {
            number: IN_HAND.get(),
            reason: info.to_string(),
        });
    }));
    let worker = Rc::<Worker>::default();
    EventListener::new(&scope(), "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        match WorkerRequest::read(&event.data()) {
            Some(WorkerRequest::Annotate(request)) => worker.take(request),
            Some(WorkerRequest::Fetch(files)) => worker.fetch(files),
            Some(WorkerRequest::Seek(words)) => worker.seek(words),
            None => {}
        }
    })
    .forget();
    post(&WorkerResponse::Ready);
}

impl Worker {
    /// Works with the models that come whole; the page hears of the others.
    fn fetch(self: &Rc<Self>, files: Vec<ModelFile>) {
        self.fetching.set(true);
        let all = files.len();
        let models = Rc::<RefCell<Models>>::default();
        let check = {
            let models = Rc::clone(&models);
            move |bytes: &[u8]| match models.borrow_mut().add(bytes) {
                Ok(_) => Ok(()),
                Err(error) => Err(error.to_string()),
            }
        };
        let worker = Rc::clone(self);
        fetch(
            files,
            |received, total| post(&WorkerResponse::Progress { received, total }),
            check,
            move |missing| {
                let any_loaded = missing.len() < all;
                if any_loaded {
                    let models = models.take();
                    worker.pipeline.replace(Pipeline::with_models(models));
                }
                worker.fetching.set(false);
                post(&WorkerResponse::Fetched {
                    any_loaded,
                    missing,
                });
                worker.answer_waiting();
            },
        );
    }

    /// Names what the gazetteer has for a name.
    fn seek(&self, words: String) {
        let pipeline = self.pipeline.borrow();
        let homes = pipeline.homes(&wording::titled(&words));
        let names = homes.iter().take(HOMES).map(|h| h.name().to_owned());
        post(&WorkerResponse::Homes {
            names: names.collect(),
            words,
        });
    }

    /// Says at once that it has begun, by which the page knows that this worker is alive.
    fn take(self: &Rc<Self>, request: Request) {
        post(&WorkerResponse::Begun {
            number: request.number,
        });
        if !self.fetching.get() {
            return self.answer(request);
        }
        self.waiting.replace(Some(request));
        let worker = Rc::clone(self);
        Timeout::new(PATIENCE, move || worker.answer_waiting()).forget();
    }

    fn answer_waiting(&self) {
        if let Some(request) = self.waiting.take() {
            self.answer(request);
        }
    }

    fn answer(&self, request: Request) {
        IN_HAND.set(request.number);
        let source = Source::new(&request.text);
        let mut preprocessing = source.preprocessing.clone();
        if request.from_html {
            preprocessing.insert(0, Preprocessing::HtmlToText);
        }
        let pipeline = self.pipeline.borrow();
        let home = pipeline.home(&request.home);
        let mut document = pipeline
            .annotate_near(&source.text, home.as_ref())
            .document(&now(), &preprocessing);
        choice::apply(&mut document, &request.places);
        let number = request.number;
        let response = annotated(number, &document, source.text.len());
        post(&response.unwrap_or_else(|| WorkerResponse::Failed {
            number,
            reason: "what was found could not be written".into(),
        }));
    }
}

/// Bytes of JSON for a byte of a newspaper article; room that is taken at once is not copied from place to place.
const JSON_A_LETTER: usize = 16;

/// The document and its files. All of it goes into memory, which never refuses it; why it would is not worth a kilobyte.
fn annotated(number: u32, document: &AnnotationDocument, text: usize) -> Option<WorkerResponse> {
    let mut json = Vec::with_capacity(text * JSON_A_LETTER);
    serde_json::to_writer_pretty(&mut json, document).ok()?;
    let mut geojson = Vec::new();
    let places = geojson::feature_collection(document);
    serde_json::to_writer_pretty(&mut geojson, &places).ok()?;
    let bytes = borsh::to_vec(document).ok()?;
    Some(WorkerResponse::Annotated {
        number,
        document: Uint8Array::from(bytes.as_slice()),
        files: Files {
            json: Uint8Array::from(json.as_slice()),
            geojson: Uint8Array::from(geojson.as_slice()),
        },
    })
}

/// The time as RFC 3339; the pipeline reads no clock.
fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

fn post(response: &WorkerResponse) {
    // Both fail only for what cannot be cloned, and a response is strings, numbers and buffers.
    if let Ok(message) = protocol::message(response) {
        let _ = scope().post_message_with_transfer(&message, &response.buffers());
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
