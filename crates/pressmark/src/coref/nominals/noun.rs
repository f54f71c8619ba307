//! What a noun phrase for an actor is: its noun, how it begins, what stands in it.

use core::ops::Range;

use crate::kinds::{EntityType, Gender};
use crate::layers::MentionId;
use crate::lexicon::WordClass;

/// What a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::coref) enum Noun {
    /// One person.
    Person,
    /// Several people.
    People,
    /// An organization.
    Organization,
}

impl Noun {
    pub(in crate::coref) const fn kind(self) -> EntityType {
        match self {
            Self::Person => EntityType::Person,
            Self::People => EntityType::Group,
            Self::Organization => EntityType::Organization,
        }
    }

    /// What a noun stands for beside a name of this type.
    pub(super) const fn of_kind(kind: EntityType) -> Option<Self> {
        match kind {
            EntityType::Person => Some(Self::Person),
            EntityType::Organization => Some(Self::Organization),
            _ => None,
        }
    }

    /// What a word with these uses stands for.
    pub(in crate::coref) const fn of(word_class: WordClass) -> Option<Self> {
        if word_class.any(WordClass::ROLE) {
            Some(Self::Person)
        } else if word_class.any(WordClass::ROLES.or(WordClass::BODIES)) {
            Some(Self::People)
        } else if word_class.any(WordClass::BODY) {
            Some(Self::Organization)
        } else {
            None
        }
    }
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::coref) enum Opening {
    /// "the", "this".
    Definite,
    /// "a", "some", "two".
    Indefinite,
    /// "his", "Georgia's".
    Possessor,
    /// "North Korean officials", "White House aides".
    Name,
    /// "officials said".
    Bare,
}

/// A noun phrase for an actor.
#[derive(Clone, Debug)]
pub(in crate::coref) struct NounPhrase {
    pub(in crate::coref) tokens: Range<usize>,
    pub(in crate::coref) head: usize,
    pub(in crate::coref) noun: Noun,
    pub(in crate::coref) opening: Opening,
    pub(in crate::coref) gender: Gender,
    /// A name stands in it before the noun.
    pub(in crate::coref) named: bool,
    /// Other words stand between the opening and the noun.
    pub(in crate::coref) modified: bool,
    /// The person or body whose name stands beside it: "her lawyer, Carla Mendes", "Carla Mendes, the lawyer".
    pub(in crate::coref) apposed: Option<MentionId>,
    /// It is shown as an actor by itself; others only where they are somebody named, or a pronoun stands for them.
    pub(in crate::coref) shown: bool,
}

/// What the word opens, where it is a determiner.
pub(super) fn determiner(lower: &str) -> Option<Opening> {
    match lower {
        "the" | "this" | "that" | "these" | "those" => Some(Opening::Definite),
        "a" | "an" | "another" | "one" | "some" | "many" | "several" | "most" | "few" | "other"
        | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
        | "eleven" | "twelve" | "dozens" | "both" | "multiple" | "numerous" => {
            Some(Opening::Indefinite)
        }
        "his" | "her" | "their" | "my" | "our" | "its" | "your" => Some(Opening::Possessor),
        _ => None,
    }
}
