//! The last article, kept in this browser so that a reload brings it back.

use web_sys::Storage;

use crate::dom;
use crate::state::Draft;

const TEXT: &str = "pressmark.text";
const FROM_HTML: &str = "pressmark.from-html";

/// The article of the last visit.
#[must_use]
pub fn kept() -> Option<Draft> {
    let storage = storage()?;
    let text = storage.get_item(TEXT).ok()??;
    Some(Draft {
        text: text.into(),
        from_html: storage.get_item(FROM_HTML).ok().flatten().is_some(),
    })
}

/// Keeps an article in place of the one before.
///
/// # Errors
/// Where the browser has no room for it, or keeps nothing at all; then nothing is kept.
pub fn keep(draft: &Draft) -> Result<(), &'static str> {
    let storage = storage().ok_or(NOWHERE)?;
    if storage.set_item(TEXT, &draft.text).is_err() {
        forget();
        return Err(NO_ROOM);
    }
    let marked = if draft.from_html {
        storage.set_item(FROM_HTML, "yes")
    } else {
        storage.remove_item(FROM_HTML)
    };
    marked.map_err(|_| NO_ROOM)
}

/// Deletes what is kept.
pub fn forget() {
    if let Some(storage) = storage() {
        // Removing needs no room, and a browser that forbids it has nothing to remove.
        let _ = storage.remove_item(TEXT);
        let _ = storage.remove_item(FROM_HTML);
    }
}

fn storage() -> Option<Storage> {
    dom::window().local_storage().ok().flatten()
}

const NO_ROOM: &str = "This article is too long for the browser to keep, so a reload would lose it. Download the JSON to \
    keep it with its annotations.";
const NOWHERE: &str = "This browser keeps nothing for this page, so a reload would lose the article. Download the JSON to \
    keep it with its annotations.";
