//! What is kept in this browser: this tab's article and the one before it, and for other tabs the last one of all.
//!
//! A tab's own articles stand in its session storage, which a reload leaves and which no other tab sees. Local storage, which
//! all tabs share, holds one article: a new tab, or the next visit, offers it, and opens nothing by itself.

use gloo::utils::window;
use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, Storage};

use crate::correction::Correction;
use crate::glossary::Glossary;
use crate::state::Draft;
use crate::words::{page, shared};

/// This tab's article; `static/early.js` knows it by the same name.
const ARTICLE: &str = "pressmark.article";
/// The one before it in this tab.
const BEFORE: &str = "pressmark.before";
/// The last article of all tabs.
const LAST: &str = "pressmark.last";
/// Where the reader's papers are from.
const HOME: &str = "pressmark.home";
/// The reader's own words, as CSV.
const GLOSSARY: &str = "pressmark.words";
/// The shelf holds an article or more.
const SHELF: &str = "pressmark.shelf";
/// Where tabs tell each other which text was forgotten.
const CHANNEL: &str = "pressmark.forgotten";

/// What was kept.
#[derive(Debug)]
pub struct Kept {
    /// This tab's article.
    pub draft: Option<Draft>,
    /// The one that "Back to the last article" brings back.
    pub previous: Option<Draft>,
}

/// What this tab held before it was loaded anew; a new tab can go back to the last article of this browser.
#[must_use]
pub fn kept() -> Kept {
    let tab = session();
    let draft = read(tab.as_ref(), ARTICLE);
    let mut previous = read(tab.as_ref(), BEFORE);
    if draft.is_none() && previous.is_none() {
        previous = read(local().as_ref(), LAST);
    }
    Kept { draft, previous }
}

/// Keeps this tab's article and the one before it, in place of what was kept.
///
/// # Errors
/// Where the browser has no room for the article, or keeps nothing at all.
pub fn keep(draft: &Draft, previous: Option<&Draft>) -> Result<(), &'static str> {
    let tab = session();
    let worth = |draft: &&Draft| !draft.is_blank() && !draft.forgotten && !draft.private;
    let before = previous.filter(worth);
    let draft = Some(draft).filter(worth);
    // Of two that do not both find room, the open one is kept.
    let kept = write(tab.as_ref(), BEFORE, None)
        .and_then(|()| write(tab.as_ref(), ARTICLE, draft))
        .is_ok();
    if kept {
        let _ = write(tab.as_ref(), BEFORE, before);
    }
    let Some(draft) = draft else {
        return Ok(());
    };
    if write(local().as_ref(), LAST, Some(draft)).is_err() {
        let _ = write(local().as_ref(), LAST, None);
    }
    match kept {
        true => Ok(()),
        false if draft.text.encode_utf16().count() * 2 > LONG => Err(page::no_room()),
        false => Err(page::nowhere()),
    }
}

/// The reader's own words; none where the browser keeps nothing, or something that cannot be read.
#[must_use]
pub fn glossary() -> Glossary {
    let csv = local().and_then(|all| all.get_item(GLOSSARY).ok()?);
    csv.and_then(|csv| Glossary::read(&csv).ok())
        .unwrap_or_default()
}

/// Keeps the reader's own words.
///
/// # Errors
/// Where the browser keeps nothing.
pub fn keep_glossary(glossary: &Glossary) -> Result<(), &'static str> {
    let kept = local().and_then(|all| all.set_item(GLOSSARY, &glossary.write()).ok());
    kept.ok_or_else(shared::glossary_nowhere)
}

/// Remembers whether the shelf holds anything, so that a page without an article fetches it only then; `static/desk-loader.js` asks.
pub fn shelf_is_empty(empty: bool) {
    if let Some(all) = local() {
        let _ = if empty {
            all.remove_item(SHELF)
        } else {
            all.set_item(SHELF, "1")
        };
    }
}

/// Asks the browser not to clear away by itself what this page keeps; it decides.
pub fn ask_to_persist() {
    let storage = window().navigator().storage();
    // One that knows no such question has no answer to wait for.
    let _ = storage.persist();
}

