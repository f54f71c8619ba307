//! Words that are written with a stop: a stop after them belongs to the word and need not end a sentence.

use rustc_hash::FxHashMap;

use crate::list_format::{heading, lines, word_list};

/// When the stop after an abbreviation belongs to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeps {
    Always,
    /// "Ore.": only after a comma, a bracket or a party's hyphen.
    AfterComma,
    /// "No. 10".
    BeforeDigit,
}

/// The list in `data/abbreviations.txt`.
pub(crate) struct Abbreviations {
    keeps: FxHashMap<&'static str, Keeps>,
}

impl Abbreviations {
    pub(crate) fn new() -> Self {
        let mut keeps = FxHashMap::default();
        let mut group = Keeps::Always;
        for line in lines(word_list!("abbreviations.txt")) {
            match heading(line) {
                Some("after a comma") => group = Keeps::AfterComma,
                Some("before a digit") => group = Keeps::BeforeDigit,
                Some(_) => {}
                None => keeps.extend(line.split_whitespace().map(|word| (word, group))),
            }
        }
        Self { keeps }
    }

    /// Whether the stop after `word` (given without it) belongs to the word.
    pub(crate) fn keeps_stop(&self, word: &str, after_comma: bool, before_digit: bool) -> bool {
        // "Concordia-St. Olaf"
        let word = word.rsplit('-').next().unwrap_or(word);
        match self.keeps.get(word) {
            Some(Keeps::Always) => true,
            Some(Keeps::AfterComma) => after_comma,
            Some(Keeps::BeforeDigit) => before_digit,
            None => false,
        }
    }

    /// "W.Va.": whether the list has the word that begins here with what follows its stop.
    pub(crate) fn goes_on(&self, text: &str, stop: usize) -> bool {
        let rest = &text[stop + 1..];
        let letters = rest.find(|c: char| !c.is_ascii_alphabetic());
        let letters = letters.unwrap_or(rest.len());
        letters > 0 && self.keeps_stop(&text[..stop + 1 + letters], false, false)
    }

    /// Whether a sentence can end with this abbreviation (given with its stop): "the U.S.", "at 5 p.m.", "Acme Inc.".
    pub(crate) fn may_end_sentence(word: &str) -> bool {
        let bare = word.trim_end_matches('.');
        bare.contains('.')
            || matches!(
                bare,
                "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr" | "Bros" | "etc"
            )
            || bare.chars().count() == 1
    }
}
