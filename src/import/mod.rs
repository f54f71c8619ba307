//! From what the reader has (a clipboard, files) to plain text.

mod address;
mod annotations;
pub mod clipboard;
pub mod file;
pub mod html;
pub mod markdown;

use crate::state::Draft;
use crate::wording::thousands;

/// Bytes of the longest text, or file, that is read.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// A text that came in, and what the reader should know of how it did.
#[derive(Debug)]
pub struct Given {
    /// The text.
    pub draft: Draft,
    /// What was done, where it is not plain to see.
    pub notice: Option<String>,
}

impl From<Draft> for Given {
    fn from(draft: Draft) -> Self {
        Self {
            draft,
            notice: None,
        }
    }
}

/// What to say of a text of so many bytes, where it is too long to be read.
#[must_use]
pub fn too_long(bytes: usize) -> Option<String> {
    (bytes > LARGEST).then(|| {
        let megabytes = thousands(bytes.div_ceil(1024 * 1024));
        format!(
            "This text has {megabytes} MB; the longest that Pressmark reads has 20 MB. Paste the article alone, or a part of it."
        )
    })
}
