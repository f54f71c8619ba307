//! How far two points of the globe lie apart, and when that is near enough.

use std::sync::LazyLock;

use pressmark::annotation::Entity;
use serde::Deserialize;

/// Kilometres: a hundred miles, the measure that papers on toponyms use.
const NEAR: f64 = 161.0;
/// Kilometres within which a gold point is taken from the same reference as a point of the table.
const SAME: f64 = 60.0;
const EARTH_RADIUS: f64 = 6371.0;

/// Degrees.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(crate) struct Point {
    #[serde(rename = "lat")]
    pub(crate) latitude: f64,
    #[serde(rename = "lon")]
    pub(crate) longitude: f64,
}

impl Point {
    /// Where an entity lies.
    pub(crate) fn of(entity: &Entity) -> Option<Self> {
        let position = entity.geometry?.coordinates;
        Some(Self {
            latitude: position.latitude,
            longitude: position.longitude,
        })
    }

    /// Kilometres along the surface.
    pub(crate) fn distance(self, other: Self) -> f64 {
        let [from, to] = [self.latitude, other.latitude].map(f64::to_radians);
        let across = other.longitude.to_radians() - self.longitude.to_radians();
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(to - from) + from.cos() * to.cos() * half(across);
        2.0 * EARTH_RADIUS * chord.sqrt().min(1.0).asin()
    }
}

/// Areas whose middle lies elsewhere in an atlas or Wikipedia than in GeoNames (CC BY 4.0): rows of what it is, its two points.
pub(super) const AREAS: &str = include_str!("../../data/areas.tsv");

static TWO_POINTS: LazyLock<Vec<[Point; 2]>> =
    LazyLock::new(|| AREAS.lines().skip(1).map(two_points).collect());

/// Whether the point that was found is right for the gold one. The middle of Russia depends on whom one asks: where
/// references disagree, either of their points is right.
pub(crate) fn is_near(gold: Point, found: Point) -> bool {
    let by_table = |[a, b]: &[Point; 2]| {
        let swapped = [(a, b), (b, a)];
        swapped
            .into_iter()
            .any(|(a, b)| gold.distance(*a) <= SAME && found.distance(*b) <= NEAR)
    };
    gold.distance(found) <= NEAR || TWO_POINTS.iter().any(by_table)
}

fn two_points(row: &str) -> [Point; 2] {
    let degrees = row.split('\t').skip(2).map(str::parse);
    let degrees: Result<Vec<f64>, _> = degrees.collect();
    let [a, b, c, d] = degrees.as_deref().expect("degrees in data/areas.tsv") else {
        panic!("a row of data/areas.tsv without two points: {row}");
    };
    [(*a, *b), (*c, *d)].map(|(latitude, longitude)| Point {
        latitude,
        longitude,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(latitude: f64, longitude: f64) -> Point {
        Point {
            latitude,
            longitude,
        }
    }

    #[test]
    fn distances_by_hand() {
        // A degree along a meridian is 6371 * pi / 180 km; a quarter of the globe a quarter of its girth.
        let degree = point(10.0, 20.0).distance(point(11.0, 20.0));
        assert!((degree - 111.195).abs() < 0.001, "{degree}");
        let quarter = point(0.0, 0.0).distance(point(90.0, 50.0));
        assert!((quarter - 10_007.543).abs() < 0.001, "{quarter}");
        let opposite = point(0.0, 0.0).distance(point(0.0, 180.0));
        assert!((opposite - 20_015.087).abs() < 0.001, "{opposite}");
    }

    #[test]
    fn either_middle_of_a_wide_area_is_right() {
        let (wikipedia, geonames) = (point(60.0, 90.0), point(60.0, 100.0));
        assert!(is_near(wikipedia, geonames) && is_near(geonames, wikipedia));
        assert!(!is_near(point(60.0, 92.0), geonames));
        assert!(is_near(point(10.0, 20.0), point(11.4, 20.0)));
        assert!(!is_near(point(10.0, 20.0), point(11.5, 20.0)));
    }

    #[test]
    fn the_table_has_two_points_in_every_row() {
        assert!(TWO_POINTS.len() > 100);
        for [a, b] in TWO_POINTS.iter() {
            assert!(a.distance(*b) > 0.0 && a.distance(*b) < 3_000.0);
        }
    }
}
