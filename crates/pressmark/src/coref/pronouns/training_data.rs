//! What the walk weighs, for whoever fits the weights: the same antecedents and features as when a reader waits.

use super::features::{Features, NAMES};
use super::weights::TABLES;
pub use super::weights::Weights;
use crate::layers::EntityId;
use crate::text::span::Span;

/// What was weighed in a text.
#[derive(Clone, Debug, Default)]
pub struct RankingExamples {
    /// Where each entity is named, by name or noun; spans in UTF-8 bytes.
    pub named: Vec<(Span, EntityId)>,
    /// Its pronouns; those outside of quotations first.
    pub pronouns: Vec<PronounExample>,
}

/// A pronoun and all that it could stand for.
#[derive(Clone, Debug)]
pub struct PronounExample {
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
    pub antecedent: Span,
    /// Its entity; none for what can be no actor.
    pub entity: Option<EntityId>,
    /// It is an earlier pronoun.
    pub is_pronoun: bool,
    /// Numbers of the [`features`] that hold.
    pub features: Vec<usize>,
}

impl Candidate {
    pub(super) fn new(
        antecedent: Span,
        entity: Option<EntityId>,
        is_pronoun: bool,
        features: Features,
    ) -> Self {
        Self {
            antecedent,
            entity,
            is_pronoun,
            features: features.numbers().collect(),
        }
    }
}

/// The names of the features.
#[must_use]
pub const fn features() -> &'static [&'static str] {
    NAMES
}

/// The names of the tables: pronouns that are weighed alike.
#[must_use]
pub const fn tables() -> &'static [&'static str] {
    &TABLES
}
