//! A number for each label, four together: what the field adds and multiplies.

use wide::f32x4;

use super::labels::{LABELS, OUTSIDE};

/// Fours that hold all labels.
pub(super) const FOURS: usize = LABELS.div_ceil(4);

/// One number a label; those past the last label are 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row([f32x4; FOURS]);

impl Row {
    pub(super) const ZERO: Self = Self([f32x4::ZERO; FOURS]);

    /// From a function of the label.
    pub(super) fn new(number: impl Fn(usize) -> f32) -> Self {
        Self(core::array::from_fn(|four| {
            f32x4::new(core::array::from_fn(|n| {
                let label = 4 * four + n;
                if label < LABELS { number(label) } else { 0.0 }
            }))
        }))
    }

    /// Certain of no name.
    pub(super) fn outside() -> Self {
        Self::new(|label| f32::from(label == OUTSIDE))
    }

    /// From fours, of which the numbers past the last label are left out.
    pub(super) fn of_fours(fours: impl Iterator<Item = f32x4>) -> Self {
        let mut row = Self::ZERO;
        for (own, four) in row.0.iter_mut().zip(fours) {
            *own = four;
        }
        row
    }

    /// The label's number.
    pub(super) fn get(&self, label: usize) -> f32 {
        self.0[label / 4].as_array_ref()[label % 4]
    }

    /// The numbers in the order of the labels.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f32> + '_ {
        self.0.iter().flat_map(|four| four.to_array()).take(LABELS)
    }

    /// The greatest number.
    pub(super) fn top(&self) -> f32 {
        self.numbers().fold(f32::NEG_INFINITY, f32::max)
    }

    /// The sum, in the same order everywhere: the fours first, then their four.
    pub(super) fn sum(&self) -> f32 {
        let fours = self.0.iter().fold(f32x4::ZERO, |sum, four| sum + *four);
        let [a, b, c, d] = fours.to_array();
        a + b + c + d
    }

    /// Each number given to the function, four together.
    pub(super) fn map(&self, function: impl Fn(f32x4) -> f32x4) -> Self {
        Self(self.0.map(function))
    }

    /// The products with another row's numbers.
    pub(super) fn times(&self, other: &Self) -> Self {
        Self(core::array::from_fn(|four| self.0[four] * other.0[four]))
    }

    /// Adds another row that many times.
    pub(super) fn add(&mut self, other: &Self, factor: f32) {
        let factor = f32x4::splat(factor);
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own += other * factor;
        }
    }

    /// The numbers times a factor.
    pub(super) fn scaled(&self, factor: f32) -> Self {
        self.map(|four| four * f32x4::splat(factor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_count_labels_and_nothing_past_them() {
        let row = Row::new(|label| label as f32);
        assert_eq!(row.numbers().count(), LABELS);
        assert_eq!(row.sum(), (LABELS * (LABELS - 1) / 2) as f32);
        assert_eq!(row.top(), (LABELS - 1) as f32);
        let mut sum = row.times(&row);
        sum.add(&row, 2.0);
        assert_eq!(sum.get(5), 35.0);
        assert_eq!(Row::outside().sum(), 1.0);
    }
}
