//! The part of the world that is shown, and how it is moved and zoomed.

/// The least width that is shown unasked: the outlines are drawn for no closer look.
const NEAREST: i32 = 2400;
/// The least width that a reader can ask for, to tell apart the villages of one county.
const DEEPEST: i32 = 300;
/// Width of the world, and how far it is drawn northward and southward.
const WORLD: i32 = 36000;
const NORTH: i32 = -10300;
const SOUTH: i32 = 6800;
/// Width of the map for each five of its height.
const WIDE: i32 = 8;
const HIGH: i32 = 5;
/// Pixels that the map is about as wide as beside the article; radii and letters are given in these.
const PIXELS: i32 = 320;
/// The same where it covers the article.
const LARGE: i32 = 960;

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
    /// Pixels that it is about as wide as.
    pub pixels: i32,
}

impl View {
    /// The smallest view that holds all points, with a margin, in the map's shape.
    #[must_use]
    pub fn around(points: impl Iterator<Item = (i32, i32)> + Clone) -> Option<Self> {
        let left = points.clone().map(|p| p.0).min()?;
        let right = points.clone().map(|p| p.0).max()?;
        let top = points.clone().map(|p| p.1).min()?;
        let bottom = points.map(|p| p.1).max()?;
        let (across, down) = ((right - left) * 4 / 3, (bottom - top) * 4 / 3);
        let width = across.max(down * WIDE / HIGH).clamp(NEAREST, WORLD);
        Some(Self::of_width(
            width,
            (left + right) / 2,
            (top + bottom) / 2,
        ))
    }

    /// The view of a width around a point, moved onto the map where it would look over its edge.
    fn of_width(width: i32, x: i32, y: i32) -> Self {
        let height = width * HIGH / WIDE;
        let (left, top) = (x - width / 2, y - height / 2);
        Self {
            x: left.clamp(-WORLD / 2, WORLD / 2 - width),
            y: top.min(SOUTH - height).max(NORTH.min(SOUTH - height)),
            width,
            height,
            pixels: PIXELS,
        }
    }

    /// The same as it is drawn over the article.
    #[must_use]
    pub fn enlarged(self) -> Self {
        Self {
            pixels: LARGE,
            ..self
        }
    }

    /// How many times as many names it has room for as beside the article.
    #[must_use]
    pub fn room(self) -> usize {
        (self.pixels / PIXELS) as usize
    }

    /// The whole world.
    #[must_use]
    pub fn world() -> Self {
        Self::of_width(WORLD, 0, 0)
    }

    /// Shows so many times as much; the point given stays where it is.
    #[must_use]
    pub fn zoomed(self, times: f64, (x, y): (i32, i32)) -> Self {
        let width = f64::from(self.width) * times;
        let width = (width as i32).clamp(DEEPEST, WORLD);
        let kept = |point: i32, centre: i32| {
            let distance = f64::from(centre - point) * f64::from(width) / f64::from(self.width);
            point + distance as i32
        };
        let (middle, centre) = self.centre();
        Self::of_width(width, kept(x, middle), kept(y, centre))
    }

    /// The same width further right and further down.
    #[must_use]
    pub fn moved(self, right: i32, down: i32) -> Self {
        let (x, y) = self.centre();
        Self::of_width(self.width, x + right, y + down)
    }

    /// True where the point is shown.
    #[must_use]
    pub fn has(self, (x, y): (i32, i32)) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// The point in the middle.
    #[must_use]
    pub fn centre(self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }

    /// Units of so many pixels.
    #[must_use]
    pub fn units(self, pixels: i32) -> i32 {
        pixels * self.width / self.pixels
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, pin_at};
    use super::*;
    use crate::map::Pin;

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
                let view = View::around(pins.iter().map(Pin::point)).expect("a view");
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
        assert_eq!(View::around(core::iter::empty()), None);
    }

    #[test]
    fn a_view_is_zoomed_about_a_point_and_comes_back() {
        let home = View::around(core::iter::once(at(2.35, 48.86))).expect("a view");
        let point = (home.x + home.width / 4, home.y + home.height / 4);
        let near = home.zoomed(0.5, point);
        assert_eq!(near.width, home.width / 2);
        let is_near = |one: i32, other: i32| one.abs_diff(other) <= 2;
        assert!(is_near(near.x + near.width / 4, point.0), "{near:?}");
        assert!(is_near(near.y + near.height / 4, point.1), "{near:?}");
        let back = near.zoomed(2.0, point);
        assert!(is_near(back.x, home.x) && is_near(back.y, home.y) && back.width == home.width);
        let deepest = home.zoomed(0.001, home.centre());
        assert_eq!(deepest.width, DEEPEST);
        let world = home.zoomed(1000.0, home.centre());
        assert_eq!((world.x, world.width), (-WORLD / 2, WORLD));
        assert_eq!(world.moved(500, 0), world, "there is nothing beyond");
        assert_eq!(near.moved(100, 50).moved(-100, -50), near);
        let edge = near.moved(-WORLD, 0);
        assert_eq!(edge.x, -WORLD / 2);
    }
}
