//! The model files as the page's head lists them, and how they reach the worker.

pub mod fetch;
mod keeping;

use super::dom;
use crate::models::{ModelFile, parse};
use gloo::utils::document;

/// The files that the page's head names; the build writes them there. Addresses are absolute, for the worker has no base.
#[must_use]
pub fn listed() -> Vec<ModelFile> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let mut files = parse(&dom::meta("pressmark-models").unwrap_or_default());
    for file in &mut files {
        if let Ok(address) = web_sys::Url::new_with_base(&file.address, &base) {
            file.address = address.href();
        }
    }
    files
}
