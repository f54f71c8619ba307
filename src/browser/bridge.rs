//! The page's side of the worker: starts it, asks it, notices when it fails, starts it again.
//!
//! At most one request is in the worker and one waits; a newer request takes the waiting one's place. A worker that
//! is still busy with an outdated text after [`PATIENCE`] is ended, so that the newest text never waits long.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use pressmark::annotation::AnnotationDocument;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

use super::protocol::{Request, WorkerRequest, WorkerResponse};
use crate::browser::download::Files;
use crate::models::{Missing, ModelFile};
use crate::words::page;

/// Milliseconds that an outdated request may still run while a newer one waits.
const PATIENCE: u32 = 1_500;
/// Milliseconds within which a worker must say that it is ready.
const START: u32 = 20_000;
/// Milliseconds, twice over, within which a worker that has nothing else to do must say that it has begun: phones end
/// workers without a word. Twice, because a page that was busy itself finds the first over before it reads its messages.
const SILENCE: u32 = 1_000;
/// Milliseconds that a text may take, and for how many of its bytes there is one more.
const READING: u32 = 30_000;
const READING_BYTES_PER_MILLISECOND: u32 = 25;

/// What the page is told of a request, and of the models.
#[derive(Debug)]
pub enum BridgeEvent {
    /// It was annotated.
    Annotated {
        /// The request's number.
        number: u32,
        /// The annotation document.
        document: Box<AnnotationDocument>,
        /// The files of it.
        files: Files,
        /// The corrections of each step where they stand in an edited text.
        placed: Vec<String>,
    },
    /// It was not.
    Failed {
        /// The request's number.
        number: u32,
        /// What happened and what to do.
        message: String,
    },
    /// The models are on their way.
    Progress {
        /// Bytes that are here.
        received: u32,
        /// Bytes of all of them.
        total: u32,
    },
    /// The places of a name were looked for.
    Homes {
        /// The name.
        words: String,
        /// Their full names, the best known first.
        names: Vec<String>,
    },
    /// The models have come, but for some.
    Fetched {
        /// There is something new: a text that is asked for again is annotated better.
        any_loaded: bool,
        /// Those that did not come whole.
        missing: Vec<Missing>,
    },
}

/// The worker and the requests on their way.
#[derive(Clone)]
pub struct Bridge(Rc<RefCell<Connection>>);

/// The two programs that read articles.
pub struct Scripts {
    /// The one that knows no corrections.
    pub worker: String,
    /// The one that does.
    pub corrector: String,
}

struct Connection {
    scripts: Scripts,
    /// The reader corrects: from now on the corrector is what is started.
    corrects: bool,
    /// The models that every worker is to fetch.
    models: Vec<ModelFile>,
    tell: Rc<dyn Fn(BridgeEvent)>,
    worker: Option<Live>,
    /// The name whose places were asked for last; empty where none was.
    sought: String,
    /// The request that waits for the worker.
    waiting: Option<Request>,
    /// The request that the worker has.
    sent: Option<Request>,
    /// Number of the request that was sent a second time, to another worker.
    resent: Option<u32>,
    /// Ends what takes too long.
    clock: Option<Timeout>,
}

/// A started worker with what listens to it.
struct Live {
    worker: Worker,
    /// It knows corrections.
    corrects: bool,
    ready: bool,
    /// It fetches the models and takes them in.
    loading: bool,
    _listeners: [EventListener; 3],
}

impl Drop for Live {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Bridge {
    /// Starts the worker, with the models given; `tell` is called with every answer.
    #[must_use]
    pub fn new(
        scripts: Scripts,
        models: Vec<ModelFile>,
        tell: impl Fn(BridgeEvent) + 'static,
    ) -> Self {
        let bridge = Self(Rc::new(RefCell::new(Connection {
            scripts,
            corrects: false,
            models,
            tell: Rc::new(tell),
            worker: None,
            sought: String::new(),
            waiting: None,
            sent: None,
            resent: None,
            clock: None,
        })));
        bridge.start();
        bridge
    }

    /// The reader is about to correct something: the worker gives way to the corrector, at once or after the text in hand.
    pub fn prepare_corrections(&self) {
        let mut connection = self.0.borrow_mut();
        let is_new = !core::mem::replace(&mut connection.corrects, true);
        let is_free = connection.sent.is_none();
        drop(connection);
        if is_new && is_free {
            self.end();
            self.start();
        }
    }

