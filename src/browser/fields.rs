//! Fields of JavaScript objects.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub(super) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

pub(super) fn words(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}

pub(super) fn list(object: &JsValue, name: &str) -> Array {
    let list = field(object, name).and_then(|list| list.dyn_into().ok());
    list.unwrap_or_default()
}
