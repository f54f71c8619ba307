//! What went wrong, where, and what to do about it.

use std::fmt;

/// The one message that a failed run leaves on standard error.
#[derive(Debug)]
pub(crate) struct Failure {
    /// File, and line where there is one.
    place: Option<String>,
    problem: String,
    remedy: String,
}

impl Failure {
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            place: None,
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// A corpus file that is not what its format says.
    pub(crate) fn corpus(problem: impl Into<String>) -> Self {
        Self::new(
            problem,
            "The file is damaged or of another version; docs/scoring.md says what is read.",
        )
    }

    /// Says where it happened: what is said later stands further left.
    pub(crate) fn at(self, place: impl fmt::Display) -> Self {
        let place = match self.place {
            Some(inner) => format!("{place}:{inner}"),
            None => place.to_string(),
        };
        Self {
            place: Some(place),
            ..self
        }
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
