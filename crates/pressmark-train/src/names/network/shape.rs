//! How large the network is, and where each of its parts lies among all parameters.

use std::ops::Range;

use pressmark::recogniser::RecogniserInput;
use pressmark::recogniser::{CHARACTERS, LABELS};

use crate::names::random::Random;

/// Numbers of a word's vector.
pub(crate) const WORD: usize = 100;
/// Numbers of a letter's vector.
pub(crate) const LETTER: usize = 24;
/// Filters over letters, each three letters wide.
pub(crate) const FILTERS: usize = 48;
pub(crate) const WINDOW: usize = 3;
/// Numbers of a feature's vector.
pub(crate) const FEATURE: usize = 40;
/// What the recurrent layers read of a token.
pub(crate) const INPUT: usize = WORD + FILTERS + FEATURE;

/// Where the parts lie in the vector of all parameters.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// Units of each of the two recurrent layers.
    pub(crate) units: usize,
    /// CHARACTERS x LETTER.
    pub(crate) letters: Range<usize>,
    /// FILTERS x (WINDOW * LETTER), then FILTERS biases.
    pub(crate) filters: Range<usize>,
    pub(crate) filter_bias: Range<usize>,
    /// FEATURES x FEATURE.
    pub(crate) features: Range<usize>,
    /// From the left, from the right.
    pub(crate) layers: [Layer; 2],
    /// LABELS x (2 * units).
    pub(crate) output: Range<usize>,
    pub(crate) output_bias: Range<usize>,
    /// From label to label, LABELS x LABELS; then the first and the last label of a sentence.
    pub(crate) steps: Range<usize>,
    pub(crate) first: Range<usize>,
    pub(crate) last: Range<usize>,
    pub(crate) parameters: usize,
}

/// Gates stand in the order input, forget, output, candidate; each has `units` rows.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    /// (4 * units) x INPUT.
    pub(crate) input: Range<usize>,
    /// (4 * units) x units.
    pub(crate) recurrent: Range<usize>,
    pub(crate) bias: Range<usize>,
}

impl Shape {
    pub(crate) fn new(units: usize) -> Self {
        let mut end = 0;
        let mut take = |length: usize| {
            end += length;
            end - length..end
        };
        let letters = take(CHARACTERS * LETTER);
        let filters = take(FILTERS * WINDOW * LETTER);
        let filter_bias = take(FILTERS);
        let features = take(RecogniserInput::FEATURES * FEATURE);
        let mut layer = || Layer {
            input: take(4 * units * INPUT),
            recurrent: take(4 * units * units),
            bias: take(4 * units),
        };
        let layers = [layer(), layer()];
        Self {
            units,
            letters,
            filters,
            filter_bias,
            features,
            layers,
            output: take(LABELS * 2 * units),
            output_bias: take(LABELS),
            steps: take(LABELS * LABELS),
            first: take(LABELS),
            last: take(LABELS),
            parameters: end,
        }
    }

    /// Uniform within the bounds of Glorot and Bengio (2010); the forget gates begin open.
    pub(crate) fn begin(&self, random: &mut Random) -> Vec<f32> {
        let mut parameters = vec![0.0; self.parameters];
        let mut fill = |range: &Range<usize>, bound: f32| {
            for value in &mut parameters[range.clone()] {
                *value = (random.unit() * 2.0 - 1.0) * bound;
            }
        };
        let bound = |a: usize, b: usize| (6.0 / (a + b) as f32).sqrt();
        fill(&self.letters, 0.3);
        fill(&self.filters, bound(WINDOW * LETTER, FILTERS));
        fill(&self.features, 0.1);
        for layer in &self.layers {
            fill(&layer.input, bound(INPUT, self.units));
            fill(&layer.recurrent, bound(self.units, self.units));
        }
        fill(&self.output, bound(2 * self.units, LABELS));
        for layer in &self.layers {
            let forget = layer.bias.start + self.units..layer.bias.start + 2 * self.units;
            parameters[forget].fill(1.0);
        }
        parameters
    }
}
