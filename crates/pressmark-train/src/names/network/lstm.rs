//! A recurrent layer of long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), over several
//! sentences side by side.
//!
//! Row `t * batch + b` of a matrix holds step t of sentence b. Shorter sentences end in rows of zeros, whose results
//! nobody reads.

use super::matrix::{add_outer, add_product, add_product_transposed};
use super::shape::{INPUT, Layer};

/// What the way forward leaves for the way back.
pub(super) struct Pass {
    /// Gates after their curves: input, forget, output, candidate.
    gates: Vec<f32>,
    cells: Vec<f32>,
    curved: Vec<f32>,
    /// The layer's result.
    pub(super) hidden: Vec<f32>,
}

/// Reads `steps` rows of each of `batch` sentences.
pub(super) fn forward(
    parameters: &[f32],
    layer: &Layer,
    units: usize,
    inputs: &[f32],
    steps: usize,
    batch: usize,
) -> Pass {
    let rows = steps * batch;
    let width = 4 * units;
    let mut gates = Vec::with_capacity(rows * width);
    for _ in 0..rows {
        gates.extend_from_slice(&parameters[layer.bias.clone()]);
    }
    let weights = &parameters[layer.input.clone()];
    add_product_transposed(&mut gates, inputs, weights, rows, INPUT, width);
    let mut pass = Pass {
        gates,
        cells: vec![0.0; rows * units],
        curved: vec![0.0; rows * units],
        hidden: vec![0.0; rows * units],
    };
    let recurrent = &parameters[layer.recurrent.clone()];
    for step in 0..steps {
        let now = step * batch;
        if step > 0 {
            let before = &pass.hidden[(now - batch) * units..now * units];
            let gates = &mut pass.gates[now * width..(now + batch) * width];
            add_product_transposed(gates, before, recurrent, batch, units, width);
        }
        for row in now..now + batch {
            let before = (step > 0).then(|| row - batch);
            pass.cell(row, before, units);
        }
    }
    pass
}

impl Pass {
    fn cell(&mut self, row: usize, before: Option<usize>, units: usize) {
        let gates = &mut self.gates[row * 4 * units..(row + 1) * 4 * units];
        let (sigmoids, candidates) = gates.split_at_mut(3 * units);
        for gate in sigmoids.iter_mut() {
            *gate = sigmoid(*gate);
        }
        for candidate in candidates.iter_mut() {
            *candidate = tanh(*candidate);
        }
        let (past, present) = self.cells.split_at_mut(row * units);
        let past = before.map(|before| &past[before * units..(before + 1) * units]);
        for unit in 0..units {
            let kept = past.map_or(0.0, |past| past[unit] * sigmoids[units + unit]);
            let cell = kept + sigmoids[unit] * candidates[unit];
            present[unit] = cell;
            let curved = tanh(cell);
            self.curved[row * units + unit] = curved;
            self.hidden[row * units + unit] = sigmoids[2 * units + unit] * curved;
        }
    }

    /// From the errors of the results to those of parameters (added to `gradient`) and inputs (added to `d_inputs`).
    /// `d_hidden` is used up.
    #[expect(
        clippy::too_many_arguments,
        reason = "what the way forward had, and the errors"
    )]
    pub(super) fn backward(
        mut self,
        parameters: &[f32],
        layer: &Layer,
        units: usize,
        inputs: &[f32],
        batch: usize,
        d_hidden: &mut [f32],
        d_inputs: &mut [f32],
        gradient: &mut [f32],
    ) {
        let width = 4 * units;
        let rows = self.hidden.len() / units;
        let recurrent = &parameters[layer.recurrent.clone()];
        let mut d_cells = vec![0.0; batch * units];
        for step in (0..rows / batch).rev() {
            let now = step * batch;
            for b in 0..batch {
                let before = (step > 0).then(|| now + b - batch);
                let d_cell = &mut d_cells[b * units..(b + 1) * units];
                self.cell_backward(now + b, before, units, d_hidden, d_cell);
            }
            if step > 0 {
                let d_before = &mut d_hidden[(now - batch) * units..now * units];
                let d_gates = &self.gates[now * width..(now + batch) * width];
                add_product(d_before, d_gates, recurrent, batch, width, units);
            }
        }
        // The gates hold their errors by now.
        add_outer(
            &mut gradient[layer.input.clone()],
            &self.gates,
            inputs,
            rows,
            width,
            INPUT,
        );
        let later = &self.gates[batch * width..];
        let earlier = &self.hidden[..(rows - batch) * units];
        add_outer(
            &mut gradient[layer.recurrent.clone()],
            later,
            earlier,
            rows - batch,
            width,
            units,
        );
        let bias = &mut gradient[layer.bias.clone()];
        for row in self.gates.chunks_exact(width) {
            for (sum, value) in bias.iter_mut().zip(row) {
                *sum += value;
            }
        }
        let weights = &parameters[layer.input.clone()];
        add_product(d_inputs, &self.gates, weights, rows, width, INPUT);
    }

    /// Replaces the gates of a row by their errors, and the cell's error by that of the cell before.
    fn cell_backward(
        &mut self,
        row: usize,
        before: Option<usize>,
        units: usize,
        d_hidden: &[f32],
        d_cell: &mut [f32],
    ) {
        let gates = &mut self.gates[row * 4 * units..(row + 1) * 4 * units];
        for unit in 0..units {
            let [input, forget, output, candidate] =
                [0, 1, 2, 3].map(|gate| gates[gate * units + unit]);
            let d_result = d_hidden[row * units + unit];
            let curved = self.curved[row * units + unit];
            let past = before.map_or(0.0, |before| self.cells[before * units + unit]);
            let d = d_cell[unit] + d_result * output * (1.0 - curved * curved);
            gates[unit] = d * candidate * input * (1.0 - input);
            gates[units + unit] = d * past * forget * (1.0 - forget);
            gates[2 * units + unit] = d_result * curved * output * (1.0 - output);
            gates[3 * units + unit] = d * input * (1.0 - candidate * candidate);
            d_cell[unit] = d * forget;
        }
    }
}

/// e to the power of `x`, to about seven digits: two to a whole power times a polynomial, which vectorises.
pub(super) fn exp(x: f32) -> f32 {
    let scaled = (x * core::f32::consts::LOG2_E).clamp(-126.0, 126.0);
    let whole = scaled.round_ties_even();
    let rest = (scaled - whole) * core::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (1.0 / 6.0
                                + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * series
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

pub(super) fn tanh(x: f32) -> f32 {
    2.0 * sigmoid(2.0 * x) - 1.0
}
