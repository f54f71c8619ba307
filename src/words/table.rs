//! The texts behind the functions: those of one language, of all sections, in the order of `build.rs`.

use std::sync::OnceLock;

use super::{MESSAGES, thousands};

/// Between the two texts of a message that counts.
const FORMS: char = '\u{1f}';
/// Slots are the control characters from U+0001 to this one.
const LAST_SLOT: u8 = 8;

/// The texts, then pairs of a reason as the library says it and its translation (`reasons.rs`).
static TEXTS: OnceLock<Vec<&'static str>> = OnceLock::new();

/// Speaks a language from now on: one text a line. False where there are too few, as in the file of another build.
pub fn speak(texts: String) -> bool {
    let lines: Vec<&str> = texts.leak().split('\n').collect();
    // Whoever spoke first goes on: a page has one language.
    lines.len() >= MESSAGES && (TEXTS.set(lines).is_ok() || TEXTS.get().is_some())
}

fn texts() -> &'static [&'static str] {
    #[cfg(any(debug_assertions, not(target_arch = "wasm32")))]
    return TEXTS.get_or_init(|| super::ENGLISH.split('\n').collect());
    #[cfg(not(any(debug_assertions, not(target_arch = "wasm32"))))]
    return TEXTS.get().map_or(&[], Vec::as_slice);
}

/// The text of a message, by its number.
#[inline(never)]
pub(super) fn text(number: usize) -> &'static &'static str {
    &texts()[number]
}

/// What stands behind the messages.
pub(super) fn reasons() -> &'static [&'static str] {
    texts().get(MESSAGES..).unwrap_or_default()
}

/// A piece of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Words(&'static str),
    /// What fills a slot, by the slot's place in English.
    Slot(usize),
}

/// The pieces of a message, in the order of the language that is spoken.
pub(super) fn parts(text: &'static str) -> Vec<Part> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let slot = rest.bytes().position(|b| b <= LAST_SLOT);
        let at = slot.unwrap_or(rest.len());
        if at > 0 {
            pieces.push(Part::Words(&rest[..at]));
            rest = &rest[at..];
        } else {
            pieces.push(Part::Slot(usize::from(rest.as_bytes()[0]) - 1));
            rest = &rest[1..];
        }
    }
    pieces
}

/// The message with its slots filled.
pub(super) fn fill(text: &'static str, slots: &[&str]) -> String {
    let mut filled = String::new();
    for part in parts(text) {
        filled.push_str(match part {
            Part::Words(words) => words,
            Part::Slot(slot) => slots[slot],
        });
    }
    filled
}

/// Of the two texts of a message the one for a number, with that number in its first slot and the others filled.
pub(super) fn count(text: &'static str, number: usize, slots: &[&str]) -> String {
    let (one, other) = text.split_once(FORMS).unwrap_or((text, text));
    let written = thousands(number);
    let mut all = vec![&*written];
    all.extend(slots);
    fill(if number == 1 { one } else { other }, &all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_filled_in_the_order_of_its_language() {
        assert_eq!(
            fill("Saved \u{1} as \u{2}.", &["4", "a.json"]),
            "Saved 4 as a.json."
        );
        assert_eq!(fill("\u{2}: \u{1}", &["4", "a.json"]), "a.json: 4");
    }

    #[test]
    fn parts_keep_words_and_slots_apart() {
        let expected = [Part::Slot(1), Part::Words(" sagt "), Part::Slot(0)];
        assert_eq!(parts("\u{2} sagt \u{1}"), expected);
    }

    #[test]
    fn a_number_chooses_between_two_texts() {
        let text = "\u{1} step of \u{2}\u{1f}\u{1} steps of \u{2}";
        assert_eq!(count(text, 1, &["nine"]), "1 step of nine");
        assert_eq!(count(text, 1200, &["nine"]), "1,200 steps of nine");
    }
}
