//! The model file's payload: the parameters in eight bits, one scale a row; words by hash; quantised vectors.
//!
//! `crates/pressmark-networks/src/names/format.rs` reads it and says what stands where.

use pressmark::recogniser::{CHARACTERS, LABELS, RecogniserInput};

use crate::names::network::shape::{FEATURE, FILTERS, INPUT, LETTER, Shape, WINDOW};
use crate::names::vectors::{ONE, PARTS, Vectors};

/// The whole payload.
pub(crate) fn payload(parameters: &[f32], shape: &Shape, vectors: &Vectors) -> Vec<u8> {
    let units = shape.units;
    let words = Words::of(vectors);
    let mut out = Vec::new();
    for number in [
        units,
        words.count,
        CHARACTERS,
        RecogniserInput::FEATURES,
        LABELS,
        RecogniserInput::DIGEST as usize,
    ] {
        out.extend((number as u32).to_le_bytes());
    }
    fixed(&mut out, &parameters[shape.letters.clone()]);
    fixed(&mut out, &parameters[shape.features.clone()]);
    rows(
        &mut out,
        &parameters[shape.filters.clone()],
        FILTERS,
        WINDOW * LETTER,
    );
    floats(&mut out, &parameters[shape.filter_bias.clone()]);
    for layer in &shape.layers {
        rows(&mut out, &parameters[layer.input.clone()], 4 * units, INPUT);
        rows(
            &mut out,
            &parameters[layer.recurrent.clone()],
            4 * units,
            units,
        );
        floats(&mut out, &parameters[layer.bias.clone()]);
    }
    rows(
        &mut out,
        &parameters[shape.output.clone()],
        LABELS,
        2 * units,
    );
    for part in [&shape.output_bias, &shape.steps, &shape.first, &shape.last] {
        floats(&mut out, &parameters[part.clone()]);
    }
    out.extend(vectors.centres.iter().flat_map(|value| value.to_le_bytes()));
    out.extend(words.codes);
    out.extend(words.hashes);
    debug_assert_eq!(FILTERS + FEATURE + 100, INPUT);
    out
}

/// Words in the order of their hashes.
struct Words {
    count: usize,
    /// Steps from hash to hash, seven bits a byte, the last byte of each below 128.
    hashes: Vec<u8>,
    codes: Vec<u8>,
}

impl Words {
    fn of(vectors: &Vectors) -> Self {
        let mut order: Vec<(u32, usize)> = vectors.hashes.iter().copied().zip(0..).collect();
        order.sort_unstable();
        // Of two words with one hash the more frequent stays.
        order.dedup_by_key(|(hash, _)| *hash);
        let mut words = Self {
            count: order.len(),
            hashes: Vec::new(),
            codes: Vec::new(),
        };
        let mut before = 0;
        for (hash, word) in order {
            let mut step = hash - before;
            before = hash;
            while step >= 128 {
                words.hashes.push(step as u8 | 128);
                step >>= 7;
            }
            words.hashes.push(step as u8);
            words.codes.extend(&vectors.codes[word * PARTS..][..PARTS]);
        }
        words
    }
}

fn floats(out: &mut Vec<u8>, values: &[f32]) {
    out.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

/// 16 bits, in units of 1 / ONE.
fn fixed(out: &mut Vec<u8>, values: &[f32]) {
    let values = values.iter().map(|value| (value * ONE).round() as i16);
    out.extend(values.flat_map(i16::to_le_bytes));
}

/// Scales of all rows, then the weights in eight bits.
fn rows(out: &mut Vec<u8>, weights: &[f32], rows: usize, columns: usize) {
    debug_assert_eq!(weights.len(), rows * columns);
    let scale = |row: &[f32]| row.iter().fold(1e-6_f32, |top, value| top.max(value.abs())) / 127.0;
    for row in weights.chunks_exact(columns) {
        out.extend(scale(row).to_le_bytes());
    }
    for row in weights.chunks_exact(columns) {
        let scale = scale(row);
        out.extend(row.iter().map(|value| (value / scale).round() as i8 as u8));
    }
}
