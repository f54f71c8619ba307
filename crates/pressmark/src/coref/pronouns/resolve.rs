//! Walks the document once and resolves its pronouns in text order: what one stands for is an antecedent for the next.

use rustc_hash::FxHashMap;

use super::agreement::{fits, is_disjoint, is_somebody};
use super::antecedents::{Antecedent, Antecedents, EntityClass, MentionForm};
use super::cataphora;
use super::explanation::why;
use super::features::{Place, Standing, features};
use super::leads::Leads;
use super::rivals::{Candidate, Rival, mark_first, topic};
use super::training_data::{self, RankingExamples};
use super::voices::{Voice, Voices, first_person};
use super::weights::{Table, Weights};
use super::words::{Case, Pronoun, Referent};
use super::{Reference, by_reader};
use crate::coref::chains::Chains;
use crate::coref::role::Role;
use crate::coref::syntax;
use crate::kinds::{EntityType, Gender};
use crate::layers::EntityId;

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
    leads: Leads,
    /// Whom the last pronoun of each kind meant, outside of quotations and in them.
    last: FxHashMap<(Referent, bool), EntityId>,
    /// Who is quoted where, once that is known.
    voices: Option<Voices>,
    /// For whoever fits the weights: what is weighed.
    examples: Option<&'w mut RankingExamples>,
    out: Vec<Reference>,
}

