//! What each place of the article may be: the readings of its names.

use core::ops::Range;

use crate::gazetteer::{Gazetteer, Place, Reading, inhabitants, key};
use crate::kinds::{EntityType, Feature, Form, Sense};
use crate::layers::{Entities, Entity, EntityId};
use crate::lexicon::{EntryKind, Lexicon};
use crate::text::{Document, TokenKind};

use super::home::Home;
use super::standing;
use super::variants;

/// Inhabitants of a place that is known by a part of a longer name.
const WELL_KNOWN: f64 = 100_000.0;

/// Inhabitants of a town that is less known than a state, a sea or a mountain of its name.
const SMALL: f64 = 20_000.0;
/// Names of one place that are looked up.
const MOST_NAMES: usize = 8;
/// What a paper that bears the name says beyond a mention: it is from there; so does a nation’s ministry.
const PAPER: f64 = 0.8;

/// A place of the article whose whereabouts are asked for.
#[derive(Debug)]
pub(super) struct Toponym {
    /// Index in [`Entities::list`].
    pub(super) entity: EntityId,
    /// The name as written, for readers.
    pub(super) name: String,
    /// The tokens of its mentions by name and of where it stands inside the names of bodies.
    pub(super) occurrences: Vec<Range<usize>>,
    /// The name of a paper holds it, or a body is of its nation.
    in_masthead: bool,
    /// What it may be, without doubles; most prominent first.
    pub(super) candidates: Vec<Candidate>,
    /// The lists of the pipeline know it as a seat of government.
    pub(super) is_capital: bool,
    /// It stands for its government somewhere.
    pub(super) acts: bool,
    /// Nothing but where a member of parliament is elected.
    pub(super) is_constituency: bool,
    /// Half of its mentions or more say that it is a state or province.
    pub(super) is_division: bool,
    /// It is named nowhere but in the names of bodies.
    pub(super) is_in_bodies: bool,
    /// What the lists of the pipeline or its own words say it is.
    pub(super) feature: Option<Feature>,
    /// The state that the lists of the pipeline put it into.
    pub(super) country: Option<[u8; 2]>,
    /// The number of the candidate that the reader has chosen.
    pub(super) chosen: Option<u32>,
    /// The full name by which the reader has chosen it, where the place has another name than the text gives it.
    pub(super) called: Option<String>,
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
    home: Option<&Home>,
) -> Vec<Toponym> {
    let mut written: Vec<Written> = vec![Written::default(); entities.list.len()];
    for mention in entities.mentions.iter().filter(|m| m.form == Form::Name) {
        let is_name = mention.kind == EntityType::Place;
        let written = &mut written[mention.entity.at()];
        written.add(&mention.tokens, is_name);
        written.is_mentioned = true;
        written.acts |= mention.sense == Some(Sense::Actor);
    }
    for place in &entities.embedded {
        let written = &mut written[place.entity.at()];
        written.add(&place.tokens, true);
        written.in_masthead |= place.is_silent;
    }
    let places = entities.list.ids().zip(written);
    places
        .filter(|(entity, written)| {
            let entity = &entities.list[*entity];
            let is_place = entity.kind == EntityType::Place || homeland(lexicon, entity).is_some();
            is_place && !written.all.is_empty()
        })
        .map(|(entity, written)| {
            let namesakes = home.map_or(&[][..], |_| &written.names).to_vec();
            let mut toponym = toponym(doc, entities, lexicon, gazetteer, entity, written);
            if toponym.feature == Some(Feature::Country)
                && let Some(home) = home
            {
                toponym.add_next_door(doc, gazetteer, home, &namesakes);
            }
            toponym
        })
        .collect()
}

/// Where a place stands in the text.
#[derive(Clone, Default)]
struct Written {
    all: Vec<Range<usize>>,
    /// Those that are a name of it; a nationality is none.
    names: Vec<Range<usize>>,
    /// One of them in the name of a paper, or the nation of a body.
    in_masthead: bool,
    is_mentioned: bool,
    acts: bool,
}

