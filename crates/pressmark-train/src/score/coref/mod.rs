//! Scores who is who: the pipeline's entities against those of GUM's and GAP's annotators.

mod answer;
mod gap;
mod gum;
mod names;
mod nouns;
mod pronouns;
mod tally;

use answer::Answer;
pub(crate) use answer::nearest;

use std::path::Path;

use pressmark::Pipeline;
use serde::Serialize;

use crate::corpora;
use crate::failure::Failure;
use crate::options::{Corpora, Shown, WithModels};
use crate::report::{self, Table};
use crate::score::found::annotate;

/// Genres of GUM that are scored: what is nearest to an article that a reader pastes.
const GENRES: [&str; 2] = ["GUM_news_", "GUM_interview_"];

/// On which corpora, with which models, and how to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    #[command(flatten)]
    corpora: Corpora,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    with: WithModels,
    #[command(flatten)]
    shown: Shown,
}

/// Which parts of the corpora.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct Parts {
    /// GUM's training documents instead of its development documents
    #[arg(long)]
    train: bool,
    /// GAP's development file (2,000 texts) instead of its validation file (454)
    #[arg(long)]
    development: bool,
}

/// The scores as text, tables or JSON.
pub(crate) fn score(choice: &Choice) -> Result<String, Failure> {
    let (shared, pipeline) = (&choice.corpora.shared, choice.with.pipeline()?);
    let report = Report::of(shared, choice.parts, &pipeline, choice.shown.errors)?;
    Ok(if choice.shown.json {
        report::json(&report)
    } else {
        report.tables()
    })
}

#[derive(Serialize)]
pub(super) struct Report {
    gum: gum::Scores,
    gap: gap::Scores,
}

impl Report {
    pub(super) fn of(
        shared: &Path,
        parts: Parts,
        pipeline: &Pipeline,
        errors: usize,
    ) -> Result<Self, Failure> {
        let gum = if parts.train { "train" } else { "dev" };
        let gap = if parts.development {
            "development"
        } else {
            "validation"
        };
        Ok(Self {
            gum: score_gum(shared, gum::Scores::new(gum, errors), gum, pipeline)?,
            gap: score_gap(shared, gap::Scores::new(gap, errors), gap, pipeline)?,
        })
    }

    fn tables(&self) -> String {
        let [references, links] = self.gum.tables();
        let tables: Vec<Table> = vec![references, links, self.gap.table()];
        let mut out: Vec<String> = tables.iter().map(Table::to_string).collect();
        let wrong = self.gum.wrong().chain(self.gap.wrong());
        out.extend(wrong.map(ToString::to_string));
        out.join("\n")
    }
}

fn score_gum(
    shared: &Path,
    mut scores: gum::Scores,
    set: &str,
    pipeline: &Pipeline,
) -> Result<gum::Scores, Failure> {
    let files = corpora::conllu_files(&shared.join("corpora/gum").join(set), &GENRES)?;
    let articles = files.iter().map(|path| {
        let article = corpora::gum::parse(&corpora::read(path)?);
        article.map_err(|failure| failure.at(path.display()))
    });
    let articles: Vec<_> = articles.collect::<Result<_, _>>()?;
    let texts: Vec<&str> = articles.iter().map(|article| &*article.text).collect();
    let documents = annotate(pipeline, &texts);
    for ((path, article), document) in files.iter().zip(&articles).zip(&documents) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        scores.add(&name, article, &Answer::read(document));
    }
    Ok(scores)
}

fn score_gap(
    shared: &Path,
    mut scores: gap::Scores,
    set: &str,
    pipeline: &Pipeline,
) -> Result<gap::Scores, Failure> {
    let path = shared.join(format!("corpora/gap/gap-{set}.tsv"));
    let examples = corpora::gap::parse(&corpora::read(&path)?)
        .map_err(|failure| failure.at(path.display()))?;
    let texts: Vec<&str> = examples.iter().map(|example| &*example.text).collect();
    for (example, document) in examples.iter().zip(annotate(pipeline, &texts)) {
        scores.add(example, &Answer::read(&document));
    }
    Ok(scores)
}
