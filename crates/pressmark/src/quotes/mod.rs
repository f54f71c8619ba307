//! Who said what: turns marked runs and cues into quotes with speakers.
//!
//! The order is a sieve (`research/nlp.md` A.5): within a sentence the clauses that name a speaker ([`clause`]), then what
//! a colon or dash names, then a cue elsewhere in the sentence; what is left goes to the paragraph's last speaker, or to the
//! speaker of the paragraph before where a paragraph is nothing but a quotation. Where no evidence carries, the quote has
//! no speaker: no guess is better than a wrong name.

mod beside;
mod clause;
mod content;
mod cues;
mod draft;
mod index;
mod phrase;
mod rules;
mod sides;
mod sources;
mod speech;
mod subject;
mod transcript;
mod verb;
mod words;

use core::ops::Range;

use clause::{Clause, Cue, Sentence};
pub(crate) use cues::Cues;
use draft::Draft;
use index::MentionIndex;
use phrase::Phrases;
use rules::Rule;
use rustc_hash::FxHashMap;
use speech::{is_speech, is_title, words_in};

use crate::coref::{Chains, SpeakerId, SpeakerMentions, Speakers, Voice};
use crate::kinds::{QuoteKind, RegionKind};
use crate::layers::{Entities, Quote, Quotes};
use crate::text::span::Span;
use crate::text::{Document, TokenKind};

/// Who said what, by the noun phrases of those who speak.
pub(crate) fn attribute(chains: &Chains<'_, '_>, cues: &Cues) -> Utterances {
    let headline = chains
        .regions
        .iter()
        .find(|r| r.kind == RegionKind::Headline)
        .map(|r| r.span);
    let mut attribution = Attribution {
        cues,
        index: MentionIndex::new(chains),
        headline,
        speakers: Speakers::default(),
        drafts: Vec::new(),
        draft_of_run: vec![None; chains.quoted_spans.len()],
        labels: FxHashMap::default(),
        label_spans: Vec::new(),
        last: None,
    };
    let turns = transcript::turns(chains);
    let mut turn = 0;
    for paragraph in 0..chains.paragraphs.len() {
        while turns.get(turn).is_some_and(|t| t.paragraph < paragraph) {
            turn += 1;
        }
        match turns.get(turn).filter(|t| t.paragraph == paragraph) {
            Some(turn) => attribution.transcript(chains, turn),
            None => attribution.paragraph(chains, paragraph),
        }
    }
    let drafts = attribution.drafts.into_iter();
    Utterances {
        list: drafts.filter_map(|draft| draft.finish(chains)).collect(),
        speakers: attribution.speakers,
        labels: attribution.label_spans,
    }
}

/// What was said, before those who speak have mentions.
pub(crate) struct Utterances {
    list: Vec<Utterance>,
    /// Who speaks.
    pub(crate) speakers: Speakers,
    /// In a transcript: who speaks a line, with the colon.
    labels: Vec<Span>,
}

/// What somebody said.
struct Utterance {
    kind: QuoteKind,
    /// Where it stands, marks included.
    parts: Vec<Span>,
    /// The parts between marks, marks included.
    quoted: Vec<Span>,
    cue: Option<Span>,
    speaker: Option<SpeakerId>,
    rule: Rule,
}

impl Utterances {
    /// Whose voice is heard where; words that are only reported are nobody's.
    pub(crate) fn voices(&self, mentions: &SpeakerMentions) -> Vec<Voice> {
        let voice = |utterance: &Utterance| Voice {
            speaker: utterance.speaker.and_then(|s| mentions.of(s)),
            spans: match utterance.kind {
                QuoteKind::Direct => utterance.parts.clone(),
                _ => utterance.quoted.clone(),
            },
        };
        self.list.iter().map(voice).collect()
    }

    /// The quotes, each with the mention of who said it, and why.
    pub(crate) fn finish(
        self,
        text: &str,
        entities: &Entities,
        mentions: &SpeakerMentions,
    ) -> Quotes {
        let quote = |utterance: Utterance| {
            let speaker = utterance.speaker.and_then(|s| mentions.of(s));
            let mention = speaker.and_then(|m| entities.mentions.get(m));
            let spoken = mention.map(|mention| (mention, entities));
            Quote {
                why: utterance.rule.why(text, utterance.cue, spoken),
                kind: utterance.kind,
                parts: utterance.parts,
                quoted: utterance.quoted,
                cue: utterance.cue,
                speaker,
            }
        };
        Quotes {
            list: self.list.into_iter().map(quote).collect(),
            labels: self.labels,
        }
    }
}

