//! Reads the payload of a model of names.
//!
//! All numbers are little-endian. `crates/pressmark-train` writes it in this order:
//!
//! | what | how |
//! | --- | --- |
//! | units of a recurrent layer, words, letters, features, labels, and a digest of the features ([`MadeFor`]) | six numbers of 32 bits |
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
use super::embeddings::Words;
use super::labels::LABELS;
use super::lstm::Layer;
use super::network::Network;
use crate::fixed::{ONE, fours};
use crate::packed_matrix::Blocks;
use crate::payload::Payload;

/// Numbers of a word's vector.
pub const WORD: usize = 100;
/// Numbers of a letter's vector, of a feature's; filters, and the letters that each sees.
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
pub enum Unreadable {
    /// It is not whole, or laid out otherwise.
    Layout,
    /// It was trained with other features: what each of its vectors says is not known here.
    OtherFeatures,
}

/// What a program numbers as the model that it reads must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeFor {
    /// Different letters.
    pub letters: usize,
    /// Different features.
    pub features: usize,
    /// Changes when a feature is added, removed or moved.
    pub digest: u32,
    /// The feature of a word that has no vector.
    pub unknown: u8,
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
///
/// # Errors
///
/// The payload is not whole, or it was made for another program.
pub fn read(payload: &[u8], made_for: &MadeFor) -> Result<(Network, Words), Unreadable> {
    let mut payload = Payload::new(payload);
    let head = payload.head().ok_or(Unreadable::Layout)?;
    let [letters, of_features, labels, digest] = head.made_for;
    if [letters, labels] != [made_for.letters, LABELS] || !head.is_sound() {
        return Err(Unreadable::Layout);
    }
    if [of_features, digest] != [made_for.features, made_for.digest as usize] {
        return Err(Unreadable::OtherFeatures);
    }
    body(payload, &head, made_for).ok_or(Unreadable::Layout)
}

/// What follows the head; none where it is not whole.
fn body(
    mut payload: Payload<'_>,
    &Head { units, words, .. }: &Head,
    made_for: &MadeFor,
) -> Option<(Network, Words)> {
    let letters = payload.fixed(made_for.letters * LETTER)?;
    let features = payload.fixed(made_for.features * FEATURE)?;
    let (scales, weights) = payload.rows(FILTERS, WINDOW * LETTER)?;
    let filters = Filters::new(&letters, &scales, weights, &payload.floats(FILTERS)?);
    let sides = [payload.side(units)?, payload.side(units)?];
    let (label_scales, labels) = payload.rows(LABELS, 2 * units)?;
    let label_bias = fours(&payload.floats(LABELS)?, 1.0);
    let layer = |side: Side<'_>, from: usize| {
        let [(a, b), (c, d)] = side.matrices;
        let labels = Blocks::new(labels, 2 * units, from, units);
        Layer::new((&a, b), (&c, d), &side.bias, labels)
    };
    let [left, right] = sides;
    let layers = [layer(left, 0), layer(right, units)];
    let field = payload.field()?;
    let centres = payload.fixed(PARTS * CENTRES * PART)?;
    let codes = payload.take(words.checked_mul(PARTS)?)?.to_vec();
    let hashes = payload.rising(words)?;
    let network = Network {
        units,
        filters,
        features,
        unknown: made_for.unknown,
        layers,
        label_scales: fours(&label_scales, 1.0 / ONE),
        label_bias,
        field,
    };
    payload
        .is_empty()
        .then(|| (network, Words::new(hashes, codes, centres)))
}

/// A recurrent layer as it lies in the file: weights of inputs and of results.
struct Side<'p> {
    matrices: [(Vec<f32>, &'p [u8]); 2],
    bias: Vec<f32>,
}

impl<'p> Payload<'p> {
    fn head(&mut self) -> Option<Head> {
        let mut numbers = [0; 6];
        for number in &mut numbers {
            *number = self.number()? as usize;
        }
        let [units, words, made_for @ ..] = numbers;
        Some(Head {
            units,
            words,
            made_for,
        })
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
