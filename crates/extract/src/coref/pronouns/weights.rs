//! How much each clue speaks for an anchor, in hundredths of the natural logarithm of the odds.
//!
//! Fitted on GUM's training documents and GAP's development file, never on what `docs/scoring.md` measures with.

use super::clues::Clues;
use super::words::{Case, Pronoun, Stands};

/// Pronouns that are weighed alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// "he"
    Subject,
    /// "him"
    Object,
    /// "his"
    Possessive,
    /// "they"
    Several,
    /// "it"
    Thing,
}

impl Table {
    pub(super) const fn of(pronoun: Pronoun) -> Option<Self> {
        match (pronoun.stands, pronoun.case) {
            (Stands::One(_), Case::Subject) => Some(Self::Subject),
            (Stands::One(_), Case::Possessive) => Some(Self::Possessive),
            (Stands::One(_), _) => Some(Self::Object),
            (Stands::Several, _) => Some(Self::Several),
            // "a quarrel closed it": as an object it is nearly always a thing, not somebody who acts.
            (Stands::Thing, Case::Object) => None,
            (Stands::Thing, _) => Some(Self::Thing),
            _ => None,
        }
    }
}

/// How much the best must weigh more than the next.
pub(super) const MARGIN: [i32; 5] = [40, 60, 40, 40, 60];

/// The sum of what speaks for an anchor; nothing that weighs less than nought is taken.
pub(super) fn weigh(table: Table, clues: Clues) -> i32 {
    clues
        .bits()
        .map(|bit| i32::from(WEIGHTS[bit][table as usize]))
        .sum()
}

/// For each clue its weight for "he", "him", "his", "they" and "it".
#[rustfmt::skip]
const WEIGHTS: [[i16; 5]; super::clues::CLUES] = [
    // subject, this sentence
    [199, 103, 194, 133, 122],
    // object, this sentence
    [171, 152, 155, 70, 22],
    // after a preposition, this sentence
    [136, 62, 106, -10, 13],
    // owner, this sentence
    [120, 142, 55, 68, -125],
    // other part, this sentence
    [99, 46, 117, -7, -55],
    // subject, the sentence before
    [60, 61, 81, -15, 59],
    // object, the sentence before
    [22, 5, 21, -8, -27],
    // after a preposition, the sentence before
    [-130, -131, -125, -128, -130],
    // owner, the sentence before
    [-67, -66, -49, 27, -20],
    // other part, the sentence before
    [-50, -82, -127, -34, -79],
    // subject, farther back
    [-1, 26, 17, -28, 31],
    // object, farther back
    [-131, -111, -113, -69, -27],
    // after a preposition, farther back
    [-140, -43, -181, -132, -166],
    // owner, farther back
    [75, 55, 139, -62, 4],
    // other part, farther back
    [-191, -198, -181, -81, -30],
    // stands after the pronoun
    [271, 275, 270, -37, 39],
    // two sentences back
    [-59, -44, -116, -59, -23],
    // three sentences back
    [-125, -100, -122, -132, -49],
    // more than three back
    [-249, -173, -126, -158, -124],
    // in another paragraph
    [-44, -52, -92, -45, -65],
    // the first in its sentence
    [64, 35, 35, 67, 72],
    // a name
    [154, 113, 157, -171, -16],
    // a noun
    [-82, -150, -139, -44, -73],
    // a pronoun
    [142, 139, 154, 12, -84],
    // a noun phrase that is no mention
    [-39, 10, -23, -102, -173],
    // gender known
    [59, 8, 35, 0, 0],
    // nobody else between
    [22, 64, 69, 55, 36],
    // two others between
    [-41, -17, -22, -95, 3],
    // three or more between
    [-29, -30, -50, -143, -54],
    // mentioned two or three times
    [29, 2, 30, 21, 16],
    // mentioned more often
    [69, -58, 42, -84, 36],
    // in the headline or first paragraph
    [103, 76, 73, 46, -22],
    // same part as the pronoun, this sentence
    [83, 35, 46, 20, -46],
    // same part as the pronoun, the sentence before
    [68, 65, 82, 47, -2],
    // in the same clause
    [-25, -86, 101, 25, 64],
    // joined to the pronoun by and
    [36, 81, 99, 27, -36],
    // subject of a verb of speech
    [27, 12, 9, 22, 4],
    // a body, or a group for they
    [0, 0, 0, 64, -103],
    // a place
    [0, 0, 0, 219, -59],
    // on the other side of a quotation mark
    [-159, -116, -131, 6, -23],
    // capitals that are no mention
    [149, 62, 110, 0, 0],
    // a noun phrase for people that is no mention
    [0, 0, 0, 0, 0],
];