impl Written {
    fn add(&mut self, tokens: &Range<usize>, is_name: bool) {
        self.all.push(tokens.clone());
        if is_name {
            self.names.push(tokens.clone());
        }
    }
}

fn toponym(
    doc: &Document<'_>,
    entities: &Entities,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
    entity: EntityId,
    written: Written,
) -> Toponym {
    let known = &entities.list[entity];
    let is_capital = written.names.first().is_some_and(|tokens| {
        let known = lexicon.listed(doc, tokens);
        let country = entities.list[entity].country;
        known
            .iter()
            .any(|k| k.kind == EntryKind::Capital && (country.is_none() || k.country == country))
    });
    let is_elected = |t: &Range<usize>| standing::is_constituency(doc, t);
    let as_states = written.names.iter().filter(|t| standing::is_state(doc, t));
    let mut toponym = Toponym {
        entity,
        name: known.name.clone(),
        candidates: Vec::new(),
        is_capital,
        is_division: 2 * as_states.count() >= written.names.len().max(1),
        is_constituency: written.all.iter().all(is_elected),
        acts: written.acts,
        is_in_bodies: !written.is_mentioned,
        feature: known.feature,
        country: known.country,
        occurrences: written.all,
        in_masthead: written.in_masthead,
        chosen: None,
        called: None,
    };
    let names = &written.names;
    toponym.look_up(doc, known, lexicon, gazetteer, names);
    // "Harlow State" is a university, or a state; no town.
    if toponym.name.ends_with(" State") {
        toponym.candidates.retain(|c| !is_city(c));
    }
    // "up the Mesa": a hill or a quarter, not the city.
    if names.iter().all(|t| standing::is_behind_article(doc, t)) {
        toponym.candidates.retain(|c| !is_city(c));
    }
    toponym
}

fn is_city(candidate: &Candidate) -> bool {
    candidate.place.feature == Feature::City
}

