//! A town by its kind: "the city", "the village", where the text named one before.

use super::phrase::Reader;
use crate::coref::chains::Chains;
use crate::coref::places::feature_of;
use crate::coref::syntax;
use crate::grammar::TokenIdx;
use crate::kinds::{EntityType, Feature, Form, Sense};
use crate::layers::{EntityId, Mention, Why};
use crate::sorting::{pair, sort_by_key};

/// Names of towns before that are looked at.
const NAMES: usize = 64;

/// Adds the mentions of places by noun, and brings the nouns into text order.
pub(super) fn add(chains: &mut Chains<'_, '_>) {
    let found: Vec<Mention> = {
        let reader = Reader::new(chains);
        let towns: Vec<&Mention> = chains
            .names()
            .iter()
            .filter(|m| is_town(chains, m))
            .collect();
        let heads = 1..chains.tokens.len();
        heads
            .filter_map(|head| mention(&reader, &towns, head))
            .filter(|mention| !chains.said.forbids(&mention.tokens))
            .collect()
    };
    if found.is_empty() {
        return;
    }
    for mention in found {
        chains.add(mention);
    }
    sort_by_key(chains.mentions.as_mut_slice(), |m| {
        (m.form as u64, pair(m.tokens.start, m.tokens.end))
    });
}

/// A name of a town, or of a place of which nothing says what it is.
fn is_town(chains: &Chains<'_, '_>, name: &Mention) -> bool {
    let entity = &chains.entities[name.entity];
    let is_place = name.kind == EntityType::Place && entity.kind == EntityType::Place;
    is_place && matches!(entity.feature, Some(Feature::City) | None)
}

/// `towns`: the names of all towns, in text order.
fn mention(reader: &Reader<'_, '_>, towns: &[&Mention], head: usize) -> Option<Mention> {
    let chains = reader.chains;
    let is_definite = matches!(chains.lower(head - 1), "the" | "this");
    // "the city of Bergen", "the town where he was born": not one that was named.
    let is_another = matches!(chains.lower(head + 1), "of" | "where" | "that" | "which");
    if !is_definite || is_another || reader.is_named(head) || reader.is_named(head + 1) {
        return None;
    }
    // "The sea is rough": no one in particular.
    let is_town = feature_of(chains.lower(head)) == Some(Feature::City);
    if !is_town || !reader.heads_phrase(head) || !chains.is_unbroken(&(head - 1..head + 1)) {
        return None;
    }
    let (entity, why) = referent(chains, towns, head)?;
    let acts = syntax::is_subject(chains.grammar, TokenIdx::new(head)) == Some(true);
    let sense = if acts { Sense::Actor } else { Sense::Location };
    let kind = (EntityType::Place, Form::Nominal);
    let mention = chains.mention(head - 1..head + 1, kind, entity, why);
    Some(Mention {
        sense: Some(sense),
        ..mention
    })
}

/// The town that is named most often before, of the last names; of equals the last.
fn referent(chains: &Chains<'_, '_>, towns: &[&Mention], head: usize) -> Option<(EntityId, Why)> {
    let before = &towns[..towns.partition_point(|m| m.tokens.end <= head)];
    let near = &before[before.len().saturating_sub(NAMES)..];
    let last = near.last()?;
    let often = |entity: EntityId| near.iter().filter(|m| m.entity == entity).count();
    let named = near.iter().max_by_key(|m| often(m.entity))?;
    let noun = chains.lower(head);
    let name = &chains.entities[named.entity].name;
    let explanation = if named.entity == last.entity {
        format!("The last {noun} named before is {name}.")
    } else {
        format!("{name} is the {noun} named most often before.")
    };
    let why = Why::by_coreference("place-named-before", vec![named.span], explanation, 70);
    Some((named.entity, why))
}
