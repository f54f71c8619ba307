//! The conditional random field over a sentence's labels (Lafferty, McCallum and Pereira 2001): how probable each name is, all
//! ways to label the sentence weighed.

use core::ops::Range;

use wide::f32x4;

use super::label_vec::Row;
use super::labels::{
    KINDS, LABELS, OTHER, OUTSIDE, Position, label, label_at, may_begin, may_end, may_follow, parts,
};
use crate::activations::exp;

/// Weights between labels; what may not follow weighs nothing.
pub struct Field {
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
    #[inline(never)]
    pub fn weigh(&self, scores: &[Row], out: &mut Beliefs) {
        let n = scores.len();
        if n == 0 {
            return;
        }
        let mut ways = core::mem::take(&mut out.ways);
        self.pass(scores, &mut ways);
        out.add(&ways);
        out.ways = ways;
    }

    /// Weighs from both ends of a sentence that has a token.
    fn pass(&self, scores: &[Row], ways: &mut Ways) {
        ways.clear();
        ways.weights.extend(scores.iter().map(|row| {
            let top = f32x4::splat(row.top());
            row.map(|four| exp(four - top))
        }));
        let n = scores.len();
        for token in 0..n {
            let before = token.checked_sub(1).map(|before| &ways.forward[before]);
            let reached = before.map_or(self.first, |before| sum_of(&self.steps, before));
            let (row, scale) = scaled_to_one(&reached.times(&ways.weights[token]));
            ways.scales.push(scale);
            ways.forward.push(row);
        }
        let end = ways.forward[n - 1].times(&self.last).sum();
        ways.backward.resize(n, Row::ZERO);
        ways.backward[n - 1] = self.last.scaled(1.0 / end.max(f32::MIN_POSITIVE));
        for token in (0..n - 1).rev() {
            let after = ways.backward[token + 1].times(&ways.weights[token + 1]);
            ways.backward[token] = sum_of(&self.back, &after).scaled(1.0 / ways.scales[token + 1]);
        }
    }

    /// Adds the tokens before `end` that are read as no name without being looked at.
    pub fn pass_over(end: usize, out: &mut Beliefs) {
        out.tokens.resize(end, NONE);
    }

