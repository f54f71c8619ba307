//! Entities in the making: the words of each name, and how a mention joins an entity.

use crate::document::{Document, Entity, EntityType, Gender, Method, Why};
use crate::lexicon::{Lexicon, WordClass, fold};
use crate::text::span::Span;

/// The folded words of every name, computed once.
pub(super) struct Chains {
    words: Vec<Vec<String>>,
}

impl Chains {
    pub(super) fn new(doc: &Document<'_>, lexicon: &Lexicon) -> Self {
        let words = doc.mentions.iter().map(|m| {
            m.tokens
                .clone()
                .filter(|&t| {
                    doc.tokens[t].kind != crate::document::TokenKind::Punct || doc.lower(t) == "&"
                })
                .map(|t| fold(doc.lower(t)).into_owned())
                .filter(|w| {
                    m.kind != EntityType::Person
                        || !lexicon.word_class(w).any(WordClass::NAME_SUFFIX)
                })
                .collect()
        });
        Self {
            words: words.collect(),
        }
    }

    /// The folded words of a name; no "Jr." for people.
    pub(super) fn words(&self, mention: usize) -> &[String] {
        self.words.get(mention).map_or(&[], Vec::as_slice)
    }

    /// The words as one key.
    pub(super) fn key(&self, mention: usize) -> String {
        self.words(mention).join(" ")
    }

    /// Gives the mention a new entity with this name.
    pub(super) fn found(&mut self, doc: &mut Document<'_>, mention: usize, name: String) -> usize {
        let kind = doc.mentions[mention].kind;
        doc.entities.push(Entity {
            kind,
            name,
            role: None,
            country: None,
            feature: None,
            gender: Gender::Unknown,
        });
        doc.mentions[mention].entity = doc.entities.len() - 1;
        doc.entities.len() - 1
    }
}

/// How a mention came to its entity, for the reader.
pub(super) struct Link {
    pub(super) rule: &'static str,
    pub(super) evidence: Vec<Span>,
    pub(super) explanation: String,
    pub(super) confidence: u8,
}

/// Replaces why a mention is there by how it refers to its entity; what was surer stays as sure.
pub(super) fn explain(doc: &mut Document<'_>, mention: usize, link: Link) {
    let Some(mention) = doc.mentions.get_mut(mention) else {
        return;
    };
    mention.why = Why {
        method: Method::Coreference,
        rule: link.rule,
        evidence: link.evidence,
        explanation: link.explanation,
        confidence: link.confidence.max(mention.why.confidence),
    };
}
