//! What the network is given of a text, and what becomes of it: for training it and for measuring it.

use core::ops::Range;

use pressmark_networks::grammar::shape::VECTOR;

use super::form::form_of;
use super::{Form, Grammar, Tag, Trees};
use crate::recogniser::Recogniser;
use crate::text::span::Span;
use crate::text::{Document, TokenKind};

/// A token as the network is given it.
#[derive(Clone, Debug)]
pub struct Observed {
    /// Where it stands, in UTF-8 bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub form: Form,
    /// Its vector in fixed point ([`pressmark_networks::grammar::shape::VALUE`]), where it has one.
    pub vector: Option<[i16; VECTOR]>,
}

/// The tokens of a text and its grammar. Made by [`crate::Pipeline::observe_grammar`].
#[derive(Clone, Debug)]
pub struct Observation {
    /// Every token.
    pub tokens: Vec<Observed>,
    /// Ranges of tokens; together they cover all.
    pub sentences: Vec<Range<usize>>,
    /// Tells the vectors from others; 0 where there are none.
    pub vectors: u32,
    /// The grammar as the pipeline has it.
    pub grammar: Grammar,
}

impl Observation {
    pub(crate) fn of(doc: &Document<'_>, names: Option<&Recogniser>, grammar: Grammar) -> Self {
        let observed = |token: usize| {
            let lower = doc.lower(token);
            let mut vector = [0; VECTOR];
            let known = names.is_some_and(|names| names.write_vector(lower, &mut vector));
            Observed {
                span: doc.tokens[token].span,
                kind: doc.kind(token),
                form: form_of(lower, doc.kind(token), doc.case(token)),
                vector: known.then_some(vector),
            }
        };
        Self {
            tokens: (0..doc.tokens.len()).map(observed).collect(),
            sentences: doc.sentences.iter().map(|s| s.tokens.clone()).collect(),
            vectors: names.map_or(0, Recogniser::digest_of_vectors),
            grammar,
        }
    }

    /// The tags of all tokens.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.grammar.tags
    }

    /// What depends on what.
    #[must_use]
    pub fn trees(&self) -> &Trees {
        &self.grammar.trees
    }
}
