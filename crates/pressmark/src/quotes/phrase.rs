//! Noun phrases beside a cue: the subject to its left, the inverted subject to its right.
//!
//! There is no parser: a phrase ends at punctuation, at words that start a clause, at verbs we know, and grows over
//! determiners, modifiers, possessors and the prepositions that tie nouns.

use core::ops::Range;

use super::cues::{Cues, VerbForm};
use super::index::MentionIndex;
use super::words::{
    AUXILIARY, CLAUSE_START, DEGREE, DETERMINER, LONE_SUBJECT, NOUN_TIE, PLAIN_PAST, PLURAL_NOUN,
    PREPOSITION, SHORT_TIE, SUBJECT_PRONOUN, TIME, TIME_LEAD, VERB_ADVERB,
};
use crate::coref::Chains;
use crate::grammar::Grammar;
use crate::kinds::{EntityType, Form};
use crate::layers::MentionId;
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// Tokens that a noun phrase may grow to the left of its last word.
const LONGEST: usize = 16;

/// Mentions by the token where they start or end, and the words to either side.
pub(super) struct Phrases<'a, 't> {
    pub(super) doc: &'a Chains<'a, 't>,
    pub(super) cues: &'a Cues,
    pub(super) grammar: &'a Grammar,
    pub(super) index: &'a MentionIndex,
}

impl Phrases<'_, '_> {
    pub(super) fn lower(&self, token: usize) -> &str {
        self.doc.lower(token)
    }

    /// The noun phrase whose last token stands before `end`.
    pub(super) fn phrase_ending(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        if end <= floor {
            return None;
        }
        let last = end - 1;
        let word = self.lower(last);
        if self.has(word, SUBJECT_PRONOUN) {
            return Some(last..end);
        }
        if matches!(
            self.doc.kind(last),
            TokenKind::Punct | TokenKind::Possessive
        ) || self.has(word, CLAUSE_START)
            || self.has(word, PREPOSITION)
            || self.has(word, AUXILIARY)
            || word == "and"
        {
            return self.one_pronoun(last);
        }
        let mut start = self
            .index
            .ending(end)
            .map_or(last, |m| self.doc.mentions[m].tokens.start)
            .max(floor);
        let lowest = end.saturating_sub(LONGEST).max(floor);
        while start > lowest {
            match self.grow_left(start, lowest) {
                Some(next) if next < start => start = next,
                _ => break,
            }
        }
        let start = self.after_leading_time(start, end);
        self.is_noun_phrase(start..end).then_some(start..end)
    }

    /// "who", "those", "others", "some" as whole subjects.
    fn one_pronoun(&self, last: usize) -> Option<Range<usize>> {
        self.is(last, LONE_SUBJECT).then_some(last..last + 1)
    }

    /// One step to the left of a phrase that starts at `start`; none where the phrase begins here.
    fn grow_left(&self, start: usize, lowest: usize) -> Option<usize> {
        let at = start - 1;
        let word = self.lower(at);
        let token = &self.doc.tokens[at];
        if token.kind == TokenKind::Possessive {
            return self.before_possessive(at, lowest);
        }
        if self.doc.written(at) == "’" || self.doc.written(at) == "'" {
            return (at > lowest && self.lower(at - 1).ends_with('s')).then(|| at - 1);
        }
        if token.kind == TokenKind::Punct
            || self.has(word, SUBJECT_PRONOUN)
            || self.has(word, CLAUSE_START) && word != "that"
        {
            return None;
        }
        if self.is(start, DETERMINER) {
            // A determiner opens the phrase, unless a preposition ties it to a noun further left.
            return if self.has(word, NOUN_TIE) {
                self.over_preposition(at, lowest)
            } else {
                self.numeral(at)
            };
        }
        if word == "that" {
            return None;
        }
        if self.has(word, DETERMINER) {
            return Some(at);
        }
        if self.has(word, NOUN_TIE) {
            // "an adviser to Berg" ties nouns, "likely to placate" does not.
            let verb = word == "to" && self.doc.case(start) == Case::Lower;
            return if verb {
                None
            } else {
                self.over_preposition(at, lowest)
            };
        }
        if word == "and" || word == "&" {
            return self.over_and(at, lowest);
        }
        if self.is_past_verb(at, lowest) {
            return None;
        }
        if self.has(word, PREPOSITION)
            || self.has(word, AUXILIARY)
            || self.has(word, VERB_ADVERB) && word != "all" && token.case == Case::Lower
            || self.is_known_verb(at)
        {
            return None;
        }
        match self.index.ending(start) {
            Some(before) => self.over_mention(before, start, lowest),
            None => Some(at),
        }
    }

