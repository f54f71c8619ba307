//! `pressmark annotate`: an annotation document for each article.

use std::thread;

use pressmark::annotation::Correction;
use pressmark::models::Kind;
use pressmark::{AnnotationDocument, Home, Pipeline, Source, geojson};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::corrections;
use crate::failure::Failure;
use crate::input::Input;
use crate::jsonl::{self, Record};
use crate::models;
use crate::options::{AnnotateOptions, Format};
use crate::ordered::ordered;
use crate::output;

/// Annotates each input as one article: one indented document, or a line for each of several. Tells how many of them could
/// not be read.
pub(crate) fn files(options: AnnotateOptions) -> Result<usize, Failure> {
    let annotator = Annotator::new(&options)?;
    if let [input] = &options.inputs[..] {
        let corrections = options.corrections.as_ref().map(corrections::read);
        annotator.print_whole(
            &input.read()?,
            &corrections.transpose()?.unwrap_or_default(),
        )?;
        return Ok(0);
    }
    output::print_lines(ordered(
        options.inputs.into_iter(),
        cores(),
        move |input: Input| {
            let text = input.read()?;
            let id = serde_json::value::to_raw_value(&input.id())
                .map_err(|error| unserializable(&error))?;
            annotator.line(
                &id,
                &annotator.document(&text, &[], annotator.home.as_ref()),
            )
        },
    ))
}

/// Annotates each line of the inputs as a record with an id and an article. Tells how many lines and inputs could not be
/// read.
pub(crate) fn records(options: AnnotateOptions) -> Result<usize, Failure> {
    let annotator = Annotator::new(&options)?;
    let lines = jsonl::lines(options.inputs);
    output::print_lines(ordered(lines, cores(), move |line| {
        let line = line?;
        let place = line.place();
        let record = line.record()?;
        annotator
            .record(&record)
            .map_err(|failure| failure.at(place))
    }))
}

/// The pipeline and the time of this run.
struct Annotator {
    pipeline: Pipeline,
    generated: String,
    format: Format,
    /// Where the papers are from, unless a record says otherwise.
    home: Option<Home>,
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
        let pipeline = Pipeline::with_models(models::load(&options.models)?);
        let near = options.near.as_deref();
        Ok(Self {
            home: near.map(|near| home(&pipeline, near)).transpose()?,
            pipeline,
            generated: options.generated.clone(),
            format: options.format,
        })
    }

    fn document(
        &self,
        raw: &str,
        corrections: &[Correction],
        home: Option<&Home>,
    ) -> AnnotationDocument {
        let source = Source::new(raw);
        self.pipeline
            .annotate_with(&source.text, corrections, home)
            .document(&self.generated, &source.preprocessing)
    }

    /// One article by itself, indented, written as it is made: its text is ten times as long as the article's.
    fn print_whole(&self, raw: &str, corrections: &[Correction]) -> Result<(), Failure> {
        let document = self.document(raw, corrections, self.home.as_ref());
        match self.format {
            Format::Json => output::print_json(&document),
            Format::GeoJson => output::print_json(&geojson::feature_collection(&document)),
        }
    }

    fn record(&self, record: &Record) -> Result<String, Failure> {
        let near = record.near.as_deref();
        let own = near.map(|near| home(&self.pipeline, near)).transpose()?;
        let home = own.as_ref().or(self.home.as_ref());
        let document = self.document(&record.text, &record.corrections, home);
        self.line(&record.id, &document)
    }

    fn line(&self, id: &RawValue, document: &AnnotationDocument) -> Result<String, Failure> {
        let line = match self.format {
            Format::Json => serde_json::to_string(&Identified { id, document }),
            Format::GeoJson => serde_json::to_string(&Identified {
                id,
                document: geojson::feature_collection(document),
            }),
        };
        line.map_err(|error| unserializable(&error))
    }
}

fn home(pipeline: &Pipeline, near: &str) -> Result<Home, Failure> {
    let known = pipeline.models().digest(Kind::Gazetteer).is_some();
    pipeline.home(near).ok_or_else(|| {
        if known {
            Failure::new(
                format!("the gazetteer knows no place \"{near}\""),
                "Write a town or a state or province, and behind a comma what it lies in: \"Lancaster, Ohio\".",
            )
        } else {
            Failure::new(
                "where the paper is from cannot be looked up without the gazetteer",
                "Leave --near and \"near\" out, or name the models with --models.",
            )
        }
    })
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
