//! The tagger's network, as it is trained: a word's vector, its letters and its features go through a recurrent layer from
//! each side (Lample et al. 2016; Ma and Hovy 2016), and a conditional random field chooses the labels.

mod crf;
mod letters;
mod lstm;
mod matrix;
pub(crate) mod shape;

use rustc_hash::FxHashMap;

use pressmark::recogniser::{LABELS, RecogniserInput};

use crate::names::examples::{Corpus, Example};
use crate::names::random::Random;
use crf::{Field, FieldErrors};
use shape::{FEATURE, FILTERS, INPUT, Shape, WORD};

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

/// The vector for words that have none; a feature says so.
pub(crate) const UNKNOWN_FEATURE: u8 = RecogniserInput::UNKNOWN;

/// A few sentences in the form that the layers read.
struct Batch<'c> {
    steps: usize,
    size: usize,
    examples: Vec<&'c Example>,
    words: Vec<&'c [u8]>,
    /// For each row, index in `words`; `u32::MAX` past the end of a sentence.
    word_of: Vec<u32>,
    features: Vec<Vec<u8>>,
    /// INPUT numbers a row.
    inputs: Vec<f32>,
    /// What each input was multiplied by.
    masks: Vec<f32>,
}

impl<'c> Batch<'c> {
    fn new(
        parameters: &[f32],
        shape: &Shape,
        corpus: &'c Corpus,
        examples: Vec<&'c Example>,
        learn: Option<(&Dropout, &mut Random)>,
    ) -> (Self, letters::Answers) {
        let steps = examples.iter().map(|e| e.tokens.len()).max().unwrap_or(0);
        let size = examples.len();
        let rows = steps * size;
        let mut batch = Self {
            steps,
            size,
            words: Vec::new(),
            word_of: vec![u32::MAX; rows],
            features: vec![Vec::new(); rows],
            inputs: vec![0.0; rows * INPUT],
            masks: Vec::new(),
            examples,
        };
        let (dropout, mut random) = match learn {
            Some((dropout, random)) => (Some(dropout), Some(random)),
            None => (None, None),
        };
        let mut known: FxHashMap<u32, u32> = FxHashMap::default();
        for (b, example) in batch.examples.iter().enumerate() {
            let mut hides = |rate: fn(&Dropout) -> f32| {
                dropout.is_some_and(|d| random.as_mut().is_some_and(|r| r.chance(rate(d))))
            };
            let no_rules = hides(|d| d.rules);
            let no_gazetteer = hides(|d| d.gazetteer);
            let mut no_toponym = false;
            for (t, token) in example.tokens.iter().enumerate() {
                let row = t * size + b;
                batch.word_of[row] = *known.entry(token.letters).or_insert_with(|| {
                    batch.words.push(corpus.letters(token.letters));
                    batch.words.len() as u32 - 1
                });
                let hidden = hides(|d| d.word);
                if token
                    .features
                    .iter()
                    .any(|&c| RecogniserInput::begins_toponym(c))
                {
                    no_toponym = no_gazetteer || hides(|d| d.toponyms);
                }
                let is_heard = |feature: u8| {
                    !(no_rules && RecogniserInput::is_of_rules(feature)
                        || no_toponym && RecogniserInput::is_of_gazetteer(feature))
                };
                let features = &mut batch.features[row];
                features.extend(token.features.iter().filter(|&&feature| is_heard(feature)));
                match corpus.vector(token.word).filter(|_| !hidden) {
                    Some(vector) => batch.inputs[row * INPUT..][..WORD].copy_from_slice(vector),
                    None => features.push(UNKNOWN_FEATURE),
                }
            }
        }
        let answers = letters::forward(parameters, shape, &batch.words);
        batch.fill(parameters, shape, &answers);
        if let (Some(dropout), Some(random)) = (dropout, random) {
            batch.masks = mask(batch.inputs.len(), dropout.input, random);
            for (input, mask) in batch.inputs.iter_mut().zip(&batch.masks) {
                *input *= mask;
            }
        }
        (batch, answers)
    }

