//! The whole name is a listed phrase: a state, a city, a people, an organization.

use core::ops::Range;

use crate::kinds::NameType;
use crate::lexicon::{EntryKind, WordClass};
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let Some(listed) = candidate.listed.clone() else {
        return;
    };
    let mut seen = [false; 4];
    for known in view.lexicon.known(&listed) {
        let (kind, weight, reason) = entry(view, &listed.tokens, known.kind);
        if !seen[kind.index()] && weight > 0 {
            seen[kind.index()] = true;
            candidate.add_evidence(kind, weight, reason, listed.tokens.clone());
        }
    }
}

/// What an entry of the lists says of the phrase; little where the phrase is one word that is also used for something else.
fn entry(view: &View<'_, '_>, tokens: &Range<usize>, entry: EntryKind) -> (NameType, i32, Reason) {
    let one = tokens.len() == 1;
    let word = |class| one && view.is(tokens.start, class);
    let personal = WordClass::PLACE_WORD.or(WordClass::GIVEN_PLACE);
    let (weight, reason) = match entry {
        EntryKind::Country if word(WordClass::GIVEN_PLACE) => (60, Reason::ListedCountry),
        EntryKind::Country => (95, Reason::ListedCountry),
        EntryKind::Region if word(personal) => (45, Reason::ListedRegion),
        EntryKind::Region => (85, Reason::ListedRegion),
        EntryKind::Capital if word(WordClass::PLACE_WORD) => (45, Reason::ListedCity),
        EntryKind::Capital => (80, Reason::ListedCity),
        EntryKind::City => (city(view, tokens), Reason::ListedCity),
        EntryKind::SeatPlace => (60, Reason::SeatOfPower),
        EntryKind::People => {
            let doubtful = word(WordClass::COMMON) && tells_little(view, tokens.start);
            let weight = if doubtful { 40 } else { 90 };
            return (NameType::Group, weight, Reason::ListedPeople);
        }
        EntryKind::Organization => {
            let ordinary = word(WordClass::ORG_WORD);
            let weight = if ordinary {
                organization_word(view, tokens.start)
            } else {
                85
            };
            return (NameType::Organization, weight, Reason::ListedOrganization);
        }
        EntryKind::Seat => {
            let weight = if word(WordClass::COMMON) { 30 } else { 85 };
            return (NameType::Organization, weight, Reason::SeatOfPower);
        }
    };
    (NameType::Place, weight, reason)
}

/// The word's capital tells nothing.
fn tells_little(view: &View<'_, '_>, token: usize) -> bool {
    view.is_titled(token) || view.is_initial(token)
}

fn city(view: &View<'_, '_>, tokens: &Range<usize>) -> i32 {
    let first = tokens.start;
    let personal = WordClass::PLACE_WORD
        .or(WordClass::GIVEN_PLACE)
        .or(WordClass::FAMILY)
        .or(WordClass::GIVEN);
    if tokens.len() > 1 {
        75
    } else if view.is(first, personal) {
        22
    } else if !view.is(first, WordClass::COMMON) {
        62
    } else if tells_little(view, first) {
        0
    } else {
        20
    }
}

/// "SENATE PASSES BILL": an organization by its word even where case tells nothing.
fn organization_word(view: &View<'_, '_>, token: usize) -> i32 {
    if view.is_caseless(token) && view.is(token, WordClass::ORG_HEAD) {
        40
    } else if tells_little(view, token) && view.is(token, WordClass::COMMON) {
        0
    } else {
        32
    }
}
