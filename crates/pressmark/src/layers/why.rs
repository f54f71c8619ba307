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

impl Why {
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
