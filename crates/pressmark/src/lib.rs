//! Finds actors, places and quotes in an English news article.
//!
//! ```
//! let pipeline = pressmark::Pipeline::new();
//! let found = pipeline.annotate("“The bridge will reopen,” Elena Marsh said.");
//! let document = found.document("2026-01-31T12:00:00Z", &[]);
//! assert_eq!(document.quotes[0].parts[0].text, "“The bridge will reopen,”");
//! assert_eq!(document.entities[0].name, "Elena Marsh");
//! ```
//!
//! Annotating does no I/O, reads no clock, keeps no global state and never fails: any `&str` gives a result, in time
//! linear in its length. Inside the crate all offsets are UTF-8 bytes ([`Span`]); the annotation document that leaves it
//! counts Unicode code points ([`annotation`]).

mod abbreviations;
pub mod annotation;
mod attribution;
mod compounds;
mod coref;
pub mod document;
mod export;
pub mod gazetteer;
pub mod geojson;
mod language;
mod lexicon;
mod marks;
pub mod models;
mod names;
pub mod offsets;
mod paragraphs;
mod pipeline;
mod places;
mod regions;
mod sectors;
mod sentences;
mod sorting;
mod source;
pub mod span;
pub mod tagger;
mod tokens;
mod warnings;
pub mod word_lists;

pub use annotation::AnnotationDocument;
#[doc(hidden)]
pub use coref::fitting;
pub use document::Document;
pub use export::Annotations;
pub use models::Models;
pub use pipeline::{Pipeline, annotate};
pub use source::Source;
pub use span::Span;
