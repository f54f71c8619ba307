//! Reads the payload of a model of grammar.
//!
//! All numbers are little-endian. `crates/pressmark-train` writes it in this order:
//!
//! | what | how |
//! | --- | --- |
//! | [`layout`] of the network, [`crate::names::Words::digest`] of the word vectors that it was trained with | two numbers of 32 bits |
//! | for each table of words and ends: its hashes, rising, and one row more than hashes: of what it does not know, then of each | a count of 32 bits, steps, rows |
//! | for each shape a row | rows |
//! | units of a word | matrix |
//! | units of words that stand near, from left to right; one bias | matrices, bias |
//! | units of their context, from left to right; one bias | matrices, bias |
//! | tags | matrix |
//! | units of the parser's state, place by place; one bias | matrices, bias |
//! | places without a word; small numbers | rows |
//! | moves; relations by LEFT; relations by RIGHT | matrices |
//!
//! "Steps" are the differences of rising numbers, seven bits a byte, the last byte of each below 128. "Rows" and "matrices" are
//! weights of eight bits, in 1/64, a matrix by rows and with its bias behind it where it stands alone; a "bias" is one number of
//! 16 bits a row, in 1/4096.

use wide::i32x4;

use super::encoder::{Encoder, SHAPES, Table};
use super::matrix::{Matrix, fours};
use super::parser::Parser;
use super::shape::{
    CONTEXT, CONTEXT_SIDE, INPUT, MOVES, NEAR, NEAR_SIDE, RELATIONS, SHAPE, STATE, TABLE, TAGS,
    VALUE, WEIGHT, WORD, layout,
};
use super::transitions::{BUCKET, BUCKETS, PLACES};
use crate::packed_matrix::Blocks;
use crate::payload::Payload;

/// No table is longer; what claims more is damaged.
const MOST: usize = 1 << 16;

/// The network in its two halves, and the digest of the vectors that it was trained with; none where the payload is not whole or was made for
/// another layout.
#[must_use]
pub fn read(payload: &[u8]) -> Option<(Encoder, Parser, u32)> {
    let mut payload = Payload::new(payload);
    if payload.number()? != layout() {
        return None;
    }
    let vectors = payload.number()?;
    let encoder = payload.encoder()?;
    let parser = payload.parser()?;
    payload.is_empty().then_some((encoder, parser, vectors))
}

impl Payload<'_> {
    fn encoder(&mut self) -> Option<Encoder> {
        let mut tables = Vec::with_capacity(TABLE.len());
        for width in TABLE {
            tables.push(self.table(width)?);
        }
        Some(Encoder {
            tables,
            shapes: self.take(SHAPES * SHAPE)?.to_vec(),
            word: self.matrix(WORD, INPUT)?,
            near: self.matrices(2 * NEAR_SIDE + 1, NEAR, WORD)?,
            near_bias: self.bias(NEAR)?,
            context: self.matrices(2 * CONTEXT_SIDE + 1, CONTEXT, NEAR)?,
            context_bias: self.bias(CONTEXT)?,
            tags: self.matrix(TAGS, CONTEXT)?,
        })
    }

    fn parser(&mut self) -> Option<Parser> {
        Some(Parser {
            places: self.matrices(PLACES, STATE, CONTEXT)?,
            bias: self.bias(STATE)?,
            missing: self.sums(PLACES)?,
            buckets: self.sums(BUCKETS * BUCKET)?,
            moves: self.matrix(MOVES, STATE)?,
            relations: [
                self.matrix(RELATIONS, STATE)?,
                self.matrix(RELATIONS, STATE)?,
            ],
        })
    }

    fn table(&mut self, width: usize) -> Option<Table> {
        let count = usize::try_from(self.number()?)
            .ok()
            .filter(|&count| count <= MOST)?;
        let hashes = self.rising(count)?;
        let rows = self.take((count + 1) * width)?.to_vec();
        Some(Table {
            hashes,
            rows,
            width,
        })
    }

    fn matrices<const G: usize>(
        &mut self,
        count: usize,
        rows: usize,
        columns: usize,
    ) -> Option<Vec<Blocks<G>>> {
        (0..count)
            .map(|_| Some(Blocks::new(self.take(rows * columns)?, columns, 0, columns)))
            .collect()
    }

    fn matrix<const G: usize>(&mut self, rows: usize, columns: usize) -> Option<Matrix<G>> {
        let weights = Blocks::new(self.take(rows * columns)?, columns, 0, columns);
        Some(Matrix {
            weights,
            bias: self.bias(rows)?,
        })
    }

    /// In the unit of sums.
    fn bias(&mut self, rows: usize) -> Option<Vec<i32x4>> {
        let numbers: Vec<i32> = self
            .fixed(rows)?
            .into_iter()
            .map(|bias| i32::from(bias) * WEIGHT)
            .collect();
        Some(fours(&numbers))
    }

    /// Rows of the parser's state, in the unit of sums.
    fn sums(&mut self, rows: usize) -> Option<Vec<i32x4>> {
        let numbers: Vec<i32> = self
            .take(rows * STATE)?
            .iter()
            .map(|&byte| i32::from(byte as i8) * VALUE)
            .collect();
        Some(fours(&numbers))
    }
}
