//! Finds actors, places and quotes in an English news article.

pub mod annotation;
pub mod document;
pub mod span;

pub use annotation::AnnotationDocument;
pub use document::Document;
pub use span::Span;
