//! Reads a text: each step takes what the steps before it have found, and gives back its own.

use super::abbreviations::Abbreviations;
use super::compounds::Compounds;
use super::regions::{self, Furniture, SaidRegion};
use super::sentences::Starters;
use super::{Document, TokenKind, paragraphs, quotation_marks, sentences, tokens};
use crate::word_class::WordClass;

/// The lists that reading needs, loaded once.
pub(crate) struct Lists {
    furniture: Furniture,
    abbreviations: Abbreviations,
    compounds: Compounds,
    starters: Starters,
}

impl Lists {
    pub(crate) fn new() -> Self {
        Self {
            furniture: Furniture::new(),
            abbreviations: Abbreviations::new(),
            compounds: Compounds::new(),
            starters: sentences::starters(),
        }
    }

    /// Reads a text of which the reader has said nothing.
    #[cfg(test)]
    pub(crate) fn read<'t>(
        &self,
        text: &'t str,
        word_class: impl Fn(&str) -> WordClass,
        is_cue: impl Fn(&str) -> bool,
    ) -> Document<'t> {
        self.read_as(text, &[], word_class, is_cue)
    }

    /// Reads the text exactly as it is given; linear in its length.
    ///
    /// The reader has `said` what some stretches of it are; `word_class` says what a word, in lower case with straight apostrophes,
    /// is used for, `is_cue` whether it may be a verb of speech.
    pub(crate) fn read_as<'t>(
        &self,
        text: &'t str,
        said: &[SaidRegion],
        word_class: impl Fn(&str) -> WordClass,
        is_cue: impl Fn(&str) -> bool,
    ) -> Document<'t> {
        let regions = regions::find(text, &self.furniture, said);
        let (tokens, folded) = tokens::tokenize(
            text,
            &regions,
            &self.abbreviations,
            &self.compounds,
            &word_class,
        );
        let mut doc = Document {
            text,
            tokens,
            folded,
            regions: regions.list,
            hidden: regions.hidden,
            ..Document::default()
        };
        let classes = (0..doc.tokens.len()).map(|token| match doc.kind(token) {
            TokenKind::Word => word_class(doc.lower(token)),
            _ => WordClass::default(),
        });
        doc.word_classes = classes.collect();
        doc.paragraphs = paragraphs::group(&doc);
        doc.quoted_spans = quotation_marks::pair(&doc);
        doc.sentences = sentences::split(&doc, &self.starters, is_cue);
        doc
    }
}
