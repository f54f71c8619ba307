//! Walks the document once and resolves its pronouns in text order: what one stands for is an antecedent for the next.

use rustc_hash::FxHashMap;

use super::Reference;
use super::agreement::fits;
use super::antecedents::{Antecedent, Antecedents, EntityClass, MentionForm};
use super::explanation::why;
use super::features::{Features, Place, Standing, features};
use super::training_data::{self, RankingExamples};
use super::voices::{Voice, Voices, first_person};
use super::weights::{Table, Weights};
use super::words::{Case, Pronoun, Referent};
use crate::coref::chains::Chains;
use crate::coref::role::Role;
use crate::kinds::{EntityType, Gender};
use crate::layers::EntityId;
use crate::lexicon::WordClass;
use crate::sorting::sort_by_key;
use crate::text::{Document, ParagraphIdx};

/// Antecedents looked at before a pronoun.
const ANTECEDENTS: usize = 60;
/// Sentences that a pronoun reaches back.
const SENTENCES: usize = 6;

/// Pronouns outside of quotation marks; the antecedents come back as they were.
pub(super) fn outside(
    chains: &mut Chains<'_, '_>,
    antecedents: Antecedents,
    weights: &Weights,
    examples: Option<&mut RankingExamples>,
) -> (Vec<Reference>, Antecedents) {
    Walk::new(chains, antecedents, weights, None, examples).run(chains, &[])
}

/// Pronouns inside of them; who speaks is known by now.
pub(super) fn inside(
    chains: &mut Chains<'_, '_>,
    antecedents: Antecedents,
    (known, voices): (&[Reference], &[Voice]),
    weights: &Weights,
    examples: Option<&mut RankingExamples>,
) -> Vec<Reference> {
    let voices = Voices::new(chains, voices);
    let walk = Walk::new(chains, antecedents, weights, Some(voices), examples);
    walk.run(chains, known).0
}

struct Walk<'w> {
    weights: &'w Weights,
    /// What is still ahead, and all that was passed.
    ahead: Vec<Antecedent>,
    next: usize,
    passed: Vec<Antecedent>,
    /// How often each entity was passed.
    times: FxHashMap<EntityId, usize>,
    /// Entities of the headline and the first paragraph of running text.
    leads: Vec<EntityId>,
    /// Who is quoted where, once that is known.
    voices: Option<Voices>,
    /// For whoever fits the weights: what is weighed.
    examples: Option<&'w mut RankingExamples>,
    out: Vec<Reference>,
}

/// An antecedent that fits, and what speaks for it.
struct Candidate {
    antecedent: usize,
    ahead: bool,
    features: Features,
}

impl<'w> Walk<'w> {
    fn new(
        doc: &Document<'_>,
        antecedents: Antecedents,
        weights: &'w Weights,
        voices: Option<Voices>,
        examples: Option<&'w mut RankingExamples>,
    ) -> Self {
        let ahead = antecedents.list;
        let lead = doc.paragraphs.enumerate().find(|(_, p)| !p.aside);
        let lead = lead.map_or(ParagraphIdx::new(0), |(lead, _)| lead);
        let mut leads: Vec<EntityId> = ahead
            .iter()
            .filter(|a| a.paragraph <= lead && doc.paragraphs.len() > 1)
            .filter_map(|a| a.entity)
            .collect();
        sort_by_key(&mut leads, |entity| (entity.at() as u64, 0));
        leads.dedup();
        Self {
            weights,
            ahead,
            next: 0,
            passed: Vec::new(),
            times: FxHashMap::default(),
            leads,
            voices,
            examples,
            out: Vec::new(),
        }
    }

    fn run(
        mut self,
        chains: &mut Chains<'_, '_>,
        known: &[Reference],
    ) -> (Vec<Reference>, Antecedents) {
        self.record_names(chains);
        let mut known_at = 0;
        for token in 0..chains.tokens.len() {
            while self
                .ahead
                .get(self.next)
                .is_some_and(|a| a.tokens.end <= token)
            {
                let antecedent = self.ahead[self.next].clone();
                self.next += 1;
                self.pass(antecedent);
            }
            let Some(pronoun) = Pronoun::at(chains, chains.grammar, token) else {
                continue;
            };
            while known.get(known_at).is_some_and(|r| r.token < token) {
                known_at += 1;
            }
            let entity = match known.get(known_at).filter(|r| r.token == token) {
                Some(reference) => Some(reference.entity),
                None => self.resolve(chains, pronoun),
            };
            if let Some(entity) = entity {
                self.pass_pronoun(chains, pronoun, entity);
            }
        }
        (self.out, Antecedents { list: self.ahead })
    }

