//! `train`: scores the pipeline on corpora and fits its weights; `docs/scoring.md` is its manual.
#![allow(
    clippy::disallowed_methods,
    reason = "native only: what the platform's exp and ln give goes into a model file, not into a document"
)]

mod coref;
mod corpora;
mod failure;
mod fit;
mod gazetteer;
mod installed;
mod names;
mod options;
mod profile;
mod publish;
mod report;

use std::io::Write as _;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::options::Task;

/// What a script can tell apart: done, corpora that cannot be read, a command line that makes no sense.
const BAD_INPUT: u8 = 1;
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    match options::parse(lexopt::Parser::from_env()) {
        Ok(task) => match perform(&task) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => report(&failure, BAD_INPUT),
        },
        Err(failure) => report(&failure, BAD_USAGE),
    }
}

fn perform(task: &Task) -> Result<(), Failure> {
    let text = match task {
        Task::Help => options::HELP.to_owned(),
        Task::ScoreCoref(choice) => coref::score(choice)?,
        Task::Gazetteer(choice) => gazetteer::build(choice)?,
        Task::ScoreNames {
            shared,
            models,
            model,
            errors,
        } => names::score(shared, models, model.as_deref(), *errors)?,
        Task::TrainNames(plan) => names::train(plan)?,
        Task::FitPronouns(shared) => fit::pronouns(shared)?,
        Task::Profile(choice) => profile::shares(choice)?,
    };
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // `train ... | head`: the reader has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::new(
            format!("cannot write the scores: {error}"),
            "Check that the output may be written.",
        )),
        Ok(()) => Ok(()),
    }
}

fn report(failure: &Failure, code: u8) -> ExitCode {
    eprintln!("train: {failure}");
    ExitCode::from(code)
}
