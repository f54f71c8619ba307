//! A recurrent layer of long short-term memory: gates input, forget, output, candidate, each of `units` rows.

use wide::{f32x4, i32x4};

use super::format::{FEATURE, INPUT};
use super::label_vec::FOURS;
use crate::activations::{sigmoid, tanh};
use crate::fixed::{ONE, fixed, fours};
use crate::packed_matrix::{Blocks, Lanes, both};

/// Of a token's input, the numbers that its written form makes: its vector and its letters.
pub(super) const FORM: usize = INPUT - FEATURE;

/// One layer's weights. Scales and biases stand four rows together.
pub(super) struct Layer {
    form: Blocks<8>,
    features: Blocks<8>,
    input_scales: Vec<f32x4>,
    /// Of two sentences at once half as many sums stay in registers.
    recurrent: Blocks<4>,
    recurrent_scales: Vec<f32x4>,
    bias: Vec<f32x4>,
    /// What the layer's results say of the labels.
    labels: Blocks<FOURS>,
}

/// What a pass over a sentence keeps from token to token.
#[derive(Debug, Default)]
pub(super) struct Memory {
    cells: Vec<f32x4>,
    /// The results of the last token, in fixed point, each pair repeated.
    hidden: Vec<Lanes>,
    sums: Vec<i32x4>,
    /// No token has been read: all results are zero.
    is_new: bool,
    gates: Vec<f32x4>,
}

impl Layer {
    /// From rows of weights of eight bits with a scale each, the biases, and the weights of the labels.
    pub(super) fn new(
        input: (&[f32], &[u8]),
        recurrent: (&[f32], &[u8]),
        bias: &[f32],
        labels: Blocks<FOURS>,
    ) -> Self {
        let units = bias.len() / 4;
        Self {
            form: Blocks::new(input.1, INPUT, 0, FORM),
            features: Blocks::new(input.1, INPUT, FORM, FEATURE),
            // A scale of units in, a scale of one in 4096 out.
            input_scales: fours(input.0, 1.0 / ONE),
            recurrent: Blocks::new(recurrent.1, units, 0, units),
            recurrent_scales: fours(recurrent.0, 1.0 / ONE),
            bias: fours(bias, 1.0),
            labels,
        }
    }

    /// What the layer makes of a written form, its FORM numbers in pairs.
    pub(super) fn add_form(&self, pairs: &[Lanes], sums: &mut [i32x4]) {
        self.form.add(pairs, sums);
    }

    /// What the layer makes of features, their FEATURE numbers in pairs.
    pub(super) fn add_features(&self, pairs: &[Lanes], sums: &mut [i32x4]) {
        self.features.add(pairs, sums);
    }

    /// Makes the memory ready for a sentence.
    pub(super) fn begin(&self, memory: &mut Memory) {
        let fours = self.bias.len();
        memory.cells.clear();
        memory.cells.resize(fours / 4, f32x4::ZERO);
        memory.hidden.clear();
        memory.hidden.resize(fours / 2, Lanes::default());
        memory.is_new = true;
        memory.gates.resize(fours, f32x4::ZERO);
        memory.sums.resize(fours, i32x4::ZERO);
    }

    /// Works out what the last token's results say of the next.
    pub(super) fn recur(&self, memory: &mut Memory) {
        memory.sums.fill(i32x4::ZERO);
        if !core::mem::take(&mut memory.is_new) {
            self.recurrent.add(&memory.hidden, &mut memory.sums);
        }
    }

    /// As [`Self::recur`], for two sentences that have begun together.
    pub(super) fn recur_both(&self, [one, other]: &mut [Memory; 2]) {
        one.sums.fill(i32x4::ZERO);
        other.sums.fill(i32x4::ZERO);
        let is_new = core::mem::take(&mut one.is_new) | core::mem::take(&mut other.is_new);
        if !is_new {
            self.recurrent.add_both(
                [&one.hidden, &other.hidden],
                [&mut one.sums, &mut other.sums],
            );
        }
    }

    /// Reads the next token, after [`Self::recur`], and adds what its results say to the sums of the labels.
    pub(super) fn read(
        &self,
        form: &[i32x4],
        features: &[i32x4],
        memory: &mut Memory,
        labels: &mut [i32x4],
    ) {
        let scales = self.input_scales.iter().zip(&self.recurrent_scales);
        let inputs = form.iter().zip(features).zip(&memory.sums);
        let rows = inputs.zip(scales.zip(&self.bias));
        for (gate, (((form, features), recurrent), ((by_input, by_recurrent), bias))) in
            memory.gates.iter_mut().zip(rows)
        {
            let input = (*form + *features).round_float() * *by_input;
            *gate = *bias + input + recurrent.round_float() * *by_recurrent;
        }
        let quarter = memory.gates.len() / 4;
        let (input, rest) = memory.gates.split_at(quarter);
        let (forget, rest) = rest.split_at(quarter);
        let (output, candidate) = rest.split_at(quarter);
        let gates = input.iter().zip(forget).zip(output.iter().zip(candidate));
        let memories = memory
            .cells
            .iter_mut()
            .zip(memory.hidden.chunks_exact_mut(2));
        for (((input, forget), (output, candidate)), (cell, hidden)) in gates.zip(memories) {
            let kept = sigmoid(*forget).of(*cell);
            let taken = sigmoid(*input).times(tanh(*candidate));
            *cell = kept.plus(taken).value();
            let [a, b, c, d] = fixed(sigmoid(*output).times(tanh(*cell)).value());
            hidden.copy_from_slice(&[both(a, b), both(c, d)]);
        }
        self.labels.add(&memory.hidden, labels);
    }
}
