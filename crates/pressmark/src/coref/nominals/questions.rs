//! What the reader of noun phrases asks about single words: do they act, own, open a clause, end a phrase?

use super::super::descriptions::age_after;
use super::phrase::Reader;
use crate::coref::syntax;
use crate::grammar::TokenIdx;
use crate::kinds::EntityType;
use crate::layers::MentionId;
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// Nouns behind a name that tell whose voice somebody is: "the Bergen fire service".
const NOUNS: usize = 3;

impl Reader<'_, '_> {
    /// "state television", "local radio".
    pub(super) fn is_broadcaster(&self, head: usize) -> bool {
        head > 0
            && self.word_class(head).any(WordClass::BROADCASTER)
            && self.word_class(head - 1).any(WordClass::OWNS_BROADCASTER)
            && (self.chains.lower(head) != "media"
                || self.chains.lower(head - 1).starts_with("state"))
    }

    /// By its tree, and where there is none by the words behind it. Who is spoken of with "who" or speaks "for" somebody acts as well.
    pub(super) fn is_subject(&self, head: usize) -> bool {
        match syntax::is_subject(self.chains.grammar, TokenIdx::new(head)) {
            Some(is_subject) => is_subject || matches!(self.chains.lower(head + 1), "who" | "for"),
            None => self.acts(head + 1),
        }
    }

    /// The noun is no part of a larger one: "police" of "police car" is.
    pub(super) fn heads_phrase(&self, head: usize) -> bool {
        match syntax::heads_phrase(self.chains.grammar, TokenIdx::new(head)) {
            Some(heads) => heads && !self.is_named(head + 1),
            None => self.ends_phrase(head + 1),
        }
    }

    /// A verb of speech or will, an auxiliary: the phrase is a subject.
    pub(super) fn acts(&self, mut token: usize) -> bool {
        let start = token;
        while token < start + 3
            && (self.word_class(token).any(WordClass::ADVERB)
                || self.word_class(token).any(WordClass::CALENDAR)
                || self.chains.lower(token) == "on")
        {
            token += 1;
        }
        self.word_class(token).any(
            WordClass::SPEECH
                .or(WordClass::WILL)
                .or(WordClass::AUXILIARY),
        ) || self.is_past(token)
            || matches!(self.chains.lower(token), "who" | "for")
    }

    pub(super) fn is_past(&self, token: usize) -> bool {
        let word = self.chains.lower(token);
        word.len() > 4 && word.ends_with("ed") && !self.is_named(token)
    }

    /// "rebels in the hills stayed silent".
    pub(super) fn acts_after_place(&self, head: usize) -> bool {
        self.word_class(head + 1).any(WordClass::PLACE_PREPOSITION) && !self.is_generic(head)
    }

    /// Spokespeople and sources speak for somebody even when nobody knows them.
    pub(super) fn is_voice(&self, head: usize) -> bool {
        let word = self.chains.lower(head);
        word.starts_with("spokes") && self.chains.lower(head + 1) == "for"
    }

    pub(super) fn is_counted(&self, start: usize) -> bool {
        self.chains.tokens[start].kind == TokenKind::Number
            || self.chains.lower(start).len() > 2 && self.chains.lower(start) != "some"
    }

    /// People of no particular kind; "the general" is an officer.
    pub(super) fn is_generic(&self, head: usize) -> bool {
        let officer = self.chains.lower(head) == "general"
            && head > 0
            && self.chains.lower(head - 1) == "the";
        self.word_class(head).any(WordClass::GENERIC) && !officer
    }

