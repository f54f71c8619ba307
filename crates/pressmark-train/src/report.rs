//! How scores are shown: tables for people, JSON for programs.

use std::fmt;

use serde::Serialize;

use crate::failure::Failure;

/// What a command prints, and a failure where what it measured is not as good as it must be.
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) verdict: Result<(), Failure>,
}

impl From<String> for Outcome {
    fn from(text: String) -> Self {
        Self {
            text,
            verdict: Ok(()),
        }
    }
}

/// A title and rows of figures, each with a name.
pub(crate) struct Table {
    title: String,
    header: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

impl Table {
    pub(crate) fn new(title: String, header: &[&str]) -> Self {
        Self {
            title,
            header: header.iter().map(ToString::to_string).collect(),
            rows: Vec::new(),
        }
    }

    pub(crate) fn row(&mut self, name: &str, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.header.len());
        self.rows.push((name.to_owned(), cells));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = |text: &str| text.chars().count();
        let first = self
            .rows
            .iter()
            .map(|(name, _)| length(name))
            .max()
            .unwrap_or(0);
        let widths = self.header.iter().enumerate().map(|(n, title)| {
            let cells = self.rows.iter().map(|(_, cells)| length(&cells[n]));
            cells.chain([length(title)]).max().unwrap_or(0)
        });
        let widths: Vec<usize> = widths.collect();
        let line = |f: &mut fmt::Formatter<'_>, name: &str, cells: &[String]| {
            write!(f, "{name:first$}")?;
            for (cell, width) in cells.iter().zip(&widths) {
                write!(f, "  {cell:>width$}")?;
            }
            writeln!(f)
        };
        writeln!(f, "{}", self.title)?;
        line(f, "", &self.header)?;
        self.rows
            .iter()
            .try_for_each(|(name, cells)| line(f, name, cells))
    }
}

/// A share for a table; a dash where there is nothing to share.
pub(crate) fn share(percent: Option<f64>) -> String {
    percent.map_or("-".to_owned(), |percent| format!("{percent:.1}"))
}

/// JSON in one line, with a line end.
pub(crate) fn json_line(report: &impl Serialize) -> String {
    let value = serde_json::to_string(report);
    value.expect("scores are numbers and text") + "\n"
}

/// Indented JSON with a line end.
pub(crate) fn json(report: &impl Serialize) -> String {
    let value = serde_json::to_string_pretty(report);
    value.expect("scores are numbers and text") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new("Pronouns".to_owned(), &["gold", "n"]);
        table.row("they", vec!["7".to_owned(), "12345".to_owned()]);
        table.row("it", vec!["10".to_owned(), share(None)]);
        assert_eq!(
            table.to_string(),
            "Pronouns\n      gold      n\nthey     7  12345\nit      10      -\n"
        );
    }
}
