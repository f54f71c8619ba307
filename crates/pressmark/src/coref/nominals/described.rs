//! A noun that says of which sex, age, country or trade somebody is, not who: "the woman", "the Ecuadorian", "the novelist".

use super::calling::{is_description, is_trade};
use super::memory::{Memory, age_in};
use super::noun::{Noun, NounPhrase};
use super::reference::{PARAGRAPHS, why};
use crate::coref::chains::Chains;
use crate::coref::role::{Role, role_of};
use crate::kinds::Gender;
use crate::layers::{EntityId, MentionId, Why};
use crate::lexicon::fold;
use crate::text::Case;

impl Memory {
    /// "the 45-year-old", "the woman": the only person named near.
    pub(super) fn described_person(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let noun = fold(chains.lower(phrase.head));
        // "the Ecuadorian"
        let is_national = chains.case(phrase.head) == Case::Title && !phrase.shown;
        let is_trade = !phrase.modified && is_trade(&noun);
        if phrase.noun != Noun::Person || !is_description(&noun) && !is_national && !is_trade {
            return None;
        }
        if is_trade {
            return self.of_a_trade(chains, phrase);
        }
        let (person, what) = match self.only_person(chains, phrase, |_| true) {
            Some(person) => (person, "person named in"),
            None => (
                self.only_subject(chains, phrase)?,
                "person who is a subject in",
            ),
        };
        let person = &chains.mentions[person];
        let name = &chains.entities[person.entity].name;
        let named_in = chains.sentence_of(person.tokens.start);
        let explanation = match chains.sentence_of(phrase.head).since(named_in) {
            0 | 1 => format!("{name} is the only {what} this sentence and the one before."),
            _ => format!("{name} was named last, in this paragraph."),
        };
        let why = why("only-person", vec![person.span], explanation, 74);
        Some((person.entity, why))
    }

    /// "the novelist": the one person named in the paragraph, else in those before, of whom nothing else was said; who asks is not the
    /// one who answers.
    fn of_a_trade(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<(EntityId, Why)> {
        let only_within = |paragraphs: usize| {
            let mut near = self.people.iter().rev().filter(|&&(_, mention)| {
                let end = chains.mentions[mention].tokens.end;
                let start = chains.mentions[mention].tokens.start;
                let asks = [Some(end), start.checked_sub(1)].into_iter().flatten();
                Self::paragraphs_to(chains, mention, phrase) <= paragraphs
                    && !asks.into_iter().any(|t| chains.lower(t) == "asked")
            });
            let &(entity, mention) = near.next()?;
            near.all(|&(other, _)| other == entity).then_some(mention)
        };
        let near = || {
            let subject = self.only_subject(chains, phrase)?;
            (Self::paragraphs_to(chains, subject, phrase) == 0).then_some(subject)
        };
        let person = only_within(0)
            .or_else(near)
            .or_else(|| only_within(PARAGRAPHS))?;
        let person = &chains.mentions[person];
        let known = &chains.entities[person.entity];
        if known.role.is_some() {
            return None;
        }
        let explanation = format!(
            "{} was named shortly before, and nobody else who fits.",
            known.name
        );
        Some((
            person.entity,
            why("only-person", vec![person.span], explanation, 70),
        ))
    }

    /// The same among those who are subjects.
    fn only_subject(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<MentionId> {
        self.only_person(chains, phrase, |mention| {
            let tokens = &chains.mentions[mention].tokens;
            role_of(chains, chains.grammar, tokens) == Role::Subject
        })
    }

    /// The one person named in this sentence so far and the one before, where the noun’s gender fits.
    fn only_person(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
        counts: impl Fn(MentionId) -> bool,
    ) -> Option<MentionId> {
        let sentence = chains.sentence_of(phrase.head);
        // "Pell listened. He rang the centre. The 77-year-old said": nobody else is named between.
        let paragraph = chains.paragraph_of(phrase.head);
        let last = self.people.last().map(|&(entity, _)| entity);
        let near = self.people.iter().rev().take_while(|(entity, m)| {
            let start = chains.mentions[*m].tokens.start;
            sentence.since(chains.sentence_of(start)) <= 1
                || Some(*entity) == last && chains.paragraph_of(start) == paragraph
        });
        // "the 26-year-old" is nobody of whom another age was said.
        let age = age_in(chains, phrase);
        let other = |entity: EntityId| {
            let mut ages = self.ages.iter().filter(|(_, whose, _)| *whose == entity);
            age.is_some_and(|age| ages.any(|(known, ..)| *known != age))
        };
        let mut near = near.filter(|&&(entity, mention)| counts(mention) && !other(entity));
        let &(entity, mention) = near.next()?;
        let known = chains.entities[entity].gender;
        let fits =
            phrase.gender == Gender::Unknown || known == Gender::Unknown || known == phrase.gender;
        (fits && near.all(|&(other, _)| other == entity)).then_some(mention)
    }
}