/// A number that no other visit begins with, for the ids of articles.
#[must_use]
pub fn seed() -> u64 {
    // 52 random bits are all that a number of JavaScript has.
    (js_sys::Math::random() * (1_u64 << 52) as f64) as u64
}

/// Where the reader's papers are from, as was said on an earlier visit.
#[must_use]
pub fn home() -> Option<String> {
    local()?.get_item(HOME).ok()?
}

/// Keeps where the reader's papers are from; keeps nothing of it where that is empty.
///
/// # Errors
/// Where the browser keeps nothing.
pub fn keep_home(name: &str) -> Result<(), &'static str> {
    let kept = local().and_then(|all| {
        let done = if name.is_empty() {
            all.remove_item(HOME)
        } else {
            all.set_item(HOME, name)
        };
        done.ok()
    });
    kept.ok_or_else(page::home_nowhere)
}

/// Deletes this tab's article wherever it is kept, and tells the other tabs.
pub fn forget() {
    if let Some(draft) = read(session().as_ref(), ARTICLE) {
        forget_text(&draft.text);
    }
}

/// Deletes this article wherever it is kept, and tells the other tabs.
pub fn forget_text(text: &str) {
    drop_text(text);
    if let Ok(channel) = channel() {
        let _ = channel.post_message(&text.into());
        channel.close();
    }
}

/// Deletes this article wherever this tab keeps it: what another tab forgot may have been written here in the same moment.
pub(crate) fn drop_text(text: &str) {
    let (tab, all) = (session(), local());
    for (storage, key) in [(&tab, ARTICLE), (&tab, BEFORE), (&all, LAST)] {
        if read(storage.as_ref(), key).is_some_and(|kept| *kept.text == *text) {
            // Removing needs no room, and a browser that forbids it has nothing to remove.
            let _ = write(storage.as_ref(), key, None);
        }
    }
}

/// Where other tabs say which text was forgotten.
///
/// # Errors
/// Where the browser knows no such channels.
pub fn channel() -> Result<BroadcastChannel, JsValue> {
    BroadcastChannel::new(CHANNEL)
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// An article is kept as one item, so that no half of it is ever kept: a line for where it came from and its address, a line for each
/// correction (what it says, a tab, its JSON), an empty line, the text.
fn write(storage: Option<&Storage>, key: &str, draft: Option<&Draft>) -> Result<(), JsValue> {
    let storage = storage.ok_or(JsValue::NULL)?;
    let Some(draft) = draft else {
        return storage.remove_item(key);
    };
    let mut item = String::from(if draft.from_html { FROM_HTML } else { "" });
    item.push(' ');
    item.push_str(&draft.id);
    for Correction { said, json } in &draft.corrections {
        for part in ["\n", said, "\t", json] {
            item.push_str(part);
        }
    }
    item.push_str("\n\n");
    item.push_str(&draft.text);
    storage.set_item(key, &item)
}

fn read(storage: Option<&Storage>, key: &str) -> Option<Draft> {
    let item = storage?.get_item(key).ok()??;
    let (head, text) = item.split_once("\n\n")?;
    let (from, _) = head.split_once('\n').unwrap_or((head, ""));
    let correction = |line: &str| {
        let (said, rest) = line.split_once('\t')?;
        if rest.starts_with('[') {
            return Some(Correction {
                said: said.to_owned(),
                json: rest.to_owned(),
            });
        }
        // As versions before 0.10 wrote a chosen place: the name, what it was, the place.
        Correction::of_name(text, said, rest.split_once('\t')?.1)
    };
    let draft = Draft {
        from_html: head.starts_with(FROM_HTML),
        id: from.split_once(' ').map_or("", |(_, id)| id).into(),
        corrections: head.lines().filter_map(correction).collect(),
        ..Draft::plain(text)
    };
    (!draft.is_blank()).then_some(draft)
}

const FROM_HTML: &str = "html";

/// Bytes, two for a letter, from which on an article may be too long for a browser: they keep five or ten million.
const LONG: usize = 4_000_000;