    /// Writes the letters' and features' parts of the inputs.
    fn fill(&mut self, parameters: &[f32], shape: &Shape, answers: &letters::Answers) {
        let vectors = &parameters[shape.features.clone()];
        for (row, input) in self.inputs.chunks_exact_mut(INPUT).enumerate() {
            let word = self.word_of[row] as usize;
            if word == u32::MAX as usize {
                continue;
            }
            input[WORD..WORD + FILTERS]
                .copy_from_slice(&answers.values[word * FILTERS..][..FILTERS]);
            for &feature in &self.features[row] {
                let vector = &vectors[usize::from(feature) * FEATURE..][..FEATURE];
                for (sum, value) in input[WORD + FILTERS..].iter_mut().zip(vector) {
                    *sum += value;
                }
            }
        }
    }

    /// The rows in the order in which the layer from the right reads them; its own inverse.
    fn turned(&self, data: &[f32], width: usize) -> Vec<f32> {
        let mut out = vec![0.0; data.len()];
        for (b, example) in self.examples.iter().enumerate() {
            let n = example.tokens.len();
            for t in 0..n {
                let (from, to) = (t * self.size + b, (n - 1 - t) * self.size + b);
                out[to * width..][..width].copy_from_slice(&data[from * width..][..width]);
            }
        }
        out
    }

    fn errors_of_inputs(
        &self,
        parameters: &[f32],
        shape: &Shape,
        answers: &letters::Answers,
        mut d_inputs: Vec<f32>,
        gradient: &mut [f32],
    ) {
        for (d, mask) in d_inputs.iter_mut().zip(&self.masks) {
            *d *= mask;
        }
        let mut d_words = vec![0.0; self.words.len() * FILTERS];
        for (row, d) in d_inputs.chunks_exact(INPUT).enumerate() {
            let word = self.word_of[row] as usize;
            if word == u32::MAX as usize {
                continue;
            }
            for (sum, d) in d_words[word * FILTERS..][..FILTERS]
                .iter_mut()
                .zip(&d[WORD..])
            {
                *sum += d;
            }
            for &feature in &self.features[row] {
                let at = shape.features.start + usize::from(feature) * FEATURE;
                for (sum, d) in gradient[at..][..FEATURE]
                    .iter_mut()
                    .zip(&d[WORD + FILTERS..])
                {
                    *sum += d;
                }
            }
        }
        answers.backward(parameters, shape, &d_words, gradient);
    }
}

/// Zero with the probability, else what keeps the mean.
fn mask(length: usize, probability: f32, random: &mut Random) -> Vec<f32> {
    let kept = 1.0 / (1.0 - probability);
    (0..length)
        .map(|_| {
            if random.chance(probability) {
                0.0
            } else {
                kept
            }
        })
        .collect()
}

/// LABELS scores for each row.
fn scores(parameters: &[f32], shape: &Shape, left: &[f32], right: &[f32], rows: usize) -> Vec<f32> {
    let units = shape.units;
    let joined = join(left, right, units);
    let mut scores = Vec::with_capacity(rows * LABELS);
    for _ in 0..rows {
        scores.extend_from_slice(&parameters[shape.output_bias.clone()]);
    }
    matrix::add_product_transposed(
        &mut scores,
        &joined,
        &parameters[shape.output.clone()],
        rows,
        2 * units,
        LABELS,
    );
    scores
}

fn join(left: &[f32], right: &[f32], units: usize) -> Vec<f32> {
    let rows = left.chunks_exact(units).zip(right.chunks_exact(units));
    rows.flat_map(|(l, r)| l.iter().chain(r)).copied().collect()
}

/// Scores of labels for each example, LABELS a token.
pub(crate) fn read(
    parameters: &[f32],
    shape: &Shape,
    corpus: &Corpus,
    examples: Vec<&Example>,
) -> Vec<Vec<f32>> {
    let (batch, _) = Batch::new(parameters, shape, corpus, examples, None);
    let rows = batch.steps * batch.size;
    let turned = batch.turned(&batch.inputs, INPUT);
    let left = lstm::forward(
        parameters,
        &shape.layers[0],
        shape.units,
        &batch.inputs,
        batch.steps,
        batch.size,
    );
    let right = lstm::forward(
        parameters,
        &shape.layers[1],
        shape.units,
        &turned,
        batch.steps,
        batch.size,
    );
    let right = batch.turned(&right.hidden, shape.units);
    let scores = scores(parameters, shape, &left.hidden, &right, rows);
    batch.gather(&scores)
}

