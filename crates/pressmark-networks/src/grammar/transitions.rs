//! The parser's transitions: arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011).
//!
//! Words come from the sentence, one after another, onto a stack. The one on top gets its head either from the right, the next
//! word of the sentence (LEFT), or from the stack, the word below it (RIGHT), and is gone. The place behind the last word stands
//! for "no head": what goes left from there is a root.

use super::relation::Relation;

/// Words that the parser looks at in a state: [`State::places`].
pub const PLACES: usize = 10;

/// Small numbers that it looks at: [`State::buckets`].
pub const BUCKETS: usize = 9;

/// Each of them is less than this.
pub const BUCKET: usize = 48;

/// Stands where there is no word.
const NONE: u16 = u16::MAX;

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
#[derive(Clone, Copy, Debug)]
struct Node {
    head: u16,
    /// The outermost dependents so far.
    left: u16,
    right: u16,
    relation: Option<Relation>,
    /// How many dependents there are to each side, up to three.
    lefts: u8,
    rights: u8,
}

impl Node {
    const NEW: Self = Self {
        head: NONE,
        left: NONE,
        right: NONE,
        relation: None,
        lefts: 0,
        rights: 0,
    };
}

/// A sentence while it is read. Words are counted from its first.
#[derive(Clone, Debug, Default)]
pub struct State {
    stack: Vec<u16>,
    next: u16,
    /// One for each word, and one for the place behind the last.
    nodes: Vec<Node>,
}

impl State {
    /// Begins a sentence of so many words, fewer than 65,535.
    pub fn begin(&mut self, words: usize) {
        debug_assert!(words < usize::from(NONE));
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(words + 1, Node::NEW);
    }

    /// Words of the sentence; also the number of the place behind them.
    #[must_use]
    pub fn words(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    /// The word that comes next, or the place behind the last.
    #[must_use]
    pub fn next(&self) -> usize {
        usize::from(self.next)
    }

    /// The words on the stack, the top last.
    pub fn stack(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.stack.iter().map(|&word| usize::from(word))
    }

    /// Every word has its head.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next() >= self.words() && self.stack.is_empty()
    }

    /// Whether the move can be made.
    #[must_use]
    pub fn allows(&self, next: Move) -> bool {
        match next {
            Move::Shift => self.next() < self.words(),
            Move::Left => !self.stack.is_empty(),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// The move that is the only one allowed and makes no arc between words: where nothing is on the stack the next word goes
    /// there, and a last word without others around it is a root.
    #[must_use]
    pub fn only_move(&self) -> Option<Move> {
        match self.stack.len() {
            0 => Some(Move::Shift),
            1 if self.next() == self.words() => Some(Move::Left),
            _ => None,
        }
    }

    /// The word that would get its head by the move, and the head.
    #[must_use]
    pub fn arc(&self, next: Move) -> Option<(usize, usize)> {
        let head = match next {
            Move::Shift => return None,
            Move::Left => self.next,
            Move::Right => self.below(1),
        };
        (self.below(0) != NONE && head != NONE)
            .then(|| (usize::from(self.below(0)), usize::from(head)))
    }

    /// The word on the stack with so many above it.
    fn below(&self, depth: usize) -> u16 {
        let at = self.stack.len().checked_sub(depth + 1);
        at.map_or(NONE, |at| self.stack[at])
    }

    /// Makes a move that is allowed; an arc gets the relation.
    pub fn make(&mut self, next: Move, relation: Relation) {
        let Some((word, head)) = self.arc(next) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.nodes[word].head = head as u16;
        self.nodes[word].relation = Some(relation);
        let above = &mut self.nodes[head];
        if next == Move::Left {
            above.left = word as u16;
            above.lefts = (above.lefts + 1).min(3);
        } else {
            above.right = word as u16;
            above.rights = (above.rights + 1).min(3);
        }
    }

    /// The head and the relation that a word has got. The head of a root is the place behind the last word.
    #[must_use]
    pub fn found(&self, word: usize) -> Option<(usize, Relation)> {
        let node = self.nodes.get(word).filter(|node| node.head != NONE)?;
        Some((usize::from(node.head), node.relation?))
    }

    fn node(&self, word: u16) -> &Node {
        self.nodes.get(usize::from(word)).unwrap_or(&Node::NEW)
    }

    /// The words that the parser looks at: three on the stack, the next two, and the outermost dependents of those in the middle.
    /// None is the place behind the last word.
    #[must_use]
    pub fn places(&self) -> [Option<usize>; PLACES] {
        let (top, below) = (self.node(self.below(0)), self.node(self.below(1)));
        let words = [
            self.below(0),
            self.below(1),
            self.below(2),
            self.next,
            self.next + 1,
            top.left,
            top.right,
            below.left,
            below.right,
            self.node(self.next).left,
        ];
        words.map(|word| Some(usize::from(word)).filter(|&word| word < self.words()))
    }

    /// The small numbers that it looks at: relations of dependents, how many of them there are, distances.
    #[must_use]
    pub fn buckets(&self) -> [usize; BUCKETS] {
        let (top, below) = (self.below(0), self.below(1));
        let relation = |word: u16| {
            let relation = self.node(word).relation;
            relation.map_or(BUCKET - 1, |relation| relation as usize)
        };
        let dependents = |word: u16| {
            let node = self.node(word);
            usize::from(if word == NONE {
                16
            } else {
                node.lefts * 4 + node.rights
            })
        };
        let at_end = usize::from(self.next() == self.words());
        [
            relation(self.node(top).left),
            relation(self.node(top).right),
            relation(self.node(below).left),
            relation(self.node(below).right),
            relation(self.node(self.next).left),
            dependents(top),
            dependents(below),
            distance(below, top),
            distance(top, self.next) + 16 * at_end,
        ]
    }
}

/// How far two words stand from each other, in steps that widen; 0 where one is missing.
fn distance(from: u16, to: u16) -> usize {
    if from == NONE || to == NONE {
        return 0;
    }
    match usize::from(to.abs_diff(from)) {
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
            assert!(state.only_move().is_none_or(|only| allowed == [only]));
            assert!(state.buckets().iter().all(|&bucket| bucket < BUCKET));
            let words = state.places();
            assert!(words.iter().flatten().all(|&word| word < state.words()));
            state.make(
                allowed[step * 7 % allowed.len()],
                Relation::ALL[step % Relation::ALL.len()],
            );
        }
        assert!(state.is_done());
        assert!((0..40).all(|word| state.found(word).is_some()));
    }
}
