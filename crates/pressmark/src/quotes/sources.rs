//! Sources that are named without a verb of their own: "according to Smith", "was quoted as saying".

use super::clause::{Clause, Cue, Sentence};
use super::content;
use super::cues::{Verb, VerbForm};
use super::rules::Rule;
use super::words::{
    AUXILIARY, LINK, NEGATION, PASSIVE, PREPOSITION, TIME, UNREAL_MODAL, VERB_ADVERB,
};
use crate::kinds::EntityType;

impl Sentence<'_, '_, '_> {
    /// "..., according to S", "According to S, ..."
    pub(super) fn according_to(&self, at: usize, words: usize, floor: usize) -> Option<Clause> {
        let cue = at..at + words;
        let speaker = self.phrases.phrase_starting(cue.end, self.body_end)?;
        let content = if at <= self.after_conjunction(floor) {
            let comma = self.comma_after(speaker.end)?;
            let comma = self.after_description(comma).unwrap_or(comma);
            vec![
                content::trimmed(self, comma + 1..content::end(self, comma + 1))
                    .filter(|c| c.len() >= 3)?,
            ]
        } else {
            let left = content::trimmed(self, self.after_conjunction(floor)..at)?;
            let single = self
                .quote_ending_near(at)
                .filter(|run| !content::carries_on_into(self, run.start) && run.start >= floor);
            let next = self.skip_to_comma(speaker.end);
            // "Rents have, according to S, risen", "The mayor, according to S, said the road was shut"
            let parted = self.written(at - 1) == "," && self.written(speaker.end) == ",";
            let subject_alone = parted
                && !left
                    .clone()
                    .any(|t| self.is(t, AUXILIARY) || self.is_finite(t))
                && self.cue_at(speaker.end + 1).is_some();
            let unfinished = self.written(at - 1) == "," && self.is_auxiliary(left.end - 1)
                || self.is(speaker.end + 1, AUXILIARY)
                || subject_alone;
            let mut content = match single {
                Some(single) => vec![single],
                None if unfinished => self.with_resumption(left, speaker.end)?,
                None => vec![left],
            };
            if self.written(next) == "," {
                content.extend(self.run_at(next + 1));
            }
            content
        };
        Some(Clause::new(Rule::AccordingTo, cue, speaker, content))
    }

    fn comma_after(&self, from: usize) -> Option<usize> {
        (from..(from + 25).min(self.body_end)).find(|&t| self.written(t) == ",")
    }

    /// "According to Anna Berg, head of the clinic, | the ward ...": the comma that closes what she is. It names an office, and
    /// holds no verb.
    fn after_description(&self, comma: usize) -> Option<usize> {
        let named = self.phrases.index.ending(comma)?;
        let close = self.comma_after(comma + 1).filter(|&c| c - comma > 2)?;
        let mut inner = comma + 1..close;
        let describes = matches!(self.lower(comma + 1), "a" | "an")
            || self.lower(comma + 1) != "the"
                && inner
                    .clone()
                    .skip(1)
                    .any(|t| matches!(self.lower(t), "of" | "for" | "at"));
        let holds_verb = inner.any(|t| self.is(t, AUXILIARY) || self.cue_at(t).is_some());
        let opens = !self.is(comma + 1, PREPOSITION) && !self.is(comma + 1, TIME);
        (self.doc().mentions[named].kind == EntityType::Person && describes && opens && !holds_verb)
            .then_some(close)
    }

    /// "S is adamant that ...", "S remains convinced that ..."
    pub(super) fn stance(&self, at: usize, floor: usize) -> Option<Clause> {
        let mut link = at.checked_sub(1)?;
        while link > floor && self.is(link, VERB_ADVERB) {
            link -= 1;
        }
        let holds = self.lower(at + 1) == "that" && self.is(link, LINK);
        let verb = self.before_auxiliaries(link, floor);
        let subject = self.phrases.subject(verb, floor).filter(|_| holds)?.phrase;
        let denied = (verb..at).any(|t| self.is(t, NEGATION) || self.is(t, UNREAL_MODAL));
        let nobody = matches!(
            self.lower(subject.start),
            "it" | "there" | "that" | "i" | "we"
        );
        let content = content::trimmed(self, at + 2..content::end(self, at + 2))?;
        (!denied && !nobody).then(|| Clause::new(Rule::Stance, at..at + 1, subject, vec![content]))
    }

    /// "It was claimed by S that ..."
    pub(super) fn claimed_by(&self, at: usize) -> Option<Clause> {
        let (_, form) = self
            .phrases
            .cues
            .lookup(self.lower(at), self.lower(at + 1))?;
        let passive = form == VerbForm::Past && self.is(at.checked_sub(1)?, PASSIVE);
        let speaker = self.phrases.phrase_starting(at + 2, self.body_end)?;
        let that = speaker.end;
        let by = self.lower(at + 1) == "by" && self.lower(that) == "that" && passive;
        let content = content::trimmed(self, that + 1..content::end(self, that + 1))?;
        by.then(|| Clause::new(Rule::Agent, at..at + 1, speaker, vec![content]))
    }

    /// "The paper quotes S as telling donors that ..."
    pub(super) fn quotes_as_saying(&self, at: usize) -> Option<Clause> {
        let source = self.phrases.phrase_starting(at + 1, self.body_end)?;
        let saying = source.end + 1;
        let cue = self
            .cue_at(saying)
            .filter(|cue| cue.form == VerbForm::Ing)?;
        (self.lower(source.end) == "as").then_some(())?;
        Some(Clause::new(
            Rule::QuotedAsSaying,
            at..saying + 1,
            source,
            vec![content::right(self, &cue)?],
        ))
    }

    /// "S was quoted (by Z) as saying ..."
    pub(super) fn quoted_as_saying(&self, at: usize, floor: usize) -> Option<Clause> {
        let limit = (at + 12).min(self.body_end);
        let saying =
            (at + 1..limit).find(|&t| self.lower(t) == "saying" && self.lower(t - 1) == "as")?;
        let subject = self
            .phrases
            .subject(self.before_auxiliaries(at, floor), floor)?;
        let verb = Verb {
            bare: true,
            ..Verb::default()
        };
        let right = content::right(
            self,
            &Cue {
                tokens: saying..saying + 1,
                verb,
                form: VerbForm::Past,
            },
        )?;
        Some(Clause::new(
            Rule::QuotedAsSaying,
            at..saying + 1,
            subject.phrase,
            vec![right],
        ))
    }
}
