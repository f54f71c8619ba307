//! A matrix laid out so that one value meets many rows: products are summed in place, and no sum has to be gathered across lanes.
//!
//! Rows stand in blocks of [`ROWS`]. Of each block, pair of columns by pair of columns, eight lanes hold the pair's weights of four
//! rows; the pair of values that they meet is repeated four times ([`push_pairs`]).

use wide::{i16x8, i32x4};

use super::lanes::Lanes;

/// Rows of a block: as many sums as stay in registers.
pub(super) const ROWS: usize = GROUPS * 4;
const GROUPS: usize = 8;

/// The weights, and how many pairs of columns there are.
pub(super) struct Blocks {
    weights: Vec<Lanes>,
    pairs: usize,
}

impl Blocks {
    /// From rows of `columns` weights of eight bits; of each row those from `from` on, `count` of them, are taken. The number of
    /// rows is a multiple of [`ROWS`].
    pub(super) fn new(bytes: &[u8], columns: usize, from: usize, count: usize) -> Self {
        let pairs = count.div_ceil(2);
        let rows = bytes.len() / columns.max(1);
        let weight = |row: usize, at: usize| {
            let byte = (at < count).then(|| bytes[row * columns + from + at]);
            byte.map_or(0, |byte| i16::from(byte as i8))
        };
        let mut weights = Vec::with_capacity(rows / 4 * pairs);
        for block in 0..rows / ROWS {
            for pair in 0..pairs {
                for group in 0..GROUPS {
                    let first = block * ROWS + group * 4;
                    weights.push(i16x8::new(core::array::from_fn(|lane| {
                        weight(first + lane / 2, 2 * pair + lane % 2)
                    })));
                }
            }
        }
        Self { weights, pairs }
    }

    /// Adds the products with the values, repeated by [`push_pairs`], to the sums: four rows in each of `sums`.
    ///
    /// 324 products of 127 and 32,767 are less than 2^31.
    pub(super) fn add(&self, values: &[Lanes], sums: &mut [i32x4]) {
        debug_assert_eq!(values.len(), self.pairs);
        let blocks = self.weights.chunks_exact(self.pairs * GROUPS);
        for (block, out) in blocks.zip(sums.chunks_exact_mut(GROUPS)) {
            let mut own = [i32x4::ZERO; GROUPS];
            for (weights, value) in block.chunks_exact(GROUPS).zip(values) {
                for (sum, weight) in own.iter_mut().zip(weights) {
                    *sum += weight.dot(*value);
                }
            }
            for (out, sum) in out.iter_mut().zip(own) {
                *out += sum;
            }
        }
    }
}

/// Repeats each pair of values four times; a last one alone is paired with zero.
pub(super) fn push_pairs(values: &[i16], out: &mut Vec<Lanes>) {
    for pair in values.chunks(2) {
        let (a, b) = (pair[0], pair.get(1).copied().unwrap_or(0));
        out.push(i16x8::new([a, b, a, b, a, b, a, b]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_give_the_plain_sums() {
        let (rows, columns) = (2 * ROWS, 11);
        let bytes: Vec<u8> = (0..rows * columns).map(|n| (n * 73 % 251) as u8).collect();
        for (from, count) in [(0, 11), (3, 5), (10, 1), (2, 8)] {
            let values: Vec<i16> = (0..count).map(|n| (n as i16 - 4) * 5003).collect();
            let mut pairs = Vec::new();
            push_pairs(&values, &mut pairs);
            let mut sums = vec![i32x4::splat(7); rows / 4];
            Blocks::new(&bytes, columns, from, count).add(&pairs, &mut sums);
            let sums: Vec<i32> = sums.iter().flat_map(|s| s.to_array()).collect();
            let expected = |row: usize| {
                let weights = &bytes[row * columns + from..][..count];
                let products = weights.iter().zip(&values);
                7 + products
                    .map(|(&w, &v)| i32::from(w as i8) * i32::from(v))
                    .sum::<i32>()
            };
            assert_eq!(sums, (0..rows).map(expected).collect::<Vec<_>>());
        }
    }
}