    /// What follows cannot make the noun a modifier of another noun.
    pub(super) fn ends_phrase(&self, next: usize) -> bool {
        let Some(token) = self.chains.tokens.get(next) else {
            return true;
        };
        if token.kind == TokenKind::Possessive || token.kind == TokenKind::Punct {
            return self.chains.lower(next) != "-";
        }
        if token.kind != TokenKind::Word || token.case != Case::Lower {
            // "the minister Anna Berg": an apposition; the name bears the role.
            return token.kind == TokenKind::Word && !self.is_named(next) && !token.space_before;
        }
        let word_class = self.word_class(next);
        word_class.any(
            WordClass::FUNCTION
                .or(WordClass::AUXILIARY)
                .or(WordClass::SPEECH)
                .or(WordClass::WILL)
                .or(WordClass::ADVERB),
        ) || self.is_past(next)
            || self.chains.lower(next).ends_with("ing")
            || self.chains.lower(next).ends_with("ly")
    }

    /// ", a surgeon who ...", ", 71, a surgeon who ...": says who somebody named is.
    pub(super) fn is_apposition(&self, start: usize) -> bool {
        let name = self.name_before_comma(start);
        name.is_some_and(|name| self.chains.mentions[name].kind == EntityType::Person)
    }

    /// The name in front of the comma or dash that the phrase follows, with or without an age.
    pub(super) fn name_before_comma(&self, start: usize) -> Option<MentionId> {
        let opens = |comma: usize| matches!(self.chains.lower(comma), "," | "(" | "–" | "—");
        let mut last = start.checked_sub(2).filter(|_| opens(start - 1))?;
        if last >= 2 && age_after(self.chains, last - 1).is_some() {
            last -= 2;
        }
        self.name_id_at(last)
    }

    /// "was the minister", "as a general": a role that somebody has.
    pub(super) fn is_predicate(&self, start: usize) -> bool {
        start > 0 && self.word_class(start - 1).any(WordClass::PREDICATE_LEAD)
    }

    /// A bare plural is a subject at the sentence's start or after a conjunction.
    pub(super) fn opens_clause(&self, start: usize, floor: usize) -> bool {
        start == floor
            || self.word_class(start - 1).any(WordClass::PLURAL_LEAD)
            || matches!(self.chains.lower(start - 1), "," | "“" | "\"" | ";" | ":")
    }

    pub(super) fn is_demonym(&self, token: usize) -> bool {
        self.name_at(token)
            .is_some_and(|m| m.kind == EntityType::Group)
    }

    /// "for the Kremlin" after a spokesman: end of the name or organization spoken for.
    pub(super) fn beneficiary(&self, head: usize) -> Option<usize> {
        if !self.chains.lower(head).starts_with("spokes")
            || !matches!(self.chains.lower(head + 1), "for" | "of")
        {
            return None;
        }
        let mut at = head + 2;
        if matches!(
            self.chains.lower(at),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        ) {
            at += 1;
        }
        for token in at..at + 4 {
            if let Some(name) = self.name_at(token) {
                return Some(self.end_of_named(token, name.tokens.end));
            }
            let word_class = self.word_class(token);
            if word_class.any(
                WordClass::BODY
                    .or(WordClass::BODIES)
                    .or(WordClass::ROLE)
                    .or(WordClass::ROLES)
                    .or(WordClass::SPEAKING_THING),
            ) && self.ends_phrase(token + 1)
            {
                return Some(token + 1);
            }
            if word_class.any(WordClass::FUNCTION.or(WordClass::SPEECH)) {
                return None;
            }
        }
        None
    }

    /// Where the nouns end that the name tells more of: "the Chinese embassy", "the London mayor's office".
    fn end_of_named(&self, token: usize, end: usize) -> usize {
        let grammar = self.chains.grammar;
        let core_of = |at: usize| {
            let phrase = grammar.phrase_of(TokenIdx::new(at));
            phrase.map_or(0, |p| grammar.phrase(p).core.end)
        };
        let mut last = core_of(token).max(end);
        if self.chains.kind(last) == TokenKind::Possessive {
            last = core_of(last + 1).max(end);
        }
        let is_noun = |at: usize| {
            self.chains.case(at) == Case::Lower || self.chains.kind(at) == TokenKind::Possessive
        };
        if last <= end + NOUNS && (end..last).all(is_noun) {
            last
        } else {
            end
        }
    }
}
