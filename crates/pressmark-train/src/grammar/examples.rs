//! Sentences to learn from: what the network reads of each token, and what it should say.

use pressmark::grammar::{Observed, Relation, Tag};
use pressmark::text::Case;
use pressmark_networks::grammar::TABLES;
use pressmark_networks::grammar::shape::{VALUE, VECTOR};
use rustc_hash::FxHashMap;

use super::gold::{Document, Gold};

/// Rows that a table has at most, and how often a word or an end must be met to get one.
const MOST: [usize; TABLES] = [1500, 1500, 300, 1500];
const LEAST: usize = 3;

/// A token as the network reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) vector: Option<u32>,
    /// Of the tables, then of the shapes.
    pub(super) rows: [u32; 5],
}

/// Of a shape, the part that tells capitals: [`pressmark::grammar::Form::shape`].
const CASE: u32 = 4;

impl Token {
    /// As the first word of a sentence.
    pub(super) fn capitalize(&mut self) {
        if self.rows[4] / CASE % 4 == Case::Lower as u32 {
            self.rows[4] += CASE * (Case::Title as u32 - Case::Lower as u32);
        }
    }

    /// As a word inside a sentence.
    pub(super) fn lower(&mut self) {
        if self.rows[4] / CASE % 4 == Case::Title as u32 {
            self.rows[4] -= CASE * (Case::Title as u32 - Case::Lower as u32);
        }
    }
}

/// A sentence and what its annotators say.
pub(super) struct Sentence {
    pub(super) tokens: Vec<Token>,
    pub(super) tags: Vec<Option<Tag>>,
    /// The head of each token; that of a root is the number of tokens.
    pub(super) heads: Vec<usize>,
    pub(super) relations: Vec<Relation>,
}

/// The words and ends that get rows of their own: hashes, rising. Row 0 is for all others.
pub(super) struct Vocabulary {
    pub(super) tables: [Vec<u32>; TABLES],
}

impl Vocabulary {
    /// The most frequent ones of the documents.
    pub(super) fn of(documents: &[Document]) -> Self {
        let table = |table: usize| {
            let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
            for token in documents
                .iter()
                .flat_map(|document| &document.observed.tokens)
            {
                *counts.entry(token.form.hashes[table]).or_default() += 1;
            }
            let mut frequent: Vec<(usize, u32)> = counts
                .into_iter()
                .map(|(hash, count)| (count, hash))
                .collect();
            frequent.retain(|&(count, _)| count >= LEAST);
            frequent.sort_unstable_by(|a, b| b.cmp(a));
            frequent.truncate(MOST[table]);
            let mut hashes: Vec<u32> = frequent.into_iter().map(|(_, hash)| hash).collect();
            hashes.sort_unstable();
            hashes
        };
        Self {
            tables: core::array::from_fn(table),
        }
    }

    /// How many rows each table has beside row 0.
    pub(super) fn sizes(&self) -> Vec<usize> {
        self.tables.iter().map(Vec::len).collect()
    }

    pub(super) fn token(&self, observed: &Observed, vectors: &mut Vectors) -> Token {
        let mut rows = [u32::from(observed.form.shape); 5];
        for ((row, table), hash) in rows.iter_mut().zip(&self.tables).zip(observed.form.hashes) {
            *row = table.binary_search(&hash).map_or(0, |at| at as u32 + 1);
        }
        Token {
            vector: observed.vector.map(|vector| vectors.add(vector)),
            rows,
        }
    }
}

/// Vectors of words, each kept once.
#[derive(Default)]
pub(super) struct Vectors {
    numbers: FxHashMap<[i16; VECTOR], u32>,
    values: Vec<f32>,
}

impl Vectors {
    fn add(&mut self, vector: [i16; VECTOR]) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(vector).or_insert_with(|| {
            self.values
                .extend(vector.map(|value| f32::from(value) / VALUE as f32));
            next
        })
    }

    pub(super) fn of(&self, number: u32) -> &[f32] {
        &self.values[number as usize * VECTOR..][..VECTOR]
    }
}

/// Our sentences of the documents.
pub(super) fn sentences(
    documents: &[Document],
    vocabulary: &Vocabulary,
    vectors: &mut Vectors,
) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for document in documents {
        for range in &document.observed.sentences {
            let gold = &document.gold[range.clone()];
            let observed = &document.observed.tokens[range.clone()];
            sentences.push(Sentence {
                tokens: observed
                    .iter()
                    .map(|token| vocabulary.token(token, vectors))
                    .collect(),
                tags: gold.iter().map(|gold| gold.tag).collect(),
                heads: gold
                    .iter()
                    .map(|gold| head(gold, range.start, range.len()))
                    .collect(),
                relations: gold.iter().map(|gold| gold.relation).collect(),
            });
        }
    }
    sentences
}

fn head(gold: &Gold, first: usize, tokens: usize) -> usize {
    gold.head.map_or(tokens, |head| head - first)
}