impl Batch<'_> {
    /// The rows of each example.
    fn gather(&self, scores: &[f32]) -> Vec<Vec<f32>> {
        let rows = |b: usize, n: usize| {
            (0..n).flat_map(move |t| {
                scores[(t * self.size + b) * LABELS..][..LABELS]
                    .iter()
                    .copied()
            })
        };
        let examples = self.examples.iter().enumerate();
        examples
            .map(|(b, example)| rows(b, example.tokens.len()).collect())
            .collect()
    }
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
    let units = shape.units;
    let mut gradient = vec![0.0; shape.parameters];
    let (batch, answers) = Batch::new(parameters, shape, corpus, examples, Some((dropout, random)));
    let (steps, size) = (batch.steps, batch.size);
    let rows = steps * size;
    let turned = batch.turned(&batch.inputs, INPUT);
    let left = lstm::forward(
        parameters,
        &shape.layers[0],
        units,
        &batch.inputs,
        steps,
        size,
    );
    let right = lstm::forward(parameters, &shape.layers[1], units, &turned, steps, size);
    let mut joined = join(&left.hidden, &batch.turned(&right.hidden, units), units);
    let masks = mask(joined.len(), dropout.hidden, random);
    joined
        .iter_mut()
        .zip(&masks)
        .for_each(|(value, mask)| *value *= mask);
    let output = &parameters[shape.output.clone()];
    let mut scores = Vec::with_capacity(rows * LABELS);
    for _ in 0..rows {
        scores.extend_from_slice(&parameters[shape.output_bias.clone()]);
    }
    matrix::add_product_transposed(&mut scores, &joined, output, rows, 2 * units, LABELS);

    let (loss, d_scores) = batch.loss(parameters, shape, &scores, &mut gradient);

    matrix::add_outer(
        &mut gradient[shape.output.clone()],
        &d_scores,
        &joined,
        rows,
        LABELS,
        2 * units,
    );
    for row in d_scores.chunks_exact(LABELS) {
        for (sum, d) in gradient[shape.output_bias.clone()].iter_mut().zip(row) {
            *sum += d;
        }
    }
    let mut d_joined = vec![0.0; rows * 2 * units];
    matrix::add_product(&mut d_joined, &d_scores, output, rows, LABELS, 2 * units);
    d_joined
        .iter_mut()
        .zip(&masks)
        .for_each(|(d, mask)| *d *= mask);
    let half = |from: usize| -> Vec<f32> {
        let rows = d_joined.chunks_exact(2 * units);
        rows.flat_map(|row| row[from..from + units].iter().copied())
            .collect()
    };
    let mut d_inputs = vec![0.0; rows * INPUT];
    let mut d_left = half(0);
    left.backward(
        parameters,
        &shape.layers[0],
        units,
        &batch.inputs,
        size,
        &mut d_left,
        &mut d_inputs,
        &mut gradient,
    );
    let mut d_right = batch.turned(&half(units), units);
    let mut d_turned = vec![0.0; rows * INPUT];
    right.backward(
        parameters,
        &shape.layers[1],
        units,
        &turned,
        size,
        &mut d_right,
        &mut d_turned,
        &mut gradient,
    );
    for (sum, d) in d_inputs.iter_mut().zip(batch.turned(&d_turned, INPUT)) {
        *sum += d;
    }
    batch.errors_of_inputs(parameters, shape, &answers, d_inputs, &mut gradient);
    (loss, gradient)
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
mod tests {
    use super::*;
    use crate::names::examples::Token;
    use crate::names::vectors::{CENTRES, PART, PARTS, Vectors};

    const NO_DROPOUT: Dropout = Dropout {
        input: 0.0,
        hidden: 0.0,
        word: 0.0,
        rules: 0.0,
        gazetteer: 0.0,
        toponyms: 0.0,
    };