/// Where a people is at home that has no state of its name.
fn homeland(lexicon: &Lexicon, entity: &Entity) -> Option<&'static str> {
    (entity.kind == EntityType::Group)
        .then(|| lexicon.homeland(&entity.name))
        .flatten()
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
    /// How much it says about the rest of the article: as much as it is mentioned, up to a point.
    pub(super) fn mentions(&self) -> f64 {
        let paper = if self.in_masthead { PAPER } else { 0.0 };
        paper
            + match self.occurrences.len() {
                0 | 1 => 1.0,
                2 => 1.4,
                _ => 1.7,
            }
    }

    /// What it may be by its whole name.
    pub(super) fn areas(&self) -> impl Iterator<Item = Place> {
        let whole = self.candidates.iter().filter(|c| !c.is_shortened);
        whole.map(|candidate| candidate.place)
    }

    /// How much the article's other places may say for a reading: half for a small town that is named like an area which the lists
    /// know ("Kansas" beside Illinois, "Florida" beside New York), and for another town of a capital's name where the capital acts.
    pub(super) fn openness(&self, place: &Place, is_named: bool) -> f64 {
        let is_area = self.is_wide() || self.feature == Some(Feature::Landform);
        let is_small = inhabitants(place.prominence) < SMALL;
        let best_known = self.candidates.first().map(|c| c.place.prominence);
        let is_lesser = !is_named && best_known.is_some_and(|most| place.prominence < most);
        let acts = self.acts && self.is_capital;
        match place.feature == Feature::City && (is_area && is_small || is_lesser && acts) {
            true => 0.5,
            false => 1.0,
        }
    }

    /// A town that the lists know: readers think of it first.
    pub(super) fn is_listed_town(&self) -> bool {
        self.feature == Some(Feature::City) && self.country.is_some()
    }

    /// A state, a province, a sea: it lies in no town.
    pub(super) fn is_wide(&self) -> bool {
        matches!(
            self.feature,
            Some(Feature::Country | Feature::Region | Feature::Continent | Feature::Water)
        )
    }

    /// Finds what it may be.
    fn look_up(
        &mut self,
        doc: &Document<'_>,
        known: &Entity,
        lexicon: &Lexicon,
        gazetteer: &Gazetteer,
        names: &[Range<usize>],
    ) {
        if known.feature == Some(Feature::Country) {
            // "Jordan Elementary School": in a town that is called like the state.
            let mut after = self.occurrences.iter().map(|tokens| tokens.end);
            if after.any(|next| standing::is_of_town(doc, next)) {
                self.add_by_names(doc, lexicon, gazetteer, names);
                self.candidates.retain(is_city);
            }
            if !self.candidates.is_empty() {
                (self.feature, self.country) = (None, None);
                return;
            }
            // A state is one place, whatever it is called; a nationality leads to it.
            if let Some(number) = known.country.and_then(|code| gazetteer.country(code)) {
                self.add(gazetteer, [reading(number)], false);
                return;
            }
        }
        if standing::is_direction(&known.name) {
            return;
        }
        if let Some(homeland) = homeland(lexicon, known) {
            self.add(gazetteer, gazetteer.readings(&key(homeland)), false);
            return;
        }
        let several = names
            .iter()
            .find_map(|tokens| standing::plural(doc, tokens));
        if let Some(kind) = several {
            let key = format!("{} {kind}", key(&known.name));
            self.add(gazetteer, gazetteer.readings(&key), false);
        }
        if self.candidates.is_empty() {
            self.add_by_names(doc, lexicon, gazetteer, names);
        }
        // "Oda Veland, R-Harlow": elected in the town, or in the county of its name.
        if names.iter().any(|t| doc.is_behind_party(t.start)) {
            let county = format!("{} county", key(&self.name));
            self.add(gazetteer, gazetteer.readings(&county), false);
        }
    }

    /// By its usual name and the first of those that the text has for it.
    fn add_by_names(
        &mut self,
        doc: &Document<'_>,
        lexicon: &Lexicon,
        gazetteer: &Gazetteer,
        written: &[Range<usize>],
    ) {
        let mut names: Vec<String> = vec![self.name.clone()];
        // "St. John's" may be a name with its own 's.
        let owner = written
            .iter()
            .find(|t| doc.kind(t.end) == TokenKind::Possessive);
        names.extend(owner.map(|t| doc.span(&(t.start..t.end + 1)).of(doc.text).to_owned()));
        // "Ga.", "N.W.T.", and "Ga" or "N.Y" without the last stop
        let region = lexicon.region(&self.name);
        let region = region.or_else(|| lexicon.region(&format!("{}.", self.name)));
        names.extend(region.map(str::to_owned));
        for tokens in written {
            let written = doc.span(tokens).of(doc.text);
            if names.len() < MOST_NAMES && !names.iter().any(|name| name == written) {
                names.push(written.to_owned());
            }
        }
        for name in names {
            for (key, is_shortened) in variants::keys(lexicon, &name) {
                self.add(gazetteer, gazetteer.readings(&key), is_shortened);
                if !self.candidates.is_empty() {
                    break;
                }
            }
        }
    }

    /// "Jordan" in a paper from Jordan, Minnesota, may be the town.
    fn add_next_door(
        &mut self,
        doc: &Document<'_>,
        gazetteer: &Gazetteer,
        home: &Home,
        names: &[Range<usize>],
    ) {
        let readings = names.first().map_or_else(Vec::new, |tokens| {
            gazetteer.readings(&key(doc.span(tokens).of(doc.text)))
        });
        let is_own = |reading: &Reading| {
            let place = gazetteer.place(reading.place);
            place.is_some_and(|p| p.feature == Feature::City && home.is_next_door(&p))
        };
        let own: Vec<Reading> = readings.into_iter().filter(is_own).collect();
        self.add(gazetteer, own, false);
    }

    pub(super) fn add(
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
