//! The recogniser's network, as it is trained: a word's vector, its letters and its features go through a recurrent layer from
//! each side (Lample et al. 2016; Ma and Hovy 2016), and a conditional random field chooses the labels.

mod batch;
mod crf;
mod letters;
mod lstm;
mod matrix;
pub(crate) mod shape;

use pressmark::recogniser::LABELS;

use crate::names::examples::{Corpus, Example};
use crate::names::random::Random;
use batch::{Batch, mask};
use crf::{Field, FieldErrors};
use shape::{INPUT, Shape};

pub(crate) use crf::best;

/// How much of what a layer hears is hidden from it while it learns (Srivastava et al. 2014).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    pub(crate) input: f32,
    pub(crate) hidden: f32,
    /// Words whose vector is hidden, so that letters and features must do.
    pub(crate) word: f32,
    /// Sentences in which what the rules think is hidden.
    pub(crate) rules: f32,
    /// Sentences in which what the gazetteer knows is hidden, for it is a file that may be missing; and names of which it is
    /// hidden: the corpora's places are better known than those of an article to come.
    pub(crate) gazetteer: f32,
    pub(crate) toponyms: f32,
}

/// What both recurrent layers make of a batch.
struct Read {
    /// The inputs in the order of the layer from the right.
    turned: Vec<f32>,
    left: lstm::Pass,
    right: lstm::Pass,
    /// Both results of each row, in the order of the batch.
    joined: Vec<f32>,
}

impl Read {
    fn new(parameters: &[f32], shape: &Shape, batch: &Batch<'_>) -> Self {
        let turned = batch.turned(&batch.inputs, INPUT);
        let pass = |inputs: &[f32], side: usize| {
            let layer = &shape.layers[side];
            lstm::forward(
                parameters,
                layer,
                shape.units,
                inputs,
                batch.steps,
                batch.size,
            )
        };
        let (left, right) = (pass(&batch.inputs, 0), pass(&turned, 1));
        let from_right = batch.turned(&right.hidden, shape.units);
        Self {
            joined: join(&left.hidden, &from_right, shape.units),
            turned,
            left,
            right,
        }
    }
}

fn join(left: &[f32], right: &[f32], units: usize) -> Vec<f32> {
    let rows = left.chunks_exact(units).zip(right.chunks_exact(units));
    rows.flat_map(|(l, r)| l.iter().chain(r)).copied().collect()
}

/// LABELS scores for each row of what the layers found.
fn scores(parameters: &[f32], shape: &Shape, joined: &[f32]) -> Vec<f32> {
    let rows = joined.len() / (2 * shape.units);
    let mut scores = Vec::with_capacity(rows * LABELS);
    for _ in 0..rows {
        scores.extend_from_slice(&parameters[shape.output_bias.clone()]);
    }
    let output = &parameters[shape.output.clone()];
    matrix::add_product_transposed(&mut scores, joined, output, rows, 2 * shape.units, LABELS);
    scores
}

/// Scores of labels for each example, LABELS a token.
pub(crate) fn read(
    parameters: &[f32],
    shape: &Shape,
    corpus: &Corpus,
    examples: Vec<&Example>,
) -> Vec<Vec<f32>> {
    let (batch, _) = Batch::new(parameters, shape, corpus, examples, None);
    let read = Read::new(parameters, shape, &batch);
    batch.gather(&scores(parameters, shape, &read.joined))
}

/// The loss of a few sentences, summed, and its gradient.
pub(crate) fn learn(
    parameters: &[f32],
    shape: &Shape,
    corpus: &Corpus,
    examples: Vec<&Example>,
    dropout: &Dropout,
    random: &mut Random,
) -> (f64, Vec<f32>) {
    let mut gradient = vec![0.0; shape.parameters];
    let (batch, answers) = Batch::new(parameters, shape, corpus, examples, Some((dropout, random)));
    let mut read = Read::new(parameters, shape, &batch);
    let masks = mask(read.joined.len(), dropout.hidden, random);
    hide(&mut read.joined, &masks);
    let scores = scores(parameters, shape, &read.joined);

    let (loss, d_scores) = batch.loss(parameters, shape, &scores, &mut gradient);

    let mut d_joined = errors_of_results(parameters, shape, &read.joined, &d_scores, &mut gradient);
    hide(&mut d_joined, &masks);
    let d_inputs = batch.backward(parameters, shape, read, &d_joined, &mut gradient);
    batch.errors_of_inputs(parameters, shape, &answers, d_inputs, &mut gradient);
    (loss, gradient)
}

