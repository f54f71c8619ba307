//! Small closed classes of words that the attribution rules ask about, from `data/speech_words.txt`. All words are folded (lower case).

use rustc_hash::FxHashMap;

use super::clause::Sentence;
use super::phrase::Phrases;
use crate::list_format::{heading, lines, word_list};

/// A class of words, as the bit of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordSet(u64);

macro_rules! word_sets {
    ($($name:ident = $heading:literal,)*) => {
        /// The headings of the list, each at the place of its bit.
        pub(crate) const HEADINGS: [&str; [$($heading),*].len()] = [$($heading),*];
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Bit { $($name,)* }
        $(pub(super) const $name: WordSet = WordSet(1 << Bit::$name as u32);)*
    };
}

word_sets! {
    SUBJECT_PRONOUN = "subject pronouns",
    OBJECT_PRONOUN = "object pronouns",
    DETERMINER = "determiners",
    NO_ARTICLE = "no articles",
    LONE_SUBJECT = "lone subjects",
    AUXILIARY = "auxiliaries",
    COPULA = "copulas",
    PASSIVE = "passives",
    VERB_ADVERB = "verb adverbs",
    NO_ADVERB = "no adverbs",
    MONTH = "months",
    TIME = "times",
    TIME_LEAD = "time leads",
    PREPOSITION = "prepositions",
    NOUN_TIE = "noun ties",
    SHORT_TIE = "short ties",
    CIRCUMSTANCE = "circumstances",
    PLACE_OF_SAYING = "places of saying",
    STATEMENT = "statements",
    PARTICIPLE_LEAD = "participle leads",
    CLAUSE_START = "clause starts",
    SUBORDINATOR = "subordinators",
    CONDITION = "conditions",
    NO_DESCRIPTION = "no descriptions",
    COMMENT = "comments",
    REFUSAL = "refusals",
    LINK = "links",
    CONJUNCTION = "conjunctions",
    SAYING = "sayings",
    PERCEIVED = "perceived",
    HEARING = "hearings",
    ANSWERING = "answerings",
    ASKING = "askings",
    NAMING = "namings",
    RESUMPTION = "resumptions",
    CLOSER = "closers",
    SEQUEL = "sequels",
    NO_CLAUSE = "no clauses",
    PERSON = "persons",
    ADDRESSEE_END = "addressee ends",
    NO_ADDRESSEE = "no addressees",
    SHORT_ADDRESSEE = "addressees in one word",
    SINGULAR_SUBJECT = "singular subjects",
    PLURAL_SUBJECT = "plural subjects",
    PLURAL_NOUN = "plurals without s",
    PLAIN_PAST = "plain pasts",
    DEGREE = "degrees",
    JOINER = "joiners",
    NEGATION = "negations",
    UNREAL_MODAL = "unreal modals",
    MINOR = "title words that are written small",
    WORK = "works",
}

/// The classes of every word of the list.
pub(super) struct Words(FxHashMap<&'static str, u64>);

impl Words {
    pub(super) fn new() -> Self {
        let mut words: FxHashMap<&'static str, u64> = FxHashMap::default();
        let mut bit = 0;
        for line in lines(word_list!("speech_words.txt")) {
            if let Some(name) = heading(line) {
                let at = HEADINGS.iter().position(|heading| *heading == name);
                bit = at.map_or(0, |at| 1 << at);
            } else {
                for word in line.split_whitespace() {
                    *words.entry(word).or_default() |= bit;
                }
            }
        }
        Self(words)
    }

    pub(super) fn has(&self, word: &str, class: WordSet) -> bool {
        self.classes(word) & class.0 != 0
    }

    fn classes(&self, word: &str) -> u64 {
        let listed = self.0.get(word).copied().unwrap_or(0);
        let formed = if word.ends_with("n't") {
            AUXILIARY.0 | NEGATION.0
        } else if word.len() > 4 && word.ends_with("ly") && listed & NO_ADVERB.0 == 0 {
            VERB_ADVERB.0
        } else {
            0
        };
        listed | formed
    }
}

impl Phrases<'_, '_> {
    pub(super) fn is(&self, token: usize, class: WordSet) -> bool {
        self.has(self.lower(token), class)
    }

    pub(super) fn has(&self, word: &str, class: WordSet) -> bool {
        self.cues.words.has(word, class)
    }
}

impl Sentence<'_, '_, '_> {
    pub(super) fn is(&self, token: usize, class: WordSet) -> bool {
        self.phrases.is(token, class)
    }

    pub(super) fn has(&self, word: &str, class: WordSet) -> bool {
        self.phrases.has(word, class)
    }
}

pub(super) fn is_stop(written: &str) -> bool {
    matches!(written, "." | "!" | "?" | "…" | "..." | "...." | "?!")
}

pub(super) fn is_dash(written: &str) -> bool {
    matches!(written, "—" | "–" | "--" | "-" | "―")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_make_adverbs_and_auxiliaries() {
        let words = Words::new();
        assert!(words.has("calmly", VERB_ADVERB) && !words.has("family", VERB_ADVERB));
        assert!(words.has("wasn't", AUXILIARY) && words.has("wasn't", NEGATION));
    }
}
