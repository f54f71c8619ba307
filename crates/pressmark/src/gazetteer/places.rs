//! The places: records of fixed width, kept in columns because columns compress better.
//!
//! Thirteen columns of one byte for each place: latitude and longitude in hundredths of a degree (16 bits each, signed, low
//! byte first), country, region (16 bits), feature, prominence, GeoNames id (32 bits). A point is therefore right to about
//! a kilometre.

use crate::kinds::Feature;

/// Bytes of a place.
pub const COLUMNS: usize = 13;

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
    /// How large; see [`super::prominence`].
    pub prominence: u8,
    /// Id in GeoNames, where it has one.
    pub geonames: Option<u32>,
}

impl Place {
    /// The number that stands for "no one state".
    pub const NO_COUNTRY: u8 = 255;

    /// The thirteen bytes of the place, in the order of the columns.
    #[must_use]
    pub fn bytes(&self) -> [u8; COLUMNS] {
        let hundredths = |degrees: f64| ((degrees * 100.0).round() as i16).to_le_bytes();
        let ([a, b], [c, d]) = (hundredths(self.latitude), hundredths(self.longitude));
        let [e, f] = self.region.to_le_bytes();
        let [g, h, i, j] = self.geonames.unwrap_or(0).to_le_bytes();
        let feature = FEATURES.iter().position(|&f| f == self.feature);
        let feature = feature.unwrap_or(0) as u8;
        [
            a,
            b,
            c,
            d,
            self.country,
            e,
            f,
            feature,
            self.prominence,
            g,
            h,
            i,
            j,
        ]
    }
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

/// The place with this number among `count`.
pub(super) fn read(columns: &[u8], count: usize, number: usize) -> Option<Place> {
    if number >= count {
        return None;
    }
    let mut bytes = [0_u8; COLUMNS];
    for (column, byte) in bytes.iter_mut().enumerate() {
        *byte = *columns.get(column * count + number)?;
    }
    let [a, b, c, d, country, e, f, feature, prominence, g, h, i, j] = bytes;
    let id = u32::from_le_bytes([g, h, i, j]);
    Some(Place {
        latitude: degrees([a, b], 90.0),
        longitude: degrees([c, d], 180.0),
        country,
        region: u16::from_le_bytes([e, f]),
        feature: *FEATURES.get(usize::from(feature))?,
        prominence,
        geonames: (id != 0).then_some(id),
    })
}

/// Hundredths as degrees; damaged bytes stay on the globe.
fn degrees(hundredths: [u8; 2], limit: f64) -> f64 {
    (f64::from(i16::from_le_bytes(hundredths)) / 100.0).clamp(-limit, limit)
}
