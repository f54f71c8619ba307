//! The annotation document: what leaves this crate, as plain data with serde.
//!
//! This is `static/schema/annotations-v1.schema.json` in Rust; `docs/formats.md` explains it. Offsets are Unicode code
//! points, end-exclusive, and every span carries its exact text.

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
#[cfg(feature = "schemars")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

pub use crate::kinds::{
    Direction, EntityType, Feature, Form, Format, Method, ModelKind, OffsetUnit, PointType,
    Preprocessing, QuoteKind, RegionKind, Sector, Sense, Status, WarningCode,
};

/// The actors, places and quotes of one news article. Offsets count in the unit that `offsetUnit` names, `end` is one past the
/// last. Readers ignore fields that they do not know; versions 1.x only add.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct AnnotationDocument {
    /// Names the format: a reader that finds something else should stop.
    pub format: Format,
    /// Version of the format, `1.x.y`.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = r"^1\.\d+\.\d+$")))]
    pub version: String,
    /// What made it, and when.
    pub generator: Generator,
    /// Unit of all offsets; this crate writes `UnicodeCodePoint`.
    #[cfg_attr(feature = "serde", serde(rename = "offsetUnit"))]
    pub offset_unit: OffsetUnit,
    /// The text and its regions.
    pub document: SourceText,
    /// Who and what, in order of first mention.
    pub entities: Vec<Entity>,
    /// Where entities are mentioned, sorted by start, the longer one first.
    pub mentions: Vec<Mention>,
    /// Who said what, sorted by first part.
    pub quotes: Vec<Quote>,
    /// What the reader should know about this run.
    #[cfg_attr(feature = "serde", serde(default))]
    pub warnings: Vec<Warning>,
}

/// What made the document.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Generator {
    /// `pressmark`.
    pub name: String,
    /// Version of the program.
    pub version: String,
    /// The models that it worked with; none where it worked by rules and lists alone.
    #[cfg_attr(feature = "serde", serde(default))]
    pub models: Vec<Model>,
    /// RFC 3339 date and time; the only field that differs between two runs with the same models.
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "date-time")))]
    pub generated: String,
}

/// A model that the document was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Model {
    /// What kind of model it is.
    pub name: ModelKind,
    /// The first eight bytes of its payload's SHA-256, in hexadecimal, as in its file's name.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[0-9a-f]{16}$")))]
    pub digest: String,
}

/// The text that was annotated.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct SourceText {
    /// `urn:uuid:` made from the text's digest: the same text has the same id.
    #[cfg_attr(feature = "schemars", schemars(extend("format" = "uri")))]
    pub id: String,
    /// The headline, where there is one.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub title: Option<String>,
    /// BCP 47 tag of the language, where it was told from the text (`en`), else `und`.
    pub language: String,
    /// Writing direction of the text.
    pub direction: Direction,
    /// SHA-256 of the UTF-8 bytes of `text`, in hexadecimal.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub sha256: String,
    /// The text's length in each unit.
    pub length: Length,
    /// What was changed before annotating; offsets count in the changed text.
    #[cfg_attr(feature = "serde", serde(default))]
    pub preprocessing: Vec<Preprocessing>,
    /// The text itself; a document may be handed on without it.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub text: Option<String>,
    /// Parts of the text that are not running text; nothing is annotated inside boilerplate and time stamps.
    #[cfg_attr(feature = "serde", serde(default))]
    pub regions: Vec<Region>,
    /// Where the article plays, where it names a place.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "mainPlace", skip_serializing_if = "Option::is_none", default)
    )]
    pub main_place: Option<MainPlace>,
}

/// Where the article plays.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct MainPlace {
    /// Id of the place inside the country that the article is most about, else of the country itself, where the text names it.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^e[0-9]+$")))]
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub entity: Option<String>,
    /// ISO 3166-1 alpha-2 of the country that the article is most about.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[A-Z]{2}$")))]
    pub country: Option<String>,
}

