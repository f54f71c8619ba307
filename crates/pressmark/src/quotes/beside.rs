//! Who is named beside a quotation that no clause has claimed: by a colon, a dash, a verb no list knows, or a cue elsewhere.

use core::ops::Range;

use super::clause::{Clause, Cue, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::speech::{is_title, words_in};
use super::words::{
    AUXILIARY, DETERMINER, OBJECT_PRONOUN, PREPOSITION, SUBJECT_PRONOUN, TIME, is_dash,
};
use crate::grammar::{Tag, TokenIdx};
use crate::kinds::{EntityType, Form, Sense};
use crate::layers::Mention;
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// Words of a tag before its verb.
const LONGEST_TAG: usize = 12;

impl Sentence<'_, '_, '_> {
    /// ‘I slept in a cello case’: Anna Berg on touring at 80
    pub(super) fn quotation_first(&self) -> Option<Clause> {
        let run = self.run_at(self.tokens.start)?;
        let speaker = self.phrases.phrase_starting(run.end + 1, self.tokens.end)?;
        (self.written(run.end) == ":" && self.names_person(&speaker))
            .then(|| Clause::new(Rule::Colon, run.end..run.end + 1, speaker, vec![run]))
    }

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
        Some(Clause::new(
            Rule::Colon,
            colon..colon + 1,
            mention.tokens.clone(),
            vec![content],
        ))
    }

    /// Who introduces the quotation at `run` by a colon: "Smith: “...”", "Smith was blunt: “...”".
    pub(super) fn colon(&self, run: &Range<usize>) -> Option<Clause> {
        let colon = run
            .start
            .checked_sub(1)
            .filter(|&c| c > self.tokens.start && self.written(c) == ":")?;
        // "An hour later: “...”": whoever spoke before.
        if self.tokens.start + 4 > colon
            && (self.tokens.start..colon).any(|t| self.is(t, TIME) || self.lower(t) == "later")
        {
            return None;
        }
        let name = self
            .phrases
            .phrase_ending(colon, self.tokens.start)
            .filter(|p| p.start == self.tokens.start)
            .map(|phrase| self.sender(&phrase).unwrap_or(phrase));
        let speaker = name
            .or_else(|| self.phrases.sentence_subject(self.tokens.start, colon))
            .or_else(|| self.subject_of_words_before(colon))?;
        Some(Clause::new(
            Rule::Colon,
            colon..colon + 1,
            speaker,
            vec![run.clone()],
        ))
    }

    /// "A lesson from Anna Berg": Anna Berg.
    fn sender(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let from = phrase.clone().find(|&t| self.lower(t) == "from")?;
        let sender = from + 1..phrase.end;
        self.names_person(&sender).then_some(sender)
    }

    /// "An email from Anna Berg read": what she wrote.
    pub(super) fn writer(&self, phrase: &Range<usize>, verb: usize) -> Option<Range<usize>> {
        let text = phrase.clone().find(|&t| {
            let is_text = self.doc().word_class(t).any(WordClass::SPEAKING_THING);
            is_text && self.lower(t + 1) == "from"
        })?;
        let end = if verb > text { verb } else { phrase.end };
        let writer = self.phrases.phrase_starting(text + 2, end)?;
        self.names_person(&writer).then_some(writer)
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
        (ends && self.has_name(&speaker))
            .then(|| Clause::new(Rule::Dash, dash..dash + 1, speaker, vec![run.clone()]))
    }

    fn has_name(&self, phrase: &Range<usize>) -> bool {
        self.names_in(phrase).next().is_some()
    }

    pub(super) fn names_person(&self, phrase: &Range<usize>) -> bool {
        self.names_in(phrase)
            .any(|mention| mention.kind == EntityType::Person)
    }

    fn names_in(&self, phrase: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let starting = phrase
            .clone()
            .filter_map(|t| self.phrases.index.starting(t));
        starting
            .map(|m| &self.doc().mentions[m])
            .filter(|m| m.form == Form::Name)
    }

    /// “...,” Smith sings; “...,” sings Smith; “...,” an insider at the club confides: a verb that no list knows, right behind a
    /// quotation that a comma or question ends.
    pub(super) fn unknown_verb(&self, run: &Range<usize>) -> Option<Clause> {
        let comma = self.written(run.end) == ",";
        if !comma && !matches!(self.written(run.end.wrapping_sub(2)), "," | "?" | "!" | "—") {
            return None;
        }
        let start = run.end + usize::from(comma);
        let titled = words_in(self.doc(), run) < 2 || is_title(self.doc(), self.phrases.cues, run);
        // "In her book, “A Winter of Glass,” Marsh suggested looking north"
        if titled && run.start > self.tokens.start && self.is(self.tokens.start, PREPOSITION) {
            return None;
        }
        let inverted = !titled && self.looks_finite(start);
        let (speaker, verb) = if inverted {
            let speaker = self.phrases.phrase_starting(start + 1, self.body_end)?;
            (speaker, start)
        } else {
            let last = self.body_end.min(start + LONGEST_TAG);
            let verb = (start + 1..last).find(|&t| self.looks_finite(t))?;
            (self.tag_subject(start, verb)?, verb)
        };
        let pronoun = self.is(speaker.start, SUBJECT_PRONOUN);
        let speaks =
            self.has_name(&speaker) || !inverted && (pronoun || run.start == self.tokens.start);
        let after = if inverted { speaker.end } else { verb + 1 };
        let rule = match inverted {
            true => Rule::ContentVerbSubject,
            false => Rule::ContentSubjectVerb,
        };
        (speaks && !self.takes_object(after))
            .then(|| Clause::new(rule, verb..verb + 1, speaker, vec![run.clone()]))
    }

    /// The phrase from `start` that is the subject of the verb: a pronoun, a name, a noun.
    fn tag_subject(&self, start: usize, verb: usize) -> Option<Range<usize>> {
        let subject = self.phrases.subject(verb, start)?.phrase;
        (subject.start == start).then_some(subject)
    }

    /// "sings", "sobbed": the form of a verb in the third person or past, small, and no auxiliary.
    fn looks_finite(&self, at: usize) -> bool {
        let doc = self.doc();
        let word = self.lower(at);
        let known = self.phrases.grammar.tag(TokenIdx::new(at));
        at < self.body_end
            && doc.kind(at) == TokenKind::Word
            && doc.case(at) == Case::Lower
            && word.len() > 3
            && (word.ends_with("ed") || word.ends_with('s'))
            && matches!(known, Tag::Verb | Tag::Other)
            && !self.is(at, AUXILIARY)
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
        Some(Clause::new(
            Rule::SameSentence,
            cue.tokens.clone(),
            speaker,
            vec![run.clone()],
        ))
    }
}
