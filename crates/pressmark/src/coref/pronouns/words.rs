//! The pronouns: what each can stand for, and in which grammatical case it stands.

use crate::coref::role::{is_noun_ahead, is_verb};
use crate::grammar::{Grammar, Relation, TokenIdx};
use crate::kinds::{EntityType, Gender};
use crate::lexicon::WordClass;
use crate::text::Document;

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::coref) enum Referent {
    /// One person: "he", "she".
    One(Gender),
    /// "they".
    Several,
    /// "it".
    Thing,
    /// Whoever is quoted: "I".
    Speaker,
    /// Whoever is quoted, and others: "we".
    Speakers,
}

/// The case in which a pronoun stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// A pronoun in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pronoun {
    pub(super) token: usize,
    pub(super) referent: Referent,
    pub(super) case: Case,
}

impl Pronoun {
    /// The pronoun at the token, where there is one.
    pub(super) fn at(doc: &Document<'_>, grammar: &Grammar, token: usize) -> Option<Self> {
        if !doc.word_class(token).any(WordClass::PRONOUN) {
            return None;
        }
        use Case::{Object, Possessive, Reflexive, Subject};
        let he = Referent::One(Gender::Male);
        let she = Referent::One(Gender::Female);
        let (referent, case) = match doc.lower(token) {
            "he" => (he, Subject),
            "him" => (he, Object),
            "his" => (he, Possessive),
            "himself" => (he, Reflexive),
            "she" => (she, Subject),
            "her" if owns(doc, grammar, token) => (she, Possessive),
            "her" => (she, Object),
            "hers" => (she, Possessive),
            "herself" => (she, Reflexive),
            "they" => (Referent::Several, Subject),
            "them" => (Referent::Several, Object),
            "their" | "theirs" => (Referent::Several, Possessive),
            "themselves" => (Referent::Several, Reflexive),
            // "it rained", "it is clear that".
            "it" if is_expletive(grammar, token) => return None,
            "it" if is_subject(doc, grammar, token) => (Referent::Thing, Subject),
            "it" => (Referent::Thing, Object),
            "its" => (Referent::Thing, Possessive),
            "itself" => (Referent::Thing, Reflexive),
            "i" => (Referent::Speaker, Subject),
            "me" => (Referent::Speaker, Object),
            "my" | "mine" => (Referent::Speaker, Possessive),
            "myself" => (Referent::Speaker, Reflexive),
            "we" => (Referent::Speakers, Subject),
            "us" => (Referent::Speakers, Object),
            "our" | "ours" => (Referent::Speakers, Possessive),
            "ourselves" => (Referent::Speakers, Reflexive),
            _ => return None,
        };
        // "US" is a state, "IT" a trade, "HE" a title.
        let shouted = doc.written(token).chars().count() > 1
            && doc.written(token).chars().all(char::is_uppercase);
        (!shouted).then_some(Self {
            token,
            referent,
            case,
        })
    }
}

/// "her house", not "told her".
fn owns(doc: &Document<'_>, grammar: &Grammar, token: usize) -> bool {
    match grammar.trees().relation(TokenIdx::new(token)) {
        Relation::Possessor => true,
        Relation::Object | Relation::IndirectObject => false,
        _ => is_noun_ahead(doc, token + 1),
    }
}

fn is_expletive(grammar: &Grammar, token: usize) -> bool {
    grammar.trees().relation(TokenIdx::new(token)) == Relation::Expletive
}

fn is_subject(doc: &Document<'_>, grammar: &Grammar, token: usize) -> bool {
    let word = TokenIdx::new(token);
    if grammar.is_read(word) {
        grammar.trees().relation(word).is_subject()
    } else {
        is_verb(doc, token + 1)
    }
}

impl Referent {
    pub(super) const fn kind(self) -> EntityType {
        match self {
            Self::One(_) | Self::Speaker => EntityType::Person,
            Self::Several | Self::Speakers => EntityType::Group,
            Self::Thing => EntityType::Other,
        }
    }

    pub(super) const fn gender(self) -> Gender {
        match self {
            Self::One(gender) => gender,
            _ => Gender::Unknown,
        }
    }
}
