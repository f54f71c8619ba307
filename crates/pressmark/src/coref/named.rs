//! What the article names outside of the names of bodies: its places by their words, and people's last names.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::key;
use crate::kinds::{EntityType, Feature, Form, Sense};
use crate::layers::{Entities, EntityId};
use crate::text::Document;

/// The places that the article names, by key; a capital that acts is none.
pub(super) fn places(doc: &Document<'_>, entities: &Entities) -> FxHashMap<String, EntityId> {
    let mut known = FxHashMap::default();
    for mention in &entities.mentions {
        if mention.form == Form::Name
            && mention.kind == EntityType::Place
            && (mention.sense != Some(Sense::Actor)
                || entities.list[mention.entity].feature == Some(Feature::Country))
        {
            known
                .entry(key(mention.span.of(doc.text)))
                .or_insert(mention.entity);
        }
    }
    known
}

/// The last words of people's names.
pub(super) fn family_names(doc: &Document<'_>, entities: &Entities) -> FxHashSet<String> {
    let people = entities.mentions.iter();
    people
        .filter(|m| m.form == Form::Name && m.kind == EntityType::Person)
        .filter_map(|m| Some(doc.lower(m.tokens.end.checked_sub(1)?).to_owned()))
        .collect()
}
