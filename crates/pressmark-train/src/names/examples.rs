//! Sentences as the network reads them, and the words and letters that they share.

use rustc_hash::FxHashMap;

use crate::names::vectors::Vectors;

/// A token with what is known of it.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Token {
    /// Number of its vector; none where the word has none.
    pub(crate) word: Option<u32>,
    /// Number of its spelling among [`Corpus`]'s.
    pub(crate) letters: u32,
    pub(crate) features: Vec<u8>,
    /// One bit for each label that the annotation allows.
    pub(crate) allowed: u32,
}

/// A sentence.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Example {
    pub(crate) tokens: Vec<Token>,
    /// Other annotations of it, one of which is learnt from each time.
    pub(crate) drawn: Vec<Vec<u32>>,
}

impl Example {
    /// Takes the annotation that is to be learnt from in this epoch.
    pub(crate) fn hear(&mut self, epoch: usize) {
        let Some(drawn) = epoch
            .checked_rem(self.drawn.len())
            .map(|at| &self.drawn[at])
        else {
            return;
        };
        for (token, allowed) in self.tokens.iter_mut().zip(drawn) {
            token.allowed = *allowed;
        }
    }
}

/// What sentences share: vectors and spellings.
pub(crate) struct Corpus {
    pub(crate) vectors: Vectors,
    spellings: Vec<Vec<u8>>,
    numbers: FxHashMap<Vec<u8>, u32>,
}

impl Corpus {
    pub(crate) fn new(vectors: Vectors) -> Self {
        Self {
            vectors,
            spellings: Vec::new(),
            numbers: FxHashMap::default(),
        }
    }

    /// The number of a spelling, new ones included.
    pub(crate) fn spelling(&mut self, letters: Vec<u8>) -> u32 {
        let next = self.spellings.len() as u32;
        *self.numbers.entry(letters).or_insert_with_key(|letters| {
            self.spellings.push(letters.clone());
            next
        })
    }

    pub(crate) fn letters(&self, number: u32) -> &[u8] {
        &self.spellings[number as usize]
    }

    pub(crate) fn vector(&self, word: Option<u32>) -> Option<&[f32]> {
        word.map(|word| self.vectors.vector(word))
    }
}
