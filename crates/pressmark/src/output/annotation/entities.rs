//! Who and what a document mentions, and where places lie.

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
#[cfg(feature = "schemars")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use super::{EntityType, Feature, PointType, Sector};

/// Somebody or something that the article mentions.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Entity {
    /// `e1`, `e2` ...
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^e[0-9]+$")))]
    pub id: String,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: EntityType,
    /// The name shown to readers.
    pub name: String,
    /// Ids of its mentions, in text order; of a place that stands only inside the names of bodies, those of the bodies.
    #[cfg_attr(
        feature = "schemars",
        schemars(length(min = 1), inner(regex(pattern = "^m[0-9]+$")))
    )]
    pub mentions: Vec<String>,
    /// How sure, 0 to 1; comparable within a document, no probability.
    #[cfg_attr(feature = "schemars", schemars(range(min = 0, max = 1)))]
    pub confidence: f64,
    /// The title or office given in the text, such as "Secretary of State".
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub role: Option<String>,
    /// What the actor belongs to, where the text gives it.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub sector: Option<Sector>,
    /// ISO 3166-1 alpha-2.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[A-Z]{2}$")))]
    pub country: Option<String>,
    /// Places: what kind of place.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub feature: Option<Feature>,
    /// Places: the name with the state or province and the country.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "fullName", skip_serializing_if = "Option::is_none", default)
    )]
    pub full_name: Option<String>,
    /// Places: where it lies.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub geometry: Option<Point>,
    /// Places: id in GeoNames.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub geonames: Option<u32>,
    /// Places: how sure it is that the name stands for this place and not for a candidate, 0 to 1.
    #[cfg_attr(
        feature = "serde",
        serde(
            rename = "placeScore",
            skip_serializing_if = "Option::is_none",
            default
        )
    )]
    #[cfg_attr(feature = "schemars", schemars(range(min = 0, max = 1)))]
    pub place_score: Option<f64>,
    /// Places: the id of the place at whose point it is shown, where the gazetteer does not know it and the text names it beside that one.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub near: Option<String>,
    /// Places: why this place and not a candidate, one sentence; or why none.
    #[cfg_attr(
        feature = "serde",
        serde(
            rename = "placeExplanation",
            skip_serializing_if = "Option::is_none",
            default
        )
    )]
    pub place_explanation: Option<String>,
    /// Places: what else the name may stand for, best first.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty", default)
    )]
    pub candidates: Vec<Candidate>,
}

/// A point on the globe, as GeoJSON writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Point {
    /// Always `Point`.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: PointType,
    /// Longitude first, then latitude, in degrees.
    #[cfg_attr(
        feature = "schemars",
        schemars(schema_with = "crate::output::schema::position")
    )]
    pub coordinates: Position,
}

/// Longitude and latitude, in degrees; an array in JSON.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "[f64; 2]", into = "[f64; 2]"))]
pub struct Position {
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Degrees north, -90 to 90.
    pub latitude: f64,
}

impl From<[f64; 2]> for Position {
    fn from([longitude, latitude]: [f64; 2]) -> Self {
        Self {
            longitude,
            latitude,
        }
    }
}

impl From<Position> for [f64; 2] {
    fn from(position: Position) -> Self {
        [position.longitude, position.latitude]
    }
}

/// Another place that an ambiguous name may stand for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Candidate {
    /// The name with the state or province and the country.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[A-Z]{2}$")))]
    pub country: Option<String>,
    /// What kind of place.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub feature: Option<Feature>,
    /// Id in GeoNames.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub geonames: Option<u32>,
    /// Where it lies.
    pub geometry: Point,
    /// How sure, 0 to 1; comparable within a document, no probability.
    #[cfg_attr(feature = "schemars", schemars(range(min = 0, max = 1)))]
    pub score: f64,
}
