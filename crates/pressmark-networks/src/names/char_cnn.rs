//! Filters over a word's letters, each three letters wide; of each the greatest answer counts (Ma and Hovy 2016).
//!
//! What a filter answers to three letters is a sum of one number for each of them, and there are few letters: the numbers are worked
//! out once, and reading a word only adds them.

use wide::{f32x4, i32x4};

use super::format::{FILTERS, LETTER, WINDOW};
use crate::activations::tanh;
use crate::fixed::{ONE, fixed};

const FOURS: usize = FILTERS / 4;

/// What each filter answers to each letter at each place of its window; four filters together.
pub(super) struct Filters {
    /// WINDOW answers a letter.
    answers: Vec<[[i32x4; FOURS]; WINDOW]>,
    scales: [f32x4; FOURS],
    bias: [f32x4; FOURS],
}

impl Filters {
    /// From the letters' vectors, and rows of weights of eight bits with a scale and a bias each.
    pub(super) fn new(letters: &[i16], scales: &[f32], weights: &[u8], bias: &[f32]) -> Self {
        let answer = |letter: &[i16], place: usize, filter: usize| {
            let weights = &weights[filter * WINDOW * LETTER + place * LETTER..][..LETTER];
            let products = letter.iter().zip(weights);
            products
                .map(|(&value, &byte)| i32::from(value) * i32::from(byte as i8))
                .sum::<i32>()
        };
        let fours = |values: &[f32], unit: f32| {
            core::array::from_fn(|four| {
                f32x4::new(core::array::from_fn(|n| values[4 * four + n] * unit))
            })
        };
        let of_letter = |letter: &[i16]| {
            core::array::from_fn(|place| {
                core::array::from_fn(|four| {
                    i32x4::new(core::array::from_fn(|n| {
                        answer(letter, place, 4 * four + n)
                    }))
                })
            })
        };
        Self {
            answers: letters.chunks_exact(LETTER).map(of_letter).collect(),
            scales: fours(scales, 1.0 / ONE),
            bias: fours(bias, 1.0),
        }
    }

    /// Writes each filter's greatest answer, in fixed point. `letters` are numbers of [`super::char_ids::characters`]; before and
    /// after them stands the letter 0.
    pub(super) fn read(&self, letters: &[u8], out: &mut [i16]) {
        let mut best = [i32x4::splat(i32::MIN); FOURS];
        let at = |place: usize| {
            let letter = place.checked_sub(1).and_then(|at| letters.get(at));
            &self.answers[letter.map_or(0, |&letter| usize::from(letter))]
        };
        for first in 0..letters.len().max(1) {
            let window: [&[i32x4; FOURS]; WINDOW] =
                core::array::from_fn(|place| &at(first + place)[place]);
            for (four, best) in best.iter_mut().enumerate() {
                let sum = window.iter().fold(i32x4::ZERO, |sum, a| sum + a[four]);
                *best = best.max(sum);
            }
        }
        for (four, out) in out.chunks_exact_mut(4).enumerate() {
            let answer = best[four].round_float() * self.scales[four] + self.bias[four];
            out.copy_from_slice(&fixed(tanh(answer).value()));
        }
    }
}
