//! Finds the clauses of a sentence in which somebody is said to say something: cue, speaker and content.
//!
//! Quotations are opaque here: cues inside them are not looked at. Each cue verb is tried once, from left to right; what a
//! clause has claimed as its content is not searched again, so that in "Smith said Jones had called it “a gift”" the
//! outermost speaker wins.

use core::ops::Range;

use super::cues::{Verb, VerbForm};
use super::phrase::Phrases;
use super::rules::Rule;
use super::words::{AUXILIARY, DETERMINER, NAMING, is_stop};
use crate::coref::Chains;

/// Somebody says something.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) rule: Rule,
    pub(super) cue: Range<usize>,
    /// The noun phrase of who says it.
    pub(super) speaker: Option<Range<usize>>,
    /// What is said, as token ranges in order.
    pub(super) content: Vec<Range<usize>>,
}

impl Clause {
    pub(super) fn new(
        rule: Rule,
        cue: Range<usize>,
        speaker: Range<usize>,
        content: Vec<Range<usize>>,
    ) -> Self {
        Self {
            rule,
            cue,
            speaker: Some(speaker),
            content,
        }
    }
}

/// The clauses of a sentence, and the stretches in which nothing was said ("if the board says “no”").
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) clauses: Vec<Clause>,
    pub(super) unreal: Vec<Range<usize>>,
}

/// A cue verb in its place.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb and its particle.
    pub(super) tokens: Range<usize>,
    pub(super) verb: Verb,
    pub(super) form: VerbForm,
}

/// A sentence being read.
pub(super) struct Sentence<'p, 'a, 't> {
    pub(super) phrases: &'p Phrases<'a, 't>,
    pub(super) tokens: Range<usize>,
    /// One past the last token that is not the closing stop.
    pub(super) body_end: usize,
}

impl<'p, 'a, 't> Sentence<'p, 'a, 't> {
    pub(super) fn new(phrases: &'p Phrases<'a, 't>, tokens: Range<usize>) -> Self {
        let mut body_end = tokens.end;
        while body_end > tokens.start && is_stop(phrases.doc.written(body_end - 1)) {
            body_end -= 1;
        }
        Self {
            phrases,
            tokens,
            body_end,
        }
    }

    pub(super) fn doc(&self) -> &'a Chains<'a, 't> {
        self.phrases.doc
    }

    pub(super) fn lower(&self, token: usize) -> &'a str {
        self.phrases.doc.lower(token)
    }

    pub(super) fn written(&self, token: usize) -> &'t str {
        self.phrases.doc.written(token)
    }

    /// The outermost run that starts at this token.
    pub(super) fn run_at(&self, token: usize) -> Option<Range<usize>> {
        self.phrases.index.run_at(token)
    }

    /// The outermost run that ends before this token.
    pub(super) fn run_before(&self, token: usize) -> Option<Range<usize>> {
        self.phrases
            .index
            .last_run(token)
            .filter(|run| run.end == token)
    }

    /// The clauses of the sentence.
    pub(super) fn read(&self) -> Found {
        let mut found = Found::default();
        let mut at = self.tokens.start;
        // Nothing before this token is free to be content.
        let mut floor = self.tokens.start;
        while at < self.tokens.end {
            if let Some(run) = self.run_at(at) {
                at = run.end;
                continue;
            }
            let clause = self.clause_around(at, floor, &mut found);
            at += 1;
            if let Some(clause) = clause {
                let reach = clause
                    .content
                    .iter()
                    .map(|c| c.end)
                    .chain([clause.cue.end])
                    .max()
                    .unwrap_or(at);
                let inverted = clause
                    .speaker
                    .as_ref()
                    .filter(|s| s.start >= clause.cue.end)
                    .map_or(0, |s| s.end);
                at = at.max(reach).max(inverted);
                floor = at;
                let mut clause = self.by_the_name_given(clause);
                let last = clause
                    .content
                    .last()
                    .and_then(|part| self.run_before(part.end));
                if let Some(more) = last.and_then(|run| self.behind_gesture(&run)) {
                    at = at.max(more.end);
                    clause.content.push(more);
                }
                found.clauses.extend(self.fragments(clause));
            }
        }
        found
    }

    /// The clause in which the word at `at` says that somebody says something.
    fn clause_around(&self, at: usize, floor: usize, found: &mut Found) -> Option<Clause> {
        match self.lower(at) {
            "according" if self.lower(at + 1) == "to" => self.according_to(at, 2, floor),
            // "The bridge will reopen in May, per the council."
            "per"
                if at > floor
                    && (self.is(at + 1, DETERMINER)
                        || self.phrases.index.starting(at + 1).is_some())
                    && (self.written(at - 1) == "," || self.run_before(at).is_some()) =>
            {
                self.according_to(at, 1, floor)
            }
            "quotes" | "quoted" | "cites" | "cited" if self.quotes_as_saying(at).is_some() => {
                self.quotes_as_saying(at)
            }
            "quoted" | "cited" if at > floor && self.is(at - 1, AUXILIARY) => {
                self.quoted_as_saying(at, floor)
            }
            "as" if self.as_said(at).is_some() => self.as_said(at),
            "is" | "was" | "were" | ":" | "?" => {
                self.is_the_question(at).or_else(|| self.is_the_answer(at))
            }
            "came" | "comes" => self.came_the_answer(at, floor),
            "words" | "phrase" | "view" | "borrow" | "quote" | "paraphrase" | "echo"
                if self.in_the_words_of(at).is_some() =>
            {
                self.in_the_words_of(at)
            }
            word if self.phrases.cues.is_stance(word) => self.stance(at, floor),
            _ => match self.cue_at(at) {
                Some(cue) if self.is_unreal(&cue, floor) || self.is_unreal_report(at) => {
                    found.unreal.push(at..self.tokens.end);
                    None
                }
                Some(cue) => self
                    .clause(&cue, floor, found.clauses.last())
                    .and_then(|clause| self.set_right(clause))
                    .or_else(|| self.report(at, floor)),
                None => self.claimed_by(at).or_else(|| self.report(at, floor)),
            },
        }
    }

    /// "The owner, a retired dentist called Sigurd Falk who ..., said": the name that the description gives.
    fn by_the_name_given(&self, mut clause: Clause) -> Clause {
        const LONGEST: usize = 16;
        let writer = clause
            .speaker
            .as_ref()
            .and_then(|s| self.writer(s, clause.cue.start));
        clause.speaker = writer.or(clause.speaker);
        let Some(speaker) = clause.speaker.clone().filter(|s| !self.names_person(s)) else {
            return clause;
        };
        let mut behind = speaker.end..(speaker.end + LONGEST).min(clause.cue.start);
        let naming = behind.find(|&t| self.is(t, NAMING) && self.names_person(&(t + 1..t + 2)));
        let described = naming.is_some_and(|t| (speaker.end..t).any(|t| self.written(t) == ","));
        if let Some(name) = naming.filter(|_| described) {
            clause.speaker = Some(name + 1..name + 2);
        }
        clause
    }

    pub(super) fn after_last_run(&self, floor: usize, before: usize) -> usize {
        self.phrases
            .index
            .last_run(before)
            .map_or(floor, |run| run.end.max(floor).min(before))
    }
}
