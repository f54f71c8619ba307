//! A quote in the making: what the rules have found, before it is turned into spans and a kind.

use core::ops::Range;

use super::rules::Rule;
use super::utterances::Utterance;
use crate::coref::SpeakerId;
use crate::kinds::QuoteKind;
use crate::text::span::Span;
use crate::text::{Document, ParagraphIdx};

/// A quote in the making. Content is token ranges in order.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) rule: Rule,
    pub(super) cue: Option<Range<usize>>,
    pub(super) speaker: Option<SpeakerId>,
    /// Others who say it with the speaker.
    pub(super) others: Vec<SpeakerId>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) paragraph: ParagraphIdx,
    /// Direct whatever the marks say: a transcript.
    pub(super) spoken: bool,
    /// A part of the writer's own sentence, whatever the marks say: called the plan “a gift”.
    pub(super) fragment: bool,
    /// What the reader says of it.
    pub(super) said: Option<Said>,
}

/// What the reader says of a quote.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Its parts are these, and no others.
    pub(super) is_whole: bool,
    pub(super) kind: Option<QuoteKind>,
    /// Who says it, or that nobody is known to, is the reader's word.
    pub(super) is_by: bool,
    /// Who says it, where the text does not name them.
    pub(super) name: Option<String>,
}

impl Draft {
    /// Of nobody yet.
    pub(super) fn new(rule: Rule, content: Vec<Range<usize>>, paragraph: ParagraphIdx) -> Self {
        Self {
            rule,
            cue: None,
            speaker: None,
            others: Vec::new(),
            content,
            paragraph,
            spoken: false,
            fragment: false,
            said: None,
        }
    }

    /// More words may be added to it: the reader has not said where it ends.
    pub(super) fn is_open(&self) -> bool {
        !self.said.as_ref().is_some_and(|said| said.is_whole)
    }

    /// The utterance, or none where nothing is left of its content.
    pub(super) fn finish(self, doc: &Document<'_>) -> Option<Utterance> {
        let pieces = |ranges: &mut dyn Iterator<Item = Range<usize>>| -> Vec<Span> {
            ranges
                .flat_map(|tokens| doc.visible_spans(&tokens))
                .collect()
        };
        let parts = pieces(&mut self.content.iter().cloned());
        let quoted = match self.rule {
            // An inner quotation is all between marks, and lies in no outermost run of its own.
            Rule::Nested => parts.clone(),
            _ => pieces(&mut self.content.iter().flat_map(|part| runs_in(doc, part))),
        };
        let length = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
        let kind = match (length(&quoted), length(&parts)) {
            (_, 0) => return None,
            (1.., _) if self.fragment => QuoteKind::Mixed,
            (marked, all) if self.spoken || marked * 10 >= all * 9 => QuoteKind::Direct,
            (0, _) => QuoteKind::Indirect,
            _ => QuoteKind::Mixed,
        };
        let said = self.said.unwrap_or_default();
        let kind = said.kind.unwrap_or(kind);
        Some(Utterance {
            kind,
            speaker_name: said.name,
            parts,
            quoted,
            cue: self.cue.map(|c| doc.span(&c)),
            speaker: self.speaker,
            others: self.others,
            rule: match self.speaker {
                None if !said.is_by => Rule::NoSpeaker,
                _ => self.rule,
            },
        })
    }
}

/// The outermost runs inside a part, as token ranges.
fn runs_in<'a>(
    doc: &'a Document<'_>,
    part: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let Range { start, end } = part.clone();
    let runs = doc.quoted_spans.as_slice();
    let from = runs.partition_point(|r| r.tokens.start < start);
    runs[from..]
        .iter()
        .take_while(move |r| r.tokens.start < end)
        .filter(move |r| r.inside.is_none() && r.tokens.end <= end)
        .map(|r| r.tokens.clone())
}
