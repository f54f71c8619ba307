//! Walks the document once and resolves its pronouns in text order: what one stands for is an anchor for the next.

use rustc_hash::FxHashMap;

use super::Reference;
use super::anchors::{Anchor, Anchors, Shape, What};
use super::clues::{Clues, Place, Standing, clues};
use super::fitting;
use super::fitting::Weighing;
use super::role::{Role, same_clause};
use super::voices::{Voice, Voices, first_person};
use super::weights::{Table, Weights};
use super::words::{Case, Pronoun, Stands};
use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Gender, Method};
use crate::layers::{Entity, Why};
use crate::lexicon::WordClass;
use crate::sorting::sort_numbers;
use crate::text::Document;

/// Anchors looked at before a pronoun.
const ANCHORS: usize = 60;
/// Sentences that a pronoun reaches back.
const SENTENCES: usize = 6;

/// Pronouns outside of quotation marks; the anchors come back as they were.
pub(super) fn outside(
    chains: &mut Chains<'_, '_>,
    anchors: Anchors,
    weights: &Weights,
    weighing: Option<&mut Weighing>,
) -> (Vec<Reference>, Anchors) {
    Walk::new(chains, anchors, weights, None, weighing).run(chains, &[])
}

/// Pronouns inside of them; who speaks is known by now.
pub(super) fn inside(
    chains: &mut Chains<'_, '_>,
    anchors: Anchors,
    (known, voices): (&[Reference], &[Voice]),
    weights: &Weights,
    weighing: Option<&mut Weighing>,
) -> Vec<Reference> {
    let voices = Voices::new(chains, voices);
    let walk = Walk::new(chains, anchors, weights, Some(voices), weighing);
    walk.run(chains, known).0
}

struct Walk<'w> {
    weights: &'w Weights,
    /// What is still ahead, and all that was passed.
    ahead: Vec<Anchor>,
    next: usize,
    passed: Vec<Anchor>,
    /// How often each entity was passed.
    times: FxHashMap<usize, usize>,
    /// Entities of the headline and the first paragraph of running text.
    leads: Vec<usize>,
    /// Who is quoted where, once that is known.
    voices: Option<Voices>,
    /// For whoever fits the weights: what is weighed.
    weighing: Option<&'w mut Weighing>,
    out: Vec<Reference>,
}

/// An anchor that fits, and what speaks for it.
struct Candidate {
    anchor: usize,
    ahead: bool,
    clues: Clues,
}

impl<'w> Walk<'w> {
    fn new(
        doc: &Document<'_>,
        anchors: Anchors,
        weights: &'w Weights,
        voices: Option<Voices>,
        weighing: Option<&'w mut Weighing>,
    ) -> Self {
        let ahead = anchors.list;
        let lead = doc.paragraphs.iter().position(|p| !p.aside).unwrap_or(0);
        let mut leads: Vec<usize> = ahead
            .iter()
            .filter(|a| a.paragraph <= lead && doc.paragraphs.len() > 1)
            .filter_map(|a| a.entity)
            .collect();
        sort_numbers(&mut leads);
        leads.dedup();
        Self {
            weights,
            ahead,
            next: 0,
            passed: Vec::new(),
            times: FxHashMap::default(),
            leads,
            voices,
            weighing,
            out: Vec::new(),
        }
    }

