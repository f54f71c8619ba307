//! The text as it is read before anybody is looked for: regions, tokens, paragraphs, quotation marks, sentences.

pub(crate) mod abbreviations;
pub(crate) mod compounds;
pub(crate) mod language;
pub mod offsets;
pub(crate) mod paragraphs;
pub(crate) mod quotation_marks;
pub(crate) mod regions;
pub(crate) mod sentences;
pub(crate) mod source;
pub mod span;
pub(crate) mod tokens;
