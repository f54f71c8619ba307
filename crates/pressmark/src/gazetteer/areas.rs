//! The areas that places lie in: states first, then one for "no one state", then states and provinces of those.
//!
//! Of each area its label ([`super::labels`]), the middle in hundredths of a degree (latitude and longitude, 16 bits each, signed),
//! from which the points of its places are told, and the number of its state, 255 where there is none.

use super::{Place, read_i16};

/// Bytes of an area's entry.
pub const AREA: usize = 5;

/// What a place has from the area that it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Hundredths of a degree north and east of its middle.
    pub middle: [i16; 2],
    /// Number of its state.
    pub country: u8,
}

impl Area {
    /// The bytes of the entry.
    #[must_use]
    pub fn bytes(self) -> [u8; AREA] {
        let ([a, b], [c, d]) = (self.middle[0].to_le_bytes(), self.middle[1].to_le_bytes());
        [a, b, c, d, self.country]
    }
}

/// The area with this number.
pub(super) fn read(areas: &[u8], number: usize) -> Option<Area> {
    let entry = areas.get(number.checked_mul(AREA)?..)?.get(..AREA)?;
    Some(Area {
        middle: [read_i16(entry, 0)?, read_i16(entry, 2)?],
        country: entry[4],
    })
}

/// The number of the area that a place lies in, among so many states.
#[must_use]
pub fn area_of(place: &Place, countries: usize) -> u16 {
    match (place.region, place.country) {
        (0, Place::NO_COUNTRY) => countries as u16,
        (0, country) => u16::from(country),
        (region, _) => region,
    }
}
