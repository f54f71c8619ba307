//! The forward pass in whole numbers: weights of eight bits and values of sixteen, products summed in 32 bits, so that the order
//! of the sums does not matter and a browser gives the labels that a native build gives.
//!
//! A token's vector (its written form, its features) goes through a recurrent layer from each side; both results weigh the labels.
//! What the layers make of a form and of a set of features is kept, also from one document to the next ([`Memo`]).

use core::ops::Range;

use wide::{f32x4, i32x4};

use super::char_cnn::Filters;
use super::crf::Field;
use super::format::{FEATURE, WORD};
use super::label_vec::{FOURS, Row};
use super::lstm::{FORM, Layer, Memory};
use crate::memo::Memo;
use crate::packed_matrix::{Lanes, push_pairs};

/// All weights.
pub struct Network {
    pub(super) units: usize,
    pub(super) filters: Filters,
    pub(super) features: Vec<i16>,
    /// The feature of a word that has no vector.
    pub(super) unknown: u8,
    /// From the left, from the right.
    pub(super) layers: [Layer; 2],
    /// Of the labels, four together.
    pub(super) label_scales: Vec<f32x4>,
    pub(super) label_bias: Vec<f32x4>,
    /// The weights between labels.
    pub field: Field,
}

/// Workspace for one document after another.
#[derive(Debug)]
pub struct Workspace {
    forms: Memo,
    features: Memo,
    /// For each token the numbers of its form and of its set of features.
    tokens: Vec<[u32; 2]>,
    /// Where the tokens of the first sentence end.
    first: usize,
    /// FOURS a token.
    labels: Vec<i32x4>,
    /// What they weigh.
    rows: Vec<Row>,
    /// Of the first sentence, of the second.
    memories: [Memory; 2],
    scratch: Scratch,
}

/// How a token is spelt, for the network to read it.
#[derive(Debug, Default)]
pub struct Spelling {
    /// The numbers of its letters, each less than those that the model was made for.
    pub letters: Vec<u8>,
    /// Its word's vector in 1/4096, where it has one.
    pub vector: Option<[i16; WORD]>,
}

/// For the form that is being read.
#[derive(Debug, Default)]
struct Scratch {
    spelling: Spelling,
    /// Numbers in pairs.
    pairs: Vec<Lanes>,
}

impl Network {
    /// For a document of so many tokens.
    #[must_use]
    pub fn room(&self, tokens: usize) -> Workspace {
        Workspace {
            forms: Memo::new(2 * self.units, tokens),
            features: Memo::new(2 * self.units, tokens),
            tokens: Vec::new(),
            first: 0,
            labels: Vec::new(),
            rows: Vec::new(),
            memories: Default::default(),
            scratch: Scratch::default(),
        }
    }

    /// Makes the room ready for two sentences, the first of so many tokens. There may be no second.
    pub fn begin(&self, room: &mut Workspace, first: usize) {
        room.first = first;
        room.tokens.clear();
        room.forms.trim();
        room.features.trim();
    }

    /// Adds a token to the sentences: as it is written, and its features. `spell` is asked where the form is new.
    #[inline(never)]
    pub fn push(
        &self,
        room: &mut Workspace,
        written: &str,
        features: &[u8],
        spell: &dyn Fn(&mut Spelling),
    ) {
        let (form, new) = room.forms.entry(written.as_bytes());
        if let Some(sums) = new {
            room.scratch.spelling.letters.clear();
            room.scratch.spelling.vector = None;
            spell(&mut room.scratch.spelling);
            self.add_form(&mut room.scratch, sums);
        }
        let (set, new) = room.features.entry(features);
        if let Some(sums) = new {
            self.add_features(features, &mut room.scratch.pairs, sums);
        }
        room.tokens.push([form, set]);
    }

    fn add_form(&self, Scratch { spelling, pairs }: &mut Scratch, sums: &mut [i32x4]) {
        let mut input = [0; FORM];
        if let Some(vector) = &spelling.vector {
            input[..WORD].copy_from_slice(vector);
        }
        self.filters.read(&spelling.letters, &mut input[WORD..]);
        pairs.clear();
        // A word without a vector has nothing but its letters.
        let known = spelling.vector.is_some();
        push_pairs(&input[if known { 0 } else { WORD }..], pairs);
        self.each_side(sums, |layer, sums| layer.add_form(pairs, sums));
        if !known {
            self.add_features(&[self.unknown], pairs, sums);
        }
    }

    fn add_features(&self, features: &[u8], pairs: &mut Vec<Lanes>, sums: &mut [i32x4]) {
        pairs.clear();
        push_pairs(&self.sum_of_features(features), pairs);
        self.each_side(sums, |layer, sums| layer.add_features(pairs, sums));
    }

    /// The sums of an entry belong to the layer from the left and to that from the right.
    fn each_side(&self, sums: &mut [i32x4], mut add: impl FnMut(&Layer, &mut [i32x4])) {
        for (layer, sums) in self.layers.iter().zip(sums.chunks_exact_mut(self.units)) {
            add(layer, sums);
        }
    }

    fn sum_of_features(&self, features: &[u8]) -> [i16; FEATURE] {
        let mut out = [0_i16; FEATURE];
        for &feature in features {
            let vector = &self.features[usize::from(feature) * FEATURE..][..FEATURE];
            for (sum, value) in out.iter_mut().zip(vector) {
                *sum = sum.saturating_add(*value);
            }
        }
        out
    }

    /// For each of the two sentences in `room` a row a token: the logarithms of the weights of its labels.
    #[inline(never)]
    pub fn weigh<'r>(&self, room: &'r mut Workspace) -> [&'r [Row]; 2] {
        room.labels.clear();
        room.labels.resize(room.tokens.len() * FOURS, i32x4::ZERO);
        let tokens = [0..room.first, room.first..room.tokens.len()];
        self.pass(room, 0, tokens.clone(), |tokens, n| tokens.start + n);
        self.pass(room, 1, tokens, |tokens, n| tokens.end - 1 - n);
        room.rows.clear();
        room.rows
            .extend(room.labels.chunks_exact(FOURS).map(|sums| {
                let units = self.label_scales.iter().zip(&self.label_bias);
                let weights = sums.iter().zip(units);
                Row::of_fours(
                    weights.map(|(sum, (scale, bias))| sum.round_float() * *scale + *bias),
                )
            }));
        room.rows.split_at(room.first).into()
    }

    /// One layer over the tokens of both sentences side by side; `nth` says which of a sentence's tokens comes when.
    fn pass(
        &self,
        room: &mut Workspace,
        side: usize,
        sentences: [Range<usize>; 2],
        nth: impl Fn(&Range<usize>, usize) -> usize,
    ) {
        let units = self.units;
        let layer = &self.layers[side];
        for memory in &mut room.memories {
            layer.begin(memory);
        }
        let [first, second] = [0, 1].map(|at: usize| sentences[at].len());
        for n in 0..first.max(second) {
            if n < first.min(second) {
                layer.recur_both(&mut room.memories);
            } else {
                layer.recur(&mut room.memories[usize::from(second > first)]);
            }
            for (sentence, memory) in sentences.iter().zip(&mut room.memories) {
                if n >= sentence.len() {
                    continue;
                }
                let token = nth(sentence, n);
                let [form, features] = room.tokens[token];
                layer.read(
                    &room.forms.of(form)[side * units..][..units],
                    &room.features.of(features)[side * units..][..units],
                    memory,
                    &mut room.labels[token * FOURS..][..FOURS],
                );
            }
        }
    }
}

const _: () = assert!(WORD.is_multiple_of(2));
