//! A text as the reader gave it, before anything is known of it.

use std::rc::Rc;

use crate::correction::Correction;
use crate::words::{page, thousands};

/// Bytes of the longest text, or file, that is read.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// The text that the reader gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Exactly as given.
    pub text: Rc<str>,
    /// It was read out of a web page's markup.
    pub from_html: bool,
    /// What the reader has corrected in it, the newest last.
    pub corrections: Vec<Correction>,
    /// The text that the corrections stand on, where it has been edited since.
    pub corrected: Option<Rc<str>>,
    /// What its address and the shelf call it; empty until it is read, and where nothing of it is to be kept.
    pub id: Rc<str>,
    /// The reader wants nothing of it kept.
    pub private: bool,
    /// It was forgotten in another tab: this one shows it on, and keeps it no more.
    pub forgotten: bool,
}

impl Draft {
    /// A plain text.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// True where nothing can be read in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What to say of a text of so many bytes, where it is too long to be read.
#[must_use]
pub fn too_long(bytes: usize) -> Option<String> {
    (bytes > LARGEST).then(|| {
        let megabytes = thousands(bytes.div_ceil(1024 * 1024));
        page::too_long(&megabytes)
    })
}
