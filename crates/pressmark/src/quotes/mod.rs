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

use crate::coref;
use crate::document::{Document, RegionKind, TokenKind};
use crate::text::span::Span;

/// Fills [`Document::quotes`], and adds the mentions of speakers that have no name.
pub(crate) fn attribute(doc: &mut Document<'_>, cues: &Cues) {
    let index = MentionIndex::new(doc);
    let headline = doc
        .regions
        .iter()
        .find(|r| r.kind == RegionKind::Headline)
        .map(|r| r.span);
    let mut attribution = Attribution {
        cues,
        index,
        headline,
        drafts: Vec::new(),
        draft_of_run: vec![None; doc.quoted_spans.len()],
        labels: FxHashMap::default(),
        last: None,
    };
    let turns = transcript::turns(doc);
    let mut turn = 0;
    for paragraph in 0..doc.paragraphs.len() {
        while turns.get(turn).is_some_and(|t| t.paragraph < paragraph) {
            turn += 1;
        }
        match turns.get(turn).filter(|t| t.paragraph == paragraph) {
            Some(turn) => attribution.transcript(doc, turn),
            None => attribution.paragraph(doc, paragraph),
        }
    }
    let drafts = attribution.drafts;
    doc.quotes = drafts
        .into_iter()
        .filter_map(|draft| draft.finish(doc))
        .collect();
}

struct Attribution<'l> {
    cues: &'l Cues,
    index: MentionIndex,
    headline: Option<Span>,
    drafts: Vec<Draft>,
    /// The draft that holds each run.
    draft_of_run: Vec<Option<usize>>,
    /// The labels of a transcript, and the last mention of each.
    labels: FxHashMap<String, usize>,
    /// Who spoke last in running text, and in which paragraph.
    last: Option<(usize, usize)>,
}

/// What is known while a paragraph is read. Speakers are indices in `doc.mentions`.
struct Reading {
    paragraph: usize,
    /// Who spoke last in this paragraph.
    speaking: Option<usize>,
    /// Who spoke last in the paragraph before, where this one is nothing but a quotation.
    before: Option<usize>,
}

impl Reading {
    fn heard(&mut self, speaker: Option<usize>) {
        self.speaking = speaker.or(self.speaking);
    }
}

