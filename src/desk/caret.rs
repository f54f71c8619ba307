//! Selecting by keys: Alt and A selects the mention that has the focus, arrows go on to other words, with Shift they add them; Tab
//! leads to the bar (`selection`), Escape back.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Selection};

use super::keys;
use crate::browser::dom;

/// Where words are selected.
const DOC: &str = "doc";
/// The mention to begin with: that of the open card, else the one that Tab reaches.
const MENTIONS: [&str; 3] = [
    "#doc a[data-mention]:focus",
    "#doc a[data-mention].lit",
    "#doc a[data-mention][tabindex='0']",
];

/// Listens for the page's life.
pub(super) fn listen() {
    let is_on = Rc::<Cell<bool>>::default();
    {
        let is_on = Rc::clone(&is_on);
        // Whoever takes the mouse needs no keys.
        EventListener::new(&document(), "pointerdown", move |_| is_on.set(false)).forget();
    }
    EventListener::new_with_options(&window(), "keydown", keys::FIRST, move |event| {
        if pressed(event.unchecked_ref(), &is_on) {
            event.prevent_default();
            event.stop_propagation();
        }
    })
    .forget();
}

/// True where the key was one of these.
fn pressed(key: &KeyboardEvent, is_on: &Cell<bool>) -> bool {
    // By its place on the keyboard: with Alt some systems write another letter.
    if key.alt_key() && !key.ctrl_key() && !key.meta_key() && key.code() == "KeyA" {
        is_on.set(begin().is_some());
        return is_on.get();
    }
    let is_in_bar = dom::closest(key.target(), ".selected").is_some();
    let is_back = is_in_bar && key.key() == "Escape";
    let Some(selection) = selected().filter(|_| is_on.get() || is_back) else {
        return false;
    };
    match &*key.key() {
        "Escape" => {
            is_on.set(false);
            let at = selection.anchor_node().and_then(|n| n.parent_element());
            let _ = selection.remove_all_ranges();
            back(at);
        }
        "Tab" => {
            is_on.set(false);
            let button = dom::first_in(&body(), ".selected button");
            return button.is_some_and(|button| button.focus().is_ok());
        }
        arrow => {
            let Some((direction, granularity)) = way(arrow) else {
                return false;
            };
            go(&selection, direction, granularity, key.shift_key());
        }
    }
    true
}

fn begin() -> Option<()> {
    let doc = dom::by_id(DOC)?;
    let first = MENTIONS.iter().find_map(|m| dom::first_in(&body(), m));
    let first = first.unwrap_or(doc);
    let selection = window().get_selection().ok()??;
    selection.select_all_children(&first).ok()?;
    Some(())
}

/// The selection, where it is one of the article.
fn selected() -> Option<Selection> {
    let selection = window().get_selection().ok()??;
    let node = selection.focus_node()?;
    let doc = dom::by_id(DOC)?;
    doc.contains(Some(&node)).then_some(selection)
}

fn way(arrow: &str) -> Option<(&'static str, &'static str)> {
    Some(match arrow {
        "ArrowRight" => ("forward", "word"),
        "ArrowLeft" => ("backward", "word"),
        "ArrowDown" => ("forward", "line"),
        "ArrowUp" => ("backward", "line"),
        "Home" => ("backward", "lineboundary"),
        "End" => ("forward", "lineboundary"),
        _ => return None,
    })
}

/// To the next word or line, whose word is selected then; or that far is added.
fn go(selection: &Selection, direction: &str, granularity: &str, adds: bool) {
    let _ = if adds {
        selection.modify("extend", direction, granularity)
    } else {
        let is_forward = direction == "forward";
        let start = if is_forward {
            selection.collapse_to_end()
        } else {
            selection.collapse_to_start()
        };
        start
            .and_then(|()| match (is_forward, granularity) {
                // Behind the word that was selected, the next one begins.
                (true, "word") => selection.modify("move", "forward", "character"),
                _ => selection.modify("move", direction, granularity),
            })
            .and_then(|()| selection.modify("extend", "forward", "word"))
    };
    let at = selection.focus_node().and_then(|n| n.parent_element());
    if let Some(at) = at {
        super::bring_into_view(&at);
    }
}

/// The focus goes to the mention at the selection, or the one that Tab reaches.
fn back(at: Option<Element>) {
    let own = at.and_then(|e| e.closest("a[data-mention]").ok()?);
    let own = own.and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(stop) = own.or_else(|| dom::first_in(&body(), MENTIONS[2])) {
        let _ = stop.focus();
    }
}
