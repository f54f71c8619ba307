//! Words by their letters: filters over windows of three letters, the greatest answer of each (Ma and Hovy 2016).

use super::lstm::tanh;
use super::matrix::add_product_transposed;
use super::shape::{FILTERS, LETTER, Shape, WINDOW};

/// What the way forward leaves for the way back: for each word and filter its answer and the window that gave it.
pub(super) struct Answers {
    pub(super) values: Vec<f32>,
    windows: Vec<u32>,
    /// For each window the three letters.
    letters: Vec<[u8; WINDOW]>,
}

/// The filters' answers to each word, FILTERS numbers a word.
pub(super) fn forward(parameters: &[f32], shape: &Shape, words: &[&[u8]]) -> Answers {
    let mut letters: Vec<[u8; WINDOW]> = Vec::new();
    let mut ends = Vec::with_capacity(words.len());
    for word in words {
        let letter = |at: usize| {
            at.checked_sub(1)
                .and_then(|at| word.get(at))
                .copied()
                .unwrap_or(0)
        };
        letters
            .extend((0..word.len().max(1)).map(|at| [letter(at), letter(at + 1), letter(at + 2)]));
        ends.push(letters.len());
    }
    let vectors = &parameters[shape.letters.clone()];
    let mut inputs = Vec::with_capacity(letters.len() * WINDOW * LETTER);
    for &letter in letters.iter().flatten() {
        inputs.extend_from_slice(&vectors[usize::from(letter) * LETTER..][..LETTER]);
    }
    let mut raw = vec![0.0; letters.len() * FILTERS];
    let filters = &parameters[shape.filters.clone()];
    add_product_transposed(
        &mut raw,
        &inputs,
        filters,
        letters.len(),
        WINDOW * LETTER,
        FILTERS,
    );
    let bias = &parameters[shape.filter_bias.clone()];
    let mut answers = Answers {
        values: vec![0.0; words.len() * FILTERS],
        windows: vec![0; words.len() * FILTERS],
        letters,
    };
    let mut begin = 0;
    for (word, &end) in ends.iter().enumerate() {
        for filter in 0..FILTERS {
            let mut best = begin;
            for window in begin..end {
                if raw[window * FILTERS + filter] > raw[best * FILTERS + filter] {
                    best = window;
                }
            }
            answers.windows[word * FILTERS + filter] = best as u32;
            answers.values[word * FILTERS + filter] =
                tanh(raw[best * FILTERS + filter] + bias[filter]);
        }
        begin = end;
    }
    answers
}

impl Answers {
    /// Adds to `gradient` what the errors of the answers say of filters and letters.
    pub(super) fn backward(
        &self,
        parameters: &[f32],
        shape: &Shape,
        errors: &[f32],
        gradient: &mut [f32],
    ) {
        const WIDTH: usize = WINDOW * LETTER;
        for (at, (&error, &value)) in errors.iter().zip(&self.values).enumerate() {
            let d = error * (1.0 - value * value);
            if d == 0.0 {
                continue;
            }
            let filter = at % FILTERS;
            gradient[shape.filter_bias.start + filter] += d;
            for (place, &letter) in self.letters[self.windows[at] as usize].iter().enumerate() {
                let weights = shape.filters.start + filter * WIDTH + place * LETTER;
                let vector = shape.letters.start + usize::from(letter) * LETTER;
                for n in 0..LETTER {
                    gradient[weights + n] += d * parameters[vector + n];
                    gradient[vector + n] += d * parameters[weights + n];
                }
            }
        }
    }
}