impl Attribution<'_> {
    fn phrases<'a, 't>(&'a self, doc: &'a Document<'t>) -> Phrases<'a, 't> {
        Phrases {
            doc,
            cues: self.cues,
            index: &self.index,
        }
    }

    fn paragraph(&mut self, doc: &mut Document<'_>, paragraph: usize) {
        let Range { start, end } = doc.paragraphs[paragraph].tokens.clone();
        let spoke_before = self.last.filter(|&(_, spoke_in)| spoke_in + 1 == paragraph);
        let only_quotation = self.is_only_quotation(doc, paragraph);
        let mut reading = Reading {
            paragraph,
            speaking: None,
            before: spoke_before.filter(|_| only_quotation).map(|(s, _)| s),
        };
        for n in doc.sentence_of(start)..=doc.sentence_of(end - 1) {
            let sentence = doc.sentences[n].clone();
            let found = self.sentence(doc, sentence.clone());
            for clause in found.clauses {
                reading.heard(self.claim(doc, clause, paragraph));
            }
            let unreal_from = found.unreal.iter().map(|u| u.start).min();
            self.free_quotations(doc, &sentence, unreal_from, &mut reading);
            self.nested(doc, &sentence, paragraph);
        }
        if let Some(speaker) = reading.speaking {
            self.last = Some((speaker, paragraph));
        }
    }

    /// The quotations of a sentence that no clause has claimed: named beside them, continued, carried over, or nobody's.
    fn free_quotations(
        &mut self,
        doc: &mut Document<'_>,
        sentence: &Range<usize>,
        unreal_from: Option<usize>,
        reading: &mut Reading,
    ) {
        let free = self.free_runs(sentence);
        if free.is_empty() {
            return;
        }
        let cues = self.cues_in(doc, sentence);
        for run in free {
            let tokens = doc.quoted_spans[run].tokens.clone();
            if unreal_from.is_some_and(|from| from <= tokens.start) {
                continue;
            }
            let named = self.beside(doc, sentence, &tokens, &cues).filter(|clause| {
                let scare_quote = words_in(doc, &tokens) < 2 || is_title(doc, &tokens);
                clause.rule != Rule::SameSentence || is_speech(doc, &tokens) || !scare_quote
            });
            if let Some(clause) = named {
                reading.heard(self.claim(doc, clause, reading.paragraph));
            } else if !self.continue_run(doc, run)
                && (is_speech(doc, &tokens) || goes_on(doc, &tokens, sentence, reading))
            {
                let carried = self.carried(doc, reading);
                self.carry(doc, run, carried, reading.paragraph, sentence);
                reading.heard(carried.map(|(_, speaker)| speaker));
            }
        }
    }

    /// Who goes on speaking where a quotation names nobody.
    fn carried(&mut self, doc: &mut Document<'_>, reading: &Reading) -> Option<(Rule, usize)> {
        if let Some(speaker) = reading.speaking {
            return Some((Rule::SameParagraph, speaker));
        }
        if let Some(speaker) = self.introduced(doc, reading.paragraph) {
            return Some((Rule::Colon, speaker));
        }
        reading.before.map(|speaker| (Rule::NextParagraph, speaker))
    }

    fn sentence(&self, doc: &Document<'_>, tokens: Range<usize>) -> clause::Found {
        let phrases = self.phrases(doc);
        let headline = self.headline.is_some_and(|h| h.overlaps(doc.span(&tokens)));
        let sentence = Sentence::new(&phrases, tokens);
        match sentence.headline().filter(|_| headline) {
            Some(clause) => clause::Found {
                clauses: vec![clause],
                unreal: Vec::new(),
            },
            None => sentence.read(),
        }
    }

    fn cues_in(&self, doc: &Document<'_>, sentence: &Range<usize>) -> Vec<Cue> {
        let phrases = self.phrases(doc);
        Sentence::new(&phrases, sentence.clone()).cues()
    }

    /// Who is named right beside a quotation that no clause has claimed.
    fn beside(
        &self,
        doc: &Document<'_>,
        sentence: &Range<usize>,
        run: &Range<usize>,
        cues: &[Cue],
    ) -> Option<Clause> {
        let phrases = self.phrases(doc);
        let sentence = Sentence::new(&phrases, sentence.clone());
        sentence
            .dash(run)
            .or_else(|| sentence.colon(run))
            .or_else(|| sentence.unknown_verb(run))
            .or_else(|| sentence.loose(run, cues))
    }

    /// Who the paragraph before introduces, where it ends with a colon: "She wrote:".
    fn introduced(&mut self, doc: &mut Document<'_>, paragraph: usize) -> Option<usize> {
        let before = doc
            .paragraphs
            .get(paragraph.checked_sub(1)?)?
            .tokens
            .clone();
        if doc.written(before.end - 1) != ":" || before.len() < 3 {
            return None;
        }
        let sentence = doc.sentences.get(doc.sentence_of(before.end - 1))?.clone();
        let phrases = self.phrases(doc);
        let reader = Sentence::new(&phrases, sentence.clone());
        let cue = sentence
            .clone()
            .rev()
            .filter(|&t| !doc.is_quoted(t))
            .find_map(|t| reader.cue_at(t));
        let subject = cue
            .and_then(|cue| phrases.subject(cue.tokens.start, sentence.start))
            .map(|s| s.phrase);
        let speaker = subject.or_else(|| phrases.sentence_subject(sentence.start, sentence.end))?;
        coref::speaker_mention(doc, speaker)
    }

    /// Makes a quote of the clause; gives back its speaker.
    fn claim(&mut self, doc: &mut Document<'_>, clause: Clause, paragraph: usize) -> Option<usize> {
        let speaker = clause
            .speaker
            .clone()
            .and_then(|phrase| coref::speaker_mention(doc, phrase));
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
            .and_then(|&r| doc.quoted_spans[r].continues)
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
        carried: Option<(Rule, usize)>,
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

    fn transcript(&mut self, doc: &mut Document<'_>, turn: &transcript::Turn) {
        let label = doc.span(&turn.speaker).of(doc.text).to_owned();
        let before = self.labels.get(&label).copied();
        let Some(speaker) =
            coref::label_mention(doc, turn.speaker.clone(), turn.initials_of, before)
        else {
            return;
        };
        self.labels.insert(label, speaker);
        let colon = turn.speaker.end;
        let words = turn.speaker.clone();
        let first = words.clone().find(|&t| doc.kind(t) != TokenKind::Punct);
        doc.labels
            .push(doc.span(&(first.unwrap_or(words.start)..colon + 1)));
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
    fn nested(&mut self, doc: &mut Document<'_>, sentence: &Range<usize>, paragraph: usize) {
        let from = doc
            .quoted_spans
            .partition_point(|r| r.tokens.start < sentence.start);
        let to = doc
            .quoted_spans
            .partition_point(|r| r.tokens.start < sentence.end);
        for run in from..to {
            let Some(outer) = doc.quoted_spans[run].inside else {
                continue;
            };
            let (inner, outer) = (
                doc.quoted_spans[run].tokens.clone(),
                doc.quoted_spans[outer].tokens.clone(),
            );
            if words_in(doc, &inner) < 2 {
                continue;
            }
            let Some(clause) = self.clause_before(doc, &outer, &inner) else {
                continue;
            };
            let Some(speaker) = clause
                .speaker
                .and_then(|phrase| coref::speaker_mention(doc, phrase))
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
        doc: &Document<'_>,
        outer: &Range<usize>,
        inner: &Range<usize>,
    ) -> Option<Clause> {
        let phrases = self.phrases(doc);
        let reader = Sentence::new(&phrases, outer.start + 1..inner.start);
        let from = inner.start.saturating_sub(3).max(outer.start + 1);
        let cue = (from..inner.start).rev().find_map(|t| reader.cue_at(t))?;
        let subject = phrases.subject(cue.tokens.start, outer.start + 1)?;
        let spoken = !matches!(doc.lower(subject.phrase.start), "i" | "we" | "you");
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
