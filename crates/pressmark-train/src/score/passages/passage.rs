//! One passage: the annotators' view and ours side by side.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use pressmark::annotation::{self, EntityType, Form, RegionKind};

use super::gold::{Mention, Place, Quote, Wanted};
use super::{Places, Quotes, WhoIsWho};
use crate::score::found::Found;
use crate::score::globe::Point;
use crate::score::gold::Gold;
use crate::score::span::{Span, Text, characters};
use crate::score::tally::{Count, Mistakes, Share};

/// From here on the page shows a quote as sure.
const SURE: f64 = 0.85;
/// Kilometres within which a place is right; a wide one has its point further off, and must be in the right country.
const NEAR: f64 = 161.0;
const NEAR_FOR_WIDE: f64 = 1_000.0;

pub(super) struct Passage<'a> {
    name: &'a str,
    text: Text,
    wanted: &'a Wanted,
    found: &'a Found<'a>,
    /// For each annotated mention: ours.
    ours: Vec<Option<&'a annotation::Mention>>,
    /// For our entities, by id: the annotators' one, by name. One to one, so that a split or a merged entity costs.
    to_gold: BTreeMap<&'a str, &'a str>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(gold: &'a Gold<Wanted>, found: &'a Found<'a>) -> Self {
        let text = Text::new(&gold.text);
        let mut by_span = BTreeMap::new();
        for mention in &found.document.mentions {
            by_span
                .entry(text.trimmed(mention.into()))
                .or_insert(mention);
        }
        let mentions = gold.wanted.mentions.iter();
        let ours: Vec<Option<&annotation::Mention>> = mentions
            .map(|mention| {
                let span = text.trimmed(mention.span);
                let same = by_span.get(&span).copied();
                same.or_else(|| noun_over(span, found).filter(|_| mention.form == Form::Nominal))
            })
            .collect();
        let pairs = ours.iter().zip(&gold.wanted.mentions);
        let pairs = pairs.filter_map(|(own, mention)| Some((&*(*own)?.entity, &*mention.entity)));
        Self {
            name: &gold.id,
            wanted: &gold.wanted,
            to_gold: align(pairs),
            text,
            found,
            ours,
        }
    }

    pub(super) fn count_names(&self, count: &mut Count) {
        let own: BTreeSet<(Span, EntityType)> = self
            .found
            .names()
            .map(|m| (self.text.trimmed(m.into()), m.kind))
            .collect();
        let mentions = || self.wanted.mentions.iter();
        let optional: BTreeSet<Span> = mentions()
            .filter(|m| m.optional)
            .map(|m| self.text.trimmed(m.span))
            .collect();
        let asked = mentions().filter(|m| m.form == Form::Name && !m.optional);
        let wanted: BTreeSet<(Span, EntityType)> = asked
            .map(|m| {
                let span = self.text.trimmed(m.span);
                let found = m.kinds().find(|kind| own.contains(&(span, *kind)));
                (span, found.unwrap_or(m.kind))
            })
            .collect();
        let judged = own
            .into_iter()
            .filter(|name| wanted.contains(name) || !optional.contains(&name.0))
            .collect();
        count.add(&wanted, &judged);
    }

    /// The mentions that are asked for, each with ours.
    fn asked(&self) -> impl Iterator<Item = (&'a Mention, Option<&'a annotation::Mention>)> {
        let mentions = self.wanted.mentions.iter().zip(self.ours.iter().copied());
        mentions.filter(|(mention, _)| !mention.optional)
    }

    /// Whether an entity of ours is one of these.
    fn is_one_of<'n>(
        &self,
        entity: Option<&str>,
        mut names: impl Iterator<Item = &'n str>,
    ) -> bool {
        let gold = entity.and_then(|entity| self.to_gold.get(entity));
        gold.is_some_and(|gold| names.any(|name| name == *gold))
    }

    pub(super) fn count_who_is_who(&self, who: &mut WhoIsWho, mistakes: &mut Mistakes) {
        for (mention, own) in self.asked() {
            let entity = own.map(|own| &*own.entity);
            let right = self.is_one_of(entity, mention.entities());
            who.of(mention.form).add(right);
            if !right {
                mistakes.add(self.name, || {
                    let what = if own.is_none() {
                        "not marked"
                    } else {
                        "another entity"
                    };
                    let (text, entity) = (&mention.text, &mention.entity);
                    format!("{text:?} ({:?}) is {entity:?}: {what}", mention.form)
                });
            }
        }
    }

    pub(super) fn count_senses(&self, count: &mut Share) {
        for (mention, own) in self.asked() {
            let place = mention.form == Form::Name && mention.kind == EntityType::Place;
            if let Some(own) = own.filter(|_| place && mention.sense.is_some()) {
                count.add(mention.senses().any(|sense| sense == own.sense));
            }
        }
    }

    pub(super) fn count_quotes(&self, count: &mut Quotes, mistakes: &mut Mistakes) {
        let quotes = &self.found.document.quotes;
        let (mut used, mut right) = (BTreeSet::new(), BTreeSet::new());
        // The annotators' optional quotes come last: what is found for one that is asked for is not excused by another.
        let mut excused = BTreeSet::new();
        let mut wanted: Vec<&Quote> = self.wanted.quotes.iter().collect();
        wanted.sort_by_key(|quote| quote.optional);
        for quote in wanted {
            let number = self.found.quote_like(&quote.parts);
            used.extend(number);
            if quote.optional {
                excused.extend(number);
            } else if self.add_quote(quote, number.map(|n| &quotes[n]), count, mistakes) {
                right.extend(number);
            }
        }
        count.extra += quotes.len() - used.len();
        for (n, quote) in quotes.iter().enumerate() {
            if quote.confidence >= SURE && !excused.contains(&n) {
                count.sure.add(right.contains(&n));
            }
        }
    }

    /// Whether the quote was found and has the right speaker.
    fn add_quote(
        &self,
        wanted: &Quote,
        own: Option<&annotation::Quote>,
        count: &mut Quotes,
        mistakes: &mut Mistakes,
    ) -> bool {
        let words = || {
            wanted
                .parts
                .first()
                .map_or(String::new(), |part| self.text.of(*part))
        };
        let said_by = own.and_then(|own| own.speaker.as_ref()?.entity.as_deref());
        let right = own.is_some()
            && match wanted.speaker {
                Some(_) => self.is_one_of(said_by, wanted.speakers()),
                None => said_by.is_none(),
            };
        count.found.add(own.is_some());
        count
            .kind
            .add(own.is_some_and(|own| own.kind == wanted.kind));
        count.speaker.add(right);
        if own.is_none() {
            mistakes.add(self.name, || format!("quote not found: {:?}", words()));
        } else if !right {
            mistakes.add(self.name, || {
                let name = said_by
                    .and_then(|id| self.found.entity(id))
                    .map(|e| &*e.name);
                format!(
                    "speaker of {:?} is {:?}: found {name:?}",
                    words(),
                    wanted.speaker
                )
            });
        }
        right
    }

    pub(super) fn count_places(&self, count: &mut Places, mistakes: &mut Mistakes) {
        for place in self
            .wanted
            .places
            .iter()
            .filter(|place| place.is_asked_for())
        {
            let own = self.found.document.entities.iter().find(|entity| {
                self.to_gold
                    .get(&*entity.id)
                    .is_some_and(|gold| *gold == place.entity)
            });
            let point = own.and_then(Point::of);
            let right = own.is_some_and(|own| is_right(place, own));
            count.located.add(point.is_some());
            count.right.add(right);
            if let Some(point) = point.filter(|_| !right) {
                mistakes.add(self.name, || {
                    format!(
                        "{}: {:.0} km away",
                        place.entity,
                        place.point.distance(point)
                    )
                });
            }
        }
    }

    pub(super) fn count_main_place(&self, count: &mut Share, mistakes: &mut Mistakes) {
        let Some(wanted) = self.wanted.main_place.as_deref() else {
            return;
        };
        let main = self.found.document.document.main_place.as_ref();
        let own = main.and_then(|main| main.entity.as_deref());
        let right = self.is_one_of(own, [wanted].into_iter());
        count.add(right);
        if !right {
            mistakes.add(self.name, || {
                let name = own.and_then(|id| self.found.entity(id)).map(|e| &*e.name);
                format!("main place is {wanted:?}: found {name:?}")
            });
        }
    }

    pub(super) fn count_boilerplate(&self, count: &mut Count) {
        let regions = self.found.document.document.regions.iter();
        let own = regions
            .filter(|region| region.kind == RegionKind::Boilerplate)
            .map(|region| Span::from([region.start as usize, region.end as usize]));
        let wanted = self.wanted.boilerplate.iter().copied();
        count.add(&characters(wanted), &characters(own));
    }
}

/// The first mention of ours by a noun that covers half of these words or more.
fn noun_over<'a>(span: Span, found: &Found<'a>) -> Option<&'a annotation::Mention> {
    let mut mentions = found.document.mentions.iter();
    mentions.find(|m| m.form == Form::Nominal && span.shared((*m).into()) * 2 >= span.len())
}

/// Our entities, each with the annotators' one with which it shares the most mentions, one to one, the largest shares first.
fn align<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, &'a str> {
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for pair in pairs {
        *shared.entry(pair).or_default() += 1;
    }
    let mut pairs: Vec<((&str, &str), usize)> = shared.into_iter().collect();
    pairs.sort_by_key(|&(pair, count)| (Reverse(count), pair));
    let mut to_gold = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for ((own, gold), _) in pairs {
        if !to_gold.contains_key(own) && taken.insert(gold) {
            to_gold.insert(own, gold);
        }
    }
    to_gold
}

fn is_right(place: &Place, own: &annotation::Entity) -> bool {
    let Some(point) = Point::of(own) else {
        return false;
    };
    let far = place.point.distance(point);
    let same_country = own.country.is_none() || own.country == place.country;
    far <= NEAR || place.is_wide() && far <= NEAR_FOR_WIDE && same_country
}
