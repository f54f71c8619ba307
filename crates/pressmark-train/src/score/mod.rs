//! `train score`: how good the pipeline is, on texts of which people have said what should be found.
//!
//! A scorer a file: what its gold looks like, what it counts, which figures come of that. The figures are those of
//! `eval/score.py` beside the corpora, which a test holds them against (`peer.rs`).

mod cases;
mod certainty;
pub(crate) mod coref;
mod floors;
mod found;
mod globe;
mod gold;
#[cfg(test)]
mod invented;
mod names;
mod passages;
#[cfg(test)]
mod peer;
mod places;
mod quotes;
mod span;
pub(crate) mod tally;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use pressmark::Pipeline;
use pressmark::annotation::AnnotationDocument;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::grammar;
use crate::options::{Corpora, Shown, WithModels};
use crate::report::{self, Outcome, Table};
use found::Found;
use gold::Gold;
use tally::Mistakes;

/// What is scored.
#[derive(Debug, Subcommand)]
#[command(arg_required_else_help = true)]
pub(crate) enum Score {
    /// Names: exactly the annotators' words, of their type
    Names(Choice),
    /// Quotes of newspaper articles and who says them
    Quotes(Choice),
    /// Which words are a place, and where it lies
    Places(Choice),
    /// Short texts with one difficulty each: actors, places, quotes and speakers
    Cases(Choice),
    /// Whole short articles of which everything is annotated
    Passages(Choice),
    /// Pronouns, role nouns and names: who is who, on GUM and GAP
    Coref(coref::Choice),
    /// Parts of speech, heads and relations, on treebanks
    Grammar(grammar::Choice),
    /// All dev sets, each figure beside its floor; ends with 1 where one is missed
    Floors(floors::Choice),
    /// How often a name of each certainty is right, on texts kept from training
    Certainty(certainty::Choice),
}

/// On which texts, with which models, and how to show it.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// Gold files (docs/scoring.md says what stands in them); by default the dev sets in the shared folder
    gold: Vec<PathBuf>,
    #[command(flatten)]
    corpora: Corpora,
    #[command(flatten)]
    with: WithModels,
    #[command(flatten)]
    shown: Shown,
    /// Places: say where the papers of data/papers.tsv are from
    #[arg(long)]
    near: bool,
}

/// What is counted on texts of one kind of gold.
trait Scorer: Default {
    /// What annotators say of a text.
    type Wanted: DeserializeOwned;
    /// What comes of the counts, as JSON.
    type Figures: Serialize;
    /// The dev sets, below the shared folder.
    const SETS: &'static [&'static str];

    /// Where the text's paper is from, where a table says so.
    fn near(_: &Gold<Self::Wanted>) -> Option<&'static str> {
        None
    }

    /// Counts one text.
    fn add(&mut self, gold: &Gold<Self::Wanted>, found: &Found<'_>, mistakes: &mut Mistakes);
    fn figures(&self) -> Self::Figures;
    fn tables(&self, title: String) -> Vec<Table>;
}

/// The scores as text, tables or JSON, and whether they are as good as they must be.
pub(crate) fn score(score: &Score) -> Result<Outcome, Failure> {
    let text = match score {
        Score::Names(choice) => choice.score::<names::Names>()?,
        Score::Quotes(choice) => choice.score::<quotes::Quotes>()?,
        Score::Places(choice) => choice.score::<places::Places>()?,
        Score::Cases(choice) => choice.score::<cases::Cases>()?,
        Score::Passages(choice) => choice.score::<passages::Passages>()?,
        Score::Coref(choice) => coref::score(choice)?,
        Score::Grammar(choice) => grammar::score(choice)?,
        Score::Certainty(choice) => certainty::score(choice)?,
        Score::Floors(choice) => return floors::score(choice),
    };
    Ok(text.into())
}

impl Choice {
    fn score<S: Scorer>(&self) -> Result<String, Failure> {
        let pipeline = self.with.pipeline()?;
        let default = || S::SETS.iter().map(|set| self.corpora.shared.join(set));
        let files = match &self.gold[..] {
            [] => default().collect(),
            files => files.to_vec(),
        };
        let mut out = Vec::new();
        for file in &files {
            let scored: Scored<S> = Scored::of(file, &pipeline, self.near, self.shown.errors)?;
            out.push(if self.shown.json {
                report::json_line(&scored.report(file))
            } else {
                scored.text(file)
            });
        }
        Ok(out.join(if self.shown.json { "" } else { "\n" }))
    }
}

/// The counts of one gold file, and the first wrong answers.
struct Scored<S> {
    texts: usize,
    counts: S,
    mistakes: Mistakes,
}

/// One line of JSON: the figures that score.py prints, and where they come from.
#[derive(Serialize)]
struct Report<'a, F> {
    set: String,
    texts: usize,
    #[serde(flatten)]
    figures: F,
    wrong: &'a Mistakes,
}

impl<S: Scorer> Scored<S> {
    /// The documents that the pipeline makes, where `near` with the word where the paper is from.
    fn of(file: &Path, pipeline: &Pipeline, near: bool, errors: usize) -> Result<Self, Failure> {
        let gold: Vec<Gold<S::Wanted>> = gold::read(file)?;
        let place = |gold| S::near(gold).filter(|_| near);
        let texts = gold.iter().map(|gold| (&*gold.text, place(gold)));
        let documents = found::annotate_near(pipeline, &texts.collect::<Vec<_>>());
        Ok(Self::count(&gold, &documents, errors))
    }

    fn count(gold: &[Gold<S::Wanted>], documents: &[AnnotationDocument], errors: usize) -> Self {
        let mut counts = S::default();
        let mut mistakes = Mistakes::first(errors);
        for (gold, document) in gold.iter().zip(documents) {
            counts.add(gold, &Found::new(document), &mut mistakes);
        }
        Self {
            texts: gold.len(),
            counts,
            mistakes,
        }
    }

    fn report(&self, file: &Path) -> Report<'_, S::Figures> {
        Report {
            set: file.display().to_string(),
            texts: self.texts,
            figures: self.counts.figures(),
            wrong: &self.mistakes,
        }
    }

    fn text(&self, file: &Path) -> String {
        let title = format!("{}: {} texts", file.display(), self.texts);
        let tables = self.counts.tables(title);
        let tables: Vec<String> = tables.iter().map(Table::to_string).collect();
        let wrong = self.mistakes.iter();
        let wrong = wrong.map(|(text, what)| format!("{text}: {what}\n"));
        tables.join("\n") + &wrong.collect::<String>()
    }
}
