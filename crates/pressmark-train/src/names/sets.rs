//! What is learnt from and what is kept for measuring: the corpora, how often each is heard, and its other forms.

use std::path::Path;

use pressmark::Pipeline;
use pressmark::models::Kind;
use pressmark::recogniser::{characters, look_up};

use crate::failure::Failure;
use crate::installed;
use crate::names::augment::{self, Swaps};
use crate::names::examples::{Corpus, Example, Token};
use crate::names::gold;
use crate::names::guideline;
use crate::names::random::Random;
use crate::names::silver;
use crate::names::source::{Annotated, Source};
use crate::names::training::{Plan, SEED};

/// Longer sentences teach little more, and the batch waits for them.
const LONGEST: usize = 100;

/// Sentences to learn from and sentences to measure with.
pub(super) struct Sets {
    pub(super) train: Vec<Example>,
    pub(super) held: Vec<(&'static str, Vec<Example>)>,
}

/// Every tenth document is kept for measuring.
const KEPT: usize = 10;

/// Reads all corpora of the plan.
pub(super) fn read(plan: &Plan, corpus: &mut Corpus) -> Result<Sets, Failure> {
    let pipeline =
        Pipeline::with_models(installed::models(&plan.folder.models, &[Kind::Gazetteer])?);
    let mut sets = Sets {
        train: Vec::new(),
        held: Vec::new(),
    };
    let swaps = Swaps::new();
    let mut random = Random(SEED);
    let draws = plan.epochs.saturating_sub(plan.soft_from);
    let beliefs = plan.silver_soft.as_deref().map(|path| (path, draws));
    for (name, documents) in sources(&plan.corpora.shared, beliefs)? {
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
    if plan.part > 1 {
        random.shuffle(&mut sets.train);
        sets.train.truncate(sets.train.len() / plan.part);
    }
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
    let mut sets = sources(shared, None)?;
    for (name, documents) in &mut sets {
        let mut n = 0;
        documents.retain(|_| {
            n += 1;
            is_kept(name, n - 1)
        });
    }
    Ok(sets)
}

/// All corpora. `beliefs`: the file of a teacher's probabilities for the newswire, and how many readings of it are drawn.
fn sources(
    shared: &Path,
    beliefs: Option<(&Path, usize)>,
) -> Result<Vec<(&'static str, Vec<Source>)>, Failure> {
    let folder = shared.join("corpora");
    let lines = |file: &str| gold::lines(&folder.join("ner/train").join(file), file == EWT);
    let newswire = folder.join("ner/silver/voa_teachers.jsonl");
    Ok(vec![
        ("Re-DocRED", lines("re_docred.jsonl")?),
        ("politics", lines("crossner_politics.jsonl")?),
        ("ai", lines("crossner_ai.jsonl")?),
        ("literature", lines("crossner_literature.jsonl")?),
        ("music", lines("crossner_music.jsonl")?),
        ("science", lines("crossner_science.jsonl")?),
        ("EWT", lines(EWT)?),
        ("tweets", lines("broad_twitter.jsonl")?),
        ("WNUT", lines("wnut17.jsonl")?),
        ("newswire", silver::silver(&newswire, beliefs)?),
        ("GUM", gold::treebank(&folder.join("gum/train"))?),
        (DEV, gold::treebank(&folder.join("gum/dev"))?),
    ])
}

/// Copies of each document with other people, towns and bodies in them. What people annotated is little beside what programs labelled,
/// and is heard more often; tweets, which are least like an article, are not.
fn copies(corpus: &str) -> f32 {
    match corpus {
        "EWT" => 4.0,
        "GUM" => 3.0,
        "politics" => 2.0,
        "Re-DocRED" | "literature" | "music" | "science" | "ai" => 1.0,
        "WNUT" => 0.3,
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
    if random.chance(0.03) {
        variants.push(augment::capitals(document));
    }
    if random.chance(0.04) {
        variants.push(augment::headline(document));
    }
    if random.chance(0.03) {
        variants.push(augment::capital_surnames(document));
    }
    if random.chance(0.03) {
        variants.extend(augment::without_stops(document, random));
    }
    // Web text is where people write so most.
    if random.chance(if copies > 2.0 { 0.5 } else { 0.08 }) {
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
        // What the recogniser never reads it need not learn.
        let is_read = document.input.is_read(sentence);
        if !is_read || !guideline::is_possible(&document.allowed[sentence.clone()]) {
            continue;
        }
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
        let drawn = document.drawn.iter();
        let drawn = drawn.map(|labels| labels[sentence.clone()].to_vec());
        set.push(Example {
            tokens,
            drawn: drawn.collect(),
        });
    }
}
