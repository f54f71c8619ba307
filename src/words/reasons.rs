//! The library's reasons in the language that is spoken. The library says them in English; the other language's texts hold pairs of an
//! English sentence and its translation, both with slots for the article's words (`words/de/reasons.json`).

use std::borrow::Cow;

use super::table::{Part, fill, parts, reasons};

/// Between the English and the translation.
const AND: char = '\t';

/// A reason as the library gives it, in the reader's language; as it is where nobody has translated it.
#[must_use]
pub fn reason(english: &str) -> Cow<'_, str> {
    let two = || {
        let (one, other) = english.split_once(". ")?;
        Some(
            [
                &*translated(&[one, "."].concat())?,
                " ",
                &translated(other)?,
            ]
            .concat(),
        )
    };
    translated(english)
        .or_else(two)
        .map_or(Cow::Borrowed(english), Cow::Owned)
}

/// A sentence by the first pattern that makes it.
fn translated(english: &str) -> Option<String> {
    reasons().iter().find_map(|line| {
        let (pattern, translation) = line.split_once(AND)?;
        Some(fill(translation, &slots_of(pattern, english)?))
    })
}

/// What stands in the slots of a pattern, by their numbers, if the sentence is made by it: each holds as few letters as it can.
fn slots_of<'a>(pattern: &'static str, sentence: &'a str) -> Option<Vec<&'a str>> {
    let pieces = parts(pattern);
    let mut slots = vec![""; SLOTS];
    let mut left = sentence;
    let mut open = None;
    for (n, &part) in pieces.iter().enumerate() {
        match (part, open) {
            (Part::Slot(slot), _) => open = Some(slot),
            (Part::Words(words), None) => left = left.strip_prefix(words)?,
            (Part::Words(words), Some(slot)) => {
                // What the pattern ends with is the sentence's end, not its first place.
                let is_last = n + 1 == pieces.len();
                let end = || Some(left.strip_suffix(words)?.len());
                let at = if is_last { end() } else { left.find(words) };
                let at = at.filter(|&at| at > 0)?;
                (slots[slot], left) = (&left[..at], &left[at + words.len()..]);
                open = None;
            }
        }
    }
    if let Some(slot) = open.filter(|_| !left.is_empty()) {
        (slots[slot], left) = (left, "");
    }
    left.is_empty().then_some(slots)
}

/// The most slots of a sentence.
const SLOTS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_taken_apart_by_its_pattern() {
        let named = "Family name of \u{1}, named in full \u{2}.";
        let slots =
            slots_of(named, "Family name of Ada Lund, named in full earlier.").expect("it fits");
        assert_eq!(&slots[..2], ["Ada Lund", "earlier"]);
        assert!(slots_of(named, "Family name of Ada Lund.").is_none());
        assert!(slots_of(named, "Family name of , named in full earlier.").is_none());
    }

    #[test]
    fn a_pattern_holds_from_end_to_end() {
        let slots = slots_of("\u{1} acts.", "Who acts. acts.").expect("it fits");
        assert_eq!(slots[0], "Who acts.");
        assert!(slots_of("It acts", "It acts.").is_none());
        assert!(slots_of("It acts", "It acts").is_some());
    }

    #[test]
    fn nothing_is_changed_where_english_is_spoken() {
        assert_eq!(reason("You said so."), "You said so.");
    }
}
