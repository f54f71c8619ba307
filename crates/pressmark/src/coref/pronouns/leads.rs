//! Whom the article begins with: those of the headline and of the first paragraph of running text.

use rustc_hash::FxHashMap;

use super::antecedents::{Antecedent, MentionForm};
use crate::coref::chains::Chains;
use crate::kinds::EntityType;
use crate::layers::EntityId;
use crate::sorting::sort_by_key;
use crate::text::ParagraphIdx;

/// Entities, sorted.
pub(super) struct Leads {
    all: Vec<EntityId>,
    /// Those of whose type nobody else is named there.
    alone: Vec<EntityId>,
}

impl Leads {
    pub(super) fn of(chains: &Chains<'_, '_>, antecedents: &[Antecedent]) -> Self {
        let lead = chains.paragraphs.enumerate().find(|(_, p)| !p.aside);
        let lead = lead.map_or(ParagraphIdx::new(0), |(lead, _)| lead);
        let leads = |a: &&Antecedent| a.paragraph <= lead && chains.paragraphs.len() > 1;
        let there = || antecedents.iter().filter(leads);
        let named = there().filter(|a| a.form == MentionForm::Name);
        let mut alone = sorted(named.filter_map(|a| a.entity));
        let kind = |entity: EntityId| chains.entities[entity].kind;
        let mut of_kind: FxHashMap<EntityType, u32> = FxHashMap::default();
        for &entity in &alone {
            *of_kind.entry(kind(entity)).or_default() += 1;
        }
        alone.retain(|&entity| of_kind[&kind(entity)] == 1);
        Self {
            all: sorted(there().filter_map(|a| a.entity)),
            alone,
        }
    }

    pub(super) fn hold(&self, antecedent: &Antecedent) -> bool {
        is_in(&self.all, antecedent)
    }

    pub(super) fn hold_alone(&self, antecedent: &Antecedent) -> bool {
        is_in(&self.alone, antecedent)
    }
}

fn sorted(entities: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut entities: Vec<EntityId> = entities.collect();
    sort_by_key(&mut entities, |entity| (entity.at() as u64, 0));
    entities.dedup();
    entities
}

fn is_in(entities: &[EntityId], antecedent: &Antecedent) -> bool {
    let entity = antecedent.entity;
    entity.is_some_and(|entity| entities.binary_search(&entity).is_ok())
}
