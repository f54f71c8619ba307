//! What speaks for a reading: size, what the lists say, what the text says beside the name, what the article is about.
//!
//! The weights are in powers of ten of inhabitants: a clue of 1 outweighs a place ten times as large.

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, Toponym};
use super::neighbours::Container;
use crate::gazetteer::{Place, magnitude};
use crate::kinds::Feature;

/// A state comes before a town or province of its name ("Mexico", "Luxembourg").
const COUNTRY: f64 = 2.5;
/// Seas and mountains are named for themselves; a town of their name is rarely meant.
const LANDSCAPE: f64 = 1.0;
/// The town before the province of its name around it.
const AROUND_ITS_TOWN: f64 = -0.7;
/// A seat of government is written about more than other towns of its size.
const CAPITAL: f64 = 1.0;
const OTHER_NAME: f64 = -1.0;
const SHORTENED: f64 = -0.5;
/// The pipeline's own lists know the name, as readers of the news do.
const LISTED_FEATURE: f64 = 1.2;
/// What the lists know as a state, region or water is hardly ever one of the towns named after it.
const LISTED_AREA: f64 = 2.0;
const LISTED_COUNTRY: f64 = 0.4;
/// "Springfield, Ill."
const CONTAINED: f64 = 6.0;
/// "Paris, Texas" may also be two places in a list.
const PERHAPS_CONTAINED: f64 = 4.0;
/// The article names the state ...
const SAME_COUNTRY: f64 = 0.8;
/// ... so many times at most.
const MOST_MENTIONS: f64 = 2.5;
/// The article names the province, or other places in it.
const SAME_REGION: f64 = 1.2;
/// Another place of the article lies within a degree or two.
const NEARBY: f64 = 0.5;
/// "California, New York and Texas": what stands in one list is of one kind ...
const LIST_MATE: f64 = 1.0;
/// ... and so many others say it at most.
const MOST_MATES: usize = 2;
/// Side of the squares by which places are near, in degrees.
const SQUARE: f64 = 2.0;

/// What the article is about, from the readings chosen so far.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    countries: FxHashMap<u8, f64>,
    regions: FxHashMap<u16, f64>,
    squares: FxHashMap<(i16, i16), f64>,
}

impl Surroundings {
    /// Counts a place that is mentioned so often (less where the reading is doubtful).
    pub(super) fn add(&mut self, place: &Place, mentions: f64) {
        if place.country != Place::NO_COUNTRY {
            *self.countries.entry(place.country).or_default() += mentions;
        }
        if place.region != 0 {
            *self.regions.entry(place.region).or_default() += mentions;
        }
        if place.feature == Feature::City {
            *self.squares.entry(square(place)).or_default() += mentions;
        }
    }

    /// What the rest of the article says for the place; `own` is how much of it the place itself has put in.
    fn weight(&self, place: &Place, own: f64, chosen: Option<&Place>) -> f64 {
        let is = |test: &dyn Fn(&Place) -> bool| if chosen.is_some_and(test) { own } else { 0.0 };
        let among = |all: f64, own: f64| (all - own).clamp(0.0, MOST_MENTIONS);
        let mut weight = 0.0;
        if let Some(&all) = self.countries.get(&place.country) {
            let own = is(&|chosen| chosen.country == place.country);
            weight += SAME_COUNTRY * among(all, own);
        }
        if place.region != 0
            && let Some(&all) = self.regions.get(&place.region)
        {
            let own = is(&|chosen| chosen.region == place.region);
            weight += SAME_REGION * among(all, own).min(1.5);
        }
        let (row, column) = square(place);
        let mut near = 0.0;
        for (r, c) in (-1..=1).flat_map(|r| (-1..=1).map(move |c| (r, c))) {
            near += self.squares.get(&(row + r, column + c)).unwrap_or(&0.0);
        }
        let own = is(&|chosen| {
            let (r, c) = square(chosen);
            chosen.feature == Feature::City && (r - row).abs() <= 1 && (c - column).abs() <= 1
        });
        weight + NEARBY * among(near, own).min(2.0)
    }
}

fn square(place: &Place) -> (i16, i16) {
    (
        (place.latitude / SQUARE).floor() as i16,
        (place.longitude / SQUARE).floor() as i16,
    )
}

/// What stands beside a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    /// What the text puts it into.
    pub(super) containers: &'a [Container],
    /// What stands in a list with it, as read so far.
    pub(super) list_neighbours: &'a [Place],
}

/// All that speaks for a candidate. `chosen` is the candidate's rival that was chosen in the round before.
pub(super) fn weight(
    toponym: &Toponym,
    candidate: &Candidate,
    listed: Listed,
    beside: Beside<'_>,
    surroundings: &Surroundings,
    own: f64,
    chosen: Option<&Place>,
) -> f64 {
    let place = &candidate.place;
    prior(toponym, candidate, listed)
        + contained(place, beside.containers)
        + in_list(place, beside.list_neighbours)
        + surroundings.weight(place, own, chosen)
}

/// Whether a candidate is what the pipeline's lists mean by the name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// It lies in the country that the lists put the name into.
    pub(super) country: bool,
    /// As a city it is the one that they mean, or they do not say where theirs lies.
    pub(super) city: bool,
}

fn prior(toponym: &Toponym, candidate: &Candidate, listed: Listed) -> f64 {
    let place = &candidate.place;
    let mut weight = magnitude(place.prominence);
    if listed.country {
        weight += LISTED_COUNTRY;
    }
    weight += match place.feature {
        // The text speaks of the region of this name: coreference has looked at the places beside it.
        Feature::Country if toponym.feature == Some(Feature::Region) => 0.0,
        Feature::Country => COUNTRY,
        Feature::Region if has_town_of_its_name(toponym, place) => AROUND_ITS_TOWN,
        Feature::Landform | Feature::Water | Feature::Continent => LANDSCAPE,
        _ => 0.0,
    };
    if toponym.is_capital && place.feature == Feature::City && listed.city {
        weight += CAPITAL;
    }
    if candidate.is_other_name {
        weight += OTHER_NAME;
    }
    if candidate.is_shortened {
        weight += SHORTENED;
    }
    if toponym.feature == Some(place.feature) {
        weight += match place.feature {
            Feature::City if listed.city => LISTED_FEATURE,
            Feature::City => 0.0,
            _ => LISTED_AREA,
        };
    }
    weight
}

fn has_town_of_its_name(toponym: &Toponym, region: &Place) -> bool {
    region.region != 0
        && toponym.candidates.iter().any(|c| {
            c.place.feature == Feature::City && c.place.region == region.region && !c.is_other_name
        })
}

fn in_list(place: &Place, list_neighbours: &[Place]) -> f64 {
    let alike = list_neighbours
        .iter()
        .filter(|mate| mate.feature == place.feature);
    LIST_MATE * alike.count().min(MOST_MATES) as f64
}

fn contained(place: &Place, containers: &[Container]) -> f64 {
    containers
        .iter()
        .filter(|container| container.holds(place))
        .map(|container| {
            if container.is_weak {
                PERHAPS_CONTAINED
            } else {
                CONTAINED
            }
        })
        .fold(0.0, f64::max)
}
