//! The map of places: where each pin stands, which part of the world is shown, which pins are named. Without a browser.
//!
//! Units are hundredths of a degree east of Greenwich, and south of the equator in the projection of Patterson, Šavrič and
//! Jenny (2014), which keeps shapes fair everywhere but at the poles. The outlines of `build/map.mjs` are drawn in tenths.

mod countries;
mod names;
mod view;

use pressmark::annotation::{Entity, Feature, Position};

use crate::article::Article;
pub use countries::{Country, countries};
pub(crate) use names::LETTER;
pub use names::{Names, Side};
pub use view::View;

/// Units for each one of the outlines.
pub const OUTLINE: i32 = 10;
/// Places so far from the main one, in either direction, are close to it.
const CLOSE: u32 = 1500;
/// A place that is less sure than this is doubtful.
const DOUBTFUL: f64 = 0.6;

/// A place on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its number among the document's entities.
    pub entity: u32,
    /// Where it stands.
    pub x: i32,
    /// Downward.
    pub y: i32,
    /// Pixels; the area grows with the mentions.
    pub radius: i32,
    /// A country, a region, a sea: the pin stands somewhere in it.
    pub is_area: bool,
    /// The name may well stand for another place.
    pub is_doubtful: bool,
    /// It stands where something lies beside it, for its own place is not known.
    pub is_near: bool,
    /// The bodies in whose names alone the article names it.
    pub bodies: Vec<u32>,
}

impl Pin {
    /// Where it stands: to the right, and downward.
    fn point(&self) -> (i32, i32) {
        (self.x, self.y)
    }

    /// True where the entity is the place, or lies there by its name.
    #[must_use]
    pub fn is_of(&self, entity: Option<u32>) -> bool {
        entity.is_some_and(|e| e == self.entity || self.bodies.contains(&e))
    }
}

/// A map of an article's places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The most mentioned first.
    pub pins: Vec<Pin>,
    /// What is shown at first: all of the article's places, or those around the main one.
    pub home: View,
    /// True where both views are worth having, because a place lies far from the others.
    pub has_two: bool,
    /// All countries, for the names of those around, the largest first.
    pub countries: Vec<Country>,
}

impl Map {
    /// The map of the places whose coordinates are known, all of them or the `close` ones; `None` where there is none.
    #[must_use]
    pub fn of(article: &Article, close: bool) -> Option<Self> {
        let mut pins: Vec<Pin> = Vec::new();
        for row in &article.lists().places {
            // What is named by itself as well has its pin already.
            let is_named = |&&e: &&u32| e == row.lead() || !article.is_embedded(e);
            let places = row.entities.iter().filter(is_named);
            pins.extend(places.filter_map(|&entity| pin(article, entity)));
        }
        let is_wide = |pin: &Pin| {
            let feature = article.entity(pin.entity).and_then(|e| e.feature);
            matches!(feature, Some(Feature::Continent | Feature::Water))
        };
        let all = View::around(pins.iter().filter(|p| !is_wide(p)).map(Pin::point))
            .or_else(|| View::around(pins.iter().map(Pin::point)))?;
        let main = article.main_entity();
        let main = pins.iter().find(|p| Some(p.entity) == main);
        let main = main.or(pins.first())?;
        let is_close = |p: &&Pin| p.x.abs_diff(main.x).max(p.y.abs_diff(main.y)) <= CLOSE;
        let around = View::around(pins.iter().filter(is_close).map(Pin::point))?;
        let has_two = around.width * 2 <= all.width;
        let home = if close && has_two { around } else { all };
        Some(Self {
            pins,
            home,
            has_two,
            countries: Vec::new(),
        })
    }

    /// True where a place's name may well stand for another place.
    #[must_use]
    pub fn is_doubtful(place: &Entity) -> bool {
        place.place_score.is_some_and(|score| score < DOUBTFUL)
    }

    /// The point that stays where it is when a view is zoomed unaimed: its most mentioned place, so that the reader comes
    /// closer to something; else its middle.
    #[must_use]
    pub fn focus(&self, view: View) -> (i32, i32) {
        let points = self.pins.iter().map(Pin::point);
        let mut inside = points.filter(|&point| view.has(point));
        inside.next().unwrap_or_else(|| view.centre())
    }
}

/// Where a position is drawn.
#[must_use]
pub fn project(position: Position) -> (i32, i32) {
    let phi = position.latitude.to_radians();
    let square = phi * phi;
    let y = phi * (1.0148 + square * square * (0.23185 + square * (square * 0.02406 - 0.14499)));
    let hundredths = |degrees: f64| (degrees * 100.0) as i32;
    (hundredths(position.longitude), hundredths(-y.to_degrees()))
}

/// The position that is drawn at a point, to a hundredth of a degree; beyond the poles, the nearest.
#[must_use]
pub fn unproject((x, y): (i32, i32)) -> Position {
    let at = |latitude: i32| Position {
        longitude: f64::from(x) / 100.0,
        latitude: f64::from(latitude) / 100.0,
    };
    let (mut south, mut north) = (-9000_i32, 9000_i32);
    // What lies further north is drawn higher, so halving finds it.
    while south < north {
        let middle = (south + north).div_euclid(2);
        if project(at(middle)).1 > y {
            south = middle + 1;
        } else {
            north = middle;
        }
    }
    at(south)
}

fn pin(article: &Article, entity: u32) -> Option<Pin> {
    let place = article.entity(entity)?;
    let (x, y) = project(place.geometry?.coordinates);
    let mentions = place.mentions().len() as u32;
    Some(Pin {
        entity,
        x,
        y,
        radius: 3 + (4 * mentions).isqrt().min(9) as i32,
        is_area: !matches!(place.feature, Some(Feature::City | Feature::Facility)),
        is_doubtful: Map::is_doubtful(&place),
        is_near: place.near.is_some(),
        bodies: article.bodies(place),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn at(longitude: f64, latitude: f64) -> (i32, i32) {
        project(Position {
            longitude,
            latitude,
        })
    }

    pub(super) fn pin_at((x, y): (i32, i32)) -> Pin {
        Pin {
            entity: 0,
            x,
            y,
            radius: 5,
            is_area: false,
            is_doubtful: false,
            is_near: false,
            bodies: Vec::new(),
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        assert_eq!(at(0.0, 0.0), (0, 0));
        let (x, y) = at(10.75, 59.91);
        assert!(x == 1075 && (-6850..-6750).contains(&y), "Oslo at {x}, {y}");
        let (x, y) = at(-70.66, -33.45);
        assert!(
            x == -7066 && (3350..3550).contains(&y),
            "Santiago at {x}, {y}"
        );
        // The pole lies at 1.790857 radians, as its authors say.
        assert_eq!(at(0.0, 90.0).1, -10260);
    }

    #[test]
    fn a_point_leads_back_to_its_position() {
        for (longitude, latitude) in [(10.75, 59.91), (-70.66, -33.45), (0.0, 0.0), (179.9, 89.0)] {
            let back = unproject(at(longitude, latitude));
            let is_near = |one: f64, other: f64| (one - other).abs() < 0.021;
            assert!(is_near(back.longitude, longitude), "{back:?}");
            assert!(is_near(back.latitude, latitude), "{back:?} of {latitude}");
        }
        assert_eq!(unproject((0, -12_000)).latitude, 90.0);
    }
}
