//! The network that tags words and builds trees, at work on a text.
//!
//! Its arithmetic is [`pressmark_networks::grammar`]; `crates/pressmark-train` trains it.

use core::fmt;
use core::ops::Range;

use pressmark_networks::Kept;
use pressmark_networks::grammar::{self, Encoder, Parser, ParserRoom, Room, Tag};

use super::TokenIdx;
use super::form::form_of;
use super::tree::Arc;
use crate::recogniser::Recogniser;
use crate::text::Document;

/// Tokens read together at most: bounds the room where a text has no sentence end.
const LONGEST: usize = 512;

/// A trained network.
pub(crate) struct GrammarModel {
    encoder: Encoder,
    parser: Parser,
    /// Of the vectors that it was trained with: [`Recogniser::digest_of_vectors`].
    vectors: u32,
    /// What it has worked out of words, for the next text or the same one again; and whether it was with vectors.
    kept: Kept<(Room, bool)>,
}

impl fmt::Debug for GrammarModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GrammarModel").finish_non_exhaustive()
    }
}

/// Room for one document.
pub(crate) struct Reading<'m> {
    model: &'m GrammarModel,
    /// The model of names, where it holds the vectors that the network was trained with.
    vectors: Option<&'m Recogniser>,
    encoded: Room,
    parser: ParserRoom,
    /// A token as it is written, and its kind.
    key: Vec<u8>,
}

impl GrammarModel {
    /// From a model file's payload; none where it is not whole or was made for another layout.
    pub(crate) fn read(payload: &[u8]) -> Option<Self> {
        let (encoder, parser, vectors) = grammar::read(payload)?;
        Some(Self {
            encoder,
            parser,
            vectors,
            kept: Kept::nothing(),
        })
    }

    /// Ready to read a document of so many tokens. The vectors of words lie in the model of names; without them, or with others than it was trained
    /// with, it reads words by what it has learnt of them itself.
    pub(crate) fn begin<'m>(&'m self, tokens: usize, names: Option<&'m Recogniser>) -> Reading<'m> {
        let vectors = names.filter(|names| names.digest_of_vectors() == self.vectors);
        let kept = self.kept.take();
        let kept = kept.filter(|(_, with_vectors)| *with_vectors == vectors.is_some());
        Reading {
            model: self,
            vectors,
            encoded: kept.map_or_else(|| Room::new(tokens), |(room, _)| room),
            parser: ParserRoom::default(),
            key: Vec::new(),
        }
    }
}

impl Reading<'_> {
    /// Leaves what it knows of words to the next.
    pub(crate) fn end(self) {
        let with_vectors = self.vectors.is_some();
        self.model.kept.leave((self.encoded, with_vectors));
    }

    /// Reads a sentence; adds the tag and the arc of each token. One that is too long is read in pieces.
    pub(crate) fn sentence(
        &mut self,
        doc: &Document<'_>,
        tokens: Range<usize>,
        tags: &mut Vec<Tag>,
        arcs: &mut Vec<Arc>,
    ) {
        for start in tokens.clone().step_by(LONGEST) {
            self.piece(doc, start..tokens.end.min(start + LONGEST), tags, arcs);
        }
    }

    fn piece(
        &mut self,
        doc: &Document<'_>,
        tokens: Range<usize>,
        tags: &mut Vec<Tag>,
        arcs: &mut Vec<Arc>,
    ) {
        let model = self.model;
        let first = tokens.start;
        self.encoded.begin();
        for token in tokens {
            let lower = doc.lower(token);
            let form = || form_of(lower, doc.kind(token), doc.case(token));
            let vector = |out: &mut [i16]| {
                self.vectors
                    .is_some_and(|names| names.write_vector(lower, out))
            };
            self.key.clear();
            self.key.extend_from_slice(doc.written(token).as_bytes());
            self.key.push(doc.kind(token) as u8);
            model
                .encoder
                .push(&mut self.encoded, &self.key, &form, &vector);
        }
        model.encoder.read(&mut self.encoded, tags);
        let words = self.encoded.words();
        let found = model.parser.read(&self.encoded, &mut self.parser);
        arcs.extend((0..words).map(|word| match found.found(word) {
            Some((head, relation)) if head < words => Arc {
                head: Some(TokenIdx::new(first + head)),
                relation,
            },
            _ => Arc::ROOT,
        }));
    }
}
