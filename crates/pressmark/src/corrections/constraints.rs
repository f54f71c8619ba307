//! What each stage must keep to, by tokens.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::asked::{Asked, tokens_of};
use super::names::{self, Names};
use super::quotes::{self, SaidQuote};
use crate::kinds::{EntityType, Sense};
use crate::output::annotation::{Correction, Position};
use crate::text::Document;
use crate::text::span::Span;

/// A name that the reader has given a type.
#[derive(Clone, Debug)]
pub(crate) struct SaidName {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityType,
    pub(crate) sense: Option<Sense>,
    /// The reader has spoken of these very words, not of such words everywhere.
    pub(crate) is_pointed_at: bool,
}

/// Who is who.
#[derive(Clone, Debug)]
pub(crate) enum Link {
    /// The two mentions mean the same; the second says who that is.
    Same(Range<usize>, Range<usize>),
    /// These mentions mean somebody of their own.
    Apart(Vec<Range<usize>>),
}

/// Whom a mention means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Partner {
    /// The same as this mention.
    Mention(Range<usize>),
    /// Nobody of those who were mentioned.
    Nobody,
}

/// Where a place lies by the reader's word.
#[derive(Clone, Debug)]
pub(crate) struct SaidPlace {
    /// A mention of it.
    pub(crate) at: Range<usize>,
    /// The name in full.
    pub(crate) full_name: String,
    /// Where the reader has pointed at a map; else the gazetteer knows.
    pub(crate) point: Option<Position>,
}

/// What the reader has said of the text. Where that is nothing, no stage asks further.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    names: Names,
    /// In the order in which they were said.
    pub(crate) links: Vec<Link>,
    /// For each mention that a link is about the last that was said of it.
    partners: FxHashMap<Range<usize>, Partner>,
    /// Mentions, and what is called so.
    pub(crate) titles: Vec<(Range<usize>, String)>,
    /// Mentions of places, and where they lie.
    pub(crate) places: Vec<SaidPlace>,
    /// By start.
    pub(crate) quotes: Vec<SaidQuote>,
    is_said: bool,
}

impl Constraints {
    pub(crate) fn new(doc: &Document<'_>, asked: &Asked<'_>) -> Self {
        let mut said = Self::default();
        if asked.iter().len() == 0 {
            return said;
        }
        said.is_said = true;
        said.names = Names::new(doc, asked);
        said.quotes = quotes::said(doc, asked);
        let tokens = |span: Span| tokens_of(doc, span);
        for (correction, spans) in asked.iter() {
            let mut spans = spans.into_iter().flatten().map(|&span| tokens(span));
            let Some(Some(at)) = spans.next() else {
                continue;
            };
            match correction {
                Correction::Rename { name, .. } if !name.trim().is_empty() => {
                    said.titles.push((at, name.trim().to_owned()));
                }
                Correction::Place {
                    place, coordinates, ..
                } => said.places.push(SaidPlace {
                    at,
                    full_name: place.clone(),
                    point: coordinates.filter(is_on_globe),
                }),
                Correction::SameAs { .. } => {
                    if let Some(Some(other)) = spans.next().filter(|o| o.as_ref() != Some(&at)) {
                        said.same(at, other);
                    }
                }
                Correction::NotTheSame { everywhere, .. } => {
                    let all = match everywhere {
                        true => names::occurrences(doc, &at),
                        false => vec![at],
                    };
                    for tokens in &all {
                        said.partners.insert(tokens.clone(), Partner::Nobody);
                    }
                    said.links.push(Link::Apart(all));
                }
                _ => {}
            }
        }
        said
    }

    fn same(&mut self, at: Range<usize>, other: Range<usize>) {
        let partner = Partner::Mention(other.clone());
        self.partners.insert(at.clone(), partner);
        let partner = Partner::Mention(at.clone());
        self.partners.entry(other.clone()).or_insert(partner);
        self.links.push(Link::Same(at, other));
    }

    /// Nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        !cfg!(feature = "corrections") || !self.is_said
    }

    /// The names that the reader has given a type: in text order, without overlaps.
    pub(crate) fn names(&self) -> &[SaidName] {
        &self.names.given
    }

    /// The reader says that these tokens mention nobody.
    pub(crate) fn rejects(&self, tokens: &Range<usize>) -> bool {
        !self.is_empty() && self.names.rejected.contains(tokens)
    }

    /// The reader says that these tokens are a name, and of which type.
    pub(crate) fn gives(&self, tokens: &Range<usize>) -> bool {
        !self.is_empty() && self.names.has(tokens)
    }

    /// No noun and no pronoun can be here: the reader says that they mention nobody, or that they are a name.
    pub(crate) fn forbids(&self, tokens: &Range<usize>) -> bool {
        self.rejects(tokens) || self.gives(tokens)
    }

    /// Whom the reader says that a mention means.
    pub(crate) fn partner(&self, tokens: &Range<usize>) -> Option<&Partner> {
        if self.is_empty() {
            return None;
        }
        self.partners.get(tokens)
    }
}

fn is_on_globe(point: &Position) -> bool {
    (-180.0..=180.0).contains(&point.longitude) && (-90.0..=90.0).contains(&point.latitude)
}
