//! Mentions and entities while nouns, speakers and pronouns are linked.

use core::ops::{Deref, Range};

use rustc_hash::FxHashMap;

use crate::corrections::{Constraints, Partner};
use crate::grammar::Grammar;
use crate::idx::List;
use crate::kinds::{EntityType, Form};
use crate::layers::{Entities, Entity, EntityId, Mention, MentionId, Why};
use crate::lexicon::Lexicon;
use crate::text::Document;

use super::said;

/// Who is who so far; what it knows of the text itself it has from the [`Document`]. The only place where mentions and
/// entities are made.
pub(crate) struct Chains<'d, 't> {
    doc: &'d Document<'t>,
    pub(super) grammar: &'d Grammar,
    pub(super) lexicon: &'d Lexicon,
    /// What the reader says.
    pub(crate) said: &'d Constraints,
    /// Names first, then nouns, each in text order.
    pub(crate) mentions: List<Mention>,
    pub(crate) entities: List<Entity>,
    /// Whom the mentions of which the reader speaks mean, once that is known.
    partners: FxHashMap<Range<usize>, EntityId>,
}

impl<'t> Deref for Chains<'_, 't> {
    type Target = Document<'t>;

    fn deref(&self) -> &Self::Target {
        self.doc
    }
}

impl<'d, 't> Chains<'d, 't> {
    pub(super) fn new(
        (doc, grammar, said): (&'d Document<'t>, &'d Grammar, &'d Constraints),
        lexicon: &'d Lexicon,
        mentions: List<Mention>,
        entities: List<Entity>,
    ) -> Self {
        let mut chains = Self {
            doc,
            grammar,
            lexicon,
            said,
            mentions,
            entities,
            partners: FxHashMap::default(),
        };
        if !said.is_empty() {
            said::note_names(&mut chains);
        }
        chains
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

    /// Adds a mention, of whom the reader says that it means where he has; gives back its index.
    pub(super) fn add(&mut self, mut mention: Mention) -> MentionId {
        if let Some(partner) = self.partner(&mention.tokens) {
            mention.entity = partner;
        }
        self.note(&mention.tokens, mention.entity);
        self.mentions.push(mention)
    }

    /// Whom the reader says that these tokens mean, where that is somebody known by now.
    pub(super) fn partner(&self, tokens: &Range<usize>) -> Option<EntityId> {
        match self.said.partner(tokens)? {
            Partner::Mention(other) => self.partners.get(other).copied(),
            Partner::Nobody => None,
        }
    }

    /// The reader says that these tokens mean nobody who was mentioned.
    pub(super) fn is_apart(&self, tokens: &Range<usize>) -> bool {
        self.said.partner(tokens) == Some(&Partner::Nobody)
    }

    /// Takes down whom these tokens mean, where the reader says that others mean the same.
    pub(super) fn note(&mut self, tokens: &Range<usize>, entity: EntityId) {
        if self.said.partner(tokens).is_some() {
            self.partners.insert(tokens.clone(), entity);
        }
    }

    pub(super) fn finish(self) -> Entities {
        Entities {
            mentions: self.mentions,
            list: self.entities,
            embedded: Vec::new(),
        }
    }
}
