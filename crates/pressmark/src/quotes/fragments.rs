//! Words of somebody that stand as a part of another's sentence: “fair” of a seeding, “a gift” of a plan.

use core::ops::Range;

use super::clause::{Clause, Sentence};
use super::content;
use super::rules::Rule;
use super::words::DETERMINER;
use crate::grammar::{Tag, TokenIdx};
use crate::text::TokenKind;

/// Words between "in the words of S" and the quotation.
const REACH: usize = 30;

impl Sentence<'_, '_, '_> {
    /// "He called the referee “a tourist”, the pitch “a swamp”": of what somebody is said to call things, each quotation is a
    /// fragment of its own, and what they are said of is none.
    pub(super) fn fragments(&self, clause: Clause) -> Vec<Clause> {
        let cue = self.phrases.cues.verb(self.lower(clause.cue.start));
        let quotations = match &clause.content[..] {
            [part] if cue.is_some_and(|verb| verb.about) => self.quotations_in(part),
            _ => Vec::new(),
        };
        if quotations.is_empty() {
            return vec![clause];
        }
        let fragment = |quotation| Clause {
            content: vec![quotation],
            ..clause.clone()
        };
        quotations.into_iter().map(fragment).collect()
    }

    /// The quotations that stand in these words; those that only commas and "and" part are one.
    fn quotations_in(&self, words: &Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = words.start;
        while at < words.end {
            match self.run_at(at) {
                Some(run) => {
                    let row = content::quotations_from(self, run);
                    at = row.end;
                    found.push(row);
                }
                None => at += 1,
            }
        }
        found
    }

    /// "in the words of S, “...”", "in S's words", "to borrow a phrase from S", "to quote S": whose words the quotation beside it is.
    pub(super) fn in_the_words_of(&self, at: usize) -> Option<Clause> {
        let before = |back: usize| at.checked_sub(back).map_or("", |t| self.lower(t));
        let (speaker, cue) = match self.lower(at) {
            "words" | "phrase" | "view" if self.lower(at + 1) == "of" && before(1) == "the" => (
                self.phrases.phrase_starting(at + 2, self.body_end)?,
                at..at + 1,
            ),
            "words" | "phrase" | "view" => (self.owner(at)?, at..at + 1),
            "borrow" if before(1) == "to" => {
                let from = (at + 1..at + 6).find(|&t| self.lower(t) == "from")?;
                (
                    self.phrases.phrase_starting(from + 1, self.body_end)?,
                    at..at + 1,
                )
            }
            "quote" | "paraphrase" | "echo" if before(1) == "to" && self.opens_aside(at - 1) => (
                self.phrases.phrase_starting(at + 1, self.body_end)?,
                at..at + 1,
            ),
            _ => return None,
        };
        let after = (at + 1..self.body_end.min(at + REACH)).find_map(|t| self.run_at(t));
        let run = after.or_else(|| self.phrases.index.last_run(at))?;
        (run.start >= self.tokens.start).then(|| Clause {
            rule: Rule::WordsOf,
            cue,
            speaker: Some(speaker),
            content: vec![run],
        })
    }

    /// "in Dube's words", "in his own words": Dube, he.
    fn owner(&self, noun: usize) -> Option<Range<usize>> {
        let end = noun - usize::from(noun > 0 && self.lower(noun - 1) == "own");
        let last = end.checked_sub(1).filter(|&t| t > self.tokens.start)?;
        let owner = match self.lower(last) {
            "his" | "her" | "their" | "its" => last..last + 1,
            _ if self.doc().kind(last) == TokenKind::Possessive => {
                self.phrases.phrase_ending(last, self.tokens.start)?
            }
            _ => return None,
        };
        let opens = owner.start.checked_sub(1).map(|t| self.lower(t));
        matches!(opens, Some("in")).then_some(owner)
    }

    /// "“...,” came the answer from S", "There would be no refund, came the reply from S".
    pub(super) fn came_the_answer(&self, at: usize, floor: usize) -> Option<Clause> {
        let noun = (at + 2..at + 5).find(|&t| self.phrases.cues.is_noun(self.lower(t)))?;
        let opens = self.is(at + 1, DETERMINER) && self.lower(noun + 1) == "from";
        let speaker = self
            .phrases
            .phrase_starting(noun + 2, self.body_end)
            .filter(|_| opens)?;
        let content = match self.quote_ending_near(at).filter(|run| run.start >= floor) {
            Some(run) => run,
            None if self.written(at.checked_sub(1)?) == "," => {
                content::trimmed(self, self.after_conjunction(floor)..at - 1)
                    .filter(|left| self.can_be_said(left.clone()))?
            }
            None => return None,
        };
        Some(Clause {
            rule: Rule::ContentVerbSubject,
            cue: at..noun + 1,
            speaker: Some(speaker),
            content: vec![content],
        })
    }

    fn opens_aside(&self, at: usize) -> bool {
        at == self.tokens.start || matches!(self.written(at - 1), "," | "—" | "–")
    }

    /// "The commissioner's reply was “Unlikely.”", "Her answer: “No.”": a noun of speech, and the quotation that it is.
    pub(super) fn is_the_answer(&self, at: usize) -> Option<Clause> {
        if !matches!(self.lower(at), "is" | "was" | "were" | ":" | "?") {
            return None;
        }
        let run = self.run_at(at + 1)?;
        let grammar = self.phrases.grammar;
        let noun = match self.lower(at) {
            ":" | "?" => TokenIdx::new(at.checked_sub(1)?),
            _ => {
                let clause = grammar.clause_of(TokenIdx::new(at))?;
                grammar.clause(clause).subject?
            }
        };
        let is_speech =
            grammar.tag(noun) == Tag::Noun && self.phrases.cues.is_noun(self.lower(noun.at()));
        let speaker = self.possessor(noun).filter(|_| is_speech)?;
        Some(Clause {
            rule: Rule::Noun,
            cue: noun.at()..noun.at() + 1,
            speaker: Some(speaker),
            content: vec![content::quotations_from(self, run)],
        })
    }
}
