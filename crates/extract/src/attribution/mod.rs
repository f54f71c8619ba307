//! Who said what: turns marked runs and cues into quotes with speakers.
//!
//! The order is a sieve (`research/nlp.md` A.5): within a sentence the clauses that name a speaker ([`clause`]), then what
//! a colon or dash names, then a cue elsewhere in the sentence; what is left goes to the paragraph's last speaker, or to the
//! speaker of the paragraph before where a paragraph is nothing but a quotation. Where no evidence carries, the quote has
//! no speaker: no guess is better than a wrong name.

mod clause;
mod content;
mod cues;
mod phrase;
mod rules;
mod transcript;
mod words;

use core::ops::Range;

use clause::{Clause, Sentence};
pub(crate) use cues::Cues;
use phrase::{MentionIndex, Phrases};
use rules::Rule;
use words::is_stop;

use crate::coref;
use crate::document::{Case, Document, Quote, QuoteKind, TokenKind};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// Fills [`Document::quotes`], and adds the mentions of speakers that have no name.
pub(crate) fn attribute(doc: &mut Document<'_>, lexicon: &Lexicon, cues: &Cues) {
    let index = MentionIndex::new(doc);
    let mut attribution = Attribution { lexicon, cues, index, drafts: Vec::new(), draft_of_run: vec![None; doc.runs.len()], last: None };
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
    doc.quotes = drafts.into_iter().filter_map(|draft| draft.finish(doc)).collect();
}

/// A quote in the making. Content is token ranges in order.
#[derive(Clone, Debug)]
struct Draft {
    rule: Rule,
    cue: Option<Range<usize>>,
    /// Index in `doc.mentions`.
    speaker: Option<usize>,
    content: Vec<Range<usize>>,
    paragraph: usize,
    /// Direct whatever the marks say: a transcript.
    spoken: bool,
}

struct Attribution<'l> {
    lexicon: &'l Lexicon,
    cues: &'l Cues,
    index: MentionIndex,
    drafts: Vec<Draft>,
    /// The draft that holds each run.
    draft_of_run: Vec<Option<usize>>,
    /// Who spoke last in running text, and in which paragraph.
    last: Option<(usize, usize)>,
}

