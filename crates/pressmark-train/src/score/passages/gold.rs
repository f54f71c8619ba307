//! What the annotators of a passage say: every mention, every quote, every place, the main place and what is no running text.

use pressmark::annotation::{EntityType, Form, QuoteKind, Sense};
use serde::{Deserialize, Deserializer};

use crate::score::globe::Point;
use crate::score::span::Span;

/// Everything in a passage. Entities have the names that the annotators gave them.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) places: Vec<Place>,
    /// Name of an entity.
    #[serde(default)]
    pub(crate) main_place: Option<String>,
    #[serde(default)]
    pub(crate) boilerplate: Vec<Span>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Mention {
    #[serde(flatten)]
    pub(crate) span: Span,
    pub(crate) text: String,
    pub(crate) form: Form,
    #[serde(rename = "type")]
    pub(crate) kind: EntityType,
    pub(crate) sense: Option<Sense>,
    pub(crate) entity: String,
    /// Neither asked for nor wrong where it is found.
    #[serde(default)]
    pub(crate) optional: bool,
    /// Readings that are as good.
    #[serde(default)]
    also: Vec<Reading>,
}

/// What another reading says otherwise.
#[derive(Debug, Deserialize)]
struct Reading {
    #[serde(rename = "type")]
    kind: Option<EntityType>,
    /// `null` is a reading without a sense.
    #[serde(default, deserialize_with = "even_null")]
    sense: Option<Option<Sense>>,
    entity: Option<String>,
}

fn even_null<'de, D: Deserializer<'de>>(json: D) -> Result<Option<Option<Sense>>, D::Error> {
    Option::deserialize(json).map(Some)
}

impl Mention {
    /// Its types, the annotators' first choice first.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = EntityType> {
        let others = self
            .also
            .iter()
            .map(|reading| reading.kind.unwrap_or(self.kind));
        [self.kind].into_iter().chain(others)
    }

    pub(crate) fn senses(&self) -> impl Iterator<Item = Option<Sense>> {
        let others = self
            .also
            .iter()
            .map(|reading| reading.sense.unwrap_or(self.sense));
        [self.sense].into_iter().chain(others)
    }

    pub(crate) fn entities(&self) -> impl Iterator<Item = &str> {
        let others = self
            .also
            .iter()
            .filter_map(|reading| reading.entity.as_deref());
        [&*self.entity].into_iter().chain(others)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Quote {
    pub(crate) parts: Vec<Span>,
    pub(crate) kind: QuoteKind,
    /// Name of an entity; none where the text does not say who speaks.
    pub(crate) speaker: Option<String>,
    /// Neither asked for nor wrong where it is found.
    #[serde(default)]
    pub(crate) optional: bool,
    #[serde(default)]
    also: Vec<Speaker>,
}

/// Another speaker who is as good.
#[derive(Debug, Deserialize)]
struct Speaker {
    speaker: String,
}

impl Quote {
    pub(crate) fn speakers(&self) -> impl Iterator<Item = &str> {
        let others = self.also.iter().map(|other| &*other.speaker);
        self.speaker.as_deref().into_iter().chain(others)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    /// Name of an entity.
    pub(crate) entity: String,
    pub(crate) kind: String,
    #[serde(flatten)]
    pub(crate) point: Point,
    pub(crate) country: Option<String>,
}

/// What no gazetteer of this size holds.
const SMALL: [&str; 3] = ["street", "facility", "neighbourhood"];

/// Areas and lines: their one point may lie far off.
const WIDE: [&str; 8] = [
    "country",
    "state",
    "region",
    "union",
    "river",
    "sea",
    "water",
    "continent",
];

impl Place {
    /// Whether a gazetteer could know it.
    pub(crate) fn is_asked_for(&self) -> bool {
        !SMALL.contains(&&*self.kind) && !self.entity.contains("(invented)")
    }

    pub(crate) fn is_wide(&self) -> bool {
        WIDE.contains(&&*self.kind)
    }
}
