//! The pipeline: which stages run, in which order, and what each may read.

use core::ops::Range;

use crate::affiliation::Sectors;
use crate::coref::training_data::RankingExamples;
use crate::coref::{self, SpeakerMentions, Weights};
use crate::corrections::{Asked, Constraints, outcome};
use crate::grammar::{self, Grammar, GrammarLists};
use crate::layers::Layers;
use crate::lexicon::Lexicon;
use crate::models::{Kind, Models};
use crate::output::annotation::{Correction, Model};
use crate::output::annotations::Annotations;
use crate::places::Home;
use crate::quotes::{self, Cues};
use crate::recogniser::RecogniserInput;
use crate::text::{Document, Lists, SaidRegion, span};
use crate::{names, places};

/// The lists that the stages read, loaded once. Annotating borrows it and changes nothing that a document shows;
/// what the networks have worked out of words is kept for the next text.
pub struct Pipeline {
    lists: Lists,
    grammar: GrammarLists,
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
            lists: Lists::new(),
            grammar: GrammarLists::new(),
            lexicon: Lexicon::new(),
            cues: Cues::new(),
            sectors: Sectors::new(),
            models,
            weights: Weights::new(),
        }
    }

    /// The same, with other weights for what pronouns stand for: a draft, to be scored.
    #[must_use]
    pub fn weighing(self, weights: Weights) -> Self {
        Self { weights, ..self }
    }

    /// The models that it works with.
    #[must_use]
    pub fn models(&self) -> &Models {
        &self.models
    }

    /// Finds who said what where. Any text gives a result; time grows linearly with the text. Of a text of 4 GiB or more
    /// only what comes before that is read, and the document holds only that ([`crate::span::LONGEST`]).
    ///
    /// Offsets refer to `text` exactly as given: bring line ends into shape before ([`crate::Source::new`]).
    #[must_use]
    pub fn annotate<'t>(&self, text: &'t str) -> Annotations<'t> {
        self.annotate_near(text, None)
    }

    /// As [`Self::annotate`], for a reader who knows where the paper is from: of several places of a name those near it are likelier.
    #[must_use]
    pub fn annotate_near<'t>(&self, text: &'t str, home: Option<&Home>) -> Annotations<'t> {
        self.run(text, (&self.weights, home), &[], None, |_| ())
    }

    /// As [`Self::annotate_near`], for a reader who has corrected what was found before: the result keeps to all that the corrections
    /// say, and learns from them. Those that cannot be carried out are told of in the document's warnings; of two that speak against
    /// one another the later holds. Words are found by their offsets in code points, as documents count.
    #[cfg(feature = "corrections")]
    #[must_use]
    pub fn annotate_with<'t>(
        &self,
        text: &'t str,
        corrections: &[Correction],
        home: Option<&Home>,
    ) -> Annotations<'t> {
        self.run(text, (&self.weights, home), corrections, None, |_| ())
    }

    /// Where a paper is from: "Lancaster, Ohio", "Ontario". None where the gazetteer is not there or knows no such place.
    #[must_use]
    pub fn home(&self, place: &str) -> Option<Home> {
        Home::find(place, &self.lexicon, self.models.gazetteer()?)
    }

    /// Every place of a name that a paper may be from, each by its full name, the best known first.
    #[must_use]
    pub fn homes(&self, place: &str) -> Vec<Home> {
        let gazetteer = self.models.gazetteer();
        gazetteer.map_or_else(Vec::new, |g| Home::all(place, &self.lexicon, g))
    }

    /// As [`Self::annotate`], and says the stage's name after each stage: whoever has a clock can tell which of them is
    /// slow. For measuring; the stages are no part of what stays the same between versions.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn annotate_by_stage<'t>(
        &self,
        text: &'t str,
        done: impl FnMut(&'static str),
    ) -> Annotations<'t> {
        self.run(text, (&self.weights, None), &[], None, done)
    }

    /// What the recogniser is given of a text: for training it and for measuring it alone.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn recogniser_input(&self, text: &str) -> RecogniserInput {
        let doc = self.read(span::within(text, span::LONGEST), &[]);
        let mut lower = String::new();
        let end = |token| {
            lower.push_str(doc.lower(token));
            lower.len() as u32
        };
        RecogniserInput {
            ends: (0..doc.tokens.len()).map(end).collect(),
            lower,
            tokens: doc.tokens.iter().map(|token| token.span).collect(),
            features: names::features(&doc, &self.lexicon, self.models.gazetteer()),
            sentences: doc.sentences.iter().map(|s| s.tokens.clone()).collect(),
        }
    }

    /// What the grammar is made of and what it comes to, of every sentence: for training its network and for measuring it.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn observe_grammar(&self, text: &str) -> grammar::Observation {
        let doc = self.read(span::within(text, span::LONGEST), &[]);
        let grammar = self.grammar(&doc, |_| true);
        grammar::Observation::of(&doc, self.models.recogniser(), grammar)
    }

    /// All that pronouns are weighed with in this text, where earlier ones are resolved with these weights: for whoever fits
    /// them.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn ranking_examples(&self, weights: &Weights, text: &str) -> RankingExamples {
        let mut examples = RankingExamples::default();
        let _ = self.run(text, (weights, None), &[], Some(&mut examples), |_| ());
        examples
    }

    fn read<'t>(&self, text: &'t str, said: &[SaidRegion]) -> Document<'t> {
        let class_of = |word: &str| self.lexicon.class_of(word);
        self.lists
            .read_as(text, said, class_of, |word| self.cues.is_finite(word))
    }

    fn grammar(&self, doc: &Document<'_>, wanted: impl Fn(&Range<usize>) -> bool) -> Grammar {
        let (model, recogniser) = (self.models.grammar(), self.models.recogniser());
        Grammar::of(doc, &self.grammar, model, recogniser, wanted)
    }

    /// Text, grammar, names, entities, quotes, places: each stage reads what those before it have left, and leaves its own.
    fn run<'t>(
        &self,
        text: &'t str,
        (weights, home): (&Weights, Option<&Home>),
        corrections: &[Correction],
        mut examples: Option<&mut RankingExamples>,
        mut done: impl FnMut(&'static str),
    ) -> Annotations<'t> {
        let (lexicon, gazetteer) = (&self.lexicon, self.models.gazetteer());
        let text = span::within(text, span::LONGEST);
        let asked = Asked::new(text, corrections);
        let doc = self.read(text, &asked.regions());
        let constraints = Constraints::new(&doc, &asked);
        done("text");
        let grammar = self.grammar(&doc, |sentence| self.cues.may_report(&doc, sentence));
        done("grammar");
        let names = names::find(
            (&doc, &constraints),
            lexicon,
            self.models.recogniser(),
            gazetteer,
        );
        done("names");
        let watch = examples.as_deref_mut();
        let linked = coref::link(
            (&doc, &grammar, &constraints),
            names,
            lexicon,
            gazetteer,
            weights,
            watch,
        );
        done("coref");
        let said = quotes::attribute(&linked.chains, &grammar, &self.cues);
        done("quotes");
        let voices = |mentions: &SpeakerMentions| said.voices(mentions);
        let (entities, mentions) =
            coref::resolve(linked, &said.speakers, voices, weights, examples);
        let quotes = said.finish(text, &entities, &mentions);
        done("pronouns in quotations");
        let sectors = self.sectors.assign(text, &entities);
        done("sectors");
        let entities = coref::embed(&doc, entities, &sectors, lexicon, gazetteer);
        done("embedded places");
        let places = places::locate((&doc, &constraints), &entities, lexicon, gazetteer, home);
        done("places");
        let layers = Layers {
            doc,
            entities,
            quotes,
            sectors,
            places,
        };
        let outcome = outcome::of(&layers, &constraints, &asked);
        Annotations::finish(layers, outcome, self.at_work.clone())
    }
}

/// The model as documents name it.
fn model(kind: Kind, digest: [u8; 8]) -> Model {
    Model {
        name: kind,
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
