//! `train score floors`: every figure of `floors.txt` is measured and held against its floor.

use std::path::Path;

use clap::Args;
use pressmark::Pipeline;
use serde::Serialize;
use serde_json::Value;

use super::coref::{self, Parts};
use super::{Scored, Scorer, certainty};
use super::{cases::Cases, names::Names, passages::Passages, places::Places, quotes::Quotes};
use crate::failure::Failure;
use crate::names::treebank;
use crate::options::{Corpora, WithModels};
use crate::report::{self, Outcome, Table};

/// The list of floors.
const FLOORS: &str = include_str!("../../floors.txt");

/// Where the corpora lie, with which models, and how to show it.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    #[command(flatten)]
    corpora: Corpora,
    #[command(flatten)]
    with: WithModels,
    /// JSON, a line for each floor, instead of a table
    #[arg(long)]
    json: bool,
}

/// A figure, and what it must be.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Floor {
    set: String,
    /// Names of members in the JSON of the set's scores, from the outermost: `indirect.r`.
    figure: String,
    bound: Bound,
    value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Bound {
    AtLeast,
    AtMost,
}

/// A floor and what was measured; nothing where there was nothing to take a share of.
#[derive(Serialize)]
struct Held {
    #[serde(flatten)]
    floor: Floor,
    measured: Option<f64>,
    holds: bool,
}

/// The table or JSON, and a failure where a figure misses its floor.
pub(crate) fn score(choice: &Choice) -> Result<Outcome, Failure> {
    let held = measure(&floors(FLOORS)?, &choice.corpora.shared, &choice.with)?;
    let text = if choice.json {
        held.iter().map(report::json_line).collect()
    } else {
        table(&held).to_string()
    };
    Ok(Outcome {
        text,
        verdict: verdict(&held),
    })
}

fn verdict(held: &[Held]) -> Result<(), Failure> {
    let missed = held.iter().filter(|held| !held.holds);
    let missed: Vec<String> = missed
        .map(|Held { floor, .. }| format!("{} {}", floor.set, floor.figure))
        .collect();
    if missed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("missed: {}", missed.join(", ")),
        "Mend what made it worse; what is worth the loss changes floors.txt in the same commit, with the reason.",
    ))
}

fn table(held: &[Held]) -> Table {
    let mut table = Table::new("Dev sets".to_owned(), &["bound", "floor", "measured", ""]);
    for Held {
        floor,
        measured,
        holds,
    } in held
    {
        let bound = match floor.bound {
            Bound::AtLeast => "at least",
            Bound::AtMost => "at most",
        };
        let number = |value: f64| match floor.bound {
            Bound::AtLeast => format!("{value:.1}"),
            Bound::AtMost => format!("{value:.0}"),
        };
        let measured = measured.map_or("-".to_owned(), number);
        let missed = if *holds { "" } else { "missed" };
        let cells = [bound, &number(floor.value), &measured, missed];
        let name = format!("{}, {}", floor.set, floor.figure);
        table.row(&name, cells.map(str::to_owned).to_vec());
    }
    table
}

/// Reads the list.
fn floors(list: &str) -> Result<Vec<Floor>, Failure> {
    let lines = list.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let floors = lines.map(|(n, line)| {
        let unclear = || {
            Failure::new(
                format!("no floor: {line}"),
                "A line is a set, a figure, `at least` or `at most`, and a number.",
            )
            .at(n + 1)
            .at("floors.txt")
        };
        let words: Vec<&str> = line.split_whitespace().collect();
        let [set, figure, "at", bound, value] = words[..] else {
            return Err(unclear());
        };
        Ok(Floor {
            set: set.to_owned(),
            figure: figure.to_owned(),
            bound: match bound {
                "least" => Bound::AtLeast,
                "most" => Bound::AtMost,
                _ => return Err(unclear()),
            },
            value: value.parse().map_err(|_| unclear())?,
        })
    });
    floors.collect()
}

/// Measures each set that a floor names once.
fn measure(floors: &[Floor], shared: &Path, with: &WithModels) -> Result<Vec<Held>, Failure> {
    let pipeline = with.pipeline()?;
    let mut sets: Vec<(&str, Value)> = Vec::new();
    let mut held = Vec::new();
    for floor in floors {
        if !sets.iter().any(|(set, _)| *set == floor.set) {
            sets.push((&floor.set, figures(&floor.set, shared, &pipeline)?));
        }
        let figures = sets.iter().find(|(set, _)| *set == floor.set);
        let figures = figures.map_or(&Value::Null, |(_, figures)| figures);
        held.push(hold(floor, figures)?);
    }
    Ok(held)
}

fn hold(floor: &Floor, figures: &Value) -> Result<Held, Failure> {
    let mut members = floor.figure.split('.');
    let figure = members.try_fold(figures, |figures, member| figures.get(member));
    let Some(figure) = figure.filter(|figure| figure.is_number() || figure.is_null()) else {
        return Err(Failure::new(
            format!("{} has no figure {}", floor.set, floor.figure),
            "The JSON of its scorer tells what there is; correct floors.txt.",
        ));
    };
    let measured = figure.as_f64();
    Ok(Held {
        floor: floor.clone(),
        measured,
        holds: measured.is_some_and(|measured| match floor.bound {
            Bound::AtLeast => measured >= floor.value,
            Bound::AtMost => measured <= floor.value,
        }),
    })
}

