//! The text of a document: its digest, its length, its regions, where it plays.

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
#[cfg(feature = "schemars")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use super::{Direction, Preprocessing, RegionKind};

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