    /// Annotates a text; the newest request supersedes those before it.
    pub fn ask(&self, request: Request) {
        if !request.corrections.is_empty() {
            self.prepare_corrections();
        }
        let busy = {
            let mut connection = self.0.borrow_mut();
            connection.waiting = Some(request);
            connection.sent.is_some()
        };
        if busy {
            self.after(PATIENCE, |bridge| {
                bridge.end();
                bridge.start();
            });
        } else {
            self.start();
            self.send();
        }
    }

    /// Fetches the models once more, past every cache that may hold a bad one: servers pass over what follows the `?`.
    pub fn fetch_again(&self, time: u32) {
        for file in &mut self.0.borrow_mut().models {
            file.address = file.address_past_caches(time);
        }
        self.order_models();
    }

    /// Looks for the places of a name: now, where a worker is ready, and once more when the gazetteer has come.
    pub fn seek(&self, words: &str) {
        self.0.borrow_mut().sought = words.to_owned();
        self.seek_on();
    }

    fn seek_on(&self) {
        let connection = self.0.borrow();
        let live = connection.worker.as_ref().filter(|w| w.ready);
        if let Some(live) = live.filter(|_| !connection.sought.is_empty()) {
            let _ = post(
                &live.worker,
                &WorkerRequest::Seek(connection.sought.clone()),
            );
        }
    }

    /// Has a worker that is ready fetch the models.
    fn order_models(&self) {
        let mut connection = self.0.borrow_mut();
        let request = WorkerRequest::Fetch(connection.models.clone());
        let some = !connection.models.is_empty();
        if let Some(live) = connection.worker.as_mut().filter(|w| w.ready && some) {
            live.loading = true;
            // It fails only for what cannot be cloned, and this is strings and numbers.
            let _ = post(&live.worker, &request);
        }
    }

    /// Starts a worker where none runs.
    fn start(&self) {
        if self.0.borrow().worker.is_some() {
            return;
        }
        let spawned = {
            let connection = self.0.borrow();
            let Scripts { worker, corrector } = &connection.scripts;
            let corrects = connection.corrects;
            self.spawn(if corrects { corrector } else { worker }, corrects)
        };
        match spawned {
            Ok(live) => {
                self.0.borrow_mut().worker = Some(live);
                self.after(START, |bridge| bridge.fail(page::worker_no_start()));
            }
            Err(_) => self.fail(page::worker_no_start()),
        }
    }

