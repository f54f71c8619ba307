//! A small matrix, row by row: filters over letters, weights of labels.

use super::lanes::{self, LANES, Lanes};
use super::network::ONE;

/// Weights row by row, each row with its scale.
pub(super) struct Rows {
    scales: Vec<f32>,
    weights: Vec<Lanes>,
    /// Lanes of a row.
    width: usize,
}

impl Rows {
    /// From bytes, `columns` a row.
    pub(super) fn new(scales: Vec<f32>, bytes: &[u8], columns: usize) -> Self {
        let width = columns.div_ceil(LANES);
        let mut weights = Vec::with_capacity(scales.len() * width);
        for row in bytes.chunks_exact(columns) {
            lanes::fill(row.iter().map(|&byte| i16::from(byte as i8)), &mut weights);
        }
        Self {
            // A scale of units in, a scale of one in 4096 out.
            scales: scales.into_iter().map(|scale| scale / ONE).collect(),
            weights,
            width,
        }
    }

    /// Adds the product with `values` to `out`, a number a row. 324 products of 127 and 32,767 are less than 2^31.
    pub(super) fn add(&self, values: &[Lanes], out: &mut [f32]) {
        let fours = self.weights.chunks_exact(4 * self.width);
        let rest = fours.remainder().chunks_exact(self.width);
        let whole = self.scales.len() / 4 * 4;
        let (out_fours, out_rest) = out.split_at_mut(whole);
        let groups = out_fours
            .chunks_exact_mut(4)
            .zip(self.scales.chunks_exact(4));
        for (rows, (out, scales)) in fours.zip(groups) {
            let (a, b) = rows.split_at(2 * self.width);
            let ((a, b), (c, d)) = (a.split_at(self.width), b.split_at(self.width));
            let sums = lanes::dot_four([a, b, c, d], values);
            for ((out, scale), sum) in out.iter_mut().zip(scales).zip(sums) {
                *out += sum as f32 * scale;
            }
        }
        for ((row, scale), out) in rest.zip(&self.scales[whole..]).zip(out_rest) {
            *out += lanes::dot(row, values) as f32 * scale;
        }
    }
}
