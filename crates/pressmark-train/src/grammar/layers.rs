//! The network's parameters: which of them lie where, and how they begin.

use pressmark_networks::grammar::SHAPES;
use pressmark_networks::grammar::shape::{
    CONTEXT, CONTEXT_SIDE, INPUT, MOVES, NEAR, NEAR_SIDE, RELATIONS, SHAPE, STATE, TABLE, TAGS,
    WEIGHT, WORD,
};
use pressmark_networks::grammar::transitions::{BUCKET, BUCKETS, PLACES};

use crate::names::random::Random;

/// No weight is larger: what eight bits hold.
pub(super) const LARGEST: f32 = 127.0 / WEIGHT as f32;

/// Rows of parameters. A matrix has a row for each of its inputs, so that an input that is zero costs nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tensor {
    pub(super) at: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Tensor {
    pub(super) fn row<'p>(&self, parameters: &'p [f32], row: usize) -> &'p [f32] {
        &parameters[self.at + row * self.columns..][..self.columns]
    }

    pub(super) fn row_mut<'p>(&self, parameters: &'p mut [f32], row: usize) -> &'p mut [f32] {
        &mut parameters[self.at + row * self.columns..][..self.columns]
    }

    pub(super) fn all<'p>(&self, parameters: &'p [f32]) -> &'p [f32] {
        &parameters[self.at..][..self.rows * self.columns]
    }

    /// Adds the products of the values with their rows; values of zero are passed over.
    pub(super) fn add(&self, parameters: &[f32], values: &[f32], out: &mut [f32]) {
        for (row, &value) in values.iter().enumerate() {
            if value != 0.0 {
                axpy(out, value, self.row(parameters, row));
            }
        }
    }

    /// The way back of [`Self::add`]: what the rows should change by, and, where asked, what the values should.
    pub(super) fn back(
        &self,
        parameters: &[f32],
        values: &[f32],
        slope: &[f32],
        gradient: &mut [f32],
        mut of_values: Option<&mut [f32]>,
    ) {
        for (row, &value) in values.iter().enumerate() {
            if value != 0.0 {
                axpy(self.row_mut(gradient, row), value, slope);
                // A rectified unit that is off passes nothing on.
                if let Some(of_values) = &mut of_values {
                    of_values[row] += dot(slope, self.row(parameters, row));
                }
            }
        }
    }
}

/// Adds a multiple of one row to another.
pub(super) fn axpy(out: &mut [f32], factor: f32, row: &[f32]) {
    for (out, value) in out.iter_mut().zip(row) {
        *out += factor * value;
    }
}

/// The sum of products, eight at a time.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    let (a8, a_rest) = a.as_chunks::<8>();
    let (b8, b_rest) = b.as_chunks::<8>();
    for (a, b) in a8.iter().zip(b8) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// Where everything lies. The order is that of `crates/pressmark-networks/src/grammar/format.rs`.
pub(super) struct Layers {
    /// Row 0 of each is of what it does not know.
    pub(super) tables: Vec<Tensor>,
    pub(super) shapes: Tensor,
    pub(super) word: Tensor,
    pub(super) word_bias: Tensor,
    pub(super) near: Vec<Tensor>,
    pub(super) near_bias: Tensor,
    pub(super) context: Vec<Tensor>,
    pub(super) context_bias: Tensor,
    pub(super) tags: Tensor,
    pub(super) tags_bias: Tensor,
    pub(super) places: Vec<Tensor>,
    pub(super) state_bias: Tensor,
    pub(super) missing: Tensor,
    pub(super) buckets: Tensor,
    pub(super) moves: Tensor,
    pub(super) moves_bias: Tensor,
    pub(super) relations: [Tensor; 2],
    pub(super) relations_bias: [Tensor; 2],
    pub(super) size: usize,
}

impl Layers {
    /// For tables that know so many words or ends.
    pub(super) fn new(known: &[usize]) -> Self {
        let mut size = 0;
        let mut tensor = |rows: usize, columns: usize| {
            let at = size;
            size += rows * columns;
            Tensor { at, rows, columns }
        };
        let mut several =
            |count: usize, rows, columns| (0..count).map(|_| tensor(rows, columns)).collect();
        let near = several(2 * NEAR_SIDE + 1, WORD, NEAR);
        let context = several(2 * CONTEXT_SIDE + 1, NEAR, CONTEXT);
        let places = several(PLACES, CONTEXT, STATE);
        Self {
            tables: known
                .iter()
                .zip(TABLE)
                .map(|(&known, width)| tensor(known + 1, width))
                .collect(),
            shapes: tensor(SHAPES, SHAPE),
            word: tensor(INPUT, WORD),
            word_bias: tensor(1, WORD),
            near,
            near_bias: tensor(1, NEAR),
            context,
            context_bias: tensor(1, CONTEXT),
            tags: tensor(CONTEXT, TAGS),
            tags_bias: tensor(1, TAGS),
            places,
            state_bias: tensor(1, STATE),
            missing: tensor(PLACES, STATE),
            buckets: tensor(BUCKETS * BUCKET, STATE),
            moves: tensor(STATE, MOVES),
            moves_bias: tensor(1, MOVES),
            relations: [tensor(STATE, RELATIONS), tensor(STATE, RELATIONS)],
            relations_bias: [tensor(1, RELATIONS), tensor(1, RELATIONS)],
            size,
        }
    }

    /// Parameters to begin with: even between bounds that keep sums of about one.
    pub(super) fn begin(&self, random: &mut Random) -> Vec<f32> {
        let mut parameters = vec![0.0; self.size];
        let mut spread = |tensor: &Tensor, bound: f32| {
            for value in &mut parameters[tensor.at..][..tensor.rows * tensor.columns] {
                *value = (random.unit() * 2.0 - 1.0) * bound;
            }
        };
        for table in self.tables.iter().chain([&self.shapes]) {
            spread(table, 0.3);
        }
        spread(&self.word, 0.12);
        for tensors in [&self.near, &self.context] {
            for tensor in tensors {
                spread(tensor, (2.0 / (tensors.len() * tensor.rows) as f32).sqrt());
            }
        }
        for place in &self.places {
            spread(place, 0.12);
        }
        for tensor in [&self.missing, &self.buckets] {
            spread(tensor, 0.1);
        }
        for tensor in [
            &self.tags,
            &self.moves,
            &self.relations[0],
            &self.relations[1],
        ] {
            spread(tensor, 0.15);
        }
        parameters
    }
}
