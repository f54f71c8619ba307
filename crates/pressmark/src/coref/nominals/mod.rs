//! Actors without a name: "the minister", "two officials", "Georgia's governor", "a spokesman for the ministry".
//!
//! A noun phrase is a determiner, a number, a possessor or a people's name, words that modify, and a noun for people or
//! organizations. Precision first: a noun that names a kind of actor but none in particular ("banks need rules") stays unmarked.

mod calling;
mod noun;
mod phrase;
mod questions;
mod reference;

use noun::NounPhrase;
use phrase::Reader;

use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Form, Gender, Method};
use crate::layers::{Entity, EntityId, Why};
use crate::text::{Document, TokenKind};

pub(super) use noun::Noun;
pub(super) use reference::Memory;

/// Adds the mentions by noun, each with its entity, after the names.
pub(super) fn find(chains: &mut Chains<'_, '_>) {
    let phrases = Reader::new(chains).read();
    let mut memory = Memory::new(chains);
    for phrase in phrases {
        add(chains, &mut memory, phrase);
    }
}

fn add(chains: &mut Chains<'_, '_>, memory: &mut Memory, phrase: NounPhrase) {
    let (entity, why) = match memory.referent(chains, &phrase) {
        Some(found) => found,
        None => (
            found_entity(chains, &phrase),
            first_mention(chains, &phrase),
        ),
    };
    if why.rule == "named-in-apposition" {
        give_role(chains, &phrase, entity);
    }
    memory.remember(chains, &phrase, entity);
    let kind = (phrase.noun.kind(), Form::Nominal);
    chains.add(chains.mention(phrase.tokens, kind, entity, why));
}

/// "Its president, Walter Hale": the noun in front of the name is his role, without whose it is.
fn give_role(chains: &mut Chains<'_, '_>, phrase: &NounPhrase, entity: EntityId) {
    let owner = (phrase.tokens.start..phrase.head).rev().find(|&t| {
        chains.kind(t) == TokenKind::Possessive || noun::determiner(chains.lower(t)).is_some()
    });
    let role = owner.map_or(phrase.tokens.start, |owner| owner + 1)..phrase.tokens.end;
    let role = chains.span(&role).of(chains.text);
    if let Some(entity) = chains.entities.get_mut(entity)
        && entity.role.is_none()
    {
        entity.role = Some(role.to_owned());
    }
}

/// A new entity, named by the phrase.
fn found_entity(chains: &mut Chains<'_, '_>, phrase: &NounPhrase) -> EntityId {
    let name = entity_name(chains, phrase);
    chains.add_entity(Entity {
        gender: phrase.gender,
        ..Entity::new(phrase.noun.kind(), name)
    })
}

/// "A spokesman for the Kremlin" is shown as "Kremlin spokesman".
fn entity_name(doc: &Document<'_>, phrase: &NounPhrase) -> String {
    let written = doc.span(&phrase.tokens).of(doc.text);
    let preposition = phrase.head + 1;
    if preposition < phrase.tokens.end && matches!(doc.lower(preposition), "for" | "of") {
        let of = if doc.lower(preposition + 1) == "the" {
            preposition + 2
        } else {
            preposition + 1
        };
        let of = doc.span(&(of..phrase.tokens.end)).of(doc.text);
        return format!("{of} {}", doc.lower(phrase.head));
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_mention(doc: &Document<'_>, phrase: &NounPhrase) -> Why {
    let head = doc.span(&(phrase.head..phrase.head + 1));
    let noun = head.of(doc.text);
    let explanation = match phrase.noun.kind() {
        EntityType::Person => {
            format!("“{noun}” is somebody’s role; the article gives no name here.")
        }
        EntityType::Group => format!("“{noun}”: people without a name who act as a group."),
        EntityType::Organization => format!("“{noun}” is a body; the article gives no name here."),
        _ => format!("Words are attributed to “{noun}”."),
    };
    Why {
        method: Method::Pattern,
        rule: "role-noun",
        evidence: vec![head],
        explanation,
        confidence: if phrase.noun == Noun::Organization {
            68
        } else {
            74
        },
    }
}

/// He or she, by the noun ("spokeswoman").
pub(super) fn gender_of(male: bool, female: bool) -> Gender {
    match (male, female) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
