//! The conditional random field over a sentence's labels (Lafferty, McCallum and Pereira 2001): how probable each name is, all
//! ways to label the sentence weighed.

use core::ops::Range;

use wide::f32x4;

use super::activations::exp;
use super::label_vec::Row;
use super::labels::{LABELS, OUTSIDE, Position, label_at, may_begin, may_end, may_follow, parts};

/// Weights between labels; what may not follow weighs nothing.
pub(super) struct Field {
    /// `steps[a]`: from label a to each label.
    steps: [Row; LABELS],
    /// `back[b]`: from each label to label b.
    back: [Row; LABELS],
    first: Row,
    last: Row,
}

impl Field {
    /// From the logarithms: LABELS x LABELS, and LABELS each.
    pub(super) fn new(steps: &[f32], first: &[f32], last: &[f32]) -> Self {
        let weight = |allowed: bool, logarithm: f32| {
            if allowed {
                exp(f32x4::splat(logarithm)).to_array()[0]
            } else {
                0.0
            }
        };
        let step = |a: usize, b: usize| weight(may_follow(a, b), steps[a * LABELS + b]);
        Self {
            steps: core::array::from_fn(|a| Row::new(|b| step(a, b))),
            back: core::array::from_fn(|b| Row::new(|a| step(a, b))),
            first: Row::new(|label| weight(may_begin(label), first[label])),
            last: Row::new(|label| weight(may_end(label), last[label])),
        }
    }

    /// Weighs all ways to label a sentence, from the logarithms of its labels' weights (a row a token), and adds the result
    /// to `out`.
    pub(super) fn weigh(&self, scores: &[Row], out: &mut Beliefs) {
        let from = out.weights.len();
        out.weights.extend(scores.iter().map(|row| {
            let top = f32x4::splat(row.top());
            row.map(|four| exp(four - top))
        }));
        let n = scores.len();
        if n == 0 {
            return;
        }
        for token in from..from + n {
            let before = (token > from).then(|| &out.forward[token - 1]);
            let reached = before.map_or(self.first, |before| sum_of(&self.steps, before));
            let (row, scale) = scaled_to_one(&reached.times(&out.weights[token]));
            out.scales.push(scale);
            out.forward.push(row);
        }
        let end = out.forward[from + n - 1].times(&self.last).sum();
        out.backward.resize(from + n, Row::ZERO);
        out.backward[from + n - 1] = self.last.scaled(1.0 / end.max(f32::MIN_POSITIVE));
        for token in (from..from + n - 1).rev() {
            let after = out.backward[token + 1].times(&out.weights[token + 1]);
            out.backward[token] = sum_of(&self.back, &after).scaled(1.0 / out.scales[token + 1]);
        }
        out.sentence_of.resize(from + n, from as u32);
    }

    /// Adds tokens that are read as no name without being looked at.
    pub(super) fn pass_over(tokens: usize, out: &mut Beliefs) {
        let from = out.weights.len();
        let n = from + tokens;
        out.weights.resize(n, Row::outside());
        out.forward.resize(n, Row::outside());
        out.scales.resize(n, 1.0);
        out.backward.resize(n, Row::outside());
        out.sentence_of.resize(n, from as u32);
    }

    /// The probability that exactly these tokens are a name of the type `KINDS[kind]`.
    pub(super) fn name(&self, beliefs: &Beliefs, tokens: &Range<usize>, kind: usize) -> f32 {
        let Some(last) = tokens
            .end
            .checked_sub(1)
            .filter(|&last| last < beliefs.forward.len())
        else {
            return 0.0;
        };
        if tokens.is_empty() || beliefs.sentence_of[tokens.start] != beliefs.sentence_of[last] {
            return 0.0;
        }
        let mut before = label_at(kind, 0, tokens.len());
        let mut probability = beliefs.forward[tokens.start].get(before);
        for (at, token) in tokens.clone().enumerate().skip(1) {
            let label = label_at(kind, at, tokens.len());
            probability *= self.steps[before].get(label) * beliefs.weights[token].get(label)
                / beliefs.scales[token];
            before = label;
        }
        (probability * beliefs.backward[last].get(before)).clamp(0.0, 1.0)
    }
}

/// The rows of all labels, each as often as `weights` says, in the order of the labels.
fn sum_of(rows: &[Row; LABELS], weights: &Row) -> Row {
    let mut sum = Row::ZERO;
    for (row, weight) in rows.iter().zip(weights.numbers()) {
        sum.add(row, weight);
    }
    sum
}

/// The row divided by its sum, and the sum. A row of zeros becomes certain of [`OUTSIDE`].
fn scaled_to_one(row: &Row) -> (Row, f32) {
    let sum = row.sum();
    if sum > 0.0 && sum.is_finite() {
        (row.scaled(1.0 / sum), sum)
    } else {
        (Row::outside(), 1.0)
    }
}

/// What the network believes of a document's tokens.
#[derive(Default)]
pub(super) struct Beliefs {
    weights: Vec<Row>,
    /// Weight of all ways up to a token, scaled to 1, and the scales.
    forward: Vec<Row>,
    scales: Vec<f32>,
    /// Weight of all ways after a token, scaled alike.
    backward: Vec<Row>,
    /// The first token of each token's sentence.
    sentence_of: Vec<u32>,
}

impl Beliefs {
    /// The names whose labels are each the most probable of their token, type as an index in `KINDS`.
    pub(super) fn names(&self) -> Vec<(Range<usize>, usize)> {
        let mut names = Vec::new();
        let mut begin: Option<(usize, usize)> = None;
        for (token, (forward, backward)) in self.forward.iter().zip(&self.backward).enumerate() {
            let mut best = (OUTSIDE, 0.0);
            for (label, belief) in forward.times(backward).numbers().enumerate() {
                if belief > best.1 {
                    best = (label, belief);
                }
            }
            begin = match (parts(best.0), begin) {
                (Some((kind, Position::Single)), _) => {
                    names.push((token..token + 1, kind));
                    None
                }
                (Some((kind, Position::Begin)), _) => Some((token, kind)),
                (Some((kind, Position::Inside)), Some((at, of))) if kind == of => Some((at, of)),
                (Some((kind, Position::End)), Some((at, of))) if kind == of => {
                    names.push((at..token + 1, kind));
                    None
                }
                _ => None,
            };
        }
        names
    }
}
