//! What the lists in `data/` know: phrases that name somebody or some place, and what single words are used for.

mod article;
mod entries;
mod fold;
mod sections;
mod tables;
mod words;

use core::ops::Range;

pub(crate) use crate::word_class::WordClass;
pub(crate) use article::{capitalised, with_article};
pub(crate) use entries::{EntryKind, LexiconEntry, Match};
pub(crate) use fold::fold;

use entries::Phrases;
use rustc_hash::FxHashMap;
use words::Words;

use crate::text::Document;

/// All lists, loaded once and read by every stage.
pub(crate) struct Lexicon {
    phrases: Phrases,
    words: Words,
    /// States by ISO code: the name shown to readers.
    states: FxHashMap<[u8; 2], &'static str>,
    /// State and province abbreviations after a city: "Calif." to "California".
    abbreviations: FxHashMap<&'static str, &'static str>,
    /// Peoples without a state of their name: "Ohioans" to "Ohio".
    homelands: FxHashMap<&'static str, &'static str>,
    /// Words of one country's news ("sheriff").
    country_words: FxHashMap<&'static str, [u8; 2]>,
}

impl Lexicon {
    /// Reads the built-in tables.
    pub(crate) fn new() -> Self {
        tables::load()
    }

    /// What the word can be, in lower case with straight apostrophes and any accents.
    pub(crate) fn class_of(&self, lower: &str) -> WordClass {
        self.word_class(&fold(lower))
    }

    /// What the word can be; `folded` comes from [`fold`].
    pub(crate) fn word_class(&self, folded: &str) -> WordClass {
        self.words.word_class(folded)
    }

    /// The longest listed phrase that starts at the token; see [`Phrases::longest`].
    pub(crate) fn longest(
        &self,
        doc: &Document<'_>,
        at: usize,
        end: usize,
        caseless: bool,
    ) -> Option<Match> {
        self.phrases.longest(doc, at, end, caseless)
    }

    /// The entries with these numbers (a [`Match`] holds the range).
    pub(crate) fn known(&self, found: &Match) -> &[LexiconEntry] {
        self.phrases.entries(found)
    }

    /// The listed phrase that is just these tokens, no more and no fewer.
    pub(crate) fn whole(
        &self,
        doc: &Document<'_>,
        tokens: &Range<usize>,
        caseless: bool,
    ) -> Option<Match> {
        self.longest(doc, tokens.start, tokens.end, caseless)
            .filter(|found| found.tokens == *tokens)
    }

    /// The entries for just these tokens, no more and no fewer.
    pub(crate) fn listed(&self, doc: &Document<'_>, tokens: &Range<usize>) -> &[LexiconEntry] {
        self.whole(doc, tokens, false)
            .map_or(&[], |found| self.known(&found))
    }

    /// Looks up a whole phrase by its folded tokens joined with spaces.
    pub(crate) fn phrase(&self, folded: &str) -> &[LexiconEntry] {
        self.phrases.exact(folded)
    }

    /// The usual name of the state with this code.
    pub(crate) fn state(&self, code: [u8; 2]) -> Option<&'static str> {
        self.states.get(&code).copied()
    }

    /// The region that an abbreviation after a city stands for ("Calif.").
    pub(crate) fn region(&self, abbreviation: &str) -> Option<&'static str> {
        self.abbreviations.get(abbreviation).copied()
    }

    /// The country whose news uses the word (in lower case), and no other's.
    pub(crate) fn country_of_word(&self, lower: &str) -> Option<[u8; 2]> {
        self.country_words.get(lower).copied()
    }

    /// Where a people without a state of its name is at home ("Ohioans").
    pub(crate) fn homeland(&self, people: &str) -> Option<&'static str> {
        self.homelands.get(people).copied()
    }
}
