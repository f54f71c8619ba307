//! What the page and the worker say to each other: short arrays, the first element names the message.
//!
//! The annotation document travels as bytes (see [`crate::browser::wire`]) in an `ArrayBuffer` that is transferred, not copied, and
//! beside it what the reader may download, as the worker wrote it; `docs/worker.md` has the measurement behind that.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::browser::download::Files;
use crate::choice::Choice;
use crate::models::{Missing, ModelFile};

/// Page to worker: annotate this text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its number; answers carry the same.
    pub number: u32,
    /// The text as the reader gave it.
    pub text: String,
    /// It was read out of a web page's markup.
    pub from_html: bool,
    /// Places that the reader has chosen for names in it.
    pub places: Vec<Choice>,
}

impl Request {
    /// The message to post.
    #[must_use]
    pub fn message(&self) -> JsValue {
        let message = Array::of3(
            &self.number.into(),
            &JsValue::from_str(&self.text),
            &self.from_html.into(),
        );
        for part in self.places.iter().flat_map(|c| [&c.name, &c.was, &c.place]) {
            message.push(&JsValue::from_str(part));
        }
        message.into()
    }

    /// Reads a posted message; `None` where it is not a request.
    #[must_use]
    pub fn read(message: &JsValue) -> Option<Self> {
        let parts = message.dyn_ref::<Array>()?;
        Some(Self {
            number: number(parts, 0)?,
            text: parts.get(1).as_string()?,
            from_html: parts.get(2).as_bool()?,
            places: choices(parts, 3)?,
        })
    }
}

/// Page to worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Annotate a text.
    Annotate(Request),
    /// Fetch these models and work with them from then on.
    Fetch(Vec<ModelFile>),
}

impl Order {
    /// The message to post.
    #[must_use]
    pub fn message(&self) -> JsValue {
        let files = match self {
            Self::Annotate(request) => return request.message(),
            Self::Fetch(files) => files,
        };
        let file = |f: &ModelFile| {
            Array::of3(
                &JsValue::from_str(&f.kind),
                &JsValue::from_str(&f.address),
                &f.bytes.into(),
            )
        };
        files.iter().map(file).collect::<Array>().into()
    }

    /// Reads a posted message: a request begins with its number, the other is a list of files.
    #[must_use]
    pub fn read(message: &JsValue) -> Option<Self> {
        if let Some(request) = Request::read(message) {
            return Some(Self::Annotate(request));
        }
        let file = |file: JsValue| {
            let parts = file.dyn_ref::<Array>()?;
            Some(ModelFile {
                kind: parts.get(0).as_string()?,
                address: parts.get(1).as_string()?,
                bytes: number(parts, 2)?,
            })
        };
        let files = message.dyn_ref::<Array>()?.iter().map(file);
        files.collect::<Option<_>>().map(Self::Fetch)
    }
}

/// Worker to page.
#[derive(Debug)]
pub enum Answer {
    /// The worker has started and waits for requests.
    Ready,
    /// So many bytes of the models are here, of so many.
    Fetching(u32, u32),
    /// The models have come, but for those that are missing. True: what is annotated from now on is annotated better.
    Fetched(bool, Vec<Missing>),
    /// It has begun a request.
    Begun(u32),
    /// The annotation document, and the files of it.
    Annotated(u32, Uint8Array, Files),
    /// It panicked in a request and is no longer usable.
    Failed(u32, String),
}

impl Answer {
    /// The message to post. The bytes of [`Answer::Annotated`] should be transferred.
    #[must_use]
    pub fn message(&self) -> JsValue {
        let name = JsValue::from_str;
        match self {
            Self::Ready => Array::of1(&name("ready")),
            Self::Fetching(here, whole) => {
                Array::of3(&name("fetching"), &(*here).into(), &(*whole).into())
            }
            Self::Fetched(better, missing) => {
                let message = Array::of2(&name("fetched"), &(*better).into());
                push_pairs(&message, missing.iter().map(|m| (&m.kind, &m.why)));
                message
            }
            Self::Begun(number) => Array::of2(&name("begun"), &(*number).into()),
            Self::Annotated(number, document, files) => Array::of5(
                &name("annotated"),
                &(*number).into(),
                document,
                &files.json,
                &files.geojson,
            ),
            Self::Failed(number, why) => Array::of3(&name("failed"), &(*number).into(), &name(why)),
        }
        .into()
    }

    /// Reads a posted message; `None` where it is not an answer.
    #[must_use]
    pub fn read(message: &JsValue) -> Option<Self> {
        let parts = message.dyn_ref::<Array>()?;
        Some(match parts.get(0).as_string()?.as_str() {
            "ready" => Self::Ready,
            "fetching" => Self::Fetching(number(parts, 1)?, number(parts, 2)?),
            "fetched" => {
                let missing = pairs(parts, 2)?.into_iter();
                let missing = missing.map(|(kind, why)| Missing { kind, why });
                Self::Fetched(parts.get(1).as_bool()?, missing.collect())
            }
            "begun" => Self::Begun(number(parts, 1)?),
            "annotated" => {
                let bytes = |at| parts.get(at).dyn_into().ok();
                let files = Files {
                    json: bytes(3)?,
                    geojson: bytes(4)?,
                };
                Self::Annotated(number(parts, 1)?, bytes(2)?, files)
            }
            "failed" => Self::Failed(number(parts, 1)?, parts.get(2).as_string()?),
            _ => return None,
        })
    }
}

/// The choices from a place in the message to its end: three strings each.
fn choices(parts: &Array, from: u32) -> Option<Vec<Choice>> {
    let string = |at| parts.get(at).as_string();
    let choice = |at| {
        Some(Choice {
            name: string(at)?,
            was: string(at + 1)?,
            place: string(at + 2)?,
        })
    };
    (from..parts.length()).step_by(3).map(choice).collect()
}

/// Appends two strings for each pair.
fn push_pairs<'a>(message: &Array, pairs: impl Iterator<Item = (&'a String, &'a String)>) {
    for (one, other) in pairs {
        message.push(&JsValue::from_str(one));
        message.push(&JsValue::from_str(other));
    }
}

/// The pairs of strings from a place in the message to its end.
fn pairs(parts: &Array, from: u32) -> Option<Vec<(String, String)>> {
    let string = |at| parts.get(at).as_string();
    (from..parts.length())
        .step_by(2)
        .map(|at| string(at).zip(string(at + 1)))
        .collect()
}

fn number(parts: &Array, at: u32) -> Option<u32> {
    parts.get(at).as_f64().map(|n| n as u32)
}
