//! Cues without a subject of their own: participles, and verbs that share the subject of the one before.

use core::ops::Range;

use super::clause::{Clause, Cue, Sentence};
use super::content;
use super::rules::Rule;
use super::words::{AUXILIARY, JOINER, PARTICIPLE_LEAD, PERCEIVED, VERB_ADVERB};
use crate::kinds::{EntityType, Form};

impl Sentence<'_, '_, '_> {
    /// ", adding that ...", "by saying “...”": the speaker is the subject of the sentence or of the clause before.
    pub(super) fn participle(
        &self,
        cue: &Cue,
        floor: usize,
        previous: Option<&Clause>,
    ) -> Option<Clause> {
        let right = content::right(self, cue)?;
        let start = cue.tokens.start;
        if let Some((rule, speaker)) = self.own_subject(start, floor) {
            return Some(Clause::new(rule, cue.tokens.clone(), speaker, vec![right]));
        }
        if !self.participle_of_speech(start) {
            return None;
        }
        if let Some(previous) = previous.filter(|p| !self.is_relative(p)) {
            let speaker = previous.speaker.clone()?;
            return Some(Clause::new(
                Rule::MainSubject,
                cue.tokens.clone(),
                speaker,
                vec![right],
            ));
        }
        let lead = start == self.tokens.start + 1 && self.is(self.tokens.start, PARTICIPLE_LEAD);
        let speaker = if start == self.tokens.start || lead {
            // "Calling it “a sham,” Smith walked out.", "After calling it “a sham,” Smith walked out."
            let mut after = right.end;
            while after < self.body_end && matches!(self.written(after), ",") {
                after += 1;
            }
            let named = self
                .phrases
                .index
                .starting(after)
                .map(|m| &self.doc().mentions[m]);
            match named.filter(|mention| mention.form == Form::Name) {
                Some(name) => name.tokens.clone(),
                None => self.phrases.phrase_starting(after, self.body_end)?,
            }
        } else {
            self.shared_subject(start)
                .or_else(|| self.phrases.sentence_subject(self.tokens.start, start))
                .or_else(|| self.phrases.subject(start, floor).map(|s| s.phrase))?
        };
        Some(Clause::new(
            Rule::MainSubject,
            cue.tokens.clone(),
            speaker,
            vec![right],
        ))
    }

    /// "Critics panned it, Smith calling it “a sham”", "was overheard telling a colleague": the subject of the participle alone.
    fn own_subject(&self, at: usize, floor: usize) -> Option<(Rule, Range<usize>)> {
        if at > floor && self.is(at - 1, PERCEIVED) {
            let verb = self.before_auxiliaries(at - 1, floor);
            let subject = self.phrases.subject(verb, floor)?;
            return Some((Rule::QuotedAsSaying, subject.phrase));
        }
        let own = &self.doc().mentions[self.phrases.index.ending(at)?];
        let start = own.tokens.start;
        let parted = start > floor && self.written(start - 1) == ",";
        // "The paper has Senator Ramsey telling donors"
        let mut before = start.saturating_sub(3).max(floor)..start;
        // "footage of Marsh saying", "the film shows Marsh saying"
        let caught = before.any(|t| {
            let shows = self
                .phrases
                .cues
                .verb(self.lower(t))
                .is_some_and(|verb| verb.finding);
            self.is(t, AUXILIARY) || shows || matches!(self.lower(t), "of" | "with")
        });
        let person = own.kind == EntityType::Person && own.form == Form::Name;
        (person && (parted || caught)).then(|| (Rule::SubjectVerbContent, own.tokens.clone()))
    }

    /// Whether the clause is one with "who" or "which": a participle behind it belongs to the main clause.
    fn is_relative(&self, clause: &Clause) -> bool {
        let Some(speaker) = &clause.speaker else {
            return false;
        };
        let after = speaker.end + usize::from(self.written(speaker.end) == ",");
        matches!(self.lower(after), "who" | "which")
    }

    /// "He smiled and said “...”": the subject is the sentence's.
    pub(super) fn elided(
        &self,
        cue: &Cue,
        floor: usize,
        previous: Option<&Clause>,
        right: Option<Range<usize>>,
    ) -> Option<Clause> {
        let start = cue.tokens.start;
        if start == self.tokens.start {
            return None;
        }
        let before = self.lower(start - 1);
        let coordinated = (self.has(before, JOINER) || matches!(before, ","))
            || self.has(before, VERB_ADVERB)
            || self.run_before(start).is_some()
            || before == "who";
        if !coordinated {
            return None;
        }
        let content = match right {
            Some(right) => vec![right],
            None => vec![self.quoted_left(start, floor)?],
        };
        let speaker = match previous.and_then(|p| p.speaker.clone()) {
            Some(speaker) => speaker,
            None => self
                .shared_subject(start)
                .or_else(|| self.phrases.sentence_subject(self.tokens.start, start))?,
        };
        Some(Clause::new(
            Rule::MainSubject,
            cue.tokens.clone(),
            speaker,
            content,
        ))
    }
}
