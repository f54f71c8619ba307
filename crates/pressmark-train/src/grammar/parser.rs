//! Learns the parser's moves and relations from a sentence, in floating point.

use pressmark::grammar::Relation;
use pressmark_networks::grammar::shape::{CONTEXT, MOVES, RELATIONS, STATE};
use pressmark_networks::grammar::transitions::{BUCKET, BUCKETS, Move, PLACES, State};

use super::encoder::{Encoded, MOST, mask, rectified_slope};
use super::examples::Sentence;
use super::layers::{Layers, axpy};
use super::oracle;
use crate::names::random::Random;

/// How often the parser goes on by its own move rather than by one that costs nothing: it meets its own mistakes.
const OWN: f32 = 0.9;

/// What learning from a sentence comes to.
pub(super) struct Learnt {
    /// What the values of the context should change by.
    pub(super) of_context: Vec<f32>,
    pub(super) moves: usize,
    /// Moves that cost more than they had to.
    pub(super) wrong: usize,
}

/// What the words of a sentence give at the places where they have been.
struct Given {
    values: Vec<Option<Vec<f32>>>,
    slopes: Vec<Option<Vec<f32>>>,
}

/// A state as the network sees it.
struct Seen {
    places: [Option<usize>; PLACES],
    buckets: [usize; BUCKETS],
    values: Vec<f32>,
    kept: Vec<f32>,
}

pub(super) struct Lesson<'a> {
    pub(super) layers: &'a Layers,
    pub(super) parameters: &'a [f32],
    pub(super) dropout: f32,
    /// The parser follows its own moves.
    pub(super) explores: bool,
}

