//! What each place of the article may be: the readings of its names.

use crate::gazetteer::{Gazetteer, Place, Reading, inhabitants};
use crate::kinds::{EntityType, Feature, Form};
use crate::layers::{Entities, EntityId, MentionId};
use crate::lexicon::{EntryKind, Lexicon};
use crate::text::Document;

use super::variants;

/// Inhabitants of a place that is known by a part of a longer name.
const WELL_KNOWN: f64 = 100_000.0;

/// A place of the article whose whereabouts are asked for.
#[derive(Debug)]
pub(super) struct Toponym {
    /// Index in [`Entities::list`].
    pub(super) entity: EntityId,
    /// The name as written, for readers.
    pub(super) name: String,
    /// Its mentions by name: indices in [`Entities::mentions`], in text order.
    pub(super) mentions: Vec<MentionId>,
    /// What it may be, without doubles; most prominent first.
    pub(super) candidates: Vec<Candidate>,
    /// The lists of the pipeline know it as a seat of government.
    pub(super) is_capital: bool,
    /// What the lists of the pipeline or its own words say it is.
    pub(super) feature: Option<Feature>,
    /// The state that the lists of the pipeline put it into.
    pub(super) country: Option<[u8; 2]>,
}

/// One place that the name may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) number: u32,
    pub(super) place: Place,
    /// The name is a lesser one of the place.
    pub(super) is_other_name: bool,
    /// The name was shortened to be found: "Lahore airport" lies at Lahore.
    pub(super) is_shortened: bool,
}

/// The places of the article, in the order of their entities.
pub(super) fn collect(
    doc: &Document<'_>,
    entities: &Entities,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
) -> Vec<Toponym> {
    let mut mentions: Vec<Vec<MentionId>> = vec![Vec::new(); entities.list.len()];
    for (n, mention) in entities.mentions.enumerate() {
        if mention.form == Form::Name
            && let Some(of) = mentions.get_mut(mention.entity.at())
        {
            of.push(n);
        }
    }
    let mut toponyms = Vec::new();
    for (entity, mentions) in entities.list.ids().zip(mentions) {
        if entities.list[entity].kind == EntityType::Place && !mentions.is_empty() {
            toponyms.push(toponym(doc, entities, lexicon, gazetteer, entity, mentions));
        }
    }
    toponyms
}

fn toponym(
    doc: &Document<'_>,
    entities: &Entities,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
    entity: EntityId,
    mentions: Vec<MentionId>,
) -> Toponym {
    let known = &entities.list[entity];
    let first = mentions
        .iter()
        .find(|&&m| entities.mentions[m].kind == EntityType::Place);
    let is_capital = first.is_some_and(|&m| {
        let known = lexicon.listed(doc, &entities.mentions[m].tokens);
        let country = entities.list[entity].country;
        known
            .iter()
            .any(|k| k.kind == EntryKind::Capital && (country.is_none() || k.country == country))
    });
    let mut toponym = Toponym {
        entity,
        name: known.name.clone(),
        candidates: Vec::new(),
        is_capital,
        feature: known.feature,
        country: known.country,
        mentions,
    };
    // A state is one place, whatever it is called; a nationality leads to it.
    if known.feature == Some(Feature::Country)
        && let Some(number) = known.country.and_then(|code| gazetteer.country(code))
    {
        toponym.add(gazetteer, [reading(number)], false);
        return toponym;
    }
    if is_direction(&known.name) {
        return toponym;
    }
    let mut names: Vec<&str> = vec![&known.name];
    for &m in &toponym.mentions {
        let written = entities.mentions[m].span.of(doc.text);
        if entities.mentions[m].kind == EntityType::Place
            && !names.contains(&written)
            && names.len() < 8
        {
            names.push(written);
        }
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    for name in &names {
        for (key, is_shortened) in variants::keys(name) {
            toponym.add(gazetteer, gazetteer.readings(&key), is_shortened);
            if !toponym.candidates.is_empty() {
                break;
            }
        }
    }
    toponym
}

/// "the West": a part of the world, a country or a state, as the article has it; not the town or province of that name.
fn is_direction(name: &str) -> bool {
    let word = name.strip_prefix("the ").unwrap_or(name);
    ["north", "south", "east", "west"].contains(&word.to_lowercase().as_str())
}

/// Too little known to be meant by a part of a name: no town called Eastern makes "North Eastern" its north.
fn is_obscure(reading: &Reading, place: &Place) -> bool {
    reading.is_other_name || inhabitants(place.prominence) < WELL_KNOWN
}

fn reading(place: u32) -> Reading {
    Reading {
        place,
        is_other_name: false,
    }
}

impl Toponym {
    fn add(
        &mut self,
        gazetteer: &Gazetteer,
        readings: impl IntoIterator<Item = Reading>,
        is_shortened: bool,
    ) {
        for reading in readings {
            if self.candidates.iter().any(|c| c.number == reading.place) {
                continue;
            }
            if let Some(place) = gazetteer.place(reading.place)
                && !(is_shortened && is_obscure(&reading, &place))
            {
                self.candidates.push(Candidate {
                    number: reading.place,
                    place,
                    is_other_name: reading.is_other_name,
                    is_shortened,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_direction;

    #[test]
    fn a_direction_alone_is_no_town() {
        for name in ["West", "the North", "SOUTH"] {
            assert!(is_direction(name), "{name}");
        }
        for name in ["West Bank", "North Korea", "Weston", "the Hague"] {
            assert!(!is_direction(name), "{name}");
        }
    }
}
