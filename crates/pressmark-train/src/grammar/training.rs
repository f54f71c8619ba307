//! The course of training: read the treebanks, learn for some epochs, write the model.

use std::path::Path;

use pressmark::Pipeline;
use pressmark::models::Kind;
use pressmark_networks::grammar::shape::TAGS;

use super::augment::{self, Marks};
use super::encoder::{self, Dropout};
use super::examples::{self, Sentence, Vectors, Vocabulary};
use super::gold::{self, Document};
use super::layers::{LARGEST, Layers};
use super::parser::{Lesson, softmax};
use super::{Corpus, export};
use crate::failure::Failure;
use crate::installed;
use crate::names::adam::Adam;
use crate::names::random::Random;
use crate::options::{Corpora, ModelFolder};
use crate::publish::publish;

/// What to train from, for how long, and where the model goes.
#[derive(Debug, clap::Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub(crate) corpora: Corpora,
    /// Word vectors are read from there, and the model written there when it is done
    #[command(flatten)]
    pub(crate) folder: ModelFolder,
    /// How often each sentence is learnt from
    #[arg(long, value_name = "N", default_value_t = 16)]
    pub(crate) epochs: usize,
    /// Learn from GUM alone
    #[arg(long)]
    pub(crate) gum_only: bool,
}

/// Sentences of a step.
const BATCH: usize = 12;
/// Threads that share a step; the sums come out the same however they run.
const SHARDS: usize = 2;
/// Longer sentences are lists and tables.
const LONGEST: usize = 150;
const RATE: f32 = 2e-3;
/// The share of the rate that is left at the end.
const LAST_RATE: f32 = 0.03;
/// Steps in which the rate rises.
const WARM: f32 = 100.0;
const SEED: u64 = 20_261;

const DROPOUT: Dropout = Dropout {
    unit: 0.04,
    vector: 0.08,
    word: 0.08,
};

/// Trains, writes the model, and says what came of it.
pub(crate) fn train(plan: &Plan) -> Result<String, Failure> {
    let pipeline = Pipeline::with_models(installed::models(&plan.folder.models, &[Kind::Names])?);
    let mut documents = Vec::new();
    for corpus in [Corpus::Gum, Corpus::Ewt] {
        if corpus == Corpus::Gum || !plan.gum_only {
            documents.extend(gold::read(
                &pipeline,
                &corpus.training(&plan.corpora.shared),
                &[corpus.prefix()],
            )?);
        }
    }
    let payload = learn(&documents, plan.epochs);
    let name = publish(Path::new(&plan.folder.models), Kind::Grammar, &payload)?;
    Ok(format!("wrote {name}: {} bytes\n", payload.len()))
}

fn learn(documents: &[Document], epochs: usize) -> Vec<u8> {
    let vocabulary = Vocabulary::of(documents);
    let mut vectors = Vectors::default();
    let mut sentences = examples::sentences(documents, &vocabulary, &mut vectors);
    sentences.retain(|sentence| sentence.tokens.len() <= LONGEST);
    let layers = Layers::new(&vocabulary.sizes());
    let mut random = Random(SEED);
    let mut adam = Adam::new(layers.begin(&mut random));
    let marks = Marks::of(documents, &vocabulary, &mut vectors);
    let own = sentences.len();
    let mut steps = 0;
    for epoch in 0..epochs {
        sentences.truncate(own);
        if let Some(marks) = &marks {
            let variants = |sentence| augment::variants(sentence, marks, &mut random);
            let variants: Vec<Sentence> = sentences.iter().flat_map(variants).collect();
            sentences.extend(variants);
        }
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        // By chance one epoch has a few variants more than another.
        steps = steps.max(epochs * sentences.len().div_ceil(BATCH));
        random.shuffle(&mut order);
        let mut tally = Tally::default();
        for batch in order.chunks(BATCH) {
            let class = Class {
                layers: &layers,
                parameters: &adam.parameters,
                vectors: &vectors,
                sentences: &sentences,
                explores: epoch > 0,
            };
            let (gradient, counted) = class.batch(batch, random.next());
            tally.add(&counted);
            let done = adam.step as f32 / steps as f32;
            let rate = RATE
                * (1.0 - (1.0 - LAST_RATE) * done.min(1.0))
                * (adam.step as f32 / WARM).min(1.0);
            adam.step(&gradient, rate);
            for value in &mut adam.parameters {
                *value = value.clamp(-LARGEST, LARGEST);
            }
        }
        let variants = sentences.len() - own;
        eprintln!("epoch {}: {variants} variants, {tally}", epoch + 1);
    }
    let digest = documents
        .first()
        .map_or(0, |document| document.observed.vectors);
    export::payload(&layers, &adam.mean, &vocabulary, digest)
}

