//! Places inside the names of bodies: "Laurel County" in "Laurel County Sheriff's Office", "Toronto" in "University of Toronto".
//!
//! They are no mentions of their own; the body's mention holds them. What the article names elsewhere, the place is the same.

use core::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::named;
use crate::affiliation;
use crate::gazetteer::{Gazetteer, inhabitants, key};
use crate::kinds::{EntityType, Feature, Form, Sector};
use crate::layers::{EmbeddedPlace, Entities, Entity, EntityId, Mention};
use crate::lexicon::{EntryKind, Lexicon, LexiconEntry, WordClass};
use crate::text::{Case, Document};

/// Words of the longest place inside a name.
const LONGEST: usize = 4;
/// Towns of so many people need no word of local government behind them.
const KNOWN: f64 = 4_800.0;

/// Names that need a witness: of people, and ordinary words.
const DOUBTFUL: WordClass = WordClass::GIVEN
    .or(WordClass::GIVEN_WORD)
    .or(WordClass::GIVEN_PLACE)
    .or(WordClass::FAMILY)
    .or(WordClass::FAMILY_WORD)
    .or(WordClass::PLACE_WORD)
    .or(ORDINARY);
/// Words that are no town alone: "Central Police", "Union County".
const ORDINARY: WordClass = WordClass::COMMON
    .or(WordClass::FUNCTION)
    .or(WordClass::DIRECTION)
    .or(WordClass::ORG_INSIDE)
    .or(WordClass::ORG_HEAD)
    .or(WordClass::PLACE_HEAD)
    .or(WordClass::PLACE_FIRST)
    .or(WordClass::LOCAL_BODY);
/// Words behind a place that go on with the name of a body.
const BODY: WordClass = WordClass::LOCAL_BODY
    .or(WordClass::HOUSE)
    .or(WordClass::ORG_HEAD)
    .or(WordClass::ORG_INSIDE)
    .or(WordClass::ORG_SUFFIX)
    .or(WordClass::OF_HEAD);

/// Adds the places inside the names of bodies and buildings.
pub(crate) fn embed(
    doc: &Document<'_>,
    mut entities: Entities,
    sectors: &[Option<Sector>],
    lexicon: &Lexicon,
    gazetteer: Option<&Gazetteer>,
) -> Entities {
    let mut embedding = Embedding {
        doc,
        lexicon,
        gazetteer,
        known: named::places(doc, &entities),
        people: named::family_names(doc, &entities),
    };
    let mut embedded = Vec::new();
    for m in entities.mentions.ids() {
        let mention = &entities.mentions[m];
        if mention.form != Form::Name || !embedding.may_hold(mention) {
            continue;
        }
        let sector = sectors.get(mention.entity.at()).copied().flatten();
        let is_press = sector == Some(Sector::Media);
        // "the Georgian Foreign Ministry" sits in Georgia, "American Airlines" flies everywhere.
        let is_of_state = sector.is_some_and(affiliation::is_of_state);
        let own = mention.entity;
        for (tokens, meaning) in embedding.inside(mention.kind, &mention.tokens.clone()) {
            let is_people = meaning.is_some_and(|entry| entry.kind == EntryKind::People);
            let entity = embedding.entity(&mut entities, &tokens, meaning);
            if entity != own {
                embedded.push(EmbeddedPlace {
                    mention: m,
                    span: doc.span(&tokens),
                    tokens,
                    entity,
                    is_silent: is_press || is_people && !is_of_state,
                });
            }
        }
    }
    entities.embedded = embedded;
    entities
}

/// What a place inside a name is looked up in.
struct Embedding<'d, 't> {
    doc: &'d Document<'t>,
    lexicon: &'d Lexicon,
    gazetteer: Option<&'d Gazetteer>,
    known: FxHashMap<String, EntityId>,
    people: FxHashSet<String>,
}

/// Where in the name a place stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// "Toronto Police"; also behind a direction: "Northern Illinois University".
    First,
    /// "University of Toronto".
    BehindOf,
    /// "Harbour Line Canada".
    Last,
    Middle,
}

impl Embedding<'_, '_> {
    /// A body or building of two words and more that is not a place by its whole name ("West Virginia").
    fn may_hold(&self, mention: &Mention) -> bool {
        let fits = match mention.kind {
            EntityType::Organization => true,
            EntityType::Place => !self.is_place(&mention.tokens),
            _ => false,
        };
        fits && mention.tokens.len() > 1
    }

    fn is_place(&self, tokens: &Range<usize>) -> bool {
        !self.lexicon.listed(self.doc, tokens).is_empty() || self.people_of(tokens).is_some()
    }

    /// How many people the best known place of the gazetteer has.
    fn people_of(&self, tokens: &Range<usize>) -> Option<f64> {
        let gazetteer = self.gazetteer?;
        let reading = *gazetteer.readings(&self.key(tokens)).first()?;
        Some(inhabitants(gazetteer.place(reading.place)?.prominence))
    }

    fn key(&self, tokens: &Range<usize>) -> String {
        key(self.doc.span(tokens).of(self.doc.text))
    }

