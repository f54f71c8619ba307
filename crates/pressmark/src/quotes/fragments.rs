//! Words of somebody that stand as a part of another's sentence: “fair” of a seeding, “a gift” of a plan.

use core::ops::Range;

use super::clause::{Clause, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::words::{DETERMINER, SAYING};
use crate::grammar::{Tag, TokenIdx};
use crate::kinds::{EntityType, Form};
use crate::text::TokenKind;

/// Words between "in the words of S" and the quotation.
const REACH: usize = 30;

impl Sentence<'_, '_, '_> {
    /// "He called the referee “a tourist”, the pitch “a swamp”": of what somebody is said to call things, each quotation is a
    /// fragment of its own, and what they are said of is none.
    pub(super) fn fragments(&self, clause: Clause) -> Vec<Clause> {
        let cue = self.phrases.cues.verb(self.lower(clause.cue.start));
        let quotations = match &clause.content[..] {
            [part] if cue.is_some_and(|verb| verb.about) && clause.rule != Rule::QuotedAsSaying => {
                self.quotations_in(part)
            }
            _ => Vec::new(),
        };
        if quotations.is_empty() {
            return vec![clause];
        }
        let mut before = clause.cue.end;
        let mut speaker = clause.speaker.clone();
        let mut fragment = |quotation: Range<usize>| {
            let gapped = self.gapped_subject(&clause, before, quotation.start);
            before = quotation.end;
            speaker = gapped.or(speaker.take());
            Clause {
                content: vec![quotation],
                speaker: speaker.clone(),
                ..clause.clone()
            }
        };
        quotations.into_iter().map(&mut fragment).collect()
    }

    /// "Berg calling it “a sham” and Noor “a tax”": a second subject whose verb is left out. "She called Berg “a fool” and Noor
    /// “a saint”" has two objects.
    fn gapped_subject(&self, clause: &Clause, from: usize, to: usize) -> Option<Range<usize>> {
        let name = &self.doc().mentions[self.phrases.index.ending(to)?];
        let person = name.kind == EntityType::Person && name.form == Form::Name;
        let joined = name.tokens.start > from
            && (from..name.tokens.start).all(|t| matches!(self.lower(t), "," | "and" | ";"));
        let first = clause.content.first()?;
        let object = clause.cue.end..(first.start..first.end).find_map(|t| self.run_at(t))?.start;
        (person && joined && from > clause.cue.end && !self.names_person(&object))
            .then(|| name.tokens.clone())
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

    /// "“Who benefits?” is the question that S keeps asking", "“Why us?” was the question on the lips of S".
    pub(super) fn is_the_question(&self, at: usize) -> Option<Clause> {
        let copula = matches!(self.lower(at), "is" | "was");
        let run = self
            .run_before(at)
            .filter(|run| copula && run.start == self.tokens.start)?;
        let noun = (at + 1..at + 3).find(|&t| self.is(t, SAYING))?;
        let name = (noun + 1..self.body_end.min(noun + REACH)).find_map(|t| {
            let mention = &self.doc().mentions[self.phrases.index.starting(t)?];
            (mention.kind == EntityType::Person).then(|| mention.tokens.clone())
        })?;
        Some(Clause::new(Rule::Noun, noun..noun + 1, name, vec![run]))
    }

    /// "as S put it, “...”", "“A wet day,” as S called it": whose words stand beside the comment.
    pub(super) fn as_said(&self, at: usize) -> Option<Clause> {
        const LONGEST: usize = 12;
        let verb = (at + 2..self.body_end.min(at + LONGEST)).find(|&t| {
            let cue = self.phrases.cues.lookup(self.lower(t), self.lower(t + 1));
            cue.is_some_and(|(verb, form)| {
                form != VerbForm::Base && (verb.about || verb.particle == Some("it"))
            })
        })?;
        (matches!(self.lower(verb + 1), "it" | "them")).then_some(())?;
        let speaker = self.phrases.subject(verb, at + 1)?.phrase;
        (speaker.start == at + 1).then_some(())?;
        self.aside(at, verb..verb + 2, speaker)
    }

    /// A comment that stands beside a quotation and says whose words it is.
    fn aside(&self, at: usize, cue: Range<usize>, speaker: Range<usize>) -> Option<Clause> {
        let after = (cue.end..self.body_end.min(cue.end + REACH)).find_map(|t| self.run_at(t));
        let before = self.quote_ending_near(at);
        let run = before
            .or(after)
            .or_else(|| self.phrases.index.last_run(at))?;
        (run.start >= self.tokens.start)
            .then(|| Clause::new(Rule::WordsOf, cue, speaker, vec![run]))
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
        self.aside(at, cue, speaker)
    }

    /// "in Dube's words", "in his own words": Dube, he.
    fn owner(&self, noun: usize) -> Option<Range<usize>> {
        let owner = self.owner_of(noun)?;
        let opens = owner.start.checked_sub(1).map(|t| self.lower(t));
        matches!(opens, Some("in")).then_some(owner)
    }

    fn owner_of(&self, noun: usize) -> Option<Range<usize>> {
        let end = noun - usize::from(noun > 0 && self.lower(noun - 1) == "own");
        let last = end.checked_sub(1).filter(|&t| t >= self.tokens.start)?;
        let owner = match self.lower(last) {
            "his" | "her" | "their" | "its" => last..last + 1,
            _ if self.doc().kind(last) == TokenKind::Possessive => {
                self.phrases.phrase_ending(last, self.tokens.start)?
            }
            _ => return None,
        };
        Some(owner)
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
            Some(run) => vec![run],
            None if self.written(at.checked_sub(1)?) == "," => {
                let left = content::trimmed(self, self.after_conjunction(floor)..at - 1)?;
                self.with_resumption(left, speaker.end)?
            }
            None => return None,
        };
        Some(Clause::new(
            Rule::ContentVerbSubject,
            at..noun + 1,
            speaker,
            content,
        ))
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
                let subject = grammar.clause(clause).subject;
                let is_speech = |t: usize| self.phrases.cues.is_noun(self.lower(t));
                // "The general's answer, sent by telex, was"
                let first = (self.tokens.start..at)
                    .rev()
                    .take(REACH)
                    .find(|&t| is_speech(t));
                subject
                    .filter(|s| is_speech(s.at()))
                    .or(first.map(TokenIdx::new))?
            }
        };
        let is_speech = matches!(grammar.tag(noun), Tag::Noun | Tag::Other)
            && self.phrases.cues.is_noun(self.lower(noun.at()));
        let owner = self.possessor(noun).or_else(|| self.owner_of(noun.at()));
        let speaker = owner.filter(|_| is_speech)?;
        Some(Clause::new(
            Rule::Noun,
            noun.at()..noun.at() + 1,
            speaker,
            vec![content::quotations_from(self, run)],
        ))
    }
}
