//! Names on their way to entities: whose each is, and how it came there.

use core::ops::Deref;

use crate::corrections::Constraints;
use crate::grammar::Grammar;
use crate::idx::List;
use crate::kinds::{EntityType, Form};
use crate::layers::{Entity, EntityId, Mention, Name, NameId, Why};
use crate::lexicon::{Lexicon, WordClass, fold};
use crate::text::{Document, TokenKind};

use super::chains::Chains;

/// The names of a text while they are linked; what it knows of the text itself it has from the [`Document`].
pub(super) struct NameLinks<'d, 't> {
    doc: &'d Document<'t>,
    pub(super) grammar: &'d Grammar,
    pub(super) lexicon: &'d Lexicon,
    /// What the reader says.
    pub(super) said: &'d Constraints,
    /// In text order.
    pub(super) names: List<Name>,
    /// The folded words of every name, computed once.
    words: Vec<Vec<String>>,
    /// For each name its entity, once it has one.
    entity_of: Vec<Option<EntityId>>,
    pub(super) entities: List<Entity>,
}

impl<'t> Deref for NameLinks<'_, 't> {
    type Target = Document<'t>;

    fn deref(&self) -> &Self::Target {
        self.doc
    }
}

impl<'d, 't> NameLinks<'d, 't> {
    pub(super) fn new(
        (doc, grammar, said): (&'d Document<'t>, &'d Grammar, &'d Constraints),
        lexicon: &'d Lexicon,
        names: Vec<Name>,
    ) -> Self {
        let mut words: Vec<Vec<String>> = names.iter().map(|n| words(doc, lexicon, n)).collect();
        for (at, words) in words.iter_mut().enumerate() {
            if let Some(family) = family_of_couple(doc, &names, at) {
                words.push(fold(doc.lower(family)).into_owned());
            }
        }
        Self {
            doc,
            grammar,
            lexicon,
            said,
            words,
            entity_of: vec![None; names.len()],
            entities: List::default(),
            names: names.into(),
        }
    }

    /// The folded words of a name; no "Jr." for people.
    pub(super) fn words(&self, name: NameId) -> &[String] {
        self.words.get(name.at()).map_or(&[], Vec::as_slice)
    }

    /// The words as one key.
    pub(super) fn key(&self, name: NameId) -> String {
        self.words(name).join(" ")
    }

    /// Where the family name stands that a given name shares with the name behind it: "Ada and Jan Wolski".
    pub(super) fn family_of_couple(&self, name: NameId) -> Option<usize> {
        family_of_couple(self.doc, self.names.as_slice(), name.at())
    }

    /// The name as it is written.
    pub(super) fn written_name(&self, name: NameId) -> &'t str {
        self.names[name].span.of(self.doc.text)
    }

    /// The name before this one.
    pub(super) fn before(&self, name: NameId) -> Option<&Name> {
        self.names.as_slice().get(name.at().checked_sub(1)?)
    }

    /// The entity of a name that has one.
    pub(super) fn entity_of(&self, name: NameId) -> Option<EntityId> {
        self.entity_of.get(name.at()).copied().flatten()
    }

    /// Gives the name to an entity.
    pub(super) fn join(&mut self, name: NameId, entity: EntityId) {
        self.entity_of[name.at()] = Some(entity);
    }

    /// Gives the name a new entity, which is called `called`.
    pub(super) fn found(&mut self, name: NameId, called: String) -> EntityId {
        let entity = Entity::new(self.names[name].kind, called);
        let entity = self.entities.push(entity);
        self.join(name, entity);
        entity
    }

    /// Replaces why a name is there by how it refers to its entity; what was surer stays as sure.
    pub(super) fn explain(&mut self, name: NameId, why: Why) {
        if let Some(name) = self.names.get_mut(name) {
            let confidence = why.confidence.max(name.why.confidence);
            name.why = Why { confidence, ..why };
        }
    }

    /// The mentions, each with its entity; a name that nobody claimed is an entity of its own.
    pub(super) fn finish(mut self) -> Chains<'d, 't> {
        let mut mentions = Vec::with_capacity(self.names.len());
        for at in self.names.ids() {
            let entity = match self.entity_of(at) {
                Some(entity) => entity,
                None => self.found(at, self.written_name(at).to_owned()),
            };
            mentions.push(mention(self.names[at].clone(), entity));
        }
        Chains::new(
            (self.doc, self.grammar, self.said),
            self.lexicon,
            mentions.into(),
            self.entities,
        )
    }
}

fn mention(name: Name, entity: EntityId) -> Mention {
    Mention {
        tokens: name.tokens,
        span: name.span,
        kind: name.kind,
        form: Form::Name,
        sense: name.sense,
        sense_why: name.sense_why,
        title: name.title,
        why: name.why,
        entity,
    }
}

fn words(doc: &Document<'_>, lexicon: &Lexicon, name: &Name) -> Vec<String> {
    let is_word = |t: &usize| doc.kind(*t) != TokenKind::Punct || doc.lower(*t) == "&";
    let folded = name.tokens.clone().filter(is_word);
    let folded = folded.map(|t| fold(doc.lower(t)).into_owned());
    let counts = |word: &String| {
        name.kind != EntityType::Person || !lexicon.word_class(word).any(WordClass::NAME_SUFFIX)
    };
    folded.filter(counts).collect()
}

fn family_of_couple(doc: &Document<'_>, names: &[Name], at: usize) -> Option<usize> {
    let (given, full) = (&names[at], names.get(at + 1)?);
    let is_given = |token: usize| doc.word_class(token).any(WordClass::GIVEN);
    let joined = given.tokens.end + 1 == full.tokens.start
        && matches!(doc.lower(given.tokens.end), "and" | "&");
    let people = given.kind == EntityType::Person && full.kind == EntityType::Person;
    let shared = given.tokens.len() == 1
        && full.tokens.len() > 1
        && is_given(given.tokens.start)
        && is_given(full.tokens.start)
        && given.title.is_none();
    (joined && people && shared).then_some(full.tokens.end - 1)
}
