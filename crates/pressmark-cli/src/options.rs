//! The command line: which task, on which input, and how.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use lexopt::prelude::*;

use crate::failure::Failure;
use crate::generated;
use crate::input::Input;
use crate::models::Choice;

const HELP: &str = "\
Finds the actors, places and quotes in English news articles.

Usage:
  pressmark annotate [OPTIONS] [FILE ...]

Each FILE is one article in UTF-8. Without FILE, or where FILE is -, the article is read from standard input.
One article gives one annotation document, indented. Several give one document a line, in the order of the
files, with the file's name as its \"id\".

A file or a line that cannot be read is reported on standard error, with what to do; all others are annotated.

Options:
      --jsonl              read one {\"id\": ..., \"text\": ...} a line, write one annotation document a line, in the
                           same order, with the record's \"id\" in front
      --format FORMAT      json (the annotation document, by default) or geojson (its places as a GeoJSON feature collection)
      --near PLACE         where the paper is from, such as \"Lancaster, Ohio\": of several places of a name those near it are
                           likelier; a record's field \"near\" says it for one article
      --corrections FILE   what a reader corrects in the article: a JSON array, or an annotation document that has one in its field
                           \"corrections\" (docs/corrections.md); of records, each brings its own in the field \"corrections\"
      --generated TIME     the date and time to write into the documents, such as 2026-01-31T12:00:00Z; by default
                           SOURCE_DATE_EPOCH (seconds since 1970) where it is set, else the clock
      --models DIR         folder with a manifest.json and the model files that it names; by default that of
                           PRESSMARK_MODELS, else the folder models beside the program, ../share/pressmark/models
                           seen from there, pressmark/models in the XDG data folders (~/.local/share,
                           /usr/local/share, /usr/share), or static/models of the source it was built from
      --no-models          work by rules and word lists alone, and say nothing about it
  -h, --help               print this help
  -V, --version            print the version

Exit status: 0 all is done, 1 some input could not be read or the output not written, 2 the command line is wrong.
";

const SEE_HELP: &str = "See `pressmark --help`.";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Task {
    /// Text for standard output: the help, the version.
    Print(String),
    /// Articles to annotate.
    Annotate(AnnotateOptions),
}

/// What is written of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// The annotation document.
    Json,
    /// Its places, as a GeoJSON feature collection.
    GeoJson,
}

/// How to annotate what.
#[derive(Debug)]
pub(crate) struct AnnotateOptions {
    /// The inputs, in the order given; at least one.
    pub(crate) inputs: Vec<Input>,
    /// The inputs hold one record a line.
    pub(crate) jsonl: bool,
    /// What is written of each article.
    pub(crate) format: Format,
    /// Where the papers are from.
    pub(crate) near: Option<String>,
    /// What a reader corrects in the one article.
    pub(crate) corrections: Option<Input>,
    /// Date and time for `generator.generated`.
    pub(crate) generated: String,
    /// Which models to work with.
    pub(crate) models: Choice,
}

/// Reads the command line; every failure is a mistake in it.
pub(crate) fn parse(mut arguments: lexopt::Parser) -> Result<Task, Failure> {
    match arguments.next().map_err(|error| usage(&error))? {
        Some(Long("help") | Short('h')) => Ok(Task::Print(HELP.to_owned())),
        Some(Long("version") | Short('V')) => Ok(Task::Print(version())),
        Some(Value(command)) if command == "annotate" => annotate(arguments),
        Some(Value(command)) if command == "help" => Ok(Task::Print(HELP.to_owned())),
        Some(Value(command)) => Err(Failure::new(
            format!("there is no command {}", Path::new(&command).display()),
            format!("To annotate it, run `pressmark annotate FILE`. {SEE_HELP}"),
        )),
        Some(other) => Err(usage(&other.unexpected())),
        None => Err(Failure::new(
            "no command given",
            format!("Run `pressmark annotate FILE`. {SEE_HELP}"),
        )),
    }
}

fn annotate(mut arguments: lexopt::Parser) -> Result<Task, Failure> {
    let mut inputs = Vec::new();
    let mut jsonl = false;
    let mut format = Format::Json;
    let mut near = None;
    let mut corrections = None;
    let mut time = None;
    let mut models = None;
    while let Some(argument) = arguments.next().map_err(|error| usage(&error))? {
        match argument {
            Long("help") | Short('h') => return Ok(Task::Print(HELP.to_owned())),
            Long("version") | Short('V') => return Ok(Task::Print(version())),
            Long("jsonl") => jsonl = true,
            Long("format") => {
                let value = arguments.value().map_err(|error| usage(&error))?;
                format = named_format(&value.to_string_lossy())?;
            }
            Long("near") => {
                let value = arguments.value().map_err(|error| usage(&error))?;
                near = Some(value.to_string_lossy().into_owned());
            }
            Long("corrections") => {
                let value = arguments.value().map_err(|error| usage(&error))?;
                corrections = Some(Input::named(value.into()));
            }
            Long("generated") => {
                let value = arguments.value().map_err(|error| usage(&error))?;
                time = Some(generated::given(&value.to_string_lossy())?);
            }
            Long("models") => {
                let value = arguments.value().map_err(|error| usage(&error))?;
                models = Some(Choice::Folder(value.into()));
            }
            Long("no-models") => models = Some(Choice::Without),
            Value(path) => inputs.push(Input::named(path.into())),
            other => return Err(usage(&other.unexpected())),
        }
    }
    if inputs.is_empty() {
        inputs.push(Input::Standard);
    }
    if corrections.is_some() && (jsonl || inputs.len() > 1) {
        return Err(of_several());
    }
    let reads_standard = |input: &Input| matches!(input, Input::Standard);
    if corrections.as_ref().is_some_and(reads_standard) && inputs.iter().any(reads_standard) {
        return Err(Failure::new(
            "standard input cannot be both the article and its corrections",
            "Name a file for one of them.",
        ));
    }
    let generated = match time {
        Some(time) => time,
        None => generated::from_environment(env::var_os("SOURCE_DATE_EPOCH").as_deref())?,
    };
    Ok(Task::Annotate(AnnotateOptions {
        inputs,
        jsonl,
        format,
        near,
        corrections,
        generated,
        models: models.unwrap_or_else(|| usual_models(env::var_os("PRESSMARK_MODELS"))),
    }))
}

