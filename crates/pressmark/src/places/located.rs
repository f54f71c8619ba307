//! Where a place lies by the reading that weighs most, how sure that is, and why.

use super::alike;
use super::candidates::{Candidate, Toponym};
use super::home::Home;
use super::neighbours::Container;
use super::weights::{Weighed, best, has_town_of_its_name};
use crate::gazetteer::{Gazetteer, Place, inhabitants};
use crate::kinds::Feature;
use crate::layers::{Located, Reading};
use crate::lexicon;
use crate::sorting::{falling, sort_by_key};

/// Other readings kept for the reader to choose from.
pub(super) const OTHERS: usize = 5;
/// How sure a place is that is only known to lie in a state or province.
const HALF: f64 = 0.5;
/// What the article says for a place of a country that is all it is about, and for nothing nearer.
const COUNTRY_ALONE: f64 = 3.7;
/// A place of so many people needs no other witness than its name.
const WELL_KNOWN: f64 = 100_000.0;

/// A name whose readings have been weighed.
pub(super) struct Resolution<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) toponym: &'a Toponym,
    pub(super) containers: &'a [&'a Container],
    pub(super) weighed: &'a Weighed,
    pub(super) home: Option<&'a Home>,
}

/// The place that was taken for a name, and what it was taken from.
struct Choice<'a> {
    /// Which of the candidates.
    at: usize,
    place: &'a Place,
    /// No other place of the name is as prominent.
    is_best_known: bool,
    /// Places of the name.
    among: usize,
}

