//! A noun phrase that becomes a mention because it speaks.

use core::ops::Range;

use super::head::names_in;
use crate::coref::chains::Chains;
use crate::coref::gender;
use crate::coref::nominals::Noun;
use crate::grammar::{Tag, TokenIdx};
use crate::kinds::{EntityType, Form, Gender, Method};
use crate::layers::{Entity, MentionId, Why};
use crate::lexicon::WordClass;
use crate::text::{Case, Document};

/// A noun phrase that was no mention before it was known that it speaks.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) head: usize,
    form: Form,
    kind: EntityType,
    gender: Gender,
}

/// The phrase that is to become a mention, as a whole or its name only.
pub(super) fn phrase(chains: &Chains<'_, '_>, np: &Range<usize>, head: usize) -> Option<Phrase> {
    let class = chains.word_class(head);
    // "her" and "him" speak for nobody, and a pronoun has a mention of its own.
    // ... and a verb is nobody.
    let verb = np.start == head && chains.grammar.tag(TokenIdx::new(head)) == Tag::Verb;
    if verb || class.any(WordClass::PRONOUN.or(WordClass::NO_SPEAKER)) {
        return None;
    }
    let calling = chains.tokens[head].case != Case::Lower
        && Noun::of(class).is_none()
        && head + 1 == np.end
        && !class.any(WordClass::FUNCTION.or(WordClass::CALENDAR));
    // Names never overlap one another.
    let calling = calling && names_in(chains, np).next().is_none();
    let (tokens, form, kind) = if calling {
        (name_part(chains, np), Form::Name, EntityType::Person)
    } else {
        // "one of the officials", "a source close to Anna Berg"
        let of = chains.lower(head + 1) == "of";
        let counted = of && class.any(WordClass::FUNCTION);
        // "the mother of drowned sailor Emre Aksoy"
        let counted = counted || of && names_in(chains, np).next().is_some();
        let close = chains.lower(head + 1) == "close";
        let end = if head + 1 < np.end && (counted || close) {
            np.end
        } else {
            head + 1
        };
        (np.start..end, Form::Nominal, noun_kind(chains, class, head))
    };
    Some(Phrase {
        tokens,
        head,
        form,
        kind,
        gender: match kind {
            EntityType::Person => gender::of_noun(class),
            _ => Gender::Unknown,
        },
    })
}

impl Phrase {
    pub(super) fn can_stand(&self, doc: &Document<'_>) -> bool {
        !doc.span(&self.tokens).is_empty() && doc.is_unbroken(&self.tokens)
    }

    /// Adds its mention, and an entity of its own. `before` is who spoke by that noun before: "a study", and now "the study".
    pub(super) fn add(&self, chains: &mut Chains<'_, '_>, before: Option<MentionId>) -> MentionId {
        let span = chains.span(&self.tokens);
        let is_same = self.tokens.len() == 2 && chains.lower(self.tokens.start) == "the";
        if let Some(before) = before.filter(|_| is_same) {
            let before = &chains.mentions[before];
            let (kind, entity, said) = (before.kind, before.entity, before.span);
            let explanation = format!("The same {} as before.", chains.lower(self.head));
            let why = Why::by_coreference("same-noun", vec![said], explanation, 72);
            return chains.add(chains.mention(self.tokens.clone(), (kind, self.form), entity, why));
        }
        let words = span.of(chains.text).split_whitespace();
        let entity = chains.add_entity(Entity {
            gender: self.gender,
            ..Entity::new(self.kind, words.collect::<Vec<_>>().join(" "))
        });
        let why = Why {
            method: Method::Pattern,
            rule: "speaks",
            evidence: vec![chains.span(&(self.head..self.head + 1))],
            explanation: format!(
                "The words beside it are attributed to “{}”.",
                chains.written(self.head)
            ),
            confidence: if self.form == Form::Name { 60 } else { 70 },
        };
        let tokens = self.tokens.clone();
        chains.add(chains.mention(tokens, (self.kind, self.form), entity, why))
    }
}

/// The phrase without titles in front: "MINISTER HALL".
fn name_part(doc: &Document<'_>, np: &Range<usize>) -> Range<usize> {
    let titles = np
        .clone()
        .take_while(|&t| {
            t + 1 < np.end
                && doc.word_class(t).any(
                    WordClass::TITLE
                        .or(WordClass::TITLE_MODIFIER)
                        .or(WordClass::FUNCTION),
                )
        })
        .count();
    np.start + titles..np.end
}

/// What a noun stands for that speaks.
pub(super) fn noun_kind(doc: &Document<'_>, word_class: WordClass, head: usize) -> EntityType {
    if let Some(noun) = Noun::of(word_class) {
        return noun.kind();
    }
    let word = doc.lower(head);
    if word_class.any(WordClass::SPEAKING_THING) {
        return EntityType::Organization;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word_class.any(WordClass::ONE_PERSON) {
        EntityType::Person
    } else if word_class.any(WordClass::SEVERAL_PEOPLE) || ends(&["s"]) && !ends(&["ss", "us"]) {
        EntityType::Group
    } else if ends(&["er", "or", "ist", "man", "woman", "ian"]) {
        EntityType::Person
    } else {
        EntityType::Other
    }
}
