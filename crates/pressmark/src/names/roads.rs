//! "Interstate 81", "State Road 45", "U.S. 82": the number belongs to the road's name, and no state is meant.

use super::candidate::Candidate;
use super::home;
use super::reason::Reason;
use super::view::View;
use crate::lexicon::WordClass;
use crate::text::TokenKind;

/// Gives the names of roads their numbers; they are names as sure as they were.
pub(super) fn number(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    for candidate in candidates {
        let end = candidate.tokens.end;
        let is_state = candidate.listed.is_some();
        if ends_road(view, end) && !(is_state && is_counted(view, end + 1)) {
            candidate.tokens.end += 1;
            candidate.listed = None;
            home::become_place(candidate, f32::MIN, Reason::PlaceWord, end - 1..end);
        }
    }
}

/// A word that stands before a road's number, and a number of three digits at most.
fn ends_road(view: &View<'_, '_>, number: usize) -> bool {
    view.is(number - 1, WordClass::NUMBERED_ROAD)
        && view.doc.kind(number) == TokenKind::Number
        && view
            .doc
            .written(number)
            .parse::<u16>()
            .is_ok_and(|n| n < 1000)
}

/// "gave the U.S. 10 days": a noun that the number counts.
fn is_counted(view: &View<'_, '_>, noun: usize) -> bool {
    let other = WordClass::FUNCTION
        .or(WordClass::PREPOSITION)
        .or(WordClass::DIRECTION);
    view.is_word(noun) && !view.is_capital(noun) && !view.is(noun, other)
}
