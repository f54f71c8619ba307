//! From words to what they are in their sentence: the tag of each, and the values that the parser reads.

use wide::i32x4;

use super::matrix::{Matrix, rectified, value_of_weight};
use super::shape::{
    CONTEXT, CONTEXT_SIDE, INPUT, NEAR, NEAR_SIDE, SHAPE, TABLE, TAGS, VALUE, VECTOR, WORD,
};
use crate::grammar::form::Form;
use crate::grammar::tag::Tag;
use crate::recogniser::{Blocks, Lanes, Memo, push_pairs};

/// Sums of all that stand near, four together.
const SUMS: usize = NEAR / 4;

/// What is learnt of words, or of their ends.
pub(super) struct Table {
    /// Rising.
    pub(super) hashes: Vec<u32>,
    /// Of what it does not know, then of each hash.
    pub(super) rows: Vec<u8>,
    pub(super) width: usize,
}

impl Table {
    fn row(&self, hash: u32) -> &[u8] {
        let row = self.hashes.binary_search(&hash).map_or(0, |at| at + 1);
        &self.rows[row * self.width..][..self.width]
    }
}

/// The layers from words to tags.
pub(super) struct Encoder {
    pub(super) tables: Vec<Table>,
    pub(super) shapes: Vec<u8>,
    pub(super) word: Matrix<8>,
    pub(super) near: Vec<Blocks<8>>,
    pub(super) near_bias: Vec<i32x4>,
    pub(super) context: Vec<Blocks<8>>,
    pub(super) context_bias: Vec<i32x4>,
    pub(super) tags: Matrix<5>,
}

/// Room for one document.
pub(crate) struct Room {
    /// What each word gives to those near it, kept while a document is read.
    words: Memo,
    /// The words of the sentence, as numbers in `words`.
    entries: Vec<u32>,
    /// Of each word, the values of the units that see those near it, each pair repeated; then of the units that see their context.
    near: Vec<Lanes>,
    context: Vec<Lanes>,
}

/// Lanes of a word.
const NEAR_LANES: usize = NEAR / 2;
const CONTEXT_LANES: usize = CONTEXT / 2;

impl Room {
    pub(super) fn new() -> Self {
        Self {
            words: Memo::new((2 * NEAR_SIDE + 1) * SUMS),
            entries: Vec::new(),
            near: Vec::new(),
            context: Vec::new(),
        }
    }

    /// Makes the room ready for a sentence.
    pub(super) fn begin(&mut self) {
        self.words.trim();
        self.entries.clear();
    }

    /// What the parser reads of a word of the sentence.
    pub(super) fn context(&self, word: usize) -> &[Lanes] {
        &self.context[word * CONTEXT_LANES..][..CONTEXT_LANES]
    }

    /// Words of the sentence.
    pub(super) fn words(&self) -> usize {
        self.entries.len()
    }
}

impl Encoder {
    /// Adds a word to the sentence: what tells it from others, its form, and how to write its vector where it has one.
    pub(super) fn push(
        &self,
        room: &mut Room,
        key: &[u8],
        form: impl FnOnce() -> Form,
        vector: impl FnOnce(&mut [i16]) -> bool,
    ) {
        let entry = room
            .words
            .entry(key, |sums| self.read_word(&form(), vector, sums));
        room.entries.push(entry);
    }

    /// What a word gives to each that stands near it.
    fn read_word(&self, form: &Form, vector: impl FnOnce(&mut [i16]) -> bool, sums: &mut [i32x4]) {
        let mut input = [0_i16; INPUT];
        let known = vector(&mut input[..VECTOR]);
        input[INPUT - 1] = if known { 0 } else { VALUE as i16 };
        let mut slots = input[VECTOR..].iter_mut();
        let learnt = self
            .tables
            .iter()
            .zip(form.hashes)
            .map(|(table, hash)| table.row(hash));
        let shape = &self.shapes[usize::from(form.shape) * SHAPE..][..SHAPE];
        for (byte, slot) in learnt.chain([shape]).flatten().zip(&mut slots) {
            *slot = value_of_weight(*byte);
        }
        let mut pairs = Vec::with_capacity(INPUT.div_ceil(2));
        push_pairs(&input, &mut pairs);
        let mut own = [i32x4::ZERO; WORD / 4];
        self.word.sums(&pairs, &mut own);
        let values: Vec<i16> = rectified(&own).collect();
        pairs.clear();
        push_pairs(&values, &mut pairs);
        for (near, sums) in self.near.iter().zip(sums.chunks_exact_mut(SUMS)) {
            near.add(&pairs, sums);
        }
    }

    /// Reads the sentence in the room; adds a tag for each word.
    pub(super) fn read(&self, room: &mut Room, tags: &mut Vec<Tag>) {
        self.read_near(room);
        self.read_context(room);
        for word in 0..room.words() {
            let best = self
                .tags
                .best::<{ TAGS.div_ceil(20) * 5 }>(room.context(word), 0, TAGS);
            tags.push(Tag::ALL[best]);
        }
    }

    fn read_near(&self, room: &mut Room) {
        room.near.clear();
        let words = room.entries.len();
        let mut values = Vec::with_capacity(NEAR);
        for word in 0..words {
            let mut sums = [i32x4::ZERO; SUMS];
            sums.copy_from_slice(&self.near_bias);
            for (at, place) in around(word, NEAR_SIDE, words) {
                let given = &room.words.of(room.entries[at])[place * SUMS..][..SUMS];
                for (sum, given) in sums.iter_mut().zip(given) {
                    *sum += *given;
                }
            }
            values.clear();
            values.extend(rectified(&sums));
            push_pairs(&values, &mut room.near);
        }
    }

    fn read_context(&self, room: &mut Room) {
        room.context.clear();
        let words = room.entries.len();
        let mut values = Vec::with_capacity(CONTEXT);
        for word in 0..words {
            let mut sums = [i32x4::ZERO; CONTEXT / 4];
            sums.copy_from_slice(&self.context_bias);
            for (at, place) in around(word, CONTEXT_SIDE, words) {
                self.context[place].add(&room.near[at * NEAR_LANES..][..NEAR_LANES], &mut sums);
            }
            values.clear();
            values.extend(rectified(&sums));
            push_pairs(&values, &mut room.context);
        }
    }
}

/// The words of the sentence from `side` before this one to `side` after it, each with its place from left to right.
fn around(word: usize, side: usize, words: usize) -> impl Iterator<Item = (usize, usize)> {
    let place = move |at: usize| at + side - word;
    (word.saturating_sub(side)..(word + side + 1).min(words)).map(move |at| (at, place(at)))
}

const _: () = assert!(TABLE.len() + 1 < INPUT);
// Blocks of rows leave none over.
const _: () =
    assert!(NEAR.is_multiple_of(32) && CONTEXT.is_multiple_of(32) && WORD.is_multiple_of(32));
