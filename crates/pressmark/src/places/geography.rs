//! The article's own geography: what its places, read together, say for each reading of each name.
//!
//! Every name speaks for the states, provinces and neighbourhoods that its readings lie in, the less the worse a reading is, and the
//! less the more neighbourhoods it could speak for. So two names that are each found all over a country settle one another where
//! one town of the first lies beside one county of the second. Linear in the text: no name is compared with another.

use core::hash::Hash;

use rustc_hash::FxHashMap;

use super::candidates::Candidate;
use crate::gazetteer::{Gazetteer, Place};
use crate::kinds::Feature;
use crate::lexicon::Lexicon;
use crate::text::Document;

/// A reading so much worse than the best of its name says nothing.
const REACH: f64 = 3.0;
/// Of so many neighbourhoods each counts half.
const VAGUE: f64 = 8.0;
/// Words of one country's news that count.
const MOST_WORDS: usize = 3;
/// Side of a neighbourhood in degrees.
const SIDE: f64 = 0.6;

/// The article names the state ...
const SAME_COUNTRY: f64 = 0.8;
/// ... so many times at most.
const MOST_COUNTRY: f64 = 2.5;
/// The article names the province, or other places in it.
const SAME_REGION: f64 = 0.9;
const MOST_REGION: f64 = 2.0;
/// Another place of the article lies beside it.
const NEARBY: f64 = 1.4;
const MOST_NEARBY: f64 = 2.0;

/// How much is said for each state, province and neighbourhood.
#[derive(Debug, Default)]
pub(super) struct Geography {
    countries: FxHashMap<u8, f64>,
    regions: FxHashMap<u16, f64>,
    squares: FxHashMap<(i16, i16), f64>,
}

/// What one name says, to be left out where the name itself is weighed.
#[derive(Debug, Default)]
pub(super) struct Voice {
    countries: Vec<(u8, f64)>,
    regions: Vec<(u16, f64)>,
    squares: Vec<((i16, i16), f64)>,
}

impl Voice {
    /// What a name that is mentioned so often says, by how its readings are weighed so far.
    pub(super) fn of(candidates: &[Candidate], weighed: &[f64], mentions: f64) -> Self {
        let top = weighed.iter().copied().fold(f64::MIN, f64::max);
        let mut voice = Self::default();
        for (candidate, weight) in candidates.iter().zip(weighed) {
            let place = &candidate.place;
            let say = mentions * (1.0 - (top - weight) / REACH);
            if say <= 0.0 {
                continue;
            }
            if place.country != Place::NO_COUNTRY {
                raise(&mut voice.countries, place.country, say);
            }
            if place.region != 0 {
                raise(&mut voice.regions, place.region, say);
            }
            if is_spot(place) {
                raise(&mut voice.squares, square(place), say);
            }
        }
        fade(&mut voice.regions);
        fade(&mut voice.squares);
        voice
    }
}

/// What words of one country's news say ("sheriff"): each once, three at most.
pub(super) fn written_in(doc: &Document<'_>, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Voice {
    let mut known: Vec<&str> = Vec::new();
    let mut voice = Voice::default();
    for token in 0..doc.tokens.len() {
        let word = doc.lower(token);
        let code = lexicon.country_of_word(word);
        let Some(code) = code.filter(|_| !known.contains(&word)) else {
            continue;
        };
        known.push(word);
        let place = gazetteer.country(code).and_then(|n| gazetteer.place(n));
        voice
            .countries
            .extend(place.map(|place| (place.country, 1.0)));
        if known.len() == MOST_WORDS {
            break;
        }
    }
    voice
}

/// The most that is said for it.
fn raise<K: PartialEq>(said: &mut Vec<(K, f64)>, key: K, say: f64) {
    match said.iter_mut().find(|(known, _)| *known == key) {
        Some((_, most)) => *most = most.max(say),
        None => said.push((key, say)),
    }
}

fn fade<K>(said: &mut [(K, f64)]) {
    let all: f64 = said.iter().map(|(_, say)| say).sum();
    let most = said.iter().map(|(_, say)| *say).fold(0.0, f64::max);
    for (_, say) in said {
        *say /= 1.0 + (all - most) / (most * VAGUE);
    }
}

/// A town, a county, a building: what lies in one neighbourhood.
fn is_spot(place: &Place) -> bool {
    match place.feature {
        Feature::City | Feature::Facility => true,
        Feature::Region => place.is_county,
        _ => false,
    }
}

impl Geography {
    /// Counts what a name says.
    pub(super) fn add(&mut self, voice: &Voice) {
        add(&mut self.countries, &voice.countries);
        add(&mut self.regions, &voice.regions);
        add(&mut self.squares, &voice.squares);
    }

    /// What the rest of the article says for a place; `own` is what the name itself has said.
    pub(super) fn weight(&self, place: &Place, own: &Voice) -> f64 {
        let country = rest(&self.countries, &own.countries, &place.country);
        let region = match place.region {
            0 => 0.0,
            region => rest(&self.regions, &own.regions, &region),
        };
        let (row, column) = square(place);
        let around = (-1..=1).flat_map(|r| (-1..=1).map(move |c| (row + r, column + c)));
        let near: f64 = if is_spot(place) {
            around
                .map(|square| rest(&self.squares, &own.squares, &square))
                .sum()
        } else {
            0.0
        };
        SAME_COUNTRY * country.min(MOST_COUNTRY)
            + SAME_REGION * region.min(MOST_REGION)
            + NEARBY * near.min(MOST_NEARBY)
    }
}

fn add<K: Copy + Eq + Hash>(all: &mut FxHashMap<K, f64>, said: &[(K, f64)]) {
    for (key, say) in said {
        *all.entry(*key).or_default() += say;
    }
}

fn rest<K: Eq + Hash>(all: &FxHashMap<K, f64>, own: &[(K, f64)], key: &K) -> f64 {
    let own = own
        .iter()
        .find(|(k, _)| k == key)
        .map_or(0.0, |(_, say)| *say);
    (all.get(key).copied().unwrap_or(0.0) - own).max(0.0)
}

fn square(place: &Place) -> (i16, i16) {
    (
        (place.latitude / SIDE).floor() as i16,
        (place.longitude / SIDE).floor() as i16,
    )
}
