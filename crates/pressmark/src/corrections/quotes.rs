//! What the reader says of each quote.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::asked::{Asked, tokens_of};
use crate::kinds::QuoteKind;
use crate::output::annotation::Correction;
use crate::sorting::sort_by_key;
use crate::text::Document;

/// All that is said of one quote.
#[derive(Clone, Debug)]
pub(crate) struct SaidQuote {
    /// The first part as it was found.
    pub(crate) at: Range<usize>,
    /// All parts, where the reader gives them.
    pub(crate) parts: Option<Vec<Range<usize>>>,
    /// It is none.
    pub(crate) is_rejected: bool,
    pub(crate) kind: Option<QuoteKind>,
    pub(crate) by: Option<SaidBy>,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SaidBy {
    /// Whom this mentions.
    Mention(Range<usize>),
    /// Somebody whom the text does not name.
    Name(String),
    /// Nobody is known to.
    Nobody,
}

/// What is said of quotes, by where they begin; the later holds.
pub(super) fn said(doc: &Document<'_>, asked: &Asked<'_>) -> Vec<SaidQuote> {
    let mut all = Gathered::default();
    for (correction, spans) in asked.iter() {
        let tokens = spans
            .into_iter()
            .flatten()
            .map(|&span| tokens_of(doc, span));
        let Some(tokens) = tokens.collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some((at, others)) = tokens.split_first() else {
            continue;
        };
        all.add(correction, at, others);
    }
    let mut list: Vec<SaidQuote> = all.list.into_iter().flatten().collect();
    sort_by_key(&mut list, |quote| (quote.first().start as u64, 0));
    list
}

impl SaidQuote {
    /// Its first part as it is to be.
    pub(crate) fn first(&self) -> &Range<usize> {
        let parts = self.parts.as_ref();
        parts.and_then(|parts| parts.first()).unwrap_or(&self.at)
    }
}

#[derive(Default)]
struct Gathered {
    /// None where two turned out to be one.
    list: Vec<Option<SaidQuote>>,
    /// Of each first part, which of the list.
    known: FxHashMap<Range<usize>, usize>,
}

impl Gathered {
    fn add(&mut self, correction: &Correction, at: &Range<usize>, others: &[Range<usize>]) {
        match correction {
            Correction::NotAQuote { .. } => self.of(at).is_rejected = true,
            Correction::Kind { kind, .. } => self.of(at).kind = Some(*kind),
            Correction::Quote { kind, .. } => {
                let quote = self.of(at);
                let first = others.first().unwrap_or(at).clone();
                let parts = if others.is_empty() {
                    vec![first.clone()]
                } else {
                    others.to_vec()
                };
                // Parts follow one another.
                if parts.windows(2).any(|two| two[1].start < two[0].end) {
                    return;
                }
                quote.parts = Some(parts);
                quote.kind = kind.or(quote.kind);
                self.join(at, first);
            }
            Correction::Speaker { name, .. } => {
                let name = name.as_deref().map(str::trim).filter(|n| !n.is_empty());
                self.of(at).by = Some(match (others.first(), name) {
                    (Some(mention), _) => SaidBy::Mention(mention.clone()),
                    (None, Some(name)) => SaidBy::Name(name.to_owned()),
                    (None, None) => SaidBy::Nobody,
                });
            }
            Correction::Confirmed { .. } => {
                if let Some(mention) = others.first() {
                    self.of(at).by = Some(SaidBy::Mention(mention.clone()));
                }
            }
            _ => {}
        }
    }

    /// What begins there now is this quote, whatever was said of what began there before.
    fn join(&mut self, at: &Range<usize>, first: Range<usize>) {
        let number = self.known[at];
        let other = self.known.insert(first, number);
        if let Some(other) = other.filter(|&other| other != number) {
            let other = self.list[other].take();
            if let (Some(quote), Some(other)) = (&mut self.list[number], other) {
                quote.kind = quote.kind.or(other.kind);
                quote.by = quote.by.take().or(other.by);
            }
        }
    }

    /// What is said of the quote so far; whatever is said of it now, it is one.
    fn of(&mut self, at: &Range<usize>) -> &mut SaidQuote {
        let next = self.list.len();
        let number = *self.known.entry(at.clone()).or_insert(next);
        if number == next {
            self.list.push(None);
        }
        let quote = self.list[number].get_or_insert_with(|| SaidQuote {
            at: at.clone(),
            parts: None,
            is_rejected: false,
            kind: None,
            by: None,
        });
        quote.is_rejected = false;
        quote
    }
}
