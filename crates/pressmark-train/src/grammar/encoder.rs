//! From words to what they are in their sentence, in floating point, and the way back.

use pressmark_networks::grammar::shape::{
    CONTEXT, CONTEXT_SIDE, INPUT, NEAR, NEAR_SIDE, SHAPE, TAGS, VECTOR, WORD,
};

use super::examples::{Token, Vectors};
use super::layers::Layers;
use crate::names::random::Random;

/// No unit gives more: what sixteen bits hold ([`pressmark_networks::grammar::shape::VALUE`]).
pub(super) const MOST: f32 = 7.99;

/// From here on a unit is full.
const FULL: f32 = 7.989;

/// Chances that a unit, a word's vector, or the word itself is left out while learning.
pub(super) struct Dropout {
    pub(super) unit: f32,
    pub(super) vector: f32,
    pub(super) word: f32,
}

/// A sentence as the network sees it: for each token the values of each layer, one after another.
pub(super) struct Encoded {
    rows: Vec<[u32; 5]>,
    input: Vec<f32>,
    word: Layer,
    near: Layer,
    pub(super) context: Layer,
    /// What speaks for each tag.
    pub(super) tags: Vec<f32>,
}

/// Rectified values, and what each unit is multiplied with while some are left out.
pub(super) struct Layer {
    pub(super) values: Vec<f32>,
    kept: Vec<f32>,
    units: usize,
}

impl Layer {
    fn new(tokens: usize, units: usize, dropped: f32, random: &mut Option<&mut Random>) -> Self {
        let mut keep = || match random {
            Some(random) => mask(random, dropped),
            None => 1.0,
        };
        Self {
            kept: (0..tokens * units).map(|_| keep()).collect(),
            values: vec![0.0; tokens * units],
            units,
        }
    }

    pub(super) fn of(&self, token: usize) -> &[f32] {
        &self.values[token * self.units..][..self.units]
    }

    fn set(&mut self, token: usize, sums: &[f32]) {
        let at = token * self.units;
        for (n, sum) in sums.iter().enumerate() {
            self.values[at + n] = sum.clamp(0.0, MOST) * self.kept[at + n];
        }
    }

    /// What the sums of a token should change by.
    fn slope(&self, token: usize, of_values: &[f32]) -> Vec<f32> {
        let at = token * self.units;
        let slope =
            |n: usize| rectified_slope(self.values[at + n], of_values[at + n], self.kept[at + n]);
        (0..self.units).map(slope).collect()
    }
}

/// What the sum of a unit should change by. A unit that is off passes nothing on, nor does one that is full and should be fuller:
/// its sum would grow for ever, and one that is full at every word says nothing any more.
pub(super) fn rectified_slope(value: f32, of_value: f32, kept: f32) -> f32 {
    if value <= 0.0 || value >= FULL && of_value < 0.0 {
        0.0
    } else {
        of_value * kept
    }
}

/// What a unit is multiplied with: zero where it is left out, else what makes up for those that are.
pub(super) fn mask(random: &mut Random, dropped: f32) -> f32 {
    if random.chance(dropped) {
        0.0
    } else {
        1.0 / (1.0 - dropped)
    }
}

/// Tokens from `side` before this one to `side` after it, each with its place from left to right.
fn around(token: usize, side: usize, tokens: usize) -> impl Iterator<Item = (usize, usize)> {
    (token.saturating_sub(side)..(token + side + 1).min(tokens))
        .map(move |at| (at, at + side - token))
}

/// Reads a sentence. Where there are random numbers, some of it is left out.
pub(super) fn encode(
    layers: &Layers,
    parameters: &[f32],
    tokens: &[Token],
    vectors: &Vectors,
    dropout: &Dropout,
    mut random: Option<&mut Random>,
) -> Encoded {
    let count = tokens.len();
    let mut encoded = Encoded {
        rows: Vec::with_capacity(count),
        input: Vec::with_capacity(count * INPUT),
        word: Layer::new(count, WORD, dropout.unit, &mut random),
        near: Layer::new(count, NEAR, dropout.unit, &mut random),
        context: Layer::new(count, CONTEXT, dropout.unit, &mut random),
        tags: vec![0.0; count * TAGS],
    };
    for token in tokens {
        let mut left_out =
            |chance: f32| random.as_mut().is_some_and(|random| random.chance(chance));
        let vector = token.vector.filter(|_| !left_out(dropout.vector));
        let mut rows = token.rows;
        if left_out(dropout.word) {
            rows[0] = 0;
        }
        input(
            layers,
            parameters,
            vector.map(|vector| vectors.of(vector)),
            rows,
            &mut encoded.input,
        );
        encoded.rows.push(rows);
    }
    for token in 0..count {
        let mut sums = layers.word_bias.all(parameters).to_vec();
        layers.word.add(
            parameters,
            &encoded.input[token * INPUT..][..INPUT],
            &mut sums,
        );
        encoded.word.set(token, &sums);
    }
    for token in 0..count {
        let mut sums = layers.near_bias.all(parameters).to_vec();
        for (at, place) in around(token, NEAR_SIDE, count) {
            layers.near[place].add(parameters, encoded.word.of(at), &mut sums);
        }
        encoded.near.set(token, &sums);
    }
    for token in 0..count {
        let mut sums = layers.context_bias.all(parameters).to_vec();
        for (at, place) in around(token, CONTEXT_SIDE, count) {
            layers.context[place].add(parameters, encoded.near.of(at), &mut sums);
        }
        encoded.context.set(token, &sums);
        let tags = &mut encoded.tags[token * TAGS..][..TAGS];
        tags.copy_from_slice(layers.tags_bias.all(parameters));
        layers.tags.add(parameters, encoded.context.of(token), tags);
    }
    encoded
}

