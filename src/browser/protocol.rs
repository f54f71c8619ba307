//! What the page and the worker say to each other: JavaScript objects with named fields, as serde writes an enum.
//!
//! They are read by the names of their fields: what serde-wasm-bindgen needs for reading is a fifteenth of the page.
//!
//! The annotation document travels as bytes (borsh) in an `ArrayBuffer` that is transferred, not copied, and
//! beside it what the reader may download, as the worker wrote it; `docs/worker.md` has the measurement behind that.

use js_sys::{Array, Object, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::download::Files;
use super::fields::{field, list, words};
use crate::models::{Missing, ModelFile};

/// A text to annotate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Its number; answers carry the same.
    pub number: u32,
    /// The text as the reader gave it.
    pub text: String,
    /// It was read out of a web page's markup.
    pub from_html: bool,
    /// What the reader has corrected in it, step by step, each a list in JSON.
    pub corrections: Vec<String>,
    /// The text that the corrections stand on, where it has been edited since.
    pub corrected: Option<String>,
    /// Where the papers are from that the reader reads, by the full name; empty where that was not said.
    pub home: String,
}

/// Page to worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum WorkerRequest {
    /// Annotate a text.
    Annotate(Request),
    /// Fetch these models and work with them from then on.
    Fetch(Vec<ModelFile>),
    /// Look for the places of a name.
    Seek(String),
}

/// Worker to page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum WorkerResponse {
    /// The worker has started and waits for requests.
    Ready,
    /// The models are on their way.
    Progress {
        /// Bytes that are here.
        received: u32,
        /// Bytes of all of them.
        total: u32,
    },
    /// The models have come, but for some.
    Fetched {
        /// There is something new: what is annotated from now on is annotated better.
        any_loaded: bool,
        /// Those that did not come whole.
        missing: Vec<Missing>,
    },
    /// The places of a name.
    Homes {
        /// The name that was looked for.
        words: String,
        /// Their full names, the best known first.
        names: Vec<String>,
    },
    /// It has begun a request.
    Begun {
        /// The request's number.
        number: u32,
    },
    /// A request is done.
    Annotated {
        /// The request's number.
        number: u32,
        /// The annotation document and the files of it.
        files: Files,
        /// The corrections of each step where they stand in an edited text, as JSON, empty where none fits any longer.
        placed: Vec<String>,
    },
    /// It panicked in a request and is no longer usable.
    Failed {
        /// The request's number.
        number: u32,
        /// What the panic says.
        reason: String,
    },
}

impl WorkerResponse {
    /// The buffers that are handed over with the message instead of being copied.
    #[must_use]
    pub fn buffers(&self) -> Array {
        match self {
            Self::Annotated { files, .. } => Array::of3(
                &files.document.buffer(),
                &files.json.buffer(),
                &files.geojson.buffer(),
            ),
            _ => Array::new(),
        }
    }
}

/// The message to post.
///
/// # Errors
/// Never for the messages here: they are strings, numbers and buffers.
pub fn message<T: Serialize>(content: &T) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(content)?)
}

impl WorkerRequest {
    /// Reads a message to the worker, as serde wrote it; `None` where it is another.
    #[must_use]
    pub fn read(message: &JsValue) -> Option<Self> {
        let (name, content) = variant(message)?;
        match name.as_str() {
            "annotate" => Some(Self::Annotate(Request {
                number: number(&content, "number")?,
                text: words(&content, "text")?,
                from_html: field(&content, "fromHtml")?.as_bool()?,
                corrections: all(&list(&content, "corrections"), JsValue::as_string)?,
                corrected: words(&content, "corrected"),
                home: words(&content, "home")?,
            })),
            "seek" => content.as_string().map(Self::Seek),
            "fetch" => all(content.dyn_ref()?, |file| {
                Some(ModelFile {
                    kind: words(file, "kind")?,
                    address: words(file, "address")?,
                    bytes: number(file, "bytes")?,
                })
            })
            .map(Self::Fetch),
            _ => None,
        }
    }
}

impl WorkerResponse {
    /// Reads a message to the page, as serde wrote it; `None` where it is another.
    #[must_use]
    pub fn read(message: &JsValue) -> Option<Self> {
        if message.as_string().is_some_and(|name| name == "ready") {
            return Some(Self::Ready);
        }
        let (name, fields) = variant(message)?;
        Some(match name.as_str() {
            "progress" => Self::Progress {
                received: number(&fields, "received")?,
                total: number(&fields, "total")?,
            },
            "fetched" => Self::Fetched {
                any_loaded: field(&fields, "anyLoaded")?.as_bool()?,
                missing: all(&list(&fields, "missing"), |missing| {
                    Some(Missing {
                        kind: words(missing, "kind")?,
                        why: words(missing, "why")?,
                    })
                })?,
            },
            "homes" => Self::Homes {
                words: words(&fields, "words")?,
                names: all(&list(&fields, "names"), JsValue::as_string)?,
            },
            "begun" => Self::Begun {
                number: number(&fields, "number")?,
            },
            "annotated" => {
                let files = field(&fields, "files")?;
                Self::Annotated {
                    number: number(&fields, "number")?,
                    files: Files {
                        document: bytes(&files, "document")?,
                        json: bytes(&files, "json")?,
                        geojson: bytes(&files, "geojson")?,
                    },
                    placed: all(&list(&fields, "placed"), JsValue::as_string)?,
                }
            }
            "failed" => Self::Failed {
                number: number(&fields, "number")?,
                reason: words(&fields, "reason")?,
            },
            _ => return None,
        })
    }
}

/// The one field of a message: its name, and what it holds.
fn variant(message: &JsValue) -> Option<(String, JsValue)> {
    let entry = Object::entries(message.dyn_ref()?).get(0);
    let entry: Array = entry.dyn_into().ok()?;
    Some((entry.get(0).as_string()?, entry.get(1)))
}

/// The elements of a list, where each can be read.
fn all<T>(list: &Array, read: impl Fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    list.iter().map(|element| read(&element)).collect()
}

fn number(object: &JsValue, name: &str) -> Option<u32> {
    field(object, name)?.as_f64().map(|n| n as u32)
}

fn bytes(object: &JsValue, name: &str) -> Option<Uint8Array> {
    field(object, name)?.dyn_into().ok()
}
