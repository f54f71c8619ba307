//! Matrices with a bias, and what becomes of their sums.

use wide::i32x4;

use super::shape::{VALUE, WEIGHT};
use crate::recogniser::{Blocks, Lanes};

/// Weights and a bias, both in the unit of sums: 1 / ([`VALUE`] times [`WEIGHT`]).
pub(super) struct Matrix<const G: usize> {
    pub(super) weights: Blocks<G>,
    pub(super) bias: Vec<i32x4>,
}

impl<const G: usize> Matrix<G> {
    /// The products with the values, each pair repeated, and the bias.
    pub(super) fn sums(&self, values: &[Lanes], sums: &mut [i32x4]) {
        sums[..self.bias.len()].copy_from_slice(&self.bias);
        sums[self.bias.len()..].fill(i32x4::ZERO);
        self.weights.add(values, sums);
    }

    /// The row whose sum is the greatest of the first `rows`, from `from` on; the first of equals.
    pub(super) fn best<const SUMS: usize>(
        &self,
        values: &[Lanes],
        from: usize,
        rows: usize,
    ) -> usize {
        let mut sums = [i32x4::ZERO; SUMS];
        self.sums(values, &mut sums);
        let mut best = (i32::MIN, from);
        for (row, sum) in numbers(&sums).enumerate().take(rows).skip(from) {
            if sum > best.0 {
                best = (sum, row);
            }
        }
        best.1
    }
}

/// Sums one after another.
pub(super) fn numbers(sums: &[i32x4]) -> impl Iterator<Item = i32> + '_ {
    sums.iter().flat_map(|four| four.to_array())
}

/// Sums as values: nothing below zero, nothing above what 16 bits hold.
pub(super) fn rectified(sums: &[i32x4]) -> impl Iterator<Item = i16> + '_ {
    numbers(sums).map(|sum| (sum / WEIGHT).clamp(0, i32::from(i16::MAX)) as i16)
}

/// Numbers four together; the last are filled up with zeros.
pub(super) fn fours(numbers: &[i32]) -> Vec<i32x4> {
    let four = |n: &[i32]| i32x4::new(core::array::from_fn(|at| n.get(at).copied().unwrap_or(0)));
    numbers.chunks(4).map(four).collect()
}

/// A weight of eight bits as a value.
pub(super) const fn value_of_weight(byte: u8) -> i16 {
    (byte as i8) as i16 * (VALUE / WEIGHT) as i16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recogniser::push_pairs;

    #[test]
    fn the_first_of_the_greatest_is_best() {
        let weights = [1_u8, 0, 2, 0, 2, 0, 255, 0];
        let matrix = Matrix::<1> {
            weights: Blocks::new(&weights, 2, 0, 2),
            bias: fours(&[0, 0, 0, 500]),
        };
        let mut pairs = Vec::new();
        push_pairs(&[100, 7], &mut pairs);
        assert_eq!(matrix.best::<1>(&pairs, 0, 4), 3);
        assert_eq!(matrix.best::<1>(&pairs, 0, 3), 1);
        assert_eq!(matrix.best::<1>(&pairs, 2, 3), 2);
    }

    #[test]
    fn values_stay_within_sixteen_bits() {
        let sums = fours(&[-5 * WEIGHT, 7 * WEIGHT, i32::MAX, 0]);
        let values: Vec<i16> = rectified(&sums).collect();
        assert_eq!(values, [0, 7, i16::MAX, 0]);
    }
}
