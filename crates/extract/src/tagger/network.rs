//! The forward pass in whole numbers: weights of eight bits and values of sixteen, products summed in 32 bits, so that the order
//! of the sums does not matter and a browser gives the labels that a native build gives.
//!
//! A token's vector (its written form, its clues) goes through a recurrent layer from each side; both results weigh the labels.
//! What the layers make of a form and of a set of clues is kept while a document is read ([`Memo`]).

use wide::{f32x4, i32x4};

use super::blocks::push_pairs;
use super::curves::tanh;
use super::field::Field;
use super::labels::LABELS;
use super::lanes::{self, LANES, Lanes};
use super::layer::{FORM, Layer, Memory, fixed};
use super::memo::Memo;
use super::observation::Observation;
use super::payload::{CLUE, FILTERS, LETTER, WINDOW, WORD};
use super::rows::Rows;

/// One in the fixed point of values.
pub(super) const ONE: f32 = 4096.0;

/// Lanes of a letter's vector.
pub(super) const LETTER_LANES: usize = LETTER / LANES;

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

/// Room for one document.
pub(super) struct Room {
    forms: Memo,
    clues: Memo,
    /// For each token of the sentence the numbers of its form and of its set of clues.
    tokens: Vec<[u32; 2]>,
    /// Results of 2 * units a token: from the left, from the right.
    results: Vec<i16>,
    memory: Memory,
    spelling: Spelling,
    pairs: Vec<Lanes>,
}

/// A form that is being read.
#[derive(Default)]
struct Spelling {
    letters: Vec<u8>,
    window: Vec<Lanes>,
    answers: Vec<f32>,
}

impl Network {
    pub(super) fn room(&self) -> Room {
        Room {
            forms: Memo::new(2 * self.units),
            clues: Memo::new(2 * self.units),
            tokens: Vec::new(),
            results: Vec::new(),
            memory: Memory::default(),
            spelling: Spelling::default(),
            pairs: Vec::new(),
        }
    }

    /// Makes the room ready for a sentence.
    pub(super) fn begin(&self, room: &mut Room) {
        room.tokens.clear();
        room.forms.trim();
        room.clues.trim();
    }

    /// Adds a token to the sentence: its written form and its clues. `read` is asked about a form that is new: it writes the form's
    /// vector and, into the letters, the numbers of [`super::spelling::characters`], and says whether there is a vector.
    pub(super) fn push(
        &self,
        room: &mut Room,
        form: &[u8],
        clues: &[u8],
        read: impl FnOnce(&mut [i16], &mut Vec<u8>) -> bool,
    ) {
        let Room {
            forms,
            clues: sets,
            spelling,
            pairs,
            ..
        } = room;
        let form = forms.entry(form, |sums| {
            let mut input = [0; FORM];
            spelling.letters.clear();
            let known = read(&mut input[..WORD], &mut spelling.letters);
            self.spell(spelling, &mut input[WORD..]);
            pairs.clear();
            push_pairs(&input, pairs);
            self.each_side(sums, |layer, sums| layer.add_form(pairs, sums));
            if !known {
                self.add_clues(&[Observation::UNKNOWN], pairs, sums);
            }
        });
        let set = sets.entry(clues, |sums| self.add_clues(clues, pairs, sums));
        room.tokens.push([form, set]);
    }

    fn add_clues(&self, clues: &[u8], pairs: &mut Vec<Lanes>, sums: &mut [i32x4]) {
        pairs.clear();
        push_pairs(&self.sum_of_clues(clues), pairs);
        self.each_side(sums, |layer, sums| layer.add_clues(pairs, sums));
    }

    /// The sums of an entry belong to the layer from the left and to that from the right.
    fn each_side(&self, sums: &mut [i32x4], mut add: impl FnMut(&Layer, &mut [i32x4])) {
        for (layer, sums) in self.layers.iter().zip(sums.chunks_exact_mut(self.units)) {
            add(layer, sums);
        }
    }

    fn sum_of_clues(&self, clues: &[u8]) -> [i16; CLUE] {
        let mut out = [0_i16; CLUE];
        for &clue in clues {
            let vector = &self.clues[usize::from(clue) * CLUE..][..CLUE];
            for (sum, value) in out.iter_mut().zip(vector) {
                *sum = sum.saturating_add(*value);
            }
        }
        out
    }

    /// Each filter's greatest answer to three letters of the word.
    fn spell(&self, spelling: &mut Spelling, out: &mut [i16]) {
        let mut best = [f32::NEG_INFINITY; FILTERS];
        let Spelling {
            letters,
            window,
            answers,
        } = spelling;
        let letter = |at: usize| {
            at.checked_sub(1)
                .and_then(|at| letters.get(at))
                .map_or(0, |&l| usize::from(l))
        };
        for at in 0..letters.len().max(1) {
            window.clear();
            for place in 0..WINDOW {
                let vector = &self.letters[letter(at + place) * LETTER_LANES..][..LETTER_LANES];
                window.extend_from_slice(vector);
            }
            answers.clear();
            answers.resize(FILTERS, 0.0);
            self.filters.add(window, answers);
            for (best, &answer) in best.iter_mut().zip(&*answers) {
                *best = best.max(answer);
            }
        }
        let best = best.chunks_exact(4).zip(self.filter_bias.chunks_exact(4));
        for (out, (best, bias)) in out.chunks_exact_mut(4).zip(best) {
            let sums = core::array::from_fn(|n| best[n] + bias[n]);
            out.copy_from_slice(&fixed(tanh(f32x4::new(sums))));
        }
    }

    /// The weights of the labels of each token of the sentence in `room`, LABELS a token, added to `out`.
    pub(super) fn weigh(&self, room: &mut Room, out: &mut Vec<f32>) {
        let tokens = room.tokens.len();
        room.results.clear();
        room.results.resize(tokens * 2 * self.units, 0);
        self.pass(room, 0, 0..tokens);
        self.pass(room, 1, (0..tokens).rev());
        let mut lanes = Vec::with_capacity(2 * self.units / LANES);
        for results in room.results.chunks_exact(2 * self.units) {
            lanes.clear();
            lanes::fill(results.iter().copied(), &mut lanes);
            let from = out.len();
            out.extend_from_slice(&self.output_bias);
            self.output.add(&lanes, &mut out[from..from + LABELS]);
        }
    }

    /// One layer over the tokens in the order given.
    fn pass(&self, room: &mut Room, side: usize, order: impl Iterator<Item = usize>) {
        let units = self.units;
        let layer = &self.layers[side];
        layer.begin(&mut room.memory);
        for token in order {
            let [form, clues] = room.tokens[token];
            layer.step(
                &room.forms.of(form)[side * units..][..units],
                &room.clues.of(clues)[side * units..][..units],
                &mut room.memory,
                &mut room.results[(2 * token + side) * units..][..units],
            );
        }
    }
}
