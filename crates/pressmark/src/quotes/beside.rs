//! Who is named beside a quotation that no clause has claimed: by a colon, a dash, a verb no list knows, or a cue elsewhere.

use core::ops::Range;

use super::clause::{Clause, Cue, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::words::{AUXILIARY, DETERMINER, OBJECT_PRONOUN, SUBJECT_PRONOUN, VERB_ADVERB, is_dash};
use crate::grammar::TokenIdx;
use crate::kinds::{EntityType, Form, Sense};
use crate::text::{Case, TokenKind};

impl Sentence<'_, '_, '_> {
    /// A headline's colon: "Smith: bridge vote ‘unfair’". What follows is what the actor named before it says.
    pub(super) fn headline(&self) -> Option<Clause> {
        let start = self.tokens.start;
        let mention = self
            .phrases
            .index
            .starting(start)
            .map(|m| &self.doc().mentions[m])?;
        let actor = matches!(
            mention.kind,
            EntityType::Person | EntityType::Organization | EntityType::Group
        ) || mention.form == Form::Nominal
            || mention.sense == Some(Sense::Actor);
        let colon = mention.tokens.end;
        if !actor || self.written(colon) != ":" || self.tokens.end - colon < 3 {
            return None;
        }
        let content = content::trimmed(self, colon + 1..self.tokens.end)?;
        Some(Clause {
            rule: Rule::Colon,
            cue: colon..colon + 1,
            speaker: Some(mention.tokens.clone()),
            content: vec![content],
        })
    }

    /// Who introduces the quotation at `run` by a colon: "Smith: “...”", "Smith was blunt: “...”".
    pub(super) fn colon(&self, run: &Range<usize>) -> Option<Clause> {
        let colon = run
            .start
            .checked_sub(1)
            .filter(|&c| c > self.tokens.start && self.written(c) == ":")?;
        let name = self
            .phrases
            .phrase_ending(colon, self.tokens.start)
            .filter(|p| p.start == self.tokens.start);
        let speaker = name
            .or_else(|| self.phrases.sentence_subject(self.tokens.start, colon))
            .or_else(|| self.subject_of_words_before(colon))?;
        Some(Clause {
            rule: Rule::Colon,
            cue: colon..colon + 1,
            speaker: Some(speaker),
            content: vec![run.clone()],
        })
    }

    /// "The coroner's ruling was scathing: “...”": the ruling.
    fn subject_of_words_before(&self, colon: usize) -> Option<Range<usize>> {
        let before = TokenIdx::new(colon.checked_sub(1)?);
        let clause = self.phrases.grammar.clause_of(before)?;
        let subject = self.subject_of(self.phrases.grammar.clause(clause).group.head.at())?;
        (subject.end <= colon).then_some(subject)
    }

    /// “...” — Smith, of the Review
    pub(super) fn dash(&self, run: &Range<usize>) -> Option<Clause> {
        let dash = run.end;
        if dash + 1 >= self.doc().tokens.len() || !is_dash(self.written(dash)) {
            return None;
        }
        let limit = self
            .doc()
            .paragraphs
            .get(self.doc().paragraph_of(dash))
            .map_or(dash, |p| p.tokens.end);
        let attributed = self.lower(dash + 1) == "attributed" && self.lower(dash + 2) == "to";
        let start = dash + 1 + 2 * usize::from(attributed);
        let speaker = self.phrases.phrase_starting(start, limit)?;
        let ends = speaker.end >= limit || matches!(self.written(speaker.end), "," | "." | "(");
        let named = self
            .phrases
            .index
            .starting(speaker.start)
            .is_some_and(|m| self.doc().mentions[m].form == Form::Name);
        (ends && named).then(|| Clause {
            rule: Rule::Dash,
            cue: dash..dash + 1,
            speaker: Some(speaker),
            content: vec![run.clone()],
        })
    }

    /// “...,” Smith sings: a verb that no list knows, right behind a quotation that a comma or question ends and a name.
    pub(super) fn unknown_verb(&self, run: &Range<usize>) -> Option<Clause> {
        let doc = self.doc();
        let comma = self.written(run.end) == ",";
        if !comma && !matches!(self.written(run.end.wrapping_sub(2)), "," | "?" | "!" | "—") {
            return None;
        }
        let start = run.end + usize::from(comma);
        let pronoun = matches!(self.lower(start), "he" | "she" | "they");
        let mention = self
            .phrases
            .index
            .starting(start)
            .map(|m| &doc.mentions[m])
            .filter(|m| matches!(m.kind, EntityType::Person | EntityType::Organization));
        let end = if pronoun {
            start + 1
        } else {
            mention?.tokens.end
        };
        let verb = (end..end + 2).find(|&t| !self.is(t, VERB_ADVERB))?;
        let word = self.lower(verb);
        let token = doc.tokens.get(verb).filter(|_| verb < self.body_end)?;
        let finite = token.kind == TokenKind::Word
            && token.case == Case::Lower
            && word.len() > 3
            && (word.ends_with("ed") || word.ends_with('s'))
            && !self.has(word, AUXILIARY);
        (finite && !self.takes_object(verb + 1)).then(|| Clause {
            rule: Rule::ContentSubjectVerb,
            cue: verb..verb + 1,
            speaker: Some(start..end),
            content: vec![run.clone()],
        })
    }

    /// Whether what follows a verb is its object: “by force,” he distanced | himself from the rest. Such a verb does not speak.
    fn takes_object(&self, at: usize) -> bool {
        at < self.body_end
            && (self.is(at, DETERMINER)
                || self.is(at, OBJECT_PRONOUN)
                || self.phrases.index.starting(at).is_some())
    }

    /// A cue in the sentence that claims no content of its own but has a subject, nearest before the run, else after it.
    pub(super) fn loose(&self, run: &Range<usize>, cues: &[Cue]) -> Option<Clause> {
        let before = cues.iter().rev().find(|cue| cue.tokens.end <= run.start);
        let after = cues.iter().find(|cue| cue.tokens.start >= run.end);
        let cue = before.or(after)?;
        let floor = self.after_last_run(self.tokens.start, cue.tokens.start);
        let speaker = match self
            .phrases
            .subject(self.before_auxiliaries(cue.tokens.start, floor), floor)
        {
            Some(subject) if cue.form != VerbForm::Ing => subject.phrase,
            _ => self
                .phrases
                .sentence_subject(self.tokens.start, cue.tokens.start)?,
        };
        if self.is(speaker.start, SUBJECT_PRONOUN)
            && matches!(self.lower(speaker.start), "i" | "we" | "you")
        {
            return None;
        }
        Some(Clause {
            rule: Rule::SameSentence,
            cue: cue.tokens.clone(),
            speaker: Some(speaker),
            content: vec![run.clone()],
        })
    }
}
