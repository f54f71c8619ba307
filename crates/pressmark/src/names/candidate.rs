//! A stretch of tokens that may be a name, with what speaks for each type.

use core::ops::Range;

use crate::kinds::NameType;
use crate::lexicon::Match;
use crate::names::reason::Reason;

/// One piece of evidence.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    pub(super) kind: NameType,
    pub(super) weight: i32,
    pub(super) reason: Reason,
    /// The words that it stands on.
    pub(super) tokens: Range<usize>,
}

/// A stretch that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    /// The title before it.
    pub(super) title: Option<Range<usize>>,
    /// The whole stretch is a listed phrase.
    pub(super) listed: Option<Match>,
    pub(super) evidence: Vec<Evidence>,
    /// The recogniser alone proposes it.
    pub(super) from_model: bool,
    /// What rules and recogniser say together; none where there is no recogniser.
    pub(super) odds: Option<LogOdds>,
    /// The reader says that it is a name.
    pub(super) said: Option<Said>,
}

/// What the reader says of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) kind: NameType,
    /// Nobody else thought of it.
    pub(super) is_added: bool,
    /// Of these very words, not of such words everywhere.
    pub(super) is_pointed_at: bool,
}

/// For each of [`NameType::ALL`] the logarithm of the odds that exactly these tokens are a name of that type.
#[derive(Clone, Debug)]
pub(super) struct LogOdds(pub(super) [f32; 4]);

impl LogOdds {
    /// The surest type and its odds; of equals the first.
    pub(super) fn best(&self) -> (NameType, f32) {
        let mut best = 0;
        for kind in 1..self.0.len() {
            if self.0[kind] > self.0[best] {
                best = kind;
            }
        }
        (NameType::ALL[best], self.0[best])
    }

    /// Of this type and no other, as sure as of the surest and at least with these odds.
    pub(super) fn only(&self, kind: NameType, least: f32) -> Self {
        let (_, most) = self.best();
        let mut odds = [f32::MIN; 4];
        odds[kind.index()] = most.max(least);
        Self(odds)
    }

    /// Lifts the surest type to these odds, where it has less.
    pub(super) fn raise(&mut self, least: f32) {
        let (kind, odds) = self.best();
        self.0[kind.index()] = odds.max(least);
    }
}

impl Candidate {
    pub(super) fn new(tokens: Range<usize>) -> Self {
        Self {
            tokens,
            title: None,
            listed: None,
            evidence: Vec::new(),
            from_model: false,
            odds: None,
            said: None,
        }
    }

    /// Adds evidence for a type.
    pub(super) fn add_evidence(
        &mut self,
        kind: NameType,
        weight: i32,
        reason: Reason,
        tokens: Range<usize>,
    ) {
        self.evidence.push(Evidence {
            kind,
            weight,
            reason,
            tokens,
        });
    }

    /// The evidence for each of [`NameType::ALL`], added up.
    pub(super) fn scores(&self) -> [i32; 4] {
        let mut scores = [0; 4];
        for evidence in &self.evidence {
            scores[evidence.kind.index()] += evidence.weight;
        }
        scores
    }

    /// The best type, its score, and how far the next is behind.
    pub(super) fn best(&self) -> (NameType, i32, i32) {
        let scores = self.scores();
        let mut best = 0;
        for i in 1..scores.len() {
            if scores[i] > scores[best] {
                best = i;
            }
        }
        let next = (0..scores.len())
            .filter(|&i| i != best)
            .map(|i| scores[i])
            .max()
            .unwrap_or(0);
        (NameType::ALL[best], scores[best], scores[best] - next)
    }

    /// The type that is best by rules and recogniser together, else by the rules alone.
    pub(super) fn likeliest(&self) -> NameType {
        match &self.odds {
            Some(odds) => odds.best().0,
            None => self.best().0,
        }
    }

    /// The heaviest evidence for the type.
    pub(super) fn reason(&self, kind: NameType) -> Option<&Evidence> {
        // The first of equals: lists come before what the text hints at.
        let mut best: Option<&Evidence> = None;
        for evidence in self.evidence.iter().filter(|e| e.kind == kind) {
            if best.is_none_or(|b| evidence.weight > b.weight) {
                best = Some(evidence);
            }
        }
        best
    }
}
