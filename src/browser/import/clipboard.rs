//! What a paste or a drop brings: text, or the markup of a web page, or files, or an address.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, File};

use super::{Given, address, annotations, html};
use crate::draft::{Draft, LARGEST, too_long};
use crate::words::page;

/// What came in.
pub struct Brought {
    markup: String,
    plain: String,
    address: String,
    /// Files; plain text beside them says no more than what they are called.
    pub files: Vec<File>,
}

impl Brought {
    /// What the data of a paste or a drop hold.
    #[must_use]
    pub fn of(data: &DataTransfer) -> Self {
        let get = |kind: &str| data.get_data(kind).unwrap_or_default();
        let files = data.files();
        let count = files.as_ref().map_or(0, web_sys::FileList::length);
        Self {
            markup: get("text/html"),
            plain: get("text/plain"),
            address: get("text/uri-list"),
            files: (0..count).filter_map(|n| files.as_ref()?.get(n)).collect(),
        }
    }

    /// What came before the program ran, as `static/early.js` hands it over.
    #[must_use]
    pub fn before(handed: &Array) -> Self {
        let get = |n| handed.get(n).as_string().unwrap_or_default();
        let files: Array = handed.get(3).unchecked_into();
        Self {
            markup: get(0),
            plain: get(1),
            address: get(2),
            files: files.iter().map(JsCast::unchecked_into).collect(),
        }
    }

    /// True where the files are what was meant: what is copied from an office program has a picture of it as well.
    #[must_use]
    pub fn has_files(&self) -> bool {
        !self.files.is_empty() && self.markup.is_empty()
    }

    /// What to say where its plain text is too long.
    #[must_use]
    pub fn too_long(&self) -> Option<String> {
        too_long(self.plain.len())
    }

    /// The text of it; markup is read where it holds paragraphs.
    ///
    /// # Errors
    /// Where it is no text, or too much; the message says what to do instead.
    #[must_use]
    pub fn given(&self) -> Option<Result<Given, String>> {
        if address::is_address(&self.plain) || self.plain.is_empty() && !self.address.is_empty() {
            return Some(Err(page::is_address().into()));
        }
        // Before it is parsed: that alone would take a while.
        let markup = (self.markup.len() <= LARGEST).then(|| html::text(&self.markup));
        if let Some(text) = markup.flatten() {
            return Some(Ok(Draft {
                from_html: true,
                ..Draft::plain(&text)
            }
            .into()));
        }
        if self.plain.is_empty() {
            return too_long(self.markup.len()).map(Err);
        }
        if let Some(why) = self.too_long() {
            return Some(Err(why));
        }
        let annotations = annotations::read(&self.plain, page::pasted_text());
        annotations.or_else(|| Some(Ok(Draft::plain(&self.plain).into())))
    }
}