    /// The places inside a name, each the longest that begins there.
    fn inside(
        &self,
        kind: EntityType,
        whole: &Range<usize>,
    ) -> Vec<(Range<usize>, Option<LexiconEntry>)> {
        let mut found = Vec::new();
        let mut at = whole.start;
        while at < whole.end {
            let last = whole.end.min(at + LONGEST);
            let longest = (at + 1..=last)
                .rev()
                .map(|end| at..end)
                .filter(|tokens| tokens != whole && self.may_name(tokens))
                .filter(|tokens| kind != EntityType::Place || self.is_in_building(whole, tokens))
                .find_map(|tokens| Some((self.place(whole, &tokens)?, tokens)));
            match longest {
                Some((meaning, tokens)) => {
                    at = tokens.end;
                    found.push((tokens, meaning));
                }
                None => at += 1,
            }
        }
        found
    }

    /// "Harlow County Jail", "City of Harlow", "Northeast Georgia"; a road or river only bears the name of a place.
    fn is_in_building(&self, whole: &Range<usize>, tokens: &Range<usize>) -> bool {
        let serves = WordClass::LOCAL_BODY.or(WordClass::HOUSE);
        let is_direction = |token| self.doc.word_class(token).any(WordClass::DIRECTION);
        (tokens.end..whole.end).any(|token| self.doc.word_class(token).any(serves))
            || self.position(whole, tokens) == Position::BehindOf
            || tokens.start == whole.start + 1 && is_direction(whole.start)
    }

    fn may_name(&self, tokens: &Range<usize>) -> bool {
        let is_capital = |token| self.doc.case(token) != Case::Lower;
        let is_short = tokens.len() == 1 && self.doc.written(tokens.start).len() < 3;
        is_capital(tokens.start)
            && is_capital(tokens.end - 1)
            && self.doc.is_unbroken(tokens)
            && (!is_short || self.meaning(tokens).is_some())
    }

    /// What the lists know of the place, where these tokens are one; an empty meaning where only gazetteer or article know it.
    fn place(&self, whole: &Range<usize>, tokens: &Range<usize>) -> Option<Option<LexiconEntry>> {
        let position = self.position(whole, tokens);
        let meaning = self.meaning(tokens);
        let is_place = match meaning {
            Some(entry) => match (entry.kind, entry.feature) {
                // "West Nile virus" is of no river.
                (_, Some(Feature::Water | Feature::Landform)) => false,
                (EntryKind::Country | EntryKind::Region, _) => {
                    self.is_area(whole, tokens, position)
                }
                (EntryKind::People, _) => entry.country.is_some() && position == Position::First,
                _ => self.is_town(whole, tokens, position),
            },
            None => self
                .people_of(tokens)
                .is_some_and(|people| self.is_unlisted_town(whole, tokens, position, people)),
        };
        (is_place || self.is_named(tokens)).then_some(meaning)
    }

    /// The article names the place elsewhere.
    fn is_named(&self, tokens: &Range<usize>) -> bool {
        self.known.contains_key(&self.key(tokens))
    }

    fn meaning(&self, tokens: &Range<usize>) -> Option<LexiconEntry> {
        let is_place = |entry: &&LexiconEntry| {
            !matches!(
                entry.kind,
                EntryKind::Organization | EntryKind::Seat | EntryKind::SeatPlace
            )
        };
        let listed = self.lexicon.listed(self.doc, tokens).iter().find(is_place);
        // "S.C. Highway Patrol"
        let written = self.doc.written(tokens.start);
        let abbreviated = || {
            let region = self.lexicon.region(written)?;
            let entries = self.lexicon.phrase(&key(region));
            entries.iter().find(|e| e.kind == EntryKind::Region)
        };
        let is_short = tokens.len() == 1 && written.contains('.');
        listed
            .or_else(|| is_short.then(abbreviated).flatten())
            .copied()
    }

    fn position(&self, whole: &Range<usize>, tokens: &Range<usize>) -> Position {
        let before = tokens.start.checked_sub(1).filter(|t| whole.contains(t));
        match before {
            None => Position::First,
            Some(t) if matches!(self.doc.lower(t), "of" | "in" | "for" | "the") => {
                Position::BehindOf
            }
            Some(t) if t == whole.start && self.doc.word_class(t).any(WordClass::DIRECTION) => {
                Position::First
            }
            Some(_) if tokens.end == whole.end => Position::Last,
            Some(_) => Position::Middle,
        }
    }

    /// "Georgia Bureau of Investigation", "Bank of Canada", "Harbour Line Canada"; not "Jordan Elementary School".
    fn is_area(&self, whole: &Range<usize>, tokens: &Range<usize>, position: Position) -> bool {
        let next = self.next(whole, tokens);
        let is_doubtful = self.is_doubtful(tokens);
        match position {
            _ if is_landscape(next) => false,
            // "Northeast Georgia"
            Position::First if tokens.start > whole.start => true,
            Position::First => !is_doubtful || next.any(BODY) && !next.any(WordClass::HOUSE),
            Position::BehindOf => true,
            Position::Last => !is_doubtful,
            Position::Middle => false,
        }
    }

