//! Reports that grammar shows: a verb, noun or adjective of speech, whose subject, agent or possessor says what its clause
//! says. These are the constructions of Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 14.28 to 14.34
//! (comment clauses, indirect speech), 16.30 to 16.43 (clauses that complete verbs), 16.71 to 16.84 (adjectives), 17.26 (nouns).

mod corrections;
mod reality;
mod said;
mod source;

use core::ops::Range;

use super::clause::{Clause, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::words::ASKING;
use crate::grammar::{ClauseIdx, Grammar, Tag, TokenIdx};
use crate::text::TokenKind;

impl Sentence<'_, '_, '_> {
    fn grammar(&self) -> &Grammar {
        self.phrases.grammar
    }

    /// The report whose cue stands at `at`, where all that it says is content from `floor` on.
    pub(in crate::quotes) fn report(&self, at: usize, floor: usize) -> Option<Clause> {
        let cue = TokenIdx::new(at);
        let word = self.lower(at);
        let clause = match self.grammar().tag(cue) {
            Tag::Verb => self.reported_by_verb(cue),
            Tag::Noun if self.phrases.cues.is_noun(word) => self.reported_by_noun(cue),
            Tag::Noun if self.is_demand(at) => self.demanded_by_noun(cue),
            _ => None,
        }?;
        let from = |part: &Range<usize>| part.start >= floor;
        clause.content.iter().all(from).then_some(clause)
    }

    /// "S told the council that ...", "Parents were told by S to ...", "..., it was announced by S".
    fn reported_by_verb(&self, cue: TokenIdx) -> Option<Clause> {
        let at = cue.at();
        let (verb, form) = self
            .phrases
            .cues
            .lookup(self.lower(at), self.lower(at + 1))?;
        let clause = self.grammar().clause_at(cue)?;
        let in_passing = form != VerbForm::Ing || self.stands_in_passing(clause, at);
        let said = if verb.asked {
            self.is_asked(clause, at)
        } else {
            !self.is_unreal_clause(clause)
        };
        // "It said no, citing the cost."
        let answered = matches!(self.lower(at + 1), "no" | "yes" | "so");
        let closed = self.doc().kind(at + 2) == TokenKind::Punct;
        if answered && closed {
            return None;
        }
        if verb.about || verb.quoted || !in_passing || !self.is_head(clause, cue) || !said {
            return None;
        }
        if verb.addressee && verb.inverts && self.is_told_in_passing(clause, at) {
            return None;
        }
        let (rule, source) = self.source(clause)?;
        if verb.finding && !self.can_find(&source) {
            return None;
        }
        let shows_another = |content: &Vec<Range<usize>>| {
            let between = at + 1..content.first().map_or(at, |part| part.start);
            verb.finding && between.into_iter().any(|t| self.cue_at(t).is_some())
        };
        let content = self
            .complement(clause)
            .filter(|content| !shows_another(content))
            .or_else(|| verb.infinitive.then(|| self.infinitive(cue)).flatten())?;
        Some(Clause::new(
            rule,
            at..at + 1 + usize::from(verb.particle.is_some()),
            source,
            content,
        ))
    }

    /// "Dr. Ferro, asked whether he would go, paused": a comma parts the verb from what the tree takes for its subject.
    fn is_told_in_passing(&self, clause: ClauseIdx, at: usize) -> bool {
        let grammar = self.grammar();
        let subject = grammar.clause(clause).subject;
        let phrase = subject.and_then(|subject| grammar.phrase_of(subject));
        let end = phrase.map(|phrase| grammar.phrase(phrase).core.end);
        at > self.tokens.start && self.written(at - 1) == "," && end == Some(at - 1)
    }

    /// "S wanted to know who": the verb before "to know" is what really was.
    fn is_asked(&self, clause: ClauseIdx, at: usize) -> bool {
        let above = self.grammar().clause(clause).above;
        at >= self.tokens.start + 2
            && self.is(at - 2, ASKING)
            && above.is_some_and(|above| !self.is_unreal_clause(above))
    }

    /// "The poll found": a report, or those who work for one; of anybody else a find is none of words.
    fn can_find(&self, source: &Range<usize>) -> bool {
        let cues = self.phrases.cues;
        source
            .clone()
            .any(|token| cues.is_finder(self.lower(token)))
    }

    /// "S's claim that ...", "the claim by S that ...", "S issued a warning that ..."
    fn reported_by_noun(&self, cue: TokenIdx) -> Option<Clause> {
        let content = self.clause_with_that(cue)?;
        let source = self
            .possessor(cue)
            .or_else(|| self.author(cue))
            .or_else(|| self.body_before(cue))
            .or_else(|| self.giver(cue))?;
        Some(Clause::new(
            Rule::Noun,
            cue.at()..cue.at() + 1,
            source,
            vec![self.said(content)?],
        ))
    }

    /// "calls for", "an appeal for"
    fn is_demand(&self, at: usize) -> bool {
        let verb = self.phrases.cues.lookup(self.lower(at), self.lower(at + 1));
        verb.is_some_and(|(verb, _)| verb.demand && verb.noun && self.lower(at + 1) == "for")
    }

    /// "S reiterated calls for the council to talk", "S's appeal for calm at the gate"
    fn demanded_by_noun(&self, cue: TokenIdx) -> Option<Clause> {
        let source = self.possessor(cue).or_else(|| self.giver(cue))?;
        let start = cue.at() + 2;
        let content = content::trimmed(self, start..content::end_of_demand(self, start))?;
        Some(Clause::new(
            Rule::Noun,
            cue.at()..start,
            source,
            vec![content],
        ))
    }

    /// Whether the clause is the cue's own: "is adamant", "has told".
    fn is_head(&self, clause: ClauseIdx, cue: TokenIdx) -> bool {
        let group = &self.grammar().clause(clause).group;
        group.head == cue || group.main == cue
    }

    /// How what is said stands to the cue.
    fn rule(&self, clause: ClauseIdx) -> Rule {
        let clause = self.grammar().clause(clause);
        let content = clause
            .complement
            .map(|content| self.grammar().clause(content));
        match content {
            Some(content) if content.group.head < clause.group.head => Rule::ContentSubjectVerb,
            _ => Rule::SubjectVerbContent,
        }
    }
}
