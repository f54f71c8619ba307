//! The last article, kept in this browser so that a reload brings it back.

use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::choice::Choice;
use crate::dom;
use crate::state::Draft;

const TEXT: &str = "pressmark.text";
const PLACES: &str = "pressmark.places";
const FROM_HTML: &str = "pressmark.from-html";

/// The article of the last visit.
#[must_use]
pub fn kept() -> Option<Draft> {
    let storage = storage()?;
    let text = storage.get_item(TEXT).ok()??;
    Some(Draft {
        text: text.into(),
        from_html: storage.get_item(FROM_HTML).ok().flatten().is_some(),
        places: places(&storage),
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
    marked
        .and_then(|()| keep_places(&storage, &draft.places))
        .map_err(|_| NO_ROOM)
}

/// A line for each choice: the name, a tab, the place. Names hold no tab and no line break; places are of one line.
fn keep_places(storage: &Storage, places: &[Choice]) -> Result<(), JsValue> {
    if places.is_empty() {
        return storage.remove_item(PLACES);
    }
    let line = |c: &Choice| format!("{}\t{}\n", c.name, c.place);
    storage.set_item(PLACES, &places.iter().map(line).collect::<String>())
}

fn places(storage: &Storage) -> Vec<Choice> {
    let kept = storage.get_item(PLACES).ok().flatten().unwrap_or_default();
    kept.lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, place)| Choice {
            name: name.to_owned(),
            place: place.to_owned(),
        })
        .collect()
}

/// Deletes what is kept.
pub fn forget() {
    if let Some(storage) = storage() {
        // Removing needs no room, and a browser that forbids it has nothing to remove.
        let _ = storage.remove_item(TEXT);
        let _ = storage.remove_item(FROM_HTML);
        let _ = storage.remove_item(PLACES);
    }
}

fn storage() -> Option<Storage> {
    dom::window().local_storage().ok().flatten()
}

const NO_ROOM: &str = "This article is too long for the browser to keep, so a reload would lose it. Download the JSON to \
    keep it with its annotations.";
const NOWHERE: &str = "This browser keeps nothing for this page, so a reload would lose the article. Download the JSON to \
    keep it with its annotations.";