/// What a set's scorer says, as JSON.
fn figures(set: &str, shared: &Path, pipeline: &Pipeline) -> Result<Value, Failure> {
    match set {
        "newswire" => dev_set::<Names>(0, shared, pipeline),
        "polnear" => dev_set::<Quotes>(0, shared, pipeline),
        "geovirus" => dev_set::<Places>(0, shared, pipeline),
        "lgl" => dev_set::<Places>(1, shared, pipeline),
        "lgl-near" => scored::<Places>(1, shared, pipeline, true),
        "cases" => dev_set::<Cases>(0, shared, pipeline),
        "speech" => dev_set::<Cases>(1, shared, pipeline),
        "passages" => dev_set::<Passages>(0, shared, pipeline),
        "gum-names" => {
            let sources = treebank(&shared.join("corpora/gum/dev"))?;
            let set = certainty::Set::of("GUM dev", &sources, pipeline);
            Ok(json(&set.figures()))
        }
        "coref" => coreference(shared, pipeline),
        "coref-rules" => coreference(shared, &Pipeline::new()),
        _ => Err(Failure::new(
            format!("there is no dev set {set}"),
            "Correct floors.txt; src/score/floors.rs names the sets.",
        )),
    }
}

fn dev_set<S: Scorer>(n: usize, shared: &Path, pipeline: &Pipeline) -> Result<Value, Failure> {
    scored::<S>(n, shared, pipeline, false)
}

fn scored<S: Scorer>(
    n: usize,
    shared: &Path,
    pipeline: &Pipeline,
    near: bool,
) -> Result<Value, Failure> {
    let scored: Scored<S> = Scored::of(&shared.join(S::SETS[n]), pipeline, near, 0)?;
    Ok(json(&scored.counts.figures()))
}

fn coreference(shared: &Path, pipeline: &Pipeline) -> Result<Value, Failure> {
    let report = coref::Report::of(shared, Parts::default(), pipeline, 0)?;
    Ok(json(&report))
}

fn json(figures: &impl Serialize) -> Value {
    serde_json::to_value(figures).expect("scores are numbers and text")
}

#[cfg(test)]
#[allow(clippy::print_stdout, reason = "a test says that it was skipped")]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::options;

    fn floor(line: &str) -> Floor {
        floors(line).expect("a floor").remove(0)
    }

    #[test]
    fn every_figure_reaches_its_floor() {
        let shared = options::shared(std::env::var_os("PRESSMARK_SHARED"));
        if !shared.join("corpora").is_dir() {
            println!("skipped: there are no corpora in {}", shared.display());
            return;
        }
        let floors = floors(FLOORS).unwrap();
        let held = measure(&floors, &shared, &options::with_own_models()).unwrap();
        println!("{}", table(&held));
        if let Err(failure) = verdict(&held) {
            panic!("{failure}\n{}", table(&held));
        }
    }

    #[test]
    fn a_bound_is_met_by_the_same_number() {
        let figures = json!({"f1": 84.3, "indirect": {"r": 70.0, "p": null}, "extra": 3});
        for (line, holds) in [
            ("x f1 at least 84.3", true),
            ("x f1 at least 84.4", false),
            ("x indirect.r at least 70.0", true),
            ("x indirect.p at least 0.0", false),
            ("x extra at most 3", true),
            ("x extra at most 2", false),
        ] {
            assert_eq!(hold(&floor(line), &figures).unwrap().holds, holds, "{line}");
        }
    }

    #[test]
    fn what_is_missed_is_told() {
        let figures = json!({"f1": 84.3, "p": 80.0});
        let floors = ["set f1 at least 90", "set p at least 80"].map(floor);
        let held = floors.map(|floor| hold(&floor, &figures).unwrap());
        let message = verdict(&held).unwrap_err().to_string();
        assert!(message.starts_with("missed: set f1. "), "{message}");
        assert!(verdict(&held[1..]).is_ok());
        let table = table(&held).to_string();
        assert!(
            table.contains("set, f1  at least   90.0      84.3  missed"),
            "{table}"
        );
    }

    #[test]
    fn a_list_with_a_mistake_is_refused() {
        for line in [
            "newswire f1 84",
            "newswire f1 at last 84",
            "newswire f1 at least much",
        ] {
            let message = floors(&format!("# floors\n\n{line}"))
                .unwrap_err()
                .to_string();
            assert!(message.starts_with("floors.txt:3: no floor"), "{message}");
        }
        let unknown = hold(&floor("newswire f2 at least 1"), &json!({"f1": 84.3}));
        assert!(unknown.is_err_and(|failure| failure.to_string().contains("no figure f2")));
        assert!(figures("newspaper", Path::new("nowhere"), &Pipeline::new()).is_err());
    }
}
