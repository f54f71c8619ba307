//! What speaks for a reading: size, what the lists say, what the text says beside the name, what the article is about.
//!
//! The weights are in powers of ten of inhabitants: a clue of 1 outweighs a place ten times as large.

use super::candidates::{Candidate, Toponym};
use super::neighbours::Container;
use crate::gazetteer::{Place, inhabitants, magnitude};
use crate::kinds::Feature;

/// A state comes before a town or province of its name ("Mexico", "Luxembourg").
const COUNTRY: f64 = 2.5;
/// Seas and mountains are named for themselves; a town of their name is rarely meant.
const LANDSCAPE: f64 = 1.0;
/// The town before the province of its name around it.
const AROUND_ITS_TOWN: f64 = -0.7;
/// A seat of government is written about more than other towns of its size, ...
const CAPITAL: f64 = 0.8;
/// ... and where it acts, hardly another town is meant.
const ACTS: f64 = 4.0;
/// A village is rarely written about outside of its own neighbourhood.
const VILLAGE: f64 = -1.2;
/// Inhabitants of one.
const VILLAGERS: f64 = 2_000.0;
/// What one weighs that is too small for the gazetteer: three hundred people; ...
const UNLISTED_VILLAGE: f64 = 2.5 + VILLAGE;
/// ... and less where the gazetteer knows the name once, in a country or province that the article names: few towns are called Djibo.
const RARE_NAME: f64 = -2.0;
const OTHER_NAME: f64 = -1.0;
const SHORTENED: f64 = -0.5;
/// The pipeline's own lists know the name, as readers of the news do.
const LISTED_FEATURE: f64 = 0.5;
/// What the lists know as a state, region or water is hardly ever one of the towns named after it.
const LISTED_AREA: f64 = 2.0;
const LISTED_COUNTRY: f64 = 0.4;
/// "Springfield, Ill."
const CONTAINED: f64 = 6.0;
/// "Paris, Texas" may also be two places in a list.
const PERHAPS_CONTAINED: f64 = 4.0;
/// Another place of the name lies there.
const TAKEN: f64 = -6.0;
/// "California, New York and Texas": what stands in one list is of one kind ...
const LIST_MATE: f64 = 1.0;
/// ... and so many others say it at most.
const MOST_MATES: usize = 2;
/// "The New York border": the state, not the city.
const DIVISION: f64 = 3.0;
/// "Tacoma, Washington": the outer name means the state that holds the inner place.
const HOLDS: f64 = 3.0;

/// What stands beside a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside<'a> {
    /// What the text puts it into.
    pub(super) containers: &'a [Container],
    /// What it puts other places of its name into.
    pub(super) elsewhere: &'a [&'a Container],
    /// What stands in a list with it, as read so far.
    pub(super) list_neighbours: &'a [Place],
    /// The readings of what the text puts into it.
    pub(super) contents: &'a [&'a [Candidate]],
}

/// All that the name itself and the words beside it say for a candidate.
pub(super) fn alone(
    toponym: &Toponym,
    candidate: &Candidate,
    listed: Listed,
    beside: Beside<'_>,
) -> f64 {
    let place = &candidate.place;
    prior(toponym, candidate, listed)
        + contained(place, beside.containers)
        + taken(place, beside)
        + in_list(place, beside.list_neighbours)
        + holds(place, beside.contents)
}

/// What a place of the name weighs that the gazetteer does not know.
pub(super) fn unlisted_village(toponym: &Toponym, is_named: impl Fn(&Place) -> bool) -> f64 {
    match toponym.candidates.as_slice() {
        [only] if is_named(&only.place) => UNLISTED_VILLAGE + RARE_NAME,
        _ => UNLISTED_VILLAGE,
    }
}

/// "There is a Harlow in Maine": then the other one lies elsewhere.
fn taken(place: &Place, beside: Beside<'_>) -> f64 {
    let is_own = beside.containers.iter().any(|c| c.holds(place));
    let is_taken = beside.elsewhere.iter().any(|c| c.holds(place));
    if is_taken && !is_own { TAKEN } else { 0.0 }
}

fn holds(place: &Place, contents: &[&[Candidate]]) -> f64 {
    let is_area = matches!(place.feature, Feature::Country | Feature::Region);
    let inside = |inner: &Candidate| {
        inner.place.country == place.country
            && (place.region == 0 || inner.place.region == place.region)
            && !inner.is_other_name
            && inner.place.feature != Feature::Country
    };
    let held = contents.iter().any(|readings| readings.iter().any(inside));
    if is_area && !place.is_county && held {
        HOLDS
    } else {
        0.0
    }
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
    if toponym.is_division && place.feature == Feature::Region && !place.is_county {
        weight += DIVISION;
    }
    if toponym.is_capital && place.feature == Feature::City && listed.city {
        weight += CAPITAL + if toponym.acts { ACTS } else { 0.0 };
    }
    if place.feature == Feature::City && inhabitants(place.prominence) < VILLAGERS {
        weight += VILLAGE;
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

pub(super) fn has_town_of_its_name(toponym: &Toponym, region: &Place) -> bool {
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

/// How a name's readings are weighed.
pub(super) struct Weighed {
    pub(super) all: Vec<f64>,
    /// What of it the rest of the article says.
    pub(super) article: Vec<f64>,
    /// What of it the paper's home says.
    pub(super) home: Vec<f64>,
    /// How a village of the name would weigh that the gazetteer does not know.
    pub(super) village: f64,
}

/// The reading that weighs most.
pub(super) fn best(weighed: &[f64]) -> Option<usize> {
    // The first of the best: candidates stand in order of prominence.
    let mut best = None;
    for (at, weight) in weighed.iter().enumerate() {
        if best.is_none_or(|b: usize| *weight > weighed[b]) {
            best = Some(at);
        }
    }
    best
}
