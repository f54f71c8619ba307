//! The text as it is read before anybody is looked for: regions, tokens, paragraphs, quotation marks, sentences.

pub(crate) mod abbreviations;
pub(crate) mod characters;
pub(crate) mod compounds;
mod document;
pub(crate) mod language;
pub mod offsets;
pub(crate) mod paragraphs;
pub(crate) mod quotation_marks;
mod reading;
pub(crate) mod regions;
pub(crate) mod sentences;
pub(crate) mod source;
pub mod span;
pub(crate) mod tokens;

pub use document::{
    Case, Document, Paragraph, ParagraphIdx, QuotedSpan, QuotedSpanIdx, Region, Sentence,
    SentenceIdx, Token, TokenKind,
};
pub(crate) use reading::Lists;
pub(crate) use regions::SaidRegion;
