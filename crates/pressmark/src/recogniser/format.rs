//! Reads the payload of a model of names.
//!
//! All numbers are little-endian. `crates/pressmark-train` writes it in this order:
//!
//! | what | how |
//! | --- | --- |
//! | units of a recurrent layer, words, letters, features, labels, the [`features::DIGEST`] | six numbers of 32 bits |
//! | vectors of letters, of features | 16 bits, fixed point |
//! | filters over letters, then their biases | rows, floats |
//! | from the left, from the right: weights of inputs, of results, biases | rows, rows, floats |
//! | weights of labels, then their biases | rows, floats |
//! | weights from label to label, of the first, of the last label | floats |
//! | centres of the parts of word vectors | 16 bits, fixed point |
//! | for each word 20 bytes: the nearest centre of each part | bytes |
//! | hashes of the words, rising: steps, seven bits a byte, the last byte of each below 128 | bytes |
//!
//! "Rows" are the scales of all rows as floats, then the weights, eight bits each. "Fixed point" counts in 1/4096.

use super::char_cnn::Filters;
use super::char_ids::CHARACTERS;
use super::embeddings::Words;
use super::features::{self, FEATURES};
use super::fixed::{ONE, fours};
use super::labels::LABELS;
use super::lstm::Layer;
use super::network::Network;
use super::packed_matrix::Blocks;

/// Numbers of a word's vector, of a letter's, of a feature's; filters, and the letters that each sees.
pub(super) const WORD: usize = 100;
pub(super) const LETTER: usize = 24;
pub(super) const FEATURE: usize = 40;
pub(super) const FILTERS: usize = 48;
pub(super) const WINDOW: usize = 3;
/// What the recurrent layers read of a token.
pub(super) const INPUT: usize = WORD + FILTERS + FEATURE;

/// Parts of a word's vector, numbers of a part, centres of a part.
pub(super) const PARTS: usize = 20;
pub(super) const PART: usize = WORD / PARTS;
const CENTRES: usize = 256;

/// No model is larger; what claims more is damaged.
const MOST_UNITS: usize = 1024;
const MOST_WORDS: usize = 1 << 20;

/// Why a payload is no network for this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is not whole, or laid out otherwise.
    Layout,
    /// It was trained with other features: what each of its vectors says is not known here.
    OtherFeatures,
}

/// What a payload begins with.
struct Head {
    units: usize,
    words: usize,
    /// Letters, features, labels, and the features' digest.
    made_for: [usize; 4],
}

impl Head {
    /// The rows of four gates make whole blocks, and nothing is larger than a model may be.
    fn is_sound(&self) -> bool {
        let units = self.units;
        let fits = units > 0 && units.is_multiple_of(8) && units <= MOST_UNITS;
        fits && self.words <= MOST_WORDS
    }
}

/// The network and its words.
pub(super) fn read(payload: &[u8]) -> Result<(Network, Words), Unreadable> {
    let mut reader = Reader { rest: payload };
    let head = reader.head().ok_or(Unreadable::Layout)?;
    let [letters, of_features, labels, digest] = head.made_for;
    if [letters, labels] != [CHARACTERS, LABELS] || !head.is_sound() {
        return Err(Unreadable::Layout);
    }
    if [of_features, digest] != [FEATURES, features::DIGEST as usize] {
        return Err(Unreadable::OtherFeatures);
    }
    body(reader, &head).ok_or(Unreadable::Layout)
}

