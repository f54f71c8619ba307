//! A matrix laid out so that one value meets many rows: products are summed in place, and no sum has to be gathered across lanes.
//!
//! Rows stand in blocks of four times `G`. Of each block, pair of columns by pair of columns, eight lanes hold the pair's weights of
//! four rows; the pair of values that they meet is repeated four times ([`push_pairs`]).
//!
//! `wide` makes the product of eight numbers one instruction of WebAssembly's SIMD in the browser (where the build allows it), of
//! SSE2 or NEON elsewhere, and a loop where there is neither. All give the same sums: whole numbers do not care in which order
//! they are added.

use wide::{i16x8, i32x4};

/// Eight numbers of 16 bits.
pub(crate) type Lanes = i16x8;

/// The weights, and how many pairs of columns there are. `G` groups of four rows are summed at a time: as many as stay in registers.
pub(crate) struct Blocks<const G: usize> {
    weights: Vec<[Lanes; G]>,
    pairs: usize,
}

impl<const G: usize> Blocks<G> {
    /// From rows of `columns` weights of eight bits; of each row those from `from` on, `count` of them, are taken. The last block
    /// is filled up with rows of zeros.
    pub(crate) fn new(bytes: &[u8], columns: usize, from: usize, count: usize) -> Self {
        let pairs = count.div_ceil(2);
        let rows = bytes.len() / columns.max(1);
        let weight = |row: usize, at: usize| {
            let byte = (row < rows && at < count).then(|| bytes[row * columns + from + at]);
            byte.map_or(0, |byte| i16::from(byte as i8))
        };
        let blocks = rows.div_ceil(4 * G);
        let mut weights = Vec::with_capacity(blocks * pairs);
        for block in 0..blocks {
            for pair in 0..pairs {
                weights.push(core::array::from_fn(|group| {
                    let first = (block * G + group) * 4;
                    i16x8::new(core::array::from_fn(|lane| {
                        weight(first + lane / 2, 2 * pair + lane % 2)
                    }))
                }));
            }
        }
        Self { weights, pairs }
    }

