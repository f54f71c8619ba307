//! Reads the payload of a model of names.
//!
//! All numbers are little-endian. `crates/train` writes it in this order:
//!
//! | what | how |
//! | --- | --- |
//! | units of a recurrent layer, words, letters, clues, labels | five numbers of 32 bits |
//! | vectors of letters, of clues | 16 bits, fixed point |
//! | filters over letters, then their biases | rows, floats |
//! | from the left, from the right: weights of inputs, of results, biases | rows, rows, floats |
//! | weights of labels, then their biases | rows, floats |
//! | weights from label to label, of the first, of the last label | floats |
//! | centres of the parts of word vectors | 16 bits, fixed point |
//! | for each word 20 bytes: the nearest centre of each part | bytes |
//! | hashes of the words, rising: steps, seven bits a byte, the last byte of each below 128 | bytes |
//!
//! "Rows" are the scales of all rows as floats, then the weights, eight bits each. "Fixed point" counts in 1/4096.

use super::labels::LABELS;
use super::lanes::{self, LANES};
use super::layer::Layer;
use super::network::{LETTER_LANES, Network};
use super::rows::Rows;
use super::spelling::CHARACTERS;
use super::words::Words;
use crate::names::CLUES;

/// Numbers of a word's vector, of a letter's, of a clue's; filters, and the letters that each sees.
pub(super) const WORD: usize = 100;
pub(super) const LETTER: usize = 24;
pub(super) const CLUE: usize = 40;
pub(super) const FILTERS: usize = 48;
pub(super) const WINDOW: usize = 3;
/// What the recurrent layers read of a token.
pub(super) const INPUT: usize = WORD + FILTERS + CLUE;

/// Parts of a word's vector, numbers of a part, centres of a part.
pub(super) const PARTS: usize = 20;
pub(super) const PART: usize = WORD / PARTS;
const CENTRES: usize = 256;

/// No model is larger; what claims more is damaged.
const MOST_UNITS: usize = 1024;
const MOST_WORDS: usize = 1 << 20;

/// The network and its words; none where the payload is not whole, or made for other clues, letters or labels.
pub(super) fn read(payload: &[u8]) -> Option<(Network, Words)> {
    let mut reader = Reader { rest: payload };
    let units = reader.number()?;
    let words = reader.number()?;
    let made_for = [reader.number()?, reader.number()?, reader.number()?];
    // Eight results are read at a time, and the rows of four gates make whole blocks.
    let fits =
        units > 0 && units.is_multiple_of(LANES) && units <= MOST_UNITS && words <= MOST_WORDS;
    if !fits || made_for != [CHARACTERS, CLUES, LABELS] {
        return None;
    }
    let mut letters = Vec::with_capacity(CHARACTERS * LETTER_LANES);
    lanes::fill(reader.fixed(CHARACTERS * LETTER)?.into_iter(), &mut letters);
    let clues = reader.fixed(CLUES * CLUE)?;
    let filters = reader.rows(FILTERS, WINDOW * LETTER)?;
    let filter_bias = reader.floats(FILTERS)?;
    let layers = [reader.layer(units)?, reader.layer(units)?];
    let output = reader.rows(LABELS, 2 * units)?;
    let output_bias = reader.floats(LABELS)?;
    let field = reader.field()?;
    let centres = reader.fixed(PARTS * CENTRES * PART)?;
    let codes = reader.take(words.checked_mul(PARTS)?)?.to_vec();
    let hashes = hashes(reader.rest, words)?;
    let network = Network {
        units,
        letters,
        clues,
        filters,
        filter_bias,
        layers,
        output,
        output_bias,
        field,
    };
    Some((network, Words::new(hashes, codes, centres)))
}

struct Reader<'p> {
    rest: &'p [u8],
}

impl<'p> Reader<'p> {
    fn take(&mut self, bytes: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
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

    fn rows(&mut self, rows: usize, columns: usize) -> Option<Rows> {
        let scales = self.floats(rows)?;
        let weights = self.take(rows.checked_mul(columns)?)?;
        Some(Rows::new(scales, weights, columns))
    }

    fn layer(&mut self, units: usize) -> Option<Layer> {
        let rows = 4 * units;
        let (input_scales, input) = (self.floats(rows)?, self.take(rows * INPUT)?);
        let (recurrent_scales, recurrent) = (self.floats(rows)?, self.take(rows * units)?);
        Some(Layer::new(
            (&input_scales, input),
            (&recurrent_scales, recurrent),
            &self.floats(rows)?,
        ))
    }

    fn field(&mut self) -> Option<super::field::Field> {
        let steps = self.floats(LABELS * LABELS)?;
        let (first, last) = (self.floats(LABELS)?, self.floats(LABELS)?);
        Some(super::field::Field::new(&steps, &first, &last))
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
