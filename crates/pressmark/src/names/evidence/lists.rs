//! The whole name is a listed phrase: a state, a city, a people, an organization.

use crate::document::EntityType;
use crate::lexicon::{KnownKind, Traits};
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let Some(listed) = candidate.listed.clone() else {
        return;
    };
    let first = listed.tokens.start;
    let one = listed.tokens.len() == 1;
    let word = |traits| one && view.is(first, traits);
    let titled = view.is_titled(first) || view.is_initial(first);
    let mut seen = [false; 4];
    for known in view.lexicon.known(&listed) {
        let (kind, weight, reason) = match known.kind {
            KnownKind::Country if word(Traits::GIVEN_PLACE) => {
                (EntityType::Place, 60, Reason::ListedCountry)
            }
            KnownKind::Country => (EntityType::Place, 95, Reason::ListedCountry),
            KnownKind::Region if word(Traits::PLACE_WORD.or(Traits::GIVEN_PLACE)) => {
                (EntityType::Place, 45, Reason::ListedRegion)
            }
            KnownKind::Region => (EntityType::Place, 85, Reason::ListedRegion),
            KnownKind::Capital if word(Traits::PLACE_WORD) => {
                (EntityType::Place, 45, Reason::ListedCity)
            }
            KnownKind::City
                if word(Traits::PLACE_WORD.or(Traits::GIVEN_PLACE))
                    || word(Traits::FAMILY)
                    || word(Traits::GIVEN) =>
            {
                (EntityType::Place, 22, Reason::ListedCity)
            }
            KnownKind::City if word(Traits::COMMON) => (
                EntityType::Place,
                if titled { 0 } else { 20 },
                Reason::ListedCity,
            ),
            KnownKind::Capital => (EntityType::Place, 80, Reason::ListedCity),
            KnownKind::City => (
                EntityType::Place,
                if one { 62 } else { 75 },
                Reason::ListedCity,
            ),
            KnownKind::People if word(Traits::COMMON) && titled => {
                (EntityType::Group, 40, Reason::ListedPeople)
            }
            KnownKind::People => (EntityType::Group, 90, Reason::ListedPeople),
            KnownKind::Organization if word(Traits::ORG_WORD) => {
                // "SENATE PASSES BILL": a body by its word even where case tells nothing.
                let weight = if view.is_caseless(first) && view.is(first, Traits::ORG_HEAD) {
                    40
                } else if titled && view.is(first, Traits::COMMON) {
                    0
                } else {
                    32
                };
                (EntityType::Organization, weight, Reason::ListedOrganization)
            }
            KnownKind::Organization => (EntityType::Organization, 85, Reason::ListedOrganization),
            KnownKind::Seat if word(Traits::COMMON) => {
                (EntityType::Organization, 30, Reason::SeatOfPower)
            }
            KnownKind::Seat => (EntityType::Organization, 85, Reason::SeatOfPower),
            KnownKind::SeatPlace => (EntityType::Place, 60, Reason::SeatOfPower),
        };
        let at = crate::names::candidate::index(kind);
        if !seen[at] && weight > 0 {
            seen[at] = true;
            candidate.speak(kind, weight, reason, listed.tokens.clone());
        }
    }
}
