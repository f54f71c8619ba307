//! Ways for an annotation document from the worker to the page, for `tests/e2e/encodings.mjs` to measure in a browser.

use js_sys::{JSON, Uint8Array};
use pressmark::AnnotationDocument;
use wasm_bindgen::prelude::*;
use web_sys::TextDecoder;

fn main() {}

/// A document as the worker holds it.
#[wasm_bindgen]
pub struct Annotated(AnnotationDocument);

#[wasm_bindgen]
impl Annotated {
    /// Annotates a text by rules.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]))
    }

    /// How many mentions it has.
    #[must_use]
    pub fn mentions(&self) -> usize {
        self.0.mentions.len()
    }

    /// As bytes, by borsh.
    #[must_use]
    pub fn borsh(&self) -> Uint8Array {
        borsh::to_vec(&self.0).map_or_else(|_| Uint8Array::new_with_length(0), |b| bytes(&b))
    }

    /// As JSON, by `serde_json`, as the worker writes it for the download.
    #[must_use]
    pub fn json(&self) -> Uint8Array {
        serde_json::to_vec_pretty(&self.0)
            .map_or_else(|_| Uint8Array::new_with_length(0), |b| bytes(&b))
    }

    /// As JavaScript objects, by `serde_wasm_bindgen`.
    #[must_use]
    pub fn objects(&self) -> JsValue {
        serde_wasm_bindgen::to_value(&self.0).unwrap_or_default()
    }
}

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

/// Reads bytes of borsh; says how many mentions there are, so that nothing is left out as unused.
#[wasm_bindgen(js_name = readBorsh)]
#[must_use]
pub fn read_borsh(bytes: &Uint8Array) -> usize {
    mentions(borsh::from_slice(&bytes.to_vec()).ok())
}

/// Has the browser parse the JSON, and reads its objects.
#[wasm_bindgen(js_name = readJson)]
#[must_use]
pub fn read_json(bytes: &Uint8Array) -> usize {
    let text = TextDecoder::new().and_then(|d| d.decode_with_buffer_source(bytes));
    let objects = text.and_then(|text| JSON::parse(&text));
    objects.map_or(0, read_objects)
}

/// Reads objects.
#[wasm_bindgen(js_name = readObjects)]
#[must_use]
pub fn read_objects(objects: JsValue) -> usize {
    mentions(serde_wasm_bindgen::from_value(objects).ok())
}

fn mentions(document: Option<AnnotationDocument>) -> usize {
    document.map_or(0, |d| d.mentions.len())
}
