//! Eight whole numbers of 16 bits at a time: the one operation that reading a text spends its time on.
//!
//! `wide` makes it one instruction of WebAssembly's SIMD in the browser (where the build allows it), of SSE2 or NEON elsewhere, and
//! a loop where there is neither. All give the same sums: whole numbers do not care in which order they are added.

use wide::{i16x8, i32x4};

/// Numbers in a [`Lanes`].
pub(super) const LANES: usize = 8;

/// Eight numbers.
pub(super) type Lanes = i16x8;

/// Fills whole lanes, zeros at the end.
pub(super) fn fill(values: impl Iterator<Item = i16>, out: &mut Vec<Lanes>) {
    let mut lanes = [0; LANES];
    let mut at = 0;
    for value in values {
        lanes[at] = value;
        at += 1;
        if at == LANES {
            out.push(Lanes::new(lanes));
            (lanes, at) = ([0; LANES], 0);
        }
    }
    if at > 0 {
        out.push(Lanes::new(lanes));
    }
}

/// The sums of products of `values` with four rows of as many lanes.
pub(super) fn dot_four(rows: [&[Lanes]; 4], values: &[Lanes]) -> [i32; 4] {
    let [a, b, c, d] = rows;
    let mut sums = [i32x4::ZERO; 4];
    for ((((a, b), c), d), value) in a.iter().zip(b).zip(c).zip(d).zip(values) {
        sums[0] += a.dot(*value);
        sums[1] += b.dot(*value);
        sums[2] += c.dot(*value);
        sums[3] += d.dot(*value);
    }
    sums.map(i32x4::reduce_add)
}

/// The sum of products of `values` with one row.
pub(super) fn dot(row: &[Lanes], values: &[Lanes]) -> i32 {
    let mut sum = i32x4::ZERO;
    for (weight, value) in row.iter().zip(values) {
        sum += weight.dot(*value);
    }
    sum.reduce_add()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights of eight bits and values of sixteen, in no order.
    fn numbers(count: usize, bits: u32, mut seed: u32) -> Vec<i16> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed as i32 >> (32 - bits)) as i16
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn every_kernel_gives_the_plain_sum() {
        for count in [1, 7, 8, 72, 188, 320] {
            let (weights, values) = (numbers(count, 8, 3), numbers(count, 16, 5));
            let expected: i32 = weights
                .iter()
                .zip(&values)
                .map(|(&a, &b)| i32::from(a) * i32::from(b))
                .sum();
            let lanes = |numbers: &[i16]| {
                let mut out = Vec::new();
                fill(numbers.iter().copied(), &mut out);
                out
            };
            let (row, filled) = (lanes(&weights), lanes(&values));
            assert_eq!(dot(&row, &filled), expected);
            assert_eq!(dot_four([&row, &row, &row, &row], &filled), [expected; 4]);
        }
    }
}
