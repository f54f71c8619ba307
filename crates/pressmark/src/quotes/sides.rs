//! The clause around a cue verb: who says it, and whether what is said stands to the left, to the right, or on both sides.

use core::ops::Range;

use super::clause::{Clause, Cue, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::speech::is_title;
use super::words::{AUXILIARY, CLAUSE_START, JOINER, PREPOSITION, TIME, VERB_ADVERB, is_dash};
use crate::text::TokenKind;

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
        let (rule, content) = self.sides(cue, subject.start, floor, right)?;
        Some(Clause {
            rule,
            cue: cue.tokens.clone(),
            speaker: Some(subject.phrase),
            content,
        })
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
                .filter(|r| starts_with_run(r))
                .or_else(|| self.resumed(cue, &left));
            let mut content = vec![left];
            content.extend(resumed);
            return Some((Rule::ContentSubjectVerb, content));
        }
        let comma =
            edge > floor && (self.written(edge - 1) == "," || is_dash(self.written(edge - 1)));
        let left = comma
            .then(|| content::trimmed(self, self.after_conjunction(floor)..edge - 1))
            .flatten();
        let parenthetical = self.written(cue.tokens.end) == ",";
        match (left, right) {
            (Some(left), None)
                if !cue.verb.about
                    && !cue.verb.quoted
                    && self.ends_after(cue)
                    && self.can_be_said(left.clone()) =>
            {
                Some((Rule::ContentSubjectVerb, vec![left]))
            }
            (Some(left), Some(right)) if parenthetical && !starts_with_run(&right) => {
                Some((Rule::ContentSubjectVerb, vec![left, right]))
            }
            (_, Some(right)) if !parenthetical || starts_with_run(&right) => {
                Some((Rule::SubjectVerbContent, vec![right]))
            }
            _ => None,
        }
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

    pub(super) fn after_conjunction(&self, mut at: usize) -> usize {
        while at < self.body_end
            && (matches!(self.written(at), "," | ";")
                || at > self.tokens.start && matches!(self.lower(at), "and" | "but"))
        {
            at += 1;
        }
        at
    }

    /// Whether plain words before ", S said" can be what S said, rather than a leading phrase.
    pub(super) fn can_be_said(&self, left: Range<usize>) -> bool {
        const LONG: usize = 8;
        let conjunction = matches!(self.lower(left.start), "but" | "and" | "so" | "yet");
        let first = self.lower(left.start + usize::from(conjunction));
        left.len() >= LONG && first != "according"
            || left.len() >= 3
                && !self.has(first, PREPOSITION)
                && !self.has(first, CLAUSE_START)
                && !first.ends_with("ing")
                && first != "according"
                && !self.has(first, TIME)
    }

    /// Whether nothing but adjuncts follows the cue: "S said on Monday.", "S said in a statement."
    pub(super) fn ends_after(&self, cue: &Cue) -> bool {
        let next = cue.tokens.end;
        next >= self.body_end
            || matches!(self.written(next), "," | ";" | "—" | "–")
            || self.is(next, PREPOSITION)
            || self.is(next, TIME)
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
        if run.is_none() && !self.closes_plainly(&speaker) {
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
            None => vec![
                content::trimmed(self, self.after_conjunction(floor)..at - 1)
                    .filter(|left| self.can_be_said(left.clone()) && !self.is_apposition(left))?,
            ],
        };
        // “...,” said Smith, “...”
        let next = self.skip_to_comma(after);
        if self.written(next) == "," || self.written(next) == ":" {
            content.extend(self.run_at(next + 1));
        }
        Some(Clause {
            rule: Rule::ContentVerbSubject,
            cue: cue.tokens.clone(),
            speaker: Some(speaker),
            content,
        })
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

    /// Without a quotation before it, an inverted subject must end its clause: "..., says the farm minister." Otherwise the
    /// phrase is the subject of what is said: "Brandt, a surgeon, said the ward expected blood".
    pub(super) fn closes_plainly(&self, speaker: &Range<usize>) -> bool {
        let after = speaker.end;
        after >= self.body_end
            || matches!(self.written(after), "," | ";" | "—" | "–" | "--")
            || self.is(after, TIME)
            || matches!(self.lower(after), "in" | "on") && self.is(after + 1, TIME)
    }

    /// Said Smith: “...”
    pub(super) fn opening(&self, cue: &Cue) -> Option<Clause> {
        if cue.tokens.start != self.tokens.start || !cue.verb.inverts || cue.form == VerbForm::Ing {
            return None;
        }
        let speaker = self
            .phrases
            .phrase_starting(cue.tokens.end, self.body_end)?;
        let colon = (speaker.end..(speaker.end + 25).min(self.body_end))
            .find(|&t| self.written(t) == ":")?;
        let run = self.run_at(colon + 1)?;
        Some(Clause {
            rule: Rule::ContentVerbSubject,
            cue: cue.tokens.clone(),
            speaker: Some(speaker),
            content: vec![run],
        })
    }

    /// The comma before a quotation that resumes after an apposition or a phrase of place: ", a doctor, “...”.
    pub(super) fn skip_to_comma(&self, from: usize) -> usize {
        let limit = (from + 25).min(self.body_end);
        (from..limit)
            .find(|&t| self.run_at(t + 1).is_some() && matches!(self.written(t), "," | ":"))
            .unwrap_or(from)
    }

    /// ", adding that ...", "by saying “...”": the speaker is the subject of the sentence or of the clause before.
    pub(super) fn participle(
        &self,
        cue: &Cue,
        floor: usize,
        previous: Option<&Clause>,
    ) -> Option<Clause> {
        let right = content::right(self, cue)?;
        let start = cue.tokens.start;
        if !self.participle_of_speech(start) {
            return None;
        }
        if let Some(previous) = previous.filter(|p| !self.is_relative(p)) {
            let speaker = previous.speaker.clone()?;
            return Some(Clause {
                rule: Rule::MainSubject,
                cue: cue.tokens.clone(),
                speaker: Some(speaker),
                content: vec![right],
            });
        }
        let speaker = if start == self.tokens.start {
            // "Calling it “a sham,” Smith walked out."
            let mut after = right.end;
            while after < self.body_end && matches!(self.written(after), ",") {
                after += 1;
            }
            self.phrases.phrase_starting(after, self.body_end)?
        } else {
            self.phrases
                .sentence_subject(self.tokens.start, start)
                .or_else(|| self.phrases.subject(start, floor).map(|s| s.phrase))?
        };
        Some(Clause {
            rule: Rule::MainSubject,
            cue: cue.tokens.clone(),
            speaker: Some(speaker),
            content: vec![right],
        })
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
            None => self.phrases.sentence_subject(self.tokens.start, start)?,
        };
        Some(Clause {
            rule: Rule::MainSubject,
            cue: cue.tokens.clone(),
            speaker: Some(speaker),
            content,
        })
    }
}
