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

mod affiliation;
mod coref;
pub mod gazetteer;
#[doc(hidden)]
pub mod grammar;
pub mod kinds;
pub mod layers;
mod lexicon;
pub mod list_format;
pub mod models;
mod names;
mod output;
mod pipeline;
mod places;
mod quotes;
pub mod recogniser;
mod sorting;
pub mod text;
mod word_class;

#[doc(hidden)]
pub use coref::fitting;
pub use models::Models;
pub use output::annotation::AnnotationDocument;
pub use output::build::Annotations;
pub use output::{annotation, geojson};
pub use pipeline::{Pipeline, annotate};
pub use text::source::Source;
pub use text::span::Span;
pub use text::{offsets, span};