impl Resolution<'_> {
    /// Where it lies; none without a reading.
    pub(super) fn located(&self) -> Option<Located> {
        let Self {
            gazetteer, toponym, ..
        } = *self;
        let weighed = &self.weighed.all;
        let is_chosen = toponym.chosen.is_some();
        let beyond = || beyond(toponym, self.containers, weighed);
        if let Some(container) = (!is_chosen).then(beyond).flatten() {
            return Some(in_middle_of(gazetteer, toponym, container, weighed));
        }
        let chosen = best(weighed).filter(|&chosen| is_chosen || !self.is_village(chosen))?;
        let shares = shares(weighed);
        let read = |at: usize| reading(gazetteer, toponym, &toponym.candidates[at], shares[at]);
        // The first of the most prominent, before readings of one place are joined.
        let best_known = read(0);
        let mut places = alike::once(in_order(weighed).into_iter().map(read).collect());
        let among = places.len();
        let mut others = places.split_off(1);
        others.truncate(OTHERS);
        let mut reading = places.pop()?;
        let choice = Choice {
            at: chosen,
            place: &toponym.candidates[chosen].place,
            is_best_known: alike::is_same(&reading, &best_known),
            among,
        };
        let is_lone = among == 1 || toponym.is_in_bodies;
        if is_lone && !is_chosen && !self.is_supported(&choice) {
            reading.share *= HALF;
        }
        let is_open = !is_chosen && self.is_open(&choice);
        Some(Located {
            entity: toponym.entity,
            explanation: match is_open {
                true => format!(
                    "Nothing in the article says which place of the name {} is meant.",
                    toponym.name
                ),
                false if is_chosen => "You chose this place.".to_owned(),
                false => self.explanation(&choice),
            },
            reading,
            others,
            is_open,
            near: None,
        })
    }

    /// A village of the article's own state or province that the gazetteer does not know is likelier than a town elsewhere. What the lists
    /// know, readers know.
    fn is_village(&self, chosen: usize) -> bool {
        let place = &self.toponym.candidates[chosen].place;
        let is_local = match place.feature {
            Feature::City => inhabitants(place.prominence) < WELL_KNOWN,
            // "Jura" in news of Scotland: no province of another country that nothing speaks of.
            Feature::Region => {
                self.weighed.article[chosen] <= 0.0 && !has_town_of_its_name(self.toponym, place)
            }
            _ => false,
        };
        is_local
            && self.toponym.country.is_none()
            && !self.toponym.is_constituency
            && self.weighed.all[chosen] < self.weighed.village
            && !self.containers.iter().any(|c| c.holds(place))
    }

    /// A constituency of which nothing says where it is: on the map it would be wrong more often than right.
    fn is_open(&self, choice: &Choice<'_>) -> bool {
        let is_alone = self.weighed.article[choice.at] + self.weighed.home[choice.at] <= 0.0;
        self.toponym.is_constituency && is_alone
    }

    /// That a gazetteer knows no other place of the name is a fact about the gazetteer: something else must speak for the place.
    fn is_supported(&self, choice: &Choice<'_>) -> bool {
        let place = choice.place;
        let is_known = match place.feature {
            Feature::Country | Feature::Continent => true,
            _ => inhabitants(place.prominence) >= WELL_KNOWN && !is_division(place),
        };
        // News of a province name its country, or something else in it; of a town more is asked.
        let least = if is_division(place) {
            0.0
        } else {
            COUNTRY_ALONE
        };
        is_known
            || self.toponym.country.is_some()
            || self.weighed.article[choice.at] + self.weighed.home[choice.at] > least
            || self.containers.iter().any(|c| c.holds(place))
    }

    /// Without the paper's home another reading would be taken.
    fn is_by_home(&self, choice: &Choice<'_>) -> bool {
        let without = self.weighed.all.iter().zip(&self.weighed.home);
        let without: Vec<f64> = without.map(|(all, home)| all - home).collect();
        best(&without) != Some(choice.at)
    }

    fn explanation(&self, choice: &Choice<'_>) -> String {
        let Self {
            toponym,
            containers,
            ..
        } = *self;
        let name = &toponym.name;
        let &Choice { place, among, .. } = choice;
        if place.feature == Feature::Country {
            let name = lexicon::with_article(name);
            return format!(
                "{} is a state; it is shown at the middle of its land.",
                lexicon::capitalised(name)
            );
        }
        if let Some(container) = containers.iter().find(|c| c.holds(place)) {
            let container = lexicon::with_article(&container.name);
            return format!("The text puts {name} into {container}.");
        }
        let is_region = |feature| feature == Feature::Region;
        let states = toponym.candidates.iter().map(|c| c.place.feature);
        if is_region(place.feature)
            && toponym.feature.is_some_and(is_region)
            && states
                .into_iter()
                .any(|feature| feature == Feature::Country)
        {
            return format!(
                "The places beside it say that {name} is a region here, not the state of that name."
            );
        }
        let is_own = |home: &&Home| !choice.is_best_known && home.is_next_door(place);
        if let Some(home) = self.home.filter(is_own) {
            let why = if self.is_by_home(choice) {
                "because"
            } else {
                "because it fits the article's other places and"
            };
            return format!(
                "Of {among} places of this name this one, {why} you read papers from {}.",
                home.name
            );
        }
        self.among_namesakes(choice)
    }

    /// Why this one of all places of the name.
    fn among_namesakes(&self, choice: &Choice<'_>) -> String {
        let &Choice {
            place,
            is_best_known,
            among,
            ..
        } = choice;
        if among == 1 {
            return if self.is_supported(choice) {
            "The only place of this name in the gazetteer."
        } else {
            "The only place of this name in the gazetteer; nothing in the article speaks for it."
        }.to_owned();
        }
        if is_best_known {
            return format!(
                "The best known of {among} places of this name; nothing in the article speaks for another."
            );
        }
        match self.gazetteer.country_name(place.country) {
            Some(country) => format!(
                "Of {among} places of this name the one in {} fits the article's other places best.",
                lexicon::with_article(country)
            ),
            None => "It fits the article's other places best.".to_owned(),
        }
    }
}

/// How sure each reading is, summing up to one: a clue of 1 makes a reading about three times as likely.
fn shares(weighed: &[f64]) -> Vec<f64> {
    let top = weighed.iter().copied().fold(f64::MIN, f64::max);
    let odds: Vec<f64> = weighed.iter().map(|w| libm::exp(w - top)).collect();
    let sum: f64 = odds.iter().sum();
    odds.into_iter().map(|o| o / sum).collect()
}

