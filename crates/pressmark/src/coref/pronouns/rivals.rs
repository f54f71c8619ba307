//! What a pronoun could stand for, each entity once: its mentions speak for it together.

use super::antecedents::Antecedent;
use super::features::{Features, PairFeature, Place};
use super::weights::Weights;
use super::words::{Case, Pronoun, Referent};
use crate::coref::role::Role;
use crate::layers::EntityId;

/// How much more the subject of the sentence before speaks for itself in its own paragraph, for "she", for "she said" and for "her": in
/// hundredths, as the weights are. It is set by hand: the lives from which those are fitted have one person and long paragraphs.
const TOPIC: [i32; 3] = [90, 220, 30];

/// An antecedent that fits, and what speaks for it.
pub(super) struct Candidate {
    pub(super) antecedent: usize,
    pub(super) ahead: bool,
    pub(super) features: Features,
}

/// An entity that the pronoun could stand for, or a thing that is no actor.
pub(super) struct Rival<'c> {
    /// None where it can be no actor.
    pub(super) entity: Option<EntityId>,
    /// For which mention most speaks, and how much.
    pub(super) best: &'c Candidate,
    most: i32,
    /// What all its mentions have of the odds.
    pub(super) odds: f64,
}

impl<'c> Rival<'c> {
    /// Counts a candidate of this weight for its entity.
    pub(super) fn add(
        rivals: &mut Vec<Self>,
        entity: Option<EntityId>,
        candidate: &'c Candidate,
        weight: i32,
    ) {
        let odds = Weights::odds(weight);
        let known = rivals.iter_mut().filter(|_| entity.is_some());
        match known.into_iter().find(|rival| rival.entity == entity) {
            Some(rival) => {
                rival.odds += odds;
                if weight > rival.most {
                    (rival.most, rival.best) = (weight, candidate);
                }
            }
            None => rivals.push(Self {
                entity,
                best: candidate,
                most: weight,
                odds,
            }),
        }
    }

    /// What speaks for it, in hundredths.
    pub(super) fn weight(&self) -> i32 {
        Weights::weight(self.odds)
    }
}

/// Marks the first of each sentence among those that fit, which stand here from last to first.
pub(super) fn mark_first(found: &mut [Candidate], passed: &[Antecedent]) {
    for n in 0..found.len() {
        let sentence = passed[found[n].antecedent].sentence;
        let next = found.get(n + 1);
        let is_first = next.is_none_or(|c| passed[c.antecedent].sentence != sentence);
        found[n].features.put_if(PairFeature::First, is_first);
    }
}

/// "Marsh left. She": what the subject of the sentence before has more, in its own paragraph.
/// `alone`: no subject of this sentence stands before the pronoun.
pub(super) fn topic(
    antecedent: &Antecedent,
    (pronoun, alone): (Pronoun, bool),
    own: &Place,
) -> i32 {
    // "The board met. It said": a body goes on as well.
    let is_topic = (own.speaks || matches!(pronoun.referent, Referent::One(_)))
        && antecedent.role == Role::Subject
        && !antecedent.subordinate
        && antecedent.paragraph == own.paragraph
        && own.sentence.since(antecedent.sentence) == 1;
    let what = match pronoun.case {
        Case::Subject => {
            let is_one = pronoun.referent != Referent::Thing && antecedent.form.is_marked();
            usize::from(own.speaks && is_one && alone)
        }
        _ => 2,
    };
    i32::from(is_topic) * TOPIC[what]
}
