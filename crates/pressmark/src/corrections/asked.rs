//! Where in the text the words of each correction stand.

use core::ops::Range;

use crate::kinds::RegionKind;
use crate::output::annotation::{Correction, TextSpan};
use crate::text::offsets::OffsetTable;
use crate::text::span::Span;
use crate::text::{Document, SaidRegion};

/// What is asked for, and where its words stand.
pub(crate) struct Asked<'c> {
    list: &'c [Correction],
    /// For each correction its words, those that it stands on first; none where the text does not read so.
    spans: Vec<Option<Vec<Span>>>,
}

impl<'c> Asked<'c> {
    pub(crate) fn new(text: &str, list: &'c [Correction]) -> Self {
        let offsets = (!list.is_empty()).then(|| OffsetTable::new(text));
        let found = |span: &TextSpan| {
            let start = offsets.as_ref()?.byte(span.start)?;
            let stands = !span.text.is_empty() && text[start..].starts_with(&span.text);
            stands.then(|| Span::new(start, start + span.text.len()))
        };
        let spans = list.iter().map(|asked| {
            let spans = asked.spans().into_iter();
            spans.map(found).collect()
        });
        Self {
            spans: spans.collect(),
            list,
        }
    }

    /// Each correction, and its words.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (&'c Correction, Option<&[Span]>)> {
        let spans = self.spans.iter().map(Option::as_deref);
        self.list.iter().zip(spans)
    }

    /// What stretches of the text are.
    pub(crate) fn regions(&self) -> Vec<SaidRegion> {
        let said = self.iter().filter_map(|(asked, spans)| match asked {
            Correction::Region { kind, .. } => Some((spans?[0], *kind)),
            _ => None,
        });
        said.filter(|(_, kind)| kind.is_none_or(is_for_readers))
            .collect()
    }
}

/// What a stretch of the text can be by a reader's word; the others are made of more than the stretch.
fn is_for_readers(kind: RegionKind) -> bool {
    use RegionKind::{Boilerplate, Byline, Caption, Headline};
    matches!(kind, Headline | Byline | Caption | Boilerplate)
}

/// The tokens of the words, where these begin and end with whole ones.
pub(super) fn tokens_of(doc: &Document<'_>, span: Span) -> Option<Range<usize>> {
    let start = doc.tokens.partition_point(|t| t.span.end <= span.start);
    let end = doc.tokens.partition_point(|t| t.span.start < span.end);
    let tokens = start..end.max(start);
    (!tokens.is_empty() && doc.span(&tokens) == span).then_some(tokens)
}
