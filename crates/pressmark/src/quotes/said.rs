//! Keeps to what the reader says of quotes, sentence by sentence, so that whoever speaks on is whom the reader means.

use core::ops::Range;

use super::attribution::Attribution;
use super::draft::{Draft, Said};
use super::rules::Rule;
use crate::coref::{Chains, SpeakerId};
use crate::corrections::{SaidBy, SaidQuote};
use crate::idx::Idx;
use crate::text::ParagraphIdx;

impl Attribution<'_> {
    /// Does as the reader says of the quotes that begin in these tokens; gives back who speaks on, where that is other than before.
    pub(super) fn heed(
        &mut self,
        chains: &Chains<'_, '_>,
        tokens: &Range<usize>,
        paragraph: ParagraphIdx,
    ) -> Option<Option<SpeakerId>> {
        if chains.said.is_empty() {
            return None;
        }
        let said = chains.said;
        let from = said
            .quotes
            .partition_point(|q| q.first().start < tokens.start);
        let to = said
            .quotes
            .partition_point(|q| q.first().start < tokens.end);
        let mut speaking = None;
        for quote in &said.quotes[from..to.max(from)] {
            let drafts = self.drafts.ids().rev();
            let near = drafts.take_while(|&d| self.drafts[d].paragraph == paragraph);
            let near: Vec<Idx<Draft>> = near.collect();
            let last = near.first().copied();
            if quote.is_rejected {
                self.reject(&near, quote);
                speaking = Some(None);
                continue;
            }
            let found = self.find(&near, quote);
            let draft = self.correct(chains, found, quote, paragraph);
            if last.is_none_or(|last| draft >= last) {
                let speaker = self.drafts[draft].speaker;
                self.last = speaker.map(|speaker| (speaker, paragraph));
                speaking = Some(speaker);
            }
        }
        speaking
    }

    /// What begins there is none, and what goes on from there neither.
    fn reject(&mut self, near: &[Idx<Draft>], quote: &SaidQuote) {
        for &draft in near {
            let draft = &mut self.drafts[draft];
            if begins(draft, quote.at.start) {
                draft.content.clear();
                draft.said = Some(Said {
                    is_whole: true,
                    ..Said::default()
                });
            }
        }
    }

    /// The quote of which the reader speaks, as it was found: what begins where it does, else the shortest that holds its beginning.
    fn find(&self, near: &[Idx<Draft>], quote: &SaidQuote) -> Option<Idx<Draft>> {
        let begins = |at: usize| near.iter().find(|&&d| begins(&self.drafts[d], at));
        let holds = |draft: &Draft| {
            draft
                .content
                .iter()
                .any(|part| part.contains(&quote.at.start))
        };
        let holding = near.iter().filter(|&&d| holds(&self.drafts[d]));
        let length = |d: &&Idx<Draft>| {
            self.drafts[**d]
                .content
                .iter()
                .map(Range::len)
                .sum::<usize>()
        };
        let found = begins(quote.at.start).or_else(|| begins(quote.first().start));
        found.or_else(|| holding.min_by_key(length)).copied()
    }

    /// Gives the quote its extent, kind and speaker; one that was not found is added.
    fn correct(
        &mut self,
        chains: &Chains<'_, '_>,
        found: Option<Idx<Draft>>,
        quote: &SaidQuote,
        paragraph: ParagraphIdx,
    ) -> Idx<Draft> {
        let parts = quote.parts.clone();
        let found = found.unwrap_or_else(|| {
            let content = vec![quote.at.clone()];
            self.drafts
                .push(Draft::new(Rule::ReaderAdded, content, paragraph))
        });
        let mut said = Said {
            is_whole: parts.is_some(),
            kind: quote.kind,
            ..Said::default()
        };
        let by = match &quote.by {
            Some(SaidBy::Mention(mention)) => {
                Some(self.speakers.of_mention(chains, mention.clone()))
            }
            Some(SaidBy::Name(name)) => {
                said.name = Some(name.clone());
                Some(None)
            }
            Some(SaidBy::Nobody) => Some(None),
            None => None,
        };
        let draft = &mut self.drafts[found];
        if let Some(parts) = parts {
            draft.content = parts;
        }
        said.is_by = by.is_some() || draft.rule == Rule::ReaderAdded;
        if let Some(by) = by {
            draft.speaker = by;
            draft.others.clear();
            if draft.rule != Rule::ReaderAdded {
                draft.rule = Rule::Reader;
            }
        }
        draft.said = Some(said);
        for run in self.runs_in(&self.drafts[found].content.clone()) {
            self.draft_of_run[run.at()] = Some(found);
        }
        found
    }

    /// Takes away what overlaps a quote to which the reader has given its extent, but what is quoted within it.
    pub(super) fn leave_only_said(&mut self, chains: &Chains<'_, '_>) {
        if chains.said.is_empty() {
            return;
        }
        let is_whole = |draft: &Draft| draft.said.as_ref().is_some_and(|said| said.is_whole);
        let mut taken = vec![false; chains.tokens.len()];
        for draft in self.drafts.iter().filter(|draft| is_whole(draft)) {
            for part in &draft.content {
                taken[part.clone()].fill(true);
            }
        }
        // Where a quote began that begins elsewhere now.
        let mut left = vec![false; chains.tokens.len()];
        for quote in &chains.said.quotes {
            left[quote.at.start] = quote.first().start != quote.at.start;
        }
        for draft in self.drafts.as_mut_slice() {
            let begins = draft.content.first().map_or(0, |part| part.start);
            if draft.said.is_none() && left.get(begins) == Some(&true) {
                draft.content.clear();
            }
            if draft.said.is_none() && draft.rule != Rule::Nested {
                let is_free = |part: &Range<usize>| !taken[part.clone()].contains(&true);
                draft.content.retain(is_free);
            }
        }
    }
}

fn begins(draft: &Draft, at: usize) -> bool {
    draft.content.first().is_some_and(|part| part.start == at)
}
