//! A small neural network that says how probable a name is: of which tokens, of which type.
//!
//! It reads words by their vectors ([`words`]), by their letters and by clues (`names/clues.rs`), passes over each sentence
//! from both sides ([`network`]) and weighs all ways to label it ([`field`]). `crates/train` trains it, [`payload`] says how it
//! lies in its file; `names/opinion.rs` decides together with the rules.

mod curves;
mod field;
mod labels;
mod lanes;
mod network;
mod observation;
mod payload;
mod spelling;
mod words;

use core::fmt;
use core::ops::Range;

pub use labels::{
    KINDS, LABELS, OUTSIDE, Position, label, label_at, may_begin, may_end, may_follow, parts,
};
pub use observation::Observation;
pub use spelling::{CHARACTERS, characters, look_up, word_hash};

use crate::document::Document;
use crate::names::{CLUES, Clues};
use curves::Curves;
pub(crate) use curves::log_odds;
use field::Beliefs;
use network::{Network, Room};
use payload::INPUT;
use words::Words;

/// Tokens read together at most: bounds the room where a text has no sentence end.
const LONGEST: usize = 512;

/// A trained network with its words.
pub(crate) struct Tagger {
    network: Network,
    words: Words,
    curves: Curves,
}

impl fmt::Debug for Tagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tagger").finish_non_exhaustive()
    }
}

impl Tagger {
    /// From a model file's payload; none where it is not whole or was made for other clues, letters or labels.
    pub(crate) fn read(payload: &[u8]) -> Option<Self> {
        let (network, words) = payload::read(payload)?;
        Some(Self {
            network,
            words,
            curves: Curves::new(),
        })
    }

    /// What the network believes of a document. Linear in the text; room is taken a sentence at a time.
    pub(crate) fn opinion(&self, doc: &Document<'_>, clues: &Clues) -> Opinion<'_> {
        let mut room = Room::default();
        let mut scores = Vec::new();
        let mut beliefs = Beliefs::default();
        for sentence in &doc.sentences {
            for from in sentence.clone().step_by(LONGEST) {
                room.inputs.clear();
                for token in from..sentence.end.min(from + LONGEST) {
                    self.describe(doc, clues, token, &mut room);
                }
                scores.clear();
                self.network.weigh(&self.curves, &mut room, &mut scores);
                self.network.field.weigh(&scores, &mut beliefs);
            }
        }
        Opinion {
            network: &self.network,
            beliefs,
        }
    }

    /// Adds the token's input to the room.
    fn describe(&self, doc: &Document<'_>, clues: &Clues, token: usize, room: &mut Room) {
        let mut input = [0; INPUT];
        let known = look_up(doc.lower(token), |form| self.words.find(form));
        if let Some(word) = known {
            self.words.write(word, &mut input);
        }
        characters(doc.written(token), self.network.letters(room));
        let unknown = known.is_none().then_some(CLUES as u8 - 1);
        let clues = clues.of(token).iter().copied().chain(unknown);
        self.network.describe(&self.curves, room, &mut input, clues);
        lanes::fill(input.into_iter(), &mut room.inputs);
    }
}

/// How probable names are in one document.
pub(crate) struct Opinion<'m> {
    network: &'m Network,
    beliefs: Beliefs,
}

impl Opinion<'_> {
    /// The probability that exactly these tokens are a name of the type `KINDS[kind]`.
    pub(crate) fn name(&self, tokens: &Range<usize>, kind: usize) -> f32 {
        self.network.field.name(&self.beliefs, tokens, kind)
    }

    /// The names that the network alone would choose, in text order; type as an index in `KINDS`.
    pub(crate) fn names(&self) -> Vec<(Range<usize>, usize)> {
        self.beliefs.names()
    }
}
