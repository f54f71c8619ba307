//! Look-ups by token: which mention starts or ends here, which quotation.

use core::ops::Range;

use crate::coref::Chains;
use crate::layers::MentionId;
use crate::text::QuotedSpanIdx;

/// For each token: the longest mention that starts there and the longest that ends before it.
pub(super) struct MentionIndex {
    starting: Vec<Option<MentionId>>,
    ending: Vec<Option<MentionId>>,
    /// The outermost runs with their tokens, in order.
    pub(super) outer: Vec<(QuotedSpanIdx, Range<usize>)>,
}

impl MentionIndex {
    pub(super) fn new(chains: &Chains<'_, '_>) -> Self {
        let outer = chains
            .quoted_spans
            .enumerate()
            .filter(|(_, r)| r.inside.is_none())
            .map(|(n, r)| (n, r.tokens.clone()))
            .collect();
        let mut index = Self {
            starting: vec![None; chains.tokens.len() + 1],
            ending: vec![None; chains.tokens.len() + 1],
            outer,
        };
        for (n, mention) in chains.mentions.enumerate() {
            let longer = |old: Option<MentionId>| {
                old.is_none_or(|old| chains.mentions[old].tokens.len() < mention.tokens.len())
            };
            let (start, end) = (mention.tokens.start, mention.tokens.end);
            if end > chains.tokens.len() || start >= end {
                continue;
            }
            if longer(index.starting[start]) {
                index.starting[start] = Some(n);
            }
            if longer(index.ending[end]) {
                index.ending[end] = Some(n);
            }
        }
        index
    }

    /// The outermost run that starts at this token.
    pub(super) fn run_at(&self, token: usize) -> Option<Range<usize>> {
        let n = self.outer.partition_point(|(_, r)| r.start < token);
        self.outer
            .get(n)
            .map(|(_, r)| r.clone())
            .filter(|r| r.start == token)
    }

    /// The last outermost run that starts before this token.
    pub(super) fn last_run(&self, token: usize) -> Option<Range<usize>> {
        let n = self.outer.partition_point(|(_, r)| r.start < token);
        n.checked_sub(1).map(|n| self.outer[n].1.clone())
    }

    /// The outermost runs that start in these tokens.
    pub(super) fn runs_in(
        &self,
        tokens: &Range<usize>,
    ) -> impl Iterator<Item = QuotedSpanIdx> + '_ {
        let from = self.outer.partition_point(|(_, r)| r.start < tokens.start);
        let end = tokens.end;
        self.outer[from..]
            .iter()
            .take_while(move |(_, r)| r.start < end)
            .map(|(n, _)| *n)
    }

    /// The longest mention whose first token this is.
    pub(super) fn starting(&self, token: usize) -> Option<MentionId> {
        self.starting.get(token).copied().flatten()
    }

    /// The longest mention whose last token stands before `token`.
    pub(super) fn ending(&self, token: usize) -> Option<MentionId> {
        self.ending.get(token).copied().flatten()
    }
}
