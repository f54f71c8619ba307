//! Where the pipeline's time goes: the share of each stage, over the texts of a corpus, in one run.
//!
//! Shares of one run are told, not times: another machine, or the same one while it does something else, gives other
//! times and the same shares.

use std::path::PathBuf;
use std::time::Duration;

use pressmark::Pipeline;
use pressmark::models::Kind;
use serde::{Deserialize, Serialize};

use crate::corpora;
use crate::failure::Failure;
use crate::installed;
use crate::options::{Corpora, ModelFolder};
use crate::report::{self, Table, share};

/// Passes over each text; of each stage the fastest counts, the one that was disturbed least.
const PASSES: usize = 9;

/// Stages that find out who said what and who is who, of which the program promises that they stay under a third.
const WHO_SAID_WHAT: [&str; 3] = ["coref", "quotes", "pronouns in quotations"];

/// Over which texts time is measured, and how to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    /// A file of JSON Lines, each with a "text"; by default the newspaper articles that quotes are measured on
    #[arg(value_name = "FILE")]
    texts: Option<PathBuf>,
    #[command(flatten)]
    corpora: Corpora,
    #[command(flatten)]
    folder: ModelFolder,
    /// JSON instead of a table
    #[arg(long)]
    json: bool,
}

#[derive(Deserialize)]
struct Record {
    text: String,
}

/// The pipeline by rules alone, and with the models as readers have it.
#[derive(Serialize)]
struct Report {
    rules: Shares,
    models: Shares,
}

#[derive(Serialize)]
struct Shares {
    texts: usize,
    bytes: usize,
    /// Percent of the whole, by stage, in the order in which they run.
    stages: Vec<(&'static str, f64)>,
    who_said_what: f64,
    /// Bytes of text in a microsecond.
    speed: f64,
}

/// The shares as text, a table or JSON.
pub(crate) fn shares(choice: &Choice) -> Result<String, Failure> {
    let path = match &choice.texts {
        Some(path) => path.clone(),
        None => choice
            .corpora
            .shared
            .join("corpora/quotes/dev/polnear_dev.jsonl"),
    };
    let texts = read(&corpora::read(&path)?).map_err(|failure| failure.at(path.display()))?;
    let rules = measure(&Pipeline::new(), &texts);
    let models = measure(
        &Pipeline::with_models(installed::models(&choice.folder.models, &Kind::ALL)?),
        &texts,
    );
    Ok(if choice.json {
        report::json(&Report { rules, models })
    } else {
        table(&rules, &models).to_string()
    })
}

fn read(lines: &str) -> Result<Vec<String>, Failure> {
    let texts = lines.lines().enumerate().map(|(n, line)| {
        serde_json::from_str::<Record>(line)
            .map(|record| record.text)
            .map_err(|error| Failure::corpus(format!("no record with a text: {error}")).at(n + 1))
    });
    texts.collect()
}

fn measure(pipeline: &Pipeline, texts: &[String]) -> Shares {
    let mut best: Vec<(&'static str, Duration)> = Vec::new();
    for text in texts {
        let mut passes: Vec<_> = (0..PASSES).map(|_| once(pipeline, text)).collect();
        for (n, (stage, time)) in passes.pop().unwrap_or_default().into_iter().enumerate() {
            let least = passes
                .iter()
                .map(|pass| pass[n].1)
                .fold(time, Duration::min);
            match best.iter_mut().find(|(known, _)| *known == stage) {
                Some((_, sum)) => *sum += least,
                None => best.push((stage, least)),
            }
        }
    }
    let whole: Duration = best.iter().map(|(_, time)| *time).sum();
    let percent = |time: Duration| 100.0 * time.as_secs_f64() / whole.as_secs_f64().max(1e-9);
    let stages: Vec<(&'static str, f64)> = best
        .iter()
        .map(|&(stage, time)| (stage, percent(time)))
        .collect();
    let bytes = texts.iter().map(String::len).sum();
    Shares {
        texts: texts.len(),
        bytes,
        who_said_what: stages
            .iter()
            .filter(|(stage, _)| WHO_SAID_WHAT.contains(stage))
            .map(|(_, percent)| percent)
            .sum(),
        stages,
        speed: bytes as f64 / (whole.as_secs_f64() * 1e6).max(1e-9),
    }
}

/// The time of each stage on this text.
#[allow(clippy::disallowed_types)] // Native only: this program never runs in a browser.
fn once(pipeline: &Pipeline, text: &str) -> Vec<(&'static str, Duration)> {
    let mut times = Vec::new();
    let mut last = std::time::Instant::now();
    let mut lap = |stage| {
        let now = std::time::Instant::now();
        times.push((stage, now - last));
        last = now;
    };
    let found = pipeline.annotate_by_stage(text, &mut lap);
    let document = found.document("", &[]);
    lap("export");
    std::hint::black_box(document);
    times
}

fn table(rules: &Shares, models: &Shares) -> Table {
    let title = format!(
        "{} texts, {} KB; {:.1} MB a second by rules alone, {:.1} with the models",
        rules.texts,
        rules.bytes / 1000,
        rules.speed,
        models.speed
    );
    let mut table = Table::new(title, &["% by rules", "% with models"]);
    for (stage, percent) in &rules.stages {
        let with = models.stages.iter().find(|(name, _)| name == stage);
        let with = with.map(|(_, percent)| *percent);
        table.row(stage, vec![share(Some(*percent)), share(with)]);
    }
    let sum = WHO_SAID_WHAT.join(" + ");
    let sums = [rules, models].map(|shares| share(Some(shares.who_said_what)));
    table.row(&sum, sums.to_vec());
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_every_stage_has_one() {
        let texts = vec!["“It will hold,” Elena Marsh said. She left.\n".repeat(40)];
        let shares = measure(&Pipeline::new(), &texts);
        let sum: f64 = shares.stages.iter().map(|(_, percent)| percent).sum();
        assert!((sum - 100.0).abs() < 0.01, "{sum}");
        for stage in WHO_SAID_WHAT {
            assert!(
                shares.stages.iter().any(|(name, _)| *name == stage),
                "{stage}"
            );
        }
        assert!(shares.who_said_what > 0.0 && shares.who_said_what < 100.0);
    }

    #[test]
    fn a_damaged_line_is_named() {
        let failure = read("{\"text\": \"Yes.\"}\n{\"id\": 1}").unwrap_err();
        assert!(failure.to_string().starts_with("2: "), "{failure}");
    }
}
