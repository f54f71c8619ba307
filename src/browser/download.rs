//! The annotations as a file or on the clipboard: the bytes as the worker wrote them.

use gloo::utils::{document, window};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, TextDecoder, Url};

use crate::article::Article;
use crate::file_name::file_name;

/// What the worker wrote of a document, for the reader to take away. The page itself has no JSON writer.
#[derive(Clone, Debug)]
pub struct Files {
    /// The document as bytes, for the page and the desk.
    pub document: Uint8Array,
    /// The annotation document.
    pub json: Uint8Array,
    /// Its places (RFC 7946).
    pub geojson: Uint8Array,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The annotation document.
    Json,
    /// Its places.
    GeoJson,
}

impl Kind {
    /// The ending of the file's name, and the media type.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("json", "application/json"),
            Self::GeoJson => ("geojson", "application/geo+json"),
        }
    }

    fn of(self, files: &Files) -> &Uint8Array {
        match self {
            Self::Json => &files.json,
            Self::GeoJson => &files.geojson,
        }
    }
}

/// Name of the file: from the headline, or else from the first words.
#[must_use]
pub fn name(article: &Article, kind: Kind) -> String {
    file_name(article.headline().unwrap_or_default(), kind.names().0)
}

/// Hands a file to the browser; returns the file's name.
///
/// # Errors
/// Where the browser refuses.
pub fn save(article: &Article, kind: Kind) -> Result<String, JsValue> {
    let files = article.files.as_ref().ok_or("no files")?;
    let name = name(article, kind);
    hand_over(&name, kind.names().1, &Array::of1(kind.of(files)))?;
    Ok(name)
}

/// Hands the parts of a file to the browser under a name and a media type.
///
/// # Errors
/// Where the browser refuses.
pub fn hand_over(name: &str, media_type: &str, parts: &Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    // Words and bytes are parts alike.
    let blob = Blob::new_with_blob_sequence_and_options(parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the blob once the click is handled; a later turn of the event loop lets go of it.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// Puts the JSON on the clipboard.
///
/// # Errors
/// Where the browser refuses.
pub async fn copy(article: &Article) -> Result<(), JsValue> {
    let json = &article.files.as_ref().ok_or("no files")?.json;
    copy_text(&TextDecoder::new()?.decode_with_buffer_source(json)?).await
}

/// Puts words on the clipboard.
///
/// # Errors
/// Where the browser refuses.
pub async fn copy_text(text: &str) -> Result<(), JsValue> {
    let clipboard = window().navigator().clipboard();
    if JsValue::from(clipboard.clone()).is_undefined() {
        return Err("no clipboard".into());
    }
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ())
}
