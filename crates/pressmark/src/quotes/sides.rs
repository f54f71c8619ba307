//! The clause around a cue verb: who says it, and whether what is said stands to the left, to the right, or on both sides.

use core::ops::Range;

use super::clause::{Clause, Cue, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::speech::{is_named_work, is_title};
use super::words::{AUXILIARY, CLAUSE_START, PREPOSITION, TIME, VERB_ADVERB, is_dash};
use crate::text::{Case, TokenKind};

impl Sentence<'_, '_, '_> {
    pub(super) fn clause(
        &self,
        cue: &Cue,
        floor: usize,
        previous: Option<&Clause>,
    ) -> Option<Clause> {
        if cue.form == VerbForm::Ing
            && !(cue.tokens.start > floor && self.is(cue.tokens.start - 1, AUXILIARY))
        {
            return self.participle(cue, floor, previous);
        }
        if let Some(clause) = self.inverted(cue, floor).or_else(|| self.opening(cue)) {
            return Some(clause);
        }
        let subject_floor = self.after_last_run(floor, cue.tokens.start);
        let right = content::right(self, cue);
        let Some(subject) = self.phrases.subject(
            self.before_auxiliaries(cue.tokens.start, subject_floor),
            subject_floor,
        ) else {
            return self.elided(cue, floor, previous, right);
        };
        // "The recipe calls for two eggs": nobody asks.
        if cue.verb.demand && !self.can_ask(&subject.phrase) {
            return None;
        }
        let (rule, content) = self.sides(cue, subject.start, floor, right)?;
        Some(Clause::new(
            rule,
            cue.tokens.clone(),
            subject.phrase,
            content,
        ))
    }

    /// "may" and not the month.
    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        self.is(at, AUXILIARY) && self.doc().case(at) == Case::Lower
    }

    /// "is saying", "will say": the subject stands before the auxiliary.
    pub(super) fn before_auxiliaries(&self, mut verb: usize, floor: usize) -> usize {
        while verb > floor + 1 && self.is(verb - 1, AUXILIARY) {
            verb -= 1;
        }
        verb
    }

    /// Content left and right of "S said", given where the subject's phrase starts.
    pub(super) fn sides(
        &self,
        cue: &Cue,
        edge: usize,
        floor: usize,
        right: Option<Range<usize>>,
    ) -> Option<(Rule, Vec<Range<usize>>)> {
        let starts_with_run = |r: &Range<usize>| self.run_at(r.start).is_some();
        if let Some(left) = self.quoted_left(edge, floor) {
            let resumed = right
                .filter(|r| starts_with_run(r) && !is_named_work(self.doc(), self.phrases.cues, r))
                .or_else(|| self.resumed(cue, &left));
            let mut content = vec![left];
            content.extend(resumed);
            return Some((Rule::ContentSubjectVerb, content));
        }
        let comma =
            edge > floor && (self.written(edge - 1) == "," || is_dash(self.written(edge - 1)));
        let left = comma
            .then(|| content::trimmed(self, self.after_semicolon(floor, edge - 1)..edge - 1))
            .flatten();
        let parenthetical = self.written(cue.tokens.end) == ",";
        // "It was, she admitted, “a mess”" goes on; "On Monday, she said, “it was”" introduces.
        // "The fine, he claimed, was “a joke”": a verb follows.
        let goes_on = parenthetical && self.is(cue.tokens.end + 1, AUXILIARY);
        let introduces = right.as_ref().is_some_and(starts_with_run)
            && !goes_on
            && !left
                .as_ref()
                .is_some_and(|left| self.is_auxiliary(left.end - 1));
        let tag = left.filter(|_| !cue.verb.about && !cue.verb.quoted && !introduces);
        if let Some(content) = tag.and_then(|left| self.around_tag(left, cue, &right)) {
            return Some((Rule::ContentSubjectVerb, content));
        }
        match right {
            Some(right) if !parenthetical || starts_with_run(&right) => {
                Some((Rule::SubjectVerbContent, vec![right]))
            }
            _ => None,
        }
    }

    /// ‘that the figures were’ – he looked up – ‘optimistic’: the quotation that goes on behind what he did between dashes.
    pub(super) fn behind_gesture(&self, run: &Range<usize>) -> Option<Range<usize>> {
        const GESTURE: usize = 14;
        let words = run.end + 1..self.body_end.min(run.end + GESTURE);
        let next = words
            .filter(|_| is_dash(self.written(run.end)))
            .find_map(|t| self.run_at(t))?;
        is_dash(self.written(next.start - 1)).then_some(next)
    }

    /// “This is,” she said, pausing, “the end”: the rest of a quotation that a comma broke off, behind what she did meanwhile.
    fn resumed(&self, cue: &Cue, left: &Range<usize>) -> Option<Range<usize>> {
        let broken_off = [left.end.checked_sub(2)?, left.end]
            .iter()
            .any(|&t| self.written(t) == ",");
        let comma = self.skip_to_comma(cue.tokens.end);
        let between = cue.tokens.end..comma;
        (broken_off
            && self.written(cue.tokens.end) == ","
            && self.written(comma) == ","
            && !between.clone().any(|t| self.cue_at(t).is_some()))
        .then(|| self.run_at(comma + 1))
        .flatten()
    }

    /// The quotation right before `edge`, with the words of its clause that stand before it.
    pub(super) fn quoted_left(&self, edge: usize, floor: usize) -> Option<Range<usize>> {
        let run = self.quote_ending_near(edge)?;
        // "In her book, “A Winter of Glass,” Marsh said": the title of what she spoke in, not what she said.
        let leading = self.is(floor, PREPOSITION) && is_title(self.doc(), self.phrases.cues, &run);
        if run.start < floor || leading && run.start > floor {
            return None;
        }
        let start = self.after_conjunction(floor);
        let words = |t: &usize| self.doc().kind(*t) != TokenKind::Punct;
        let before = (start..run.start).filter(words).count();
        let lead = (start..run.start).any(|t| matches!(self.written(t), ":" | ";"))
            || before > 0 && self.written(run.start - 1) == ",";
        Some(
            if before == 0 || lead || !content::carries_on_into(self, run.start) {
                run
            } else {
                start..run.end
            },
        )
    }

    /// A run that ends at `at`, or one token before it where a comma or dash stands between.
    pub(super) fn quote_ending_near(&self, at: usize) -> Option<Range<usize>> {
        let separated = at > self.tokens.start
            && (self.written(at - 1) == "," || is_dash(self.written(at - 1)));
        self.run_before(at).or_else(|| {
            if separated {
                self.run_before(at - 1)
            } else {
                None
            }
        })
    }

    /// "He left; | the last promise, he said, had sunk": where what stands before a tag begins.
    pub(super) fn after_semicolon(&self, floor: usize, end: usize) -> usize {
        let last = (floor..end)
            .rev()
            .take(80)
            .find(|&t| self.written(t) == ";" && !self.doc().is_quoted(t));
        self.after_conjunction(last.unwrap_or(floor))
    }

    pub(super) fn after_conjunction(&self, mut at: usize) -> usize {
        while at < self.body_end
            && (matches!(self.written(at), "," | ";")
                || at > self.tokens.start && matches!(self.lower(at), "and" | "but"))
        {
            at += 1;
        }
        at
    }

    /// “...,” said Smith: the subject stands after the verb.
    pub(super) fn inverted(&self, cue: &Cue, floor: usize) -> Option<Clause> {
        let at = cue.tokens.start;
        if cue.form == VerbForm::Ing || !cue.verb.inverts || at <= floor {
            return None;
        }
        let run = self.quote_ending_near(at).filter(|run| run.start >= floor);
        if run.is_none() && self.written(at - 1) != "," {
            return None;
        }
        let mut start = cue.tokens.end;
        while start < self.body_end && self.is(start, VERB_ADVERB) {
            start += 1;
        }
        let speaker = self.phrases.phrase_starting(start, self.body_end)?;
        let after = speaker.end;
        let tag = self.end_of_tag(after).filter(|_| run.is_none());
        if run.is_none() && tag.is_none() {
            return None;
        }
        let closed = after >= self.body_end
            || matches!(
                self.written(after),
                "," | ";" | ":" | "—" | "–" | "(" | "--"
            )
            || self.is(after, PREPOSITION)
            || self.is(after, TIME)
            || self.is(after, CLAUSE_START) && self.lower(after) != "that"
            || self.run_at(after).is_some()
            || run.is_some() && matches!(self.lower(after), "and");
        if !closed {
            return None;
        }
        let mut content = match run {
            Some(run) => vec![self.quoted_left(at, floor).unwrap_or(run)],
            None => {
                let left = content::trimmed(self, self.after_semicolon(floor, at - 1)..at - 1)?;
                let said = !self.is_apposition(&left)
                    && !speaker
                        .clone()
                        .any(|t| self.phrases.is_past_verb(t, speaker.start) || self.is_finite(t));
                self.with_resumption(left, tag?).filter(|_| said)?
            }
        };
        // “...,” said Smith, “...”
        let next = self.skip_to_comma(after);
        if self.written(next) == "," || self.written(next) == ":" {
            content.extend(self.run_at(next + 1));
        }
        Some(Clause::new(
            Rule::ContentVerbSubject,
            cue.tokens.clone(),
            speaker,
            content,
        ))
    }

    /// A name and what it is, but no verb: "Brandt, a surgeon at the clinic". The subject of what follows, not what was said.
    fn is_apposition(&self, left: &Range<usize>) -> bool {
        let Some(mention) = self.phrases.index.starting(left.start) else {
            return false;
        };
        let comma = self.doc().mentions[mention].tokens.end;
        self.written(comma) == ","
            && comma + 1 < left.end
            && (comma + 1..left.end).all(|t| self.written(t) != "," && !self.is(t, AUXILIARY))
    }

    /// Said Smith: “...”, Said Smith, smiling, “...”
    pub(super) fn opening(&self, cue: &Cue) -> Option<Clause> {
        if cue.tokens.start != self.tokens.start || !cue.verb.inverts || cue.form == VerbForm::Ing {
            return None;
        }
        let speaker = self
            .phrases
            .phrase_starting(cue.tokens.end, self.body_end)?;
        let behind = speaker.end..(speaker.end + 25).min(self.body_end);
        let run = behind.clone().find_map(|t| self.run_at(t))?;
        let told = behind.take_while(|&t| t < run.start);
        if !matches!(self.written(run.start - 1), ":" | ",")
            || told.into_iter().any(|t| self.cue_at(t).is_some())
        {
            return None;
        }
        Some(Clause::new(
            Rule::ContentVerbSubject,
            cue.tokens.clone(),
            speaker,
            vec![run],
        ))
    }

    /// The comma before a quotation that resumes after an apposition or a phrase of place: ", a doctor, “...”.
    pub(super) fn skip_to_comma(&self, from: usize) -> usize {
        let limit = (from + 25).min(self.body_end);
        (from..limit)
            .find(|&t| self.run_at(t + 1).is_some() && matches!(self.written(t), "," | ":"))
            .unwrap_or(from)
    }
}
