//! Who said what: turns marked runs and cues into quotes with speakers.
//!
//! The order is a sieve of decreasing precision: within a sentence the clauses that name a speaker ([`clause`]), then what
//! a colon or dash names, then a cue elsewhere in the sentence; what is left goes to the paragraph's last speaker, or to the
//! speaker of the paragraph before where a paragraph is nothing but a quotation. Where no evidence carries, the quote has
//! no speaker: no guess is better than a wrong name.

mod attribution;
mod beside;
mod carried;
mod certainty;
mod claims;
mod clause;
mod content;
mod content_start;
mod cues;
mod draft;
mod fragments;
mod index;
mod labels;
mod participles;
mod phrase;
mod reports;
mod rules;
mod said;
mod sides;
mod sources;
mod speech;
mod subject;
mod tags;
mod transcript;
mod utterances;
mod verb;
mod words;

use crate::coref::{Chains, Speakers};
use crate::grammar::Grammar;
use crate::idx::List;
use crate::kinds::RegionKind;

use attribution::Attribution;
pub(crate) use cues::Cues;
use index::MentionIndex;
use labels::Labels;
pub(crate) use utterances::Utterances;
#[cfg(test)]
pub(crate) use words::HEADINGS;

/// Who said what, by the noun phrases of those who speak.
pub(crate) fn attribute(chains: &Chains<'_, '_>, grammar: &Grammar, cues: &Cues) -> Utterances {
    let headline = chains
        .regions
        .iter()
        .find(|r| r.kind == RegionKind::Headline)
        .map(|r| r.span);
    let mut attribution = Attribution {
        cues,
        grammar,
        index: MentionIndex::new(chains),
        headline,
        speakers: Speakers::default(),
        drafts: List::default(),
        draft_of_run: vec![None; chains.quoted_spans.len()],
        labels: Labels::default(),
        label_spans: Vec::new(),
        last: None,
    };
    let turns = transcript::turns(chains);
    let mut turn = 0;
    for paragraph in chains.paragraphs.ids() {
        while turns.get(turn).is_some_and(|t| t.paragraph < paragraph) {
            turn += 1;
        }
        match turns.get(turn).filter(|t| t.paragraph == paragraph) {
            Some(turn) => {
                attribution.transcript(chains, turn);
                let tokens = chains.paragraphs[paragraph].tokens.clone();
                attribution.heed(chains, &tokens, paragraph);
            }
            None => attribution.paragraph(chains, paragraph),
        }
    }
    attribution.leave_only_said(chains);
    let drafts = attribution.drafts.into_iter();
    Utterances {
        list: drafts.filter_map(|draft| draft.finish(chains)).collect(),
        speakers: attribution.speakers,
        labels: attribution.label_spans,
    }
}