/// What follows the head; none where it is not whole.
fn body(mut reader: Reader<'_>, &Head { units, words, .. }: &Head) -> Option<(Network, Words)> {
    let letters = reader.fixed(CHARACTERS * LETTER)?;
    let features = reader.fixed(FEATURES * FEATURE)?;
    let (scales, weights) = reader.rows(FILTERS, WINDOW * LETTER)?;
    let filters = Filters::new(&letters, &scales, weights, &reader.floats(FILTERS)?);
    let sides = [reader.side(units)?, reader.side(units)?];
    let (label_scales, labels) = reader.rows(LABELS, 2 * units)?;
    let label_bias = fours(&reader.floats(LABELS)?, 1.0);
    let layer = |side: Side<'_>, from: usize| {
        let [(a, b), (c, d)] = side.matrices;
        let labels = Blocks::new(labels, 2 * units, from, units);
        Layer::new((&a, b), (&c, d), &side.bias, labels)
    };
    let [left, right] = sides;
    let layers = [layer(left, 0), layer(right, units)];
    let field = reader.field()?;
    let centres = reader.fixed(PARTS * CENTRES * PART)?;
    let codes = reader.take(words.checked_mul(PARTS)?)?.to_vec();
    let hashes = hashes(reader.rest, words)?;
    let network = Network {
        units,
        filters,
        features,
        layers,
        label_scales: fours(&label_scales, 1.0 / ONE),
        label_bias,
        field,
    };
    Some((network, Words::new(hashes, codes, centres)))
}

struct Reader<'p> {
    rest: &'p [u8],
}

/// A recurrent layer as it lies in the file: weights of inputs and of results.
struct Side<'p> {
    matrices: [(Vec<f32>, &'p [u8]); 2],
    bias: Vec<f32>,
}

impl<'p> Reader<'p> {
    fn take(&mut self, bytes: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    fn head(&mut self) -> Option<Head> {
        let (units, words) = (self.number()?, self.number()?);
        let mut made_for = [0; 4];
        for number in &mut made_for {
            *number = self.number()?;
        }
        Some(Head {
            units,
            words,
            made_for,
        })
    }

    fn number(&mut self) -> Option<usize> {
        let bytes = self.take(4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    /// Finite numbers only.
    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count.checked_mul(4)?)?.chunks_exact(4);
        bytes
            .map(|b| Some(f32::from_le_bytes(b.try_into().ok()?)).filter(|f| f.is_finite()))
            .collect()
    }

    fn fixed(&mut self, count: usize) -> Option<Vec<i16>> {
        let bytes = self.take(count.checked_mul(2)?)?.chunks_exact(2);
        bytes
            .map(|b| Some(i16::from_le_bytes(b.try_into().ok()?)))
            .collect()
    }

    /// Scales, and weights of eight bits.
    fn rows(&mut self, rows: usize, columns: usize) -> Option<(Vec<f32>, &'p [u8])> {
        let scales = self.floats(rows)?;
        Some((scales, self.take(rows.checked_mul(columns)?)?))
    }

    fn side(&mut self, units: usize) -> Option<Side<'p>> {
        Some(Side {
            matrices: [self.rows(4 * units, INPUT)?, self.rows(4 * units, units)?],
            bias: self.floats(4 * units)?,
        })
    }

    fn field(&mut self) -> Option<super::crf::Field> {
        let steps = self.floats(LABELS * LABELS)?;
        let (first, last) = (self.floats(LABELS)?, self.floats(LABELS)?);
        Some(super::crf::Field::new(&steps, &first, &last))
    }
}

/// Exactly `count` hashes, each more than the one before.
fn hashes(bytes: &[u8], count: usize) -> Option<Vec<u32>> {
    // A step takes a byte at least, so a damaged count cannot ask for much.
    let mut hashes = Vec::with_capacity(count.min(bytes.len()));
    let (mut hash, mut step, mut shift) = (0_u64, 0_u64, 0);
    for byte in bytes {
        step |= u64::from(byte & 127) << shift;
        if byte & 128 != 0 {
            shift += 7;
            if shift > 28 {
                return None;
            }
            continue;
        }
        hash += step;
        if step == 0 && !hashes.is_empty() {
            return None;
        }
        hashes.push(u32::try_from(hash).ok()?);
        (step, shift) = (0, 0);
    }
    (hashes.len() == count && shift == 0).then_some(hashes)
}
