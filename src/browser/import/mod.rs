//! From what the reader has (a clipboard, files) to plain text.

mod address;
mod annotations;
pub mod clipboard;
pub mod file;
pub mod html;

use crate::draft::Draft;

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
