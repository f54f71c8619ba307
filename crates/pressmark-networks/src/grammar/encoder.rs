//! From words to what they are in their sentence: the tag of each, and the values that the parser reads.

use wide::i32x4;

use super::matrix::{Matrix, rectify, value_of_weight};
use super::shape::{
    CONTEXT, CONTEXT_SIDE, INPUT, NEAR, NEAR_SIDE, SHAPE, TABLE, TAGS, VALUE, VECTOR, WORD,
};
use super::tag::Tag;
use crate::memo::Memo;
use crate::packed_matrix::{Blocks, Pair};

/// Tables of what is learnt of a word: of itself, of its last three letters, of its last two, of its first three.
pub const TABLES: usize = 4;

/// Different shapes that a word can have.
pub const SHAPES: usize = 80;

/// How a word is written, as the network reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// A hash for each table.
    pub hashes: [u32; TABLES],
    /// Less than [`SHAPES`].
    pub shape: u8,
}

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
pub struct Encoder {
    pub(super) tables: Vec<Table>,
    pub(super) shapes: Vec<u8>,
    pub(super) word: Matrix<8>,
    pub(super) near: Vec<Blocks<8>>,
    pub(super) near_bias: Vec<i32x4>,
    pub(super) context: Vec<Blocks<8>>,
    pub(super) context_bias: Vec<i32x4>,
    pub(super) tags: Matrix<5>,
}

/// Room for one document after another.
#[derive(Debug)]
pub struct Room {
    /// What each word gives to those near it, kept from document to document.
    words: Memo,
    /// The words of the sentence, as numbers in `words`.
    entries: Vec<u32>,
    /// Of each word, what the units say that see those near it; then those that see their context.
    near: Values,
    context: Values,
    /// For the word that is being read.
    pairs: Vec<Pair>,
}

/// For each word the values that are not zero.
#[derive(Debug, Default)]
struct Values {
    pairs: Vec<Pair>,
    /// Where those of each word end.
    ends: Vec<usize>,
}

impl Values {
    fn clear(&mut self) {
        self.pairs.clear();
        self.ends.clear();
    }

    fn push(&mut self, sums: &[i32x4]) {
        rectify(sums, &mut self.pairs);
        self.ends.push(self.pairs.len());
    }

    fn of(&self, word: usize) -> &[Pair] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.pairs[start..self.ends[word]]
    }
}

impl Room {
    /// For a document of so many tokens.
    #[must_use]
    pub fn new(tokens: usize) -> Self {
        Self {
            words: Memo::new((2 * NEAR_SIDE + 1) * SUMS, tokens),
            entries: Vec::new(),
            near: Values::default(),
            context: Values::default(),
            pairs: Vec::new(),
        }
    }

    /// Makes the room ready for a sentence.
    pub fn begin(&mut self) {
        self.words.trim();
        self.entries.clear();
    }

    /// What the parser reads of a word of the sentence.
    pub(super) fn context(&self, word: usize) -> &[Pair] {
        self.context.of(word)
    }

    /// Words of the sentence.
    #[must_use]
    pub fn words(&self) -> usize {
        self.entries.len()
    }
}

impl Encoder {
    /// Adds a word to the sentence: what tells it from others, its form, and how to write its vector where it has one.
    #[inline(never)]
    pub fn push(
        &self,
        room: &mut Room,
        key: &[u8],
        form: &dyn Fn() -> Form,
        vector: &dyn Fn(&mut [i16]) -> bool,
    ) {
        let Room { words, pairs, .. } = room;
        let (entry, new) = words.entry(key);
        if let Some(sums) = new {
            self.read_word(&form(), vector, pairs, sums);
        }
        room.entries.push(entry);
    }

    /// What a word gives to each that stands near it.
    fn read_word(
        &self,
        form: &Form,
        vector: &dyn Fn(&mut [i16]) -> bool,
        pairs: &mut Vec<Pair>,
        sums: &mut [i32x4],
    ) {
        let mut input = [0_i16; INPUT];
        let known = vector(&mut input[..VECTOR]);
        input[INPUT - 1] = if known { 0 } else { VALUE as i16 };
        let learnt = self.tables.iter().zip(form.hashes);
        let learnt = learnt.map(|(table, hash)| table.row(hash));
        let shape = &self.shapes[usize::from(form.shape) * SHAPE..][..SHAPE];
        let slots = input[VECTOR..].iter_mut();
        for (byte, slot) in learnt.chain([shape]).flatten().zip(slots) {
            *slot = value_of_weight(*byte);
        }
        pairs.clear();
        let (twos, rest) = input.as_chunks::<2>();
        pairs.extend(twos.iter().enumerate().map(|(at, two)| Pair::new(at, *two)));
        pairs.extend(rest.iter().map(|last| Pair::new(twos.len(), [*last, 0])));
        let mut own = [i32x4::ZERO; WORD / 4];
        self.word.sums(pairs, &mut own);
        pairs.clear();
        rectify(&own, pairs);
        for (near, sums) in self.near.iter().zip(sums.chunks_exact_mut(SUMS)) {
            near.add_some(pairs, sums);
        }
    }

    /// Reads the sentence in the room; adds a tag for each word.
    #[inline(never)]
    pub fn read(&self, room: &mut Room, tags: &mut Vec<Tag>) {
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
        for word in 0..words {
            let mut sums = [i32x4::ZERO; SUMS];
            sums.copy_from_slice(&self.near_bias);
            for (at, place) in around(word, NEAR_SIDE, words) {
                let given = &room.words.of(room.entries[at])[place * SUMS..][..SUMS];
                for (sum, given) in sums.iter_mut().zip(given) {
                    *sum += *given;
                }
            }
            room.near.push(&sums);
        }
    }

    fn read_context(&self, room: &mut Room) {
        room.context.clear();
        let words = room.entries.len();
        for word in 0..words {
            let mut sums = [i32x4::ZERO; CONTEXT / 4];
            sums.copy_from_slice(&self.context_bias);
            for (at, place) in around(word, CONTEXT_SIDE, words) {
                self.context[place].add_some(room.near.of(at), &mut sums);
            }
            room.context.push(&sums);
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
