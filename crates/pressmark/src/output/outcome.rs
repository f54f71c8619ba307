//! What became of the reader's corrections.

use rustc_hash::FxHashMap;

use super::annotation::Correction;
use crate::kinds::Status;
use crate::layers::{MentionId, QuoteId};
use crate::text::span::Span;

/// What a correction did to a mention or a quote, and the sentence that says so; where that is empty, the program's own reason stays.
pub(crate) type Touched = (Status, &'static str);

/// What became of the corrections.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Those that hold.
    pub(crate) kept: Vec<Correction>,
    /// What to tell of each of the others, and where its words stand.
    pub(crate) broken: Vec<(String, Option<Span>)>,
    pub(crate) mentions: FxHashMap<MentionId, Touched>,
    pub(crate) quotes: FxHashMap<QuoteId, Touched>,
}
