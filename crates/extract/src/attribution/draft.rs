//! A quote in the making: what the rules have found, before it is turned into spans and a kind.

use core::ops::Range;

use super::rules::Rule;
use crate::document::{Document, Quote, QuoteKind};
use crate::span::Span;

/// A quote in the making. Content is token ranges in order.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) rule: Rule,
    pub(super) cue: Option<Range<usize>>,
    /// Index in `doc.mentions`.
    pub(super) speaker: Option<usize>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) paragraph: usize,
    /// Direct whatever the marks say: a transcript.
    pub(super) spoken: bool,
}

impl Draft {
    /// The quote, or none where nothing is left of its content.
    pub(super) fn finish(self, doc: &Document<'_>) -> Option<Quote> {
        let parts: Vec<Span> = self
            .content
            .iter()
            .map(|c| doc.span(c))
            .filter(|s| !s.is_empty())
            .collect();
        let quoted: Vec<Span> = parts
            .iter()
            .flat_map(|&part| quoted_in(doc, part))
            .collect();
        let length = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
        let kind = match (length(&quoted), length(&parts)) {
            (_, 0) => return None,
            (marked, all) if self.spoken || marked * 10 >= all * 9 => QuoteKind::Direct,
            (0, _) => QuoteKind::Indirect,
            _ => QuoteKind::Mixed,
        };
        let cue = self.cue.map(|c| doc.span(&c));
        let rule = if self.speaker.is_none() {
            Rule::NoSpeaker
        } else {
            self.rule
        };
        let speaker = self.speaker.map(|m| doc.mentions[m].span);
        Some(Quote {
            kind,
            parts,
            quoted,
            cue,
            speaker: self.speaker,
            why: rule.why(doc.text, cue, speaker),
        })
    }
}

/// The outermost runs inside a part.
fn quoted_in<'a>(doc: &'a Document<'_>, part: Span) -> impl Iterator<Item = Span> + 'a {
    let from = doc.runs.partition_point(|r| r.span.start < part.start);
    doc.runs[from..]
        .iter()
        .take_while(move |r| r.span.start < part.end)
        .filter(move |r| r.inside.is_none() && part.contains(r.span))
        .map(|r| r.span)
}
