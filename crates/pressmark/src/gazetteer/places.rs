//! The places: records of fixed width, kept in columns because columns compress better.
//!
//! Eleven columns of one byte for each place: latitude and longitude in hundredths of a degree from the middle of its area
//! (16 bits each, signed, low byte first), the number of its area (16 bits, [`super::areas`]), feature, prominence, `GeoNames` id
//! (24 bits, 0 where none is kept). A point is therefore right to about a kilometre. Places stand in the order of their usual
//! names, which is why [`super::names`] need not say their numbers.

use super::areas::Area;
use crate::kinds::Feature;

/// Bytes of a place.
pub const COLUMNS: usize = 11;

/// One place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Number of its country, 255 where no one state holds it; see [`super::Gazetteer::country_code`].
    pub country: u8,
    /// Number of its state or province, 0 where none is known; see [`super::Gazetteer::region_name`].
    pub region: u16,
    /// What kind of place.
    pub feature: Feature,
    /// A county or district: a region inside a state or province.
    pub is_county: bool,
    /// How large; see [`super::prominence`].
    pub prominence: u8,
    /// Id in GeoNames, where it has one.
    pub geonames: Option<u32>,
}

impl Place {
    /// The number that stands for "no one state".
    pub const NO_COUNTRY: u8 = 255;

    /// The bytes of the place, in the order of the columns, where it lies in this area.
    #[must_use]
    pub fn bytes(&self, number: u16, area: Area) -> [u8; COLUMNS] {
        let from_middle =
            |degrees: f64, middle: i16| hundredths(degrees).wrapping_sub(middle).to_le_bytes();
        let [a, b] = from_middle(self.latitude, area.middle[0]);
        let [c, d] = from_middle(self.longitude, area.middle[1]);
        let [e, f] = number.to_le_bytes();
        let [i, j, k, _] = self.geonames.unwrap_or(0).to_le_bytes();
        let feature = FEATURES.iter().position(|&f| f == self.feature);
        let g = match feature {
            _ if self.is_county => COUNTY,
            feature => feature.unwrap_or(0) as u8,
        };
        [a, b, c, d, e, f, g, self.prominence, i, j, k]
    }
}

/// Degrees in hundredths.
#[must_use]
pub fn hundredths(degrees: f64) -> i16 {
    (degrees * 100.0).round() as i16
}

/// The features by their byte.
const FEATURES: [Feature; 7] = [
    Feature::City,
    Feature::Country,
    Feature::Region,
    Feature::Landform,
    Feature::Water,
    Feature::Facility,
    Feature::Continent,
];

/// The byte of a county.
const COUNTY: u8 = FEATURES.len() as u8;

/// The place with this number among `count`; `area` knows the areas, and states have the numbers below `countries`.
pub(super) fn read(
    columns: &[u8],
    count: usize,
    number: usize,
    countries: usize,
    area: impl Fn(usize) -> Option<Area>,
) -> Option<Place> {
    if number >= count {
        return None;
    }
    let mut bytes = [0_u8; COLUMNS];
    for (column, byte) in bytes.iter_mut().enumerate() {
        *byte = *columns.get(column * count + number)?;
    }
    let [a, b, c, d, e, f, feature, prominence, i, j, k] = bytes;
    let region = u16::from_le_bytes([e, f]);
    let area = area(usize::from(region))?;
    let id = u32::from_le_bytes([i, j, k, 0]);
    let degrees = |low: u8, high: u8, middle: i16, limit: f64| {
        let hundredths = i16::from_le_bytes([low, high]).wrapping_add(middle);
        // Damaged bytes stay on the globe. Not `clamp`, whose panic writes out floats: 4 KB of the worker.
        (f64::from(hundredths) / 100.0).max(-limit).min(limit)
    };
    Some(Place {
        latitude: degrees(a, b, area.middle[0], 90.0),
        longitude: degrees(c, d, area.middle[1], 180.0),
        country: area.country,
        region: if usize::from(region) > countries {
            region
        } else {
            0
        },
        feature: match feature {
            COUNTY => Feature::Region,
            feature => *FEATURES.get(usize::from(feature))?,
        },
        is_county: feature == COUNTY,
        prominence,
        geonames: (id != 0).then_some(id),
    })
}
