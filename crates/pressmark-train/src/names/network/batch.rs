//! A few sentences in the form that the layers read, with what dropout hides of them.

use pressmark::recogniser::{LABELS, RecogniserInput};
use rustc_hash::FxHashMap;

use super::shape::{FEATURE, FILTERS, INPUT, Shape, WORD};
use super::{Dropout, letters};
use crate::names::examples::{Corpus, Example};
use crate::names::random::Random;

/// Sentences side by side: row `t * size + b` is token t of sentence b.
pub(super) struct Batch<'c> {
    pub(super) steps: usize,
    pub(super) size: usize,
    pub(super) examples: Vec<&'c Example>,
    words: Vec<&'c [u8]>,
    /// For each row, index in `words`; `u32::MAX` past the end of a sentence.
    word_of: Vec<u32>,
    features: Vec<Vec<u8>>,
    /// INPUT numbers a row.
    pub(super) inputs: Vec<f32>,
    /// What each input was multiplied by.
    masks: Vec<f32>,
}

impl<'c> Batch<'c> {
    /// The examples with all that is known of them, or, to learn from, with what dropout leaves.
    pub(super) fn new(
        parameters: &[f32],
        shape: &Shape,
        corpus: &'c Corpus,
        examples: Vec<&'c Example>,
        learn: Option<(&Dropout, &mut Random)>,
    ) -> (Self, letters::Answers) {
        let steps = examples.iter().map(|e| e.tokens.len()).max().unwrap_or(0);
        let rows = steps * examples.len();
        let mut batch = Self {
            steps,
            size: examples.len(),
            words: Vec::new(),
            word_of: vec![u32::MAX; rows],
            features: vec![Vec::new(); rows],
            inputs: vec![0.0; rows * INPUT],
            masks: Vec::new(),
            examples,
        };
        batch.spell(corpus);
        let mut hiding = Hiding(learn);
        for b in 0..batch.size {
            batch.tell(corpus, b, &mut hiding);
        }
        let answers = letters::forward(parameters, shape, &batch.words);
        batch.fill(parameters, shape, &answers);
        if let Some((dropout, random)) = hiding.0 {
            batch.masks = mask(batch.inputs.len(), dropout.input, random);
            for (input, mask) in batch.inputs.iter_mut().zip(&batch.masks) {
                *input *= mask;
            }
        }
        (batch, answers)
    }

    /// Gives each row its spelling; each spelling is read once.
    fn spell(&mut self, corpus: &'c Corpus) {
        let mut known: FxHashMap<u32, u32> = FxHashMap::default();
        for (b, example) in self.examples.iter().enumerate() {
            for (t, token) in example.tokens.iter().enumerate() {
                self.word_of[t * self.size + b] =
                    *known.entry(token.letters).or_insert_with(|| {
                        self.words.push(corpus.letters(token.letters));
                        self.words.len() as u32 - 1
                    });
            }
        }
    }

    /// Writes the vectors and features of one sentence that are not hidden.
    fn tell(&mut self, corpus: &Corpus, b: usize, hiding: &mut Hiding<'_>) {
        let no_rules = hiding.hides(|d| d.rules);
        let no_gazetteer = hiding.hides(|d| d.gazetteer);
        let mut no_toponym = false;
        for (t, token) in self.examples[b].tokens.iter().enumerate() {
            let row = t * self.size + b;
            let no_word = hiding.hides(|d| d.word);
            let mut features = token.features.iter();
            if features.any(|&feature| RecogniserInput::begins_toponym(feature)) {
                no_toponym = no_gazetteer || hiding.hides(|d| d.toponyms);
            }
            let is_heard = |feature: u8| {
                !(no_rules && RecogniserInput::is_of_rules(feature)
                    || no_toponym && RecogniserInput::is_of_gazetteer(feature))
            };
            let features = &mut self.features[row];
            features.extend(token.features.iter().filter(|&&feature| is_heard(feature)));
            match corpus.vector(token.word).filter(|_| !no_word) {
                Some(vector) => self.inputs[row * INPUT..][..WORD].copy_from_slice(vector),
                // The feature of a word without a vector.
                None => features.push(RecogniserInput::UNKNOWN),
            }
        }
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
    pub(super) fn turned(&self, data: &[f32], width: usize) -> Vec<f32> {
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

    /// Adds to the gradient what the errors of the inputs say of letters and features.
    pub(super) fn errors_of_inputs(
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

    /// The rows of each example.
    pub(super) fn gather(&self, scores: &[f32]) -> Vec<Vec<f32>> {
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

/// What to hide and by which chance; nothing where nobody learns.
struct Hiding<'r>(Option<(&'r Dropout, &'r mut Random)>);

impl Hiding<'_> {
    fn hides(&mut self, rate: impl Fn(&Dropout) -> f32) -> bool {
        let learning = self.0.as_mut();
        learning.is_some_and(|(dropout, random)| random.chance(rate(dropout)))
    }
}

/// Zero with the probability, else what keeps the mean.
pub(super) fn mask(length: usize, probability: f32, random: &mut Random) -> Vec<f32> {
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
