//! What toponym resolution leaves.

use super::{Entities, EntityId};
use crate::kinds::Feature;

/// Where a place lies, by the gazetteer.
#[derive(Clone, Debug)]
pub struct Located {
    /// Index in [`super::Entities::list`].
    pub entity: EntityId,
    /// The reading of its name that the article supports best.
    pub reading: Reading,
    /// Other readings, best first; at most five.
    pub others: Vec<Reading>,
    /// One sentence for the reader: why this reading.
    pub explanation: String,
    /// Nothing says whether it is the one: a constituency, to be offered and not to be shown.
    pub is_open: bool,
    /// The place beside which the text names it: it is shown there, for want of a point of its own.
    pub near: Option<EntityId>,
}

impl Located {
    /// All its readings, the best first.
    pub(crate) fn into_readings(self) -> impl Iterator<Item = Reading> {
        core::iter::once(self.reading).chain(self.others)
    }
}

/// One place that a name may stand for.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name with the state or province and the country: "Springfield, Illinois, United States".
    pub name: String,
    /// ISO 3166-1 alpha-2 of the country.
    pub country: Option<[u8; 2]>,
    /// What kind of place.
    pub feature: Feature,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Id in GeoNames, where it has one.
    pub geonames: Option<u32>,
    /// How sure, 0 to 1; those of all readings of a name add up to 1.
    pub share: f64,
}

/// Where the story is set: its main place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainPlace {
    /// The place inside the country that it is most about, else the country: index in [`super::Entities::list`].
    pub entity: Option<EntityId>,
    /// ISO 3166-1 alpha-2 of the country that it is most about.
    pub country: Option<[u8; 2]>,
}

/// Where the places lie.
#[derive(Debug, Default)]
pub struct Places {
    /// By entity; empty without a gazetteer.
    pub located: Vec<Located>,
    /// Where the story is set.
    pub main: Option<MainPlace>,
}

impl Places {
    /// The country of an entity: where it lies, else what the lists say.
    #[must_use]
    pub fn country_of(&self, entities: &Entities, entity: EntityId) -> Option<[u8; 2]> {
        match self.of(entity) {
            Some(located) => located.reading.country,
            None => entities.list.get(entity)?.country,
        }
    }

    /// Where the entity lies.
    #[must_use]
    pub fn of(&self, entity: EntityId) -> Option<&Located> {
        self.offered(entity).filter(|located| !located.is_open)
    }

    /// Where the entity lies or may lie.
    #[must_use]
    pub fn offered(&self, entity: EntityId) -> Option<&Located> {
        let at = self.located.binary_search_by_key(&entity, |l| l.entity);
        at.ok().map(|at| &self.located[at])
    }
}
