//! What the page and the worker say to each other: short arrays, the first element names the message.
//!
//! The annotation document travels as bytes (see [`crate::wire`]) in an `ArrayBuffer` that is transferred, not copied, and
//! beside it its JSON for the download; `docs/worker.md` has the measurement behind that.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// Page to worker: annotate this text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its number; answers carry the same.
    pub number: u32,
    /// The text as the reader gave it.
    pub text: String,
    /// It was read out of a web page's markup.
    pub from_html: bool,
}

impl Request {
    /// The message to post.
    #[must_use]
    pub fn message(&self) -> JsValue {
        Array::of3(
            &self.number.into(),
            &JsValue::from_str(&self.text),
            &self.from_html.into(),
        )
        .into()
    }

    /// Reads a posted message; `None` where it is not a request.
    #[must_use]
    pub fn read(message: &JsValue) -> Option<Self> {
        let parts = message.dyn_ref::<Array>()?;
        Some(Self {
            number: number(parts, 0)?,
            text: parts.get(1).as_string()?,
            from_html: parts.get(2).as_bool()?,
        })
    }
}

/// Worker to page.
#[derive(Debug)]
pub enum Answer {
    /// The worker has started and waits for requests.
    Ready,
    /// It has begun a request.
    Begun(u32),
    /// The annotation document, and its JSON.
    Annotated(u32, Uint8Array, Uint8Array),
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
            Self::Begun(number) => Array::of2(&name("begun"), &(*number).into()),
            Self::Annotated(number, document, json) => {
                Array::of4(&name("annotated"), &(*number).into(), document, json)
            }
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
            "begun" => Self::Begun(number(parts, 1)?),
            "annotated" => {
                let bytes = |at| parts.get(at).dyn_into().ok();
                Self::Annotated(number(parts, 1)?, bytes(2)?, bytes(3)?)
            }
            "failed" => Self::Failed(number(parts, 1)?, parts.get(2).as_string()?),
            _ => return None,
        })
    }
}

fn number(parts: &Array, at: u32) -> Option<u32> {
    parts.get(at).as_f64().map(|n| n as u32)
}
