//! The command line: each command with options of its own, which stand beside what it does.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};
use pressmark::models::Kind;

use crate::score::Score;
use crate::{fit, gazetteer, grammar, names, profile};

/// Scores the pipeline on corpora, and builds and fits the models that it works with
///
/// The corpora are no part of the repository; docs/scoring.md says what is read, and where it comes from.
#[derive(Debug, Parser)]
#[command(name = "train", arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done, 1 a corpus cannot be read or a figure misses its floor, 2 the command line is wrong."
)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub(crate) task: Task,
}

/// What the command line asks for.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// How good the pipeline is
    #[command(subcommand)]
    Score(Score),
    /// Train the recogniser of names; goes on where a stopped run of the same plan ended
    Names(names::Plan),
    /// Train the tagger and parser
    Grammar(grammar::Plan),
    /// Build the gazetteer; ./dev train gazetteer installs what it is built from
    Gazetteer(gazetteer::Choice),
    /// Fit how much each clue weighs for whom a pronoun stands: writes crates/pressmark/data/pronoun_weights.txt
    Pronouns(fit::Plan),
    /// Each stage's share of the pipeline's time
    Profile(profile::Choice),
}

/// Where the corpora lie.
#[derive(Debug, Args)]
pub(crate) struct Corpora {
    /// Folder that holds corpora/; by default PRESSMARK_SHARED where it is set, else the folder `shared` beside the repository
    #[arg(long, value_name = "DIR", default_value_os_t = shared(env::var_os("PRESSMARK_SHARED")), hide_default_value = true)]
    pub(crate) shared: PathBuf,
}

/// Where the models lie.
#[derive(Debug, Args)]
pub(crate) struct ModelFolder {
    /// Folder of the models; by default the repository's own static/models
    #[arg(long, value_name = "DIR", default_value_os_t = own_models(), hide_default_value = true)]
    pub(crate) models: PathBuf,
}

/// With which models the pipeline is scored.
#[derive(Debug, Args)]
pub(crate) struct WithModels {
    #[command(flatten)]
    pub(crate) folder: ModelFolder,
    /// Leave out models, `names` or `gazetteer`; rules and lists work alone with `--without names,gazetteer`
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind)]
    pub(crate) without: Vec<Kind>,
    /// Weights for what pronouns stand for, in place of those that were fitted: a draft
    #[arg(long, value_name = "FILE")]
    pub(crate) weights: Option<PathBuf>,
}

/// How scores are shown.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// JSON instead of tables
    #[arg(long)]
    pub(crate) json: bool,
    /// Also print the first N wrong answers of each class, to be read, not to be committed
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) errors: usize,
}

/// The folder named by the environment, else the one beside the repository that this program was built in.
pub(crate) fn shared(named: Option<OsString>) -> PathBuf {
    match named {
        Some(folder) if !folder.is_empty() => folder.into(),
        _ => {
            let repository = repository();
            repository.parent().unwrap_or(repository).join("shared")
        }
    }
}

fn kind(name: &str) -> Result<Kind, String> {
    let kinds = Kind::ALL.into_iter();
    let known = kinds.map(Kind::name).collect::<Vec<_>>().join(" and ");
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
    kind.ok_or_else(|| format!("there are {known}"))
}

fn own_models() -> PathBuf {
    repository().join("static/models")
}

/// The models of this repository, where no option names others.
#[cfg(test)]
pub(crate) fn with_own_models() -> WithModels {
    WithModels {
        folder: ModelFolder {
            models: own_models(),
        },
        without: Vec::new(),
        weights: None,
    }
}

/// The repository that this program was built in.
fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn task(line: &str) -> Task {
        let words = ["train"].into_iter().chain(line.split_whitespace());
        match Options::try_parse_from(words) {
            Ok(options) => options.task,
            Err(error) => panic!("{line}: {error}"),
        }
    }

    fn refused(line: &str) -> ErrorKind {
        let words = ["train"].into_iter().chain(line.split_whitespace());
        match Options::try_parse_from(words) {
            Ok(options) => panic!("{line} gave {options:?}"),
            Err(error) => error.kind(),
        }
    }

    #[test]
    fn the_commands_are_sound() {
        Options::command().debug_assert();
    }

    #[test]
    fn an_option_of_another_command_is_refused() {
        for line in [
            "score coref --epochs 5",
            "score coref --packages data",
            "score coref --model names.bin",
            "score coref gold.jsonl",
            "score names --development",
            "score names --train",
            "score names --model names.bin",
            "score quotes --vectors v.json",
            "score certainty --train",
            "score certainty gold.jsonl",
            "score floors --errors 3",
            "names --development",
            "names --errors 3",
            "names --json",
            "pronouns --train",
            "gazetteer --packages data --shared ../shared",
            "profile --errors 3",
            "profile --epochs 5",
        ] {
            assert_eq!(refused(line), ErrorKind::UnknownArgument, "{line}");
        }
    }

    #[test]
    fn mistakes_are_told_apart() {
        use ErrorKind::{
            DisplayHelpOnMissingArgumentOrSubcommand, InvalidSubcommand, MissingRequiredArgument,
            UnknownArgument, ValueValidation,
        };
        for (line, kind) in [
            ("", DisplayHelpOnMissingArgumentOrSubcommand),
            ("score", DisplayHelpOnMissingArgumentOrSubcommand),
            ("sing", InvalidSubcommand),
            ("score spelling", InvalidSubcommand),
            ("score coref --error 3", UnknownArgument),
            ("score coref --errors many", ValueValidation),
            ("score names --without rules", ValueValidation),
            ("profile one two", UnknownArgument),
            ("gazetteer", MissingRequiredArgument),
        ] {
            assert_eq!(refused(line), kind, "{line}");
        }
    }

    #[test]
    fn the_commands_of_dev_are_understood() {
        assert!(matches!(
            task("gazetteer --packages data"),
            Task::Gazetteer(_)
        ));
        let Task::Pronouns(plan) = task("pronouns --shared data --models m") else {
            panic!("not pronouns");
        };
        assert_eq!(plan.corpora.shared, Path::new("data"));
        assert_eq!(plan.folder.models, Path::new("m"));
        let Task::Names(plan) = task("names --vectors v.json --work w --shared data") else {
            panic!("not names");
        };
        assert_eq!(plan.corpora.shared, Path::new("data"));
        assert_eq!((plan.epochs, plan.units, plan.words), (10, 96, 60_000));
    }

    #[test]
    fn scores_are_of_the_dev_sets_or_of_files_and_with_all_models_or_without_some() {
        for line in [
            "score names",
            "score quotes --json --errors 3",
            "score places --shared data --models other",
            "score cases mine.jsonl yours.jsonl",
            "score passages --without names,gazetteer",
            "score coref --without names --without gazetteer",
            "score certainty --model draft.bin",
            "score floors --shared data --json",
        ] {
            assert!(matches!(task(line), Task::Score(_)), "{line}");
        }
        assert_eq!(kind("gazetteer"), Ok(Kind::Gazetteer));
    }

    #[test]
    fn the_environment_names_the_folder() {
        assert_eq!(shared(Some("elsewhere".into())), Path::new("elsewhere"));
        assert_eq!(shared(None), shared(Some("".into())));
        assert!(shared(None).ends_with("shared"));
    }
}
