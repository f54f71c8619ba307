//! Reads paragraph after paragraph, sentence after sentence, for who says what.

use core::ops::Range;

use rustc_hash::FxHashMap;

use crate::coref::{Chains, SpeakerId, Speakers};
use crate::grammar::Grammar;
use crate::text::span::Span;
use crate::text::{Document, TokenKind};

use super::claims::stands_alone;
use super::clause::{self, Clause, Cue, Sentence};
use super::cues::Cues;
use super::draft::Draft;
use super::index::MentionIndex;
use super::phrase::Phrases;
use super::rules::Rule;
use super::speech::{is_speech, is_title, words_in};

/// Attribution in progress.
pub(super) struct Attribution<'l> {
    pub(super) cues: &'l Cues,
    pub(super) grammar: &'l Grammar,
    pub(super) index: MentionIndex,
    pub(super) headline: Option<Span>,
    pub(super) speakers: Speakers,
    pub(super) drafts: Vec<Draft>,
    /// The draft that holds each run.
    pub(super) draft_of_run: Vec<Option<usize>>,
    /// The labels of a transcript, and who spoke last under each.
    pub(super) labels: FxHashMap<String, SpeakerId>,
    /// Where the labels stand, with the colon.
    pub(super) label_spans: Vec<Span>,
    /// Who spoke last in running text, and in which paragraph.
    pub(super) last: Option<(SpeakerId, usize)>,
}

/// What is known while a paragraph is read.
struct Reading {
    paragraph: usize,
    /// Who spoke last in this paragraph.
    speaking: Option<SpeakerId>,
    /// Who spoke last in the paragraph before, where this one is nothing but a quotation.
    before: Option<SpeakerId>,
}

impl Reading {
    fn heard(&mut self, speaker: Option<SpeakerId>) {
        self.speaking = speaker.or(self.speaking);
    }
}

