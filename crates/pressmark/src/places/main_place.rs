//! Where the story is set: the place, or the state, that most of it is about.
//!
//! A dateline says it most plainly, then a headline, then the first sentence; then what the text comes back to, by name, by noun
//! and inside the names of bodies. A state is the place where no town or region in it is named often enough, and where a report
//! from its capital is about the state; where several states are named alike and nothing else speaks for one, there is none.

use rustc_hash::FxHashMap;

use crate::kinds::{EntityType, Feature, RegionKind, Sense};
use crate::layers::{Entities, EntityId, MainPlace, Mention, Places};
use crate::lexicon::{EntryKind, Lexicon};
use crate::text::span::Span;
use crate::text::{Case, Document};

/// What a place in the dateline counts, or in the byline ("By Oda Veland in Harlow"), ...
const DATELINE: f64 = 4.0;
/// ... and beyond that for its country; ...
const BEYOND_TOWN: f64 = 2.0;
/// ... in the headline, ...
const HEADLINE: f64 = 3.0;
/// ... in the first sentence, ...
const LEAD: f64 = 1.5;
/// ... and anywhere else; inside the name of a body half of it.
const ONCE: f64 = 1.0;
const EMBEDDED: f64 = 0.5;
/// A state that is named more often than this many times a place in it is what the article is about: one word of Pyongyang among ten
/// of North Korea makes no article about a town.
const RATHER: f64 = 1.5;
/// What weighs so little is named in passing.
const LEAST: f64 = 1.0;
/// A report from a capital is about the state where the text names it so often, and the town no more.
const NATIONAL: f64 = 2.0;
/// Sentences that may begin with a dateline, and words of one.
const FIRST_SENTENCES: usize = 6;
const DATELINE_WORDS: usize = 8;
/// Two states of which the second weighs nearly as much as the first: the article is about neither.
const ALIKE: f64 = 0.9;

/// The main place and country; none where the article has no one place.
pub(super) fn find(
    doc: &Document<'_>,
    entities: &Entities,
    lexicon: &Lexicon,
    places: &Places,
) -> Option<MainPlace> {
    let weights = Weights::of(doc, entities, lexicon, places);
    weights.choose(entities, places)
}

/// How much the text says of each place.
#[derive(Default)]
struct Weights {
    /// Where the story may be set, by entity, with the order in which they come.
    set: FxHashMap<EntityId, (f64, usize)>,
    /// All that is said of a country and of what lies in it.
    countries: FxHashMap<[u8; 2], (f64, usize)>,
    /// What is said of the state by its name, its people or its capital that acts.
    states: FxHashMap<[u8; 2], f64>,
    /// Capitals that the report is from.
    from_capital: Vec<EntityId>,
}

impl Weights {
    fn of(doc: &Document<'_>, entities: &Entities, lexicon: &Lexicon, places: &Places) -> Self {
        let plain = Plain::of(doc);
        let mut weights = Self::default();
        for (at, mention) in entities.mentions.iter().enumerate() {
            if mention.kind != EntityType::Place && mention.kind != EntityType::Group {
                continue;
            }
            let is_dated = plain.is_dateline(mention.span) || begins_dateline(doc, mention);
            let weight = match is_dated {
                true => DATELINE,
                false => plain.weight(mention.span),
            };
            let acts = mention.sense == Some(Sense::Actor);
            if is_dated && is_capital(doc, lexicon, mention) {
                weights.from_capital.push(mention.entity);
            }
            let is_set = !acts && mention.kind == EntityType::Place;
            weights.add(entities, places, mention.entity, is_set, weight, at);
            weights.add_state(entities, places, mention, weight, is_dated);
        }
        for place in &entities.embedded {
            let weight = EMBEDDED * plain.weight(place.span).min(LEAD);
            weights.add(
                entities,
                places,
                place.entity,
                true,
                weight,
                place.mention.at(),
            );
        }
        weights
    }

    /// Counts a mention of a place; where it acts, or is a people, it says something of its country only.
    fn add(
        &mut self,
        entities: &Entities,
        places: &Places,
        entity: EntityId,
        is_set: bool,
        weight: f64,
        at: usize,
    ) {
        let is_place = entities.list.get(entity).map(|e| e.kind) == Some(EntityType::Place);
        let located = places.of(entity);
        // What has no point of its own says nothing: it is shown where something else is.
        if !is_place || located.is_some_and(|l| l.near.is_some()) {
            return;
        }
        if let Some(code) = places.country_of(entities, entity) {
            self.countries.entry(code).or_insert((0.0, at)).0 += weight;
        }
        let may_lie = places.offered(entity).is_some();
        if is_set && (places.located.is_empty() || may_lie) {
            self.set.entry(entity).or_insert((0.0, at)).0 += weight;
        }
    }

    /// Counts what the text says of a state; one in a dateline only says where the town is. A dateline says more of the country than of
    /// the town: the report is about what its author went there for.
    fn add_state(
        &mut self,
        entities: &Entities,
        places: &Places,
        mention: &Mention,
        weight: f64,
        is_dated: bool,
    ) {
        let country = places.country_of(entities, mention.entity);
        if let Some(code) = country.filter(|_| is_dated)
            && let Some((said, _)) = self.countries.get_mut(&code)
        {
            *said += BEYOND_TOWN;
            return;
        }
        let Some(known) = entities.list.get(mention.entity) else {
            return;
        };
        let acts = mention.sense == Some(Sense::Actor) && known.feature == Some(Feature::City);
        let is_state = known.feature == Some(Feature::Country);
        if known.kind == EntityType::Place
            && (is_state || acts)
            && let Some(code) = country
        {
            *self.states.entry(code).or_default() += weight;
        }
    }