impl Attribution<'_> {
    fn paragraph(&mut self, doc: &mut Document<'_>, paragraph: usize) {
        let Range { start, end } = doc.paragraphs[paragraph].tokens.clone();
        let (first, last) = (doc.sentence_of(start), doc.sentence_of(end - 1));
        let only_quotation = self.is_only_quotation(doc, paragraph);
        let before = self.last;
        let mut speaking: Option<usize> = None;
        for n in first..=last.min(doc.sentences.len().saturating_sub(1)) {
            let sentence = doc.sentences[n].clone();
            let found = self.sentence(doc, sentence.clone());
            for clause in found.clauses {
                speaking = self.claim(doc, clause, paragraph).or(speaking);
            }
            for run in self.free_runs(&sentence) {
                let tokens = doc.runs[run].tokens.clone();
                if found.unreal.iter().any(|u| u.start <= tokens.start) {
                    continue;
                }
                let named = self.beside(doc, &sentence, &tokens);
                if let Some(clause) = named {
                    let strong = clause.rule != Rule::SameSentence;
                    if strong || is_speech(doc, &tokens) || words_in(doc, &tokens) > 1 && !is_title(doc, &tokens) {
                        speaking = self.claim(doc, clause, paragraph).or(speaking);
                        continue;
                    }
                }
                if self.continue_run(doc, run) || !is_speech(doc, &tokens) {
                    continue;
                }
                if speaking.is_none() && n == first {
                    if let Some(speaker) = self.introduced(doc, paragraph) {
                        self.carry(doc, run, Some((Rule::Colon, speaker)), paragraph, &sentence);
                        speaking = Some(speaker);
                        continue;
                    }
                }
                let carried = speaking.map(|s| (Rule::SameParagraph, s)).or_else(|| {
                    let (speaker, spoke_in) = before.filter(|_| only_quotation)?;
                    (spoke_in + 1 == paragraph).then_some((Rule::NextParagraph, speaker))
                });
                self.carry(doc, run, carried, paragraph, &sentence);
                speaking = carried.map(|(_, s)| s).or(speaking);
            }
            self.nested(doc, &sentence, paragraph);
        }
        if let Some(speaker) = speaking {
            self.last = Some((speaker, paragraph));
        }
    }

    fn sentence(&self, doc: &Document<'_>, tokens: Range<usize>) -> clause::Found {
        let phrases = Phrases { doc, cues: self.cues, index: &self.index };
        Sentence::new(&phrases, tokens).read()
    }

    /// Who is named right beside a quotation that no clause has claimed.
    fn beside(&self, doc: &Document<'_>, sentence: &Range<usize>, run: &Range<usize>) -> Option<Clause> {
        let phrases = Phrases { doc, cues: self.cues, index: &self.index };
        let sentence = Sentence::new(&phrases, sentence.clone());
        sentence.dash(run).or_else(|| sentence.colon(run)).or_else(|| sentence.unknown_verb(run)).or_else(|| sentence.loose(run))
    }

    /// Who the paragraph before introduces, where it ends with a colon: "She wrote:".
    fn introduced(&mut self, doc: &mut Document<'_>, paragraph: usize) -> Option<usize> {
        let before = doc.paragraphs.get(paragraph.checked_sub(1)?)?.tokens.clone();
        if doc.written(before.end - 1) != ":" || before.len() < 3 {
            return None;
        }
        let sentence = doc.sentences.get(doc.sentence_of(before.end - 1))?.clone();
        let phrases = Phrases { doc, cues: self.cues, index: &self.index };
        let reader = Sentence::new(&phrases, sentence.clone());
        let cue = sentence.clone().rev().filter(|&t| !doc.is_quoted(t)).find_map(|t| reader.cue_at(t));
        let subject = cue.and_then(|cue| phrases.subject(cue.tokens.start, sentence.start)).map(|s| s.phrase);
        let speaker = subject.or_else(|| phrases.sentence_subject(sentence.start, sentence.end))?;
        coref::speaker_mention(doc, self.lexicon, speaker)
    }

    /// Makes a quote of the clause; gives back its speaker.
    fn claim(&mut self, doc: &mut Document<'_>, clause: Clause, paragraph: usize) -> Option<usize> {
        let speaker = clause.speaker.clone().and_then(|phrase| coref::speaker_mention(doc, self.lexicon, phrase));
        let draft = Draft { rule: clause.rule, cue: Some(clause.cue), speaker, content: clause.content, paragraph, spoken: false };
        let runs = self.runs_in(&draft.content);
        if runs.is_empty() && speaker.is_none() {
            return None;
        }
        // A quotation carried over from the paragraph before and now named: one quote.
        let continued = runs.first().and_then(|&r| doc.runs[r].continues).and_then(|r| self.draft_of_run[r]);
        let at = match continued {
            Some(at) if matches!(self.drafts[at].rule, Rule::NoSpeaker | Rule::NextParagraph | Rule::SameParagraph) => {
                let content = core::mem::take(&mut self.drafts[at].content);
                self.drafts[at] = Draft { content: content.into_iter().chain(draft.content).collect(), ..draft };
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
        let Some(at) = doc.runs[run].continues.and_then(|r| self.draft_of_run[r]) else { return false };
        self.drafts[at].content.push(doc.runs[run].tokens.clone());
        self.draft_of_run[run] = Some(at);
        if let Some(speaker) = self.drafts[at].speaker {
            self.last = Some((speaker, doc.paragraph_of(doc.runs[run].tokens.start)));
        }
        true
    }

    /// Gives a run to a speaker from before, or to nobody.
    fn carry(&mut self, doc: &Document<'_>, run: usize, carried: Option<(Rule, usize)>, paragraph: usize, sentence: &Range<usize>) {
        let tokens = doc.runs[run].tokens.clone();
        // “A,” S said. “B.” is one quote in two parts.
        if let (Some((Rule::SameParagraph, speaker)), Some(last)) = (carried, self.drafts.last_mut()) {
            let alone = sentence.start == tokens.start && (tokens.end..sentence.end).all(|t| doc.tokens[t].kind == TokenKind::Punct);
            let joins = last.speaker == Some(speaker) && last.paragraph == paragraph && alone;
            let reaches = last.content.iter().map(|c| c.end).max().unwrap_or(0);
            let direct = last.content.iter().all(|c| self.index.run_at(c.start).is_some_and(|run| run == *c));
            if joins && direct && doc.sentence_of(reaches - 1) + 1 >= doc.sentence_of(tokens.start) {
                last.content.push(tokens);
                self.draft_of_run[run] = Some(self.drafts.len() - 1);
                return;
            }
        }
        let (rule, speaker) = carried.map_or((Rule::NoSpeaker, None), |(rule, speaker)| (rule, Some(speaker)));
        self.drafts.push(Draft { rule, cue: None, speaker, content: vec![tokens], paragraph, spoken: false });
        self.draft_of_run[run] = Some(self.drafts.len() - 1);
    }

    fn transcript(&mut self, doc: &mut Document<'_>, turn: &transcript::Turn) {
        let Some(speaker) = coref::speaker_mention(doc, self.lexicon, turn.speaker.clone()) else { return };
        let colon = turn.speaker.end;
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
        let from = doc.runs.partition_point(|r| r.tokens.start < sentence.start);
        let to = doc.runs.partition_point(|r| r.tokens.start < sentence.end);
        for run in from..to {
            let Some(outer) = doc.runs[run].inside else { continue };
            let (inner, outer) = (doc.runs[run].tokens.clone(), doc.runs[outer].tokens.clone());
            if words_in(doc, &inner) < 2 {
                continue;
            }
            let Some(clause) = self.clause_before(doc, &outer, &inner) else { continue };
            let Some(speaker) = clause.speaker.and_then(|phrase| coref::speaker_mention(doc, self.lexicon, phrase)) else { continue };
            self.drafts.push(Draft { rule: Rule::Nested, cue: Some(clause.cue), speaker: Some(speaker), content: vec![inner], paragraph, spoken: false });
        }
    }

    /// "My mother always said, ‘Lock it,’": cue and subject before an inner quotation, both inside the outer one.
    fn clause_before(&self, doc: &Document<'_>, outer: &Range<usize>, inner: &Range<usize>) -> Option<Clause> {
        let phrases = Phrases { doc, cues: self.cues, index: &self.index };
        let reader = Sentence::new(&phrases, outer.start + 1..inner.start);
        let from = inner.start.saturating_sub(3).max(outer.start + 1);
        let cue = (from..inner.start).rev().find_map(|t| reader.cue_at(t))?;
        let subject = phrases.subject(cue.tokens.start, outer.start + 1)?;
        let spoken = !matches!(doc.lower(subject.phrase.start), "i" | "we" | "you");
        spoken.then(|| Clause { rule: Rule::Nested, cue: cue.tokens, speaker: Some(subject.phrase), content: Vec::new() })
    }

    /// Outermost runs that start in the content.
    fn runs_in(&self, content: &[Range<usize>]) -> Vec<usize> {
        content.iter().flat_map(|part| self.index.runs_in(part)).collect()
    }

    /// Outermost runs of the sentence that no quote holds yet.
    fn free_runs(&self, sentence: &Range<usize>) -> Vec<usize> {
        let mut runs = self.runs_in(core::slice::from_ref(sentence));
        runs.retain(|&r| self.draft_of_run[r].is_none());
        runs
    }

    /// Whether the paragraph holds nothing outside quotation marks.
    fn is_only_quotation(&self, doc: &Document<'_>, paragraph: usize) -> bool {
        doc.paragraphs[paragraph].tokens.clone().all(|t| doc.tokens[t].kind == TokenKind::Punct || doc.is_quoted(t))
    }
}

impl Draft {
    /// The quote, or none where nothing is left of its content.
    fn finish(self, doc: &Document<'_>) -> Option<Quote> {
        let parts: Vec<Span> = self.content.iter().map(|c| doc.span(c)).filter(|s| !s.is_empty()).collect();
        let quoted: Vec<Span> = parts.iter().flat_map(|&part| quoted_in(doc, part)).collect();
        let length = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
        let kind = match (length(&quoted), length(&parts)) {
            (_, 0) => return None,
            (marked, all) if self.spoken || marked * 10 >= all * 9 => QuoteKind::Direct,
            (0, _) => QuoteKind::Indirect,
            _ => QuoteKind::Mixed,
        };
        let cue = self.cue.map(|c| doc.span(&c));
        let rule = if self.speaker.is_none() { Rule::NoSpeaker } else { self.rule };
        let speaker = self.speaker.map(|m| doc.mentions[m].span);
        Some(Quote { kind, parts, quoted, cue, speaker: self.speaker, why: rule.why(doc.text, cue, speaker) })
    }
}

/// The outermost runs inside a part.
fn quoted_in<'a>(doc: &'a Document<'_>, part: Span) -> impl Iterator<Item = Span> + 'a {
    let from = doc.runs.partition_point(|r| r.span.start < part.start);
    doc.runs[from..].iter().take_while(move |r| r.span.start < part.end).filter(move |r| r.inside.is_none() && part.contains(r.span)).map(|r| r.span)
}

fn words_in(doc: &Document<'_>, run: &Range<usize>) -> usize {
    doc.tokens[run.clone()].iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)).count()
}

