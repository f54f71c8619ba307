//! The map of places: where each pin stands, which part of the world is shown, which pins are named. Without a browser.
//!
//! Units are those of `build/map.mjs`, which draws the outlines: tenths of a degree east of Greenwich, and south of the
//! equator in the projection of Patterson, Šavrič and Jenny (2014), which keeps shapes fair everywhere but at the poles.

use extract::annotation::Position;

use crate::article::Article;

/// The least width that is shown: the outlines are drawn for no closer look.
const NEAREST: i32 = 240;
/// Places so far from the main one, in either direction, are close to it.
const CLOSE: u32 = 150;
/// Width of the world, and how far it is drawn northward and southward.
const WORLD: i32 = 3600;
const NORTH: i32 = -1030;
const SOUTH: i32 = 680;
/// Width of the map for each five of its height.
const WIDE: i32 = 8;
const HIGH: i32 = 5;
/// Pixels that the map is wide on most windows; radii and letters are given in these.
const PIXELS: i32 = 260;
/// Pixels of a name's height, and about of one of its letters' width.
const LETTER: i32 = 11;
const LETTER_WIDTH: i32 = 6;
/// Names that are written without being pointed at.
const NAMES: usize = 5;

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
    /// True where its name is written beside it.
    pub named: bool,
    /// A country, a region, a sea: the pin stands somewhere in it.
    pub is_area: bool,
}

/// The part of the world that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// A map of an article's places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The most mentioned first.
    pub pins: Vec<Pin>,
    /// What is shown: all of the article's places, or those around the main one.
    pub view: View,
    /// True where both views are worth having, because a place lies far from the others.
    pub has_two: bool,
}

impl Map {
    /// The map of the places whose coordinates are known, all of them or the `close` ones; `None` where there is none.
    #[must_use]
    pub fn of(article: &Article, close: bool) -> Option<Self> {
        let mut pins: Vec<Pin> = article
            .places()
            .into_iter()
            .filter_map(|entity| pin(article, entity))
            .collect();
        let is_wide = |pin: &Pin| {
            let feature = article
                .entity(pin.entity)
                .and_then(|e| e.feature.as_deref());
            matches!(feature, Some("continent" | "water"))
        };
        let all = View::around(pins.iter().filter(|p| !is_wide(p)))
            .or_else(|| View::around(pins.iter()))?;
        let main = article.main_entity();
        let main = pins.iter().find(|p| Some(p.entity) == main);
        let main = main.or(pins.first())?;
        let is_close = |p: &&Pin| p.x.abs_diff(main.x).max(p.y.abs_diff(main.y)) <= CLOSE;
        let around = View::around(pins.iter().filter(is_close))?;
        let has_two = around.width * 2 <= all.width;
        let view = if close && has_two { around } else { all };
        write_names(article, &mut pins, view);
        Some(Self {
            pins,
            view,
            has_two,
        })
    }
}

impl View {
    /// The smallest view that holds all pins, with a margin, in the map's shape.
    fn around<'a>(pins: impl Iterator<Item = &'a Pin> + Clone) -> Option<Self> {
        let left = pins.clone().map(|p| p.x).min()?;
        let right = pins.clone().map(|p| p.x).max()?;
        let top = pins.clone().map(|p| p.y).min()?;
        let bottom = pins.map(|p| p.y).max()?;
        let (across, down) = ((right - left) * 4 / 3, (bottom - top) * 4 / 3);
        let width = across.max(down * WIDE / HIGH).clamp(NEAREST, WORLD);
        let height = width * HIGH / WIDE;
        let x = (left + right - width) / 2;
        let y = (top + bottom - height) / 2;
        Some(Self {
            x: x.clamp(-WORLD / 2, WORLD / 2 - width),
            y: y.min(SOUTH - height).max(NORTH.min(SOUTH - height)),
            width,
            height,
        })
    }

    /// Units of so many pixels.
    #[must_use]
    pub fn units(self, pixels: i32) -> i32 {
        pixels * self.width / PIXELS
    }

    /// True where a name stands left of its pin, because right of it there is no room.
    #[must_use]
    pub fn names_left(self, pin: &Pin) -> bool {
        pin.x > self.x + self.width * 3 / 5
    }
}