struct Attribution<'l> {
    cues: &'l Cues,
    index: MentionIndex,
    headline: Option<Span>,
    speakers: Speakers,
    drafts: Vec<Draft>,
    /// The draft that holds each run.
    draft_of_run: Vec<Option<usize>>,
    /// The labels of a transcript, and who spoke last under each.
    labels: FxHashMap<String, SpeakerId>,
    /// Where the labels stand, with the colon.
    label_spans: Vec<Span>,
    /// Who spoke last in running text, and in which paragraph.
    last: Option<(SpeakerId, usize)>,
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
    fn phrases<'a, 't>(&'a self, chains: &'a Chains<'a, 't>) -> Phrases<'a, 't> {
        Phrases {
            doc: chains,
            cues: self.cues,
            index: &self.index,
        }
    }

    fn paragraph(&mut self, chains: &Chains<'_, '_>, paragraph: usize) {
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
                    let scare_quote = words_in(chains, &tokens) < 2 || is_title(chains, &tokens);
                    clause.rule != Rule::SameSentence || is_speech(chains, &tokens) || !scare_quote
                });
            if let Some(clause) = named {
                reading.heard(self.claim(chains, clause, reading.paragraph));
            } else if !self.continue_run(chains, run)
                && (is_speech(chains, &tokens) || goes_on(chains, &tokens, sentence, reading))
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

    /// Makes a quote of the clause; gives back its speaker.
    fn claim(
        &mut self,
        chains: &Chains<'_, '_>,
        clause: Clause,
        paragraph: usize,
    ) -> Option<SpeakerId> {
        let speaker = clause
            .speaker
            .clone()
            .and_then(|phrase| self.speakers.of_phrase(chains, phrase));
        let draft = Draft {
            rule: clause.rule,
            cue: Some(clause.cue),
            speaker,
            content: clause.content,
            paragraph,
            spoken: false,
        };
        let runs = self.runs_in(&draft.content);
        if runs.is_empty() && speaker.is_none() {
            return None;
        }
        // A quotation carried over from the paragraph before and now named: one quote.
        let continued = runs
            .first()
            .and_then(|&r| chains.quoted_spans[r].continues)
            .and_then(|r| self.draft_of_run[r]);
        let at = match continued {
            Some(at)
                if matches!(
                    self.drafts[at].rule,
                    Rule::NoSpeaker | Rule::NextParagraph | Rule::SameParagraph
                ) =>
            {
                let content = core::mem::take(&mut self.drafts[at].content);
                self.drafts[at] = Draft {
                    content: content.into_iter().chain(draft.content).collect(),
                    ..draft
                };
                at
            }
            _ => {
                self.drafts.push(draft);
                self.drafts.len() - 1
            }
        };
        for run in runs {
            self.draft_of_run[run] = Some(at);
        }
        speaker
    }

    /// Adds a run to the quote that it continues from the paragraph before.
    fn continue_run(&mut self, doc: &Document<'_>, run: usize) -> bool {
        let Some(at) = doc.quoted_spans[run]
            .continues
            .and_then(|r| self.draft_of_run[r])
        else {
            return false;
        };
        self.drafts[at]
            .content
            .push(doc.quoted_spans[run].tokens.clone());
        self.draft_of_run[run] = Some(at);
        if let Some(speaker) = self.drafts[at].speaker {
            self.last = Some((
                speaker,
                doc.paragraph_of(doc.quoted_spans[run].tokens.start),
            ));
        }
        true
    }

    /// Gives a run to a speaker from before, or to nobody.
    fn carry(
        &mut self,
        doc: &Document<'_>,
        run: usize,
        carried: Option<(Rule, SpeakerId)>,
        paragraph: usize,
        sentence: &Range<usize>,
    ) {
        let tokens = doc.quoted_spans[run].tokens.clone();
        // “A,” S said. “B.” is one quote in two parts.
        if let (Some((Rule::SameParagraph, speaker)), Some(last)) =
            (carried, self.drafts.last_mut())
        {
            let alone = stands_alone(doc, &tokens, sentence);
            let joins = last.speaker == Some(speaker) && last.paragraph == paragraph && alone;
            let reaches = last.content.iter().map(|c| c.end).max().unwrap_or(0);
            let direct = last
                .content
                .iter()
                .all(|c| self.index.run_at(c.start).is_some_and(|run| run == *c));
            if joins && direct && doc.sentence_of(reaches - 1) + 1 >= doc.sentence_of(tokens.start)
            {
                last.content.push(tokens);
                self.draft_of_run[run] = Some(self.drafts.len() - 1);
                return;
            }
        }
        let (rule, speaker) = carried.map_or((Rule::NoSpeaker, None), |(rule, speaker)| {
            (rule, Some(speaker))
        });
        self.drafts.push(Draft {
            rule,
            cue: None,
            speaker,
            content: vec![tokens],
            paragraph,
            spoken: false,
        });
        self.draft_of_run[run] = Some(self.drafts.len() - 1);
    }

    fn transcript(&mut self, chains: &Chains<'_, '_>, turn: &transcript::Turn) {
        let label = chains.span(&turn.speaker).of(chains.text).to_owned();
        let before = self.labels.get(&label).copied();
        let Some(speaker) =
            self.speakers
                .of_label(chains, turn.speaker.clone(), turn.initials_of, before)
        else {
            return;
        };
        self.labels.insert(label, speaker);
        let colon = turn.speaker.end;
        let words = turn.speaker.clone();
        let first = words.clone().find(|&t| chains.kind(t) != TokenKind::Punct);
        self.label_spans
            .push(chains.span(&(first.unwrap_or(words.start)..colon + 1)));
        let runs = self.runs_in(core::slice::from_ref(&turn.content));
        for run in runs {
            self.draft_of_run[run] = Some(self.drafts.len());
        }
        self.drafts.push(Draft {
            rule: Rule::Transcript,
            cue: Some(colon..colon + 1),
            speaker: Some(speaker),
            content: vec![turn.content.clone()],
            paragraph: turn.paragraph,
            spoken: true,
        });
        self.last = Some((speaker, turn.paragraph));
    }

    /// Quotations inside the quotations of this sentence, where a cue stands beside them.
    fn nested(&mut self, chains: &Chains<'_, '_>, sentence: &Range<usize>, paragraph: usize) {
        let from = chains
            .quoted_spans
            .partition_point(|r| r.tokens.start < sentence.start);
        let to = chains
            .quoted_spans
            .partition_point(|r| r.tokens.start < sentence.end);
        for run in from..to {
            let Some(outer) = chains.quoted_spans[run].inside else {
                continue;
            };
            let (inner, outer) = (
                chains.quoted_spans[run].tokens.clone(),
                chains.quoted_spans[outer].tokens.clone(),
            );
            if words_in(chains, &inner) < 2 {
                continue;
            }
            let Some(clause) = self.clause_before(chains, &outer, &inner) else {
                continue;
            };
            let Some(speaker) = clause
                .speaker
                .and_then(|phrase| self.speakers.of_phrase(chains, phrase))
            else {
                continue;
            };
            self.drafts.push(Draft {
                rule: Rule::Nested,
                cue: Some(clause.cue),
                speaker: Some(speaker),
                content: vec![inner],
                paragraph,
                spoken: false,
            });
        }
    }

    /// "My mother always said, ‘Lock it,’": cue and subject before an inner quotation, both inside the outer one.
    fn clause_before(
        &self,
        chains: &Chains<'_, '_>,
        outer: &Range<usize>,
        inner: &Range<usize>,
    ) -> Option<Clause> {
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, outer.start + 1..inner.start);
        let from = inner.start.saturating_sub(3).max(outer.start + 1);
        let cue = (from..inner.start).rev().find_map(|t| reader.cue_at(t))?;
        let subject = phrases.subject(cue.tokens.start, outer.start + 1)?;
        let spoken = !matches!(chains.lower(subject.phrase.start), "i" | "we" | "you");
        spoken.then(|| Clause {
            rule: Rule::Nested,
            cue: cue.tokens,
            speaker: Some(subject.phrase),
            content: Vec::new(),
        })
    }

    /// Outermost runs that start in the content.
    fn runs_in(&self, content: &[Range<usize>]) -> Vec<usize> {
        content
            .iter()
            .flat_map(|part| self.index.runs_in(part))
            .collect()
    }

    /// Outermost runs of the sentence that no quote holds yet.
    fn free_runs(&self, sentence: &Range<usize>) -> Vec<usize> {
        let mut runs = self.runs_in(core::slice::from_ref(sentence));
        runs.retain(|&r| self.draft_of_run[r].is_none());
        runs
    }

    /// Whether the paragraph holds nothing outside quotation marks.
    fn is_only_quotation(&self, doc: &Document<'_>, paragraph: usize) -> bool {
        doc.paragraphs[paragraph]
            .tokens
            .clone()
            .all(|t| doc.kind(t) == TokenKind::Punct || doc.is_quoted(t))
    }
}

/// Whether a quotation is a sentence of its own.
fn stands_alone(doc: &Document<'_>, run: &Range<usize>, sentence: &Range<usize>) -> bool {
    sentence.start == run.start && (run.end..sentence.end).all(|t| doc.kind(t) == TokenKind::Punct)
}

/// “The well ran dry,” she said. “We dug another.” However short, a sentence between marks goes on with what was said.
fn goes_on(
    doc: &Document<'_>,
    run: &Range<usize>,
    sentence: &Range<usize>,
    reading: &Reading,
) -> bool {
    reading.speaking.is_some() && stands_alone(doc, run, sentence) && !is_title(doc, run)
}
