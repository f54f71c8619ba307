//! Chooses a reading for each place.

use super::alike;
use super::candidates::{Candidate, Toponym};
use super::neighbours::{Container, Neighbours};
use super::weights::{self, Beside, Listed, Surroundings};
use crate::gazetteer::{Gazetteer, Place};
use crate::kinds::Feature;
use crate::layers::{Located, Reading};
use crate::lexicon;
use crate::sorting::{falling, sort_by_key};

/// Rounds of weighing. What changes after the third is doubtful anyway.
const ROUNDS: usize = 3;
/// Other readings kept for the reader to choose from.
const OTHERS: usize = 5;
/// Mentions of one place that count; more say no more about the rest of the article.
const MOST_MENTIONS: usize = 4;
/// How sure a place is that is only known to lie in a state or province.
const HALF: f64 = 0.5;

/// The whereabouts of each place that the gazetteer knows, in the order of the toponyms.
pub(super) fn resolve(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    neighbours: &Neighbours,
) -> Vec<Located> {
    let mut weighed: Vec<Vec<f64>> = vec![Vec::new(); toponyms.len()];
    for _ in 0..ROUNDS {
        let surroundings = surroundings(toponyms, &weighed);
        let next = toponyms.iter().enumerate().map(|(q, toponym)| {
            let before = best(&weighed[q]).map(|at| toponym.candidates[at].place);
            let own = say(toponym, &weighed[q]);
            let list_neighbours: Vec<Place> = neighbours.list_neighbours[q]
                .iter()
                .filter_map(|&mate| {
                    best(&weighed[mate]).map(|at| toponyms[mate].candidates[at].place)
                })
                .collect();
            let beside = Beside {
                containers: &neighbours.containers[q],
                list_neighbours: &list_neighbours,
            };
            let in_listed_country = |candidate: &&Candidate| {
                let code = gazetteer.country_code(candidate.place.country);
                toponym.country.is_some() && toponym.country == code
            };
            // Of several towns of one name in that country the list means the most prominent.
            let listed_city = toponym
                .candidates
                .iter()
                .filter(in_listed_country)
                .find(|candidate| candidate.place.feature == Feature::City)
                .map(|candidate| candidate.number);
            let weigh = |candidate: &Candidate| {
                let listed = Listed {
                    country: in_listed_country(&candidate),
                    city: listed_city == Some(candidate.number) || toponym.country.is_none(),
                };
                weights::weight(
                    toponym,
                    candidate,
                    listed,
                    beside,
                    &surroundings,
                    own,
                    before.as_ref(),
                )
            };
            toponym.candidates.iter().map(weigh).collect()
        });
        weighed = next.collect();
    }
    toponyms
        .iter()
        .enumerate()
        .filter_map(|(q, toponym)| {
            located(gazetteer, toponym, &neighbours.containers[q], &weighed[q])
        })
        .collect()
}

/// What the article is about, by the readings chosen so far.
fn surroundings(toponyms: &[Toponym], weighed: &[Vec<f64>]) -> Surroundings {
    let mut surroundings = Surroundings::default();
    for (toponym, weighed) in toponyms.iter().zip(weighed) {
        if let Some(at) = best(weighed) {
            surroundings.add(&toponym.candidates[at].place, say(toponym, weighed));
        }
    }
    surroundings
}

/// How much a place says about the rest of the article: as much as it is mentioned and sure.
fn say(toponym: &Toponym, weighed: &[f64]) -> f64 {
    let Some(at) = best(weighed) else {
        return 0.0;
    };
    toponym.mentions.len().min(MOST_MENTIONS) as f64 * shares(weighed)[at]
}

fn best(weighed: &[f64]) -> Option<usize> {
    // The first of the best: candidates stand in order of prominence.
    let mut best = None;
    for (at, weight) in weighed.iter().enumerate() {
        if best.is_none_or(|b: usize| *weight > weighed[b]) {
            best = Some(at);
        }
    }
    best
}

