//! Fields of JavaScript objects.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub(crate) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

pub(crate) fn words(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}

pub(crate) fn list(object: &JsValue, name: &str) -> Array {
    let list = field(object, name).and_then(|list| list.dyn_into().ok());
    list.unwrap_or_default()
}

pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // It fails only for what is no object.
    let _ = Reflect::set(object, &name.into(), value);
}
