//! A conditional random field over a sentence's labels (Lafferty, McCallum and Pereira 2001), trained on partial labels:
//! each token bears the set of labels that the annotation allows (Tsuboi et al. 2008).
//!
//! The loss is the logarithm of all sequences' weight less that of the allowed ones. Sums run over weights scaled to 1 at
//! each token, so nothing overflows.

use pressmark::recogniser::{LABELS, may_begin, may_end, may_follow};

use super::lstm::exp;

/// Weights between labels, from the parameters; what may not follow weighs nothing.
pub(super) struct Field {
    /// `steps[a][b]`: from label a to label b.
    steps: [[f32; LABELS]; LABELS],
    first: [f32; LABELS],
    last: [f32; LABELS],
}

/// Errors of the field's parameters, as they lie among all parameters.
pub(super) struct FieldErrors<'g> {
    pub(super) steps: &'g mut [f32],
    pub(super) first: &'g mut [f32],
    pub(super) last: &'g mut [f32],
}

/// The weights of a sentence's labels, token by token.
struct Sums {
    /// Up to the token, scaled to 1.
    forward: Vec<[f32; LABELS]>,
    /// After the token, scaled alike.
    backward: Vec<[f32; LABELS]>,
    scales: Vec<f32>,
    total: f64,
}

impl Field {
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

    /// The loss of a sentence. Adds the errors, times `weight`, to those of the scores (a row of LABELS a token) and of the
    /// field. None, and no errors, where no sequence is allowed.
    pub(super) fn loss(
        &self,
        scores: &[f32],
        allowed: &[u32],
        weight: f32,
        d_scores: &mut [f32],
        errors: &mut FieldErrors<'_>,
    ) -> Option<f64> {
        let (weights, tops) = exponents(scores);
        let right = self.sums(&weights, Some(allowed))?;
        let all = self.sums(&weights, None)?;
        self.spread(&weights, &all, None, weight, d_scores, errors);
        self.spread(&weights, &right, Some(allowed), -weight, d_scores, errors);
        let top: f64 = tops.iter().map(|&t| f64::from(t)).sum();
        Some((all.total + top) - (right.total + top))
    }

    fn sums(&self, weights: &[[f32; LABELS]], allowed: Option<&[u32]>) -> Option<Sums> {
        let n = weights.len();
        let mut forward = vec![[0.0; LABELS]; n];
        let mut scales = vec![0.0; n];
        let mut total = 0.0;
        for token in 0..n {
            let before = token.checked_sub(1).map(|before| forward[before]);
            let mut row = match before {
                None => self.first,
                Some(before) => self.step(&before),
            };
            keep(&mut row, &weights[token], allowed.map(|a| a[token]));
            let sum: f32 = row.iter().sum();
            if sum <= 0.0 {
                return None;
            }
            row.iter_mut().for_each(|value| *value /= sum);
            (forward[token], scales[token]) = (row, sum);
            total += f64::from(sum).ln();
        }
        let end: f32 = forward
            .last()?
            .iter()
            .zip(&self.last)
            .map(|(a, b)| a * b)
            .sum();
        if end <= 0.0 {
            return None;
        }
        total += f64::from(end).ln();
        let mut backward = vec![[0.0; LABELS]; n];
        backward[n - 1] = self.last.map(|value| value / end);
        for token in (0..n - 1).rev() {
            let mut after = backward[token + 1];
            keep(
                &mut after,
                &weights[token + 1],
                allowed.map(|a| a[token + 1]),
            );
            let row = core::array::from_fn(|a| {
                let sum: f32 = self.steps[a].iter().zip(&after).map(|(s, b)| s * b).sum();
                sum / scales[token + 1]
            });
            backward[token] = row;
        }
        Some(Sums {
            forward,
            backward,
            scales,
            total,
        })
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

    /// Adds the probabilities of labels and of steps, times `sign`.
    fn spread(
        &self,
        weights: &[[f32; LABELS]],
        sums: &Sums,
        allowed: Option<&[u32]>,
        sign: f32,
        d_scores: &mut [f32],
        errors: &mut FieldErrors<'_>,
    ) {
        let n = weights.len();
        for token in 0..n {
            let row = &mut d_scores[token * LABELS..(token + 1) * LABELS];
            let (before, after) = (&sums.forward[token], &sums.backward[token]);
            for (label, (a, b)) in before.iter().zip(after).enumerate() {
                let error = sign * a * b;
                row[label] += error;
                if token == 0 {
                    errors.first[label] += error;
                }
                if token == n - 1 {
                    errors.last[label] += error;
                }
            }
            if token == 0 {
                continue;
            }
            let mut after = sums.backward[token];
            keep(&mut after, &weights[token], allowed.map(|a| a[token]));
            for a in 0..LABELS {
                let before = sign * sums.forward[token - 1][a] / sums.scales[token];
                let out = &mut errors.steps[a * LABELS..(a + 1) * LABELS];
                for b in 0..LABELS {
                    out[b] += before * self.steps[a][b] * after[b];
                }
            }
        }
    }
}

/// The exponentials of each token's scores less their greatest, and these greatest ones.
fn exponents(scores: &[f32]) -> (Vec<[f32; LABELS]>, Vec<f32>) {
    let rows = scores.chunks_exact(LABELS);
    rows.map(|row| {
        let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        (core::array::from_fn(|label| exp(row[label] - top)), top)
    })
    .unzip()
}

fn keep(row: &mut [f32; LABELS], weights: &[f32; LABELS], allowed: Option<u32>) {
    for (label, (value, weight)) in row.iter_mut().zip(weights).enumerate() {
        let kept = allowed.is_none_or(|allowed| allowed >> label & 1 == 1);
        *value = if kept { *value * weight } else { 0.0 };
    }
}

/// The best sequence of labels by Viterbi's algorithm.
pub(crate) fn best(scores: &[f32], steps: &[f32], first: &[f32], last: &[f32]) -> Vec<usize> {
    let n = scores.len() / LABELS;
    let mut ways: Vec<[usize; LABELS]> = Vec::with_capacity(n);
    let mut row = [f32::NEG_INFINITY; LABELS];
    for label in (0..LABELS).filter(|&l| may_begin(l)) {
        row[label] = first[label] + scores.get(label).copied().unwrap_or(0.0);
    }
    for token in 1..n {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut way = [0; LABELS];
        for b in 0..LABELS {
            for a in (0..LABELS).filter(|&a| may_follow(a, b)) {
                let value = row[a] + steps[a * LABELS + b];
                if value > next[b] {
                    (next[b], way[b]) = (value, a);
                }
            }
            next[b] += scores[token * LABELS + b];
        }
        row = next;
        ways.push(way);
    }
    let mut label = 0;
    for end in (0..LABELS).filter(|&l| may_end(l)) {
        if row[end] + last[end] > row[label] + last[label] {
            label = end;
        }
    }
    let mut labels = vec![label; n];
    for token in (1..n).rev() {
        label = ways[token - 1][label];
        labels[token - 1] = label;
    }
    labels
}