    /// Over the mention right before `start`. Two names side by side are two phrases, unless the first is a modifier: "North
    /// Korean officials".
    fn over_mention(&self, before: MentionId, start: usize, lowest: usize) -> Option<usize> {
        let is_person = |m: MentionId| self.doc.mentions[m].kind == EntityType::Person;
        let here = self.index.starting(start);
        let name_here =
            here.is_some_and(|m| self.doc.mentions[m].form == Form::Name && is_person(m));
        if name_here && is_person(before) {
            return None;
        }
        Some(self.doc.mentions[before].tokens.start.max(lowest))
    }

    /// "The plan pleased | economists": a form in -ed behind a noun is a verb, behind a determiner it describes.
    pub(super) fn is_past_verb(&self, at: usize, lowest: usize) -> bool {
        let word = self.lower(at);
        let form = word.len() > 4 && word.ends_with("ed") && self.doc.case(at) == Case::Lower;
        if !form || at <= lowest {
            return false;
        }
        let before = self.lower(at - 1);
        self.doc.kind(at - 1) == TokenKind::Word
            && !self.has(before, DETERMINER)
            && !self.has(before, PREPOSITION)
            && !self.has(before, VERB_ADVERB)
            && !self.has(before, DEGREE)
    }

    fn numeral(&self, at: usize) -> Option<usize> {
        matches!(self.lower(at), "all" | "both").then_some(at)
    }

    fn before_possessive(&self, at: usize, lowest: usize) -> Option<usize> {
        if at <= lowest {
            return None;
        }
        Some(
            self.index
                .ending(at)
                .map_or(at - 1, |m| self.doc.mentions[m].tokens.start)
                .max(lowest),
        )
    }

    /// "a spokesman for | the Kremlin": goes on with the noun before the preposition.
    fn over_preposition(&self, preposition: usize, lowest: usize) -> Option<usize> {
        if preposition <= lowest {
            return None;
        }
        let before = preposition - 1;
        let word = self.lower(before);
        let noun = self.doc.kind(before) == TokenKind::Word
            && !self.has(word, PREPOSITION)
            && !self.has(word, AUXILIARY)
            && !self.has(word, CLAUSE_START)
            && !self.has(word, DETERMINER)
            && !self.has(word, SUBJECT_PRONOUN)
            && !self.has(word, VERB_ADVERB)
            && !self.is_known_verb(before)
            && !self.has(word, TIME);
        if !noun {
            return if word == "some"
                || word == "one"
                || word == "many"
                || word == "most"
                || word == "all"
            {
                Some(before)
            } else {
                None
            };
        }
        Some(
            self.index
                .ending(preposition)
                .map_or(before, |m| self.doc.mentions[m].tokens.start)
                .max(lowest),
        )
    }

    /// "Smith and | Jones": both halves speak, where the first is a name or a noun in the plural.
    fn over_and(&self, and: usize, lowest: usize) -> Option<usize> {
        if and <= lowest {
            return None;
        }
        if let Some(m) = self.index.ending(and) {
            return Some(self.doc.mentions[m].tokens.start.max(lowest));
        }
        None
    }

    fn is_known_verb(&self, token: usize) -> bool {
        let word = self.lower(token);
        self.cues
            .lookup(word, self.lower(token + 1))
            .is_some_and(|(verb, form)| match form {
                VerbForm::Past | VerbForm::Ing => !verb.noun,
                VerbForm::Third | VerbForm::Base => !verb.noun && !verb.about,
            })
            || self.has(word, PLAIN_PAST)
    }