impl Lesson<'_> {
    /// Goes through the sentence once; adds to the gradient.
    pub(super) fn learn(
        &self,
        sentence: &Sentence,
        encoded: &Encoded,
        random: &mut Random,
        gradient: &mut [f32],
    ) -> Learnt {
        let tokens = sentence.tokens.len();
        let mut given = Given {
            values: vec![None; tokens * PLACES],
            slopes: vec![None; tokens * PLACES],
        };
        let mut learnt = Learnt {
            of_context: vec![0.0; tokens * CONTEXT],
            moves: 0,
            wrong: 0,
        };
        let mut state = State::default();
        state.begin(tokens);
        while !state.is_done() {
            let seen = self.see(&state, encoded, &mut given, random);
            let mut of_values = vec![0.0; STATE];
            let costs = oracle::costs(&state, &sentence.heads);
            let (best, free) = self.learn_move(&seen, costs, &mut of_values, gradient);
            learnt.moves += 1;
            learnt.wrong += usize::from(costs[best as usize] != costs[free as usize]);
            self.learn_relations(&seen, &state, sentence, &mut of_values, gradient);
            self.back(&seen, &of_values, &mut given, gradient);
            let next = if self.explores && random.chance(OWN) {
                best
            } else {
                free
            };
            let relation = self.relation(&seen, &state, next);
            state.make(next, relation);
        }
        self.back_to_context(encoded, &given, &mut learnt.of_context, gradient);
        learnt
    }

    fn see(
        &self,
        state: &State,
        encoded: &Encoded,
        given: &mut Given,
        random: &mut Random,
    ) -> Seen {
        let (layers, parameters) = (self.layers, self.parameters);
        let mut sums = layers.state_bias.all(parameters).to_vec();
        let places = state.places();
        for (place, word) in places.into_iter().enumerate() {
            let Some(word) = word else {
                axpy(&mut sums, 1.0, layers.missing.row(parameters, place));
                continue;
            };
            let values = given.values[word * PLACES + place].get_or_insert_with(|| {
                let mut values = vec![0.0; STATE];
                layers.places[place].add(parameters, encoded.context.of(word), &mut values);
                values
            });
            axpy(&mut sums, 1.0, values);
        }
        let buckets = state.buckets();
        for (number, bucket) in buckets.into_iter().enumerate() {
            axpy(
                &mut sums,
                1.0,
                layers.buckets.row(parameters, number * BUCKET + bucket),
            );
        }
        let kept: Vec<f32> = (0..STATE).map(|_| mask(random, self.dropout)).collect();
        let values = sums
            .iter()
            .zip(&kept)
            .map(|(sum, kept)| sum.clamp(0.0, MOST) * kept)
            .collect();
        Seen {
            places,
            buckets,
            values,
            kept,
        }
    }

    /// Learns that moves of the least cost are better than others; returns the one that scores best and the best of least cost.
    fn learn_move(
        &self,
        seen: &Seen,
        costs: [Option<usize>; 3],
        of_values: &mut [f32],
        gradient: &mut [f32],
    ) -> (Move, Move) {
        let (layers, parameters) = (self.layers, self.parameters);
        let mut sums = layers.moves_bias.all(parameters).to_vec();
        layers.moves.add(parameters, &seen.values, &mut sums);
        let least = costs.into_iter().flatten().min();
        let allowed = |at: usize| costs[at].is_some();
        let free = |at: usize| allowed(at) && costs[at] == least;
        let slope = softmax(&sums, allowed, free);
        axpy(layers.moves_bias.row_mut(gradient, 0), 1.0, &slope);
        layers
            .moves
            .back(parameters, &seen.values, &slope, gradient, Some(of_values));
        let best = |wanted: &dyn Fn(usize) -> bool| {
            let moves = Move::ALL.into_iter().filter(|next| wanted(*next as usize));
            moves
                .max_by(|a, b| sums[*a as usize].total_cmp(&sums[*b as usize]))
                .unwrap_or(Move::Shift)
        };
        debug_assert_eq!(sums.len(), MOVES);
        (best(&allowed), best(&free))
    }

    /// Learns the relation of each arc of the annotators' tree that could be made now.
    fn learn_relations(
        &self,
        seen: &Seen,
        state: &State,
        sentence: &Sentence,
        of_values: &mut [f32],
        gradient: &mut [f32],
    ) {
        for (side, next) in [Move::Left, Move::Right].into_iter().enumerate() {
            let Some((word, head)) = state.arc(next) else {
                continue;
            };
            if sentence.heads[word] != head || head == state.words() {
                continue;
            }
            let sums = self.relation_sums(seen, side);
            let right = sentence.relations[word] as usize;
            let slope = softmax(&sums, |at| at > 0, |at| at == right);
            axpy(
                self.layers.relations_bias[side].row_mut(gradient, 0),
                1.0,
                &slope,
            );
            self.layers.relations[side].back(
                self.parameters,
                &seen.values,
                &slope,
                gradient,
                Some(of_values),
            );
        }
    }

    fn relation_sums(&self, seen: &Seen, side: usize) -> Vec<f32> {
        let mut sums = self.layers.relations_bias[side]
            .all(self.parameters)
            .to_vec();
        self.layers.relations[side].add(self.parameters, &seen.values, &mut sums);
        sums
    }

    /// The relation that scores best.
    fn relation(&self, seen: &Seen, state: &State, next: Move) -> Relation {
        let side = match next {
            Move::Shift => return Relation::Other,
            Move::Left if state.next() == state.words() => return Relation::Root,
            Move::Left => 0,
            Move::Right => 1,
        };
        let sums = self.relation_sums(seen, side);
        let best = (1..RELATIONS).max_by(|&a, &b| sums[a].total_cmp(&sums[b]));
        best.map_or(Relation::Other, |best| Relation::ALL[best])
    }

    /// From the values of a state to what words and small numbers give.
    fn back(&self, seen: &Seen, of_values: &[f32], given: &mut Given, gradient: &mut [f32]) {
        let layers = self.layers;
        let units = seen.values.iter().zip(&seen.kept).zip(of_values);
        let slope: Vec<f32> = units
            .map(|((&value, &kept), &of_value)| rectified_slope(value, of_value, kept))
            .collect();
        axpy(layers.state_bias.row_mut(gradient, 0), 1.0, &slope);
        for (number, bucket) in seen.buckets.into_iter().enumerate() {
            axpy(
                layers.buckets.row_mut(gradient, number * BUCKET + bucket),
                1.0,
                &slope,
            );
        }
        for (place, word) in seen.places.into_iter().enumerate() {
            match word {
                None => axpy(layers.missing.row_mut(gradient, place), 1.0, &slope),
                Some(word) => {
                    let slopes =
                        given.slopes[word * PLACES + place].get_or_insert_with(|| vec![0.0; STATE]);
                    axpy(slopes, 1.0, &slope);
                }
            }
        }
    }

    fn back_to_context(
        &self,
        encoded: &Encoded,
        given: &Given,
        of_context: &mut [f32],
        gradient: &mut [f32],
    ) {
        for (at, slopes) in given.slopes.iter().enumerate() {
            let Some(slopes) = slopes else { continue };
            let (word, place) = (at / PLACES, at % PLACES);
            let of_values = &mut of_context[word * CONTEXT..][..CONTEXT];
            self.layers.places[place].back(
                self.parameters,
                encoded.context.of(word),
                slopes,
                gradient,
                Some(of_values),
            );
        }
    }
}

/// What sums should change by, for the probability of the right ones among the possible ones to grow.
pub(super) fn softmax(
    sums: &[f32],
    possible: impl Fn(usize) -> bool,
    right: impl Fn(usize) -> bool,
) -> Vec<f32> {
    let top = (0..sums.len())
        .filter(|&at| possible(at))
        .map(|at| sums[at])
        .fold(f32::MIN, f32::max);
    let weight = |at: usize| {
        if possible(at) {
            (sums[at] - top).exp()
        } else {
            0.0
        }
    };
    let all: f32 = (0..sums.len()).map(weight).sum();
    let rights: f32 = (0..sums.len()).filter(|&at| right(at)).map(weight).sum();
    let slope = |at: usize| {
        let wanted = if right(at) {
            weight(at) / rights.max(1e-20)
        } else {
            0.0
        };
        weight(at) / all - wanted
    };
    (0..sums.len()).map(slope).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_move_towards_what_is_right() {
        let slope = softmax(&[0.0, 1.0, 2.0, 9.0], |at| at < 3, |at| at == 1);
        assert!(slope[1] < 0.0 && slope[0] > 0.0 && slope[2] > slope[0]);
        assert_eq!(slope[3], 0.0);
        assert!(slope.iter().sum::<f32>().abs() < 1e-6);
    }
}