/// Whether a quotation without a cue is speech rather than a scare quote or a title (`research/nlp.md` A.4).
fn is_speech(doc: &Document<'_>, run: &Range<usize>) -> bool {
    match words_in(doc, run) {
        0..=3 => false,
        4..=5 => !is_title(doc, run),
        _ => !is_title(doc, run) || ends_sentence(doc, run),
    }
}

fn ends_sentence(doc: &Document<'_>, run: &Range<usize>) -> bool {
    run.len() > 2 && is_stop(doc.written(run.end - 2))
}

/// Every word of weight has a capital, and no sentence ends: a book, a film, a slogan. A work noun before it says so too.
fn is_title(doc: &Document<'_>, run: &Range<usize>) -> bool {
    const WORKS: [&str; 22] = [
        "book", "novel", "film", "movie", "song", "show", "series", "album", "play", "poem", "essay", "titled", "entitled", "called", "memoir", "podcast",
        "documentary", "single", "painting", "episode", "musical", "bestseller",
    ];
    let before = run.start.checked_sub(1).map_or("", |t| doc.lower(t));
    let work = WORKS.contains(&before) || before == "," && run.start > 1 && WORKS.contains(&doc.lower(run.start - 2));
    let inner = run.start + 1..run.end.saturating_sub(1).max(run.start + 1);
    let mut heavy = inner.filter(|&t| doc.tokens[t].kind == TokenKind::Word && doc.written(t).chars().count() > 3).peekable();
    let some = heavy.peek().is_some();
    let capitals = some && heavy.all(|t| doc.tokens[t].case != Case::Lower);
    capitals && (work || !ends_sentence(doc, run))
}
