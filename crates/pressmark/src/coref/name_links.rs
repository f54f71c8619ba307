//! Names on their way to entities: whose each is, and how it came there.

use core::ops::Deref;

use crate::kinds::{EntityType, Form, Method};
use crate::layers::{Entity, Mention, Name, Why};
use crate::lexicon::{Lexicon, WordClass, fold};
use crate::text::span::Span;
use crate::text::{Document, TokenKind};

use super::chains::Chains;

/// The names of a text while they are linked; what it knows of the text itself it has from the [`Document`].
pub(super) struct NameLinks<'d, 't> {
    doc: &'d Document<'t>,
    /// In text order.
    pub(super) names: Vec<Name>,
    /// The folded words of every name, computed once.
    words: Vec<Vec<String>>,
    /// For each name its entity, once it has one.
    entity_of: Vec<Option<usize>>,
    pub(super) entities: Vec<Entity>,
}

impl<'t> Deref for NameLinks<'_, 't> {
    type Target = Document<'t>;

    fn deref(&self) -> &Self::Target {
        self.doc
    }
}

impl<'d, 't> NameLinks<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, lexicon: &Lexicon, names: Vec<Name>) -> Self {
        Self {
            doc,
            words: names.iter().map(|n| words(doc, lexicon, n)).collect(),
            entity_of: vec![None; names.len()],
            entities: Vec::new(),
            names,
        }
    }

    /// The folded words of a name; no "Jr." for people.
    pub(super) fn words(&self, name: usize) -> &[String] {
        self.words.get(name).map_or(&[], Vec::as_slice)
    }

    /// The words as one key.
    pub(super) fn key(&self, name: usize) -> String {
        self.words(name).join(" ")
    }

    /// The name as it is written.
    pub(super) fn written_name(&self, name: usize) -> &'t str {
        self.names[name].span.of(self.doc.text)
    }

    /// The entity of a name that has one.
    pub(super) fn entity_of(&self, name: usize) -> Option<usize> {
        self.entity_of.get(name).copied().flatten()
    }

    /// Gives the name to an entity.
    pub(super) fn join(&mut self, name: usize, entity: usize) {
        self.entity_of[name] = Some(entity);
    }

    /// Gives the name a new entity, which is called `called`.
    pub(super) fn found(&mut self, name: usize, called: String) -> usize {
        let entity = self.entities.len();
        self.entities
            .push(Entity::new(self.names[name].kind, called));
        self.join(name, entity);
        entity
    }

    /// Replaces why a name is there by how it refers to its entity; what was surer stays as sure.
    pub(super) fn explain(&mut self, name: usize, link: Link) {
        let Some(name) = self.names.get_mut(name) else {
            return;
        };
        name.why = Why {
            method: Method::Coreference,
            rule: link.rule,
            evidence: link.evidence,
            explanation: link.explanation,
            confidence: link.confidence.max(name.why.confidence),
        };
    }

    /// The mentions, each with its entity; a name that nobody claimed is an entity of its own.
    pub(super) fn finish(mut self) -> Chains<'d, 't> {
        let mut mentions = Vec::with_capacity(self.names.len());
        for at in 0..self.names.len() {
            let entity = match self.entity_of[at] {
                Some(entity) => entity,
                None => self.found(at, self.written_name(at).to_owned()),
            };
            mentions.push(mention(self.names[at].clone(), entity));
        }
        Chains::new(self.doc, mentions, self.entities)
    }
}

fn mention(name: Name, entity: usize) -> Mention {
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

/// How a name came to its entity, for the reader.
pub(super) struct Link {
    pub(super) rule: &'static str,
    pub(super) evidence: Vec<Span>,
    pub(super) explanation: String,
    pub(super) confidence: u8,
}
