//! "A gift to Brill and Madra": what stands where places stand, and is a town beside the other places of the article, is no person.
//!
//! Half of all family names are a town somewhere. But whoever is named in an article is first named in full or by a title; a name of which
//! that is not so, and which the gazetteer has within an hour's drive of what else the article names, is the town. Each name of a place
//! speaks for the squares of the map that its readings lie in, so that this is linear in the text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::{Candidate, LogOdds};
use super::combine::LEAST;
use super::home::become_place;
use super::reason::Reason;
use super::view::View;
use crate::gazetteer::{Gazetteer, Place, Reading, key};
use crate::kinds::{Feature, NameType};
use crate::lexicon::{EntryKind, WordClass};
use crate::text::Case;

/// Side of a square of the map in degrees: with those around it, an hour's drive.
const SIDE: f64 = 0.75;
/// Words of such a name.
const MOST_WORDS: usize = 3;
/// Readings of a name that are looked at.
const MOST_READINGS: usize = 24;
/// Places of a name that is found all over a country ("Clinton").
const FREQUENT: usize = 8;
/// What the other places must say: one that is the only one of its name, or some of several.
const ENOUGH: f64 = 0.75;
/// What the name of its state or province says.
const IN_NAMED_AREA: f64 = 0.5;

/// Row and column.
type Square = (i16, i16);

/// Makes places of the names that are one nearby. The candidates are in text order.
pub(super) fn settle(view: &View<'_, '_>, gazetteer: &Gazetteer, candidates: &mut [Candidate]) {
    let mut names: FxHashMap<String, Standing> = FxHashMap::default();
    let people = parts_of_people(view, candidates);
    for at in 0..candidates.len() {
        let (before, after) = candidates.split_at(at);
        let Some((candidate, after)) = after.split_first() else {
            break;
        };
        if candidate.tokens.len() > MOST_WORDS {
            continue;
        }
        let neighbours = [before.last(), after.first()];
        let standing = names.entry(written(view, candidate)).or_default();
        standing.is_place |= is_place(candidate);
        standing.is_listed |= candidate.listed.is_some();
        if let Some(outer) = after
            .first()
            .filter(|next| is_inside(view, candidate, next))
        {
            standing.area = Some(area_name(view, outer));
        }
        standing.is_doubtful |= is_doubtful(view, candidate);
        standing.is_person |= is_person(view, &people, candidate);
        standing.speaks |= candidate
            .evidence
            .iter()
            .any(|e| e.reason == Reason::SpeechVerb);
        standing.is_there |= is_there(view, candidate, neighbours);
    }
    if !names.values().any(Standing::may_be_place) {
        return;
    }
    let surroundings = Surroundings::of(gazetteer, &names);
    let nearby: FxHashSet<&String> = names
        .iter()
        .filter(|(name, standing)| {
            standing.may_be_place() && surroundings.hold(gazetteer, name, standing)
        })
        .map(|(name, _)| name)
        .collect();
    for candidate in candidates {
        if is_doubtful(view, candidate) && nearby.contains(&written(view, candidate)) {
            let tokens = candidate.tokens.clone();
            become_place(candidate, LEAST + 0.01, Reason::Nearby, tokens);
        }
    }
}

/// How a name stands in the article, by all that bear it.
#[derive(Default)]
struct Standing {
    is_place: bool,
    is_doubtful: bool,
    is_person: bool,
    /// A verb of speech stands beside it.
    speaks: bool,
    /// Somewhere it stands where places do.
    is_there: bool,
    /// A list knows it: the recogniser has heard of that, and is not sure of it.
    is_listed: bool,
    /// "Madra, Ohio": the key of what the text puts it into.
    area: Option<String>,
}

impl Standing {
    fn may_be_place(&self) -> bool {
        let is_bare = self.speaks || self.is_listed;
        self.is_doubtful && !self.is_person && (self.is_there || !is_bare)
    }
}

fn written(view: &View<'_, '_>, candidate: &Candidate) -> String {
    key(view.doc.span(&candidate.tokens).of(view.doc.text))
}

/// "Madra, Ohio".
fn is_inside(view: &View<'_, '_>, inner: &Candidate, outer: &Candidate) -> bool {
    let comma = inner.tokens.end;
    view.lower(comma) == ","
        && outer.tokens.start == comma + 1
        && is_place(inner)
        && is_place(outer)
}

/// The key of an area by its whole name: "Okla.", "Oklahoma".
fn area_name(view: &View<'_, '_>, area: &Candidate) -> String {
    let written = view.doc.span(&area.tokens).of(view.doc.text);
    key(view.lexicon.region(written).unwrap_or(written))
}

fn is_place(candidate: &Candidate) -> bool {
    candidate.likeliest() == NameType::Place
        && candidate
            .odds
            .as_ref()
            .is_some_and(|odds| odds.best().1 > LEAST)
}

/// Taken for a person, for a body that no list knows, or for no name: then no noun follows that could be named by it ("Marburg virus").
fn is_doubtful(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let Some((kind, odds)) = candidate.odds.as_ref().map(LogOdds::best) else {
        return false;
    };
    let is_free = candidate.said.is_none() && !is_listed_otherwise(view, candidate);
    let is_word = candidate.tokens.len() == 1 && view.is(start, WordClass::COMMON);
    let is_before_noun = view.adjoins(end) && !view.is(end, WordClass::FUNCTION);
    is_free
        && candidate.tokens.len() <= MOST_WORDS
        && view.case(start) == Case::Title
        && !is_word
        && match kind {
            _ if odds <= LEAST => !is_before_noun || is_before_what_serves(view, end),
            kind => matches!(kind, NameType::Person | NameType::Organization),
        }
}

