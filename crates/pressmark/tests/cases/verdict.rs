//! Compares a case with what was found, and says in words where they differ.

use std::fmt::Write;

use crate::bullet::Bullet;
use crate::case_file::{Case, Mark};
use crate::findings::Findings;

/// How a case stands.
pub(crate) struct Verdict {
    /// For each bullet: whether what it says is found, and if not, what is wrong. Marks are left aside.
    pub(crate) holds: Vec<Result<(), String>>,
    /// Found and spoken of by no bullet.
    pub(crate) unexpected: Vec<String>,
    /// One line for each bullet whose mark is not true.
    surprises: Vec<String>,
}

/// Compares.
pub(crate) fn judge(case: &Case, findings: &Findings<'_>) -> Verdict {
    let (wrong, wanted): (Vec<_>, Vec<_>) = case
        .expectations
        .iter()
        .partition(|e| e.mark == Mark::WronglyFound);
    let wanted: Vec<&Bullet> = wanted.iter().map(|e| &e.meaning).collect();
    let beyond = findings.beyond(&wanted);
    let holds: Vec<Result<(), String>> = case
        .expectations
        .iter()
        .map(|e| match e.mark {
            Mark::WronglyFound if beyond.contains(&e.bullet) => Ok(()),
            Mark::WronglyFound => Err("it is not found any more".to_owned()),
            _ => findings.check(&e.meaning),
        })
        .collect();
    let surprises = case
        .expectations
        .iter()
        .zip(&holds)
        .filter_map(|(e, holds)| match (e.mark, holds) {
            (Mark::Holds, Err(problem)) => Some(format!("- {}\n      {problem}", e.bullet)),
            (Mark::NotYet, Ok(())) => Some(format!(
                "+ {}\n      holds now: take the mark “not yet” away",
                e.bullet
            )),
            (Mark::WronglyFound, Err(_)) => Some(format!(
                "+ {}\n      is no longer found: take the bullet away",
                e.bullet
            )),
            _ => None,
        });
    let surprises = surprises.collect();
    let unexpected = beyond
        .into_iter()
        .filter(|found| !wrong.iter().any(|e| e.bullet == *found))
        .collect();
    Verdict {
        holds,
        unexpected,
        surprises,
    }
}

impl Verdict {
    /// The case is as its file says.
    pub(crate) fn is_clean(&self) -> bool {
        self.surprises.is_empty() && self.unexpected.is_empty()
    }

    /// What holds by the case still holds and nothing new is found; what did not hold may hold now.
    pub(crate) fn is_no_worse(&self, case: &Case) -> bool {
        let mut marks = case.expectations.iter().zip(&self.holds);
        self.unexpected.is_empty() && marks.all(|(e, holds)| e.mark != Mark::Holds || holds.is_ok())
    }

    /// The difference, for a person.
    pub(crate) fn report(&self, place: &str, case: &Case) -> String {
        let mut report = format!("{place}\n\n");
        for line in case.text.lines() {
            let _ = writeln!(report, "    {line}");
        }
        report.push('\n');
        for line in &self.surprises {
            let _ = writeln!(report, "  {line}");
        }
        for bullet in &self.unexpected {
            let _ = writeln!(
                report,
                "  + {bullet}\n      is found, and no bullet speaks of it"
            );
        }
        report.push_str("\n  - in the file, not found    + found, not in the file    UPDATE_CASES=1 rewrites the marks\n");
        report
    }
}
