//! What was found in a text, put in order.

use rustc_hash::FxHashSet;

use crate::kinds::Preprocessing;
use crate::layers::{Entities, EntityId, Layers, MentionId, QuoteId};
use crate::sorting::{pair, sort_by_key};
use crate::text::span::Span;

use super::annotation::{AnnotationDocument, Model};
use super::build;
use super::outcome::Outcome;

/// What was found in a text: mentions and quotes in order, every reference in place.
#[derive(Debug)]
pub struct Annotations<'t> {
    layers: Layers<'t>,
    pub(super) models: Vec<Model>,
    /// What became of the reader's corrections.
    pub(super) outcome: Outcome,
    /// The mentions in text order.
    mentions: Vec<MentionId>,
    /// The quotes in text order.
    quotes: Vec<QuoteId>,
    /// The entities that have a mention, by the first of them.
    entities: Vec<EntityId>,
    /// For each entity: its mentions in text order.
    chains: Vec<Vec<MentionId>>,
}

impl<'t> Annotations<'t> {
    /// Sorts what the stages found; entities without a mention go.
    pub(crate) fn finish(layers: Layers<'t>, outcome: Outcome, models: Vec<Model>) -> Self {
        let mut mentions: Vec<MentionId> = layers
            .entities
            .mentions
            .ids()
            .filter(|&m| !layers.entities.mentions[m].span.is_empty())
            .collect();
        // Where two begin alike, the longer one first.
        let place = |span: Span| pair(span.start as usize, !span.end as usize);
        sort_by_key(&mut mentions, |&m| {
            (
                place(layers.entities.mentions[m].span),
                layers.entities.mentions[m].form as u64,
            )
        });
        let mut quotes: Vec<QuoteId> = layers
            .quotes
            .list
            .ids()
            .filter(|&q| !layers.quotes.list[q].parts.is_empty())
            .collect();
        sort_by_key(&mut quotes, |&q| (place(layers.quotes.list[q].parts[0]), 0));
        let (entities, chains) = chains(&layers.entities, &mentions);
        Self {
            layers,
            models,
            outcome,
            mentions,
            quotes,
            entities,
            chains,
        }
    }

    /// All layers, for those who want more than the annotation document says (spans in bytes).
    #[must_use]
    pub fn layers(&self) -> &Layers<'t> {
        &self.layers
    }

    pub(super) fn entity_order(&self) -> &[EntityId] {
        &self.entities
    }

    pub(super) fn mention_order(&self) -> &[MentionId] {
        &self.mentions
    }

    /// The mentions of an entity, in text order.
    pub(super) fn chain(&self, entity: EntityId) -> &[MentionId] {
        &self.chains[entity.at()]
    }

    pub(super) fn quote_order(&self) -> &[QuoteId] {
        &self.quotes
    }

    /// The annotation document. `generated` is an RFC 3339 date and time, `preprocessing` what was done to the text
    /// before ([`crate::Source::preprocessing`]). Offsets are code points.
    #[must_use]
    pub fn document(&self, generated: &str, preprocessing: &[Preprocessing]) -> AnnotationDocument {
        build::document(self, generated, preprocessing)
    }
}

/// The entities in order of their first mention, and for each entity its mentions. Places that stand only inside the names of bodies come
/// last, with the mentions of those.
fn chains(found: &Entities, mentions: &[MentionId]) -> (Vec<EntityId>, Vec<Vec<MentionId>>) {
    let mut order = Vec::new();
    let mut chains: Vec<Vec<MentionId>> = vec![Vec::new(); found.list.len()];
    let mut add = |entity: EntityId, mention| {
        let chain = &mut chains[entity.at()];
        if chain.is_empty() {
            order.push(entity);
        }
        if chain.last() != Some(&mention) {
            chain.push(mention);
        }
    };
    for &m in mentions {
        add(found.mentions[m].entity, m);
    }
    let mentioned: FxHashSet<EntityId> =
        mentions.iter().map(|&m| found.mentions[m].entity).collect();
    for &m in mentions {
        for place in found.embedded_in(m) {
            if !place.is_silent && !mentioned.contains(&place.entity) {
                add(place.entity, m);
            }
        }
    }
    (order, chains)
}
