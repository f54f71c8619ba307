//! A point on the globe as a reader writes it: degrees north, then degrees east. It is kept in whole numbers, for the program has no
//! other use for the reading and writing of fractions, which is 9 KB of it.

use pressmark::annotation::Position;

/// Parts of a degree, about a metre each.
const PARTS: i32 = 100_000;
/// Digits of them.
const DIGITS: usize = 5;

/// A point, in parts of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    north: i32,
    east: i32,
}

impl Point {
    /// The point at a position.
    pub(super) fn at(position: Position) -> Self {
        let parts = |degrees: f64| (degrees * f64::from(PARTS)).round() as i32;
        Self {
            north: parts(position.latitude),
            east: parts(position.longitude),
        }
    }

    /// The position of the point.
    pub(super) fn position(self) -> Position {
        let degrees = |parts: i32| f64::from(parts) / f64::from(PARTS);
        Position {
            longitude: degrees(self.east),
            latitude: degrees(self.north),
        }
    }

    /// Degrees north and degrees east, as [`Point::read`] reads them, and as JSON has them.
    pub(super) fn degrees(self) -> [String; 2] {
        [written(self.north), written(self.east)]
    }

    /// "52.37, 4.9", "52.37° N, 4.9° E", "-33.9 151.2", "33.9 S 151.2 E"; `None` for anything else.
    pub(super) fn read(words: &str) -> Option<Self> {
        let mut read: Vec<i32> = Vec::new();
        for part in words.split([',', ' ', '°']).filter(|part| !part.is_empty()) {
            match part {
                "N" | "n" | "E" | "e" | "O" | "o" => {}
                "S" | "s" | "W" | "w" => {
                    let last = read.last_mut()?;
                    *last = -last.abs();
                }
                number => read.push(parts(number)?),
            }
        }
        let &[north, east] = read.as_slice() else {
            return None;
        };
        let is_on_globe = north.abs() <= 90 * PARTS && east.abs() <= 180 * PARTS;
        is_on_globe.then_some(Self { north, east })
    }
}

/// A number of degrees; what is finer than a part is left out.
fn parts(number: &str) -> Option<i32> {
    let (sign, digits) = match number.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || !(1..=3).contains(&whole.len()) {
        return None;
    }
    let fraction = fraction.bytes().chain([b'0'; DIGITS]).take(DIGITS);
    let all = whole.bytes().chain(fraction);
    Some(sign * all.fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0')))
}

fn written(parts: i32) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, fraction) = (parts.abs() / PARTS, parts.abs() % PARTS);
    let fraction = (PARTS + fraction).to_string();
    let all = [sign, &whole.to_string(), ".", &fraction[1..]].concat();
    all.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> Option<Point> {
        Some(Point::at([longitude, latitude].into()))
    }

    #[test]
    fn degrees_are_read_as_people_write_them() {
        for words in [
            "52.37, 4.9",
            "52.37 4.9",
            "52.37° N, 4.9° E",
            "52.37°N 4.9°E",
        ] {
            assert_eq!(Point::read(words), at(52.37, 4.9), "{words}");
        }
        assert_eq!(Point::read("33.9 S 151.2 E"), at(-33.9, 151.2));
        assert_eq!(Point::read("-33.9, -70"), at(-33.9, -70.0));
        assert_eq!(Point::read("52.374031, 4.889699"), at(52.37403, 4.88969));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (latitude, longitude) in [
            (52.37, 4.9),
            (-0.05, 100.0),
            (0.0, -179.99999),
            (90.0, 10.0),
        ] {
            let point = at(latitude, longitude).expect("a point");
            assert_eq!(Point::read(&point.degrees().join(", ")), Some(point));
            assert_eq!(point.position(), [longitude, latitude].into());
        }
        assert_eq!(at(-0.5, 100.0).expect("a point").degrees(), ["-0.5", "100"]);
    }

    #[test]
    fn what_is_no_point_is_a_name() {
        for words in [
            "",
            "Lancaster, Ohio",
            "52.37",
            "91, 0",
            "0, 181",
            "S 4 5",
            "1 2 3",
            "NaN, 4",
            "4., .5",
            "--4 5",
        ] {
            assert_eq!(Point::read(words), None, "{words}");
        }
    }
}