/// What is learnt from in one step.
struct Class<'a> {
    layers: &'a Layers,
    parameters: &'a [f32],
    vectors: &'a Vectors,
    sentences: &'a [Sentence],
    explores: bool,
}

impl Class<'_> {
    /// The gradient of the mean over the batch's tokens.
    fn batch(&self, batch: &[usize], seed: u64) -> (Vec<f32>, Tally) {
        let shards: Vec<(Vec<f32>, Tally)> = std::thread::scope(|scope| {
            let shards: Vec<_> = (0..SHARDS)
                .map(|shard| {
                    let own: Vec<usize> =
                        batch.iter().copied().skip(shard).step_by(SHARDS).collect();
                    scope.spawn(move || self.shard(&own, Random(seed ^ shard as u64)))
                })
                .collect();
            let joined = shards.into_iter().map(|shard| shard.join());
            joined
                .map(|shard| shard.expect("a shard does not panic"))
                .collect()
        });
        let mut gradient = vec![0.0; self.layers.size];
        let mut tally = Tally::default();
        for (own, counted) in &shards {
            tally.add(counted);
            for (sum, value) in gradient.iter_mut().zip(own) {
                *sum += value;
            }
        }
        let share = 1.0 / tally.tokens.max(1) as f32;
        gradient.iter_mut().for_each(|value| *value *= share);
        (gradient, tally)
    }

    fn shard(&self, own: &[usize], mut random: Random) -> (Vec<f32>, Tally) {
        let mut gradient = vec![0.0; self.layers.size];
        let mut tally = Tally::default();
        for &at in own {
            self.sentence(&self.sentences[at], &mut random, &mut gradient, &mut tally);
        }
        (gradient, tally)
    }

    fn sentence(
        &self,
        sentence: &Sentence,
        random: &mut Random,
        gradient: &mut [f32],
        tally: &mut Tally,
    ) {
        let (layers, parameters) = (self.layers, self.parameters);
        let encoded = encoder::encode(
            layers,
            parameters,
            &sentence.tokens,
            self.vectors,
            &DROPOUT,
            Some(random),
        );
        let mut of_tags = vec![0.0; encoded.tags.len()];
        for (token, tag) in sentence.tags.iter().enumerate() {
            let Some(right) = tag.map(|tag| tag as usize) else {
                continue;
            };
            let sums = &encoded.tags[token * TAGS..][..TAGS];
            of_tags[token * TAGS..][..TAGS].copy_from_slice(&softmax(
                sums,
                |_| true,
                |at| at == right,
            ));
            tally.tags += 1;
            tally.wrong_tags += usize::from(sums.iter().any(|&sum| sum > sums[right]));
        }
        let lesson = Lesson {
            layers,
            parameters,
            dropout: DROPOUT.unit,
            explores: self.explores,
        };
        let learnt = lesson.learn(sentence, &encoded, random, gradient);
        tally.tokens += sentence.tokens.len();
        tally.moves += learnt.moves;
        tally.wrong_moves += learnt.wrong;
        encoder::back(
            layers,
            parameters,
            &encoded,
            &of_tags,
            learnt.of_context,
            gradient,
        );
    }
}

/// How often the network was wrong while it learnt.
#[derive(Debug, Default)]
struct Tally {
    tokens: usize,
    tags: usize,
    wrong_tags: usize,
    moves: usize,
    wrong_moves: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.tokens += other.tokens;
        self.tags += other.tags;
        self.wrong_tags += other.wrong_tags;
        self.moves += other.moves;
        self.wrong_moves += other.wrong_moves;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        write!(
            f,
            "wrong tags {:.2} %, wrong moves {:.2} %",
            percent(self.wrong_tags, self.tags),
            percent(self.wrong_moves, self.moves)
        )
    }
}
