//! The annotations as a file or on the clipboard: the JSON as the worker wrote it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, TextDecoder, Url};

use crate::article::Article;
use crate::dom;
use crate::file_name::file_name;

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
    let json = article.json.as_ref().ok_or("no JSON")?;
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(json), &kind)?;
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
    let json = article.json.as_ref().ok_or("no JSON")?;
    let text = TextDecoder::new()?.decode_with_buffer_source(json)?;
    JsFuture::from(clipboard.write_text(&text))
        .await
        .map(|_| ())
}