/// Adds a token's input.
fn input(
    layers: &Layers,
    parameters: &[f32],
    vector: Option<&[f32]>,
    rows: [u32; 5],
    out: &mut Vec<f32>,
) {
    out.extend_from_slice(vector.unwrap_or(&[0.0; VECTOR]));
    for (table, row) in layers.tables.iter().chain([&layers.shapes]).zip(rows) {
        out.extend_from_slice(table.row(parameters, row as usize));
    }
    out.push(if vector.is_some() { 0.0 } else { 1.0 });
}

/// The way back, from what the tags and the values of the context should change by.
pub(super) fn back(
    layers: &Layers,
    parameters: &[f32],
    encoded: &Encoded,
    of_tags: &[f32],
    mut of_context: Vec<f32>,
    gradient: &mut [f32],
) {
    let count = encoded.rows.len();
    for token in 0..count {
        let slope = &of_tags[token * TAGS..][..TAGS];
        super::layers::axpy(layers.tags_bias.row_mut(gradient, 0), 1.0, slope);
        let of_values = &mut of_context[token * CONTEXT..][..CONTEXT];
        layers.tags.back(
            parameters,
            encoded.context.of(token),
            slope,
            gradient,
            Some(of_values),
        );
    }
    let mut of_near = vec![0.0; count * NEAR];
    for token in 0..count {
        let slope = encoded.context.slope(token, &of_context);
        super::layers::axpy(layers.context_bias.row_mut(gradient, 0), 1.0, &slope);
        for (at, place) in around(token, CONTEXT_SIDE, count) {
            let of_values = &mut of_near[at * NEAR..][..NEAR];
            layers.context[place].back(
                parameters,
                encoded.near.of(at),
                &slope,
                gradient,
                Some(of_values),
            );
        }
    }
    let mut of_word = vec![0.0; count * WORD];
    for token in 0..count {
        let slope = encoded.near.slope(token, &of_near);
        super::layers::axpy(layers.near_bias.row_mut(gradient, 0), 1.0, &slope);
        for (at, place) in around(token, NEAR_SIDE, count) {
            let of_values = &mut of_word[at * WORD..][..WORD];
            layers.near[place].back(
                parameters,
                encoded.word.of(at),
                &slope,
                gradient,
                Some(of_values),
            );
        }
    }
    for token in 0..count {
        let slope = encoded.word.slope(token, &of_word);
        super::layers::axpy(layers.word_bias.row_mut(gradient, 0), 1.0, &slope);
        let values = &encoded.input[token * INPUT..][..INPUT];
        let mut of_input = [0.0; INPUT];
        layers
            .word
            .back(parameters, values, &slope, gradient, Some(&mut of_input));
        learnt(layers, encoded.rows[token], &of_input, gradient);
    }
}

/// What is learnt of words, ends and shapes.
fn learnt(layers: &Layers, rows: [u32; 5], of_input: &[f32; INPUT], gradient: &mut [f32]) {
    let mut at = VECTOR;
    for (table, row) in layers.tables.iter().chain([&layers.shapes]).zip(rows) {
        let slope = &of_input[at..][..table.columns];
        super::layers::axpy(table.row_mut(gradient, row as usize), 1.0, slope);
        at += table.columns;
    }
    debug_assert_eq!(at, INPUT - 1);
    debug_assert_eq!(layers.shapes.columns, SHAPE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_unit_learns_only_to_be_less_full() {
        assert_eq!(rectified_slope(0.0, 0.5, 1.0), 0.0);
        assert_eq!(rectified_slope(1.0, -0.5, 2.0), -1.0);
        assert_eq!(rectified_slope(MOST, -0.5, 1.0), 0.0);
        assert_eq!(rectified_slope(MOST, 0.5, 1.0), 0.5);
    }
}
