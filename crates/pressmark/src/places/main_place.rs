//! Where the story is set: the place, and the state, that most of it is about.

use rustc_hash::FxHashMap;

use crate::kinds::{EntityType, Feature, RegionKind, Sense};
use crate::layers::{Entities, EntityId, MainPlace, Places};
use crate::text::Document;
use crate::text::span::Span;

/// A dateline or a headline says it more plainly than a mention among others.
const PLAIN: u32 = 3;

/// A state that is named more often than this many times a place in it is what the article is about: one word of Pyongyang among ten
/// of North Korea makes no article about a town.
const RATHER: u32 = 2;

/// The main place and country; none where no place is named.
pub(super) fn find(doc: &Document<'_>, entities: &Entities, places: &Places) -> Option<MainPlace> {
    // An article has a headline and a dateline or two; a list of articles has no one place.
    let plain: Vec<Span> = doc
        .regions
        .iter()
        .filter(|r| matches!(r.kind, RegionKind::Dateline | RegionKind::Headline))
        .map(|r| r.span)
        .take(4)
        .collect();
    let mut countries: FxHashMap<[u8; 2], (u32, usize)> = FxHashMap::default();
    let mut states: FxHashMap<[u8; 2], u32> = FxHashMap::default();
    let mut named: FxHashMap<EntityId, (u32, usize)> = FxHashMap::default();
    for (at, mention) in entities.mentions.iter().enumerate() {
        let Some(entity) = entities.list.get(mention.entity) else {
            continue;
        };
        if entity.kind != EntityType::Place {
            continue;
        }
        let is_plain = plain
            .iter()
            .any(|r| r.start <= mention.span.start && mention.span.end <= r.end);
        let weight = if is_plain { PLAIN } else { 1 };
        if let Some(code) = places.country_of(entities, mention.entity) {
            countries.entry(code).or_insert((0, at)).0 += weight;
            if entity.feature == Some(Feature::Country) {
                *states.entry(code).or_default() += weight;
            }
        }
        if mention.sense == Some(Sense::Location) {
            named.entry(mention.entity).or_insert((0, at)).0 += weight;
        }
    }
    let country = most(&countries);
    let state = country.and_then(|code| states.get(&code)).copied();
    let entity = most(
        &named
            .into_iter()
            .filter(|&(entity, _)| is_small_enough(entities, places, entity, country))
            .filter(|&(_, (weight, _))| state.unwrap_or(0) <= RATHER * weight)
            .collect(),
    );
    let entity = entity.or_else(|| state_of(entities, places, country?));
    (country.is_some() || entity.is_some()).then_some(MainPlace { entity, country })
}

/// The state itself, where the text names it, its people or its capital for it.
fn state_of(entities: &Entities, places: &Places, code: [u8; 2]) -> Option<EntityId> {
    let mentioned = entities.mentions.iter().map(|mention| mention.entity);
    mentioned
        .filter(|&entity| {
            entities
                .list
                .get(entity)
                .is_some_and(|e| e.kind == EntityType::Place && e.feature == Some(Feature::Country))
        })
        .find(|&entity| places.country_of(entities, entity) == Some(code))
}

/// A place inside the main country; the country itself and continents say no more than the country does.
fn is_small_enough(
    entities: &Entities,
    places: &Places,
    entity: EntityId,
    country: Option<[u8; 2]>,
) -> bool {
    let feature = places
        .of(entity)
        .map(|l| l.reading.feature)
        .or(entities.list[entity].feature);
    !matches!(feature, Some(Feature::Country | Feature::Continent))
        && (country.is_none() || places.country_of(entities, entity) == country)
}

/// What weighs most; of several the one that comes first.
fn most<K: Copy>(weights: &FxHashMap<K, (u32, usize)>) -> Option<K> {
    weights
        .iter()
        .max_by_key(|(_, (weight, first))| (*weight, core::cmp::Reverse(*first)))
        .map(|(key, _)| *key)
}