    /// "Harlow Police", "University of Harlow", "Harlow County School Board"; "Lincoln High School" may honour a man.
    fn is_town(&self, whole: &Range<usize>, tokens: &Range<usize>, position: Position) -> bool {
        let next = self.next(whole, tokens);
        let last = self.doc.word_class(tokens.end - 1);
        if tokens.len() > 1 && last.any(WordClass::PLACE_HEAD) {
            return position != Position::Middle;
        }
        let is_behind_direction = tokens.start > whole.start;
        match position {
            _ if is_landscape(next) => false,
            Position::First => {
                next.any(WordClass::LOCAL_BODY) && !self.is_ordinary(tokens)
                    || next.any(BODY) && !self.is_doubtful(tokens) && !is_behind_direction
            }
            // "University of Rochester": no man's.
            Position::BehindOf => {
                !self.is_doubtful(tokens) || self.doc.lower(whole.start) == "university"
            }
            Position::Last | Position::Middle => false,
        }
    }

    /// A town that only the gazetteer knows: "Meridian Lines" and "Institute for Overland Trade" are of no town, "Meridian Police" is.
    fn is_unlisted_town(
        &self,
        whole: &Range<usize>,
        tokens: &Range<usize>,
        position: Position,
        people: f64,
    ) -> bool {
        let is_known = people >= KNOWN;
        let next = self.next(whole, tokens);
        let is_county = tokens.len() > 1
            && self
                .doc
                .word_class(tokens.end - 1)
                .any(WordClass::PLACE_HEAD);
        let serves = next.any(WordClass::LOCAL_BODY) || next.any(WordClass::HOUSE) && is_known;
        let is_of = tokens.start > whole.start && self.doc.lower(tokens.start - 1) == "of";
        (is_county || serves || is_of && is_known) && self.is_town(whole, tokens, position)
    }

    fn next(&self, whole: &Range<usize>, tokens: &Range<usize>) -> WordClass {
        match whole.contains(&tokens.end) {
            true => self.doc.word_class(tokens.end),
            false => WordClass::NONE,
        }
    }

    /// One word that is a name of people, or an ordinary one; several that begin like somebody's name ("Queen Mary University").
    fn is_doubtful(&self, tokens: &Range<usize>) -> bool {
        let titles = WordClass::TITLE.or(WordClass::GIVEN);
        if tokens.len() > 1 {
            return self.meaning(tokens).is_none() && self.doc.word_class(tokens.start).any(titles);
        }
        self.doc.word_class(tokens.start).any(DOUBTFUL)
            || self.people.contains(self.doc.lower(tokens.start))
    }

    fn is_ordinary(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.doc.word_class(tokens.start).any(ORDINARY)
    }

    /// The entity of the place: the article's, or a new one.
    fn entity(
        &mut self,
        entities: &mut Entities,
        tokens: &Range<usize>,
        meaning: Option<LexiconEntry>,
    ) -> EntityId {
        let written = self.doc.span(tokens).of(self.doc.text);
        let state = meaning.and_then(|entry| self.state(entry));
        let region = meaning.filter(|entry| entry.kind == EntryKind::Region);
        let name = match (state, region) {
            (Some(state), _) => state,
            (None, Some(region)) => region.name,
            (None, None) => written,
        };
        if let Some(&entity) = self.known.get(&key(written)).or(self.known.get(&key(name))) {
            return entity;
        }
        let is_state = state.is_some() && !self.is_state_and_region(tokens);
        let same_state = || {
            entities.list.ids().find(|&e| {
                let entity = &entities.list[e];
                entity.feature == Some(Feature::Country)
                    && entity.country == meaning.and_then(|m| m.country)
            })
        };
        let same_state = is_state.then(same_state).flatten();
        let entity = same_state.unwrap_or_else(|| {
            let mut entity = Entity::new(EntityType::Place, name.to_owned());
            // Whether "Georgia" is the state or the country the rest of the article says.
            if !self.is_state_and_region(tokens) {
                entity.country = meaning.and_then(|entry| entry.country);
                entity.feature = match state {
                    Some(_) => Some(Feature::Country),
                    None => meaning.and_then(|entry| entry.feature),
                };
            }
            entities.list.push(entity)
        });
        self.known.insert(key(name), entity);
        entity
    }

    fn is_state_and_region(&self, tokens: &Range<usize>) -> bool {
        let meanings = self.lexicon.listed(self.doc, tokens);
        let is = |kind| meanings.iter().any(|entry| entry.kind == kind);
        is(EntryKind::Country) && is(EntryKind::Region)
    }

    /// The state that it is, or whose people.
    fn state(&self, entry: LexiconEntry) -> Option<&'static str> {
        let is_state = matches!(entry.kind, EntryKind::Country | EntryKind::People);
        self.lexicon.state(entry.country.filter(|_| is_state)?)
    }
}

/// "Thames Valley School Board" is of the valley, not of the river.
fn is_landscape(next: WordClass) -> bool {
    next.any(WordClass::PLACE_HEAD) && !next.any(WordClass::LOCAL_BODY.or(WordClass::HOUSE))
}
