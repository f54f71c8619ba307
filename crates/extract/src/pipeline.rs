//! The pipeline: which stages run, in which order, and what each may read.

use crate::abbreviations::Abbreviations;
use crate::attribution::{self, Cues};
use crate::document::Document;
use crate::export::Annotations;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::models::{Kind, Models};
use crate::regions::Furniture;
use crate::sectors::Sectors;
use crate::tagger::Observation;
use crate::{coref, marks, names, paragraphs, places, regions, sentences, tokens};

/// The lists that the stages read, loaded once. Annotating borrows it and changes nothing.
pub struct Pipeline {
    furniture: Furniture,
    abbreviations: Abbreviations,
    lexicon: Lexicon,
    cues: Cues,
    models: Models,
    gazetteer: Option<Gazetteer>,
    sectors: Sectors,
}

impl Pipeline {
    /// Loads the built-in lists; a few milliseconds. It works by them and by rules alone.
    #[must_use]
    pub fn new() -> Self {
        Self::with_models(Models::new())
    }

    /// Loads the built-in lists, and works with the models as well.
    #[must_use]
    pub fn with_models(models: Models) -> Self {
        let gazetteer = models.payload(Kind::Gazetteer);
        Self {
            // What `Models::add` has let in is what `train` has written; a layout that it never writes is no gazetteer.
            gazetteer: gazetteer.and_then(|payload| Gazetteer::new(payload.to_vec()).ok()),
            furniture: Furniture::new(),
            abbreviations: Abbreviations::new(),
            lexicon: Lexicon::new(),
            cues: Cues::new(),
            sectors: Sectors::new(),
            models,
        }
    }

    /// The models that it works with.
    #[must_use]
    pub fn models(&self) -> &Models {
        &self.models
    }

    /// Finds who said what where. Any text gives a result; time grows linearly with the text.
    ///
    /// Offsets refer to `text` exactly as given: bring line ends into shape before ([`crate::Source::new`]).
    #[must_use]
    pub fn annotate<'t>(&self, text: &'t str) -> Annotations<'t> {
        let mut doc = self.read(text);
        names::find(&mut doc, &self.lexicon, self.models.tagger());
        coref::link(&mut doc, &self.lexicon);
        attribution::attribute(&mut doc, &self.lexicon, &self.cues);
        coref::add_pronouns(&mut doc, &self.lexicon);
        self.sectors.assign(&mut doc);
        places::locate(&mut doc, &self.lexicon, self.gazetteer.as_ref());
        Annotations::finish(doc)
    }

    /// What the tagger is given of a text: for training it and for measuring it alone.
    #[must_use]
    pub fn observe(&self, text: &str) -> Observation {
        let doc = self.read(text);
        let mut lower = String::new();
        let end = |token| {
            lower.push_str(doc.lower(token));
            lower.len() as u32
        };
        Observation {
            ends: (0..doc.tokens.len()).map(end).collect(),
            lower,
            tokens: doc.tokens.iter().map(|token| token.span).collect(),
            clues: names::observe(&doc, &self.lexicon),
            sentences: doc.sentences,
        }
    }

    /// The layers that names are found in: regions, tokens, paragraphs, marks, sentences.
    fn read<'t>(&self, text: &'t str) -> Document<'t> {
        let mut doc = Document {
            text,
            ..Document::default()
        };
        let breaks = regions::find(&mut doc, &self.furniture);
        tokens::tokenize(&mut doc, &self.abbreviations, &breaks);
        paragraphs::group(&mut doc);
        marks::pair(&mut doc);
        sentences::split(&mut doc, |word| self.cues.is_finite(word));
        doc
    }
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

/// Annotates one text with a pipeline of its own. For more than one text, keep a [`Pipeline`].
#[must_use]
pub fn annotate(text: &str) -> Annotations<'_> {
    Pipeline::new().annotate(text)
}
