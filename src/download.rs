//! The annotations as a file or on the clipboard: the worker's document, pretty-printed.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::article::Article;
use crate::dom;
use crate::file_name::file_name;

/// The annotation document as JSON that a person can read.
#[must_use]
pub fn json(article: &Article) -> String {
    // Strings, numbers and lists always serialize.
    serde_json::to_string_pretty(&article.document).unwrap_or_default() + "\n"
}

/// Name of the file: from the headline, or else from the first words.
#[must_use]
pub fn name(article: &Article) -> String {
    let title = article.document.document.title.as_deref();
    file_name(title.unwrap_or_else(|| {
        article
            .text()
            .trim_start()
            .lines()
            .next()
            .unwrap_or_default()
    }))
}

/// Hands the JSON to the browser as a file; returns the file's name.
///
/// # Errors
/// Where the browser refuses.
pub fn save(article: &Article) -> Result<String, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = Array::of1(&json(article).into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = dom::document().create_element("a")?.unchecked_into();
    let name = name(article);
    link.set_href(&address);
    link.set_download(&name);
    link.click();
    // The browser has taken the blob once the click is handled; a later turn of the event loop lets go of it.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(name)
}

/// Puts the JSON on the clipboard.
///
/// # Errors
/// Where the browser refuses.
pub async fn copy(article: &Article) -> Result<(), JsValue> {
    let clipboard = dom::window().navigator().clipboard();
    if JsValue::from(clipboard.clone()).is_undefined() {
        return Err("no clipboard".into());
    }
    JsFuture::from(clipboard.write_text(&json(article)))
        .await
        .map(|_| ())
}