/// The text's length in each unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Length {
    /// Unicode scalar values.
    #[cfg_attr(feature = "serde", serde(rename = "UnicodeCodePoint"))]
    pub code_points: u32,
    /// UTF-16 code units.
    #[cfg_attr(feature = "serde", serde(rename = "Utf16CodeUnit"))]
    pub utf16: u32,
    /// UTF-8 bytes.
    #[cfg_attr(feature = "serde", serde(rename = "Utf8Byte"))]
    pub utf8: u32,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct TextSpan {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    #[cfg_attr(feature = "schemars", schemars(range(min = 1)))]
    pub end: u32,
    /// Exactly what stands there.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub text: String,
}

/// A part of the text that is not running text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Region {
    /// What the part is.
    pub kind: RegionKind,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    #[cfg_attr(feature = "schemars", schemars(range(min = 1)))]
    pub end: u32,
    /// Exactly what stands there.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub text: String,
}

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
    /// Ids of its mentions, in text order.
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
    /// Places: why this place and not a candidate, one sentence.
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
        schemars(schema_with = "super::schema::position")
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

/// Why something is annotated.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Provenance {
    /// How it was found.
    pub method: Method,
    /// Name of the rule.
    pub rule: String,
    /// The words that it stands on.
    #[cfg_attr(feature = "serde", serde(default))]
    pub evidence: Vec<TextSpan>,
    /// One sentence for the reader.
    #[cfg_attr(feature = "serde", serde(default))]
    pub explanation: String,
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Mention {
    /// `m1`, `m2` ...
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^m[0-9]+$")))]
    pub id: String,
    /// Id of its entity.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^e[0-9]+$")))]
    pub entity: String,
    /// What it mentions.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: EntityType,
    /// How it refers.
    pub form: Form,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    #[cfg_attr(feature = "schemars", schemars(range(min = 1)))]
    pub end: u32,
    /// Exactly what stands there.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub text: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
    /// Of a place or nationality.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub sense: Option<Sense>,
    /// Why a place name stands in this sense, one sentence.
    #[cfg_attr(
        feature = "serde",
        serde(
            rename = "senseExplanation",
            skip_serializing_if = "Option::is_none",
            default
        )
    )]
    pub sense_explanation: Option<String>,
    /// How sure, 0 to 1; comparable within a document, no probability.
    #[cfg_attr(feature = "schemars", schemars(range(min = 0, max = 1)))]
    pub confidence: f64,
    /// Whether a person touched it.
    pub status: Status,
    /// Why it is here.
    pub provenance: Provenance,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Speaker {
    /// Id of the mention beside the quote.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^m[0-9]+$")))]
    pub mention: String,
    /// Id of the entity.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^e[0-9]+$")))]
    pub entity: Option<String>,
    /// How sure, 0 to 1; comparable within a document, no probability.
    #[cfg_attr(feature = "schemars", schemars(range(min = 0, max = 1)))]
    pub confidence: f64,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Quote {
    /// `q1`, `q2` ...
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^q[0-9]+$")))]
    pub id: String,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Where it stands, marks included; several where it is split or runs over paragraphs.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub parts: Vec<TextSpan>,
    /// The parts between marks, marks included.
    #[cfg_attr(feature = "serde", serde(default))]
    pub quoted: Vec<TextSpan>,
    /// The word or mark that introduces it.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub cue: Option<TextSpan>,
    /// `null` where the text does not say who.
    pub speaker: Option<Speaker>,
    /// How sure, 0 to 1; comparable within a document, no probability.
    #[cfg_attr(feature = "schemars", schemars(range(min = 0, max = 1)))]
    pub confidence: f64,
    /// Whether a person touched it.
    pub status: Status,
    /// Why it is here.
    pub provenance: Provenance,
}

/// Something the reader should know about this run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Warning {
    /// What it is about, for programs.
    pub code: WarningCode,
    /// One sentence.
    pub message: String,
    /// What of the text it is about, where it is about a part of it.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Option::is_none", default)
    )]
    pub at: Option<TextSpan>,
}