    fn pass(&mut self, antecedent: Antecedent) {
        if let Some(entity) = antecedent.entity {
            *self.times.entry(entity).or_default() += 1;
        }
        self.passed.push(antecedent);
    }

    fn pass_pronoun(&mut self, chains: &Chains<'_, '_>, pronoun: Pronoun, entity: EntityId) {
        let kind = chains
            .entities
            .get(entity)
            .map_or(EntityType::Other, |e| e.kind);
        let what = match (pronoun.referent, kind) {
            (Referent::One(gender), _) => EntityClass::Person(gender),
            (_, EntityType::Organization) => EntityClass::Organization,
            (_, EntityType::Place) => EntityClass::State,
            (Referent::Thing, _) => EntityClass::Thing,
            _ => EntityClass::People,
        };
        let tokens = pronoun.token..pronoun.token + 1;
        if let Some(mut antecedent) =
            super::antecedents::antecedent(chains, tokens, what, MentionForm::Pronoun)
        {
            antecedent.entity = Some(entity);
            antecedent.role = match pronoun.case {
                Case::Subject => Role::Subject,
                Case::Possessive => Role::Possessor,
                _ if antecedent.role == Role::Oblique => Role::Oblique,
                _ => Role::Object,
            };
            antecedent.first = self
                .passed
                .last()
                .is_none_or(|a| a.sentence != antecedent.sentence);
            self.pass(antecedent);
        }
    }

    /// The entity for which the pronoun stands, where that is clear; it is noted in `out`.
    fn resolve(&mut self, chains: &mut Chains<'_, '_>, pronoun: Pronoun) -> Option<EntityId> {
        let Some(table) = Table::of(pronoun) else {
            let reference = first_person(chains, self.voices.as_ref()?, pronoun)?;
            let entity = reference.entity;
            self.out.push(reference);
            return Some(entity);
        };
        if self.voices.is_none() == chains.is_quoted(pronoun.token) {
            return None;
        }
        let speaker = self.voices.as_ref().and_then(|v| v.speaker(pronoun.token));
        let speaker = speaker
            .and_then(|m| chains.mentions.get(m))
            .map(|m| m.entity);
        let own = Place {
            sentence: chains.sentence_of(pronoun.token),
            paragraph: chains.paragraph_of(pronoun.token),
            quoted: chains.is_quoted(pronoun.token),
            speaker,
        };
        let candidates = self.candidates(chains, pronoun, &own);
        self.record_candidates(chains, pronoun, table, &candidates);
        let weight = |c: &Candidate| self.weights.weigh(table, c.features);
        let best = candidates
            .iter()
            .max_by_key(|c| (weight(c), c.antecedent))?;
        let antecedent = self.at(best);
        let entity = antecedent.entity?;
        let next = candidates
            .iter()
            .filter(|c| self.at(c).entity != Some(entity))
            .map(weight)
            .max();
        if !self
            .weights
            .is_clear(table, weight(best), next, speaker.is_some())
        {
            return None;
        }
        let own_part = candidates
            .iter()
            .filter(|c| self.at(c).entity == Some(entity));
        let share = Weights::share(own_part.map(weight), candidates.iter().map(weight));
        let why = why(chains, pronoun, antecedent, &chains.entities[entity], share);
        if let Some(entity) = chains.entities.get_mut(entity)
            && entity.gender == Gender::Unknown
        {
            entity.gender = pronoun.referent.gender();
        }
        self.out.push(Reference {
            token: pronoun.token,
            entity,
            why,
        });
        Some(entity)
    }

