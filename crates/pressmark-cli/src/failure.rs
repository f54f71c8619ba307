//! What went wrong, where, and what to do about it.

use std::fmt;
use std::io::{self, Write};

/// One line on standard error.
#[derive(Debug)]
pub(crate) struct Failure {
    /// File, and line where there is one: `articles.jsonl:3`.
    place: Option<String>,
    /// What is wrong.
    problem: String,
    /// What the reader can do.
    remedy: String,
    /// The reader of our output has gone (`pressmark ... | head`): no mistake of anybody's.
    closed_pipe: bool,
}

impl Failure {
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            place: None,
            problem: problem.into(),
            remedy: remedy.into(),
            closed_pipe: false,
        }
    }

    /// Says where it happened.
    pub(crate) fn at(self, place: impl Into<String>) -> Self {
        Self {
            place: Some(place.into()),
            ..self
        }
    }

    /// Standard output cannot be written.
    pub(crate) fn writing(error: &io::Error) -> Self {
        Self {
            closed_pipe: error.kind() == io::ErrorKind::BrokenPipe,
            ..Self::new(
                format!("cannot write the annotations: {error}"),
                "Check that the disk has room and that the output may be written.",
            )
        }
    }

    /// Prints it; a standard error that is closed is no reason to stop.
    pub(crate) fn report(&self) {
        let _ = writeln!(io::stderr(), "pressmark: {self}");
    }

    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}. {}", self.problem, self.remedy)
    }
}
