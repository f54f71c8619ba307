//! The conditional random field over a sentence's labels (Lafferty, McCallum and Pereira 2001): how probable each name is, all
//! ways to label the sentence weighed.

use core::ops::Range;

use super::curves::exp;
use super::labels::{LABELS, OUTSIDE, Position, label_at, may_begin, may_end, may_follow, parts};

/// Weights between labels; what may not follow weighs nothing.
pub(super) struct Field {
    /// `steps[a][b]`: from label a to label b.
    steps: [[f32; LABELS]; LABELS],
    first: [f32; LABELS],
    last: [f32; LABELS],
}

impl Field {
    /// From the logarithms: LABELS x LABELS, and LABELS each.
    pub(super) fn new(steps: &[f32], first: &[f32], last: &[f32]) -> Self {
        let mut field = Self {
            steps: [[0.0; LABELS]; LABELS],
            first: [0.0; LABELS],
            last: [0.0; LABELS],
        };
        for a in 0..LABELS {
            for b in (0..LABELS).filter(|&b| may_follow(a, b)) {
                field.steps[a][b] = exp(steps[a * LABELS + b]);
            }
            if may_begin(a) {
                field.first[a] = exp(first[a]);
            }
            if may_end(a) {
                field.last[a] = exp(last[a]);
            }
        }
        field
    }

    /// Weighs all ways to label a sentence, from the logarithms of its labels' weights (LABELS a token), and adds the result
    /// to `out`.
    pub(super) fn weigh(&self, scores: &[f32], out: &mut Beliefs) {
        let from = out.weights.len();
        for row in scores.chunks_exact(LABELS) {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            out.weights
                .push(core::array::from_fn(|label| exp(row[label] - top)));
        }
        let n = out.weights.len() - from;
        if n == 0 {
            return;
        }
        for token in from..from + n {
            let before = (token > from).then(|| &out.forward[token - 1]);
            let mut row = before.map_or(self.first, |before| self.step(before));
            for (value, weight) in row.iter_mut().zip(&out.weights[token]) {
                *value *= weight;
            }
            out.scales.push(scale_to_one(&mut row));
            out.forward.push(row);
        }
        let ends = out.forward[from + n - 1].iter().zip(&self.last);
        let end = ends
            .fold(0.0, |sum, (a, b)| sum + a * b)
            .max(f32::MIN_POSITIVE);
        out.backward.resize(from + n, [0.0; LABELS]);
        out.backward[from + n - 1] = self.last.map(|value| value / end);
        for token in (from..from + n - 1).rev() {
            let after = out.after(token + 1);
            for (a, steps) in self.steps.iter().enumerate() {
                let sum = steps
                    .iter()
                    .zip(&after)
                    .fold(0.0, |sum, (s, b)| sum + s * b);
                out.backward[token][a] = sum / out.scales[token + 1];
            }
        }
        out.sentence_of.resize(from + n, from as u32);
    }

    /// Adds tokens that are read as no name without being looked at.
    pub(super) fn pass_over(tokens: usize, out: &mut Beliefs) {
        let from = out.weights.len();
        let mut outside = [0.0; LABELS];
        outside[OUTSIDE] = 1.0;
        let n = from + tokens;
        out.weights.resize(n, outside);
        out.forward.resize(n, outside);
        out.scales.resize(n, 1.0);
        out.backward.resize(n, outside);
        out.sentence_of.resize(n, from as u32);
    }

    fn step(&self, before: &[f32; LABELS]) -> [f32; LABELS] {
        let mut row = [0.0; LABELS];
        for (value, steps) in before.iter().zip(&self.steps) {
            for (sum, step) in row.iter_mut().zip(steps) {
                *sum += value * step;
            }
        }
        row
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
        let mut probability = beliefs.forward[tokens.start][before];
        for (at, token) in tokens.clone().enumerate().skip(1) {
            let label = label_at(kind, at, tokens.len());
            probability *=
                self.steps[before][label] * beliefs.weights[token][label] / beliefs.scales[token];
            before = label;
        }
        (probability * beliefs.backward[last][before]).clamp(0.0, 1.0)
    }
}

/// Divides the row by its sum; gives the sum. A row of zeros becomes certain of [`OUTSIDE`].
fn scale_to_one(row: &mut [f32; LABELS]) -> f32 {
    let sum = row.iter().fold(0.0, |sum, value| sum + value);
    if sum > 0.0 && sum.is_finite() {
        row.iter_mut().for_each(|value| *value /= sum);
        return sum;
    }
    *row = [0.0; LABELS];
    row[OUTSIDE] = 1.0;
    1.0
}

/// What the network believes of a document's tokens.
#[derive(Default)]
pub(super) struct Beliefs {
    weights: Vec<[f32; LABELS]>,
    /// Weight of all ways up to a token, scaled to 1, and the scales.
    forward: Vec<[f32; LABELS]>,
    scales: Vec<f32>,
    /// Weight of all ways after a token, scaled alike.
    backward: Vec<[f32; LABELS]>,
    /// The first token of each token's sentence.
    sentence_of: Vec<u32>,
}

impl Beliefs {
    fn after(&self, token: usize) -> [f32; LABELS] {
        core::array::from_fn(|label| self.backward[token][label] * self.weights[token][label])
    }

    /// The names whose labels are each the most probable of their token, type as an index in `KINDS`.
    pub(super) fn names(&self) -> Vec<(Range<usize>, usize)> {
        let mut names = Vec::new();
        let mut begin: Option<(usize, usize)> = None;
        for (token, (forward, backward)) in self.forward.iter().zip(&self.backward).enumerate() {
            let mut best = OUTSIDE;
            for label in 0..LABELS {
                if forward[label] * backward[label] > forward[best] * backward[best] {
                    best = label;
                }
            }
            begin = match (parts(best), begin) {
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
