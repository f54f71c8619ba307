//! Matrices with a bias, and what becomes of their sums.

use wide::{i16x8, i32x4, i32x8};

use super::shape::{VALUE, WEIGHT};
use crate::packed_matrix::{Blocks, Pair};

/// Weights and a bias, both in the unit of sums: 1 / ([`VALUE`] times [`WEIGHT`]).
pub(super) struct Matrix<const G: usize> {
    pub(super) weights: Blocks<G>,
    pub(super) bias: Vec<i32x4>,
}

impl<const G: usize> Matrix<G> {
    /// The products with the values and the bias.
    pub(super) fn sums(&self, values: &[Pair], sums: &mut [i32x4]) {
        sums[..self.bias.len()].copy_from_slice(&self.bias);
        sums[self.bias.len()..].fill(i32x4::ZERO);
        self.weights.add_some(values, sums);
    }

    /// The row whose sum is the greatest of the first `rows`, from `from` on; the first of equals.
    pub(super) fn best<const SUMS: usize>(
        &self,
        values: &[Pair],
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

/// Adds sums as values: nothing below zero, nothing above what 16 bits hold. Pairs of zeros are left out. The sums come by eights.
pub(super) fn rectify(sums: &[i32x4], out: &mut Vec<Pair>) {
    let (eights, rest) = sums.as_chunks::<2>();
    debug_assert!(rest.is_empty());
    let mut end = out.len();
    out.resize(end + 4 * eights.len(), Pair::default());
    let mut at = 0;
    for [low, high] in eights {
        let shift = WEIGHT.ilog2() as i32;
        let eight: i32x8 = bytemuck::cast([*low >> shift, *high >> shift]);
        let values = i16x8::from_i32x8_saturate(eight).max(i16x8::ZERO);
        for values in bytemuck::cast::<i16x8, [i32; 4]>(values) {
            // Written always and counted where it is not zero: which are zero nobody can foretell.
            out[end] = Pair { at, values };
            end += usize::from(values != 0);
            at += 1;
        }
    }
    out.truncate(end);
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

    #[test]
    fn the_first_of_the_greatest_is_best() {
        let weights = [1_u8, 0, 2, 0, 2, 0, 255, 0];
        let matrix = Matrix::<1> {
            weights: Blocks::new(&weights, 2, 0, 2),
            bias: fours(&[0, 0, 0, 500]),
        };
        let pairs = [Pair::new(0, [100, 7])];
        assert_eq!(matrix.best::<1>(&pairs, 0, 4), 3);
        assert_eq!(matrix.best::<1>(&pairs, 0, 3), 1);
        assert_eq!(matrix.best::<1>(&pairs, 2, 3), 2);
    }

    #[test]
    fn values_stay_within_sixteen_bits_and_zeros_are_left_out() {
        let sums = fours(&[-5 * WEIGHT, 7 * WEIGHT, -1, 0, i32::MAX, 3 * WEIGHT + 1]);
        let mut pairs = Vec::new();
        rectify(&sums, &mut pairs);
        assert_eq!(pairs, [Pair::new(0, [0, 7]), Pair::new(2, [i16::MAX, 3])]);
    }
}
