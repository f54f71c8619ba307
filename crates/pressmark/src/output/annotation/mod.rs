//! The annotation document: what leaves this crate, as plain data with serde.
//!
//! This is `static/schema/annotations-v1.schema.json` in Rust; `docs/formats.md` explains it. Offsets are Unicode code
//! points, end-exclusive, and every span carries its exact text.

mod corrections;
mod entities;
mod source;

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
#[cfg(feature = "schemars")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

pub use corrections::Correction;
pub use entities::{Candidate, Entity, Point, Position};
pub use source::{Length, MainPlace, Region, SourceText};

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
    /// What the reader says of the text, and what the rest of the document keeps to.
    // Not among the bytes: those are for who asked for the corrections, and are the same with and without the feature.
    #[cfg(feature = "corrections")]
    #[cfg_attr(feature = "borsh", borsh(skip))]
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty", default)
    )]
    pub corrections: Vec<Correction>,
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
    /// Places inside the name of a body.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty", default)
    )]
    pub places: Vec<EmbeddedPlace>,
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

/// A place inside the name of a body ("Laurel County" in "Laurel County Sheriff's Office"): where the body is, no mention of its
/// own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct EmbeddedPlace {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    #[cfg_attr(feature = "schemars", schemars(range(min = 1)))]
    pub end: u32,
    /// Exactly what stands there.
    #[cfg_attr(feature = "schemars", schemars(length(min = 1)))]
    pub text: String,
    /// Id of the place.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^e[0-9]+$")))]
    pub entity: String,
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
    /// All of them, the first included, where several say it together: "Okafor and Lind said". Left out where one does or nobody.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty", default)
    )]
    pub speakers: Vec<Speaker>,
    /// Who says it by the reader's word, where the text does not name them; `speaker` is then `null`.
    #[cfg_attr(
        feature = "serde",
        serde(
            rename = "speakerName",
            skip_serializing_if = "Option::is_none",
            default
        )
    )]
    pub speaker_name: Option<String>,
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
