//! Whether a word that can be a cue is used as one: a verb, not a noun, and of something really said.

use core::ops::Range;

use super::clause::{Cue, Sentence};
use super::cues::VerbForm;
use super::words::{
    CONDITION, DETERMINER, NEGATION, NO_ADDRESSEE, NO_ARTICLE, PARTICIPLE_LEAD, PASSIVE,
    PLURAL_SUBJECT, PREPOSITION, REFUSAL, SINGULAR_SUBJECT, SUBJECT_PRONOUN, TIME, UNREAL_MODAL,
    VERB_ADVERB, is_dash,
};
use crate::coref::name_at;
use crate::grammar::{ClauseKind, Tag, TokenIdx};
use crate::kinds::EntityType;
use crate::lexicon::WordClass;
use crate::text::TokenKind;

impl Sentence<'_, '_, '_> {
    /// The cue verb at `at`, where the word is used as a verb there.
    pub(super) fn cue_at(&self, at: usize) -> Option<Cue> {
        let (verb, form) = self
            .phrases
            .cues
            .lookup(self.lower(at), self.lower(at + 1))?;
        // Findings only grammar can tell; "Karim Said vowed", "FBI notes revealed": a name, a noun.
        let tag = self.phrases.grammar.tag(TokenIdx::new(at));
        let noun = verb.noun
            && !verb.about
            && matches!(form, VerbForm::Third | VerbForm::Base)
            && tag == Tag::Noun
            && self.run_before(at).is_none();
        if verb.finding || verb.asked || noun || self.is_inside_name(at) {
            return None;
        }
        let previous = if at > self.tokens.start {
            self.lower(at - 1)
        } else {
            ""
        };
        let after_possessive =
            at > self.tokens.start && self.doc().kind(at - 1) == TokenKind::Possessive;
        let after_number = at > self.tokens.start
            && self.doc().kind(at - 1) == TokenKind::Number
            && !self.is(at.saturating_sub(2), TIME);
        let noun_place = self.has(previous, DETERMINER) && !self.has(previous, NO_ARTICLE)
            || after_possessive
            || self.has(previous, PREPOSITION) && form != VerbForm::Ing
            || after_number;
        if noun_place && (verb.noun || form != VerbForm::Past) && form != VerbForm::Ing {
            return None;
        }
        // "The board, asked about it, wished them luck"
        let asked = form == VerbForm::Past
            && (verb.addressee && verb.inverts || verb.demand)
            && (at == self.tokens.start
                || matches!(previous, "," | "(")
                || self.has(previous, CONDITION)
                || is_dash(previous))
            && self.run_before(at.saturating_sub(1)).is_none()
            && (self.is(at + 1, PREPOSITION) || self.is(at + 1, NO_ADDRESSEE));
        if asked {
            return None;
        }
        let passive = self.has(previous, PASSIVE);
        let as_verb = match form {
            VerbForm::Past => !passive && previous != "to" && !(noun_place && verb.noun),
            VerbForm::Third => !verb.noun || self.follows_singular_subject(at),
            VerbForm::Base => previous != "to" && self.follows_plural_subject(at),
            VerbForm::Ing => !self.has(previous, DETERMINER),
        };
        let end = at + 1 + usize::from(verb.particle.is_some());
        as_verb.then_some(Cue {
            tokens: at..end,
            verb,
            form,
        })
    }

    /// "Karim | Said": not the first word of the name, which may be a verb in front of it.
    fn is_inside_name(&self, at: usize) -> bool {
        let name = name_at(self.doc(), at).map(|name| &self.doc().mentions[name].tokens);
        name.is_some_and(|name| name.start < at)
    }

    pub(super) fn follows_singular_subject(&self, at: usize) -> bool {
        if at == self.tokens.start {
            return false;
        }
        let previous = self.lower(at - 1);
        self.phrases.index.ending(at).is_some()
            || self.has(previous, SINGULAR_SUBJECT)
            || matches!(previous, "," | ")")
            || is_dash(previous)
            || self.has(previous, VERB_ADVERB)
            || self.run_before(at).is_some()
    }

    pub(super) fn follows_plural_subject(&self, at: usize) -> bool {
        if at == self.tokens.start {
            return false;
        }
        let previous = self.lower(at - 1);
        if (self.has(previous, PLURAL_SUBJECT) || previous == "and")
            || self.has(previous, VERB_ADVERB)
        {
            return previous != "and";
        }
        previous.len() > 3 && previous.ends_with('s') && !previous.ends_with("ss")
            || self.named_plural(at)
            || self.run_before(at).is_some()
            || previous == ","
    }

    /// Whether a name before the verb can be its plural subject: "Reds fans call", "Berg and Marsh call". A single name before
    /// what may be a noun modifies it: "the Northline Express call centre".
    fn named_plural(&self, at: usize) -> bool {
        let Some(mention) = self.phrases.index.ending(at) else {
            return false;
        };
        let mention = &self.doc().mentions[mention];
        let start = mention.tokens.start;
        let noun = self
            .phrases
            .cues
            .lookup(self.lower(at), self.lower(at + 1))
            .is_some_and(|(verb, _)| verb.noun);
        !noun
            || mention.kind == EntityType::Group
            || start > self.tokens.start && self.lower(start - 1) == "and"
    }

    /// Somebody: a person, a body or people, by name, noun or pronoun.
    pub(super) fn can_ask(&self, phrase: &Range<usize>) -> bool {
        phrase.clone().any(|t| {
            let mention = self.phrases.index.starting(t);
            mention.is_some_and(|m| self.doc().mentions[m].kind != EntityType::Other)
                || self.is(t, SUBJECT_PRONOUN) && !matches!(self.lower(t), "it" | "this" | "that")
                || self
                    .doc()
                    .word_class(t)
                    .any(WordClass::ROLES.or(WordClass::ROLE))
        })
    }

    /// By the tree, the verb of a clause of its own: no noun phrase holds one outside of a relative clause.
    pub(super) fn is_finite(&self, token: usize) -> bool {
        let grammar = self.phrases.grammar;
        let verb = TokenIdx::new(token);
        let clause = grammar.clause_at(verb).map(|clause| grammar.clause(clause));
        clause.is_some_and(|clause| {
            clause.group.finite && clause.group.head == verb && clause.kind != ClauseKind::Adnominal
        })
    }

    /// Whether nothing is said: negated, conditional, possible or future speech.
    pub(super) fn is_unreal(&self, cue: &Cue, floor: usize) -> bool {
        let from = cue.tokens.start.saturating_sub(4).max(floor);
        let mut before = (from..cue.tokens.start)
            .rev()
            .take_while(|&t| !matches!(self.written(t), "," | ";" | ":"));
        // "would say only that": that much was said.
        let only = (cue.tokens.start.saturating_sub(1)..cue.tokens.end + 1)
            .any(|t| self.lower(t) == "only");
        if before.any(|t| {
            self.is(t, NEGATION)
                || self.is(t, REFUSAL)
                || self.is(t, UNREAL_MODAL) && cue.form == VerbForm::Base && !only
                || self.lower(t) == "if"
        }) {
            return true;
        }
        // "If the board says": the condition opens the clause.
        self.phrases
            .subject(cue.tokens.start, floor)
            .is_some_and(|s| {
                s.phrase.start > self.tokens.start
                    && matches!(self.lower(s.phrase.start - 1), "if" | "unless" | "whether")
                    && !s.apposition
            })
    }

    /// Whether a form in -ing at this place tells what somebody says: after a comma, "by" or the noun of a statement, not in
    /// "it is worth noting" or "cases reporting".
    pub(super) fn participle_of_speech(&self, at: usize) -> bool {
        if at == self.tokens.start || self.run_before(at).is_some() {
            return true;
        }
        let before = self.lower(at - 1);
        (self.has(before, PARTICIPLE_LEAD) || matches!(before, "," | "—" | "–" | "--"))
            || self.has(before, TIME)
            || self.has(before, VERB_ADVERB)
    }

    /// The cues of the sentence outside quotations in which something is really said.
    pub(super) fn cues(&self) -> Vec<Cue> {
        (self.tokens.start..self.tokens.end)
            .filter_map(|t| self.cue_at(t))
            .filter(|cue| {
                !self.doc().is_quoted(cue.tokens.start) && !self.is_unreal(cue, self.tokens.start)
            })
            .collect()
    }
}
