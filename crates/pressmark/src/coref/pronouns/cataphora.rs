//! Pronouns that stand before whom they mean: "In her speech, Marsh said".

use super::features::Place;
use super::words::Pronoun;
use crate::coref::chains::Chains;
use crate::lexicon::WordClass;

/// Tokens within which such a pronoun stands from the sentence's beginning.
const OPENING: usize = 12;

/// The pronoun stands in a phrase that opens the sentence.
pub(super) fn may_be(chains: &Chains<'_, '_>, pronoun: Pronoun, own: &Place) -> bool {
    let Some(sentence) = chains.sentences.get(own.sentence) else {
        return false;
    };
    let start = sentence.tokens.start;
    let opener = WordClass::PREPOSITION.or(WordClass::PRONOUN_LEAD);
    (start + 1..start + OPENING).contains(&pronoun.token) && chains.word_class(start).any(opener)
}
