//! Fetches model files in the worker, all at once, and says how many bytes are here.
//!
//! By XMLHttpRequest: it reports progress by itself, where `fetch` needs a stream and a hundred lines of promises.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::ModelFile;
use super::keeping::KEPT;

/// A file that came, or did not.
#[derive(Debug)]
pub struct Fetched {
    /// Which file.
    pub file: ModelFile,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, String>,
    /// They come out of what this browser keeps already.
    pub kept: bool,
}

/// The files on their way.
struct Fetch {
    files: Vec<ModelFile>,
    /// Bytes that are here, for each file.
    here: RefCell<Vec<u32>>,
    /// What came of each file, in the order in which they came.
    fetched: RefCell<Vec<Fetched>>,
    progress: Box<dyn Fn(u32, u32)>,
    done: Box<dyn Fn(Vec<Fetched>)>,
}

/// Fetches the files; `progress` hears of bytes here and bytes in all, `done` of every file once all have come or failed.
pub fn fetch(
    files: Vec<ModelFile>,
    progress: impl Fn(u32, u32) + 'static,
    done: impl Fn(Vec<Fetched>) + 'static,
) {
    let fetch = Rc::new(Fetch {
        here: RefCell::new(vec![0; files.len()]),
        fetched: RefCell::default(),
        progress: Box::new(progress),
        done: Box::new(done),
        files,
    });
    fetch.report();
    for (number, file) in fetch.files.iter().enumerate() {
        if begin(&fetch, number, &file.address).is_err() {
            fetch.end(number, Err(BLOCKED.into()), false);
        }
    }
}

fn begin(fetch: &Rc<Fetch>, number: usize, address: &str) -> Result<(), JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("GET", address)?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    let on_progress = {
        let fetch = Rc::clone(fetch);
        Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            fetch.here.borrow_mut()[number] = event.loaded() as u32;
            fetch.report();
        })
    };
    request.set_onprogress(Some(on_progress.into_js_value().unchecked_ref()));
    // Whatever happens, the end comes once: loaded, failed or aborted.
    let on_end = {
        let (fetch, request) = (Rc::clone(fetch), request.clone());
        Closure::once_into_js(move || {
            let kept = request.get_response_header(KEPT).ok().flatten().is_some();
            fetch.end(number, result(&request), kept);
        })
    };
    request.set_onloadend(Some(on_end.unchecked_ref()));
    request.send()
}

fn result(request: &XmlHttpRequest) -> Result<Vec<u8>, String> {
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

impl Fetch {
    fn report(&self) {
        let whole = self.files.iter().map(|f| f.bytes).sum();
        // A server may send another file than the one that the build has made.
        let here = self.here.borrow().iter().sum::<u32>().min(whole);
        (self.progress)(here, whole);
    }

    fn end(&self, number: usize, bytes: Result<Vec<u8>, String>, kept: bool) {
        let file = self.files[number].clone();
        self.fetched
            .borrow_mut()
            .push(Fetched { file, bytes, kept });
        if self.fetched.borrow().len() == self.files.len() {
            (self.done)(self.fetched.take());
        }
    }
}

const BLOCKED: &str = "the network does not reach it";