/// The models where no option names any; `folder` is the value of PRESSMARK_MODELS.
fn usual_models(folder: Option<OsString>) -> Choice {
    match folder.filter(|folder| !folder.is_empty()) {
        Some(folder) => Choice::Folder(folder.into()),
        None => Choice::Usual,
    }
}

fn named_format(name: &str) -> Result<Format, Failure> {
    match name {
        "json" => Ok(Format::Json),
        "geojson" => Ok(Format::GeoJson),
        _ => Err(Failure::new(
            format!("there is no format \"{name}\""),
            format!("Write --format json or --format geojson. {SEE_HELP}"),
        )),
    }
}

fn of_several() -> Failure {
    Failure::new(
        "--corrections is about one article, and several are given",
        "Annotate them one by one, or with --jsonl give each record its own: {\"id\": ..., \"text\": ..., \"corrections\": [...]}.",
    )
}

fn usage(error: &lexopt::Error) -> Failure {
    Failure::new(error.to_string(), SEE_HELP)
}

fn version() -> String {
    concat!("pressmark ", env!("CARGO_PKG_VERSION"), "\n").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotate_options(arguments: &[&str]) -> AnnotateOptions {
        match parse(lexopt::Parser::from_args(arguments)) {
            Ok(Task::Annotate(options)) => options,
            other => panic!("{arguments:?} gave {other:?}"),
        }
    }

    fn message(arguments: &[&str]) -> String {
        match parse(lexopt::Parser::from_args(arguments)) {
            Err(failure) => failure.to_string(),
            Ok(task) => panic!("{arguments:?} gave {task:?}"),
        }
    }

    #[test]
    fn without_a_file_standard_input_is_read() {
        let options = annotate_options(&["annotate", "--jsonl"]);
        assert!(matches!(options.inputs[..], [Input::Standard]));
        assert!(options.jsonl);
    }

    #[test]
    fn files_keep_their_order_and_a_dash_is_standard_input() {
        let options = annotate_options(&["annotate", "b.txt", "-", "--", "--a.txt"]);
        let names: Vec<String> = options.inputs.iter().map(Input::name).collect();
        assert_eq!(names, ["b.txt", "standard input", "--a.txt"]);
    }

    #[test]
    fn a_format_may_be_named() {
        assert_eq!(annotate_options(&["annotate"]).format, Format::Json);
        let options = annotate_options(&["annotate", "--format", "geojson"]);
        assert_eq!(options.format, Format::GeoJson);
    }

    #[test]
    fn the_last_word_on_models_counts_and_the_environment_only_without_one() {
        let folder = |name: &str| Choice::Folder(name.into());
        let options = annotate_options(&["annotate", "--no-models", "--models", "here"]);
        assert_eq!(options.models, folder("here"));
        let options = annotate_options(&["annotate", "--models=here", "--no-models"]);
        assert_eq!(options.models, Choice::Without);
        assert_eq!(usual_models(Some("there".into())), folder("there"));
        assert_eq!(usual_models(Some(OsString::new())), Choice::Usual);
        assert_eq!(usual_models(None), Choice::Usual);
    }

    #[test]
    fn where_the_papers_are_from_may_be_said() {
        let options = annotate_options(&["annotate", "--near", "Lancaster, Ohio"]);
        assert_eq!(options.near.as_deref(), Some("Lancaster, Ohio"));
        assert_eq!(annotate_options(&["annotate"]).near, None);
    }

    #[test]
    fn a_time_is_taken_as_given() {
        let options = annotate_options(&["annotate", "--generated=2026-01-31T12:00:00Z"]);
        assert_eq!(options.generated, "2026-01-31T12:00:00Z");
    }

    #[test]
    fn mistakes_are_named_and_help_is_offered() {
        assert!(message(&["annotate", "--josnl"]).contains("--josnl"));
        assert!(message(&["article.txt"]).contains("pressmark annotate FILE"));
        assert!(message(&[]).contains("--help"));
        assert!(message(&["annotate", "--format", "kml"]).contains("geojson"));
        assert!(message(&["annotate", "--models"]).contains("--models"));
        assert!(
            message(&["annotate", "--generated", "yesterday"]).contains("2026-01-31T12:00:00Z")
        );
    }
}
