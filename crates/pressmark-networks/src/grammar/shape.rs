//! Sizes of the network, for the pipeline and for training.

use super::encoder::{SHAPES, TABLES};
use super::relation::Relation;
use super::tag::Tag;
use super::transitions::{BUCKET, BUCKETS, PLACES};

/// Numbers of a word's vector, which lie in the model of names.
pub const VECTOR: usize = 100;

/// Numbers of what is learnt of a word itself, of its ends (three letters, two), of its beginning.
pub const TABLE: [usize; TABLES] = [24, 12, 8, 8];

/// Numbers of what is learnt of a shape.
pub const SHAPE: usize = 8;

/// What a word gives to the network: its vector, its tables, its shape, and one number that says that it has no vector.
pub const INPUT: usize = VECTOR + TABLE[0] + TABLE[1] + TABLE[2] + TABLE[3] + SHAPE + 1;

/// Units that read a word alone.
pub const WORD: usize = 64;

/// Units that read a word among those around it.
pub const NEAR: usize = 64;

/// Words that they see to each side.
pub const NEAR_SIDE: usize = 2;

/// Units that read these among one another: what a word is in its sentence.
pub const CONTEXT: usize = 64;

/// Places that they see to each side.
pub const CONTEXT_SIDE: usize = 1;

/// Units that read a state of the parser.
pub const STATE: usize = 64;

/// Transitions of the parser.
pub const MOVES: usize = 3;

/// Different relations.
pub const RELATIONS: usize = Relation::ALL.len();

/// Different tags.
pub const TAGS: usize = Tag::ALL.len();

/// One in fixed point, of values and of weights. No weight is larger than 127 / [`WEIGHT`], no value than 32767 / [`VALUE`].
pub const VALUE: i32 = 4096;
/// See [`VALUE`].
pub const WEIGHT: i32 = 64;

/// Stands in the head of a payload: a model of other sizes, tags or relations is refused.
#[must_use]
pub const fn layout() -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let sizes = [
        VECTOR,
        TABLE[0],
        TABLE[1],
        TABLE[2],
        TABLE[3],
        SHAPE,
        SHAPES,
        WORD,
        NEAR,
        NEAR_SIDE,
        CONTEXT,
        CONTEXT_SIDE,
        STATE,
        MOVES,
        PLACES,
        BUCKETS,
        BUCKET,
        VALUE as usize,
        WEIGHT as usize,
    ];
    let mut at = 0;
    while at < sizes.len() {
        hash = (hash ^ sizes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    at = 0;
    while at < TAGS {
        hash = add(hash, Tag::ALL[at].name());
        at += 1;
    }
    at = 0;
    while at < RELATIONS {
        hash = add(hash, Relation::ALL[at].name());
        at += 1;
    }
    hash
}

/// The hash with a name.
const fn add(mut hash: u32, name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}
