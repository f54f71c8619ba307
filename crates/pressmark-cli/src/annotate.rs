//! `pressmark annotate`: an annotation document for each article.

use std::thread;

use pressmark::{AnnotationDocument, Pipeline, Source, geojson};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::failure::Failure;
use crate::input::Input;
use crate::jsonl;
use crate::models;
use crate::options::{AnnotateOptions, Format};
use crate::ordered::ordered;
use crate::output;

/// Annotates each input as one article: one indented document, or a line for each of several. Tells how many of them could
/// not be read.
pub(crate) fn files(options: AnnotateOptions) -> Result<usize, Failure> {
    let annotator = Annotator::new(&options)?;
    if let [input] = &options.inputs[..] {
        annotator.print_whole(&input.read()?)?;
        return Ok(0);
    }
    output::print_lines(ordered(
        options.inputs.into_iter(),
        cores(),
        move |input: Input| {
            let text = input.read()?;
            let id = serde_json::value::to_raw_value(&input.id())
                .map_err(|error| unserializable(&error))?;
            annotator.line(&id, &text)
        },
    ))
}

/// Annotates each line of the inputs as a record with an id and an article. Tells how many lines and inputs could not be
/// read.
pub(crate) fn records(options: AnnotateOptions) -> Result<usize, Failure> {
    let annotator = Annotator::new(&options)?;
    let lines = jsonl::lines(options.inputs);
    output::print_lines(ordered(lines, cores(), move |line| {
        let record = line?.record()?;
        annotator.line(&record.id, &record.text)
    }))
}

/// The pipeline and the time of this run.
struct Annotator {
    pipeline: Pipeline,
    generated: String,
    format: Format,
}

/// A document with its record's id in front.
#[derive(Serialize)]
struct Identified<'a, T> {
    id: &'a RawValue,
    #[serde(flatten)]
    document: T,
}

impl Annotator {
    fn new(options: &AnnotateOptions) -> Result<Self, Failure> {
        let models = models::load(&options.models)?;
        Ok(Self {
            pipeline: Pipeline::with_models(models),
            generated: options.generated.clone(),
            format: options.format,
        })
    }

    fn document(&self, raw: &str) -> AnnotationDocument {
        let source = Source::new(raw);
        self.pipeline
            .annotate(&source.text)
            .document(&self.generated, &source.preprocessing)
    }

    /// One article by itself, indented, written as it is made: its text is ten times as long as the article's.
    fn print_whole(&self, raw: &str) -> Result<(), Failure> {
        let document = self.document(raw);
        match self.format {
            Format::Json => output::print_json(&document),
            Format::GeoJson => output::print_json(&geojson::feature_collection(&document)),
        }
    }

    fn line(&self, id: &RawValue, raw: &str) -> Result<String, Failure> {
        let document = self.document(raw);
        let line = match self.format {
            Format::Json => serde_json::to_string(&Identified { id, document }),
            Format::GeoJson => serde_json::to_string(&Identified {
                id,
                document: geojson::feature_collection(&document),
            }),
        };
        line.map_err(|error| unserializable(&error))
    }
}

fn unserializable(error: &serde_json::Error) -> Failure {
    Failure::new(
        format!("the annotations cannot be written as JSON: {error}"),
        "This is a mistake in pressmark; please report it with the article.",
    )
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
