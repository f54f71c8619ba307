//! Which pins of a view bear their names, and on which side, and which countries around do, so that no name is written over
//! another.

use super::{Map, Pin, View};
use crate::article::Article;

/// Pixels of a name's height, and about of one of its letters' width.
pub(crate) const LETTER: i32 = 11;
const LETTER_WIDTH: i32 = 6;
const COUNTRY_LETTER_WIDTH: i32 = 7;
/// Pixels between a pin and its name, and behind a name.
const GAP: i32 = 2;
/// Names that are written without being pointed at.
const NAMES: usize = 8;

/// Where a pin's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It begins right of the pin.
    Right,
    /// It ends left of it.
    Left,
}

/// The names that are written in a view.
pub struct Names {
    /// For each pin, on which side its name stands, where it does.
    pub pins: Vec<Option<Side>>,
    /// Numbers of the countries that bear theirs.
    pub countries: Vec<usize>,
}

impl Map {
    /// For each pin whose name is written in a view, on which side: of the most mentioned places, as long as no name lies on
    /// another or on the pin of a town; then of the countries that they fit into.
    #[must_use]
    pub fn names(&self, article: &Article, view: View) -> Names {
        let mut taken: Vec<Area> = Vec::new();
        let is_free = |pin: &Pin, name: Area, taken: &[Area]| {
            let is_other = |p: &&Pin| p.entity != pin.entity && !p.is_area;
            let mut towns = self.pins.iter().filter(is_other);
            view.holds(name)
                && !taken.iter().any(|t| t.meets(name))
                && !towns.any(|p| view.circle(p).meets(name))
        };
        let mut side = |pin: &Pin| {
            let name = article.entity(pin.entity).map_or("", |e| &e.data().name);
            let first = view.side(pin);
            let sides = [first, first.other()];
            let (side, area) = sides
                .map(|side| (side, view.name(pin, side, name)))
                .into_iter()
                .find(|&(_, area)| {
                    taken.len() < NAMES * view.room() && is_free(pin, area, &taken)
                })?;
            taken.push(area);
            Some(side)
        };
        let pins = self.pins.iter().map(&mut side).collect();
        let countries = self.countries_around(article, view, &mut taken);
        Names { pins, countries }
    }

    /// Countries, the largest first, whose names fit about into them and lie on nothing else. What a pin says is not said again.
    fn countries_around(&self, article: &Article, view: View, taken: &mut Vec<Area>) -> Vec<usize> {
        let is_pinned = |name: &str| {
            let mut names = self
                .pins
                .iter()
                .filter_map(|p| Some(&article.entity(p.entity)?.data().name));
            names.any(|pin| pin.starts_with(name) || name.starts_with(pin.as_str()))
        };
        let mut written = Vec::new();
        for (number, country) in self.countries.iter().enumerate() {
            let length = view.units(COUNTRY_LETTER_WIDTH * country.name.chars().count() as i32);
            let half = view.units(LETTER) / 2;
            let area = Area {
                left: country.x - length / 2,
                right: country.x + length / 2,
                above: country.y - half,
                below: country.y + half,
            };
            let is_on = |a: Area| {
                taken.iter().any(|t| t.meets(a))
                    || self.pins.iter().any(|p| view.circle(p).meets(a))
            };
            if length <= country.width * 4 / 3
                && view.holds(area)
                && !is_on(area)
                && !is_pinned(&country.name)
            {
                taken.push(area);
                written.push(number);
            }
        }
        written
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
        }
    }
}

/// What a circle or a name covers: from left to right, from above to below.
#[derive(Clone, Copy)]
struct Area {
    left: i32,
    right: i32,
    above: i32,
    below: i32,
}

impl Area {
    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.above < other.below
            && other.above < self.below
    }
}

impl View {
    /// The side of a pin with more room for its name.
    #[must_use]
    pub fn side(self, pin: &Pin) -> Side {
        if pin.x > self.x + self.width * 3 / 5 {
            Side::Left
        } else {
            Side::Right
        }
    }

    /// Where a pin's name begins, or ends.
    #[must_use]
    pub fn name_start(self, pin: &Pin, side: Side) -> i32 {
        let reach = self.units(pin.radius + GAP);
        match side {
            Side::Right => pin.x + reach,
            Side::Left => pin.x - reach,
        }
    }

    fn name(self, pin: &Pin, side: Side, name: &str) -> Area {
        let start = self.name_start(pin, side);
        let length = self.units(LETTER_WIDTH * name.chars().count() as i32 + GAP);
        let half = self.units(LETTER) / 2;
        let (left, right) = match side {
            Side::Right => (start, start + length),
            Side::Left => (start - length, start),
        };
        Area {
            left,
            right,
            above: pin.y - half,
            below: pin.y + half,
        }
    }

    fn circle(self, pin: &Pin) -> Area {
        let radius = self.units(pin.radius);
        Area {
            left: pin.x - radius,
            right: pin.x + radius,
            above: pin.y - radius,
            below: pin.y + radius,
        }
    }

    fn holds(self, area: Area) -> bool {
        area.left >= self.x
            && area.right <= self.x + self.width
            && area.above >= self.y
            && area.below <= self.y + self.height
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::pin_at;
    use super::*;

    #[test]
    fn no_name_lies_on_another_or_on_a_town() {
        let text =
            "Rain fell in Oslo, in Bergen, in Trondheim, in Stavanger, in Tromsø and in Drammen.\n";
        let document = pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]);
        let article = Article::new(document);
        let places = article.places();
        assert!(places.len() > 3, "{places:?}");
        for step in [0, 1, 20, 60, 300, 2000] {
            let pins: Vec<Pin> = (0..)
                .zip(&places)
                .map(|(n, &entity)| Pin {
                    entity,
                    ..pin_at((n * step, n % 2 * step))
                })
                .collect();
            let home = View::around(pins.iter().map(Pin::point)).expect("a view");
            let map = Map {
                pins,
                home,
                has_two: false,
                countries: Vec::new(),
            };
            let sides = map.names(&article, home).pins;
            let mut areas = Vec::new();
            for (pin, side) in map.pins.iter().zip(sides) {
                let name = article.entity(pin.entity).map_or("", |e| &e.data().name);
                areas.extend(side.map(|s| (pin.entity, home.name(pin, s, name))));
            }
            for (n, &(entity, area)) in areas.iter().enumerate() {
                assert!(home.holds(area));
                assert!(areas[..n].iter().all(|(_, other)| !area.meets(*other)));
                let others = map.pins.iter().filter(|p| p.entity != entity);
                assert!(others.into_iter().all(|p| !home.circle(p).meets(area)));
            }
            assert!(!areas.is_empty(), "{step}");
        }
    }
}
