//! What the network is given of a text: its tokens, sentence by sentence, with their features.

use core::ops::Range;

use super::features::{self, Features};
use crate::text::span::Span;

/// The tokens of a text as the network reads them; `crates/pressmark-train` learns from these.
///
/// Made by [`crate::Pipeline::recogniser_input`]. Spans are UTF-8 bytes of the text that was given.
#[derive(Clone, Debug)]
pub struct RecogniserInput {
    pub(crate) tokens: Vec<Span>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) features: Features,
    /// Lower-case forms, one after another, and where each token's ends.
    pub(crate) lower: String,
    pub(crate) ends: Vec<u32>,
}

impl RecogniserInput {
    /// Number of different features: each is less than this.
    pub const FEATURES: usize = features::FEATURES;

    /// Stands in the head of a model: changes when a feature is added, removed or moved.
    pub const DIGEST: u32 = features::DIGEST;

    /// The feature of a token whose word has no vector; the network itself gives it.
    pub const UNKNOWN: u8 = features::UNKNOWN.only();

    /// Whether the feature says what the rules think, rather than what stands in the text or the lists.
    #[must_use]
    pub fn is_of_rules(feature: u8) -> bool {
        features::RULES.contains(&feature)
    }

    /// Whether the feature says what the gazetteer knows.
    #[must_use]
    pub fn is_of_gazetteer(feature: u8) -> bool {
        features::is_of_gazetteer(feature)
    }

    /// Whether the feature stands on the first token of a name that the gazetteer knows.
    #[must_use]
    pub fn begins_toponym(feature: u8) -> bool {
        features::TOPONYM_FIRST.numbers().contains(&feature)
    }

    /// Whether the token stands in a listed nationality, people, faith or following.
    #[must_use]
    pub fn is_of_people(&self, token: usize) -> bool {
        let mut features = self.features(token).iter();
        features.any(|&feature| features::is_of_people(feature))
    }

    /// Where the tokens stand.
    #[must_use]
    pub fn tokens(&self) -> &[Span] {
        &self.tokens
    }

    /// Whether the token stands in a listed organization.
    #[must_use]
    pub fn is_of_organization(&self, token: usize) -> bool {
        let mut features = self.features(token).iter();
        features.any(|&feature| features::is_of_organization(feature))
    }

    /// The token in lower case with straight apostrophes; the empty string past the end.
    #[must_use]
    pub fn lower(&self, token: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = token.checked_sub(1).map_or(0, end);
        self.lower.get(start..end(token)).unwrap_or_default()
    }

    /// Ranges of tokens; together they cover all.
    #[must_use]
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Whether the recogniser reads the sentence at all: it may hold a name.
    #[must_use]
    pub fn is_read(&self, sentence: &Range<usize>) -> bool {
        !self.features.are_plain(sentence)
    }

    /// The features of a token, in a fixed order.
    #[must_use]
    pub fn features(&self, token: usize) -> &[u8] {
        self.features.of(token)
    }
}
