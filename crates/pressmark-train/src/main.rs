//! `train`: scores the pipeline on corpora and fits its weights; `docs/scoring.md` is its manual.
#![allow(
    clippy::disallowed_methods,
    reason = "native only: what the platform's exp and ln give goes into a model file, not into a document"
)]

mod corpora;
mod failure;
mod fit;
mod gazetteer;
mod grammar;
mod installed;
mod names;
mod options;
mod profile;
mod publish;
mod report;
mod score;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use crate::failure::Failure;
use crate::options::{Options, Task};
use crate::report::Outcome;

/// The exit status of a run that failed; a command line that makes no sense ends with 2.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    match perform(&Options::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("train: {failure}");
            ExitCode::from(FAILED)
        }
    }
}

fn perform(task: &Task) -> Result<(), Failure> {
    let outcome: Outcome = match task {
        Task::Score(score) => score::score(score)?,
        Task::Names(plan) => names::train(plan)?.into(),
        Task::Grammar(plan) => grammar::train(plan)?.into(),
        Task::Gazetteer(choice) => gazetteer::build(choice)?.into(),
        Task::Pronouns(plan) => fit::pronouns(plan)?.into(),
        Task::Profile(choice) => profile::shares(choice)?.into(),
    };
    print(&outcome.text)?;
    outcome.verdict
}

fn print(text: &str) -> Result<(), Failure> {
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
