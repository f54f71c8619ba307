//! Reads paragraph after paragraph, sentence after sentence, for who says what.

use core::ops::Range;

use crate::coref::{Chains, SpeakerId, Speakers};
use crate::grammar::Grammar;
use crate::idx::{Idx, List};
use crate::lexicon::WordClass;
use crate::text::span::Span;
use crate::text::{Document, ParagraphIdx, QuotedSpanIdx, TokenKind};

use super::claims::stands_alone;
use super::clause::{self, Clause, Cue, Sentence};
use super::cues::Cues;
use super::draft::Draft;
use super::index::MentionIndex;
use super::labels::Labels;
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
    pub(super) drafts: List<Draft>,
    /// The draft that holds each run.
    pub(super) draft_of_run: Vec<Option<Idx<Draft>>>,
    pub(super) labels: Labels,
    /// Where the labels stand, with the colon.
    pub(super) label_spans: Vec<Span>,
    /// Who spoke last in running text, and in which paragraph.
    pub(super) last: Option<(SpeakerId, ParagraphIdx)>,
}

/// What is known while a paragraph is read.
pub(super) struct Reading {
    pub(super) paragraph: ParagraphIdx,
    /// Who spoke last in this paragraph.
    pub(super) speaking: Option<SpeakerId>,
    /// Who spoke last in the paragraph before, where this one is nothing but a quotation.
    pub(super) before: Option<SpeakerId>,
    /// A quotation over what follows, which goes on with nothing: it ends without a stop.
    pub(super) is_heading: bool,
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

    pub(super) fn paragraph(&mut self, chains: &Chains<'_, '_>, paragraph: ParagraphIdx) {
        let Range { start, end } = chains.paragraphs[paragraph].tokens.clone();
        let spoke_before = self
            .last
            .filter(|&(_, spoke_in)| Some(spoke_in) == paragraph.before());
        let only_quotation = self.is_only_quotation(chains, paragraph);
        // ‘Water came through the door’
        let last = end.saturating_sub(2).max(start);
        let is_heading = only_quotation && chains.kind(last) != TokenKind::Punct;
        let mut reading = Reading {
            paragraph,
            speaking: None,
            before: spoke_before.filter(|_| only_quotation).map(|(s, _)| s),
            is_heading,
        };
        let (first, last) = (chains.sentence_of(start), chains.sentence_of(end - 1));
        for sentence in &chains.sentences.as_slice()[first.at()..=last.at()] {
            let sentence = sentence.tokens.clone();
            let found = self.sentence(chains, sentence.clone());
            let told_before = self.so_said(chains, &sentence, paragraph);
            for clause in found.clauses.into_iter().filter(|_| !told_before) {
                reading.heard(self.claim(chains, clause, paragraph));
            }
            let unreal_from = found.unreal.iter().map(|u| u.start).min();
            self.free_quotations(chains, &sentence, unreal_from, &mut reading);
            self.nested(chains, &sentence, paragraph);
            if let Some(speaking) = self.heed(chains, &sentence, paragraph) {
                reading.speaking = speaking;
            }
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
                .tag_inside(chains, run)
                .or_else(|| self.beside(chains, sentence, &tokens, &cues))
                .filter(|clause| {
                    // "known as the “Holm rule”"
                    let named = tokens
                        .start
                        .checked_sub(1)
                        .is_some_and(|t| chains.word_class(t).any(WordClass::DETERMINER));
                    let scare_quote = words_in(chains, &tokens) < if named { 4 } else { 2 }
                        || is_title(chains, self.cues, &tokens);
                    clause.rule != Rule::SameSentence
                        || is_speech(chains, self.cues, &tokens)
                        || !scare_quote
                });
            if let Some(clause) = named {
                reading.heard(self.claim(chains, clause, reading.paragraph));
            } else if !self.continue_run(chains, run)
                && (is_speech(chains, self.cues, &tokens)
                    || self.is_answer(chains, &tokens, sentence)
                    || goes_on(chains, self.cues, &tokens, sentence, reading))
            {
                let carried = self.carried(chains, reading, &tokens, sentence);
                self.carry(chains, run, carried, reading.paragraph, sentence);
                reading.heard(carried.map(|(_, speaker)| speaker));
            }
        }
    }

    fn sentence(&self, chains: &Chains<'_, '_>, tokens: Range<usize>) -> clause::Found {
        let phrases = self.phrases(chains);
        let headline = self
            .headline
            .is_some_and(|h| h.overlaps(chains.span(&tokens)));
        let sentence = Sentence::new(&phrases, tokens);
        let line = sentence.quotation_first();
        match line.or_else(|| sentence.headline().filter(|_| headline)) {
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

    /// “The gate was open, said groom Anna Berg, who found the horse: the tag in a quotation whose closing mark was forgotten.
    fn tag_inside(&self, chains: &Chains<'_, '_>, run: QuotedSpanIdx) -> Option<Clause> {
        let span = &chains.quoted_spans[run];
        let tokens = span.tokens.clone();
        if !span.unclosed || span.inside.is_some() {
            return None;
        }
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, tokens.clone());
        let comma = tokens.clone().find(|&t| {
            chains.written(t) == "," && reader.cue_at(t + 1).is_some_and(|cue| cue.verb.inverts)
        })?;
        let speaker = phrases.phrase_starting(comma + 2, tokens.end)?;
        let (cue, said) = (comma + 1..comma + 2, tokens.start..comma + 1);
        reader
            .names_person(&speaker)
            .then(|| Clause::new(Rule::ContentVerbSubject, cue, speaker, vec![said]))
    }

    /// Whether the paragraph holds nothing outside quotation marks.
    fn is_only_quotation(&self, doc: &Document<'_>, paragraph: ParagraphIdx) -> bool {
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
    let introduced = run.start > sentence.start && doc.written(run.start - 1) == ":";
    reading.speaking.is_some()
        && (introduced || stands_alone(doc, run, sentence))
        && !is_title(doc, cues, run)
}
