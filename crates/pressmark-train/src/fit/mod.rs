//! Fits how much each feature weighs for whom a pronoun stands: a log-linear ranker over the features that `pressmark` sees.
//!
//! What a pronoun could stand for depends on what earlier pronouns were resolved to, and so on the weights: weights and
//! features are made in turn, from nothing, so that the result depends on the corpora alone.

mod examples;
mod ranker;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use clap::Args;
use pressmark::Pipeline;
use pressmark::models::Kind;
use pressmark::training_data::{self, Weights};

use crate::failure::Failure;
use crate::installed;
use crate::options::{Corpora as CorporaFolder, ModelFolder};
use crate::report::{Table, share};
use examples::{Corpora, Example};
use ranker::{Held, Ranker, Threshold};

/// How often weights and features are made in turn; from the third time on the weights hardly change.
const ROUNDS: usize = 3;

/// Parts into which the documents are cut: the threshold is chosen on those that a ranker has not seen.
const PARTS: usize = 5;

/// Of the pronouns that are answered, the share in percent that must be right: a wrong person is worse than none.
const RIGHT_OF_PERSON: f64 = 87.0;
const RIGHT_OF_OTHERS: f64 = 70.0;

/// Pronouns that stand for one person.
const PERSON: [&str; 3] = ["he", "him", "his"];

/// Where the weights are written, from this package's folder.
const FILE: &str = "../pressmark/data/pronoun_weights.txt";

/// What weights are fitted to.
#[derive(Debug, Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub(crate) corpora: CorporaFolder,
    #[command(flatten)]
    pub(crate) folder: ModelFolder,
}

/// Fits, writes the weights, and tells how well they answer what they were not fitted on. Readers have the models and, until these
/// are there, the rules alone: what either sees is fitted to.
pub(crate) fn pronouns(plan: &Plan) -> Result<String, Failure> {
    let corpora = Corpora::read(&plan.corpora.shared)?;
    let models = installed::models(&plan.folder.models, &Kind::ALL)?;
    let pipelines = [Pipeline::new(), Pipeline::with_models(models)];
    let mut file = String::new();
    let mut held = Vec::new();
    for _ in 0..ROUNDS {
        let weights = Weights::read(&file);
        let examples: Vec<Example> = pipelines
            .iter()
            .flat_map(|pipeline| corpora.examples(pipeline, &weights))
            .collect();
        let mut fitted: Vec<(Ranker, Held)> = (0..training_data::tables().len())
            .map(|table| fit(table, &examples))
            .collect();
        choose_thresholds(&mut fitted);
        file = table_of(&fitted);
        held = fitted.into_iter().map(|(_, held)| held).collect();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    fs::write(&path, &file).map_err(|error| {
        Failure::new(
            format!("cannot be written: {error}"),
            "Run this in the repository, where it may be written.",
        )
        .at(path.display())
    })?;
    Ok(report(&held).to_string())
}

fn fit(table: usize, examples: &[Example]) -> (Ranker, Held) {
    let own: Vec<&Example> = examples.iter().filter(|e| e.table == table).collect();
    let mut held = Held::default();
    for part in 0..PARTS {
        let (seen, unseen): (Vec<&Example>, Vec<&Example>) = own
            .iter()
            .partition(|example| example.document % PARTS != part);
        held.add(&Ranker::fit(&seen), &unseen);
    }
    (Ranker::fit(&own), held)
}

/// One threshold for "he", "him" and "his", of which there are few: chosen for each alone it would follow single documents.
fn choose_thresholds(fitted: &mut [(Ranker, Held)]) {
    let is_person = |table: usize| PERSON.contains(&training_data::tables()[table]);
    let mut person = Held::default();
    for (table, (_, held)) in fitted.iter().enumerate() {
        if is_person(table) {
            person.join(held);
        }
    }
    person.choose_threshold(RIGHT_OF_PERSON);
    for (table, (_, held)) in fitted.iter_mut().enumerate() {
        if is_person(table) {
            held.threshold = person.threshold;
        } else {
            held.choose_threshold(RIGHT_OF_OTHERS);
        }
    }
}

/// The file that `pressmark` reads.
fn table_of(fitted: &[(Ranker, Held)]) -> String {
    let mut file = "\
# How much each feature speaks for that for which a pronoun stands, in hundredths of the natural logarithm of the odds.
# Written by `train pronouns` from GUM's training documents and GAP's development file.
"
    .to_owned();
    let mut line = |name: &str, numbers: Vec<String>| {
        let _ = writeln!(file, "{name} {}", numbers.join(" "));
    };
    let tables = training_data::tables().iter().map(ToString::to_string);
    line("feature", tables.collect());
    for (name, number) in [
        ("margin", (|t: Threshold| t.margin) as fn(Threshold) -> i32),
        ("floor", |t| t.floor),
    ] {
        let numbers = fitted
            .iter()
            .map(|(_, held)| number(held.threshold).to_string());
        line(name, numbers.collect());
    }
    for (feature, name) in training_data::features().iter().enumerate() {
        let weights = fitted
            .iter()
            .map(|(ranker, _)| ranker.hundredths(feature).to_string());
        line(name, weights.collect());
    }
    file
}

fn report(held: &[Held]) -> Table {
    let header = [
        "asked",
        "answered",
        "right",
        "% of answered",
        "% of all",
        "margin",
        "floor",
    ];
    let title = format!("On documents that were held back, in {PARTS} parts");
    let mut table = Table::new(title, &header);
    for (name, held) in training_data::tables().iter().zip(held) {
        let score = held.score(held.threshold);
        table.row(
            name,
            vec![
                score.asked.to_string(),
                score.answered.to_string(),
                score.right.to_string(),
                share(score.of_answered()),
                share(score.of_asked()),
                held.threshold.margin.to_string(),
                held.threshold.floor.to_string(),
            ],
        );
    }
    table
}