fn in_order(weighed: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..weighed.len()).collect();
    sort_by_key(&mut order, |&place| (falling(weighed[place]), 0));
    order
}

/// A state or province.
fn is_division(place: &Place) -> bool {
    place.feature == Feature::Region && place.region != 0 && !place.is_county
}

/// The state or province that the text plainly puts the place into, where the gazetteer knows no place of the name in it.
fn beyond<'c>(
    toponym: &Toponym,
    containers: &[&'c Container],
    weighed: &[f64],
) -> Option<&'c Container> {
    let is_area = matches!(
        toponym.feature,
        Some(Feature::Country | Feature::Region | Feature::Continent)
    );
    let plain = |c: &&Container| c.region != 0 && !c.is_weak;
    let chosen = best(weighed).map(|at| toponym.candidates[at].place);
    // An informal region such as an island has no province of its own.
    let holds = |c: &Container, place: &Place| {
        c.holds(place) || place.region == 0 && c.country == place.country
    };
    let lies_there = chosen.is_some_and(|place| containers.iter().any(|c| holds(c, &place)));
    // "New York, Pennsylvania": no state lies in another.
    let is_area = is_area || toponym.candidates.iter().any(|c| is_division(&c.place));
    containers
        .iter()
        .copied()
        .find(plain)
        .filter(|_| !is_area && !lies_there)
}

/// A village that is too small for the gazetteer is shown in the middle of its state or province, not at a
/// larger place of its name elsewhere; those stay to be chosen from.
fn in_middle_of(
    gazetteer: &Gazetteer,
    toponym: &Toponym,
    container: &Container,
    weighed: &[f64],
) -> Located {
    let place = &container.place;
    let shares = shares(weighed);
    let half = |at: usize| {
        let candidate = &toponym.candidates[at];
        reading(gazetteer, toponym, candidate, HALF * shares[at])
    };
    let mut others = alike::once(in_order(weighed).into_iter().map(half).collect());
    others.truncate(OTHERS);
    let mut name = full_name(gazetteer, &container.name, place);
    name.insert_str(0, &format!("{}, ", toponym.name));
    Located {
        entity: toponym.entity,
        reading: Reading {
            name,
            country: gazetteer.country_code(place.country),
            feature: toponym.feature.unwrap_or(Feature::City),
            latitude: place.latitude,
            longitude: place.longitude,
            geonames: None,
            share: HALF,
        },
        others,
        is_open: false,
        near: None,
        explanation: format!(
            "The text puts {} into {}, where the gazetteer knows no place of this name: it is shown in the middle.",
            toponym.name,
            lexicon::with_article(&container.name)
        ),
    }
}

fn reading(gazetteer: &Gazetteer, toponym: &Toponym, candidate: &Candidate, share: f64) -> Reading {
    let place = &candidate.place;
    let feature = match toponym.feature {
        // "Lahore airport" lies at Lahore and is no city.
        Some(own) if candidate.is_shortened => own,
        _ => place.feature,
    };
    let called = toponym.called.clone();
    let called = called.filter(|_| toponym.chosen == Some(candidate.number));
    Reading {
        name: called.unwrap_or_else(|| full_name(gazetteer, &toponym.name, place)),
        country: gazetteer.country_code(place.country),
        feature,
        latitude: place.latitude,
        longitude: place.longitude,
        geonames: place.geonames.filter(|_| !candidate.is_shortened),
        share,
    }
}

/// "Springfield, Illinois, United States".
pub(super) fn full_name(gazetteer: &Gazetteer, written: &str, place: &Place) -> String {
    let mut name = written.to_owned();
    if place.feature == Feature::Country {
        return name;
    }
    let mut add = |part: Option<&str>| {
        if let Some(part) = part.filter(|part| *part != written && !part.is_empty()) {
            name.push_str(", ");
            name.push_str(part);
        }
    };
    // "Ho Chi Minh City (HCMC)" is the city once more.
    let region = gazetteer.region_name(place.region);
    if place.feature != Feature::Region || place.is_county {
        add(region.filter(|region| !region.starts_with(&format!("{written} ("))));
    }
    add(gazetteer.country_name(place.country));
    name
}
