//! Keeps to what the reader says of who is who.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::chains::Chains;
use super::name_links::NameLinks;
use crate::corrections::Link;
use crate::kinds::{EntityType, Form, Gender, Sense};
use crate::layers::{CORRECTED, EntityId, NameId, Why};

/// Joins and parts names, once each has its entity.
pub(super) fn link(links: &mut NameLinks<'_, '_>) {
    if links.said.is_empty() {
        return;
    }
    let mut other_things: FxHashMap<String, EntityId> = FxHashMap::default();
    for name in links.names.ids() {
        if links.entity_of(name).is_none() {
            let key = links.key(name);
            let called = links.written_name(name).to_owned();
            match other_things.get(&key) {
                Some(&entity) => links.join(name, entity),
                None => {
                    let entity = links.found(name, called);
                    other_things.insert(key, entity);
                }
            }
        }
    }
    let mut joined: Vec<Option<EntityId>> = Vec::new();
    for link in &links.said.links {
        joined.resize(links.entities.len(), None);
        match link {
            Link::Same(at, other) => {
                if let (Some(at), Some(other)) = (name_at(links, at), name_at(links, other)) {
                    let (from, to) = (whose(links, &joined, at), whose(links, &joined, other));
                    if let (Some(from), Some(to)) = (from, to)
                        && from != to
                    {
                        joined[from.at()] = Some(to);
                        complete(links, from, to);
                    }
                }
            }
            Link::Apart(all) => part(links, all),
        }
    }
    joined.resize(links.entities.len(), None);
    for name in links.names.ids() {
        if let Some(entity) = whose(links, &joined, name)
            && links.entity_of(name) != Some(entity)
        {
            links.join(name, entity);
            take_type(links, name, entity);
        }
    }
}

/// The names among these mentions become somebody of their own.
fn part(links: &mut NameLinks<'_, '_>, all: &[Range<usize>]) {
    let mut own = None;
    for tokens in all {
        let Some(name) = name_at(links, tokens) else {
            continue;
        };
        match own {
            Some(entity) => links.join(name, entity),
            None => {
                let before = links.entity_of(name).map(|e| links.entities[e].clone());
                let called = links.written_name(name).to_owned();
                let entity = links.found(name, called);
                own = Some(entity);
                if let Some(before) = before.filter(|before| before.kind == EntityType::Place) {
                    links.entities[entity].kind = before.kind;
                    links.entities[entity].feature = before.feature;
                }
            }
        }
    }
}

/// Whose the name is, after all that was joined.
fn whose(links: &NameLinks<'_, '_>, joined: &[Option<EntityId>], name: NameId) -> Option<EntityId> {
    let mut entity = links.entity_of(name)?;
    while let Some(next) = joined.get(entity.at()).copied().flatten() {
        entity = next;
    }
    Some(entity)
}

/// What is known of the one is known of the other.
fn complete(links: &mut NameLinks<'_, '_>, from: EntityId, to: EntityId) {
    let from = links.entities[from].clone();
    let to = &mut links.entities[to];
    to.role = to.role.take().or(from.role);
    if to.kind == from.kind {
        to.country = to.country.or(from.country);
        to.feature = to.feature.or(from.feature);
    }
    if to.gender == Gender::Unknown {
        to.gender = from.gender;
    }
}

/// A name that joins another is what that is, unless the reader says otherwise; a people stays one.
fn take_type(links: &mut NameLinks<'_, '_>, name: NameId, entity: EntityId) {
    let kind = links.entities[entity].kind;
    let is_given = links.said.gives(&links.names[name].tokens);
    let name = &mut links.names[name];
    if is_given || name.kind == kind || name.kind == EntityType::Group {
        return;
    }
    name.kind = kind;
    name.sense_why = None;
    name.sense = match kind {
        EntityType::Place => Some(Sense::Location),
        EntityType::Group => Some(Sense::Demonym),
        _ => None,
    };
    if kind != EntityType::Person {
        name.title = None;
    }
}

fn name_at(links: &NameLinks<'_, '_>, tokens: &Range<usize>) -> Option<NameId> {
    let names = links.names.as_slice();
    let at = names.partition_point(|name| name.tokens.start < tokens.start);
    let name = names.get(at)?;
    (name.tokens == *tokens).then(|| NameId::new(at))
}

/// Takes down whom the names mean of which the reader speaks.
pub(super) fn note_names(chains: &mut Chains<'_, '_>) {
    for at in chains.mentions.ids() {
        let mention = &chains.mentions[at];
        if mention.form == Form::Name {
            let (tokens, entity) = (mention.tokens.clone(), mention.entity);
            chains.note(&tokens, entity);
        }
    }
}

/// Whom a noun phrase means by the reader's word, where that is somebody known by now.
pub(super) fn referent(chains: &Chains<'_, '_>, tokens: &Range<usize>) -> Option<(EntityId, Why)> {
    let entity = chains.partner(tokens)?;
    Some((entity, Why::by_reader(CORRECTED)))
}

/// Calls everybody as the reader does, as far as they are known by now.
pub(super) fn rename(chains: &mut Chains<'_, '_>) {
    if chains.said.titles.is_empty() || chains.said.is_empty() {
        return;
    }
    let mentions = chains.mentions.iter();
    let known: FxHashMap<Range<usize>, EntityId> =
        mentions.map(|m| (m.tokens.clone(), m.entity)).collect();
    for (tokens, name) in &chains.said.titles {
        if let Some(&entity) = known.get(tokens) {
            name.clone_into(&mut chains.entities[entity].name);
        }
    }
}