impl<'w> Walk<'w> {
    fn new(
        chains: &Chains<'_, '_>,
        antecedents: Antecedents,
        weights: &'w Weights,
        voices: Option<Voices>,
        examples: Option<&'w mut RankingExamples>,
    ) -> Self {
        let ahead = antecedents.list;
        let leads = Leads::of(chains, &ahead);
        Self {
            weights,
            ahead,
            next: 0,
            passed: Vec::new(),
            times: FxHashMap::default(),
            leads,
            last: FxHashMap::default(),
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
            if chains.said.forbids(&(token..token + 1)) {
                continue;
            }
            while known.get(known_at).is_some_and(|r| r.token < token) {
                known_at += 1;
            }
            let entity = match known.get(known_at).filter(|r| r.token == token) {
                Some(reference) => Some(reference.entity),
                None => self
                    .said(chains, pronoun)
                    .or_else(|| self.resolve(chains, pronoun)),
            };
            if let Some(entity) = entity {
                chains.note(&(token..token + 1), entity);
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
        let kind = (pronoun.referent, chains.is_quoted(pronoun.token));
        self.last.insert(kind, entity);
        let kind = chains
            .entities
            .get(entity)
            .map_or(EntityType::Other, |e| e.kind);
        let what = EntityClass::of_pronoun(pronoun.referent, kind);
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
            self.pass(antecedent);
        }
    }

    /// Whom the pronoun means by the reader's word; it is noted in `out`.
    fn said(&mut self, chains: &mut Chains<'_, '_>, pronoun: Pronoun) -> Option<EntityId> {
        let is_due = self.voices.is_none() != chains.is_quoted(pronoun.token);
        let reference = is_due.then(|| by_reader(chains, pronoun)).flatten()?;
        let entity = reference.entity;
        self.out.push(reference);
        Some(entity)
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
            speaks: is_somebody(chains, pronoun),
        };
        let candidates = self.candidates(chains, pronoun, &own);
        self.record_candidates(chains, pronoun, table, &candidates);
        let rivals = self.rivals((table, pronoun), &own, &candidates);
        let best = rivals
            .iter()
            .max_by_key(|rival| (rival.weight(), rival.best.antecedent))?;
        let antecedent = self.at(best.best);
        let entity = antecedent.entity?;
        let others = rivals.iter().filter(|rival| rival.entity != Some(entity));
        let next = others.map(Rival::weight).max();
        let is_bound = best.best.features.bind(pronoun.case);
        let is_clear = || {
            let weights = (best.weight(), next);
            let voice = (speaker.is_some(), own.speaks);
            self.weights.is_clear(table, weights, voice)
        };
        if !is_bound && !is_clear() {
            return None;
        }
        let all = rivals.iter().map(|rival| rival.odds).sum::<f64>();
        let share = best.odds / (1.0 + all);
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

    /// What the pronoun could stand for, each entity once.
    fn rivals<'c>(
        &self,
        (table, pronoun): (Table, Pronoun),
        own: &Place,
        candidates: &'c [Candidate],
    ) -> Vec<Rival<'c>> {
        let mut rivals = Vec::with_capacity(candidates.len());
        let alone = !candidates.iter().any(|candidate| {
            let here = self.at(candidate);
            here.sentence == own.sentence && here.role == Role::Subject && !candidate.ahead
        });
        for candidate in candidates {
            let antecedent = self.at(candidate);
            let fitted = self.weights.weigh(table, candidate.features);
            let weight = fitted + topic(antecedent, (pronoun, alone), own);
            Rival::add(&mut rivals, antecedent.entity, candidate, weight);
        }
        rivals
    }

    /// For whoever fits the weights: where every entity is named.
    fn record_names(&mut self, chains: &Chains<'_, '_>) {
        let Some(examples) = self.examples.as_deref_mut() else {
            return;
        };
        let named = self.ahead.iter();
        let named = named.filter_map(|a| Some((chains.span(&a.tokens), a.entity?)));
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
        // Whom the pronoun cannot mean, by whatever mention.
        let mut others: Vec<EntityId> = Vec::new();
        let last = self.last.get(&(pronoun.referent, own.quoted)).copied();
        for (n, antecedent) in self.passed.iter().enumerate().rev().take(ANTECEDENTS) {
            if own.sentence.since(antecedent.sentence) > SENTENCES {
                break;
            }
            if antecedent.quoted && !own.quoted || !fits(chains, pronoun, own, antecedent) {
                continue;
            }
            if is_disjoint(chains, pronoun, own, antecedent) {
                others.extend(antecedent.entity);
                continue;
            }
            let other = |e: &&Option<EntityId>| e.is_none() || **e != antecedent.entity;
            let standing = Standing {
                between: between.iter().filter(other).count(),
                ..self.standing(antecedent, last)
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
        let is_other = |entity: EntityId| others.contains(&entity);
        found.retain(|candidate| !self.at(candidate).entity.is_some_and(is_other));
        mark_first(&mut found, &self.passed);
        // "Marsh, who broke with her party": the nearest, of whom the clause says more.
        if pronoun.case == Case::Possessive
            && let Some(nearest) = found.first()
            && self.is_described(chains, nearest, pronoun)
        {
            found.truncate(1);
            return found;
        }
        found.extend(self.cataphor(chains, pronoun, own));
        found
    }

    /// What is known of it, were nobody between.
    fn standing(&self, antecedent: &Antecedent, last: Option<EntityId>) -> Standing {
        let entity = antecedent.entity;
        Standing {
            between: 0,
            times: entity.map_or(1, |e| self.times.get(&e).copied().unwrap_or(0)),
            leads: self.leads.hold(antecedent),
            leads_alone: self.leads.hold_alone(antecedent),
            continued: entity.is_some() && entity == last,
        }
    }

    /// The pronoun stands in a clause that says more of the antecedent.
    fn is_described(&self, chains: &Chains<'_, '_>, near: &Candidate, pronoun: Pronoun) -> bool {
        let tokens = &self.at(near).tokens;
        syntax::bond(chains.grammar, tokens, pronoun.token).is_some_and(|bond| bond.describes)
    }

    /// "In her speech, Marsh said": the subject after the comma.
    fn cataphor(
        &self,
        chains: &Chains<'_, '_>,
        pronoun: Pronoun,
        own: &Place,
    ) -> Option<Candidate> {
        if !cataphora::may_be(chains, pronoun, own) {
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
        let last = self.last.get(&(pronoun.referent, own.quoted)).copied();
        let comma = (pronoun.token..antecedent.tokens.start).any(|t| chains.lower(t) == ",");
        let known = self.standing(antecedent, last);
        let standing = Standing {
            times: known.times + usize::from(antecedent.entity.is_some()),
            ..known
        };
        let features = features(chains, pronoun, own, antecedent, &standing);
        comma.then_some(Candidate {
            antecedent: n,
            ahead: true,
            features,
        })
    }
}
