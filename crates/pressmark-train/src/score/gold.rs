//! Gold files: JSON Lines, on each line one text with what its annotators say of it. Offsets are code points, end-exclusive.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::corpora;
use crate::failure::Failure;

/// A text, its name, and what should be found in it.
#[derive(Debug, Deserialize)]
pub(crate) struct Gold<W> {
    pub(crate) id: String,
    pub(crate) text: String,
    #[serde(flatten)]
    pub(crate) wanted: W,
}

/// All texts of a file; empty lines are passed over.
pub(crate) fn read<W: DeserializeOwned>(path: &Path) -> Result<Vec<Gold<W>>, Failure> {
    parse(&corpora::read(path)?).map_err(|failure| failure.at(path.display()))
}

pub(crate) fn parse<W: DeserializeOwned>(lines: &str) -> Result<Vec<Gold<W>>, Failure> {
    let written = lines.lines().enumerate();
    let written = written.filter(|(_, line)| !line.trim().is_empty());
    let gold = written.map(|(n, line)| {
        serde_json::from_str(line).map_err(|error| Failure::corpus(error.to_string()).at(n + 1))
    });
    gold.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::span::Span;

    #[derive(Debug, Deserialize)]
    struct Wanted {
        spans: Vec<Span>,
    }

    #[test]
    fn a_line_is_a_text_with_what_is_wanted() {
        let line =
            r#"{"id": "a", "text": "Zoë", "spans": [{"start": 0, "end": 3}], "notes": "short"}"#;
        let gold: Vec<Gold<Wanted>> = parse(&format!("\n{line}\n")).unwrap();
        assert_eq!((&*gold[0].id, &*gold[0].text), ("a", "Zoë"));
        assert_eq!(gold[0].wanted.spans, [Span::from([0, 3])]);
    }

    #[test]
    fn a_damaged_line_is_named() {
        let failure = parse::<Wanted>("\n{\"id\": \"a\", \"text\": \"Zoë\"}").unwrap_err();
        let message = failure.to_string();
        assert!(message.starts_with("2: missing field `spans`"), "{message}");
    }
}
