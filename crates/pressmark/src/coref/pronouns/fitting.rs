//! What the walk weighs, for whoever fits the weights: the same anchors and clues as when a reader waits.

use super::clues::{Clues, NAMES};
use super::weights::TABLES;
pub use super::weights::Weights;
use crate::pipeline::Pipeline;
use crate::text::span::Span;

/// What was weighed in a text.
#[derive(Clone, Debug, Default)]
pub struct Weighing {
    /// Where each entity is named, by name or noun: spans in UTF-8 bytes, and the entity's number.
    pub named: Vec<(Span, usize)>,
    /// Its pronouns; those outside of quotations first.
    pub pronouns: Vec<Weighed>,
}

/// A pronoun and all that it could stand for.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Where it stands, in UTF-8 bytes.
    pub pronoun: Span,
    /// Which of [`tables`] it belongs to.
    pub table: usize,
    /// What it could stand for.
    pub candidates: Vec<Candidate>,
}

/// Something that a pronoun could stand for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where it stands, in UTF-8 bytes; of an earlier pronoun, where that stands.
    pub anchor: Span,
    /// A number for its entity; none for what can be no actor.
    pub entity: Option<usize>,
    /// It is an earlier pronoun.
    pub is_pronoun: bool,
    /// Numbers of the [`clues`] that hold.
    pub clues: Vec<usize>,
}

impl Candidate {
    pub(super) fn new(anchor: Span, entity: Option<usize>, is_pronoun: bool, clues: Clues) -> Self {
        Self {
            anchor,
            entity,
            is_pronoun,
            clues: clues.numbers().collect(),
        }
    }
}

/// The names of the clues.
#[must_use]
pub const fn clues() -> &'static [&'static str] {
    NAMES
}

/// The names of the tables: pronouns that are weighed alike.
#[must_use]
pub const fn tables() -> &'static [&'static str] {
    &TABLES
}

/// All that is weighed in this text, where earlier pronouns are resolved with these weights.
#[must_use]
pub fn weighing(pipeline: &Pipeline, weights: &Weights, text: &str) -> Weighing {
    pipeline.weighing(weights, text)
}
