//! A small neural network that says how probable a name is: of which tokens, of which type.
//!
//! It reads words by their vectors ([`embeddings`]), by their letters and by [`features`], passes over each sentence
//! from both sides ([`network`]) and weighs all ways to label it ([`crf`]). `crates/pressmark-train` trains it, [`format`] says how it
//! lies in its file; `names/combine.rs` decides together with the rules.

mod activations;
mod cache;
mod char_cnn;
mod char_ids;
mod crf;
mod embeddings;
pub(crate) mod features;
mod fixed;
mod format;
mod input;
mod label_vec;
mod labels;
mod lstm;
mod network;
mod packed_matrix;

use core::fmt;
use core::ops::Range;

pub use char_ids::{CHARACTERS, characters, look_up, word_hash};
pub use input::RecogniserInput;
pub use labels::{
    KINDS, LABELS, OTHER, OUTSIDE, Position, label, label_at, may_begin, may_end, may_follow, parts,
};

pub(crate) use cache::Memo;
pub(crate) use packed_matrix::{Blocks, Pair};

use crate::text::Document;
pub(crate) use activations::log_odds;
use crf::{Beliefs, Field};
use embeddings::Words;
use features::Features;
pub(crate) use format::Unreadable;
use network::{Network, Workspace};

/// Tokens read together at most: bounds the room where a text has no sentence end.
const LONGEST: usize = 512;

/// A trained network with its words.
pub(crate) struct Recogniser {
    network: Network,
    words: Words,
}

impl fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recogniser").finish_non_exhaustive()
    }
}

impl Recogniser {
    /// From a model file's payload.
    pub(crate) fn read(payload: &[u8]) -> Result<Self, Unreadable> {
        let (network, words) = format::read(payload)?;
        Ok(Self { network, words })
    }

    /// Writes the vector of a word, in lower case; false where it has none.
    pub(crate) fn write_vector(&self, lower: &str, out: &mut [i16]) -> bool {
        self.words.write_vector(lower, out)
    }

    /// Tells these word vectors from others.
    pub(crate) fn digest_of_vectors(&self) -> u32 {
        self.words.digest()
    }

    /// What the network believes of a document. Linear in the text; room is taken two sentences at a time.
    pub(crate) fn opinion(&self, doc: &Document<'_>, features: &Features) -> Opinion<'_> {
        let read = doc.sentences.iter().map(|sentence| &sentence.tokens);
        let read = read.filter(|sentence| !features.are_plain(sentence));
        let pieces: Vec<Range<usize>> = read.flat_map(pieces).collect();
        let mut room = self.network.room(doc.tokens.len());
        let mut scores = Vec::new();
        let mut beliefs = Beliefs::of(doc.tokens.len());
        // Two sentences side by side: each weight is fetched once for both.
        for two in pieces.chunks(2) {
            self.network.begin(&mut room, two[0].len());
            for token in two.iter().cloned().flatten() {
                self.describe(doc, features, token, &mut room);
            }
            scores.clear();
            self.network.weigh(&mut room, &mut scores);
            let (first, second) = scores.split_at(two[0].len());
            for (piece, scores) in two.iter().zip([first, second]) {
                Field::pass_over(piece.start, &mut beliefs);
                self.network.field.weigh(scores, &mut beliefs);
            }
        }
        Field::pass_over(doc.tokens.len(), &mut beliefs);
        Opinion {
            network: &self.network,
            beliefs,
        }
    }

    /// Adds the token to the room.
    fn describe(
        &self,
        doc: &Document<'_>,
        features: &Features,
        token: usize,
        room: &mut Workspace,
    ) {
        let forms = [doc.written(token), doc.lower(token)];
        self.network
            .push(room, &self.words, forms, features.of(token));
    }
}

/// What is read at a time of a sentence: all of it, where it is not too long.
fn pieces(sentence: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let end = sentence.end;
    let starts = sentence.clone().step_by(LONGEST);
    starts.map(move |from| from..end.min(from + LONGEST))
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
        self.beliefs.names().to_vec()
    }
}
