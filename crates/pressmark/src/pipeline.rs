//! The pipeline: which stages run, in which order, and what each may read.

use crate::affiliation::Sectors;
use crate::coref::Weights;
use crate::document::Document;
use crate::fitting::Weighing;
use crate::lexicon::Lexicon;
use crate::models::{Kind, Models};
use crate::output::annotation::Model;
use crate::output::build::Annotations;
use crate::quotes::{self, Cues};
use crate::recogniser::Observation;
use crate::text::abbreviations::Abbreviations;
use crate::text::compounds::Compounds;
use crate::text::regions::Furniture;
use crate::text::{paragraphs, quotation_marks, regions, sentences, tokens};
use crate::{coref, names, places};

/// The lists that the stages read, loaded once. Annotating borrows it and changes nothing.
pub struct Pipeline {
    furniture: Furniture,
    abbreviations: Abbreviations,
    compounds: Compounds,
    lexicon: Lexicon,
    cues: Cues,
    models: Models,
    /// The models as documents name them.
    at_work: Vec<Model>,
    sectors: Sectors,
    weights: Weights,
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
        let at_work = Kind::ALL
            .into_iter()
            .filter_map(|kind| Some(model(kind, models.digest(kind)?)));
        Self {
            at_work: at_work.collect(),
            furniture: Furniture::new(),
            abbreviations: Abbreviations::new(),
            compounds: Compounds::new(),
            lexicon: Lexicon::new(),
            cues: Cues::new(),
            sectors: Sectors::new(),
            models,
            weights: Weights::new(),
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
        self.annotate_by_stage(text, |_| ())
    }

    /// As [`Self::annotate`], and says the stage's name after each stage: whoever has a clock can tell which of them is
    /// slow. For measuring; the stages are no part of what stays the same between versions.
    #[doc(hidden)]
    #[must_use]
    pub fn annotate_by_stage<'t>(
        &self,
        text: &'t str,
        mut done: impl FnMut(&'static str),
    ) -> Annotations<'t> {
        let mut doc = Document {
            text,
            ..Document::default()
        };
        self.read(&mut doc, &mut done);
        self.understand(&mut doc, &self.weights, &mut done);
        Annotations::finish(doc, self.at_work.clone())
    }

    /// What the tagger is given of a text: for training it and for measuring it alone.
    #[must_use]
    pub fn observe(&self, text: &str) -> Observation {
        let mut doc = Document {
            text,
            ..Document::default()
        };
        self.read(&mut doc, &mut |_| ());
        let mut lower = String::new();
        let end = |token| {
            lower.push_str(doc.lower(token));
            lower.len() as u32
        };
        Observation {
            ends: (0..doc.tokens.len()).map(end).collect(),
            lower,
            tokens: doc.tokens.iter().map(|token| token.span).collect(),
            clues: names::observe(&doc, &self.lexicon, self.models.gazetteer()),
            sentences: doc.sentences,
        }
    }

    /// What pronouns are weighed with: [`crate::fitting`].
    pub(crate) fn weighing(&self, weights: &Weights, text: &str) -> Weighing {
        let mut doc = Document {
            text,
            weighing: Some(Weighing::default()),
            ..Document::default()
        };
        self.read(&mut doc, &mut |_| ());
        self.understand(&mut doc, weights, &mut |_| ());
        doc.weighing.unwrap_or_default()
    }

    /// The layers that names are found in: regions, tokens, paragraphs, marks, sentences.
    fn read(&self, doc: &mut Document<'_>, done: &mut impl FnMut(&'static str)) {
        let breaks = regions::find(doc, &self.furniture);
        done("regions");
        tokens::tokenize(doc, &self.abbreviations, &self.compounds, &breaks);
        self.lexicon.look_up(doc);
        done("tokens");
        paragraphs::group(doc);
        quotation_marks::pair(doc);
        done("marks");
        sentences::split(doc, |word| self.cues.is_finite(word));
        done("sentences");
    }

    /// Who, what, where: the layers above the sentences.
    fn understand(
        &self,
        doc: &mut Document<'_>,
        weights: &Weights,
        done: &mut impl FnMut(&'static str),
    ) {
        names::find(
            doc,
            &self.lexicon,
            self.models.tagger(),
            self.models.gazetteer(),
        );
        done("names");
        let anchors = coref::link(doc, &self.lexicon, self.models.gazetteer(), weights);
        done("coref");
        quotes::attribute(doc, &self.cues);
        done("attribution");
        coref::add_pronouns(doc, anchors, weights);
        done("pronouns in quotations");
        self.sectors.assign(doc);
        done("sectors");
        places::locate(doc, &self.lexicon, self.models.gazetteer());
        done("places");
    }
}

/// The model as documents name it.
fn model(kind: Kind, digest: [u8; 8]) -> Model {
    Model {
        name: kind.name().to_owned(),
        digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
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
