//! A small neural network that says how probable a name is: of which tokens, of which type.
//!
//! It reads words by their vectors, by their letters ([`characters`]) and by [`features`]; its arithmetic is the crate
//! `pressmark-networks`. `crates/pressmark-train` trains it; `names/combine.rs` decides together with the rules.

mod char_ids;
pub(crate) mod features;
mod input;

use core::fmt;
use core::ops::Range;

pub use char_ids::{CHARACTERS, characters, look_up, word_hash};
pub use input::RecogniserInput;
pub use pressmark_networks::names::{
    LABELS, OTHER, OUTSIDE, Position, label, label_at, may_begin, may_end, may_follow, parts,
};

pub(crate) use pressmark_networks::log_odds;
pub(crate) use pressmark_networks::names::Unreadable;

use pressmark_networks::Kept;
use pressmark_networks::names::{
    self, Beliefs, Field, MadeFor, Network, Row, Spelling, WORD, Words, Workspace,
};

use crate::kinds::{EntityType, NameType};
use crate::sorting::sort_by_key;
use crate::text::Document;
use features::Features;

/// The types that a name can have, in the order of the labels.
pub const KINDS: [EntityType; names::KINDS] = {
    let [place, person, organization, group] = NameType::ALL;
    [
        place.entity_type(),
        person.entity_type(),
        organization.entity_type(),
        group.entity_type(),
    ]
};

/// What a model's numbers must mean here.
const MADE_FOR: MadeFor = MadeFor {
    letters: CHARACTERS,
    features: features::FEATURES,
    digest: features::DIGEST,
    unknown: features::UNKNOWN.only(),
};

/// Tokens read together at most: bounds the room where a text has no sentence end.
const LONGEST: usize = 512;

/// Sentences of a group: those of like lengths in it are read side by side.
const GROUP: usize = 32;

/// A trained network with its words.
pub(crate) struct Recogniser {
    network: Network,
    words: Words,
    /// What it has worked out of words, for the next text or the same one again.
    kept: Kept<Workspace>,
}

impl fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recogniser").finish_non_exhaustive()
    }
}

impl Recogniser {
    /// From a model file's payload.
    pub(crate) fn read(payload: &[u8]) -> Result<Self, Unreadable> {
        let (network, words) = names::read(payload, &MADE_FOR)?;
        Ok(Self {
            network,
            words,
            kept: Kept::nothing(),
        })
    }

    /// Writes the vector of a word, in lower case; false where it has none.
    pub(crate) fn write_vector(&self, lower: &str, out: &mut [i16]) -> bool {
        let known = look_up(lower, |form| self.words.find(word_hash(form)));
        known.map(|word| self.words.write(word, out)).is_some()
    }

    /// Tells these word vectors from others.
    pub(crate) fn digest_of_vectors(&self) -> u32 {
        self.words.digest()
    }

    /// What the network believes of a document. Linear in the text; room is taken a group of sentences at a time.
    pub(crate) fn opinion(&self, doc: &Document<'_>, features: &Features) -> Opinion<'_> {
        let read = doc.sentences.iter().map(|sentence| &sentence.tokens);
        let read = read.filter(|sentence| !features.are_plain(sentence));
        let pieces: Vec<Range<usize>> = read.flat_map(pieces).collect();
        let kept = self.kept.take();
        let mut room = kept.unwrap_or_else(|| self.network.room(doc.tokens.len()));
        let mut beliefs = Beliefs::of(doc.tokens.len());
        let mut scores = vec![Vec::new(); GROUP];
        for group in pieces.chunks(GROUP) {
            self.read_group(doc, features, group, &mut room, &mut scores);
            for (piece, scores) in group.iter().zip(&scores) {
                Field::pass_over(piece.start, &mut beliefs);
                self.network.field.weigh(scores, &mut beliefs);
            }
        }
        Field::pass_over(doc.tokens.len(), &mut beliefs);
        self.kept.leave(room);
        Opinion {
            network: &self.network,
            beliefs,
        }
    }

    /// The weights of the labels of each sentence of the group. Two sentences are read side by side, so that each weight is fetched once
    /// for both, and the longest together, so that few tokens are left alone.
    fn read_group(
        &self,
        doc: &Document<'_>,
        features: &Features,
        group: &[Range<usize>],
        room: &mut Workspace,
        scores: &mut [Vec<Row>],
    ) {
        let mut order: Vec<usize> = (0..group.len()).collect();
        sort_by_key(&mut order, |&piece| (group[piece].len() as u64, 0));
        for two in order.chunks(2) {
            self.network.begin(room, group[two[0]].len());
            for token in two.iter().flat_map(|&piece| group[piece].clone()) {
                self.describe(doc, features, token, room);
            }
            for (&piece, rows) in two.iter().zip(self.network.weigh(room)) {
                scores[piece].clear();
                scores[piece].extend_from_slice(rows);
            }
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
        let spell = |spelling: &mut Spelling| {
            characters(doc.written(token), &mut spelling.letters);
            let mut vector = [0; WORD];
            let known = self.write_vector(doc.lower(token), &mut vector);
            spelling.vector = known.then_some(vector);
        };
        let features = features.of(token);
        self.network
            .push(room, doc.written(token), features, &spell);
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
