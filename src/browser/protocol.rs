//! What the page and the worker say to each other: JavaScript objects with one field, whose name says what the message is, and in it
//! named fields.
//!
//! Each message is written here beside where it is read: what serde-wasm-bindgen needs for both is a twelfth of the page.
//!
//! The annotation document travels as bytes (borsh) in an `ArrayBuffer` that is transferred, not copied, and
//! beside it what the reader may download, as the worker wrote it; `docs/worker.md` has the measurement behind that.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::download::Files;
use super::fields::{field, list, set, words};
use crate::models::{Missing, ModelFile};

/// A text to annotate.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerRequest {
    /// Annotate a text.
    Annotate(Request),
    /// Fetch these models and work with them from then on.
    Fetch(Vec<ModelFile>),
    /// Look for the places of a name.
    Seek(String),
}

/// Worker to page.
#[derive(Debug)]
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

impl WorkerRequest {
    /// The message to post.
    #[must_use]
    pub fn written(&self) -> JsValue {
        match self {
            Self::Annotate(request) => tagged(
                "annotate",
                &[
                    ("number", request.number.into()),
                    ("text", JsValue::from(&request.text)),
                    ("fromHtml", request.from_html.into()),
                    ("corrections", strings(&request.corrections)),
                    ("corrected", JsValue::from(request.corrected.as_deref())),
                    ("home", JsValue::from(&request.home)),
                ],
            ),
            Self::Fetch(files) => {
                let file = |file: &ModelFile| {
                    object(&[
                        ("kind", JsValue::from(&file.kind)),
                        ("address", JsValue::from(&file.address)),
                        ("bytes", file.bytes.into()),
                    ])
                };
                let files: Array = files.iter().map(file).collect();
                object(&[("fetch", files.into())])
            }
            Self::Seek(words) => object(&[("seek", JsValue::from(words))]),
        }
    }

    /// Reads what [`WorkerRequest::written`] wrote; `None` where it is another message.
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
    /// The message to post.
    #[must_use]
    pub fn written(&self) -> JsValue {
        match self {
            Self::Ready => JsValue::from("ready"),
            Self::Progress { received, total } => {
                let fields = [("received", (*received).into()), ("total", (*total).into())];
                tagged("progress", &fields)
            }
            Self::Fetched {
                any_loaded,
                missing,
            } => {
                let model = |model: &Missing| {
                    let kind = ("kind", JsValue::from(&model.kind));
                    object(&[kind, ("why", JsValue::from(&model.why))])
                };
                let missing: Array = missing.iter().map(model).collect();
                let any_loaded = ("anyLoaded", (*any_loaded).into());
                tagged("fetched", &[any_loaded, ("missing", missing.into())])
            }
            Self::Homes { words, names } => {
                let words = ("words", JsValue::from(words));
                tagged("homes", &[words, ("names", strings(names))])
            }
            Self::Begun { number } => tagged("begun", &[("number", (*number).into())]),
            Self::Annotated {
                number,
                files,
                placed,
            } => {
                let files = object(&[
                    ("document", JsValue::from(&files.document)),
                    ("json", JsValue::from(&files.json)),
                    ("geojson", JsValue::from(&files.geojson)),
                ]);
                let number = ("number", (*number).into());
                let placed = ("placed", strings(placed));
                tagged("annotated", &[number, ("files", files), placed])
            }
            Self::Failed { number, reason } => {
                let number = ("number", (*number).into());
                tagged("failed", &[number, ("reason", JsValue::from(reason))])
            }
        }
    }

    /// Reads what [`WorkerResponse::written`] wrote; `None` where it is another message.
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

/// An object with these fields.
fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, value);
    }
    object.into()
}

/// A message of this name, with these fields.
fn tagged(name: &str, fields: &[(&str, JsValue)]) -> JsValue {
    object(&[(name, object(fields))])
}

fn strings(words: &[String]) -> JsValue {
    words.iter().map(JsValue::from).collect::<Array>().into()
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
