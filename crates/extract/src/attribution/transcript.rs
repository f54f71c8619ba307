//! Transcripts: lines that begin with a speaker in capitals (or "Q" and "A") and a colon.

use core::ops::Range;

use crate::document::{Case, Document, TokenKind};

/// What one speaker says in a transcript.
pub(super) struct Turn {
    pub(super) paragraph: usize,
    /// The words before the colon.
    pub(super) speaker: Range<usize>,
    pub(super) content: Range<usize>,
}

/// A single line with a colon may be anything; two such lines are a transcript.
const LINES: usize = 2;
/// Words before the colon.
const NAME_WORDS: usize = 6;

/// The turns of a transcript, in order; empty where the text is none.
pub(super) fn turns(doc: &Document<'_>) -> Vec<Turn> {
    let turns: Vec<Turn> = (0..doc.paragraphs.len())
        .filter_map(|p| turn(doc, p))
        .collect();
    if turns.len() >= LINES {
        turns
    } else {
        Vec::new()
    }
}

fn turn(doc: &Document<'_>, paragraph: usize) -> Option<Turn> {
    let tokens = doc.paragraphs[paragraph].tokens.clone();
    let colon = tokens
        .clone()
        .take(NAME_WORDS + 1)
        .find(|&t| doc.written(t) == ":")?;
    let speaker = tokens.start..colon;
    let capitals = speaker.clone().all(|t| {
        matches!(doc.case(t), Case::Upper | Case::Initial) || doc.kind(t) == TokenKind::Punct
    });
    let long = doc.tokens[speaker.clone()]
        .iter()
        .map(|t| t.span.len())
        .max()
        .unwrap_or(0)
        > 1;
    let content = colon + 1..tokens.end;
    (capitals && long && !speaker.is_empty() && content.len() > 1).then_some(Turn {
        paragraph,
        speaker,
        content,
    })
}