    /// Two words with vectors, three sentences of unlike length, one of them with open labels.
    fn corpus() -> (Corpus, Vec<Example>) {
        let centres = (0..PARTS * CENTRES * PART)
            .map(|n| (n * 37 % 4001) as i16 - 2000)
            .collect();
        let codes = (0..2 * PARTS).map(|n| (n * 91 % 256) as u8).collect();
        let words = vec!["harbour".to_owned(), "marsh".to_owned()];
        let mut corpus = Corpus::new(Vectors::from_parts(words, codes, centres));
        let allowed = [
            vec![1, 32, 128, 1],
            vec![1 << 8 | 1, 1],
            vec![(1 << LABELS) - 1],
        ];
        let examples = allowed
            .iter()
            .enumerate()
            .map(|(n, allowed)| Example {
                tokens: allowed
                    .iter()
                    .enumerate()
                    .map(|(at, &allowed)| Token {
                        word: [None, Some(0), Some(1)][(n + at) % 3],
                        letters: corpus.spelling(vec![(n + 2 * at) as u8 + 3, 9, at as u8 + 1]),
                        features: vec![at as u8, 50],
                        allowed,
                    })
                    .collect(),
            })
            .collect();
        (corpus, examples)
    }

    #[test]
    fn the_gradient_is_that_of_the_loss() {
        let (corpus, examples) = corpus();
        let shape = Shape::new(5);
        let mut parameters = shape.begin(&mut Random(3));
        let loss = |parameters: &[f32]| {
            learn(
                parameters,
                &shape,
                &corpus,
                examples.iter().collect(),
                &NO_DROPOUT,
                &mut Random(1),
            )
        };
        let (_, gradient) = loss(&parameters);
        let parts = [
            &shape.filters,
            &shape.filter_bias,
            &shape.layers[0].input,
            &shape.layers[0].recurrent,
            &shape.layers[1].bias,
            &shape.layers[1].input,
            &shape.layers[1].recurrent,
            &shape.output,
            &shape.output_bias,
            &shape.steps,
            &shape.first,
            &shape.last,
            &shape.letters,
            &shape.features,
        ];
        let mut random = Random(5);
        for part in parts {
            // The steepest of a part, and some others.
            let steepest = part
                .clone()
                .max_by(|&a, &b| gradient[a].abs().total_cmp(&gradient[b].abs()))
                .unwrap();
            let others = (0..6).map(|_| part.start + random.below(part.len()));
            for at in others.chain([steepest]).collect::<Vec<_>>() {
                let (kept, step) = (parameters[at], 2e-3);
                parameters[at] = kept + step;
                let above = loss(&parameters).0;
                parameters[at] = kept - step;
                let below = loss(&parameters).0;
                parameters[at] = kept;
                let slope = (above - below) / f64::from(2.0 * step);
                let error = (slope - f64::from(gradient[at])).abs();
                assert!(
                    error < 2e-3 + 0.02 * slope.abs(),
                    "{part:?} {at}: {slope} {}",
                    gradient[at]
                );
            }
        }
    }

    #[test]
    fn a_few_sentences_are_learnt_by_heart() {
        let (corpus, examples) = corpus();
        let shape = Shape::new(8);
        let mut adam = crate::names::adam::Adam::new(shape.begin(&mut Random(3)));
        for _ in 0..200 {
            let (_, gradient) = learn(
                &adam.parameters,
                &shape,
                &corpus,
                examples.iter().collect(),
                &NO_DROPOUT,
                &mut Random(1),
            );
            adam.step(&gradient, 0.01);
        }
        let scores = read(&adam.parameters, &shape, &corpus, examples.iter().collect());
        let part = |range: &std::ops::Range<usize>| &adam.parameters[range.clone()];
        for (example, scores) in examples.iter().zip(scores) {
            let labels = best(
                &scores,
                part(&shape.steps),
                part(&shape.first),
                part(&shape.last),
            );
            for (token, label) in example.tokens.iter().zip(labels) {
                assert_eq!(token.allowed >> label & 1, 1);
            }
        }
    }
}
