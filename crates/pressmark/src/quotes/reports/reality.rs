//! Whether something was said at all: not denied, possible, wished for, a condition.

use crate::grammar::{ClauseIdx, ClauseKind, TokenIdx};
use crate::quotes::clause::Sentence;
use crate::quotes::words::{NEGATION, REFUSAL, UNREAL_MODAL};

impl Sentence<'_, '_, '_> {
    /// Nothing was said: negated, possible, a condition, or a purpose of what did not happen.
    pub(in crate::quotes) fn is_unreal_report(&self, cue: usize) -> bool {
        let cue = TokenIdx::new(cue);
        let clause = self.grammar().clause_at(cue);
        clause.is_some_and(|clause| {
            let group = &self.grammar().clause(clause).group;
            let modal = |token: &TokenIdx| self.is(token.at(), UNREAL_MODAL);
            let only = [cue.at().saturating_sub(1), cue.at() + 1]
                .map(|t| self.lower(t))
                .contains(&"only");
            self.is_head(clause, cue) && (group.negated || !only && group.tokens.iter().any(modal))
        })
    }

    pub(super) fn is_unreal_clause(&self, clause: ClauseIdx) -> bool {
        let grammar = self.grammar();
        let here = grammar.clause(clause);
        let modal = |token: &TokenIdx| self.is(token.at(), UNREAL_MODAL);
        let refused = |above: ClauseIdx| self.is(grammar.clause(above).group.main.at(), REFUSAL);
        let conditional =
            |marker: TokenIdx| matches!(self.lower(marker.at()), "if" | "unless" | "whether");
        let denied = here
            .subject
            .is_some_and(|subject| self.is(subject.at(), NEGATION));
        here.group.negated
            || denied
            || here.group.tokens.iter().any(modal)
            || here.group.modal && here.group.tokens.len() == 1
            || here.marker.is_some_and(conditional)
            || self.has_to(clause) && here.above.is_some_and(refused)
            || self.has_to(clause) && !self.is_purpose(clause)
    }

    pub(super) fn has_to(&self, clause: ClauseIdx) -> bool {
        let marker = self.grammar().clause(clause).marker;
        marker.is_some_and(|marker| self.lower(marker.at()) == "to")
    }

    /// "He rang to say": an infinitive of something that was done.
    pub(super) fn is_purpose(&self, clause: ClauseIdx) -> bool {
        let here = self.grammar().clause(clause);
        let Some(above) = here.above.filter(|_| here.kind == ClauseKind::Adverbial) else {
            return false;
        };
        self.grammar().clause(above).group.finite && !self.is_unreal_clause(above)
    }
}
