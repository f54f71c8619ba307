//! Trees without a model, from tags: noun phrases by their order, verbs by the words before them, the rest to what stands next.

use core::ops::Range;

use super::TokenIdx;
use super::relation::Relation;
use super::tag::Tag;
use super::tree::Arc;
use crate::text::Document;

/// Adds an arc for each token of the sentence.
pub(crate) fn attach(
    doc: &Document<'_>,
    tags: &[Tag],
    sentence: Range<usize>,
    arcs: &mut Vec<Arc>,
) {
    let mut builder = Builder {
        doc,
        tags,
        sentence: sentence.clone(),
        arcs: vec![None; sentence.len()],
        cased: vec![false; sentence.len()],
        copular: vec![false; sentence.len()],
    };
    builder.phrases();
    builder.verb_groups();
    builder.clauses();
    builder.rest();
    arcs.extend(builder.arcs.into_iter().map(|arc| arc.unwrap_or(Arc::ROOT)));
}

struct Builder<'a> {
    doc: &'a Document<'a>,
    tags: &'a [Tag],
    sentence: Range<usize>,
    arcs: Vec<Option<Arc>>,
    /// Words that have a preposition, a copula.
    cased: Vec<bool>,
    copular: Vec<bool>,
}

impl Builder<'_> {
    fn tag(&self, token: usize) -> Option<Tag> {
        self.sentence.contains(&token).then(|| self.tags[token])
    }

    fn hang(&mut self, token: usize, head: usize, relation: Relation) {
        let arc = &mut self.arcs[token - self.sentence.start];
        if token != head && arc.is_none() {
            let at = head - self.sentence.start;
            self.cased[at] |= relation == Relation::Case;
            self.copular[at] |= relation == Relation::Copula;
            *arc = Some(Arc {
                head: Some(TokenIdx::new(head)),
                relation,
            });
        }
    }

    fn is_free(&self, token: usize) -> bool {
        self.arcs[token - self.sentence.start].is_none()
    }

    /// Words of one phrase hang on its last noun, a possessor on what it has, "of" and its phrase on the phrase before.
    fn phrases(&mut self) {
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            let mut end = at;
            while self.tag(end).is_some_and(is_of_phrase)
                && (end == at || self.tag(end) != Some(Tag::Determiner))
            {
                end += 1;
                // A pronoun is a phrase by itself, unless it is a possessor.
                if self.tag(end - 1) == Some(Tag::Pronoun)
                    && !is_possessive(self.doc.lower(end - 1))
                {
                    break;
                }
            }
            if end > at {
                self.phrase(at..end);
            }
            at = end.max(at + 1);
        }
    }

    fn phrase(&mut self, words: Range<usize>) {
        let Some(head) = words
            .clone()
            .rev()
            .find(|&at| self.tags[at].is_nominal() || self.tags[at] == Tag::Numeral)
        else {
            return;
        };
        for at in words.start..head {
            let relation = match self.tags[at] {
                Tag::Determiner => Relation::Determiner,
                Tag::Adjective => Relation::AdjectivalModifier,
                Tag::Numeral => Relation::NumericModifier,
                Tag::Pronoun => Relation::Possessor,
                Tag::ProperNoun if self.tags[head] == Tag::ProperNoun => Relation::Flat,
                _ => Relation::Compound,
            };
            self.hang(at, head, relation);
        }
        // "the town's mayor"
        if self.tag(head + 1) == Some(Tag::Particle) && self.doc.lower(head + 1).contains('\'') {
            self.hang(head + 1, head, Relation::Case);
            let owned = (head + 2..self.sentence.end)
                .find(|&at| !matches!(self.tags[at], Tag::Adjective | Tag::Numeral));
            if let Some(owned) = owned.filter(|&at| self.tags[at].is_nominal()) {
                let last = (owned..self.sentence.end)
                    .take_while(|&at| self.tags[at].is_nominal())
                    .last();
                self.hang(head, last.unwrap_or(owned), Relation::Possessor);
            }
        }
        let before = words
            .start
            .checked_sub(1)
            .filter(|&at| self.tag(at) == Some(Tag::Adposition));
        if let Some(before) = before {
            self.hang(before, head, Relation::Case);
            let owner = before
                .checked_sub(1)
                .filter(|&at| self.tag(at).is_some_and(Tag::is_nominal));
            if let Some(owner) = owner.filter(|_| self.doc.lower(before) == "of") {
                self.hang(head, owner, Relation::NominalModifier);
            }
        }
    }

    /// Auxiliaries hang on the next verb, or on the predicate behind them.
    fn verb_groups(&mut self) {
        for at in self.sentence.clone() {
            if self.tags[at] != Tag::Auxiliary {
                continue;
            }
            let rest = (at + 1..self.sentence.end).take(6);
            let passed = |tag: Tag| matches!(tag, Tag::Auxiliary | Tag::Adverb | Tag::Particle);
            let next = rest.clone().find(|&next| !passed(self.tags[next]));
            match next.map(|next| (next, self.tags[next])) {
                Some((verb, Tag::Verb)) => self.hang(at, verb, Relation::Auxiliary),
                Some((next, tag)) if tag == Tag::Adjective || is_of_phrase(tag) => {
                    let predicate = (next..self.sentence.end)
                        .take_while(|&at| is_of_phrase(self.tags[at]))
                        .last();
                    self.hang(at, predicate.unwrap_or(next), Relation::Copula);
                }
                _ => {}
            }
        }
    }

    /// The free phrase before a verb is its subject, the one behind it its object; a later verb hangs on the one before.
    fn clauses(&mut self) {
        let mut last: Option<usize> = None;
        for at in self.sentence.clone() {
            let is_predicate = self.tags[at] == Tag::Verb || self.copular[at - self.sentence.start];
            if !is_predicate || !self.is_free(at) {
                continue;
            }
            let infinitive = (at.saturating_sub(2)..at).any(|before| {
                self.tag(before) == Some(Tag::Particle) && self.doc.lower(before) == "to"
            });
            let opened = self.opener(at, last.map_or(self.sentence.start, |last| last + 1));
            if !infinitive {
                self.subject(at, last.map_or(self.sentence.start, |last| last + 1));
            }
            if let Some(last) = last {
                let relation = match opened.map(|opener| self.tags[opener]) {
                    _ if infinitive => Relation::OpenComplement,
                    Some(Tag::Coordinator) => Relation::Conjunct,
                    Some(Tag::Subordinator) if self.doc.lower(opened.unwrap_or(at)) != "that" => {
                        Relation::AdverbialClause
                    }
                    _ => Relation::ClausalComplement,
                };
                self.hang(at, last, relation);
            }
            if let Some(opener) = opened {
                let relation = if self.tags[opener] == Tag::Coordinator {
                    Relation::Coordination
                } else {
                    Relation::Marker
                };
                self.hang(opener, at, relation);
            }
            self.object(at);
            last = Some(at);
        }
    }

    /// "that", "because", "and" between the verb before and this one.
    fn opener(&self, verb: usize, from: usize) -> Option<usize> {
        let opens = |at: &usize| {
            matches!(self.tags[*at], Tag::Subordinator | Tag::Coordinator) && self.is_free(*at)
        };
        (from..verb).rev().find(opens)
    }

    fn subject(&mut self, verb: usize, from: usize) {
        let free = |at: &usize| {
            self.tags[*at].is_nominal()
                && self.is_free(*at)
                && !self.cased[*at - self.sentence.start]
        };
        if let Some(subject) = (from..verb).rev().find(free) {
            self.hang(subject, verb, Relation::Subject);
        }
    }

    fn object(&mut self, verb: usize) {
        let rest = (verb + 1..self.sentence.end).take(12);
        let phrase = rest.take_while(|&at| is_of_phrase(self.tags[at])).last();
        if let Some(object) = phrase.filter(|&at| self.tags[at].is_nominal()) {
            // "said the bridge would reopen": what has a verb behind it is that one's subject.
            let next = self.tag(object + 1);
            if !next.is_some_and(|tag| tag.is_verbal()) {
                self.hang(object, verb, Relation::Object);
            }
        }
    }

    /// What is left hangs on the nearest verb before it, or on the first.
    fn rest(&mut self) {
        let root = self
            .sentence
            .clone()
            .find(|&at| self.is_free(at) && self.tags[at] == Tag::Verb);
        let root = root.or_else(|| {
            self.sentence
                .clone()
                .find(|&at| self.is_free(at) && self.tags[at] != Tag::Punctuation)
        });
        let Some(root) = root else { return };
        let mut near = root;
        for at in self.sentence.clone() {
            if self.tags[at] == Tag::Verb {
                near = at;
            }
            let relation = match self.tags[at] {
                Tag::Punctuation => Relation::Punctuation,
                Tag::Adverb => Relation::AdverbialModifier,
                Tag::Particle if self.tag(at + 1) == Some(Tag::Verb) => Relation::Marker,
                tag if tag.is_nominal() && self.cased[at - self.sentence.start] => {
                    Relation::Oblique
                }
                _ => Relation::Other,
            };
            let head = if relation == Relation::Marker {
                at + 1
            } else {
                near
            };
            if at != root && head != at {
                self.hang(at, head, relation);
            } else if at != root {
                self.hang(at, root, relation);
            }
        }
    }
}

/// Words that make a noun phrase.
const fn is_of_phrase(tag: Tag) -> bool {
    tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Numeral)
}

fn is_possessive(lower: &str) -> bool {
    matches!(
        lower,
        "my" | "your" | "his" | "her" | "its" | "our" | "their"
    )
}
