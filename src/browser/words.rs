//! The language of the page: its script brings the texts as one string before the programs start.

use js_sys::{Reflect, global};

/// Speaks the language that the page has brought; false where it has brought none.
pub(crate) fn take() -> bool {
    let texts = Reflect::get(&global(), &"pressmarkWords".into());
    let texts = texts.ok().and_then(|t| t.as_string());
    texts.is_some_and(crate::words::speak)
}
