//! A log-linear ranker: the candidates of a pronoun, and "nobody here", share a probability of one between them.

use pressmark::layers::EntityId;

use super::examples::Example;
use crate::score::tally::percent;

/// How strongly weights are drawn towards nought: the inverse of their expected variance.
const DRAW: f64 = 1.0;

/// Steps of gradient ascent, and how far each goes at first. The function has one summit where the gold is one candidate.
const STEPS: usize = 300;
const STEP: f64 = 0.5;

/// Thresholds that are tried.
const MARGINS: [i32; 11] = [0, 10, 20, 30, 40, 50, 60, 80, 100, 120, 150];
const FLOORS: [i32; 11] = [-200, -150, -100, -75, -50, -25, 0, 25, 50, 75, 100];

/// How clear it must be for a pronoun to be answered, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Threshold {
    /// How much the best must weigh more than the next.
    pub(crate) margin: i32,
    /// What it must weigh.
    pub(crate) floor: i32,
}

/// A weight for each feature.
#[derive(Clone, Debug)]
pub(crate) struct Ranker {
    weights: Vec<f64>,
}

impl Ranker {
    /// Fits by gradient ascent with a step of its own for each weight, from nought, so that the same examples give the
    /// same weights.
    pub(crate) fn fit(examples: &[&Example]) -> Self {
        let features = pressmark::training_data::features().len();
        let mut ranker = Self {
            weights: vec![0.0; features],
        };
        let mut squares = vec![1e-6; features];
        for _ in 0..STEPS {
            let mut gradient: Vec<f64> = ranker.weights.iter().map(|w| -DRAW * w).collect();
            for example in examples {
                ranker.add_gradient(example, &mut gradient);
            }
            for ((weight, square), slope) in
                ranker.weights.iter_mut().zip(&mut squares).zip(&gradient)
            {
                *square += slope * slope;
                *weight += STEP * slope / f64::sqrt(*square);
            }
        }
        ranker
    }

    /// The weight of a feature as it is written down.
    pub(crate) fn hundredths(&self, feature: usize) -> i16 {
        (100.0 * self.weights[feature]).round() as i16
    }

    fn weigh(&self, features: &[usize]) -> f64 {
        features.iter().map(|&feature| self.weights[feature]).sum()
    }

    /// How the logarithm of the probability of what is right grows with each weight.
    fn add_gradient(&self, example: &Example, gradient: &mut [f64]) {
        let odds: Vec<f64> = example
            .candidates
            .iter()
            .map(|c| self.weigh(&c.features).exp())
            .collect();
        let nobody = if example.nobody { 1.0 } else { 0.0 };
        let all: f64 = 1.0 + odds.iter().sum::<f64>();
        let right: f64 = nobody
            + example
                .candidates
                .iter()
                .zip(&odds)
                .filter(|(c, _)| c.right)
                .map(|(_, o)| o)
                .sum::<f64>();
        if right <= 0.0 {
            return;
        }
        for (candidate, odds) in example.candidates.iter().zip(&odds) {
            let wanted = if candidate.right { odds / right } else { 0.0 };
            let pull = example.weight * (wanted - odds / all);
            for &feature in &candidate.features {
                gradient[feature] += pull;
            }
        }
    }
}

/// How examples that a ranker has not seen are answered, before a threshold is chosen.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// For each pronoun that has an answer or gets one: by how much the best won, and whether it is right.
    answers: Vec<Answer>,
    pub(crate) threshold: Threshold,
}

#[derive(Clone, Debug)]
struct Answer {
    /// What the best weighs, in hundredths; none where it is nobody who acts.
    weight: Option<i32>,
    /// How much more than the best of another entity.
    lead: i32,
    right: bool,
    /// Somebody is meant who could have been answered.
    asked: bool,
}

/// How many were answered, with some threshold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) asked: usize,
    pub(crate) answered: usize,
    pub(crate) right: usize,
}

impl Score {
    pub(crate) fn of_answered(&self) -> Option<f64> {
        percent(self.right, self.answered)
    }

    pub(crate) fn of_asked(&self) -> Option<f64> {
        percent(self.right, self.asked)
    }
}

impl Held {
    /// Answers these examples with this ranker.
    pub(crate) fn add(&mut self, ranker: &Ranker, examples: &[&Example]) {
        self.answers.extend(
            examples
                .iter()
                .filter(|e| e.judged)
                .map(|e| answer(ranker, e)),
        );
    }

    /// Takes over the answers of another table.
    pub(crate) fn join(&mut self, other: &Self) {
        self.answers.extend(other.answers.iter().cloned());
    }

