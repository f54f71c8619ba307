//! The texts behind the functions: English as it was compiled in, or what another language lays over it.

use std::sync::OnceLock;

use super::MESSAGES;

/// Between the two texts of a message that counts.
const FORMS: char = '\u{1f}';

/// The texts of another language, of all sections, then pairs of an English and a translated reason (`reasons.rs`).
static FOREIGN: OnceLock<Vec<&'static str>> = OnceLock::new();

/// The texts of one section.
pub(super) struct Table {
    /// Where its texts stand in the other language's.
    base: usize,
    english: &'static str,
    lines: OnceLock<Vec<&'static str>>,
}

impl Table {
    pub(super) const fn new(base: usize, english: &'static str) -> Self {
        let lines = OnceLock::new();
        Self {
            base,
            english,
            lines,
        }
    }

    /// The text of a message, by its number in the section.
    pub(super) fn get(&'static self, number: usize) -> &'static str {
        match FOREIGN.get() {
            Some(lines) => lines[self.base + number],
            None => self
                .lines
                .get_or_init(|| self.english.split('\n').collect())[number],
        }
    }
}

/// Speaks another language from now on: one text a line, in the order of `build.rs`. A file of another build, which has other lines,
/// changes nothing.
pub fn speak(texts: String) {
    let lines: Vec<&str> = texts.leak().split('\n').collect();
    if lines.len() >= MESSAGES {
        // Whoever spoke first goes on: a page has one language.
        let _ = FOREIGN.set(lines);
    }
}

/// The lines of the other language behind the messages.
pub(super) fn foreign_reasons() -> &'static [&'static str] {
    FOREIGN.get().map_or(&[], |lines| &lines[MESSAGES..])
}

/// Of the two texts of a message the one for a number.
pub(super) fn chosen(text: &'static str, number: usize) -> &'static str {
    let (one, other) = text.split_once(FORMS).unwrap_or((text, text));
    if number == 1 { one } else { other }
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
    for piece in text.split_inclusive(is_slot) {
        let words = piece.trim_end_matches(is_slot);
        if !words.is_empty() {
            pieces.push(Part::Words(words));
        }
        if let Some(&slot) = piece.as_bytes()[words.len()..].first() {
            pieces.push(Part::Slot(usize::from(slot) - 1));
        }
    }
    pieces
}

/// The message with its slots filled.
pub(super) fn fill(text: &'static str, slots: &[&str]) -> String {
    let words = |part| match part {
        Part::Words(words) => words,
        Part::Slot(slot) => slots[slot],
    };
    parts(text).into_iter().map(words).collect()
}

fn is_slot(letter: char) -> bool {
    ('\u{1}'..='\u{8}').contains(&letter)
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
        assert_eq!(chosen("one\u{1f}more", 1), "one");
        assert_eq!(chosen("one\u{1f}more", 0), "more");
    }
}