/// A list knows it, and not as a town.
fn is_listed_otherwise(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let known = candidate
        .listed
        .as_ref()
        .map(|found| view.lexicon.known(found));
    known.is_some_and(|known| known.iter().all(|entry| entry.kind != EntryKind::City))
}

/// "Madra police", "a Madra man", "the Madra area".
fn is_before_what_serves(view: &View<'_, '_>, end: usize) -> bool {
    let serves = WordClass::LOCAL_BODY
        .or(WordClass::INHABITANT)
        .or(WordClass::PLACE_NOUN);
    view.adjoins(end) && !view.is_capital(end) && view.is(end, serves)
}

/// The first and the last words of people's full names.
fn parts_of_people(view: &View<'_, '_>, candidates: &[Candidate]) -> FxHashSet<String> {
    let full = candidates
        .iter()
        .filter(|c| c.tokens.len() > 1 && c.likeliest() == NameType::Person);
    full.flat_map(|c| [c.tokens.start, c.tokens.end - 1])
        .map(|t| view.lower(t).to_owned())
        .collect()
}

/// The article says somewhere that somebody is called so.
fn is_person(view: &View<'_, '_>, people: &FxHashSet<String>, candidate: &Candidate) -> bool {
    let personal = |reason| {
        matches!(
            reason,
            Reason::Title
                | Reason::RoleBefore
                | Reason::Apposition
                | Reason::Age
                | Reason::WhoClause
                | Reason::FullName
                | Reason::Initials
                | Reason::NameSuffix
        )
    };
    let is_one = candidate.tokens.len() == 1;
    candidate.title.is_some()
        || candidate
            .evidence
            .iter()
            .any(|e| e.kind == NameType::Person && personal(e.reason))
        || is_one && people.contains(view.lower(candidate.tokens.start))
}

/// "in Madra", "Brill and Madra" where one of the two is a place, "Madra police", "a Madra man".
fn is_there(
    view: &View<'_, '_>,
    candidate: &Candidate,
    [before, after]: [Option<&Candidate>; 2],
) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let preposition = view.before(start).filter(|_| view.adjoins(start));
    let is_behind = preposition.is_some_and(|t| view.is(t, WordClass::PLACE_PREPOSITION));
    let beside = |left: &Candidate, right: &Candidate| {
        let between = left.tokens.end..right.tokens.start;
        !between.is_empty() && between.len() <= 2 && between.clone().all(|t| view.is_joint(t))
    };
    let is_left = before.is_some_and(|left| is_place(left) && beside(left, candidate));
    let is_right = after.is_some_and(|right| is_place(right) && beside(candidate, right));
    is_behind && !view.is_possessive(end) || is_before_what_serves(view, end) || is_left || is_right
}

/// Where the places of an article lie.
#[derive(Default)]
struct Surroundings {
    squares: FxHashMap<Square, f64>,
    areas: FxHashSet<(u8, u16)>,
}

impl Surroundings {
    fn of(gazetteer: &Gazetteer, names: &FxHashMap<String, Standing>) -> Self {
        let mut surroundings = Self::default();
        let mut known: Vec<(&String, &Standing)> = names
            .iter()
            .filter(|(_, standing)| standing.is_place)
            .collect();
        known.sort_unstable_by_key(|(name, _)| *name);
        for (name, standing) in known {
            let mut places = places_of(gazetteer, name);
            if let Some(area) = &standing.area {
                let areas = places_of(gazetteer, area);
                let is_in = |place: &Place| areas.iter().any(|area| holds(area, place));
                if places.iter().any(is_in) {
                    places.retain(is_in);
                }
            }
            let share = 1.0 / places.len().max(1) as f64;
            let mut own: Vec<Square> = Vec::new();
            for place in places {
                if is_spot(&place) {
                    own.extend(around(&place));
                } else if place.feature == Feature::Region {
                    surroundings.areas.insert((place.country, place.region));
                }
            }
            own.sort_unstable();
            own.dedup();
            for square in own {
                *surroundings.squares.entry(square).or_default() += share;
            }
        }
        surroundings
    }

    /// One of the places of that name lies among them. Of a name that is found everywhere one always does.
    fn hold(&self, gazetteer: &Gazetteer, name: &str, standing: &Standing) -> bool {
        let places = places_of(gazetteer, name);
        let is_rare = standing.is_there || places.len() <= FREQUENT;
        let mut spots = places.iter().filter(|place| is_rare && is_spot(place));
        spots.any(|place| {
            let near = self.squares.get(&square(place)).copied().unwrap_or(0.0);
            let named = self.areas.contains(&(place.country, place.region));
            near + if named { IN_NAMED_AREA } else { 0.0 } >= ENOUGH
        })
    }
}

fn places_of(gazetteer: &Gazetteer, name: &str) -> Vec<Place> {
    let readings = gazetteer.readings(name).into_iter().take(MOST_READINGS);
    readings
        .filter(|reading: &Reading| !reading.is_other_name)
        .filter_map(|reading| gazetteer.place(reading.place))
        .collect()
}

/// A state or province, and a place in it.
fn holds(area: &Place, place: &Place) -> bool {
    area.feature == Feature::Region
        && !area.is_county
        && (area.country, area.region) == (place.country, place.region)
}

fn is_spot(place: &Place) -> bool {
    place.feature == Feature::City || place.is_county
}

fn square(place: &Place) -> Square {
    (
        (place.latitude / SIDE).floor() as i16,
        (place.longitude / SIDE).floor() as i16,
    )
}

/// Its square and those around it.
fn around(place: &Place) -> impl Iterator<Item = Square> {
    let (row, column) = square(place);
    (-1..=1).flat_map(move |r| (-1..=1).map(move |c| (row + r, column + c)))
}
