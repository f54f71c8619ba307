//! What the tagger is given of a text: its tokens, sentence by sentence, with their clues.

use core::ops::Range;

use crate::names::{CLUES, Clues};
use crate::text::span::Span;

/// The tokens of a text as the tagger sees them; `crates/pressmark-train` learns from these.
///
/// Made by [`crate::Pipeline::observe`]. Spans are UTF-8 bytes of the text that was given.
#[derive(Clone, Debug)]
pub struct Observation {
    pub(crate) tokens: Vec<Span>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) clues: Clues,
    /// Lower-case forms, one after another, and where each token's ends.
    pub(crate) lower: String,
    pub(crate) ends: Vec<u32>,
}

impl Observation {
    /// Number of different clues: each is less than this.
    pub const CLUES: usize = CLUES;

    /// The clue of a token whose word has no vector; the tagger itself gives it.
    pub const UNKNOWN: u8 = CLUES as u8 - 1;

    /// Whether the clue says what the rules think, rather than what stands in the text or the lists.
    #[must_use]
    pub fn is_of_rules(clue: u8) -> bool {
        Clues::is_of_rules(clue)
    }

    /// Whether the clue says what the gazetteer knows.
    #[must_use]
    pub fn is_of_gazetteer(clue: u8) -> bool {
        Clues::is_of_gazetteer(clue)
    }

    /// Whether the clue stands on the first token of a name that the gazetteer knows.
    #[must_use]
    pub fn begins_toponym(clue: u8) -> bool {
        Clues::begins_toponym(clue)
    }

    /// Whether the token stands in a listed nationality, people, faith or following.
    #[must_use]
    pub fn is_of_people(&self, token: usize) -> bool {
        self.clues(token)
            .iter()
            .any(|&clue| Clues::is_of_people(clue))
    }

    /// Where the tokens stand.
    #[must_use]
    pub fn tokens(&self) -> &[Span] {
        &self.tokens
    }

    /// Whether the token stands in a listed organization.
    #[must_use]
    pub fn is_of_organization(&self, token: usize) -> bool {
        let clues = self.clues(token).iter();
        clues.copied().any(Clues::is_of_organization)
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

    /// The clues of a token, in a fixed order.
    #[must_use]
    pub fn clues(&self, token: usize) -> &[u8] {
        self.clues.of(token)
    }
}