impl Attribution<'_> {
    pub(super) fn phrases<'a, 't>(&'a self, chains: &'a Chains<'a, 't>) -> Phrases<'a, 't> {
        Phrases {
            doc: chains,
            cues: self.cues,
            grammar: self.grammar,
            index: &self.index,
        }
    }

    pub(super) fn paragraph(&mut self, chains: &Chains<'_, '_>, paragraph: usize) {
        let Range { start, end } = chains.paragraphs[paragraph].tokens.clone();
        let spoke_before = self.last.filter(|&(_, spoke_in)| spoke_in + 1 == paragraph);
        let only_quotation = self.is_only_quotation(chains, paragraph);
        let mut reading = Reading {
            paragraph,
            speaking: None,
            before: spoke_before.filter(|_| only_quotation).map(|(s, _)| s),
        };
        for n in chains.sentence_of(start)..=chains.sentence_of(end - 1) {
            let sentence = chains.sentences[n].clone();
            let found = self.sentence(chains, sentence.clone());
            for clause in found.clauses {
                reading.heard(self.claim(chains, clause, paragraph));
            }
            let unreal_from = found.unreal.iter().map(|u| u.start).min();
            self.free_quotations(chains, &sentence, unreal_from, &mut reading);
            self.nested(chains, &sentence, paragraph);
        }
        if let Some(speaker) = reading.speaking {
            self.last = Some((speaker, paragraph));
        }
    }

    /// The quotations of a sentence that no clause has claimed: named beside them, continued, carried over, or nobody's.
    fn free_quotations(
        &mut self,
        chains: &Chains<'_, '_>,
        sentence: &Range<usize>,
        unreal_from: Option<usize>,
        reading: &mut Reading,
    ) {
        let free = self.free_runs(sentence);
        if free.is_empty() {
            return;
        }
        let cues = self.cues_in(chains, sentence);
        for run in free {
            let tokens = chains.quoted_spans[run].tokens.clone();
            if unreal_from.is_some_and(|from| from <= tokens.start) {
                continue;
            }
            let named = self
                .beside(chains, sentence, &tokens, &cues)
                .filter(|clause| {
                    let scare_quote =
                        words_in(chains, &tokens) < 2 || is_title(chains, self.cues, &tokens);
                    clause.rule != Rule::SameSentence
                        || is_speech(chains, self.cues, &tokens)
                        || !scare_quote
                });
            if let Some(clause) = named {
                reading.heard(self.claim(chains, clause, reading.paragraph));
            } else if !self.continue_run(chains, run)
                && (is_speech(chains, self.cues, &tokens)
                    || goes_on(chains, self.cues, &tokens, sentence, reading))
            {
                let carried = self.carried(chains, reading);
                self.carry(chains, run, carried, reading.paragraph, sentence);
                reading.heard(carried.map(|(_, speaker)| speaker));
            }
        }
    }

    /// Who goes on speaking where a quotation names nobody.
    fn carried(&mut self, chains: &Chains<'_, '_>, reading: &Reading) -> Option<(Rule, SpeakerId)> {
        if let Some(speaker) = reading.speaking {
            return Some((Rule::SameParagraph, speaker));
        }
        if let Some(speaker) = self.introduced(chains, reading.paragraph) {
            return Some((Rule::Colon, speaker));
        }
        reading.before.map(|speaker| (Rule::NextParagraph, speaker))
    }

    fn sentence(&self, chains: &Chains<'_, '_>, tokens: Range<usize>) -> clause::Found {
        let phrases = self.phrases(chains);
        let headline = self
            .headline
            .is_some_and(|h| h.overlaps(chains.span(&tokens)));
        let sentence = Sentence::new(&phrases, tokens);
        match sentence.headline().filter(|_| headline) {
            Some(clause) => clause::Found {
                clauses: vec![clause],
                unreal: Vec::new(),
            },
            None => sentence.read(),
        }
    }

    fn cues_in(&self, chains: &Chains<'_, '_>, sentence: &Range<usize>) -> Vec<Cue> {
        let phrases = self.phrases(chains);
        Sentence::new(&phrases, sentence.clone()).cues()
    }

    /// Who is named right beside a quotation that no clause has claimed.
    fn beside(
        &self,
        chains: &Chains<'_, '_>,
        sentence: &Range<usize>,
        run: &Range<usize>,
        cues: &[Cue],
    ) -> Option<Clause> {
        let phrases = self.phrases(chains);
        let sentence = Sentence::new(&phrases, sentence.clone());
        sentence
            .dash(run)
            .or_else(|| sentence.colon(run))
            .or_else(|| sentence.unknown_verb(run))
            .or_else(|| sentence.loose(run, cues))
    }

    /// Who the paragraph before introduces, where it ends with a colon: "She wrote:".
    fn introduced(&mut self, chains: &Chains<'_, '_>, paragraph: usize) -> Option<SpeakerId> {
        let before = chains
            .paragraphs
            .get(paragraph.checked_sub(1)?)?
            .tokens
            .clone();
        if chains.written(before.end - 1) != ":" || before.len() < 3 {
            return None;
        }
        let sentence = chains
            .sentences
            .get(chains.sentence_of(before.end - 1))?
            .clone();
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, sentence.clone());
        let cue = sentence
            .clone()
            .rev()
            .filter(|&t| !chains.is_quoted(t))
            .find_map(|t| reader.cue_at(t));
        let subject = cue
            .and_then(|cue| phrases.subject(cue.tokens.start, sentence.start))
            .map(|s| s.phrase);
        let speaker = subject.or_else(|| phrases.sentence_subject(sentence.start, sentence.end))?;
        self.speakers.of_phrase(chains, speaker)
    }

    /// Whether the paragraph holds nothing outside quotation marks.
    fn is_only_quotation(&self, doc: &Document<'_>, paragraph: usize) -> bool {
        doc.paragraphs[paragraph]
            .tokens
            .clone()
            .all(|t| doc.kind(t) == TokenKind::Punct || doc.is_quoted(t))
    }
}

/// “The well ran dry,” she said. “We dug another.” However short, a sentence between marks goes on with what was said.
fn goes_on(
    doc: &Document<'_>,
    cues: &Cues,
    run: &Range<usize>,
    sentence: &Range<usize>,
    reading: &Reading,
) -> bool {
    reading.speaking.is_some() && stands_alone(doc, run, sentence) && !is_title(doc, cues, run)
}
