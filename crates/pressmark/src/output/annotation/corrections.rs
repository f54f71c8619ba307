//! What a reader says of words of the text, in the stead of what the program made of them; `docs/corrections.md` explains it.

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
#[cfg(feature = "schemars")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use super::{Position, TextSpan};
use crate::kinds::{EntityType, QuoteKind, RegionKind, Sense};

/// A correction. It stands on words of the text: `at` is a mention, the first part of a quote, or a stretch of the text.
/// `everywhere` means all places with the same words.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "verb", rename_all = "kebab-case"))]
pub enum Correction {
    /// No name, and no noun or pronoun for anybody.
    NotAName {
        /// The mention.
        at: TextSpan,
        /// Wherever the same words stand.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "core::ops::Not::not", default)
        )]
        everywhere: bool,
    },
    /// A name of this type, found before or not.
    Name {
        /// The name.
        at: TextSpan,
        /// What it names.
        #[cfg_attr(feature = "serde", serde(rename = "type"))]
        kind: EntityType,
        /// Of a place or people: in which sense; left out, the words around it decide.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        sense: Option<Sense>,
        /// Wherever the same words stand and are no part of a longer name.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "core::ops::Not::not", default)
        )]
        everywhere: bool,
    },
    /// Whom or what the mention means is called so.
    Rename {
        /// One of its mentions.
        at: TextSpan,
        /// What readers see.
        name: String,
    },
    /// Two mentions mean the same.
    SameAs {
        /// A mention; if it is a name, all mentions of its entity go with it.
        at: TextSpan,
        /// The other, whose entity it is.
        other: TextSpan,
    },
    /// The mention means somebody else than the others of its entity.
    NotTheSame {
        /// The mention.
        at: TextSpan,
        /// With it all names of the same words.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "core::ops::Not::not", default)
        )]
        everywhere: bool,
    },
    /// The place that the mention stands for.
    Place {
        /// A mention of it.
        at: TextSpan,
        /// Its full name, as `fullName` and `candidates` write it; with `coordinates` whatever the reader calls it.
        place: String,
        /// Where it lies, whether a list of places knows it or not: longitude first, then latitude, in degrees.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        #[cfg_attr(
            feature = "schemars",
            schemars(schema_with = "crate::output::schema::position")
        )]
        coordinates: Option<Position>,
    },
    /// Who says a quote: a mention, else somebody whom the text does not name, else nobody.
    Speaker {
        /// The quote's first part.
        at: TextSpan,
        /// The mention of who says it.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        mention: Option<TextSpan>,
        /// The name of somebody whom the text does not name.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        name: Option<String>,
    },
    /// Nobody says these words.
    NotAQuote {
        /// The quote's first part.
        at: TextSpan,
    },
    /// Somebody says these words, and no others beside them.
    Quote {
        /// Its first part, or that of the quote whose extent is corrected.
        at: TextSpan,
        /// All its parts in text order, where they are not just `at`.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Vec::is_empty", default)
        )]
        parts: Vec<TextSpan>,
        /// Left out, the marks decide.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        kind: Option<QuoteKind>,
    },
    /// The quote is direct, mixed or reported.
    Kind {
        /// The quote's first part.
        at: TextSpan,
        /// What it is.
        kind: QuoteKind,
    },
    /// What a stretch of the text is.
    Region {
        /// The stretch.
        at: TextSpan,
        /// Headline, byline, caption or boilerplate; left out, it is running text.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        kind: Option<RegionKind>,
    },
    /// The mention or quote is right as it stands.
    Confirmed {
        /// The mention, or the quote's first part.
        at: TextSpan,
        /// Of a name: its type, which then stays.
        #[cfg_attr(
            feature = "serde",
            serde(rename = "type", skip_serializing_if = "Option::is_none", default)
        )]
        kind: Option<EntityType>,
        /// Of a quote: the mention of who says it, who then stays.
        #[cfg_attr(
            feature = "serde",
            serde(skip_serializing_if = "Option::is_none", default)
        )]
        speaker: Option<TextSpan>,
    },
}

/// The words of a correction, those that it stands on first: to be read or to be moved, as the correction is lent.
macro_rules! spans {
    ($correction:expr) => {
        match $correction {
            Correction::NotAName { at, .. }
            | Correction::Name { at, .. }
            | Correction::Rename { at, .. }
            | Correction::NotTheSame { at, .. }
            | Correction::Place { at, .. }
            | Correction::NotAQuote { at }
            | Correction::Kind { at, .. }
            | Correction::Region { at, .. } => vec![at],
            Correction::SameAs { at, other } => vec![at, other],
            Correction::Quote { at, parts, .. } => core::iter::once(at).chain(parts).collect(),
            Correction::Speaker {
                at, mention: who, ..
            }
            | Correction::Confirmed {
                at, speaker: who, ..
            } => core::iter::once(at).chain(who).collect(),
        }
    };
}

impl Correction {
    /// The words that it stands on.
    #[must_use]
    pub fn at(&self) -> &TextSpan {
        self.spans()[0]
    }

    /// All words that it speaks of; those that it stands on first.
    pub(crate) fn spans(&self) -> Vec<&TextSpan> {
        spans!(self)
    }

    /// The same, for moving them.
    #[cfg(feature = "corrections")]
    pub(crate) fn spans_mut(&mut self) -> Vec<&mut TextSpan> {
        spans!(self)
    }
}
