//! Places with their names, before they are numbered.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use pressmark::gazetteer::{Area, Place, Reading, area_of, hundredths};
use pressmark::kinds::Feature;

use super::layout::{Bearers, Content};

/// The reader reads no more.
const MOST_OTHERS: usize = 48;

/// Places with their names, before they are numbered.
#[derive(Default)]
pub(super) struct Drafts {
    places: Vec<(Place, Vec<(String, bool)>)>,
}

impl Drafts {
    /// Adds a place with its usual names and its lesser ones, as keys.
    pub(super) fn add(
        &mut self,
        place: Place,
        usual: impl IntoIterator<Item = String>,
        others: impl IntoIterator<Item = String>,
    ) {
        let mut names: Vec<(String, bool)> = Vec::new();
        let all = usual
            .into_iter()
            .map(|n| (n, false))
            .chain(others.into_iter().map(|n| (n, true)));
        for (name, is_other) in all {
            if !name.is_empty() && name.len() < 200 && !names.iter().any(|(n, _)| *n == name) {
                names.push((name, is_other));
            }
        }
        self.places.push((place, names));
    }

    /// Numbers the places in the order of their usual names, so that a name need not say their numbers; of one name the best
    /// known first.
    pub(super) fn finish(mut self, labels: Vec<String>, codes: &[&String]) -> Content {
        self.places.retain(|(_, names)| !names.is_empty());
        self.places
            .sort_by(|(a, x), (b, y)| (&x[0].0, b.prominence).cmp(&(&y[0].0, a.prominence)));
        let mut names: BTreeMap<String, Bearers> = BTreeMap::new();
        for (n, (_, own)) in self.places.iter().enumerate() {
            for (at, (name, is_other)) in own.iter().enumerate() {
                let bearers = names.entry(name.clone()).or_default();
                match at {
                    0 => bearers.own += 1,
                    _ => bearers.others.push((n as u32, *is_other)),
                }
            }
        }
        let places: Vec<Place> = self.places.iter().map(|(place, _)| *place).collect();
        for bearers in names.values_mut() {
            bearers.others.sort_by_key(|&(place, is_other_name)| {
                let reading = Reading {
                    place,
                    is_other_name,
                };
                let weight = reading.weight(places[place as usize].prominence);
                (Reverse(weight), place)
            });
            bearers.others.truncate(MOST_OTHERS);
        }
        let countries = codes
            .iter()
            .enumerate()
            .map(|(n, code)| {
                let place = places
                    .iter()
                    .position(|p| p.feature == Feature::Country && usize::from(p.country) == n);
                let letters = code.as_bytes();
                (
                    [letters[0], letters[1]],
                    place.map_or(u32::MAX, |p| p as u32),
                )
            })
            .collect();
        Content {
            areas: areas(&places, labels.len(), codes.len()),
            places,
            names,
            labels,
            countries,
        }
    }
}

/// The areas: each with the point of the state or province that it is.
fn areas(places: &[Place], labels: usize, countries: usize) -> Vec<Area> {
    let nowhere = Area {
        middle: [0, 0],
        country: Place::NO_COUNTRY,
    };
    let mut areas = vec![nowhere; labels];
    // What lies in an area without a point of its own keeps its state.
    for place in places {
        areas[usize::from(area_of(place, countries))].country = place.country;
    }
    let is_area = |place: &&Place| match place.feature {
        Feature::Country => true,
        Feature::Region => place.region != 0 && !place.is_county,
        _ => false,
    };
    for place in places.iter().filter(is_area) {
        let area = &mut areas[usize::from(area_of(place, countries))];
        if area.middle == [0, 0] {
            area.middle = [place.latitude, place.longitude].map(hundredths);
        }
    }
    areas
}
