//! Counts of right and wrong answers, and the wrong ones to be read.

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::score::span::{Span, Text};
use crate::score::tally::percent;

/// Code points shown before and after a wrong answer: to whom "she" refers may be told two sentences before.
const WIDTH: usize = 160;

/// How the references of one class were answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// References that have an answer according to the annotators.
    pub(crate) gold: usize,
    /// Of these, those that the pipeline marks at all.
    pub(crate) marked: usize,
    /// Answers that can be judged.
    pub(crate) answered: usize,
    /// Answers that are right.
    pub(crate) right: usize,
    /// References of `gold` with a right answer.
    pub(crate) recalled: usize,
    /// Answers where the annotators see nobody who has a name or a noun.
    pub(crate) extra: usize,
}

impl Tally {
    pub(crate) fn right_of_answered(&self) -> Option<f64> {
        percent(self.right, self.answered)
    }

    pub(crate) fn right_of_all(&self) -> Option<f64> {
        percent(self.recalled, self.gold)
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::json!({
            "gold": self.gold,
            "marked": self.marked,
            "answered": self.answered,
            "right": self.right,
            "recalled": self.recalled,
            "extra": self.extra,
            "right_of_answered": self.right_of_answered(),
            "right_of_all": self.right_of_all(),
        })
        .serialize(serializer)
    }
}

/// The first wrong answers of a class.
#[derive(Debug, Default)]
pub(crate) struct WrongAnswers {
    limit: usize,
    kept: Vec<Wrong>,
}

/// A wrong answer in its context.
#[derive(Debug, Serialize)]
pub(crate) struct Wrong {
    pub(crate) class: &'static str,
    pub(crate) document: String,
    /// The text around, the reference between « and ».
    pub(crate) context: String,
    /// Who the pipeline says it is.
    pub(crate) answer: String,
    /// Who the annotators say it is.
    pub(crate) gold: String,
}

impl WrongAnswers {
    pub(crate) fn first(limit: usize) -> Self {
        Self {
            limit,
            kept: Vec::new(),
        }
    }

    /// Keeps it where there is still room for its class.
    pub(crate) fn add(&mut self, class: &'static str, wrong: impl FnOnce() -> Wrong) {
        let same = self.kept.iter().filter(|kept| kept.class == class).count();
        if same < self.limit {
            self.kept.push(Wrong { class, ..wrong() });
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Wrong> {
        self.kept.iter()
    }
}

impl Serialize for WrongAnswers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.kept.serialize(serializer)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} in {}: {}", self.class, self.document, self.context)?;
        writeln!(f, "    pipeline:   {}", self.answer)?;
        writeln!(f, "    annotators: {}", self.gold)
    }
}

/// The text around a reference, in one line.
pub(crate) fn context(text: &str, span: &Range<usize>) -> String {
    Text::new(text).around(Span::from([span.start, span.end]), WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_of_each_class_are_kept() {
        let mut wrong = WrongAnswers::first(1);
        for class in ["they", "they", "it"] {
            wrong.add(class, || Wrong {
                class: "",
                document: String::new(),
                context: String::new(),
                answer: String::new(),
                gold: String::new(),
            });
        }
        let classes: Vec<&str> = wrong.iter().map(|w| w.class).collect();
        assert_eq!(classes, ["they", "it"]);
    }
}