    /// For whoever fits the weights: where every entity is named.
    fn record_names(&mut self, chains: &Chains<'_, '_>) {
        let Some(examples) = self.examples.as_deref_mut() else {
            return;
        };
        let named = self
            .ahead
            .iter()
            .filter_map(|antecedent| Some((chains.span(&antecedent.tokens), antecedent.entity?)));
        examples.named.extend(named);
    }

    /// For whoever fits the weights: what this pronoun could stand for.
    fn record_candidates(
        &mut self,
        chains: &Chains<'_, '_>,
        pronoun: Pronoun,
        table: Table,
        candidates: &[Candidate],
    ) {
        if self.examples.is_none() {
            return;
        }
        let told = candidates.iter().map(|candidate| {
            let antecedent = self.at(candidate);
            let is_pronoun = antecedent.form == MentionForm::Pronoun;
            training_data::Candidate::new(
                chains.span(&antecedent.tokens),
                antecedent.entity,
                is_pronoun,
                candidate.features,
            )
        });
        let weighed = training_data::PronounExample {
            pronoun: chains.span(&(pronoun.token..pronoun.token + 1)),
            table: table as usize,
            candidates: told.collect(),
        };
        if let Some(examples) = self.examples.as_deref_mut() {
            examples.pronouns.push(weighed);
        }
    }

    fn at(&self, candidate: &Candidate) -> &Antecedent {
        if candidate.ahead {
            &self.ahead[candidate.antecedent]
        } else {
            &self.passed[candidate.antecedent]
        }
    }

    fn candidates(&self, chains: &Chains<'_, '_>, pronoun: Pronoun, own: &Place) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut between: Vec<Option<EntityId>> = Vec::new();
        for (n, antecedent) in self.passed.iter().enumerate().rev().take(ANTECEDENTS) {
            if own.sentence.since(antecedent.sentence) > SENTENCES {
                break;
            }
            if antecedent.quoted && !own.quoted || !fits(chains, pronoun, own, antecedent) {
                continue;
            }
            let standing = Standing {
                between: between
                    .iter()
                    .filter(|&&e| e.is_none() || e != antecedent.entity)
                    .count(),
                times: antecedent
                    .entity
                    .map_or(1, |e| self.times.get(&e).copied().unwrap_or(0)),
                leads: antecedent
                    .entity
                    .is_some_and(|e| self.leads.binary_search(&e).is_ok()),
            };
            let features = features(chains, pronoun, own, antecedent, &standing);
            found.push(Candidate {
                antecedent: n,
                ahead: false,
                features,
            });
            if antecedent.entity.is_none() || !between.contains(&antecedent.entity) {
                between.push(antecedent.entity);
            }
        }
        found.extend(self.cataphor(chains, pronoun, own));
        found
    }

    /// "In her speech, Marsh said": the subject after the comma.
    fn cataphor(
        &self,
        chains: &Chains<'_, '_>,
        pronoun: Pronoun,
        own: &Place,
    ) -> Option<Candidate> {
        let sentence = &chains.sentences.get(own.sentence)?.tokens;
        let opening = pronoun
            .token
            .checked_sub(sentence.start)
            .filter(|&n| n > 0 && n < 12)?;
        let opens = chains
            .word_class(sentence.start)
            .any(WordClass::PREPOSITION.or(WordClass::PRONOUN_LEAD));
        if !opens || opening == 0 {
            return None;
        }
        let (n, antecedent) = self
            .ahead
            .iter()
            .enumerate()
            .skip(self.next)
            .take(8)
            .take_while(|(_, a)| a.sentence == own.sentence)
            .find(|(_, a)| {
                a.role == Role::Subject
                    && a.tokens.start > pronoun.token
                    && fits(chains, pronoun, own, a)
            })?;
        let comma = (pronoun.token..antecedent.tokens.start).any(|t| chains.lower(t) == ",");
        let standing = Standing {
            between: 0,
            times: antecedent
                .entity
                .map_or(1, |e| self.times.get(&e).copied().unwrap_or(0) + 1),
            leads: antecedent
                .entity
                .is_some_and(|e| self.leads.binary_search(&e).is_ok()),
        };
        let features = features(chains, pronoun, own, antecedent, &standing);
        comma.then_some(Candidate {
            antecedent: n,
            ahead: true,
            features,
        })
    }
}
