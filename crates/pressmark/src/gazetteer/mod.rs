//! The gazetteer: place names and what they may stand for, read in place from a model file.
//!
//! The payload is one block of bytes that is never unpacked: a sorted, front-coded table of names ([`names`]), records of
//! fixed width in columns ([`places`]) and the areas that they lie in ([`areas`], [`labels`]). `crates/pressmark-train` writes it.
//!
//! | section | holds |
//! | --- | --- |
//! | header | seven numbers of 32 bits: names, blocks of names, bytes of names, places, areas, bytes of labels, countries |
//! | blocks | for each block of 16 names its offset in the names and the number of the first place of its names, 32 bits each |
//! | names | see [`names`] |
//! | places | see [`places`] |
//! | areas | see [`areas`] |
//! | label offsets | for each area the offset of its label in the labels, 32 bits |
//! | labels | a length byte and UTF-8 each; countries come first, in the order of the countries |
//! | countries | two letters and the number of the country's place, 32 bits each |
//!
//! All numbers are little-endian. [`Gazetteer::new`] checks that the sections fill the payload; every look-up after that is
//! bounded by the section it reads, so that damaged bytes give no place or a wrong one, never a panic.

mod areas;
mod key;
mod labels;
mod names;
mod places;
mod prominence;

pub use areas::{AREA, Area, area_of};
pub(crate) use key::AIRPORTS;
pub use key::{area_code, key};
pub use names::{BLOCK, Reading};
pub use places::{COLUMNS, Place, hundredths};
pub use prominence::{inhabitants, magnitude, prominence};

use core::ops::Range;

use crate::sorting::sort_by_key;

/// Numbers of 32 bits before the sections.
pub const HEADER_NUMBERS: usize = 7;
/// Bytes of a country's entry: two letters, a place's number.
const COUNTRY: usize = 6;

/// Place names and what they may stand for.
#[derive(Debug)]
pub struct Gazetteer {
    payload: Vec<u8>,
    blocks: Range<usize>,
    names: Range<usize>,
    places: Range<usize>,
    areas: Range<usize>,
    label_offsets: Range<usize>,
    labels: Range<usize>,
    countries: Range<usize>,
    place_count: usize,
}

/// The payload's sections do not add up to its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLayout;

impl core::fmt::Display for BadLayout {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the gazetteer's sections do not add up to its length")
    }
}

impl core::error::Error for BadLayout {}

impl Gazetteer {
    /// Takes a payload as `train gazetteer` writes it; nothing is copied or unpacked.
    ///
    /// # Errors
    ///
    /// Where the sections that the header names do not fill the payload exactly.
    pub fn new(payload: Vec<u8>) -> Result<Self, BadLayout> {
        let number = |at: usize| read_u32(&payload, at * 4).map(|n| n as usize);
        let mut numbers = [0; HEADER_NUMBERS];
        for (at, slot) in numbers.iter_mut().enumerate() {
            *slot = number(at).ok_or(BadLayout)?;
        }
        let [
            names,
            blocks,
            name_bytes,
            places,
            labels,
            label_bytes,
            countries,
        ] = numbers;
        if blocks != names.div_ceil(BLOCK) {
            return Err(BadLayout);
        }
        let mut at = HEADER_NUMBERS * 4;
        let mut section = |entries: usize, width: usize| {
            let from = at;
            at = entries.checked_mul(width)?.checked_add(from)?;
            Some(from..at)
        };
        let ranges = (|| {
            Some([
                section(blocks, names::ENTRY)?,
                section(name_bytes, 1)?,
                section(places, COLUMNS)?,
                section(labels, AREA)?,
                section(labels, 4)?,
                section(label_bytes, 1)?,
                section(countries, COUNTRY)?,
            ])
        })()
        .ok_or(BadLayout)?;
        let [
            blocks,
            names,
            columns,
            areas,
            label_offsets,
            labels,
            countries,
        ] = ranges;
        if countries.end != payload.len() {
            return Err(BadLayout);
        }
        Ok(Self {
            payload,
            blocks,
            names,
            places: columns,
            areas,
            label_offsets,
            labels,
            countries,
            place_count: places,
        })
    }

    /// What the name may stand for, most prominent first; `key` comes from [`key()`].
    #[must_use]
    pub fn readings(&self, key: &str) -> Vec<Reading> {
        let mut readings = names::find(self.section(&self.blocks), self.section(&self.names), key);
        readings.retain(|reading| (reading.place as usize) < self.place_count);
        if readings.len() > 1 {
            sort_by_key(&mut readings, |reading| {
                let prominence = self.place(reading.place).map_or(0, |p| p.prominence);
                let weight = reading.weight(prominence);
                (u64::from(u8::MAX - weight), u64::from(reading.place))
            });
        }
        readings
    }

    /// The place with this number.
    #[must_use]
    pub fn place(&self, number: u32) -> Option<Place> {
        let areas = self.section(&self.areas);
        places::read(
            self.section(&self.places),
            self.place_count,
            number as usize,
            self.countries.len() / COUNTRY,
            |number| areas::read(areas, number),
        )
    }

    /// Two letters (ISO 3166-1 alpha-2) of the country that a place names by its number.
    #[must_use]
    pub fn country_code(&self, country: u8) -> Option<[u8; 2]> {
        let entry = self
            .section(&self.countries)
            .chunks_exact(COUNTRY)
            .nth(usize::from(country))?;
        Some([entry[0], entry[1]])
    }

    /// The place of the country with this code.
    #[must_use]
    pub fn country(&self, code: [u8; 2]) -> Option<u32> {
        let entries = self.section(&self.countries);
        let entry = entries
            .chunks_exact(COUNTRY)
            .find(|entry| entry[..2] == code)?;
        read_u32(entry, 2).filter(|&n| (n as usize) < self.place_count)
    }

    /// The usual name of the country that a place names by its number.
    #[must_use]
    pub fn country_name(&self, country: u8) -> Option<&str> {
        self.country_code(country)?;
        self.label(usize::from(country))
    }

    /// The name of the state or province that a place names by its number.
    #[must_use]
    pub fn region_name(&self, region: u16) -> Option<&str> {
        if region == 0 {
            return None;
        }
        self.label(usize::from(region))
    }

    fn label(&self, number: usize) -> Option<&str> {
        labels::read(
            self.section(&self.label_offsets),
            self.section(&self.labels),
            number,
        )
    }

    fn section(&self, range: &Range<usize>) -> &[u8] {
        self.payload.get(range.clone()).unwrap_or_default()
    }
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn read_i16(bytes: &[u8], at: usize) -> Option<i16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(i16::from_le_bytes(two.try_into().ok()?))
}
