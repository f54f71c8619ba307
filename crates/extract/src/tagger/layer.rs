//! A recurrent layer of long short-term memory: gates input, forget, output, candidate, each of `units` rows.

use wide::{f32x4, i32x4};

use super::blocks::{Blocks, push_pairs};
use super::curves::{sigmoid, tanh};
use super::lanes::Lanes;
use super::network::ONE;
use super::payload::{CLUE, INPUT};

/// Of a token's input, the numbers that its written form makes: its vector and its letters.
pub(super) const FORM: usize = INPUT - CLUE;

/// One layer's weights. Scales and biases stand four rows together.
pub(super) struct Layer {
    form: Blocks,
    clues: Blocks,
    input_scales: Vec<f32x4>,
    recurrent: Blocks,
    recurrent_scales: Vec<f32x4>,
    bias: Vec<f32x4>,
}

/// What a pass over a sentence keeps from token to token.
#[derive(Default)]
pub(super) struct Memory {
    cells: Vec<f32x4>,
    /// The results of the last token, each pair repeated.
    hidden: Vec<Lanes>,
    sums: Vec<i32x4>,
    gates: Vec<f32x4>,
}

impl Layer {
    /// From rows of weights of eight bits with a scale each, and the biases.
    pub(super) fn new(input: (&[f32], &[u8]), recurrent: (&[f32], &[u8]), bias: &[f32]) -> Self {
        let units = bias.len() / 4;
        let fours = |values: &[f32], unit: f32| {
            let fours = values.chunks_exact(4);
            fours
                .map(|v| f32x4::new([v[0], v[1], v[2], v[3]]) * f32x4::splat(unit))
                .collect()
        };
        Self {
            form: Blocks::new(input.1, INPUT, 0, FORM),
            clues: Blocks::new(input.1, INPUT, FORM, CLUE),
            // A scale of units in, a scale of one in 4096 out.
            input_scales: fours(input.0, 1.0 / ONE),
            recurrent: Blocks::new(recurrent.1, units, 0, units),
            recurrent_scales: fours(recurrent.0, 1.0 / ONE),
            bias: fours(bias, 1.0),
        }
    }

    /// What the layer makes of a written form, its FORM numbers in pairs.
    pub(super) fn add_form(&self, pairs: &[Lanes], sums: &mut [i32x4]) {
        self.form.add(pairs, sums);
    }

    /// What the layer makes of clues, their CLUE numbers in pairs.
    pub(super) fn add_clues(&self, pairs: &[Lanes], sums: &mut [i32x4]) {
        self.clues.add(pairs, sums);
    }

    /// Makes the memory ready for a sentence.
    pub(super) fn begin(&self, memory: &mut Memory) {
        let fours = self.bias.len();
        memory.cells.clear();
        memory.cells.resize(fours / 4, f32x4::ZERO);
        memory.hidden.clear();
        memory.hidden.resize(fours / 2, Lanes::default());
        memory.gates.resize(fours, f32x4::ZERO);
    }

    /// Reads the next token and writes its results, in fixed point.
    pub(super) fn step(
        &self,
        form: &[i32x4],
        clues: &[i32x4],
        memory: &mut Memory,
        results: &mut [i16],
    ) {
        memory.sums.clear();
        memory.sums.resize(self.bias.len(), i32x4::ZERO);
        self.recurrent.add(&memory.hidden, &mut memory.sums);
        let scales = self.input_scales.iter().zip(&self.recurrent_scales);
        let inputs = form.iter().zip(clues).zip(&memory.sums);
        let rows = inputs.zip(scales.zip(&self.bias));
        for (gate, (((form, clues), recurrent), ((by_input, by_recurrent), bias))) in
            memory.gates.iter_mut().zip(rows)
        {
            let input = (*form + *clues).round_float() * *by_input;
            *gate = *bias + input + recurrent.round_float() * *by_recurrent;
        }
        let quarter = memory.gates.len() / 4;
        let (input, rest) = memory.gates.split_at(quarter);
        let (forget, rest) = rest.split_at(quarter);
        let (output, candidate) = rest.split_at(quarter);
        let gates = input.iter().zip(forget).zip(output.iter().zip(candidate));
        for ((((input, forget), (output, candidate)), cell), results) in gates
            .zip(&mut memory.cells)
            .zip(results.chunks_exact_mut(4))
        {
            *cell = *cell * sigmoid(*forget) + sigmoid(*input) * tanh(*candidate);
            results.copy_from_slice(&fixed(sigmoid(*output) * tanh(*cell)));
        }
        memory.hidden.clear();
        push_pairs(results, &mut memory.hidden);
    }
}

/// The nearest values in fixed point, for what lies between -7 and 7.
pub(super) fn fixed(values: f32x4) -> [i16; 4] {
    // Past zero before cutting, so that cutting rounds down on both sides of it.
    let above = values * f32x4::splat(ONE) + f32x4::splat(32768.5);
    let cut = above.fast_trunc_int().to_array();
    cut.map(|value| value.wrapping_sub(32768) as i16)
}
