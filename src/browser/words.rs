//! The language of the page: `de.html` brings the texts of its language as one string before the programs start.

use js_sys::{Reflect, global};

/// Speaks the language that the page has brought, if it has brought one.
pub(crate) fn take() {
    let texts = Reflect::get(&global(), &"pressmarkWords".into());
    if let Some(texts) = texts.ok().and_then(|t| t.as_string()) {
        crate::words::speak(texts);
    }
}
