//! Whether a word that can be a cue is used as one: a verb, not a noun, and of something really said.

use super::clause::{Cue, Sentence};
use super::cues::VerbForm;
use super::words::{
    is_determiner, is_negation, is_preposition, is_time, is_unreal_modal, is_verb_adverb,
};
use crate::kinds::EntityType;
use crate::text::TokenKind;

impl Sentence<'_, '_, '_> {
    /// The cue verb at `at`, where the word is used as a verb there.
    pub(super) fn cue_at(&self, at: usize) -> Option<Cue> {
        let (verb, form) = self
            .phrases
            .cues
            .lookup(self.lower(at), self.lower(at + 1))?;
        if verb.finding || verb.asked {
            // Only grammar can tell.
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
            && !is_time(self.lower(at.saturating_sub(2)));
        let noun_place = is_determiner(previous)
            && !matches!(
                previous,
                "that" | "others" | "some" | "many" | "all" | "both" | "these" | "those"
            )
            || after_possessive
            || is_preposition(previous) && form != VerbForm::Ing
            || after_number;
        if noun_place && (verb.noun || form != VerbForm::Past) && form != VerbForm::Ing {
            return None;
        }
        let passive = matches!(
            previous,
            "is" | "was" | "were" | "are" | "be" | "been" | "being" | "gets" | "got" | "get"
        );
        let as_verb = match form {
            VerbForm::Past => !passive && previous != "to" && !(noun_place && verb.noun),
            VerbForm::Third => !verb.noun || self.follows_singular_subject(at),
            VerbForm::Base => previous != "to" && self.follows_plural_subject(at),
            VerbForm::Ing => !is_determiner(previous),
        };
        let end = at + 1 + usize::from(verb.particle.is_some());
        as_verb.then_some(Cue {
            tokens: at..end,
            verb,
            form,
        })
    }

    pub(super) fn follows_singular_subject(&self, at: usize) -> bool {
        if at == self.tokens.start {
            return false;
        }
        let previous = self.lower(at - 1);
        self.phrases.index.ending(at).is_some()
            || matches!(previous, "he" | "she" | "it" | "who" | "which" | ",")
            || is_verb_adverb(previous)
            || self.run_before(at).is_some()
    }

    pub(super) fn follows_plural_subject(&self, at: usize) -> bool {
        if at == self.tokens.start {
            return false;
        }
        let previous = self.lower(at - 1);
        if matches!(
            previous,
            "they"
                | "we"
                | "i"
                | "you"
                | "did"
                | "do"
                | "will"
                | "who"
                | "would"
                | "people"
                | "police"
                | "and"
        ) || is_verb_adverb(previous)
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

    /// Whether nothing is said: negated, conditional, possible or future speech.
    pub(super) fn is_unreal(&self, cue: &Cue, floor: usize) -> bool {
        let from = cue.tokens.start.saturating_sub(4).max(floor);
        let mut before = (from..cue.tokens.start)
            .rev()
            .take_while(|&t| !matches!(self.written(t), "," | ";" | ":"));
        if before.any(|t| {
            is_negation(self.lower(t))
                || is_unreal_modal(self.lower(t)) && cue.form == VerbForm::Base
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
        matches!(
            before,
            "," | "—"
                | "–"
                | "--"
                | "by"
                | "and"
                | "while"
                | "after"
                | "before"
                | "when"
                | "statement"
                | "letter"
                | "tweet"
                | "tweets"
                | "email"
                | "memo"
                | "note"
                | "post"
                | "message"
                | "for"
                | "without"
        ) || is_time(before)
            || is_verb_adverb(before)
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