/// How sure each reading is, summing up to one: a clue of 1 makes a reading about three times as likely.
fn shares(weighed: &[f64]) -> Vec<f64> {
    let top = weighed.iter().copied().fold(f64::MIN, f64::max);
    let odds: Vec<f64> = weighed.iter().map(|w| libm::exp(w - top)).collect();
    let sum: f64 = odds.iter().sum();
    odds.into_iter().map(|o| o / sum).collect()
}

fn located(
    gazetteer: &Gazetteer,
    toponym: &Toponym,
    containers: &[Container],
    weighed: &[f64],
) -> Option<Located> {
    if let Some(container) = beyond(toponym, containers, weighed) {
        return Some(in_middle_of(gazetteer, toponym, container, weighed));
    }
    let chosen = best(weighed)?;
    let shares = shares(weighed);
    let read = |at: usize| reading(gazetteer, toponym, &toponym.candidates[at], shares[at]);
    // The first of the most prominent, before readings of one place are joined.
    let best_known = read(0);
    let mut places = alike::once(in_order(weighed).into_iter().map(read).collect());
    let among = places.len();
    let mut others = places.split_off(1);
    others.truncate(OTHERS);
    let reading = places.pop()?;
    let choice = Choice {
        place: &toponym.candidates[chosen].place,
        is_best_known: alike::is_same(&reading, &best_known),
        among,
    };
    Some(Located {
        entity: toponym.entity,
        explanation: explanation(gazetteer, toponym, containers, &choice),
        reading,
        others,
    })
}

/// The place that was taken for a name, and what it was taken from.
struct Choice<'a> {
    place: &'a Place,
    /// No other place of the name is as prominent.
    is_best_known: bool,
    /// Places of the name.
    among: usize,
}

fn in_order(weighed: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..weighed.len()).collect();
    sort_by_key(&mut order, |&place| (falling(weighed[place]), 0));
    order
}

/// The state or province that the text plainly puts the place into, where the gazetteer knows no place of the name in it.
fn beyond<'c>(
    toponym: &Toponym,
    containers: &'c [Container],
    weighed: &[f64],
) -> Option<&'c Container> {
    let is_area = matches!(
        toponym.feature,
        Some(Feature::Country | Feature::Region | Feature::Continent)
    );
    let plain = |c: &&Container| c.region != 0 && !c.is_weak;
    let chosen = best(weighed).map(|at| toponym.candidates[at].place);
    let lies_there = chosen.is_some_and(|place| containers.iter().any(|c| c.holds(&place)));
    containers
        .iter()
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
    Reading {
        name: full_name(gazetteer, &toponym.name, place),
        country: gazetteer.country_code(place.country),
        feature,
        latitude: place.latitude,
        longitude: place.longitude,
        geonames: place.geonames.filter(|_| !candidate.is_shortened),
        share,
    }
}

/// "Springfield, Illinois, United States".
fn full_name(gazetteer: &Gazetteer, written: &str, place: &Place) -> String {
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
    if place.feature != Feature::Region {
        add(region.filter(|region| !region.starts_with(&format!("{written} ("))));
    }
    add(gazetteer.country_name(place.country));
    name
}

fn explanation(
    gazetteer: &Gazetteer,
    toponym: &Toponym,
    containers: &[Container],
    choice: &Choice<'_>,
) -> String {
    let name = &toponym.name;
    let &Choice {
        place,
        is_best_known,
        among,
    } = choice;
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
    if among == 1 {
        return "The only place of this name in the gazetteer.".to_owned();
    }
    if is_best_known {
        return format!(
            "The best known of {among} places of this name; nothing in the article speaks for another."
        );
    }
    match gazetteer.country_name(place.country) {
        Some(country) => format!(
            "Of {among} places of this name the one in {} fits the article's other places best.",
            lexicon::with_article(country)
        ),
        None => "It fits the article's other places best.".to_owned(),
    }
}