fn hide(values: &mut [f32], masks: &[f32]) {
    for (value, mask) in values.iter_mut().zip(masks) {
        *value *= mask;
    }
}

/// The errors of what the layers found, from those of the scores; those of the labels' weights in `gradient`.
fn errors_of_results(
    parameters: &[f32],
    shape: &Shape,
    joined: &[f32],
    d_scores: &[f32],
    gradient: &mut [f32],
) -> Vec<f32> {
    let (width, rows) = (2 * shape.units, d_scores.len() / LABELS);
    let output = shape.output.clone();
    matrix::add_outer(
        &mut gradient[output.clone()],
        d_scores,
        joined,
        rows,
        LABELS,
        width,
    );
    for row in d_scores.chunks_exact(LABELS) {
        for (sum, d) in gradient[shape.output_bias.clone()].iter_mut().zip(row) {
            *sum += d;
        }
    }
    let mut d_joined = vec![0.0; rows * width];
    matrix::add_product(
        &mut d_joined,
        d_scores,
        &parameters[output],
        rows,
        LABELS,
        width,
    );
    d_joined
}

impl Batch<'_> {
    /// The errors of the inputs, from those of what the layers found; those of the layers' weights in `gradient`.
    fn backward(
        &self,
        parameters: &[f32],
        shape: &Shape,
        read: Read,
        d_joined: &[f32],
        gradient: &mut [f32],
    ) -> Vec<f32> {
        let units = shape.units;
        let half = |from: usize| -> Vec<f32> {
            let rows = d_joined.chunks_exact(2 * units);
            rows.flat_map(|row| row[from..from + units].iter().copied())
                .collect()
        };
        let mut back = |pass: lstm::Pass, side: usize, inputs: &[f32], mut d: Vec<f32>| {
            let mut d_inputs = vec![0.0; inputs.len()];
            let layer = &shape.layers[side];
            pass.backward(
                parameters,
                layer,
                units,
                inputs,
                self.size,
                &mut d,
                &mut d_inputs,
                gradient,
            );
            d_inputs
        };
        let mut d_inputs = back(read.left, 0, &self.inputs, half(0));
        let d_right = self.turned(&half(units), units);
        let d_turned = back(read.right, 1, &read.turned, d_right);
        for (sum, d) in d_inputs.iter_mut().zip(self.turned(&d_turned, INPUT)) {
            *sum += d;
        }
        d_inputs
    }
}

impl Batch<'_> {
    /// The loss, the errors of the scores, and those of the field in `gradient`.
    fn loss(
        &self,
        parameters: &[f32],
        shape: &Shape,
        scores: &[f32],
        gradient: &mut [f32],
    ) -> (f64, Vec<f32>) {
        let field = Field::new(
            &parameters[shape.steps.clone()],
            &parameters[shape.first.clone()],
            &parameters[shape.last.clone()],
        );
        let mut d_steps = vec![0.0; LABELS * LABELS];
        let (mut d_first, mut d_last) = ([0.0; LABELS], [0.0; LABELS]);
        let mut d_scores = vec![0.0; scores.len()];
        let mut loss = 0.0;
        for (b, (example, scores)) in self.examples.iter().zip(self.gather(scores)).enumerate() {
            let allowed: Vec<u32> = example.tokens.iter().map(|token| token.allowed).collect();
            let mut errors = FieldErrors {
                steps: &mut d_steps,
                first: &mut d_first,
                last: &mut d_last,
            };
            let mut d = vec![0.0; scores.len()];
            let one = field.loss(&scores, &allowed, 1.0, &mut d, &mut errors);
            loss += one.unwrap_or(0.0);
            for (t, d) in d.chunks_exact(LABELS).enumerate() {
                d_scores[(t * self.size + b) * LABELS..][..LABELS].copy_from_slice(d);
            }
        }
        for (range, errors) in [
            (&shape.steps, &d_steps[..]),
            (&shape.first, &d_first),
            (&shape.last, &d_last),
        ] {
            for (sum, d) in gradient[range.clone()].iter_mut().zip(errors) {
                *sum += d;
            }
        }
        (loss, d_scores)
    }
}

#[cfg(test)]
mod tests;