    /// The probability that exactly these tokens are a name of the type number `kind`.
    #[inline(never)]
    pub fn name(&self, beliefs: &Beliefs, tokens: &Range<usize>, kind: usize) -> f32 {
        let last = tokens.clone().next_back();
        let last = last.and_then(|token| beliefs.at(token));
        let Some((first, last)) = beliefs.at(tokens.start).zip(last) else {
            return 0.0;
        };
        if tokens.len() == 1 {
            let single = 2 * kind + 1;
            return (first.forward[single] * first.backward[single]).clamp(0.0, 1.0);
        }
        if first.sentence != last.sentence {
            return 0.0;
        }
        let mut before = label_at(kind, 0, tokens.len());
        let mut probability = first.forward[2 * kind];
        for (at, token) in tokens.clone().enumerate().skip(1) {
            let Some(belief) = beliefs.at(token) else {
                return 0.0;
            };
            let label = label_at(kind, at, tokens.len());
            let is_end = at + 1 == tokens.len();
            let weight = belief.weights[2 * kind + usize::from(is_end)];
            probability *= self.steps[before].get(label) * weight / belief.scale;
            before = label;
        }
        (probability * last.backward[2 * kind]).clamp(0.0, 1.0)
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

/// All ways to label one sentence, a row a token.
#[derive(Default)]
struct Ways {
    weights: Vec<Row>,
    /// Weight of all ways up to a token, scaled to 1, and the scales.
    forward: Vec<Row>,
    scales: Vec<f32>,
    /// Weight of all ways after a token, scaled alike.
    backward: Vec<Row>,
}

impl Ways {
    fn clear(&mut self) {
        self.weights.clear();
        self.forward.clear();
        self.scales.clear();
        self.backward.clear();
    }

    /// The most probable label of a token, and how probable it is that the token is in a name.
    fn best(&self, token: usize) -> (usize, f32) {
        let mut best = (OUTSIDE, 0.0);
        let mut in_name = 0.0;
        let beliefs = self.forward[token].times(&self.backward[token]);
        for (label, belief) in beliefs.numbers().enumerate() {
            if belief > best.1 {
                best = (label, belief);
            }
            if label != OUTSIDE {
                in_name += belief;
            }
        }
        (best.0, in_name)
    }
}

/// What is kept of [`Ways`] for a token that may be in a name: the numbers that a name can ask for, two of each type. Those of all
/// tokens of a long text would be a third of the memory that annotating it takes.
struct Belief {
    /// Of the first, the only token of a name.
    forward: Pairs,
    /// Of an inner, the last token.
    weights: Pairs,
    /// Of the last, the only token.
    backward: Pairs,
    scale: f32,
    /// The first token of its sentence.
    sentence: u32,
}

type Pairs = [f32; 2 * KINDS];

/// Instead of the number of a belief: the token is in no name.
const NONE: u32 = u32::MAX;

/// A token that is less probably in a name is in none; the logarithm of its odds would be cut at a hundred times as much.
const LEAST: f32 = 1e-6;

/// The numbers of a row for two positions in a name of each type.
fn pairs(row: &Row, positions: [Position; 2]) -> Pairs {
    core::array::from_fn(|n| row.get(label(n / 2, positions[n % 2])))
}

/// What the network believes of a document's tokens.
#[derive(Default)]
pub struct Beliefs {
    /// For each token its number in `list`, or [`NONE`].
    tokens: Vec<u32>,
    list: Vec<Belief>,
    /// The names whose labels are each the most probable of their token, in text order.
    names: Vec<(Range<usize>, usize)>,
    /// Room for a sentence.
    ways: Ways,
}

impl Beliefs {
    /// With room for the tokens of a document.
    pub fn of(tokens: usize) -> Self {
        Self {
            tokens: Vec::with_capacity(tokens),
            ..Self::default()
        }
    }

    /// The names whose labels are each the most probable of their token, with the number of their type.
    pub fn names(&self) -> &[(Range<usize>, usize)] {
        &self.names
    }

    /// What is believed of a token that may be in a name.
    fn at(&self, token: usize) -> Option<&Belief> {
        self.list.get(*self.tokens.get(token)? as usize)
    }

    /// Adds a sentence.
    fn add(&mut self, ways: &Ways) {
        let from = self.tokens.len();
        let best: Vec<(usize, f32)> = (0..ways.scales.len()).map(|at| ways.best(at)).collect();
        self.add_names(from, best.iter().map(|(label, _)| *label));
        for (token, scale) in ways.scales.iter().enumerate() {
            if best[token].1 < LEAST {
                self.tokens.push(NONE);
                continue;
            }
            self.tokens.push(self.list.len() as u32);
            self.list.push(Belief {
                forward: pairs(&ways.forward[token], [Position::Begin, Position::Single]),
                weights: pairs(&ways.weights[token], [Position::Inside, Position::End]),
                backward: pairs(&ways.backward[token], [Position::End, Position::Single]),
                scale: *scale,
                sentence: from as u32,
            });
        }
    }

    /// Adds the names that the labels of a sentence spell, but for those that are never shown.
    fn add_names(&mut self, from: usize, labels: impl Iterator<Item = usize>) {
        let mut begin: Option<(usize, usize)> = None;
        for (token, label) in (from..).zip(labels) {
            begin = match (parts(label).filter(|(kind, _)| *kind != OTHER), begin) {
                (Some((kind, Position::Single)), _) => {
                    self.names.push((token..token + 1, kind));
                    None
                }
                (Some((kind, Position::Begin)), _) => Some((token, kind)),
                (Some((kind, Position::Inside)), Some((at, of))) if kind == of => Some((at, of)),
                (Some((kind, Position::End)), Some((at, of))) if kind == of => {
                    self.names.push((at..token + 1, kind));
                    None
                }
                _ => None,
            };
        }
    }
}
