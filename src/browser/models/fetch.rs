//! Fetches model files in the worker, all at once, and says how many bytes are here.
//!
//! By XMLHttpRequest: it reports progress by itself, where `fetch` needs a stream and a hundred lines of promises.
//! What is whole is kept for the next visit; what was kept and is not whole is thrown away and fetched anew.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Date, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::keeping::{KEPT, forget, keep};
use crate::models::{Missing, ModelFile};

/// Takes the bytes of a file, or says what is wrong with them.
type Check = dyn Fn(&[u8]) -> Result<(), String>;

/// The files on their way.
struct Fetch {
    files: Vec<ModelFile>,
    /// Bytes that are here, for each file.
    here: RefCell<Vec<u32>>,
    /// How many files have neither come nor failed.
    on_their_way: Cell<usize>,
    missing: RefCell<Vec<Missing>>,
    progress: Box<dyn Fn(u32, u32)>,
    check: Box<Check>,
    done: Box<dyn Fn(Vec<Missing>)>,
}

/// Fetches the files. `progress` hears of bytes here and bytes in all; `check` takes a file that has come, or says what is
/// wrong with it; `done` hears which files are missing once all have come or failed.
pub fn fetch(
    files: Vec<ModelFile>,
    progress: impl Fn(u32, u32) + 'static,
    check: impl Fn(&[u8]) -> Result<(), String> + 'static,
    done: impl Fn(Vec<Missing>) + 'static,
) {
    let fetch = Rc::new(Fetch {
        here: RefCell::new(vec![0; files.len()]),
        on_their_way: Cell::new(files.len()),
        missing: RefCell::default(),
        progress: Box::new(progress),
        check: Box::new(check),
        done: Box::new(done),
        files,
    });
    fetch.report();
    for (number, file) in fetch.files.iter().enumerate() {
        fetch.begin(number, &file.address);
    }
}

impl Fetch {
    fn begin(self: &Rc<Self>, number: usize, address: &str) {
        if self.request(number, address).is_err() {
            self.end(number, Err(BLOCKED.into()));
        }
    }

    fn request(self: &Rc<Self>, number: usize, address: &str) -> Result<(), JsValue> {
        let request = XmlHttpRequest::new()?;
        request.open("GET", address)?;
        request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
        let fetch = Rc::clone(self);
        EventListener::new(&request, "progress", move |event| {
            let event: &ProgressEvent = event.unchecked_ref();
            fetch.here.borrow_mut()[number] = event.loaded() as u32;
            fetch.report();
        })
        .forget();
        // Whatever happens, the end comes once: loaded, failed or aborted.
        let (fetch, ended) = (Rc::clone(self), request.clone());
        EventListener::once(&request, "loadend", move |_| fetch.loaded(number, &ended)).forget();
        request.send()
    }

    fn loaded(self: &Rc<Self>, number: usize, request: &XmlHttpRequest) {
        let file = &self.files[number];
        let kept = request.get_response_header(KEPT).ok().flatten().is_some();
        let whole = bytes(request).and_then(|bytes| {
            (self.check)(&bytes)?;
            if !kept {
                keep(file.plain_address(), &bytes);
            }
            Ok(())
        });
        // Only a plain address is answered with what is kept, so this happens to a file once.
        if whole.is_err() && kept {
            forget(file.plain_address());
            let seconds = (Date::now() / 1000.0) as u32;
            self.begin(number, &file.address_past_caches(seconds));
        } else {
            self.end(number, whole);
        }
    }

    fn report(&self) {
        let whole = self.files.iter().map(|f| f.bytes).sum();
        // A server may send another file than the one that the build has made.
        let here = self.here.borrow().iter().sum::<u32>().min(whole);
        (self.progress)(here, whole);
    }

    fn end(&self, number: usize, whole: Result<(), String>) {
        if let Err(why) = whole {
            let kind = self.files[number].kind.clone();
            self.missing.borrow_mut().push(Missing { kind, why });
        }
        self.on_their_way.set(self.on_their_way.get() - 1);
        if self.on_their_way.get() == 0 {
            (self.done)(self.missing.take());
        }
    }
}

fn bytes(request: &XmlHttpRequest) -> Result<Vec<u8>, String> {
    match request.status().unwrap_or_default() {
        200 => {
            let buffer = request.response().map_err(|_| BLOCKED)?;
            Ok(Uint8Array::new(&buffer).to_vec())
        }
        0 => Err(BLOCKED.into()),
        status => Err(format!(
            "the server does not hand it over (it answers {status})"
        )),
    }
}

const BLOCKED: &str = "the network does not reach it";
