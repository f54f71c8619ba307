//! Mentions and entities while nouns, speakers and pronouns are linked.

use core::ops::{Deref, Range};

use crate::grammar::Grammar;
use crate::idx::List;
use crate::kinds::{EntityType, Form};
use crate::layers::{Entities, Entity, EntityId, Mention, MentionId, Why};
use crate::lexicon::Lexicon;
use crate::text::Document;

/// Who is who so far; what it knows of the text itself it has from the [`Document`]. The only place where mentions and
/// entities are made.
pub(crate) struct Chains<'d, 't> {
    doc: &'d Document<'t>,
    pub(super) grammar: &'d Grammar,
    pub(super) lexicon: &'d Lexicon,
    /// Names first, then nouns, each in text order.
    pub(crate) mentions: List<Mention>,
    pub(crate) entities: List<Entity>,
}

impl<'t> Deref for Chains<'_, 't> {
    type Target = Document<'t>;

    fn deref(&self) -> &Self::Target {
        self.doc
    }
}

impl<'d, 't> Chains<'d, 't> {
    pub(super) fn new(
        (doc, grammar): (&'d Document<'t>, &'d Grammar),
        lexicon: &'d Lexicon,
        mentions: List<Mention>,
        entities: List<Entity>,
    ) -> Self {
        Self {
            doc,
            grammar,
            lexicon,
            mentions,
            entities,
        }
    }

    /// The mentions by name, which come first.
    pub(crate) fn names(&self) -> &[Mention] {
        let mentions = self.mentions.as_slice();
        &mentions[..mentions.partition_point(|m| m.form == Form::Name)]
    }

    /// Those by noun, which come next, before it is known who speaks.
    pub(crate) fn nouns(&self) -> &[Mention] {
        &self.mentions.as_slice()[self.names().len()..]
    }

    /// The index that the next entity will have.
    pub(super) fn next_entity(&self) -> EntityId {
        EntityId::new(self.entities.len())
    }

    /// Adds an entity; gives back its index.
    pub(super) fn add_entity(&mut self, entity: Entity) -> EntityId {
        self.entities.push(entity)
    }

    /// A mention of these tokens.
    pub(super) fn mention(
        &self,
        tokens: Range<usize>,
        (kind, form): (EntityType, Form),
        entity: EntityId,
        why: Why,
    ) -> Mention {
        Mention {
            span: self.span(&tokens),
            tokens,
            kind,
            form,
            sense: None,
            sense_why: None,
            title: None,
            why,
            entity,
        }
    }

    /// Adds a mention; gives back its index.
    pub(super) fn add(&mut self, mention: Mention) -> MentionId {
        self.mentions.push(mention)
    }

    pub(super) fn finish(self) -> Entities {
        Entities {
            mentions: self.mentions,
            list: self.entities,
            embedded: Vec::new(),
        }
    }
}
