//! Mentions and entities while nouns, speakers and pronouns are linked.

use core::ops::Deref;

use crate::kinds::Form;
use crate::layers::{Entities, Entity, Mention};
use crate::text::Document;

/// Who is who so far; what it knows of the text itself it has from the [`Document`]. The only place where mentions and
/// entities are made.
#[derive(Debug)]
pub(crate) struct Chains<'d, 't> {
    doc: &'d Document<'t>,
    /// Names first, then nouns, each in text order.
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
}

impl<'t> Deref for Chains<'_, 't> {
    type Target = Document<'t>;

    fn deref(&self) -> &Self::Target {
        self.doc
    }
}

impl<'d, 't> Chains<'d, 't> {
    pub(super) fn new(
        doc: &'d Document<'t>,
        mentions: Vec<Mention>,
        entities: Vec<Entity>,
    ) -> Self {
        Self {
            doc,
            mentions,
            entities,
        }
    }

    /// How many of the mentions are names: they come first.
    pub(crate) fn names(&self) -> usize {
        self.mentions.partition_point(|m| m.form == Form::Name)
    }

    /// Adds an entity; gives back its index.
    pub(super) fn add_entity(&mut self, entity: Entity) -> usize {
        self.entities.push(entity);
        self.entities.len() - 1
    }

    /// Adds a mention; gives back its index.
    pub(super) fn add(&mut self, mention: Mention) -> usize {
        self.mentions.push(mention);
        self.mentions.len() - 1
    }

    pub(super) fn finish(self) -> Entities {
        Entities {
            mentions: self.mentions,
            list: self.entities,
        }
    }
}
