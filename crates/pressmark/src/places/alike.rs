//! Candidates that are one place for a reader: a town and the province around it, a city that the sources know twice.

use crate::kinds::Feature;
use crate::layers::Reading;

/// Two points nearer than this are one place, whatever they are called.
const SAME_SPOT: f64 = 10.0;
/// A town and the district or province of its name: the point in the middle of the one is not far from the other.
const AROUND: f64 = 50.0;
/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

/// The readings, best first, each place once: what is the same place adds its share to the better one. Readings that are other
/// places and bear the very same full name say what they are ("New York, United States (state or province)").
pub(super) fn once(readings: Vec<Reading>) -> Vec<Reading> {
    let mut places: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        match places.iter_mut().find(|place| is_same(place, &reading)) {
            Some(place) => place.share += reading.share,
            None => places.push(reading),
        }
    }
    for at in 1..places.len() {
        let (before, rest) = places.split_at_mut(at);
        let taken = |name: &str| before.iter().any(|other| other.name == name);
        if taken(&rest[0].name) {
            let kind = kind(rest[0].feature);
            rest[0].name.push_str(kind);
        }
    }
    // What still cannot be told from another by its name is no choice for anybody.
    let mut named: Vec<Reading> = Vec::with_capacity(places.len());
    for place in places {
        if named.iter().all(|other| other.name != place.name) {
            named.push(place);
        }
    }
    named
}

/// Whether a reader would take the two for one place.
pub(super) fn is_same(a: &Reading, b: &Reading) -> bool {
    if a.country != b.country {
        return false;
    }
    let distance = kilometres((a.latitude, a.longitude), (b.latitude, b.longitude));
    distance <= SAME_SPOT
        || distance <= AROUND && (holds_parts(&a.name, &b.name) || holds_parts(&b.name, &a.name))
}

/// "Paris, Île-de-France, France" has all parts of "Paris, France".
fn holds_parts(long: &str, short: &str) -> bool {
    short
        .split(", ")
        .all(|part| long.split(", ").any(|other| other == part))
}

/// As the crow flies, good enough for places that are near one another.
pub(super) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let latitude = a.0 - b.0;
    let apart = (a.1 - b.1).abs();
    let longitude = apart.min(360.0 - apart) * cosine(a.0.to_radians());
    DEGREE * (latitude * latitude + longitude * longitude).sqrt()
}

/// The cosine of a latitude, off by less than a millionth; all of an angle's turns would be 2 KB of the worker.
fn cosine(latitude: f64) -> f64 {
    let square = latitude * latitude;
    let series = [90.0, 56.0, 30.0, 12.0, 2.0];
    series
        .iter()
        .fold(1.0, |rest, divisor| 1.0 - square / divisor * rest)
}

const fn kind(feature: Feature) -> &'static str {
    match feature {
        Feature::Country => " (country)",
        Feature::Region => " (state or province)",
        Feature::City => " (town)",
        Feature::Landform => " (landscape)",
        Feature::Water => " (water)",
        Feature::Facility => " (landmark)",
        Feature::Continent => " (continent)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(name: &str, country: [u8; 2], feature: Feature, at: (f64, f64)) -> Reading {
        Reading {
            name: name.to_owned(),
            country: Some(country),
            feature,
            latitude: at.0,
            longitude: at.1,
            geonames: None,
            share: 0.25,
        }
    }

    fn names(readings: Vec<Reading>) -> Vec<(String, f64)> {
        let once = once(readings).into_iter();
        once.map(|r| (r.name, r.share)).collect()
    }

    #[test]
    fn a_city_that_is_listed_twice_is_offered_once() {
        let found = names(vec![
            reading(
                "Paris, Île-de-France, France",
                *b"FR",
                Feature::City,
                (48.85, 2.35),
            ),
            reading(
                "Paris, Texas, United States",
                *b"US",
                Feature::City,
                (33.66, -95.56),
            ),
            reading("Paris, France", *b"FR", Feature::Region, (48.86, 2.36)),
        ]);
        let wanted = [
            ("Paris, Île-de-France, France".to_owned(), 0.5),
            ("Paris, Texas, United States".to_owned(), 0.25),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_town_and_the_province_around_it_are_one_place() {
        let found = names(vec![
            reading("Trabzon, Turkey", *b"TR", Feature::City, (41.01, 39.73)),
            reading("Trabzon, Turkey", *b"TR", Feature::Region, (40.85, 39.78)),
        ]);
        assert_eq!(found, [("Trabzon, Turkey".to_owned(), 0.5)]);
    }

    #[test]
    fn a_city_and_a_large_state_of_its_name_say_what_they_are() {
        let found = names(vec![
            reading(
                "New York, United States",
                *b"US",
                Feature::City,
                (40.71, -74.01),
            ),
            reading(
                "New York, United States",
                *b"US",
                Feature::Region,
                (42.9, -75.6),
            ),
        ]);
        let wanted = [
            ("New York, United States".to_owned(), 0.25),
            (
                "New York, United States (state or province)".to_owned(),
                0.25,
            ),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_state_and_a_region_of_its_name_elsewhere_are_two() {
        let found = names(vec![
            reading(
                "Georgia, United States",
                *b"US",
                Feature::Region,
                (32.8, -83.4),
            ),
            reading("Georgia", *b"GE", Feature::Country, (42.0, 43.5)),
        ]);
        assert_eq!(found.len(), 2);
    }
}
