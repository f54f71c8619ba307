//! Tags between words that are not quoted: "Fuel, the minister said on Monday, would rise".

use core::ops::Range;

use super::clause::{Cue, Sentence};
use super::content;
use super::content_start;
use super::words::{
    AUXILIARY, CLAUSE_START, CONJUNCTION, DETERMINER, NEGATION, PREPOSITION, RESUMPTION,
    SUBJECT_PRONOUN, SUBORDINATOR, TIME, TIME_LEAD, VERB_ADVERB, is_dash,
};
use crate::grammar::TokenIdx;

impl Sentence<'_, '_, '_> {
    /// "Fuel, the minister told parliament on Monday, would rise": what stands before a tag and goes on behind it.
    pub(super) fn around_tag(
        &self,
        left: Range<usize>,
        cue: &Cue,
        right: &Option<Range<usize>>,
    ) -> Option<Vec<Range<usize>>> {
        let behind = if cue.verb.addressee {
            content_start::after_addressee(self, cue.tokens.end)
        } else {
            cue.tokens.end
        };
        let close = self.end_of_tag(behind)?;
        // "said on Monday the road was clear" introduces.
        if right.as_ref().is_some_and(|right| right.start <= close) {
            return None;
        }
        self.with_resumption(left, close)
    }

    /// What stands before a tag that ends at `close`, and what goes on behind it.
    pub(super) fn with_resumption(
        &self,
        left: Range<usize>,
        close: usize,
    ) -> Option<Vec<Range<usize>>> {
        let goes_on = self.goes_on(close + 1) || self.is_auxiliary(left.end - 1);
        let rest = (self.written(close) == "," && goes_on)
            .then(|| {
                // "and bread would cost more, but nobody would starve": all of it is still said.
                let end = match self.is(close + 1, CONJUNCTION) {
                    true => self.body_end,
                    false => content::end(self, close + 1),
                };
                content::trimmed(self, close + 1..end)
            })
            .flatten();
        // "can be made, said Anna Berg, a geologist in Bergen": who she is.
        let rest = rest.filter(|rest| {
            let is_verb = |t: usize| self.is(t, AUXILIARY) || self.is_finite(t);
            !self.is(rest.start, DETERMINER) || rest.clone().any(is_verb)
        });
        // "Bridge engineers, said Anna Berg, are paid": the verb of what is said still comes.
        let waits = rest.as_ref().is_some_and(|rest| {
            [AUXILIARY, NEGATION, VERB_ADVERB]
                .into_iter()
                .any(|class| self.is(rest.start, class))
        });
        let bare = rest.is_some() && self.is_cue_before(close);
        let said = waits || bare || self.can_be_said(left.clone());
        said.then(|| core::iter::once(left).chain(rest).collect())
    }

    /// Whether the words behind a tag's comma go on with what is said: "would rise", "and it would be cold", "once the war was over".
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let soon = at + 1..self.body_end.min(at + 10);
        let free = self.is(at, CONJUNCTION) && soon.clone().any(|t| self.is(t, AUXILIARY));
        // "the carrier said, after a bill had wiped out its profit": the writer's own.
        let aside = self.is(at, SUBORDINATOR) && !self.is(at, RESUMPTION);
        // "His father, he says, read only timetables"
        let verb = self.phrases.grammar.clause_at(TokenIdx::new(at));
        let finite = verb.is_some_and(|verb| {
            let group = &self.phrases.grammar.clause(verb).group;
            group.finite && group.head == TokenIdx::new(at)
        });
        free || finite || self.is(at, RESUMPTION) || !aside && content_start::resumes(self, at)
    }

    /// Whether the tag ends with its verb: ", she said,".
    fn is_cue_before(&self, close: usize) -> bool {
        close > 0 && self.cue_at(close - 1).is_some()
    }

    /// Where a tag ends whose verb, speaker and addressee end before `from`: at a comma or the sentence's end, with nothing but
    /// circumstances before it: "S said on Monday in a statement,".
    pub(super) fn end_of_tag(&self, from: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let closes = |t: usize| {
            t >= self.body_end || matches!(self.written(t), "," | ";") || is_dash(self.written(t))
        };
        let opens = closes(from)
            || [PREPOSITION, TIME, TIME_LEAD, VERB_ADVERB]
                .into_iter()
                .any(|class| self.is(from, class));
        let end = (from..=self.body_end.min(from + LONGEST)).find(|&t| closes(t))?;
        let plain = (from..end).all(|t| {
            !self.is(t, AUXILIARY)
                && !self.is(t, SUBJECT_PRONOUN)
                && (!self.is(t, CLAUSE_START) || self.is(t, PREPOSITION))
                && self.run_at(t).is_none()
                && self.cue_at(t).is_none()
        });
        (opens && plain).then_some(end)
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
}