    fn spawn(&self, script: &str, corrects: bool) -> Result<Live, JsValue> {
        let worker = worker(script)?;
        let bridge = self.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            match WorkerResponse::read(&event.data()) {
                Some(response) => bridge.answered(response),
                None => bridge.fail(page::worker_not_understood()),
            }
        });
        let on_error = |name: &'static str| {
            let bridge = self.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&worker, name, options, move |event| {
                event.prevent_default();
                bridge.broke();
            })
        };
        Ok(Live {
            _listeners: [on_message, on_error("error"), on_error("messageerror")],
            worker,
            corrects,
            ready: false,
            loading: false,
        })
    }

    /// Hands the waiting request to a worker that is ready and free; one that has corrections, to one that knows those.
    fn send(&self) {
        if self.is_beyond_worker() {
            self.end();
            return self.start();
        }
        let posted = {
            let mut connection = self.0.borrow_mut();
            let free =
                connection.sent.is_none() && connection.worker.as_ref().is_some_and(|w| w.ready);
            if !free {
                return;
            }
            let Some(request) = connection.waiting.take() else {
                return;
            };
            connection.sent = Some(request.clone());
            let message = WorkerRequest::Annotate(request);
            let posted = connection
                .worker
                .as_ref()
                .map(|w| post(&w.worker, &message));
            posted.is_some_and(|posted| posted.is_ok())
        };
        if posted {
            self.await_word();
        } else {
            self.fail(page::worker_broke());
        }
    }

    /// The request that waits has corrections, and the free worker knows none.
    fn is_beyond_worker(&self) -> bool {
        let connection = self.0.borrow();
        let corrected = |r: &Request| !r.corrections.is_empty();
        connection.sent.is_none()
            && connection.waiting.as_ref().is_some_and(corrected)
            && connection.worker.as_ref().is_some_and(|w| !w.corrects)
    }

    /// Waits for the worker's word that it has begun. One that takes in its models may take as long as one that starts.
    fn await_word(&self) {
        let loading = self.0.borrow().worker.as_ref().is_some_and(|w| w.loading);
        let half = if loading { START / 2 } else { SILENCE };
        self.after(half, move |bridge| bridge.after(half, Self::silent));
    }

    /// The worker has ended without a word; another gets the request, and only the second time it is a failure.
    fn silent(&self) {
        let number = self.0.borrow().sent.as_ref().map(|r| r.number);
        if self.0.borrow().resent == number {
            return self.fail(page::worker_broke());
        }
        let request = self.end();
        {
            let mut connection = self.0.borrow_mut();
            connection.resent = number;
            connection.waiting = request;
        }
        self.start();
    }

    /// The worker reads the text that it has: from now on it may take as long as that takes.
    fn begun(&self) {
        let connection = self.0.borrow();
        // Where a newer text waits, the clock counts for that one.
        if let (Some(sent), None) = (&connection.sent, &connection.waiting) {
            let limit = READING + sent.text.len() as u32 / READING_BYTES_PER_MILLISECOND;
            drop(connection);
            self.after(limit, |bridge| bridge.fail(page::worker_too_long()));
        }
    }

    fn answered(&self, response: WorkerResponse) {
        match response {
            WorkerResponse::Ready => {
                {
                    let mut connection = self.0.borrow_mut();
                    connection.clock = None;
                    if let Some(live) = &mut connection.worker {
                        live.ready = true;
                    }
                }
                self.order_models();
                self.seek_on();
            }
            WorkerResponse::Progress { received, total } => {
                return self.tell(BridgeEvent::Progress { received, total });
            }
            WorkerResponse::Fetched {
                any_loaded,
                missing,
            } => {
                if let Some(live) = &mut self.0.borrow_mut().worker {
                    live.loading = false;
                }
                self.seek_on();
                return self.tell(BridgeEvent::Fetched {
                    any_loaded,
                    missing,
                });
            }
            WorkerResponse::Homes { words, names } => {
                // Without the gazetteer there is no answer yet.
                if !names.is_empty() {
                    let mut connection = self.0.borrow_mut();
                    if connection.sought == words {
                        connection.sought.clear();
                    }
                }
                return self.tell(BridgeEvent::Homes { words, names });
            }
            WorkerResponse::Begun { .. } => return self.begun(),
            WorkerResponse::Annotated {
                number,
                files,
                placed,
            } => {
                {
                    let mut connection = self.0.borrow_mut();
                    connection.sent = None;
                    connection.clock = None;
                }
                // A text that has been superseded is not worth the reading of its answer.
                if self.0.borrow().waiting.is_none() {
                    self.tell(match borsh::from_slice(&files.document.to_vec()) {
                        Ok(document) => BridgeEvent::Annotated {
                            number,
                            document: Box::new(document),
                            files,
                            placed,
                        },
                        Err(_) => BridgeEvent::Failed {
                            number,
                            message: page::worker_not_understood().into(),
                        },
                    });
                }
            }
            WorkerResponse::Failed { .. } => return self.broke(),
        }
        self.send();
    }

    /// The worker is lost, while it read or before it could start.
    fn broke(&self) {
        let ready = self.0.borrow().worker.as_ref().is_some_and(|w| w.ready);
        self.fail(if ready {
            page::worker_broke()
        } else {
            page::worker_no_start()
        });
    }

    /// Ends the worker and says why the newest request has no answer; a worker that had started is started again.
    fn fail(&self, why: &str) {
        let had_started = self.0.borrow().worker.as_ref().is_some_and(|w| w.ready);
        let waiting = self.0.borrow_mut().waiting.take();
        let sent = self.end();
        if let Some(request) = waiting.or(sent) {
            self.tell(BridgeEvent::Failed {
                number: request.number,
                message: why.into(),
            });
        }
        if had_started {
            self.start();
        }
    }

    /// Ends the worker; returns the request that it had.
    fn end(&self) -> Option<Request> {
        let mut connection = self.0.borrow_mut();
        connection.worker = None;
        connection.clock = None;
        connection.sent.take()
    }

    fn after(&self, milliseconds: u32, then: impl FnOnce(&Self) + 'static) {
        let bridge = self.clone();
        let clock = Timeout::new(milliseconds, move || then(&bridge));
        self.0.borrow_mut().clock = Some(clock);
    }

    fn tell(&self, event: BridgeEvent) {
        let tell = Rc::clone(&self.0.borrow().tell);
        tell(event);
    }
}

#[wasm_bindgen]
extern "C" {
    /// Starts a worker that imports the script and is bound by the page's policy; see `static/programs.js`.
    #[wasm_bindgen(catch, js_name = pressmarkWorker)]
    fn worker(script: &str) -> Result<Worker, JsValue>;
}

fn post(worker: &Worker, request: &WorkerRequest) -> Result<(), JsValue> {
    worker.post_message(&request.written())
}
