//! What a pronoun could stand for, each entity once: its mentions speak for it together.

use super::features::Features;
use super::weights::Weights;
use crate::layers::EntityId;

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
