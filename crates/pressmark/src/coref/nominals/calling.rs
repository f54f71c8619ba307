//! What a general noun can be said of: a ministry is no company, and a minister is more than a woman.

use crate::lexicon::WordClass;
use crate::list_format::{fields, lines, word_list};

/// The general nouns for somebody whose role, or for a body whose name, has this word: "officer" for a sergeant.
pub(super) fn generals(word: &str) -> impl Iterator<Item = &'static str> {
    lines(word_list!("callings.txt")).filter_map(move |line| {
        let [general, words] = fields(line);
        let mut words = words.split(' ');
        words.any(|w| w == word).then_some(general)
    })
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
