//! Which stretches are names by the reader's word, and which are none.

use core::ops::Range;

use rustc_hash::FxHashSet;

use super::asked::{Asked, tokens_of};
use super::constraints::SaidName;
use crate::kinds::{EntityType, Sense};
use crate::output::annotation::Correction;
use crate::sorting::sort_by_key;
use crate::text::Document;

/// What is said of names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In text order, without overlaps.
    pub(super) given: Vec<SaidName>,
    pub(super) rejected: FxHashSet<Range<usize>>,
}

/// What is said of a stretch: its type and sense; none where it is no name.
type Said = Option<(EntityType, Option<Sense>)>;

impl Names {
    /// Of two that speak of the same words, the later holds.
    pub(super) fn new(doc: &Document<'_>, asked: &Asked<'_>) -> Self {
        let mut names = Self::default();
        let mut taken = vec![false; doc.tokens.len()];
        let mut seen: FxHashSet<Range<usize>> = FxHashSet::default();
        let all: Vec<_> = asked.iter().collect();
        for (correction, spans) in all.into_iter().rev() {
            let (said, everywhere) = match *correction {
                Correction::NotAName { everywhere, .. } => (None, everywhere),
                Correction::Name {
                    kind,
                    sense,
                    everywhere,
                    ..
                } => (Some((kind, sense)), everywhere),
                Correction::Confirmed {
                    kind: Some(kind), ..
                } => (Some((kind, None)), false),
                _ => continue,
            };
            let Some(at) = spans.and_then(|spans| tokens_of(doc, spans[0])) else {
                continue;
            };
            let others = match everywhere {
                true => occurrences(doc, &at),
                false => Vec::new(),
            };
            let all = core::iter::once(at.clone()).chain(others);
            for tokens in all {
                let is_pointed_at = tokens == at;
                if seen.insert(tokens.clone()) {
                    names.add(tokens, is_pointed_at, said, &mut taken);
                }
            }
        }
        sort_by_key(&mut names.given, |name| (name.tokens.start as u64, 0));
        names
    }

    fn add(&mut self, tokens: Range<usize>, is_pointed_at: bool, said: Said, taken: &mut [bool]) {
        let Some((kind, sense)) = said else {
            self.rejected.insert(tokens);
            return;
        };
        if taken[tokens.clone()].contains(&true) {
            return;
        }
        taken[tokens.clone()].fill(true);
        self.given.push(SaidName {
            tokens,
            kind,
            sense,
            is_pointed_at,
        });
    }

    /// These tokens are a given name.
    pub(super) fn has(&self, tokens: &Range<usize>) -> bool {
        let at = self.given.partition_point(|n| n.tokens.end <= tokens.start);
        let name = self.given.get(at);
        name.is_some_and(|name| name.tokens == *tokens)
    }
}

/// Wherever the words of these tokens stand, themselves among them; none overlaps another.
pub(super) fn occurrences(doc: &Document<'_>, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let words: Vec<&str> = tokens.clone().map(|t| doc.written(t)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at + words.len() <= doc.tokens.len() {
        let here = at..at + words.len();
        let is_same = here
            .clone()
            .zip(&words)
            .all(|(t, word)| doc.written(t) == *word);
        if is_same && doc.is_unbroken(&here) {
            at = here.end;
            found.push(here);
        } else {
            at += 1;
        }
    }
    found
}
