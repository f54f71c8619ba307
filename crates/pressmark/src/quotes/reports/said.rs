//! What is said: the clause, infinitive or rest of the sentence that completes a cue.

use core::ops::Range;

use crate::grammar::{ClauseIdx, ClauseKind, Relation, Tag, TokenIdx};
use crate::quotes::clause::Sentence;
use crate::quotes::content;

/// Words between a noun of speech and its "that": "his assurance on Monday that".
const THAT: usize = 7;

impl Sentence<'_, '_, '_> {
    /// What is said: the clause that completes the cue's, or the clause around it without it.
    pub(super) fn complement(&self, clause: ClauseIdx) -> Option<Vec<Range<usize>>> {
        let grammar = self.grammar();
        let here = grammar.clause(clause);
        let complement = here.complement.filter(|&c| !self.is_parted(clause, c))?;
        let around = grammar.clause(complement).extent.clone();
        let is_relative = here
            .subject
            .is_some_and(|subject| matches!(self.lower(subject.at()), "who" | "which"));
        if is_relative && here.kind == ClauseKind::Parenthetical {
            return None;
        }
        if !around.contains(&here.group.head.at()) {
            return Some(vec![self.said(complement)?]);
        }
        let own = here.extent.clone();
        let parts = [around.start..own.start, own.end..around.end];
        let parts = parts
            .into_iter()
            .filter_map(|part| content::trimmed(self, part))
            .collect::<Vec<_>>();
        (!parts.is_empty()).then_some(parts)
    }

    /// "Bern had recalled its envoy, Amman said": an object and a comma, and no "that", part a verb from what follows.
    fn is_parted(&self, clause: ClauseIdx, complement: ClauseIdx) -> bool {
        let grammar = self.grammar();
        let object = grammar.clause(clause).object;
        let start = grammar.clause(complement).extent.start;
        let behind = object.is_some_and(|object| {
            object.at() < start && object > grammar.clause(clause).group.head
        });
        behind
            && start > 0
            && self.written(start - 1) == ","
            && grammar.clause(complement).marker.is_none()
    }

    /// The infinitive that completes the verb: "urged residents | to leave".
    pub(super) fn infinitive(&self, cue: TokenIdx) -> Option<Vec<Range<usize>>> {
        let grammar = self.grammar();
        let open = grammar.dependents_of(cue).iter().find_map(|&on| {
            let opens = matches!(
                grammar.trees().relation(on),
                Relation::OpenComplement | Relation::AdverbialClause
            );
            let clause = grammar.clause_at(on).filter(|_| opens && on > cue)?;
            let marker = grammar.clause(clause).marker?;
            // "demanded to know who": what is asked stands behind "know".
            let asks = self
                .phrases
                .cues
                .verb(self.lower(on.at()))
                .is_some_and(|verb| verb.asked);
            (self.lower(marker.at()) == "to" && !asks).then_some(clause)
        })?;
        let said = self.said(open)?;
        // "asked not to be named" was said of the words beside it.
        let last = said
            .clone()
            .rev()
            .find(|&t| self.phrases.cues.is_no_content(self.lower(t)));
        let is_term = last.is_some_and(|t| t > 0 && self.lower(t - 1) == "be");
        (!is_term).then(|| vec![said])
    }

    /// The clause that "that" opens behind the noun, with no verb between them; trees hang it on the verb above as often.
    pub(super) fn clause_with_that(&self, noun: TokenIdx) -> Option<ClauseIdx> {
        let grammar = self.grammar();
        let behind = noun.at() + 1..(noun.at() + THAT).min(self.body_end);
        let that = behind
            .map(TokenIdx::new)
            .take_while(|&token| !matches!(grammar.tag(token), Tag::Verb | Tag::Punctuation))
            .find(|&token| self.lower(token.at()) == "that")?;
        let clause = grammar.clause_at(grammar.trees().head(that)?)?;
        (grammar.clause(clause).marker == Some(that)).then_some(clause)
    }

    /// The words of a clause, without "that", with the whole of each quotation that it reaches into.
    pub(super) fn said(&self, clause: ClauseIdx) -> Option<Range<usize>> {
        let start = self.grammar().content_of(clause).start;
        let start = start + usize::from(self.lower(start) == "that");
        let end = self.before_main_verb(clause).unwrap_or_else(|| {
            // Trees hang what is joined by "and", "because", "when" too high as often as not.
            content::end(self, start)
        });
        let whole = self.with_whole_quotations(start..end);
        content::trimmed(self, whole).filter(|said| said.len() > 1)
    }

    /// "S, who says he will return, | turned back": where a clause ends whose sentence has its verb still to come.
    pub(super) fn before_main_verb(&self, clause: ClauseIdx) -> Option<usize> {
        let grammar = self.grammar();
        let end = grammar.content_of(clause).end;
        let head = grammar.clause(clause).group.head;
        let waits = |above: TokenIdx| above.at() >= end && self.tokens.contains(&above.at());
        grammar.trees().above(head).any(waits).then_some(end)
    }

    pub(super) fn with_whole_quotations(&self, words: Range<usize>) -> Range<usize> {
        let mut whole = words.clone();
        let runs = &self.phrases.index.outer;
        let first = runs.partition_point(|(_, run)| run.end <= words.start);
        for (_, run) in runs[first..]
            .iter()
            .take_while(|(_, run)| run.start < words.end)
        {
            whole = whole.start.min(run.start)..whole.end.max(run.end);
        }
        whole
    }
}
