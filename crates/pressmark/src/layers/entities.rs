//! What coreference leaves: mentions, and the entities that they belong to.

use core::ops::Range;

use super::why::Why;
use crate::idx::{Idx, List};
use crate::kinds::{EntityType, Feature, Form, Gender, Sense};
use crate::text::span::Span;

/// A mention of somebody or something, by name, noun or pronoun.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its tokens: no article for names, no title, no final 's.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What is mentioned.
    pub kind: EntityType,
    /// How it refers.
    pub form: Form,
    /// Of a place or nationality: the sense in which it stands.
    pub sense: Option<Sense>,
    /// One sentence for the reader: why the place name stands in this sense, where the words around it say so.
    pub sense_why: Option<String>,
    /// The title, role or office beside the name ("Secretary of State"), as it stands in the text.
    pub title: Option<Span>,
    /// Why it is here.
    pub why: Why,
    /// Whose it is.
    pub entity: EntityId,
}

/// Somebody or something that the article mentions: a coreference chain.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityType,
    /// The name shown to readers: the longest proper form in the text, or a state's usual name.
    pub name: String,
    /// The title or office given in the text.
    pub role: Option<String>,
    /// ISO 3166-1 alpha-2 of a place, a nationality or a state that acts.
    pub country: Option<[u8; 2]>,
    /// Of a place: what kind of place.
    pub feature: Option<Feature>,
    /// He or she, where the text says.
    pub gender: Gender,
}

impl Entity {
    /// Somebody or something of whom nothing is known but this.
    #[must_use]
    pub fn new(kind: EntityType, name: String) -> Self {
        Self {
            kind,
            name,
            role: None,
            country: None,
            feature: None,
            gender: Gender::Unknown,
        }
    }
}

/// A place inside the name of a body: "Laurel County" in "Laurel County Sheriff's Office". It is no mention of its own.
#[derive(Clone, Debug)]
pub struct EmbeddedPlace {
    /// The body's mention.
    pub mention: MentionId,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// The place.
    pub entity: EntityId,
    /// Says where the article is from, but is no place of it: a nationality, or in the name of a paper.
    pub is_silent: bool,
}

/// Which of [`Entities::mentions`].
pub type MentionId = Idx<Mention>;

/// Which of [`Entities::list`].
pub type EntityId = Idx<Entity>;

/// Who and what the text mentions, and where.
#[derive(Debug, Default)]
pub struct Entities {
    /// Names first, then nouns, each in text order; then those who speak, and pronouns.
    pub mentions: List<Mention>,
    /// Coreference chains, in no order that means anything; some have no mention.
    pub list: List<Entity>,
    /// Places inside the names of bodies, by mention, then in text order.
    pub embedded: Vec<EmbeddedPlace>,
}

impl Entities {
    /// The places inside this mention.
    pub(crate) fn embedded_in(&self, mention: MentionId) -> &[EmbeddedPlace] {
        let from = self.embedded.partition_point(|e| e.mention < mention);
        let to = self.embedded.partition_point(|e| e.mention <= mention);
        &self.embedded[from..to]
    }
}
