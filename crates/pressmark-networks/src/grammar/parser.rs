//! From what words are in their sentence to a tree, by the moves that score best.

use wide::i32x4;

use super::encoder::Room;
use super::matrix::{Matrix, numbers, rectify};
use super::relation::Relation;
use super::shape::{MOVES, RELATIONS, STATE};
use super::transitions::{BUCKET, Move, PLACES, State};
use crate::packed_matrix::{Blocks, Pair};

/// Sums of a state, four together.
const SUMS: usize = STATE / 4;

/// The weights of the parser. What stands in sums is in their unit already.
pub struct Parser {
    /// For each place what a word there gives.
    pub(super) places: Vec<Blocks<8>>,
    pub(super) bias: Vec<i32x4>,
    /// For each place what it gives where no word stands there.
    pub(super) missing: Vec<i32x4>,
    /// BUCKET for each of the small numbers.
    pub(super) buckets: Vec<i32x4>,
    pub(super) moves: Matrix<1>,
    /// Relations of arcs made by LEFT, by RIGHT.
    pub(super) relations: [Matrix<5>; 2],
}

/// Room for one document.
#[derive(Debug, Default)]
pub struct ParserRoom {
    state: State,
    /// What each word of the sentence gives at each place, once it has been there.
    given: Vec<[i32x4; SUMS]>,
    /// By word and place, the number in `given` and one more; 0 where there is none.
    known: Vec<[u32; PLACES]>,
    /// The values of the state.
    pairs: Vec<Pair>,
}

impl Parser {
    /// Reads the sentence that was encoded. Of each word [`State::found`] of the result says the head and the relation; a head
    /// behind the last word is none.
    #[inline(never)]
    pub fn read<'r>(&self, encoded: &Room, room: &'r mut ParserRoom) -> &'r State {
        let words = encoded.words();
        room.state.begin(words);
        room.given.clear();
        room.known.clear();
        room.known.resize(words, [0; PLACES]);
        while !room.state.is_done() {
            // A state with one way out need not be weighed.
            let only = room.state.only_move();
            let next = only.unwrap_or_else(|| {
                self.weigh(encoded, room);
                self.best_move(room)
            });
            let relation = self.best_relation(room, next);
            room.state.make(next, relation);
        }
        &room.state
    }

    /// The values of the state.
    fn weigh(&self, encoded: &Room, room: &mut ParserRoom) {
        let mut sums = [i32x4::ZERO; SUMS];
        sums.copy_from_slice(&self.bias);
        let mut add = |given: &[i32x4]| {
            for (sum, given) in sums.iter_mut().zip(given) {
                *sum += *given;
            }
        };
        for (place, word) in room.state.places().into_iter().enumerate() {
            match word {
                Some(word) => add(self.given(encoded, room, word, place)),
                None => add(&self.missing[place * SUMS..][..SUMS]),
            }
        }
        for (number, bucket) in room.state.buckets().into_iter().enumerate() {
            add(&self.buckets[(number * BUCKET + bucket) * SUMS..][..SUMS]);
        }
        room.pairs.clear();
        rectify(&sums, &mut room.pairs);
    }

    /// What the word gives at the place.
    fn given<'r>(
        &self,
        encoded: &Room,
        room: &'r mut ParserRoom,
        word: usize,
        place: usize,
    ) -> &'r [i32x4] {
        if room.known[word][place] == 0 {
            let mut sums = [i32x4::ZERO; SUMS];
            self.places[place].add_some(encoded.context(word), &mut sums);
            room.given.push(sums);
            room.known[word][place] = room.given.len() as u32;
        }
        &room.given[room.known[word][place] as usize - 1]
    }

    fn best_move(&self, room: &ParserRoom) -> Move {
        let mut sums = [i32x4::ZERO; MOVES.div_ceil(4)];
        self.moves.sums(&room.pairs, &mut sums);
        let scored = Move::ALL.into_iter().zip(numbers(&sums));
        let allowed = scored.filter(|(next, _)| room.state.allows(*next));
        let mut best = (Move::Shift, i32::MIN);
        for (next, sum) in allowed {
            if sum > best.1 {
                best = (next, sum);
            }
        }
        best.0
    }

    fn best_relation(&self, room: &ParserRoom, next: Move) -> Relation {
        let matrix = match next {
            Move::Shift => return Relation::Other,
            Move::Left if room.state.next() == room.state.words() => return Relation::Root,
            Move::Left => &self.relations[0],
            Move::Right => &self.relations[1],
        };
        // The first is Root, which only the place behind the sentence gives.
        Relation::ALL[matrix.best::<{ RELATIONS.div_ceil(20) * 5 }>(&room.pairs, 1, RELATIONS)]
    }
}

const _: () = assert!(STATE.is_multiple_of(32) && matches!(Relation::ALL[0], Relation::Root));