    fn run(
        mut self,
        chains: &mut Chains<'_, '_>,
        known: &[Reference],
    ) -> (Vec<Reference>, Anchors) {
        self.tell_names(chains);
        let mut known_at = 0;
        for token in 0..chains.tokens.len() {
            while self
                .ahead
                .get(self.next)
                .is_some_and(|a| a.tokens.end <= token)
            {
                let anchor = self.ahead[self.next].clone();
                self.next += 1;
                self.pass(anchor);
            }
            let Some(pronoun) = Pronoun::at(chains, token) else {
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
        (self.out, Anchors { list: self.ahead })
    }

    fn pass(&mut self, anchor: Anchor) {
        if let Some(entity) = anchor.entity {
            *self.times.entry(entity).or_default() += 1;
        }
        self.passed.push(anchor);
    }

    fn pass_pronoun(&mut self, chains: &Chains<'_, '_>, pronoun: Pronoun, entity: usize) {
        let kind = chains
            .entities
            .get(entity)
            .map_or(EntityType::Other, |e| e.kind);
        let what = match (pronoun.stands, kind) {
            (Stands::One(gender), _) => What::Person(gender),
            (_, EntityType::Organization) => What::Body,
            (_, EntityType::Place) => What::State,
            (Stands::Thing, _) => What::Thing,
            _ => What::People,
        };
        let tokens = pronoun.token..pronoun.token + 1;
        if let Some(mut anchor) = super::anchors::anchor(chains, tokens, what, Shape::Pronoun) {
            anchor.entity = Some(entity);
            anchor.role = match pronoun.case {
                Case::Subject => Role::Subject,
                Case::Possessive => Role::Possessor,
                _ if anchor.role == Role::Oblique => Role::Oblique,
                _ => Role::Object,
            };
            anchor.first = self
                .passed
                .last()
                .is_none_or(|a| a.sentence != anchor.sentence);
            self.pass(anchor);
        }
    }

    /// The entity for which the pronoun stands, where that is clear; it is noted in `out`.
    fn resolve(&mut self, chains: &mut Chains<'_, '_>, pronoun: Pronoun) -> Option<usize> {
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
        self.tell_candidates(chains, pronoun, table, &candidates);
        let weight = |c: &Candidate| self.weights.weigh(table, c.clues);
        let best = candidates.iter().max_by_key(|c| (weight(c), c.anchor))?;
        let anchor = self.at(best);
        let entity = anchor.entity?;
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
        let why = why(chains, pronoun, anchor, &chains.entities[entity]);
        if let Some(entity) = chains.entities.get_mut(entity)
            && entity.gender == Gender::Unknown
        {
            entity.gender = pronoun.stands.gender();
        }
        self.out.push(Reference {
            token: pronoun.token,
            entity,
            why,
        });
        Some(entity)
    }

    /// For whoever fits the weights: where every entity is named.
    fn tell_names(&mut self, chains: &Chains<'_, '_>) {
        let Some(weighing) = self.weighing.as_deref_mut() else {
            return;
        };
        let named = self
            .ahead
            .iter()
            .filter_map(|anchor| Some((chains.span(&anchor.tokens), anchor.entity?)));
        weighing.named.extend(named);
    }

    /// For whoever fits the weights: what this pronoun could stand for.
    fn tell_candidates(
        &mut self,
        chains: &Chains<'_, '_>,
        pronoun: Pronoun,
        table: Table,
        candidates: &[Candidate],
    ) {
        if self.weighing.is_none() {
            return;
        }
        let told = candidates.iter().map(|candidate| {
            let anchor = self.at(candidate);
            let is_pronoun = anchor.form == Shape::Pronoun;
            fitting::Candidate::new(
                chains.span(&anchor.tokens),
                anchor.entity,
                is_pronoun,
                candidate.clues,
            )
        });
        let weighed = fitting::Weighed {
            pronoun: chains.span(&(pronoun.token..pronoun.token + 1)),
            table: table as usize,
            candidates: told.collect(),
        };
        if let Some(weighing) = self.weighing.as_deref_mut() {
            weighing.pronouns.push(weighed);
        }
    }

    fn at(&self, candidate: &Candidate) -> &Anchor {
        if candidate.ahead {
            &self.ahead[candidate.anchor]
        } else {
            &self.passed[candidate.anchor]
        }
    }

    fn candidates(&self, chains: &Chains<'_, '_>, pronoun: Pronoun, own: &Place) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut between: Vec<Option<usize>> = Vec::new();
        for (n, anchor) in self.passed.iter().enumerate().rev().take(ANCHORS) {
            if anchor.sentence + SENTENCES < own.sentence {
                break;
            }
            if anchor.quoted && !own.quoted || !fits(chains, pronoun, own, anchor) {
                continue;
            }
            let standing = Standing {
                between: between
                    .iter()
                    .filter(|&&e| e.is_none() || e != anchor.entity)
                    .count(),
                times: anchor
                    .entity
                    .map_or(1, |e| self.times.get(&e).copied().unwrap_or(0)),
                leads: anchor
                    .entity
                    .is_some_and(|e| self.leads.binary_search(&e).is_ok()),
            };
            let clues = clues(chains, pronoun, own, anchor, &standing);
            found.push(Candidate {
                anchor: n,
                ahead: false,
                clues,
            });
            if anchor.entity.is_none() || !between.contains(&anchor.entity) {
                between.push(anchor.entity);
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
        let sentence = chains.sentences.get(own.sentence)?;
        let opening = pronoun
            .token
            .checked_sub(sentence.start)
            .filter(|&n| n > 0 && n < 12)?;
        let opens = chains
            .word_class(sentence.start)
            .any(WordClass::PREPOSITION)
            || matches!(
                chains.lower(sentence.start),
                "when" | "while" | "if" | "although" | "because" | "asked"
            );
        if !opens || opening == 0 {
            return None;
        }
        let (n, anchor) = self
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
        let comma = (pronoun.token..anchor.tokens.start).any(|t| chains.lower(t) == ",");
        let standing = Standing {
            between: 0,
            times: anchor
                .entity
                .map_or(1, |e| self.times.get(&e).copied().unwrap_or(0) + 1),
            leads: anchor
                .entity
                .is_some_and(|e| self.leads.binary_search(&e).is_ok()),
        };
        let clues = clues(chains, pronoun, own, anchor, &standing);
        comma.then_some(Candidate {
            anchor: n,
            ahead: true,
            clues,
        })
    }
}

/// Number, gender and grammar allow it.
fn fits(chains: &Chains<'_, '_>, pronoun: Pronoun, own: &Place, anchor: &Anchor) -> bool {
    let agrees = match pronoun.stands {
        Stands::One(wanted) => {
            let gender = anchor.gender(chains);
            matches!(anchor.what, What::Person(_))
                && (gender == Gender::Unknown || gender == wanted)
        }
        // "The office would double them": a body is "they" where it acts, hardly ever "them".
        Stands::Several if pronoun.case == Case::Object => {
            matches!(anchor.what, What::People | What::Things)
        }
        Stands::Several => matches!(anchor.what, What::People | What::Body | What::Things),
        Stands::Thing => matches!(anchor.what, What::Body | What::State | What::Thing),
        Stands::Speaker | Stands::Speakers => false,
    };
    let speaks = own.speaker.is_some() && anchor.entity == own.speaker;
    if !agrees || speaks || anchor.tokens.contains(&pronoun.token) {
        return false;
    }
    let same = anchor.sentence == own.sentence;
    match pronoun.case {
        Case::Reflexive => same,
        // "Marsh saw her": somebody else.
        Case::Object => {
            !(same
                && anchor.role == Role::Subject
                && anchor.tokens.end <= pronoun.token
                && same_clause(chains, anchor.tokens.end..pronoun.token))
        }
        _ => true,
    }
}

fn why(doc: &Document<'_>, pronoun: Pronoun, anchor: &Anchor, entity: &Entity) -> Why {
    let name = &entity.name;
    let word = doc.written(pronoun.token);
    let own = doc.sentence_of(pronoun.token);
    let ahead = anchor.tokens.start > pronoun.token;
    let place = match own - anchor.sentence.min(own) {
        _ if ahead => "who is named after the comma",
        0 if anchor.role == Role::Subject => "the subject of this sentence",
        0 => "mentioned in this sentence",
        1 if anchor.role == Role::Subject => "the subject of the sentence before",
        1 => "mentioned in the sentence before",
        _ => "mentioned shortly before",
    };
    let rule = match pronoun.case {
        _ if ahead => "pronoun-ahead",
        Case::Reflexive => "pronoun-reflexive",
        Case::Possessive => "pronoun-owner",
        Case::Object => "pronoun-object",
        Case::Subject => "pronoun",
    };
    Why {
        method: Method::Coreference,
        rule,
        evidence: vec![doc.span(&anchor.tokens)],
        explanation: format!("“{word}” most likely refers to {name}, {place}."),
        confidence: 76,
    }
}
