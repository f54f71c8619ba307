//! Who speaks where a quotation names nobody: whoever spoke before, or whom the words before introduce or present.

use core::ops::Range;

use crate::coref::{Chains, SpeakerId};
use crate::grammar::{ClauseKind, Relation, TokenIdx};
use crate::kinds::{EntityType, Form};
use crate::text::ParagraphIdx;

use super::attribution::{Attribution, Reading};
use super::claims::stands_alone;
use super::clause::Sentence;
use super::draft::Draft;
use super::rules::Rule;
use super::speech::{is_named_work, is_title, words_in};
use super::words::{ANSWERING, HEARING, NEGATION, REFUSAL};

/// Words around a quotation among which its speaker is looked for.
const PRESENTED: usize = 80;

impl Attribution<'_> {
    /// Who goes on speaking where a quotation names nobody.
    pub(super) fn carried(
        &mut self,
        chains: &Chains<'_, '_>,
        reading: &Reading,
        run: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Option<(Rule, SpeakerId)> {
        if let Some(speaker) = reading.speaking {
            let goes_on = !self.touches_another(chains, run)
                && !self.names_another(chains, run, sentence, speaker);
            return goes_on.then_some((Rule::SameParagraph, speaker));
        }
        if let Some(speaker) = self.introduced(chains, reading.paragraph) {
            return Some((Rule::Colon, speaker));
        }
        if reading.is_heading {
            return None;
        }
        if let Some(speaker) = reading.before {
            return Some((Rule::NextParagraph, speaker));
        }
        let speaker = self.presented(chains, run, sentence)?;
        Some((Rule::Presented, speaker))
    }

    /// "He offered three words. “Ask the referee.”": a short sentence between marks, of the one whom the words before present.
    pub(super) fn is_answer(
        &mut self,
        chains: &Chains<'_, '_>,
        run: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        words_in(chains, run) > 1
            && !is_title(chains, self.cues, run)
            && self.presented(chains, run, sentence).is_some()
    }

    /// “Did anyone?” “Not on my side.” Two quotations with nothing between them have two voices.
    fn is_other_voice(&self, chains: &Chains<'_, '_>, run: &Range<usize>) -> bool {
        self.index.last_run(run.start).is_some_and(|before| {
            before.end == run.start
                && !is_named_work(chains, self.cues, &before)
                && chains.paragraph_of(before.start) == chains.paragraph_of(run.start)
        })
    }

    /// Whether the words around the quotation name a person other than the speaker from before: then it may be theirs.
    fn names_another(
        &self,
        chains: &Chains<'_, '_>,
        run: &Range<usize>,
        sentence: &Range<usize>,
        speaker: SpeakerId,
    ) -> bool {
        if stands_alone(chains, run, sentence) {
            return false;
        }
        let known = self
            .speakers
            .mention(speaker)
            .map(|m| chains.mentions[m].entity);
        let around = sentence.start.max(run.start.saturating_sub(PRESENTED))
            ..sentence.end.min(run.end + PRESENTED);
        around.into_iter().any(|t| {
            let mention = self.index.starting(t).map(|m| &chains.mentions[m]);
            !chains.is_quoted(t)
                && mention.is_some_and(|m| {
                    m.kind == EntityType::Person && m.form == Form::Name && Some(m.entity) != known
                })
        })
    }

    /// "Keeper Anna Berg does not mind the bears. “Would you smile?”": the one person whom the words right before present.
    fn presented(
        &mut self,
        chains: &Chains<'_, '_>,
        run: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Option<SpeakerId> {
        if !stands_alone(chains, run, sentence) || self.touches_another(chains, run) {
            return None;
        }
        let here = chains.paragraph_of(run.start);
        let opens = chains.paragraphs[here].tokens.start == run.start;
        let before = match opens {
            false => chains.paragraphs[here].tokens.start..run.start,
            true => chains.paragraphs[here.before()?].tokens.clone(),
        };
        let before = before.start.max(before.end.saturating_sub(PRESENTED))..before.end;
        if chains.paragraphs[chains.paragraph_of(before.start)].aside {
            return None;
        }
        let mut names = before.clone().filter_map(|t| {
            let mention = &chains.mentions[self.index.starting(t)?];
            let person = mention.kind == EntityType::Person && mention.form == Form::Name;
            (person && !chains.is_quoted(t)).then_some(mention)
        });
        let Some(name) = names.next() else {
            return self.presented_by_pronoun(chains, before.end);
        };
        if names.any(|other| other.entity != name.entity) {
            return self.presented_by_what_was_said(chains, before.end);
        }
        let phrases = self.phrases(chains);
        let opening = chains.sentences[chains.sentence_of(name.tokens.start)]
            .tokens
            .clone();
        let reader = Sentence::new(&phrases, opening.clone());
        let phrase = self.grammar.phrase_of(TokenIdx::new(name.tokens.start));
        let relation = phrase.map(|p| self.grammar.trees().relation(self.grammar.phrase(p).head));
        let acts = relation.is_some_and(Relation::is_subject);
        let is = |set| opening.clone().any(|t| reader.is(t, set));
        // "Marsh declined to comment", "Marsh could not be reached"
        let is_silent = is(ANSWERING) && (is(REFUSAL) || is(NEGATION));
        let heard = is(HEARING) || is_silent;
        let opens = || {
            let subject = phrases.sentence_subject(opening.start, opening.end);
            // The subject is the name, or the noun before it: "coach Anna Berg".
            subject.is_some_and(|s| s.start <= name.tokens.start && name.tokens.start < s.end + 2)
        };
        if heard {
            return None;
        }
        if !acts && !opens() {
            return self.presented_by_what_was_said(chains, before.end);
        }
        let name = name.tokens.clone();
        self.speakers.of_phrase(chains, name)
    }

    /// "Her partner, Anna Berg, called Holm a master. “He never sleeps.”": of several, the subject of the verb that says something.
    fn presented_by_what_was_said(
        &mut self,
        chains: &Chains<'_, '_>,
        end: usize,
    ) -> Option<SpeakerId> {
        let sentence = chains.sentences[chains.sentence_of(end.checked_sub(1)?)]
            .tokens
            .clone();
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, sentence.clone());
        let mut heads = sentence.filter(|&t| !chains.is_quoted(t));
        let verb = heads.find(|&t| {
            let clause = self
                .grammar
                .clause_at(TokenIdx::new(t))
                .map(|clause| self.grammar.clause(clause));
            let speaks = self
                .cues
                .verb(chains.lower(t))
                .is_some_and(|verb| !verb.quoted && !verb.finding);
            speaks
                && clause.is_some_and(|clause| {
                    let group = &clause.group;
                    clause.kind == ClauseKind::Main
                        && group.finite
                        && !group.negated
                        && !group.passive
                })
        })?;
        let beside = phrases.subject(
            reader.before_auxiliaries(verb, reader.tokens.start),
            reader.tokens.start,
        );
        let named = |subject: &Range<usize>| subject.end <= verb && reader.names_person(subject);
        let subject = beside
            .map(|subject| subject.phrase)
            .filter(named)
            .or_else(|| reader.subject_of(verb).filter(named))?;
        self.speakers.of_phrase(chains, subject)
    }

    /// "He shakes his head. “Never.”": whoever is "he" in the sentence right before.
    fn presented_by_pronoun(&mut self, chains: &Chains<'_, '_>, end: usize) -> Option<SpeakerId> {
        let sentence = &chains.sentences[chains.sentence_of(end.checked_sub(1)?)];
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, sentence.tokens.clone());
        let clauses = sentence.tokens.clone().rev();
        let verb = clauses
            .filter_map(|t| self.grammar.clause_at(TokenIdx::new(t)))
            .find(|&clause| self.grammar.clause(clause).kind == ClauseKind::Main)?;
        let subject = reader.subject_of(self.grammar.clause(verb).group.head.at())?;
        let is_one = matches!(chains.lower(subject.start), "he" | "she") && subject.len() == 1;
        let quoted = chains.is_quoted(subject.start);
        let question = chains.written(sentence.tokens.end - 1) == "?";
        if !is_one || quoted || question {
            return None;
        }
        self.speakers.of_phrase(chains, subject)
    }

    fn touches_another(&self, chains: &Chains<'_, '_>, run: &Range<usize>) -> bool {
        let next = self.index.run_at(run.end);
        let same = next
            .is_some_and(|next| chains.paragraph_of(next.start) == chains.paragraph_of(run.start));
        same || self.is_other_voice(chains, run)
    }

    /// “I paid twice.” So, at least, Leon Katz told the court.
    pub(super) fn so_said(
        &mut self,
        chains: &Chains<'_, '_>,
        sentence: &Range<usize>,
        paragraph: ParagraphIdx,
    ) -> bool {
        let is_open = |last: &Draft| {
            last.said.is_none()
                && last.paragraph == paragraph
                && (last.speaker.is_none() || last.rule == Rule::Presented)
        };
        if chains.lower(sentence.start) != "so"
            || !self.drafts.as_slice().last().is_some_and(is_open)
        {
            return false;
        }
        let phrases = self.phrases(chains);
        let reader = Sentence::new(&phrases, sentence.clone());
        let Some(cue) = reader.cues().into_iter().next() else {
            return false;
        };
        let subject = phrases.subject(cue.tokens.start, sentence.start + 1);
        let speaker = subject.and_then(|s| self.speakers.of_phrase(chains, s.phrase));
        if let Some(last) = self.drafts.as_mut_slice().last_mut() {
            *last = Draft {
                rule: Rule::ContentSubjectVerb,
                cue: Some(cue.tokens),
                speaker,
                ..last.clone()
            };
        }
        true
    }

    /// Who the paragraph before introduces, where it ends with a colon: "She wrote:".
    fn introduced(
        &mut self,
        chains: &Chains<'_, '_>,
        paragraph: ParagraphIdx,
    ) -> Option<SpeakerId> {
        let before = chains.paragraphs[paragraph.before()?].tokens.clone();
        if chains.written(before.end - 1) != ":" || before.len() < 3 {
            return None;
        }
        let sentence = chains
            .sentences
            .get(chains.sentence_of(before.end - 1))?
            .tokens
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
}
