//! The whole name is a listed phrase: a state, a city, a people, an organization.

use crate::kinds::NameType;
use crate::lexicon::{EntryKind, WordClass};
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let Some(listed) = candidate.listed.clone() else {
        return;
    };
    let first = listed.tokens.start;
    let one = listed.tokens.len() == 1;
    let word = |word_class| one && view.is(first, word_class);
    let titled = view.is_titled(first) || view.is_initial(first);
    let mut seen = [false; 4];
    for known in view.lexicon.known(&listed) {
        let (kind, weight, reason) = match known.kind {
            EntryKind::Country if word(WordClass::GIVEN_PLACE) => {
                (NameType::Place, 60, Reason::ListedCountry)
            }
            EntryKind::Country => (NameType::Place, 95, Reason::ListedCountry),
            EntryKind::Region if word(WordClass::PLACE_WORD.or(WordClass::GIVEN_PLACE)) => {
                (NameType::Place, 45, Reason::ListedRegion)
            }
            EntryKind::Region => (NameType::Place, 85, Reason::ListedRegion),
            EntryKind::Capital if word(WordClass::PLACE_WORD) => {
                (NameType::Place, 45, Reason::ListedCity)
            }
            EntryKind::City
                if word(WordClass::PLACE_WORD.or(WordClass::GIVEN_PLACE))
                    || word(WordClass::FAMILY)
                    || word(WordClass::GIVEN) =>
            {
                (NameType::Place, 22, Reason::ListedCity)
            }
            EntryKind::City if word(WordClass::COMMON) => (
                NameType::Place,
                if titled { 0 } else { 20 },
                Reason::ListedCity,
            ),
            EntryKind::Capital => (NameType::Place, 80, Reason::ListedCity),
            EntryKind::City => (
                NameType::Place,
                if one { 62 } else { 75 },
                Reason::ListedCity,
            ),
            EntryKind::People if word(WordClass::COMMON) && titled => {
                (NameType::Group, 40, Reason::ListedPeople)
            }
            EntryKind::People => (NameType::Group, 90, Reason::ListedPeople),
            EntryKind::Organization if word(WordClass::ORG_WORD) => {
                // "SENATE PASSES BILL": a body by its word even where case tells nothing.
                let weight = if view.is_caseless(first) && view.is(first, WordClass::ORG_HEAD) {
                    40
                } else if titled && view.is(first, WordClass::COMMON) {
                    0
                } else {
                    32
                };
                (NameType::Organization, weight, Reason::ListedOrganization)
            }
            EntryKind::Organization => (NameType::Organization, 85, Reason::ListedOrganization),
            EntryKind::Seat if word(WordClass::COMMON) => {
                (NameType::Organization, 30, Reason::SeatOfPower)
            }
            EntryKind::Seat => (NameType::Organization, 85, Reason::SeatOfPower),
            EntryKind::SeatPlace => (NameType::Place, 60, Reason::SeatOfPower),
        };
        let at = kind.index();
        if !seen[at] && weight > 0 {
            seen[at] = true;
            candidate.speak(kind, weight, reason, listed.tokens.clone());
        }
    }
}
