//! The parser's transitions: arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011).
//!
//! Words come from the sentence, one after another, onto a stack. The one on top gets its head either from the right, the next
//! word of the sentence (LEFT), or from the stack, the word below it (RIGHT), and is gone. The place behind the last word stands
//! for "no head": what goes left from there is a root.

use super::relation::Relation;

/// Words that the parser looks at in a state: [`State::places`].
pub const PLACES: usize = 13;

/// Small numbers that it looks at: [`State::buckets`].
pub const BUCKETS: usize = 9;

/// Each of them is less than this.
pub const BUCKET: usize = 48;

/// What the parser does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes onto the stack.
    Shift,
    /// The next word is the head of the one on top.
    Left,
    /// The word below is the head of the one on top.
    Right,
}

impl Move {
    /// Every move.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What is known of a word while its sentence is read.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    head: Option<usize>,
    relation: Option<Relation>,
    /// The outermost dependents so far: two to the left, one to the right.
    left: [Option<usize>; 2],
    right: Option<usize>,
    /// How many there are, up to three.
    lefts: u8,
    rights: u8,
}

/// A sentence while it is read. Words are counted from its first.
#[derive(Clone, Debug, Default)]
pub struct State {
    stack: Vec<usize>,
    next: usize,
    /// One for each word, and one for the place behind the last.
    nodes: Vec<Node>,
}

impl State {
    /// Begins a sentence of so many words.
    pub fn begin(&mut self, words: usize) {
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(words + 1, Node::default());
    }

    /// Words of the sentence; also the number of the place behind them.
    #[must_use]
    pub fn words(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    /// The word that comes next, or the place behind the last.
    #[must_use]
    pub fn next(&self) -> usize {
        self.next
    }

    /// The words on the stack, the top last.
    #[must_use]
    pub fn stack(&self) -> &[usize] {
        &self.stack
    }

    /// Every word has its head.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next >= self.words() && self.stack.is_empty()
    }

    /// Whether the move can be made.
    #[must_use]
    pub fn allows(&self, next: Move) -> bool {
        match next {
            Move::Shift => self.next < self.words(),
            Move::Left => !self.stack.is_empty(),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// The word that would get its head by the move, and the head.
    #[must_use]
    pub fn arc(&self, next: Move) -> Option<(usize, usize)> {
        let (&top, rest) = self.stack.split_last()?;
        match next {
            Move::Shift => None,
            Move::Left => Some((top, self.next)),
            Move::Right => Some((top, *rest.last()?)),
        }
    }

    /// Makes a move that is allowed; an arc gets the relation.
    pub fn make(&mut self, next: Move, relation: Relation) {
        let Some((word, head)) = self.arc(next) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.nodes[word].head = Some(head);
        self.nodes[word].relation = Some(relation);
        let above = &mut self.nodes[head];
        if next == Move::Left {
            above.left = [Some(word), above.left[0]];
            above.lefts = (above.lefts + 1).min(3);
        } else {
            above.right = Some(word);
            above.rights = (above.rights + 1).min(3);
        }
    }

    /// The head and the relation that a word has got. The head of a root is the place behind the last word.
    #[must_use]
    pub fn found(&self, word: usize) -> Option<(usize, Relation)> {
        let node = self.nodes.get(word)?;
        Some((node.head?, node.relation?))
    }

    /// The words that the parser looks at: four on the stack, the next three, and the outermost dependents of those in the middle.
    #[must_use]
    pub fn places(&self) -> [Option<usize>; PLACES] {
        let stack = |depth: usize| self.stack.iter().rev().nth(depth).copied();
        let coming = |by: usize| Some(self.next + by).filter(|&word| word < self.words());
        let node = |word: Option<usize>| word.map(|word| self.nodes[word]).unwrap_or_default();
        let (top, below) = (node(stack(0)), node(stack(1)));
        let next = node(Some(self.next));
        [
            stack(0),
            stack(1),
            stack(2),
            stack(3),
            coming(0),
            coming(1),
            coming(2),
            top.left[0],
            top.left[1],
            top.right,
            below.left[0],
            below.right,
            next.left[0],
        ]
    }

    /// The small numbers that it looks at: relations of dependents, how many of them there are, distances.
    #[must_use]
    pub fn buckets(&self) -> [usize; BUCKETS] {
        let places = self.places();
        let relation = |place: usize| {
            let relation = places[place].and_then(|word| self.nodes[word].relation);
            relation.map_or(BUCKET - 1, |relation| relation as usize)
        };
        let dependents = |place: usize| {
            let node = places[place].map(|word| self.nodes[word]);
            node.map_or(16, |node| usize::from(node.lefts * 4 + node.rights))
        };
        let (top, below) = (places[0], places[1]);
        let at_end = usize::from(self.next == self.words());
        [
            relation(7),
            relation(9),
            relation(10),
            relation(11),
            relation(12),
            dependents(0),
            dependents(1),
            distance(below, top),
            distance(top, Some(self.next)) + 16 * at_end,
        ]
    }
}

/// How far two words stand from each other, in steps that widen; 0 where one is missing.
fn distance(from: Option<usize>, to: Option<usize>) -> usize {
    let (Some(from), Some(to)) = (from, to) else {
        return 0;
    };
    match to.abs_diff(from) {
        near @ 0..=6 => near,
        7..=9 => 7,
        10..=14 => 8,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "They saw her." by moves.
    #[test]
    fn moves_make_a_tree() {
        let mut state = State::default();
        state.begin(3);
        let moves = [
            (Move::Shift, Relation::Other),
            (Move::Left, Relation::Subject),
            (Move::Shift, Relation::Other),
            (Move::Shift, Relation::Other),
            (Move::Right, Relation::Object),
            (Move::Left, Relation::Root),
        ];
        for (next, relation) in moves {
            assert!(!state.is_done() && state.allows(next));
            state.make(next, relation);
        }
        assert!(state.is_done());
        assert_eq!(state.found(0), Some((1, Relation::Subject)));
        assert_eq!(state.found(1), Some((3, Relation::Root)));
        assert_eq!(state.found(2), Some((1, Relation::Object)));
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut state = State::default();
        state.begin(40);
        for step in 0..200 {
            let allowed: Vec<Move> = Move::ALL.into_iter().filter(|&m| state.allows(m)).collect();
            if state.is_done() {
                assert!(allowed.is_empty());
                break;
            }
            assert!(state.buckets().iter().all(|&bucket| bucket < BUCKET));
            let words = state.places();
            assert!(words.iter().flatten().all(|&word| word <= state.words()));
            state.make(
                allowed[step * 7 % allowed.len()],
                Relation::ALL[step % Relation::ALL.len()],
            );
        }
        assert!(state.is_done());
        assert!((0..40).all(|word| state.found(word).is_some()));
    }
}
