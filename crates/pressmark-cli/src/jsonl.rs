//! JSON Lines: one record a line in.

use std::io::BufRead;

use pressmark::annotation::Correction;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::failure::Failure;
use crate::input::{self, Input};

const EXAMPLE: &str = r#"Each line holds one object such as {"id": "a1", "text": "..."}; correct the line or leave it out."#;

/// A line that has not been looked into, and where it stands.
#[derive(Debug)]
pub(crate) struct Line {
    bytes: Vec<u8>,
    input: String,
    number: u64,
}

impl Line {
    /// `articles.jsonl:3`.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.input, self.number)
    }

    /// The record that it holds.
    pub(crate) fn record(self) -> Result<Record, Failure> {
        let place = self.place();
        record(self.bytes).map_err(|failure| failure.at(place))
    }
}

/// An article with the name that its owner gave it; other fields are left alone.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    /// A string or a number, kept as written.
    pub(crate) id: Box<RawValue>,
    /// The article.
    pub(crate) text: String,
    /// Where its paper is from.
    pub(crate) near: Option<String>,
    /// What a reader corrects in it.
    #[serde(default)]
    pub(crate) corrections: Vec<Correction>,
}

/// The lines of all inputs, one after another; blank lines are passed over.
pub(crate) fn lines(inputs: Vec<Input>) -> impl Iterator<Item = Result<Line, Failure>> {
    inputs.into_iter().flat_map(|input| {
        let (reader, failure) = match input.open() {
            Ok(reader) => (Some(reader), None),
            Err(failure) => (None, Some(failure)),
        };
        Lines {
            reader,
            failure,
            input,
            number: 0,
        }
    })
}

struct Lines<R> {
    /// None when there is nothing more to read.
    reader: Option<R>,
    /// The input could not be opened.
    failure: Option<Failure>,
    input: Input,
    number: u64,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(failure) = self.failure.take() {
            return Some(Err(failure));
        }
        loop {
            let mut bytes = Vec::new();
            match self.reader.as_mut()?.read_until(b'\n', &mut bytes) {
                Ok(0) => self.reader = None,
                Err(error) => {
                    self.reader = None;
                    return Some(Err(self.input.unreadable(&error)));
                }
                Ok(_) => {
                    self.number += 1;
                    if self.number == 1 {
                        if let Some(failure) = input::other_encoding(&bytes) {
                            // None of its lines can be read: one message for all of them.
                            self.reader = None;
                            return Some(Err(failure.at(self.input.name())));
                        }
                        if bytes.starts_with("\u{FEFF}".as_bytes()) {
                            bytes.drain(.."\u{FEFF}".len());
                        }
                    }
                    bytes.truncate(bytes.trim_ascii_end().len());
                    if !bytes.is_empty() {
                        return Some(Ok(Line {
                            bytes,
                            input: self.input.name(),
                            number: self.number,
                        }));
                    }
                }
            }
        }
    }
}

fn record(bytes: Vec<u8>) -> Result<Record, Failure> {
    let line = input::text(bytes)?;
    let record: Record = serde_json::from_str(&line).map_err(|error| unparsable(&error))?;
    match record.id.get().as_bytes().first() {
        Some(b'-' | b'0'..=b'9') => Ok(record),
        // Kept as written, and yet it must be text: half a character would make a line that strict readers refuse.
        Some(b'"') => match serde_json::from_str::<String>(record.id.get()) {
            Ok(_) => Ok(record),
            Err(error) => Err(Failure::new(
                format!("\"id\" is no text: {}", reason(&error)),
                EXAMPLE,
            )),
        },
        _ => Err(Failure::new(
            format!("\"id\" is {}, not a string or a number", record.id.get()),
            EXAMPLE,
        )),
    }
}

fn unparsable(error: &serde_json::Error) -> Failure {
    let problem = format!("column {}: {}", error.column(), reason(error));
    Failure::new(problem, EXAMPLE)
}

/// What is wrong, without serde_json's count of lines inside the one line that it sees; ours is the number that helps.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let mut reason = message
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned();
    if reason.contains("hex escape") || reason.contains("surrogate") {
        reason.push_str(" (a \\u escape that is half a character, or not one)");
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(line: &str) -> String {
        record(line.into()).expect_err("a bad record").to_string()
    }

    #[test]
    fn ids_are_kept_as_written() {
        for id in [
            r#""a1""#,
            "7",
            "-0.10",
            "123456789012345678901234567890",
            r#""\u00e9""#,
        ] {
            let line = format!(r#" {{"text": "x", "more": [1], "id": {id}}} "#);
            assert_eq!(record(line.into()).expect("a record").id.get(), id);
        }
    }

    #[test]
    fn mistakes_are_named() {
        assert!(message(r#"{"id": "a""#).contains("EOF"));
        assert!(message(r#"{"id": "a"}"#).contains("missing field `text`"));
        assert!(message(r#"{"text": "a"}"#).contains("missing field `id`"));
        assert!(message(r#"{"id": null, "text": "a"}"#).contains("\"id\" is null"));
        assert!(message(r#"{"id": 1, "text": null}"#).contains("expected a string"));
        assert!(message(r#"{"id": 1, "text": "\ud800"}"#).contains("half a character"));
        assert!(message(r#"{"id": "\ud800", "text": "a"}"#).contains("half a character"));
        assert!(message("[]").contains(EXAMPLE));
    }
}
