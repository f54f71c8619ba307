//! `pressmark`: articles in, annotation documents out; `docs/formats.md` is its manual.

mod annotate;
mod corrections;
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

/// What a script can tell apart: all is done, some input could not be read (or the output not be written), a command line
/// that makes no sense.
const BAD_INPUT: u8 = 1;
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    match options::parse(lexopt::Parser::from_env()) {
        Ok(task) => match perform(task) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::from(BAD_INPUT),
            Err(failure) => end(&failure, BAD_INPUT),
        },
        Err(failure) => end(&failure, BAD_USAGE),
    }
}

/// Tells how many inputs could not be read; each of them has been reported.
fn perform(task: Task) -> Result<usize, Failure> {
    match task {
        Task::Print(text) => output::print(&text).map(|()| 0),
        Task::Annotate(options) if options.jsonl => annotate::records(options),
        Task::Annotate(options) => annotate::files(options),
    }
}

fn end(failure: &Failure, code: u8) -> ExitCode {
    if failure.is_closed_pipe() {
        return ExitCode::SUCCESS;
    }
    failure.report();
    ExitCode::from(code)
}
