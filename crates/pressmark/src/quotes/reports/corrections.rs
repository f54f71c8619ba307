//! What the words beside a cue say, set right where the tree of the sentence knows better.

use core::ops::Range;

use crate::grammar::{ClauseIdx, ClauseKind, Tag, TokenIdx};
use crate::quotes::clause::{Clause, Sentence};
use crate::quotes::content;
use crate::quotes::rules::Rule;
use crate::quotes::words::{PREPOSITION, SUBJECT_PRONOUN};

impl Sentence<'_, '_, '_> {
    /// What the words beside the cue say, set right where trees know better.
    pub(in crate::quotes) fn set_right(&self, found: Clause) -> Option<Clause> {
        let found = self.by_its_opening(found);
        let cue = TokenIdx::new(found.cue.start);
        if let Some(shown) = self.with_words_before(&found) {
            return Some(shown);
        }
        let clause = self.grammar().clause_at(cue);
        let Some(clause) = clause.filter(|&clause| self.is_head(clause, cue)) else {
            return Some(found);
        };
        if self.is_description(&found, clause)
            || self.reports_nothing(&found, clause)
            || self.is_not_inverted(&found, clause)
        {
            return None;
        }
        let found = self.by_its_subject(found, clause)?;
        Some(self.within_its_clause(found, clause))
    }

    /// "In a message posted on Friday, Berg said": the participle describes the noun before it.
    fn is_description(&self, found: &Clause, clause: ClauseIdx) -> bool {
        let here = self.grammar().clause(clause);
        found.rule == Rule::SubjectVerbContent
            && here.kind == ClauseKind::Adnominal
            && self.is_past_participle(clause)
            && !here.group.finite
            && here
                .above
                .is_some_and(|above| self.grammar().clause(above).group.finite)
            && here
                .antecedent
                .is_some_and(|noun| noun.at() + 1 == found.cue.start)
    }

    /// "urged residents to wash nothing and “trust nobody”": where words stand between cue and quotation, the report that has
    /// them as content too, by this cue or by one between ("went on record to say the leader “has until Easter”").
    pub(super) fn with_words_before(&self, found: &Clause) -> Option<Clause> {
        let [quotation] = &found.content[..] else {
            return None;
        };
        self.run_at(quotation.start)
            .filter(|run| run.end == quotation.end)?;
        let between = found.cue.start..quotation.start;
        between.rev().find_map(|token| {
            let shown = self.report(token, found.cue.start)?;
            let holds =
                |part: &Range<usize>| part.start < quotation.start && part.end >= quotation.end;
            shown.content.iter().any(holds).then_some(shown)
        })
    }

    /// What stands behind the cue is not what was said ("says a lot about the firm"), or says when and why ("told them when they
    /// came"): nothing is reported. Only where no "that" and no mark shows that something is.
    pub(super) fn reports_nothing(&self, found: &Clause, clause: ClauseIdx) -> bool {
        let grammar = self.grammar();
        let [part] = &found.content[..] else {
            return false;
        };
        let here = grammar.clause(clause);
        let plain = found.rule == Rule::SubjectVerbContent
            && here.complement.is_none()
            && !part.clone().any(|token| self.doc().is_quoted(token))
            && !matches!(self.lower(part.start - 1), "that" | ":" | ",");
        let inner = grammar.clause_of(TokenIdx::new(part.start));
        let adverbial = inner.is_some_and(|inner| {
            let inner = grammar.clause(inner);
            inner.kind == ClauseKind::Adverbial && inner.above == Some(clause)
        });
        let cues = self.phrases.cues;
        let thing = here.object.is_some_and(|object| {
            part.contains(&object.at()) && cues.is_no_content(self.lower(object.at()))
        });
        plain && (adverbial || thing)
    }

    /// "Lima, which had said nothing, recalled its own": the verb has its subject before it, so none stands behind.
    pub(super) fn is_not_inverted(&self, found: &Clause, clause: ClauseIdx) -> bool {
        let here = self.grammar().clause(clause);
        let unmarked = |part: &Range<usize>| !part.clone().any(|token| self.doc().is_quoted(token));
        let cues = self.phrases.cues;
        let nobody = |speaker: &Range<usize>| cues.is_no_content(self.lower(speaker.end - 1));
        let resumed = found.content.len() > 1;
        if resumed || found.rule != Rule::ContentVerbSubject || !found.content.iter().all(unmarked)
        {
            return false;
        }
        // "Berg and her co-counsel, Ali Noor, said the man suffered": a subject before it, and a clause behind.
        let complete = here
            .complement
            .is_some_and(|content| self.grammar().clause(content).group.head > here.group.head);
        let precedes = here
            .subject
            .is_some_and(|subject| subject < here.group.head);
        found.speaker.as_ref().is_some_and(nobody)
            || complete && precedes
            || here.object.is_some_and(|object| object > here.group.head)
                && here
                    .subject
                    .is_some_and(|subject| subject < here.group.head)
    }

    /// "Anna Berg, who led the survey, said ...": a name that is the subject speaks, not the noun that stands next to the verb.
    pub(super) fn by_its_subject(&self, mut found: Clause, clause: ClauseIdx) -> Option<Clause> {
        let introduces = found.rule == Rule::SubjectVerbContent;
        if let Some((_, source)) = self.source(clause)
            && let Some(beside) = found.speaker.clone()
        {
            // "Doctors treating Elena Marsh said"
            if self.is_described_up_to(&source, found.cue.start) {
                found.speaker = Some(source);
                return Some(found);
            }
            // "calls from drivers who said": a phrase over a verb is none.
            let spans_verb = beside
                .clone()
                .any(|t| self.grammar().clause_at(TokenIdx::new(t)).is_some());
            if spans_verb && beside.contains(&source.start) {
                // "He died of a fever, which confirmed": all of it did.
                let clause = self.lower(found.cue.start - 1) == "which";
                found.speaker = Some(source);
                return (!clause).then_some(found);
            }
            // "Asked by Marsh, he replied": nothing stands nearer than a pronoun.
            if !introduces || source.end > beside.start || self.is(beside.start, SUBJECT_PRONOUN) {
                return Some(found);
            }
            let person = self.names_person(&source) && !self.names_person(&beside);
            // "A banner outside the plant read"
            let tied = source.end + 1 == beside.start && self.is(source.end, PREPOSITION);
            // "A chief who spoke to Yonhap said": a verb is nobody.
            let verb = self.grammar().tag(TokenIdx::new(beside.end - 1)) == Tag::Verb;
            // "Sam Okoro, who is married to his editor, Claire Lind, said"
            let comma = usize::from(self.written(source.end) == ",");
            let parted = matches!(self.lower(source.end + comma), "who" | "which" | "whose");
            if person || tied || verb || parted {
                found.speaker = Some(source);
            }
        }
        Some(found)
    }

    /// "Emails leaked to Berg show", "A spokesman for the firm running it said": a participle behind a noun, and no comma, so that what
    /// ends before the verb is the participle's.
    fn is_described_up_to(&self, source: &Range<usize>, verb: usize) -> bool {
        let grammar = self.grammar();
        let participle = |t: &usize| {
            let clause = grammar
                .clause_at(TokenIdx::new(*t))
                .map(|clause| grammar.clause(clause));
            clause.is_some_and(|clause| !clause.group.finite && clause.group.tokens[0].at() == *t)
                && grammar.tag(TokenIdx::new(t - 1)).is_nominal()
        };
        let mut between = source.end..verb.max(source.end);
        !between.clone().any(|t| self.written(t) == ",") && between.any(|t| participle(&t))
    }

    /// "Sam Okoro, who is married to his editor, Claire Lind, said": the name that ends a clause with "who" is not who speaks.
    fn by_its_opening(&self, mut found: Clause) -> Clause {
        let Some(beside) = found.speaker.clone() else {
            return found;
        };
        let opening = self.phrases.index.starting(self.tokens.start);
        let Some(opening) = opening.map(|m| self.doc().mentions[m].tokens.clone()) else {
            return found;
        };
        let clause = opening.end..beside.start.max(opening.end);
        let commas = clause.filter(|&t| self.written(t) == ",").count();
        let described = self.written(opening.end) == "," && self.lower(opening.end + 1) == "who";
        let before = beside.start.checked_sub(1);
        let set_off =
            self.written(beside.end) == "," && before.is_some_and(|t| self.written(t) == ",");
        if found.rule == Rule::SubjectVerbContent
            && described
            && set_off
            && commas == 2
            && self.names_person(&opening)
            && self.names_person(&beside)
        {
            found.speaker = Some(opening);
        }
        found
    }

    /// With no more than its clause, where the sentence goes on: "S, who says he will return, | turned back".
    pub(super) fn within_its_clause(&self, mut found: Clause, clause: ClauseIdx) -> Clause {
        let [part] = &mut found.content[..] else {
            return found;
        };
        let here = self.grammar().clause(clause);
        let within = matches!(here.kind, ClauseKind::Adnominal | ClauseKind::Adverbial);
        let content = here
            .complement
            .filter(|_| within && part.start >= found.cue.end);
        let end = content.and_then(|content| self.before_main_verb(content));
        let whole = |end: &usize| {
            part.contains(end) && self.with_whole_quotations(part.start..*end).end == *end
        };
        let shorter = end
            .filter(whole)
            .and_then(|end| content::trimmed(self, part.start..end));
        if let Some(shorter) = shorter {
            *part = shorter;
        }
        found
    }
}
