//! Why something is annotated, for the reader.

use crate::kinds::Method;
use crate::text::span::Span;

/// Why something is annotated.
#[derive(Clone, Debug)]
pub struct Why {
    /// How it was found.
    pub method: Method,
    /// The rule's name, kebab-case; `docs/rules.md` lists them.
    pub rule: &'static str,
    /// The words that the rule stands on.
    pub evidence: Vec<Span>,
    /// One sentence for the reader.
    pub explanation: String,
    /// How sure, in hundredths.
    pub confidence: u8,
}

/// The rule of what a reader has corrected ...
pub(crate) const CORRECTED: &str = "reader";
/// ... and of what was not found before.
pub(crate) const ADDED: &str = "reader-added";
/// Why, to the reader who has said it.
pub(crate) const SAID_SO: &str = "You said so.";

impl Why {
    /// By the reader's word; the rule is [`CORRECTED`] or [`ADDED`].
    pub(crate) fn by_reader(rule: &'static str) -> Self {
        Self {
            method: Method::Manual,
            rule,
            evidence: Vec::new(),
            explanation: SAID_SO.to_owned(),
            confidence: 100,
        }
    }

    /// By another mention.
    pub(crate) fn by_coreference(
        rule: &'static str,
        evidence: Vec<Span>,
        explanation: String,
        confidence: u8,
    ) -> Self {
        Self {
            method: Method::Coreference,
            rule,
            evidence,
            explanation,
            confidence,
        }
    }
}
