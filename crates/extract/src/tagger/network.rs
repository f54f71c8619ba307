//! The forward pass in whole numbers: weights of eight bits and values of sixteen, products summed in 32 bits, so that the order
//! of the sums does not matter and a browser gives the labels that a native build gives.
//!
//! A token's vector (its word, its letters, its clues) goes through a recurrent layer from each side; both results weigh the labels.

use super::curves::Curves;
use super::field::Field;
use super::labels::LABELS;
use super::lanes::{self, LANES, Lanes};
use super::payload::{CLUE, FILTERS, INPUT, LETTER, WINDOW, WORD};

/// One in the fixed point of values.
const ONE: f32 = 4096.0;

/// Lanes of a token's input.
pub(super) const INPUT_LANES: usize = INPUT.div_ceil(LANES);

/// Lanes of a letter's vector.
pub(super) const LETTER_LANES: usize = LETTER / LANES;

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
    fn add(&self, values: &[Lanes], out: &mut [f32]) {
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

/// A recurrent layer: gates input, forget, output, candidate, each of `units` rows.
pub(super) struct Layer {
    pub(super) input: Rows,
    pub(super) recurrent: Rows,
    pub(super) bias: Vec<f32>,
}

/// All weights.
pub(super) struct Network {
    pub(super) units: usize,
    /// LETTER_LANES a letter.
    pub(super) letters: Vec<Lanes>,
    pub(super) clues: Vec<i16>,
    pub(super) filters: Rows,
    pub(super) filter_bias: Vec<f32>,
    pub(super) layers: [Layer; 2],
    pub(super) output: Rows,
    pub(super) output_bias: Vec<f32>,
    pub(super) field: Field,
}

/// Room for one sentence, kept from sentence to sentence.
#[derive(Default)]
pub(super) struct Room {
    /// INPUT_LANES a token.
    pub(super) inputs: Vec<Lanes>,
    /// Results of 2 * units a token: from the left, from the right.
    results: Vec<Lanes>,
    gates: Vec<f32>,
    cells: Vec<f32>,
    /// The results of the last token.
    hidden: Vec<Lanes>,
    letters: Vec<u8>,
    window: Vec<Lanes>,
    answers: Vec<f32>,
}

impl Network {
    /// Writes the part of a token's input that its letters and clues make. `letters` are numbers of
    /// [`super::spelling::characters`].
    pub(super) fn describe(
        &self,
        curves: &Curves,
        room: &mut Room,
        input: &mut [i16],
        clues: impl Iterator<Item = u8>,
    ) {
        self.spell(curves, room, &mut input[WORD..WORD + FILTERS]);
        let out = &mut input[WORD + FILTERS..INPUT];
        for clue in clues {
            let vector = &self.clues[usize::from(clue) * CLUE..][..CLUE];
            for (sum, value) in out.iter_mut().zip(vector) {
                *sum = sum.saturating_add(*value);
            }
        }
    }

    /// Each filter's greatest answer to three letters of the word.
    fn spell(&self, curves: &Curves, room: &mut Room, out: &mut [i16]) {
        let mut best = [f32::NEG_INFINITY; FILTERS];
        let letters = core::mem::take(&mut room.letters);
        let letter = |at: usize| {
            at.checked_sub(1)
                .and_then(|at| letters.get(at))
                .map_or(0, |&l| usize::from(l))
        };
        for at in 0..letters.len().max(1) {
            room.window.clear();
            for place in 0..WINDOW {
                let vector = &self.letters[letter(at + place) * LETTER_LANES..][..LETTER_LANES];
                room.window.extend_from_slice(vector);
            }
            room.answers.clear();
            room.answers.resize(FILTERS, 0.0);
            self.filters.add(&room.window, &mut room.answers);
            for (best, &answer) in best.iter_mut().zip(&room.answers) {
                *best = best.max(answer);
            }
        }
        for ((out, best), bias) in out.iter_mut().zip(best).zip(&self.filter_bias) {
            *out = fixed(curves.tanh(best + bias));
        }
        room.letters = letters;
    }

    /// Room for the letters of the next word.
    pub(super) fn letters<'r>(&self, room: &'r mut Room) -> &'r mut Vec<u8> {
        room.letters.clear();
        &mut room.letters
    }

    /// The weights of the labels of each token whose input lies in `room`, LABELS a token, added to `out`.
    pub(super) fn weigh(&self, curves: &Curves, room: &mut Room, out: &mut Vec<f32>) {
        let tokens = room.inputs.len() / INPUT_LANES;
        let width = self.units / LANES;
        room.results.clear();
        room.results.resize(tokens * 2 * width, Lanes::default());
        self.pass(curves, room, &self.layers[0], 0, 0..tokens);
        self.pass(curves, room, &self.layers[1], width, (0..tokens).rev());
        for results in room.results.chunks_exact(2 * width) {
            let from = out.len();
            out.extend_from_slice(&self.output_bias);
            self.output.add(results, &mut out[from..from + LABELS]);
        }
    }

    /// One layer over the tokens in the order given; its results stand from `offset` in each token's.
    fn pass(
        &self,
        curves: &Curves,
        room: &mut Room,
        layer: &Layer,
        offset: usize,
        order: impl Iterator<Item = usize>,
    ) {
        let units = self.units;
        let width = units / LANES;
        room.cells.clear();
        room.cells.resize(units, 0.0);
        room.hidden.clear();
        room.hidden.resize(width, Lanes::default());
        for token in order {
            room.gates.clear();
            room.gates.extend_from_slice(&layer.bias);
            layer.input.add(
                &room.inputs[token * INPUT_LANES..][..INPUT_LANES],
                &mut room.gates,
            );
            layer.recurrent.add(&room.hidden, &mut room.gates);
            let (input, rest) = room.gates.split_at(units);
            let (forget, rest) = rest.split_at(units);
            let (output, candidate) = rest.split_at(units);
            let gates = input.iter().zip(forget).zip(output.iter().zip(candidate));
            let results =
                gates
                    .zip(&mut room.cells)
                    .map(|(((input, forget), (output, candidate)), cell)| {
                        *cell = *cell * curves.sigmoid(*forget)
                            + curves.sigmoid(*input) * curves.tanh(*candidate);
                        fixed(curves.sigmoid(*output) * curves.tanh(*cell))
                    });
            room.hidden.clear();
            lanes::fill(results, &mut room.hidden);
            room.results[token * 2 * width + offset..][..width].copy_from_slice(&room.hidden);
        }
    }
}

/// The nearest value in fixed point, for what lies between -7 and 7.
fn fixed(value: f32) -> i16 {
    // Past zero before cutting, so that cutting rounds down on both sides of it.
    ((value * ONE + 32768.5) as i32 - 32768) as i16
}
