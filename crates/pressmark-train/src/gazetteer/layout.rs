//! Writes the payload that [`pressmark::gazetteer`] reads; the layout is described there.

use std::collections::BTreeMap;

use pressmark::gazetteer::{Area, BLOCK, COLUMNS, HEADER_NUMBERS, Place, area_of};

/// What the gazetteer holds.
#[derive(Debug)]
pub(crate) struct Content {
    /// In the order of their usual names.
    pub(crate) places: Vec<Place>,
    /// By key what bears the name.
    pub(crate) names: BTreeMap<String, Bearers>,
    /// Countries first, then an empty label for "no region", then states and provinces.
    pub(crate) labels: Vec<String>,
    /// In the order of the labels.
    pub(crate) areas: Vec<Area>,
    /// Codes with the numbers of their places, in the order of the labels.
    pub(crate) countries: Vec<([u8; 2], u32)>,
}

/// The places of a name.
#[derive(Debug, Default)]
pub(crate) struct Bearers {
    /// How many have it for their usual name.
    pub(crate) own: u32,
    /// The numbers of others, and whether it is a lesser name of theirs.
    pub(crate) others: Vec<(u32, bool)>,
}

/// The payload's bytes.
pub(crate) fn write(content: &Content) -> Vec<u8> {
    let (blocks, names) = names(&content.names);
    let (label_offsets, labels) = labels(&content.labels);
    let header = [
        content.names.len(),
        blocks.len(),
        names.len(),
        content.places.len(),
        content.labels.len(),
        labels.len(),
        content.countries.len(),
    ];
    debug_assert_eq!(header.len(), HEADER_NUMBERS);
    let mut payload = Vec::new();
    for number in header {
        payload.extend_from_slice(&(number as u32).to_le_bytes());
    }
    payload.extend(
        blocks
            .iter()
            .flatten()
            .flat_map(|number| number.to_le_bytes()),
    );
    payload.extend_from_slice(&names);
    payload.extend(columns(content));
    payload.extend(content.areas.iter().flat_map(|area| area.bytes()));
    payload.extend(label_offsets.iter().flat_map(|offset| offset.to_le_bytes()));
    payload.extend_from_slice(&labels);
    for (code, place) in &content.countries {
        payload.extend_from_slice(code);
        payload.extend_from_slice(&place.to_le_bytes());
    }
    payload
}

fn names(names: &BTreeMap<String, Bearers>) -> (Vec<[u32; 2]>, Vec<u8>) {
    let mut blocks = Vec::new();
    let mut bytes = Vec::new();
    let mut before = "";
    let mut next = 0;
    for (n, (name, bearers)) in names.iter().enumerate() {
        if n % BLOCK == 0 {
            blocks.push([bytes.len() as u32, next]);
            before = "";
        }
        let shared = before
            .bytes()
            .zip(name.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        bytes.push(shared as u8);
        bytes.push((name.len() - shared) as u8);
        bytes.extend_from_slice(&name.as_bytes()[shared..]);
        let others = &bearers.others;
        number(bearers.own << 1 | u32::from(!others.is_empty()), &mut bytes);
        next += bearers.own;
        for (at, &(place, is_other_name)) in others.iter().enumerate() {
            let more = at + 1 < others.len();
            number(
                place << 2 | u32::from(more) << 1 | u32::from(is_other_name),
                &mut bytes,
            );
        }
        before = name;
    }
    (blocks, bytes)
}

fn number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn labels(labels: &[String]) -> (Vec<u32>, Vec<u8>) {
    let mut offsets = Vec::new();
    let mut bytes = Vec::new();
    for label in labels {
        offsets.push(bytes.len() as u32);
        bytes.push(label.len() as u8);
        bytes.extend_from_slice(label.as_bytes());
    }
    (offsets, bytes)
}

fn columns(content: &Content) -> Vec<u8> {
    let places = &content.places;
    let mut columns = vec![0; COLUMNS * places.len()];
    for (n, place) in places.iter().enumerate() {
        let number = area_of(place, content.countries.len());
        let area = content.areas[usize::from(number)];
        for (column, byte) in place.bytes(number, area).into_iter().enumerate() {
            columns[column * places.len() + n] = byte;
        }
    }
    columns
}
