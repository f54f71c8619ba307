//! Where the paper is from, as the reader says: "Lancaster, Ohio".

use super::alike::kilometres;
use super::located::full_name;
use crate::gazetteer::{Gazetteer, Place, key};
use crate::kinds::Feature;
use crate::lexicon::Lexicon;

/// What lies so near is the paper's own ...
const NEXT_DOOR: f64 = 40.0;
/// ... and weighs so much.
const OWN: f64 = 5.0;
/// What lies farther away than this has nothing of it.
const FAR: f64 = 400.0;
/// In the same state or province ...
const SAME_REGION: f64 = 1.0;
/// ... and in the same country.
const SAME_COUNTRY: f64 = 1.0;

/// The place that a paper is from.
#[derive(Clone, Debug)]
pub struct Home {
    /// As given, or in full where it was looked for.
    pub(super) name: String,
    place: Place,
}

impl Home {
    /// Its name: "Lancaster, Ohio, United States" where it was looked for, by which it is found again.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The best known place of the name; behind commas stands what it lies in ("Lancaster, Ohio"). None where the gazetteer has no such place.
    pub(crate) fn find(name: &str, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Option<Self> {
        let (_, place) = named(name, lexicon, gazetteer).next()?;
        let name = name.to_owned();
        Some(Self { name, place })
    }

    /// Every place of the name, each by its full name, the best known first.
    pub(crate) fn all(name: &str, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Vec<Self> {
        let mut homes: Vec<Self> = Vec::new();
        for (written, place) in named(name, lexicon, gazetteer) {
            let own = match place.feature {
                Feature::Country => gazetteer.country_name(place.country),
                Feature::Region if !place.is_county => gazetteer.region_name(place.region),
                _ => None,
            };
            let name = full_name(gazetteer, own.unwrap_or(written), &place);
            if homes.iter().all(|home| home.name != name) {
                homes.push(Self { name, place });
            }
        }
        homes
    }

    /// What it says for a place: most for what lies next door, or inside the state or province that it is.
    pub(super) fn weight(&self, place: &Place) -> f64 {
        let mut weight = 0.0;
        if place.country == self.place.country {
            weight += SAME_COUNTRY;
            if place.region == self.place.region && place.region != 0 {
                weight += SAME_REGION;
            }
        }
        let is_wide = matches!(place.feature, Feature::Country | Feature::Continent);
        weight
            + if is_wide {
                0.0
            } else {
                OWN * self.nearness(place)
            }
    }

    /// Whether the place is the paper's own or lies beside it.
    pub(super) fn is_next_door(&self, place: &Place) -> bool {
        self.nearness(place) > 0.5
    }

    /// From 1 next door to 0 far away.
    fn nearness(&self, place: &Place) -> f64 {
        let is_division = self.place.feature == Feature::Region && !self.place.is_county;
        if is_division && self.place.region != 0 {
            return if place.region == self.place.region {
                0.8
            } else {
                0.0
            };
        }
        if self.place.feature == Feature::Country {
            return 0.0;
        }
        let at = |place: &Place| (place.latitude, place.longitude);
        let away = (kilometres(at(&self.place), at(place)) - NEXT_DOOR).max(0.0);
        (1.0 - away / (FAR - NEXT_DOOR)).max(0.0)
    }
}

/// The places of a name that lie in what stands behind its commas, with the name as it was looked up; the best known first.
fn named<'a>(
    name: &'a str,
    lexicon: &Lexicon,
    gazetteer: &'a Gazetteer,
) -> impl Iterator<Item = (&'a str, Place)> {
    let mut parts = name.split(',').map(str::trim).filter(|p| !p.is_empty());
    let first = parts.next();
    let around: Vec<String> = parts
        .map(|part| key(lexicon.region(part).unwrap_or(part)))
        .collect();
    let lies_in = move |place: &Place| {
        let country = gazetteer.country_name(place.country).map(key);
        let code = gazetteer.country_code(place.country);
        let code = code.map(|c| String::from_utf8_lossy(&c).to_lowercase());
        let region = gazetteer.region_name(place.region).map(key);
        around.iter().all(|part| {
            [&country, &code, &region]
                .into_iter()
                .flatten()
                .any(|n| n == part)
        })
    };
    let full = first.map(|first| lexicon.region(first).unwrap_or(first));
    let readings = [full, first].into_iter().flatten().flat_map(|written| {
        let readings = gazetteer.readings(&key(written)).into_iter();
        readings.map(move |reading| (written, reading))
    });
    readings
        .filter_map(|(written, reading)| Some((written, gazetteer.place(reading.place)?)))
        .filter(move |(_, place)| lies_in(place))
}
