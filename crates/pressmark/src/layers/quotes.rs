//! What the stage of quotes leaves.

use super::MentionId;
use super::why::Why;
use crate::idx::{Idx, List};
use crate::kinds::QuoteKind;
use crate::text::span::Span;

/// What somebody said.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Where it stands, marks included; several parts where it is split or runs over paragraphs.
    pub parts: Vec<Span>,
    /// The parts between marks, marks included.
    pub quoted: Vec<Span>,
    /// The word or mark that introduces it.
    pub cue: Option<Span>,
    /// Index in [`super::Entities::mentions`] of who says it; none where the text does not say.
    pub speaker: Option<MentionId>,
    /// The others, where several say it together: "Okafor and Lind said".
    pub others: Vec<MentionId>,
    /// Who says it by the reader's word, where the text does not name them.
    pub speaker_name: Option<String>,
    /// Why, and how sure of the speaker.
    pub why: Why,
}

/// Which of [`Quotes::list`].
pub type QuoteId = Idx<Quote>;

/// Who said what.
#[derive(Debug, Default)]
pub struct Quotes {
    /// Sorted only when the annotations are finished.
    pub list: List<Quote>,
    /// In a transcript: who speaks a line, with the colon; in text order.
    pub labels: Vec<Span>,
}