/// Where a position is drawn.
#[must_use]
pub fn project(position: Position) -> (i32, i32) {
    let phi = position.latitude.to_radians();
    let square = phi * phi;
    let y = phi * (1.0148 + square * square * (0.23185 + square * (square * 0.02406 - 0.14499)));
    let tenths = |degrees: f64| (degrees * 10.0) as i32;
    (tenths(position.longitude), tenths(-y.to_degrees()))
}

fn pin(article: &Article, entity: u32) -> Option<Pin> {
    let place = article.entity(entity)?;
    let (x, y) = project(place.geometry?.coordinates);
    let feature = place.feature.as_deref();
    let mentions = article.mentions_of[entity as usize].len() as u32;
    Some(Pin {
        entity,
        x,
        y,
        radius: 3 + (4 * mentions).isqrt().min(9) as i32,
        named: false,
        is_area: !matches!(feature, Some("city" | "facility")),
    })
}

/// Names the most mentioned places, as long as no name lies on another.
fn write_names(article: &Article, pins: &mut [Pin], view: View) {
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    for pin in pins.iter_mut() {
        let name = article.entity(pin.entity).map_or("", |e| &e.name);
        let length = view.units(LETTER_WIDTH * name.chars().count() as i32);
        let reach = view.units(pin.radius + 2);
        let start = if view.names_left(pin) {
            pin.x - reach - length
        } else {
            pin.x + reach
        };
        let is_free = |&(from, to, y): &(i32, i32, i32)| {
            start > to || start + length < from || (pin.y - y).abs() > view.units(LETTER)
        };
        let is_inside = start >= view.x && start + length <= view.x + view.width;
        if taken.len() < NAMES && is_inside && taken.iter().all(is_free) {
            pin.named = true;
            taken.push((start, start + length, pin.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> (i32, i32) {
        project(Position {
            longitude,
            latitude,
        })
    }

    fn pin_at((x, y): (i32, i32)) -> Pin {
        Pin {
            entity: 0,
            x,
            y,
            radius: 5,
            named: false,
            is_area: false,
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        assert_eq!(at(0.0, 0.0), (0, 0));
        let (x, y) = at(10.75, 59.91);
        assert!(x == 107 && (-685..-675).contains(&y), "Oslo at {x}, {y}");
        let (x, y) = at(-70.66, -33.45);
        assert!(x == -706 && (335..355).contains(&y), "Santiago at {x}, {y}");
        // The pole lies at 1.790857 radians, as its authors say.
        assert_eq!(at(0.0, 90.0).1, -1026);
    }

    #[test]
    fn the_view_holds_every_pin_and_stays_on_the_map() {
        let towns = [
            at(10.7, 59.9),
            at(5.3, 60.4),
            at(-179.0, -16.0),
            at(178.0, 71.0),
        ];
        for from in 0..towns.len() {
            for to in from..towns.len() {
                let pins: Vec<Pin> = towns[from..=to].iter().map(|&t| pin_at(t)).collect();
                let view = View::around(pins.iter()).expect("a view");
                for pin in &pins {
                    assert!(
                        pin.x >= view.x && pin.x <= view.x + view.width,
                        "{view:?} {pin:?}"
                    );
                    assert!(
                        pin.y >= view.y && pin.y <= view.y + view.height,
                        "{view:?} {pin:?}"
                    );
                }
                assert!(view.width >= NEAREST && view.x >= -WORLD / 2);
                assert!(view.x + view.width <= WORLD / 2);
            }
        }
        assert_eq!(View::around([].iter()), None);
    }
}
