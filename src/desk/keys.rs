//! Letters of the desk: each button and field bears its own. They act while a card is open and nothing is being typed, and the
//! reader may switch them off, as those of the page (`src/hooks/keys.rs`).

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::{document, document_element};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::browser::dom;

/// For whoever hears of a key or the pointer before the page does, and may keep it for themselves.
pub(super) const FIRST: EventListenerOptions = EventListenerOptions {
    phase: EventListenerPhase::Capture,
    passive: false,
};

/// Listens for the page's life.
pub(super) fn listen() {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        let has_modifier = key.ctrl_key() || key.meta_key() || key.alt_key();
        let is_off = document_element().has_attribute("data-no-letters");
        let is_typing = dom::closest(event.target(), "input, textarea, select, dialog").is_some();
        if has_modifier || is_off || is_typing {
            return;
        }
        if let Some(stop) = stop(&key.key()) {
            event.prevent_default();
            // What leads somewhere takes the focus; what does something does it.
            if stop.has_attribute("data-leads") || stop.tag_name() == "INPUT" {
                let _ = stop.focus();
            } else {
                stop.click();
            }
        }
    })
    .forget();
}

fn stop(key: &str) -> Option<HtmlElement> {
    let letter = key.to_ascii_uppercase();
    let [b'A'..=b'Z'] = letter.as_bytes() else {
        return None;
    };
    // What is offered after a step stands outside of the card.
    let all = dom::all(
        &[
            "[data-card] [data-letter=",
            &letter,
            "], .offer [data-letter=",
            &letter,
            "]",
        ]
        .concat(),
    );
    all.into_iter().next()?.dyn_into().ok()
}