    /// "On Monday officials": the phrase is "officials".
    fn after_leading_time(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        // "April Jones said"
        if self.index.starting(start).is_some() {
            return start;
        }
        if self.is(at, PREPOSITION)
            || self.is(at, TIME)
            || self.is(at, TIME_LEAD) && self.is(at + 1, TIME)
        {
            while at < end
                && (self.is(at, TIME)
                    || self.is(at, TIME_LEAD) && self.is(at + 1, TIME)
                    || self.doc.kind(at) == TokenKind::Number)
            {
                at += 1;
            }
        }
        if at < end { at } else { start }
    }

    /// Whether the tokens can be a noun phrase that speaks.
    fn is_noun_phrase(&self, phrase: Range<usize>) -> bool {
        let Some(first) = self.doc.tokens.get(phrase.start) else {
            return false;
        };
        if phrase.is_empty()
            || phrase.clone().all(|t| {
                self.is(t, TIME) || self.is(t, TIME_LEAD) || self.doc.kind(t) != TokenKind::Word
            })
        {
            return false;
        }
        let last = self.lower(phrase.end - 1);
        // "a man who left six days | ago said"
        if last == "ago" {
            return false;
        }
        let named = phrase.clone().any(|t| self.index.starting(t).is_some());
        let determined = self.is(phrase.start, DETERMINER) && phrase.len() > 1
            || self.doc.tokens[phrase.clone()]
                .iter()
                .any(|t| t.kind == TokenKind::Possessive);
        let plural = last.len() > 3 && last.ends_with('s') || self.has(last, PLURAL_NOUN);
        let capital = first.case != Case::Lower
            && first.kind == TokenKind::Word
            && !self.opens_sentence(phrase.start);
        let agent = self
            .doc
            .word_class(phrase.end - 1)
            .any(WordClass::ROLE.or(WordClass::ORG_HEAD))
            || ["er", "or", "man", "ist", "ent", "ant", "ian", "son"]
                .iter()
                .any(|suffix| last.len() > 4 && last.ends_with(suffix));
        let ing = phrase.len() == 1 && last.ends_with("ing");
        (named || determined || plural || capital || agent) && !ing
    }

    fn opens_sentence(&self, token: usize) -> bool {
        self.doc
            .sentences
            .get(self.doc.sentence_of(token))
            .is_some_and(|s| s.tokens.start == token)
    }

    /// The noun phrase that starts at `start` and must end at or before `ceiling`; the subject of an inverted cue.
    pub(super) fn phrase_starting(&self, start: usize, ceiling: usize) -> Option<Range<usize>> {
        let first = self.doc.tokens.get(start).filter(|_| start < ceiling)?;
        let word = self.lower(start);
        if self.has(word, SUBJECT_PRONOUN) {
            return Some(start..start + 1);
        }
        if first.kind == TokenKind::Punct
            || self.has(word, TIME)
            || self.has(word, PREPOSITION)
            || self.has(word, AUXILIARY)
            || self.has(word, CLAUSE_START)
        {
            return None;
        }
        let mut end = start;
        while end < ceiling && end - start < LONGEST {
            if let Some(m) = self.index.starting(end) {
                let mention = &self.doc.mentions[m];
                end = mention.tokens.end.min(ceiling);
                continue;
            }
            let word = self.lower(end);
            let token = &self.doc.tokens[end];
            let inner = token.kind == TokenKind::Possessive
                || matches!(self.doc.written(end), "’" | "'")
                    && self.lower(end - usize::from(end > 0)).ends_with('s');
            let tied = end > start
                && self.has(word, SHORT_TIE)
                && self
                    .doc
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word);
            let stops = token.kind == TokenKind::Punct
                || end > start
                    && (self.has(word, PREPOSITION)
                        || self.has(word, CLAUSE_START)
                        || self.has(word, AUXILIARY)
                        // "the meeting's minutes"
                        || self.has(word, TIME) && self.doc.kind(end - 1) != TokenKind::Possessive
                        || word == "and" && self.index.starting(end + 1).is_none())
                || self.has(word, SUBJECT_PRONOUN);
            if stops && !inner && !tied {
                break;
            }
            end += 1;
        }
        (end > start && self.is_noun_phrase(start..end)).then_some(start..end)
    }
}
