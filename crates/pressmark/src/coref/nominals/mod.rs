//! Actors without a name: "the minister", "two officials", "Georgia's governor", "a spokesman for the ministry".
//!
//! A noun phrase is a determiner, a number, a possessor or a people's name, words that modify, and a noun for people or
//! organizations. Precision first: a noun that names a kind of actor but none in particular ("banks need rules") stays unmarked.

mod apposition;
mod calling;
mod described;
mod lead;
mod memory;
mod noun;
mod phrase;
mod places;
mod questions;
mod reference;

use core::ops::Range;

use noun::NounPhrase;
use phrase::Reader;

use crate::coref::chains::Chains;
use crate::coref::said;
use crate::kinds::{EntityType, Form, Method};
use crate::layers::{Entity, EntityId, Why};
use crate::lexicon::WordClass;
use crate::text::{Document, TokenKind};

pub(super) use memory::Memory;
pub(super) use noun::Noun;

/// Somebody without a name who is not shown unless a pronoun stands for them: "his mother", "the boy".
pub(super) struct Unshown {
    pub(super) tokens: Range<usize>,
    pub(super) entity: EntityId,
}

/// A noun phrase and whom it means.
struct Found {
    phrase: NounPhrase,
    entity: EntityId,
    why: Why,
    shown: bool,
}

/// Adds the mentions by noun, each with its entity, after the names; gives back the people without a name who are not shown.
pub(super) fn find(chains: &mut Chains<'_, '_>) -> Vec<Unshown> {
    let mut phrases = Reader::new(chains).read();
    let may_stand =
        |tokens: &Range<usize>| chains.is_unbroken(tokens) && !chains.said.forbids(tokens);
    phrases.retain(|phrase| may_stand(&phrase.tokens));
    let mut memory = Memory::new(chains);
    let mut found: Vec<Found> = Vec::with_capacity(phrases.len());
    let unnamed = chains.next_entity();
    for phrase in phrases {
        let said = said::referent(chains, &phrase.tokens);
        let is_apart = chains.is_apart(&phrase.tokens);
        let referent = said.or_else(|| memory.referent(chains, &phrase).filter(|_| !is_apart));
        let shown = phrase.shown || referent.is_some() || is_apart;
        let (entity, why) = referent.unwrap_or_else(|| {
            let entity = found_entity(chains, &phrase);
            (entity, first_mention(chains, &phrase))
        });
        if why.rule == "named-in-apposition" {
            give_role(chains, &phrase, entity);
        }
        // "the chairman came ... the chairman, Ola Lie": he was meant before as well.
        if let Some(before) = memory.unnamed_before(chains, &phrase, (entity, unnamed)) {
            let earlier = found.iter_mut().filter(|found| found.entity == before);
            earlier.for_each(|found| {
                found.entity = entity;
                found.why = named_later(chains, &phrase, entity);
            });
        }
        chains.note(&phrase.tokens, entity);
        memory.remember(chains, &phrase, entity);
        found.push(Found {
            phrase,
            entity,
            why,
            shown,
        });
    }
    if let Some((before, entity)) = lead::named_next(chains, &found) {
        for noun in found.iter_mut().filter(|noun| noun.entity == before) {
            noun.entity = entity;
            noun.shown = true;
            noun.why = named_later(chains, &noun.phrase, entity);
        }
    }
    let unshown = add(chains, found);
    places::add(chains);
    unshown
}

/// Shown is who is named, acts, or is mentioned again.
fn add(chains: &mut Chains<'_, '_>, found: Vec<Found>) -> Vec<Unshown> {
    let mut is_shown = vec![false; chains.entities.len()];
    for noun in &found {
        is_shown[noun.entity.at()] |= noun.shown;
    }
    let mut unshown = Vec::new();
    for Found {
        phrase,
        entity,
        why,
        ..
    } in found
    {
        // "Elena Marsh, a nurse": what she is said to be is nobody beside her.
        let named = phrase.apposed.map(|name| chains.mentions[name].tokens.end);
        let is_aside = phrase.opening == noun::Opening::Indefinite
            && named.is_some_and(|end| end <= phrase.tokens.start);
        if is_shown[entity.at()] && !is_aside {
            let kind = (phrase.noun.kind(), Form::Nominal);
            chains.add(chains.mention(phrase.tokens, kind, entity, why));
        } else if phrase.noun == Noun::Person {
            unshown.push(Unshown {
                tokens: phrase.tokens,
                entity,
            });
        }
    }
    unshown
}

/// "Its president, Walter Hale": the noun in front of the name is his role, without whose it is.
fn give_role(chains: &mut Chains<'_, '_>, phrase: &NounPhrase, entity: EntityId) {
    // "his mother" is nobody's office.
    let class = chains.word_class(phrase.head);
    if !class.any(WordClass::ROLE) || class.any(WordClass::GENERIC) {
        return;
    }
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

/// "the chairman" before "the chairman, Ola Lie".
fn named_later(chains: &Chains<'_, '_>, phrase: &NounPhrase, entity: EntityId) -> Why {
    let naming = chains.span(&phrase.tokens);
    let name = &chains.entities[entity].name;
    let explanation = format!("“{}” is named further on: {name}.", naming.of(chains.text));
    Why::by_coreference("named-later", vec![naming], explanation, 76)
}