    fn choose(&self, entities: &Entities, places: &Places) -> Option<MainPlace> {
        let country = self.country();
        let within = |entity: &EntityId| is_within(entities, places, *entity, country);
        let entity = most(self.set.iter().filter(|(entity, _)| within(entity)));
        let state = country.and_then(|code| self.states.get(&code)).copied();
        let state = state.unwrap_or(0.0);
        let is_national = |entity: EntityId, weight: f64| {
            self.from_capital.contains(&entity) && state >= NATIONAL && state > weight - DATELINE
        };
        let entity = entity
            .filter(|(_, weight)| *weight >= LEAST && state <= RATHER * weight)
            .filter(|(entity, weight)| !is_national(*entity, *weight))
            .map(|(entity, _)| entity);
        let entity = entity.or_else(|| state_of(entities, places, country?));
        entity.map(|entity| MainPlace {
            country: places.country_of(entities, entity).or(country),
            entity: Some(entity),
        })
    }

    /// The country that most is said of; none where another is nearly as much spoken of.
    fn country(&self) -> Option<[u8; 2]> {
        let (first, weight) = most(self.countries.iter())?;
        let others = self.countries.iter().filter(|(code, _)| **code != first);
        let second = most(others).map_or(0.0, |(_, weight)| weight);
        (second < ALIKE * weight).then_some(first)
    }
}

/// The parts of the text that say it most plainly.
struct Plain {
    parts: Vec<Part>,
}

/// A part, and as what it says it.
type Part = (Span, Says);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Dateline,
    Headline,
    Lead,
}

impl Plain {
    fn of(doc: &Document<'_>) -> Self {
        // An article has a headline and a dateline or two; a list of articles has no one place.
        let regions = doc.regions.iter().filter_map(|region| match region.kind {
            RegionKind::Dateline | RegionKind::Byline => Some((region.span, Says::Dateline)),
            RegionKind::Headline => Some((region.span, Says::Headline)),
            _ => None,
        });
        let mut parts: Vec<Part> = regions.take(4).collect();
        let lead = doc.paragraphs.iter().find(|paragraph| !paragraph.aside);
        let lead = lead.and_then(|lead| doc.sentences.get(doc.sentence_of(lead.tokens.start)));
        parts.extend(lead.map(|sentence| (doc.span(&sentence.tokens), Says::Lead)));
        Self { parts }
    }

    fn is_dateline(&self, span: Span) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|(part, says)| *says == Says::Dateline && part.contains(span))
    }

    fn weight(&self, span: Span) -> f64 {
        let part = self.parts.iter().find(|(part, _)| part.contains(span));
        part.map_or(ONCE, |(_, says)| match says {
            Says::Dateline => DATELINE,
            Says::Headline => HEADLINE,
            Says::Lead => LEAD,
        })
    }
}

/// "HARLOW: Bakers closed ...", also behind a headline on the same line: a town in capitals, and what it lies in, before a mark.
fn begins_dateline(doc: &Document<'_>, mention: &Mention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let sentence = doc.sentence_of(start);
    let begins = doc
        .sentences
        .get(sentence)
        .is_some_and(|s| s.tokens.start == start);
    let in_capitals = mention.tokens.clone().all(|t| doc.case(t) == Case::Upper);
    let mut rest = end..(end + DATELINE_WORDS).min(doc.tokens.len());
    let mark = rest.find(|&t| matches!(doc.lower(t), ":" | "—" | "–" | "-" | "--"));
    begins
        && in_capitals
        && sentence.at() < FIRST_SENTENCES
        && mark.is_some_and(|mark| {
            (end..mark).all(|t| !is_ordinary(doc, t)) && doc.case(mark + 1) != Case::Upper
        })
}

/// A word without a capital.
fn is_ordinary(doc: &Document<'_>, token: usize) -> bool {
    doc.case(token) == Case::Lower && doc.lower(token).starts_with(char::is_alphabetic)
}

fn is_capital(doc: &Document<'_>, lexicon: &Lexicon, mention: &Mention) -> bool {
    let known = lexicon.listed(doc, &mention.tokens);
    known.iter().any(|entry| entry.kind == EntryKind::Capital)
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

/// A place inside the main country, or a sea and the like in none; states and continents say no more than the country does.
fn is_within(
    entities: &Entities,
    places: &Places,
    entity: EntityId,
    country: Option<[u8; 2]>,
) -> bool {
    let located = places.of(entity).map(|l| l.reading.feature);
    let feature = located.or(entities.list[entity].feature);
    let own = places.country_of(entities, entity);
    !matches!(feature, Some(Feature::Country | Feature::Continent))
        && (country.is_none() || own.is_none() || own == country)
}

/// What weighs most; of several the one that comes first.
fn most<'w, K: Copy + 'w>(
    weights: impl Iterator<Item = (&'w K, &'w (f64, usize))>,
) -> Option<(K, f64)> {
    weights
        .max_by(|(_, a), (_, b)| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(key, (weight, _))| (*key, *weight))
}
