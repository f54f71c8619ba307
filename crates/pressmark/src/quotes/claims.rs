//! Who gets which quotation: what a clause claims, what goes on from before, what nobody claims.

use core::ops::Range;

use crate::coref::{Chains, SpeakerId};
use crate::grammar::TokenIdx;
use crate::kinds::{EntityType, Form};
use crate::layers::MentionId;
use crate::text::{Document, ParagraphIdx, QuotedSpanIdx, TokenKind};

use super::attribution::Attribution;
use super::clause::{Clause, Sentence};
use super::draft::Draft;
use super::rules::Rule;
use super::speech::words_in;
use super::transcript;
use super::words::{CONDITION, COPULA};

/// Words before the noun or verb of a comment that opens its sentence: "To borrow a | phrase", "As Anna Berg | put it".
const ASIDE: usize = 6;

impl Attribution<'_> {
    /// Makes a quote of the clause; gives back its speaker.
    pub(super) fn claim(
        &mut self,
        chains: &Chains<'_, '_>,
        clause: Clause,
        paragraph: ParagraphIdx,
    ) -> Option<SpeakerId> {
        let joined = clause.speaker.clone().map_or(Vec::new(), |phrase| {
            self.joined(chains, phrase, &clause.cue)
        });
        let mut speakers = joined.into_iter();
        let speaker = speakers
            .next()
            .and_then(|phrase| self.speakers.of_phrase(chains, phrase));
        let others = speakers
            .filter_map(|phrase| self.speakers.of_phrase(chains, phrase))
            .collect();
        let draft = Draft {
            fragment: self.is_fragment(chains, &clause),
            cue: Some(clause.cue),
            speaker,
            others,
            ..Draft::new(clause.rule, clause.content, paragraph)
        };
        let runs = self.runs_in(&draft.content);
        if runs.is_empty() && speaker.is_none() {
            return None;
        }
        // A quotation carried over from the paragraph before and now named: one quote.
        let continued = runs
            .first()
            .and_then(|&r| chains.quoted_spans[r].continues)
            .and_then(|r| self.draft_of_run[r.at()]);
        let at = match continued {
            Some(at)
                if self.drafts[at].said.is_none()
                    && matches!(
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
            _ => self.drafts.push(draft),
        };
        for run in runs {
            self.draft_of_run[run.at()] = Some(at);
        }
        speaker
    }

    /// Whether what is said is a part of the writer's own sentence.
    fn is_fragment(&self, chains: &Chains<'_, '_>, clause: &Clause) -> bool {
        let start = clause.cue.start;
        let cue = self
            .cues
            .lookup(chains.lower(start), chains.lower(start + 1));
        let sentence = chains.sentences[chains.sentence_of(clause.cue.start)]
            .tokens
            .clone();
        let said = clause.content.first().map_or(sentence.start, |c| c.start);
        // "The vote was, in the words of S, “a brawl”" against "In the words of S, “the vote was a brawl.”"
        let inserted = clause.rule == Rule::WordsOf
            && clause.cue.start.min(said).saturating_sub(sentence.start) > ASIDE;
        // "what S said was “a third”"
        let equated =
            said == clause.cue.end + 1 && self.cues.words.has(chains.lower(clause.cue.end), COPULA);
        let about = clause.rule != Rule::QuotedAsSaying && cue.is_some_and(|(verb, _)| verb.about);
        about || inserted || equated
    }

    /// The noun phrases of those who speak together: "Okafor and the union's lawyer, Lind".
    fn joined(
        &self,
        chains: &Chains<'_, '_>,
        phrase: Range<usize>,
        cue: &Range<usize>,
    ) -> Vec<Range<usize>> {
        let person = |t: Option<MentionId>| {
            let mention = &chains.mentions[t?];
            let speaks = matches!(
                mention.kind,
                EntityType::Person | EntityType::Organization | EntityType::Group
            );
            (mention.form == Form::Name && speaks).then(|| mention.tokens.clone())
        };
        let mut parts = Vec::new();
        let mut start = phrase.start;
        // "Okafor, Lind and Marsh said", "Berg and her co-counsel, Noor, said"
        while let Some(before) = start.checked_sub(1).filter(|&t| chains.written(t) == ",") {
            let mut end = before;
            while end + 4 > before
                && end > 0
                && chains.lower(end) != "and"
                && person(self.index.ending(before)).is_none()
            {
                end -= 1;
            }
            let Some(name) = person(self.index.ending(end)) else {
                break;
            };
            let listed = end == before && phrase.clone().any(|t| chains.lower(t) == "and");
            if !listed && chains.lower(end) != "and" {
                break;
            }
            start = name.start;
            parts.insert(0, name);
        }
        // "Okafor and his lawyer said", but not "Berg called Okafor and his lawyer said".
        let verb = self.grammar.clause_at(TokenIdx::new(cue.start));
        let subject = verb.and_then(|verb| self.grammar.clause(verb).subject);
        let and = start.checked_sub(1).filter(|&t| chains.lower(t) == "and");
        if let Some(name) = and.and_then(|and| person(self.index.ending(and)))
            && subject.is_some_and(|subject| name.contains(&subject.at()))
        {
            parts.insert(0, name);
        }
        let and = phrase.clone().find(|&t| {
            matches!(chains.lower(t), "and" | "&")
                && person(self.index.ending(t)).is_some_and(|name| name.start >= phrase.start)
                && (t + 1..phrase.end).any(|t| self.index.starting(t).is_some())
        });
        match and {
            Some(and) => parts.extend([phrase.start..and, and + 1..phrase.end]),
            None => parts.push(phrase),
        }
        parts
    }

    /// Adds a run to the quote that it continues from the paragraph before.
    pub(super) fn continue_run(&mut self, doc: &Document<'_>, run: QuotedSpanIdx) -> bool {
        let Some(at) = doc.quoted_spans[run]
            .continues
            .and_then(|r| self.draft_of_run[r.at()])
            .filter(|&at| self.drafts[at].is_open())
        else {
            return false;
        };
        self.drafts[at]
            .content
            .push(doc.quoted_spans[run].tokens.clone());
        self.draft_of_run[run.at()] = Some(at);
        if let Some(speaker) = self.drafts[at].speaker {
            self.last = Some((
                speaker,
                doc.paragraph_of(doc.quoted_spans[run].tokens.start),
            ));
        }
        true
    }

    /// Gives a run to a speaker from before, or to nobody.
    pub(super) fn carry(
        &mut self,
        doc: &Document<'_>,
        run: QuotedSpanIdx,
        carried: Option<(Rule, SpeakerId)>,
        paragraph: ParagraphIdx,
        sentence: &Range<usize>,
    ) {
        let tokens = doc.quoted_spans[run].tokens.clone();
        // “A,” S said. “B.” is one quote in two parts.
        if let (Some((Rule::SameParagraph, speaker)), Some(at)) =
            (carried, self.drafts.ids().next_back())
        {
            let last = &mut self.drafts[at];
            let alone = stands_alone(doc, &tokens, sentence);
            let joins = last.speaker == Some(speaker) && last.paragraph == paragraph && alone;
            let reaches = last.content.iter().map(|c| c.end).max().unwrap_or(0);
            let direct = last
                .content
                .iter()
                .all(|c| self.index.run_at(c.start).is_some_and(|run| run == *c));
            if joins
                && direct
                && last.is_open()
                && doc
                    .sentence_of(tokens.start)
                    .since(doc.sentence_of(reaches - 1))
                    <= 1
            {
                last.content.push(tokens);
                self.draft_of_run[run.at()] = Some(at);
                return;
            }
        }
        let (rule, speaker) = carried.map_or((Rule::NoSpeaker, None), |(rule, speaker)| {
            (rule, Some(speaker))
        });
        let at = self.drafts.push(Draft {
            speaker,
            ..Draft::new(rule, vec![tokens], paragraph)
        });
        self.draft_of_run[run.at()] = Some(at);
    }

    pub(super) fn transcript(&mut self, chains: &Chains<'_, '_>, turn: &transcript::Turn) {
        let label = chains.span(&turn.speaker).of(chains.text).to_owned();
        let before = self.labels.speaker(&label);
        let mut speaker = None;
        if !turn.is_question() {
            let words = turn.speaker.clone();
            speaker = self
                .speakers
                .of_label(chains, words.clone(), turn.initials_of, before);
            let Some(speaker) = speaker else {
                return;
            };
            self.labels.insert(label, speaker);
            let first = words.clone().find(|&t| chains.kind(t) != TokenKind::Punct);
            let start = first.unwrap_or(words.start);
            self.label_spans.push(chains.span(&(start..words.end + 1)));
        } else if let Some(name) = &turn.named {
            speaker = self.speakers.of_phrase(chains, name.clone());
        }
        let content = vec![turn.content.clone()];
        let at = self.drafts.push(Draft {
            cue: (!turn.is_question()).then(|| turn.speaker.end..turn.speaker.end + 1),
            speaker,
            spoken: true,
            ..Draft::new(Rule::Transcript, content, turn.paragraph)
        });
        for run in self.runs_in(core::slice::from_ref(&turn.content)) {
            self.draft_of_run[run.at()] = Some(at);
        }
        self.last = speaker.map(|speaker| (speaker, turn.paragraph));
    }

    /// Quotations inside the quotations of this sentence, where a cue stands beside them.
    pub(super) fn nested(
        &mut self,
        chains: &Chains<'_, '_>,
        sentence: &Range<usize>,
        paragraph: ParagraphIdx,
    ) {
        let runs = chains.quoted_spans.as_slice();
        let from = runs.partition_point(|r| r.tokens.start < sentence.start);
        let to = runs.partition_point(|r| r.tokens.start < sentence.end);
        for run in &runs[from..to] {
            let Some(outer) = run.inside else {
                continue;
            };
            let (inner, outer) = (
                run.tokens.clone(),
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
                cue: Some(clause.cue),
                speaker: Some(speaker),
                ..Draft::new(Rule::Nested, vec![inner], paragraph)
            });
        }
    }

    /// "My mother always said, ‘Lock it,’": cue and subject before an inner quotation, both inside the outer one.
    pub(super) fn clause_before(
        &self,
        chains: &Chains<'_, '_>,
        outer: &Range<usize>,
        inner: &Range<usize>,
    ) -> Option<Clause> {
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, outer.start + 1..inner.start);
        let from = inner.start.saturating_sub(3).max(outer.start + 1);
        let cue = (from..inner.start).rev().find_map(|t| reader.cue_at(t))?;
        let subject = phrases.subject(cue.tokens.start, outer.start + 1);
        let subject = subject
            .map(|subject| subject.phrase)
            .or_else(|| reader.subject_of(cue.tokens.start))?;
        let said =
            !reader.is_unreal(&cue, outer.start + 1) && !reader.is(outer.start + 1, CONDITION);
        let spoken = said && !matches!(chains.lower(subject.start), "i" | "we" | "you");
        spoken.then(|| Clause::new(Rule::Nested, cue.tokens, subject, Vec::new()))
    }

    /// Outermost runs that start in the content.
    pub(super) fn runs_in(&self, content: &[Range<usize>]) -> Vec<QuotedSpanIdx> {
        content
            .iter()
            .flat_map(|part| self.index.runs_in(part))
            .collect()
    }

    /// Outermost runs of the sentence that no quote holds yet.
    pub(super) fn free_runs(&self, sentence: &Range<usize>) -> Vec<QuotedSpanIdx> {
        let mut runs = self.runs_in(core::slice::from_ref(sentence));
        runs.retain(|&r| self.draft_of_run[r.at()].is_none());
        runs
    }
}

/// Whether a quotation is a sentence of its own.
pub(super) fn stands_alone(
    doc: &Document<'_>,
    run: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    sentence.start == run.start && (run.end..sentence.end).all(|t| doc.kind(t) == TokenKind::Punct)
}
