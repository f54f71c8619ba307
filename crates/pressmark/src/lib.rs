//! Finds who said what where in an English news article: actors, places, and quotes with their speakers.
//!
//! Annotating does no I/O, reads no clock, keeps no global state and never fails: any `&str` gives a result, in time linear in
//! its length.
//!
//! # Quotes and who says them
//!
//! ```
//! let pipeline = pressmark::Pipeline::new();
//! let found = pipeline.annotate("“The bridge will reopen,” Elena Marsh said. She left.");
//! for quote in found.quotes() {
//!     let speaker = quote.speaker().map_or("somebody", |entity| entity.name());
//!     println!("{speaker}: {}", quote.text());
//! }
//! let quote = found.quotes().next().unwrap();
//! assert_eq!(quote.text(), "“The bridge will reopen,”");
//! assert_eq!(quote.speaker().unwrap().name(), "Elena Marsh");
//! assert!(quote.why().explanation.contains("said"));
//! ```
//!
//! # Actors and places
//!
//! An entity is everybody or everything that several mentions speak of; each mention says by which words, in which form, and why.
//!
//! ```
//! use pressmark::kinds::{EntityType, Form};
//!
//! let pipeline = pressmark::Pipeline::new();
//! let found = pipeline.annotate("Elena Marsh left. She was tired.");
//! let marsh = found.entities().next().unwrap();
//! assert_eq!((marsh.kind(), marsh.name()), (EntityType::Person, "Elena Marsh"));
//! let forms: Vec<Form> = marsh.mentions().map(|mention| mention.form()).collect();
//! assert_eq!(forms, [Form::Name, Form::Pronoun]);
//! ```
//!
//! # Offsets
//!
//! Spans are UTF-8 bytes ([`Span`]), so they cut the `&str` that was given. [`offsets::OffsetTable`] turns them into code
//! points, which the annotation document counts, and into UTF-16 units, which JavaScript counts.
//!
//! ```
//! let text = "“Yes,” Zoë Marsh said.";
//! let pipeline = pressmark::Pipeline::new();
//! let found = pipeline.annotate(text);
//! let marsh = found.mentions().next().unwrap().span();
//! assert_eq!(marsh.of(text), "Zoë Marsh");
//! let start = marsh.start as usize;
//! assert_eq!((start, found.offsets().code_point(start), found.offsets().utf16(start)), (11, 7, 7));
//! ```
//!
//! # Models
//!
//! Without models it works by rules and word lists. With those of `static/models`, fewer names are missed or mistaken, and
//! places have coordinates.
//!
//! ```no_run
//! let mut models = pressmark::Models::new();
//! models.add(&std::fs::read("static/models/names.bin").unwrap()).unwrap();
//! let pipeline = pressmark::Pipeline::with_models(models);
//! ```
//!
//! # JSON
//!
//! [`annotation::AnnotationDocument`] is the document that leaves the program; `docs/formats.md` describes it.
//!
//! ```
//! let pipeline = pressmark::Pipeline::new();
//! let found = pipeline.annotate("“Yes,” Elena Marsh said.");
//! let document = found.document("2026-01-31T12:00:00Z", &[]);
//! assert_eq!(document.quotes[0].parts[0].text, "“Yes,”");
//! let json = serde_json::to_string(&document).unwrap();
//! assert!(json.starts_with(r#"{"format":"pressmark-annotations""#));
//! ```
//!
//! Whoever has the document alone, out of a file, walks it in the same way: [`resolved::Resolved`] leads from quotes to speakers and back.
//!
//! ```
//! # let found = pressmark::annotate("“Yes,” Elena Marsh said.");
//! # let json = serde_json::to_string(&found.document("2026-01-31T12:00:00Z", &[])).unwrap();
//! let document = pressmark::resolved::Resolved::new(serde_json::from_str(&json).unwrap());
//! for quote in document.quotes() {
//!     assert_eq!(quote.speaker().unwrap().name, "Elena Marsh");
//! }
//! ```

//! # Features
//!
//! | feature | brings |
//! | --- | --- |
//! | `corrections` (default) | [`Pipeline::annotate_with`]: what a reader says of the text holds, and teaches the rest |
//! | `serde` (default) | the annotation document into JSON and back |
//! | `geojson` (default) | [`geojson`]: its places for maps |
//! | `schemars` | `AnnotationDocument::schema`: its JSON schema |
//! | `borsh` | the annotation document as bytes, quick to write and to read |
//! | `train` | what trains and measures the models; it changes from version to version |

// Without `train` nobody outside reads what only training looks at; with it, the lints see everything.
#![cfg_attr(
    not(feature = "train"),
    allow(dead_code, unreachable_pub, unused_imports)
)]

mod affiliation;
mod coref;
mod corrections;
#[cfg(not(feature = "train"))]
mod gazetteer;
#[cfg(feature = "train")]
pub mod gazetteer;
#[cfg(not(feature = "train"))]
mod grammar;
#[cfg(feature = "train")]
pub mod grammar;
mod idx;
pub mod kinds;
pub mod layers;
mod lexicon;
#[cfg(not(feature = "train"))]
mod list_format;
#[cfg(feature = "train")]
pub mod list_format;
pub mod models;
mod names;
mod output;
mod pipeline;
mod places;
mod quotes;
#[cfg(not(feature = "train"))]
mod recogniser;
#[cfg(feature = "train")]
pub mod recogniser;
mod sorting;
pub mod text;
mod word_class;

#[cfg(feature = "train")]
pub use coref::training_data;
#[cfg(feature = "corrections")]
pub use corrections::{Placed, place_again};
pub use idx::{Idx, List};
pub use models::Models;
pub use output::annotation::AnnotationDocument;
pub use output::annotations::Annotations;
#[cfg(feature = "geojson")]
pub use output::geojson;
pub use output::{annotation, found, resolved};
pub use pipeline::{Pipeline, annotate};
pub use places::Home;
pub use text::source::Source;
pub use text::span::Span;
pub use text::{offsets, span};

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
