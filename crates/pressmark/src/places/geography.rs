//! The article's own geography: what its places, read together, say for each reading of each name.
//!
//! Every name speaks for the states, provinces and neighbourhoods that its readings lie in, the less the worse a reading is, and the
//! less the more neighbourhoods it could speak for. So two names that are each found all over a country settle one another where
//! one town of the first lies beside one county of the second. Linear in the text: no name is compared with another.

use core::hash::Hash;

use rustc_hash::FxHashMap;

use super::candidates::Toponym;
use super::telephones;
use crate::gazetteer::{Gazetteer, Place};
use crate::kinds::Feature;
use crate::lexicon::Lexicon;
use crate::text::Document;

/// A reading so much worse than the best of its name says nothing.
const REACH: f64 = 3.0;
/// "Boston, New York" and "Naples, New York" are no witnesses of one another where two great cities are named and no state: the other
/// places of a name that the lists know say so little.
const DOUBTED: f64 = 0.25;
/// Of so many neighbourhoods each counts half.
const VAGUE: f64 = 8.0;
/// Words of one country's news that count.
const MOST_WORDS: usize = 3;
/// What a number of a telephone says for its state or province: as much as one that is named again and again.
const TELEPHONE: f64 = 1.7;
/// Side of a square of a neighbourhood in degrees, and of one of a locality: a county and its seat lie in one locality.
const SIDES: [f64; 2] = [0.6, 0.2];

/// The article names the state ...
const SAME_COUNTRY: f64 = 1.2;
/// ... so many times at most.
const MOST_COUNTRY: f64 = 3.0;
/// The article names the province, or other places in it.
const SAME_REGION: f64 = 1.5;
const MOST_REGION: f64 = 2.5;
/// Another place of the article lies in its neighbourhood, in its locality.
const NEARBY: [f64; 2] = [1.0, 3.0];
const MOST_NEARBY: f64 = 2.0;

/// How much is said for each state, province and neighbourhood.
#[derive(Debug, Default)]
pub(super) struct Geography {
    countries: FxHashMap<u8, f64>,
    regions: FxHashMap<u16, f64>,
    squares: [FxHashMap<Square, f64>; 2],
}

/// Row and column.
type Square = (i16, i16);

/// Numbers of a state or province and of a country.
pub(super) type Leading = (Option<u16>, Option<u8>);

/// What one name says, to be left out where the name itself is weighed.
#[derive(Debug, Default)]
pub(super) struct Voice {
    countries: Vec<(u8, f64)>,
    regions: Vec<(u16, f64)>,
    squares: [Vec<(Square, f64)>; 2],
}

impl Voice {
    /// What a name says, by how its readings are weighed so far; where its places lie in what the article names, all speak up.
    pub(super) fn of(
        toponym: &Toponym,
        weighed: &[f64],
        is_named: impl Fn(&Place) -> bool,
    ) -> Self {
        let top = weighed.iter().copied().fold(f64::MIN, f64::max);
        let mut voice = Self::default();
        for (candidate, weight) in toponym.candidates.iter().zip(weighed) {
            let place = &candidate.place;
            let mut say = toponym.mentions() * (1.0 - (top - weight) / REACH);
            if *weight < top && toponym.is_listed_town() && !is_named(place) {
                say *= DOUBTED;
            }
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
                for (squares, side) in voice.squares.iter_mut().zip(SIDES) {
                    raise(squares, square(place, side), say);
                }
            }
        }
        fade(&mut voice.regions);
        for squares in &mut voice.squares {
            fade(squares);
        }
        voice
    }
}

/// What the text says of where its paper is: words of one country's news ("sheriff"), each once, three at most, and the area codes
/// of telephone numbers.
pub(super) fn written_in(doc: &Document<'_>, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Voice {
    let mut known: Vec<&str> = Vec::new();
    let mut voice = Voice::default();
    for place in telephones::places(doc.text, gazetteer) {
        raise(&mut voice.countries, place.country, TELEPHONE);
        raise(&mut voice.regions, place.region, TELEPHONE);
    }
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
        for (squares, said) in self.squares.iter_mut().zip(&voice.squares) {
            add(squares, said);
        }
    }

    /// What the rest of the article says for a place; `own` is what the name itself has said, for every place that bears it.
    pub(super) fn weight(&self, place: &Place, own: &[&Voice]) -> f64 {
        let country = rest(&self.countries, own, |v| &v.countries, &place.country);
        let region = match place.region {
            0 => 0.0,
            region => rest(&self.regions, own, |v| &v.regions, &region),
        };
        let near: f64 = match is_spot(place) {
            true => (0..SIDES.len())
                .map(|n| NEARBY[n] * self.near(n, place, own).min(MOST_NEARBY))
                .sum(),
            false => 0.0,
        };
        SAME_COUNTRY * country.min(MOST_COUNTRY) + SAME_REGION * region.min(MOST_REGION) + near
    }

    /// The state or province that most is said for, and such a country.
    pub(super) fn leading(&self) -> Leading {
        (most(&self.regions), most(&self.countries))
    }

    /// What the rest of the article says for a village there that no gazetteer has.
    pub(super) fn of_village(&self, leading: Leading, own: &[&Voice]) -> f64 {
        let (Some(region), Some(country)) = leading else {
            return 0.0;
        };
        let region = rest(&self.regions, own, |v| &v.regions, &region);
        let country = rest(&self.countries, own, |v| &v.countries, &country);
        SAME_COUNTRY * country.min(MOST_COUNTRY) + SAME_REGION * region.min(MOST_REGION)
    }

    /// What is said for its square of this size and for those around it.
    fn near(&self, n: usize, place: &Place, own: &[&Voice]) -> f64 {
        let (row, column) = square(place, SIDES[n]);
        let around = (-1..=1).flat_map(|r| (-1..=1).map(move |c| (row + r, column + c)));
        around
            .map(|square| rest(&self.squares[n], own, |v| &v.squares[n], &square))
            .sum()
    }
}

fn add<K: Copy + Eq + Hash>(all: &mut FxHashMap<K, f64>, said: &[(K, f64)]) {
    for (key, say) in said {
        *all.entry(*key).or_default() += say;
    }
}

/// The key of the greatest number; of equals the smallest.
fn most<K: Copy + Ord>(said: &FxHashMap<K, f64>) -> Option<K> {
    let order = |a: &(&K, &f64), b: &(&K, &f64)| a.1.total_cmp(b.1).then(b.0.cmp(a.0));
    said.iter().max_by(order).map(|(key, _)| *key)
}

fn rest<'v, K: Eq + Hash + 'v>(
    all: &FxHashMap<K, f64>,
    own: &[&'v Voice],
    part: impl Fn(&'v Voice) -> &'v Vec<(K, f64)>,
    key: &K,
) -> f64 {
    let said = own.iter().flat_map(|voice| part(voice));
    let own: f64 = said.filter(|(k, _)| k == key).map(|(_, say)| say).sum();
    (all.get(key).copied().unwrap_or(0.0) - own).max(0.0)
}

fn square(place: &Place, side: f64) -> Square {
    (
        (place.latitude / side).floor() as i16,
        (place.longitude / side).floor() as i16,
    )
}