    /// Takes the threshold that gives most right answers while `wanted` percent of all answers are right; of several the
    /// strictest.
    pub(crate) fn choose_threshold(&mut self, wanted: f64) {
        let mut most = 0;
        // Where none is right often enough, the strictest.
        self.threshold = Threshold {
            margin: MARGINS[MARGINS.len() - 1],
            floor: FLOORS[FLOORS.len() - 1],
        };
        for margin in MARGINS {
            for floor in FLOORS {
                let threshold = Threshold { margin, floor };
                let score = self.score(threshold);
                if score.right >= most && score.of_answered().is_some_and(|share| share >= wanted) {
                    (most, self.threshold) = (score.right, threshold);
                }
            }
        }
    }

    pub(crate) fn score(&self, threshold: Threshold) -> Score {
        let mut score = Score::default();
        for answer in &self.answers {
            let answered = answer
                .weight
                .is_some_and(|weight| weight >= threshold.floor)
                && answer.lead >= threshold.margin;
            score.asked += usize::from(answer.asked);
            score.answered += usize::from(answered);
            score.right += usize::from(answered && answer.right);
        }
        score
    }
}

/// What the pipeline would answer: the entity for whose mentions together most speaks.
fn answer(ranker: &Ranker, example: &Example) -> Answer {
    let asked = example
        .candidates
        .iter()
        .any(|c| c.right && c.entity.is_some());
    let rivals = rivals(ranker, example);
    let best = (0..rivals.len()).max_by_key(|&n| (rivals[n].weight(), std::cmp::Reverse(n)));
    let Some(best) = best.filter(|&n| rivals[n].entity.is_some()) else {
        return Answer {
            weight: None,
            lead: 0,
            right: false,
            asked,
        };
    };
    let others = rivals.iter().enumerate().filter(|(n, _)| *n != best);
    let next = others.map(|(_, rival)| rival.weight()).max();
    let weight = rivals[best].weight();
    Answer {
        weight: Some(weight),
        lead: next.map_or(i32::MAX, |next| weight - next),
        right: rivals[best].right,
        asked,
    }
}

/// An entity, or a thing that is none.
struct Rival {
    entity: Option<EntityId>,
    odds: f64,
    right: bool,
}

impl Rival {
    fn weight(&self) -> i32 {
        (100.0 * self.odds.ln()).round() as i32
    }
}

fn rivals(ranker: &Ranker, example: &Example) -> Vec<Rival> {
    let mut rivals: Vec<Rival> = Vec::with_capacity(example.candidates.len());
    for candidate in &example.candidates {
        let odds = ranker.weigh(&candidate.features).exp();
        let mut known = rivals.iter_mut();
        match known.find(|r| r.entity.is_some() && r.entity == candidate.entity) {
            Some(rival) => rival.odds += odds,
            None => rivals.push(Rival {
                entity: candidate.entity,
                odds,
                right: candidate.right,
            }),
        }
    }
    rivals
}

#[cfg(test)]
mod tests {
    use super::super::examples::Choice;
    use super::*;

    fn example(document: usize, candidates: &[(&[usize], bool)]) -> Example {
        Example {
            document,
            weight: 1.0,
            table: 0,
            nobody: candidates.iter().all(|(_, right)| !right),
            judged: true,
            candidates: candidates
                .iter()
                .enumerate()
                .map(|(n, (features, right))| Choice {
                    entity: Some(EntityId::new(n)),
                    features: features.to_vec(),
                    right: *right,
                })
                .collect(),
        }
    }

    #[test]
    fn a_clue_of_what_is_right_gains_and_one_of_what_is_wrong_loses() {
        let examples: Vec<Example> = (0..30)
            .map(|n| example(n, &[(&[0, 2], true), (&[1, 2], false)]))
            .collect();
        let seen: Vec<&Example> = examples.iter().collect();
        let ranker = Ranker::fit(&seen);
        assert!(
            ranker.weights[0] > 1.0 && ranker.weights[1] < -1.0,
            "{:?}",
            &ranker.weights[..3]
        );
        assert_eq!(ranker.hundredths(3), 0);
    }

    #[test]
    fn a_threshold_leaves_open_what_is_often_wrong() {
        // Clue 0 is nearly always right, feature 1 half of the time.
        let clear = (0..40).map(|n| example(n, &[(&[0], true), (&[2], false)]));
        let doubtful = (0..40).map(|n| example(n, &[(&[1], n % 2 == 0), (&[2], n % 2 == 1)]));
        let examples: Vec<Example> = clear.chain(doubtful).collect();
        let seen: Vec<&Example> = examples.iter().collect();
        let mut held = Held::default();
        held.add(&Ranker::fit(&seen), &seen);
        let all = Threshold {
            margin: 0,
            floor: FLOORS[0],
        };
        assert!(held.score(all).of_answered() < Some(80.0));
        held.choose_threshold(95.0);
        let score = held.score(held.threshold);
        assert_eq!((score.asked, score.answered, score.right), (80, 40, 40));
    }
}
