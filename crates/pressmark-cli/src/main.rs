//! `pressmark`: articles in, annotation documents out; `docs/formats.md` is its manual.

mod annotate;
mod failure;
mod generated;
mod input;
mod jsonl;
mod models;
mod options;
mod ordered;
mod output;

use std::process::ExitCode;

use crate::failure::Failure;
use crate::options::Task;

/// What a script can tell apart: done, input that could not be annotated, a command line that makes no sense.
const BAD_INPUT: u8 = 1;
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    match options::parse(lexopt::Parser::from_env()) {
        Ok(task) => perform(task).map_or_else(
            |failure| report(&failure, BAD_INPUT),
            |()| ExitCode::SUCCESS,
        ),
        Err(failure) => report(&failure, BAD_USAGE),
    }
}

fn perform(task: Task) -> Result<(), Failure> {
    match task {
        Task::Print(text) => output::print(&text),
        Task::Annotate(options) if options.jsonl => annotate::records(options),
        Task::Annotate(options) => annotate::files(options),
    }
}

fn report(failure: &Failure, code: u8) -> ExitCode {
    if failure.is_closed_pipe() {
        return ExitCode::SUCCESS;
    }
    eprintln!("pressmark: {failure}");
    ExitCode::from(code)
}
