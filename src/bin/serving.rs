//! A worker: holds the pipeline and annotates one text after another, off the page's thread.
//!
//! It works by rules from the start, and with the models once they have come.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use pressmark::annotation::{AnnotationDocument, Preprocessing};
use pressmark::models::Models;
use pressmark::{Annotations, Home, Pipeline, Source, geojson};
use pressmark_web::browser::download::Files;
use pressmark_web::browser::models::fetch::fetch;
use pressmark_web::browser::protocol::{Request, WorkerRequest, WorkerResponse};
use pressmark_web::models::ModelFile;
use pressmark_web::wording;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Milliseconds that a text waits for models that are on their way: from a cache they come sooner, and the text is read
/// once instead of twice.
const PATIENCE: u32 = 400;
/// The same for a text that has been read and is corrected: what was found by the models is not to go and come again.
const PATIENCE_CORRECTED: u32 = 10_000;
/// Places of one name that are offered as where papers are from.
const HOMES: usize = 8;

thread_local! {
    /// Number of the request in hand, for the panic's message.
    static IN_HAND: Cell<u32> = const { Cell::new(0) };
}

/// Reads an article: what is asked, its text as the library reads it, where the reader's papers are from. Beside what is found: where
/// the corrections stand in an edited text, as the page is told of them.
pub(crate) type Read =
    for<'a> fn(&Pipeline, &Request, &'a str, Option<&Home>) -> (Annotations<'a>, Vec<String>);

/// What the worker works with.
struct Worker {
    read: Read,
    pipeline: RefCell<Pipeline>,
    /// Models are on their way.
    fetching: Cell<bool>,
    /// The request that waits for them.
    waiting: RefCell<Option<Request>>,
}

/// Serves the page for as long as that lives.
pub(crate) fn start(read: Read) {
    std::panic::set_hook(Box::new(|info| {
        post(&WorkerResponse::Failed {
            number: IN_HAND.get(),
            reason: info.to_string(),
        });
    }));
    let worker = Rc::new(Worker {
        read,
        pipeline: RefCell::default(),
        fetching: Cell::default(),
        waiting: RefCell::default(),
    });
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
        let patience = if request.corrections.is_empty() {
            PATIENCE
        } else {
            PATIENCE_CORRECTED
        };
        self.waiting.replace(Some(request));
        let worker = Rc::clone(self);
        Timeout::new(patience, move || worker.answer_waiting()).forget();
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
        let (found, placed) = (self.read)(&pipeline, &request, &source.text, home.as_ref());
        let document = found.document(&now(), &preprocessing);
        let number = request.number;
        let files = files(&document, source.text.len());
        let response = files.map(|files| WorkerResponse::Annotated {
            number,
            files,
            placed,
        });
        post(&response.unwrap_or_else(|| WorkerResponse::Failed {
            number,
            reason: "what was found could not be written".into(),
        }));
    }
}

/// Bytes of JSON for a byte of a newspaper article; room that is taken at once is not copied from place to place.
const JSON_A_LETTER: usize = 16;

/// The document, and the files of it. All of it goes into memory, which never refuses it; why it would is not worth a kilobyte.
fn files(document: &AnnotationDocument, text: usize) -> Option<Files> {
    let mut json = Vec::with_capacity(text * JSON_A_LETTER);
    serde_json::to_writer_pretty(&mut json, document).ok()?;
    let mut geojson = Vec::new();
    let places = geojson::feature_collection(document);
    serde_json::to_writer_pretty(&mut geojson, &places).ok()?;
    let bytes = borsh::to_vec(document).ok()?;
    Some(Files {
        document: Uint8Array::from(bytes.as_slice()),
        json: Uint8Array::from(json.as_slice()),
        geojson: Uint8Array::from(geojson.as_slice()),
    })
}

/// The time as RFC 3339; the pipeline reads no clock.
fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

fn post(response: &WorkerResponse) {
    // It fails only for what cannot be cloned, and a response is strings, numbers and buffers.
    let _ = scope().post_message_with_transfer(&response.written(), &response.buffers());
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