    /// Adds the products with the values, repeated by [`push_pairs`], to the sums: four rows in each of `sums`. Where the values are
    /// fewer than the columns, they are those of the last.
    ///
    /// 324 products of 127 and 32,767 are less than 2^31.
    pub(crate) fn add(&self, values: &[Lanes], sums: &mut [i32x4]) {
        let first = self.pairs.saturating_sub(values.len());
        let blocks = self.weights.chunks_exact(self.pairs.max(1));
        for (block, out) in blocks.zip(sums.chunks_exact_mut(G)) {
            let block = block.get(first..).unwrap_or_default();
            let mut own = [i32x4::ZERO; G];
            // Two pairs at a time: a tenth faster in a browser than one.
            let (twos, rest) = block.as_chunks::<2>();
            let (value_twos, value_rest) = values.as_chunks::<2>();
            for ([a, b], [x, y]) in twos.iter().zip(value_twos) {
                for ((sum, a), b) in own.iter_mut().zip(a).zip(b) {
                    *sum += a.dot(*x) + b.dot(*y);
                }
            }
            for (weights, value) in rest.iter().zip(value_rest) {
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

impl<const G: usize> Blocks<G> {
    /// As [`Self::add`], of as many values as there are columns, for two inputs at once: each weight is fetched once for both.
    pub(crate) fn add_both(&self, [one, other]: [&[Lanes]; 2], sums: [&mut [i32x4]; 2]) {
        let blocks = self.weights.chunks_exact(self.pairs.max(1));
        let sums = sums.map(|sums| sums.chunks_exact_mut(G));
        let [ones, others] = sums;
        for (block, (to_one, to_other)) in blocks.zip(ones.zip(others)) {
            let mut own = [[i32x4::ZERO; G]; 2];
            for (weights, (one, other)) in block.iter().zip(one.iter().zip(other)) {
                for (group, weight) in weights.iter().enumerate() {
                    own[0][group] += weight.dot(*one);
                    own[1][group] += weight.dot(*other);
                }
            }
            for (out, sum) in to_one.iter_mut().chain(to_other).zip(own.as_flattened()) {
                *out += *sum;
            }
        }
    }

    /// As [`Self::add`], of values of which many are zero: pairs that are all zero are left out.
    pub(crate) fn add_some(&self, pairs: &[Pair], sums: &mut [i32x4]) {
        let blocks = self.weights.chunks_exact(self.pairs.max(1));
        for (block, out) in blocks.zip(sums.chunks_exact_mut(G)) {
            let mut own = [i32x4::ZERO; G];
            for pair in pairs {
                let value = bytemuck::cast(i32x4::splat(pair.values));
                for (sum, weight) in own.iter_mut().zip(&block[pair.at as usize]) {
                    *sum += weight.dot(value);
                }
            }
            for (out, sum) in out.iter_mut().zip(own) {
                *out += sum;
            }
        }
    }
}

/// Two values that stand beside each other, and which pair of columns they meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) at: u32,
    /// The first in the lower half.
    pub(crate) values: i32,
}

impl Pair {
    pub(crate) fn new(at: usize, [a, b]: [i16; 2]) -> Self {
        let values = u32::from(a as u16) | u32::from(b as u16) << 16;
        Self {
            at: at as u32,
            values: values as i32,
        }
    }
}

/// Repeats each pair of values four times; a last one alone is paired with zero.
pub(crate) fn push_pairs(values: &[i16], out: &mut Vec<Lanes>) {
    out.extend(values.chunks(2).map(|pair| {
        let (a, b) = (pair[0], pair.get(1).copied().unwrap_or(0));
        both(a, b)
    }));
}

/// The pair, four times.
pub(crate) fn both(a: i16, b: i16) -> Lanes {
    let pair = u32::from(a as u16) | u32::from(b as u16) << 16;
    bytemuck::cast(i32x4::splat(pair as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_give_the_plain_sums() {
        let columns = 11;
        for (rows, from, count) in [(64_usize, 0, 11), (64, 3, 5), (17, 10, 1), (5, 2, 8)] {
            let bytes: Vec<u8> = (0..rows * columns).map(|n| (n * 73 % 251) as u8).collect();
            let values: Vec<i16> = (0..count).map(|n| (n as i16 - 4) * 5003).collect();
            let mut pairs = Vec::new();
            push_pairs(&values, &mut pairs);
            let mut sums = vec![i32x4::splat(7); rows.div_ceil(20) * 5];
            let blocks = Blocks::<5>::new(&bytes, columns, from, count);
            blocks.add(&pairs, &mut sums);
            let sums: Vec<i32> = sums.iter().flat_map(|s| s.to_array()).collect();
            let expected = |row: usize| {
                let weights = &bytes[row * columns + from..][..count];
                let products = weights.iter().zip(&values);
                7 + products
                    .map(|(&w, &v)| i32::from(w as i8) * i32::from(v))
                    .sum::<i32>()
            };
            assert_eq!(sums[..rows], (0..rows).map(expected).collect::<Vec<_>>());
            let mut some = vec![i32x4::splat(7); rows.div_ceil(20) * 5];
            let twos = values.chunks(2).enumerate();
            let twos =
                twos.map(|(at, two)| Pair::new(at, [two[0], two.get(1).copied().unwrap_or(0)]));
            let not_zero: Vec<Pair> = twos.filter(|pair| pair.values != 0).collect();
            blocks.add_some(&not_zero, &mut some);
            if count == columns {
                let mut both = [sums.len() / 4; 2].map(|fours| vec![i32x4::splat(7); fours]);
                let [one, other] = &mut both;
                blocks.add_both([&pairs, &pairs], [one, other]);
                for sums_of_one in both {
                    let ours: Vec<i32> = sums_of_one.iter().flat_map(|s| s.to_array()).collect();
                    assert_eq!(ours, sums);
                }
            }
            let some: Vec<i32> = some.iter().flat_map(|s| s.to_array()).collect();
            assert_eq!(some, sums);
        }
    }

    #[test]
    fn fewer_values_meet_the_last_columns() {
        let blocks = Blocks::<1>::new(&[9, 9, 1, 2], 4, 0, 4);
        let mut pairs = Vec::new();
        push_pairs(&[10, 100], &mut pairs);
        let mut sums = [i32x4::ZERO];
        blocks.add(&pairs, &mut sums);
        assert_eq!(sums[0].to_array(), [210, 0, 0, 0]);
    }
}
