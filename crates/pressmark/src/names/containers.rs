//! "Houston Texas", "Ho Chi Minh City Vietnam": a town and what it lies in, without the comma between them, are two places.
//!
//! Looked at when rules and recogniser have spoken: only what a list knows for a town is parted where they see no place, so that
//! "Nedbank Namibia" stays the name of a company.

use core::ops::Range;

use super::candidate::Candidate;
use super::evidence;
use super::view::View;
use crate::kinds::{Feature, NameType};
use crate::lexicon::{EntryKind, WordClass};

/// The least odds of a town that the list puts into the area behind it, and of the area.
const LISTED: f32 = 5.0;

/// The candidates, each such place as two.
pub(super) fn part(view: &View<'_, '_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut parted = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match outer(view, &candidate) {
            Some(outer) => {
                let (town, area) = (candidate.tokens.start..outer, outer..candidate.tokens.end);
                let least = if lies_in(view, &town, &area) {
                    LISTED
                } else {
                    f32::MIN
                };
                parted.extend([town, area].map(|tokens| half(view, &candidate, tokens, least)));
            }
            None => parted.push(candidate),
        }
    }
    parted
}

/// Where the name of the state or province begins. Taken for a person or an organization, the words are two places still where a list knows
/// the town and puts it there ("London England").
fn outer(view: &View<'_, '_>, candidate: &Candidate) -> Option<usize> {
    let tokens = candidate.tokens.clone();
    let kind = candidate.likeliest();
    if tokens.len() < 2 || candidate.title.is_some() || !known(view, &tokens).is_empty() {
        return None;
    }
    (tokens.start + 1..tokens.end).find(|&outer| {
        let (town, area) = (tokens.start..outer, outer..tokens.end);
        let fits = match kind {
            NameType::Place => is_town(view, &town) || is_small_town(view, &town, &area),
            NameType::Person | NameType::Organization => lies_in(view, &town, &area),
            _ => false,
        };
        view.adjoins(outer) && fits && is_area(view, &area)
    })
}

/// The list of towns has the town in the state of the area.
fn lies_in(view: &View<'_, '_>, town: &Range<usize>, area: &Range<usize>) -> bool {
    let towns = known(view, town);
    let is_city = |kind| matches!(kind, EntryKind::City | EntryKind::Capital);
    let mut cities = towns.iter().filter(|known| is_city(known.kind));
    let areas = known(view, area);
    cities
        .any(|city| city.country.is_some() && areas.iter().any(|area| area.country == city.country))
}

fn known<'v>(view: &'v View<'_, '_>, tokens: &Range<usize>) -> &'v [crate::lexicon::LexiconEntry] {
    view.lexicon.listed(view.doc, tokens)
}

/// A state, or a state or province of one.
fn is_area(view: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    known(view, tokens).iter().any(|known| {
        known.kind == EntryKind::Country
            || known.kind == EntryKind::Region
                && known.feature == Some(Feature::Region)
                && known.country.is_some()
    })
}

/// A town or province of the lists.
fn is_town(view: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    known(view, tokens).iter().any(|known| {
        matches!(
            known.kind,
            EntryKind::City | EntryKind::Capital | EntryKind::Region
        )
    })
}

/// One word behind "in" or "to", and a state of the US, where people write so; no list knows every town. "Victorian England" and "Baja
/// California" are no town and its state.
fn is_small_town(view: &View<'_, '_>, town: &Range<usize>, area: &Range<usize>) -> bool {
    let first = town.start;
    let other = WordClass::COMMON
        .or(WordClass::DIRECTION)
        .or(WordClass::PLACE_FIRST)
        .or(WordClass::PLACE_HEAD)
        .or(WordClass::ORG_INSIDE)
        .or(WordClass::TITLE_MODIFIER);
    let preposition = WordClass::PLACE_PREPOSITION.or(WordClass::WEAK_PREPOSITION);
    town.len() == 1
        && known(view, town).is_empty()
        && !view.is(first, other)
        && first > 0
        && view.is(first - 1, preposition)
        && known(view, area)
            .iter()
            .any(|area| area.country == Some(*b"US"))
}

/// One of the two, with at least these odds.
fn half(view: &View<'_, '_>, whole: &Candidate, tokens: Range<usize>, least: f32) -> Candidate {
    let mut half = Candidate::new(tokens);
    half.listed = view.lexicon.whole(view.doc, &half.tokens, false);
    evidence::collect(view, &mut half);
    // Sure as the whole was, and a place, whatever one of them might be alone.
    half.evidence.retain(|w| w.kind == NameType::Place);
    let odds = whole.odds.as_ref();
    half.odds = odds.map(|odds| odds.only(NameType::Place, least));
    half
}
