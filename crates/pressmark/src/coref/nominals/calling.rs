//! What a general noun can be said of: a ministry is no company, and a minister is more than a woman.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::WordClass;
use crate::list_format::{fields, lines, word_list};

/// The general nouns for somebody whose role, or for a body whose name, has this word: "officer" for a sergeant.
pub(super) fn generals(word: &str) -> impl Iterator<Item = &'static str> {
    static GENERALS: OnceLock<FxHashMap<&str, Vec<&str>>> = OnceLock::new();
    let generals = GENERALS.get_or_init(|| {
        let mut generals = FxHashMap::<&str, Vec<&str>>::default();
        for line in lines(word_list!("callings.txt")) {
            let [general, words] = fields(line);
            for word in words.split(' ') {
                generals.entry(word).or_default().push(general);
            }
        }
        generals
    });
    generals.get(word).into_iter().flatten().copied()
}

/// A trade, by which somebody may be meant of whom it was not said: "the novelist". The list has all of them under "anybody".
pub(super) fn is_trade(noun: &str) -> bool {
    generals(noun).any(|general| general == "anybody")
}

/// Whether a general noun for organizations can be said of an organization whose name ends with this noun for organizations, or with none. A ministry
/// is no company, and a company is no agency.
pub(super) fn can_be_called(noun: WordClass, name_ends: Option<WordClass>) -> bool {
    let fits = |general: WordClass, named: WordClass| {
        noun.any(general) && name_ends.is_none_or(|ends| ends.any(named))
    };
    fits(WordClass::BUSINESS, WordClass::BUSINESS_NAME)
        || fits(WordClass::AGENCY, WordClass::AGENCY_NAME)
}

/// Says how old or of which sex somebody is, not what he does: "the 45-year-old", "the woman".
pub(super) fn is_description(noun: &str) -> bool {
    noun.ends_with("-year-old") || matches!(noun, "man" | "woman" | "boy" | "girl" | "teenager")
}

/// "another officer", "the second man" is somebody else.
pub(super) fn is_another(word: &str) -> bool {
    matches!(
        word,
        "other" | "another" | "second" | "third" | "fourth" | "fifth" | "next" | "new" | "former"
    )
}
