//! Groups tokens into paragraphs: one for each line that holds a visible token, and one for a credit behind the last sentence.

use crate::idx::List;
use crate::kinds::RegionKind;
use crate::text::span::Span;
use crate::text::{Document, Paragraph};

/// The paragraphs of a text whose tokens are known.
pub(crate) fn group(doc: &Document<'_>) -> List<Paragraph> {
    let mut paragraphs = List::default();
    let asides: Vec<Span> = doc
        .regions
        .iter()
        .filter(|r| {
            matches!(
                r.kind,
                RegionKind::Headline | RegionKind::Byline | RegionKind::Caption
            )
        })
        .map(|r| r.span)
        .collect();
    let mut start = 0;
    for token in 1..=doc.tokens.len() {
        let ends = token == doc.tokens.len()
            || line_ends_between(doc, token - 1, token)
            || begins_aside(&asides, doc.tokens[token].span.start);
        if ends {
            let tokens = start..token;
            let span = doc.span(&tokens);
            // These regions are whole lines, or go to the end of one; in order and apart.
            let aside = asides
                .get(asides.partition_point(|a| a.end <= span.start))
                .is_some_and(|a| a.overlaps(span));
            paragraphs.push(Paragraph {
                tokens,
                span,
                aside,
            });
            start = token;
        }
    }
    paragraphs
}

/// These regions are in order: "... he said. (Reporting by Ada Stone)".
fn begins_aside(asides: &[Span], at: u32) -> bool {
    let next = asides.get(asides.partition_point(|aside| aside.start < at));
    next.is_some_and(|aside| aside.start == at)
}

fn line_ends_between(doc: &Document<'_>, left: usize, right: usize) -> bool {
    let (left, right) = (
        doc.tokens[left].span.end as usize,
        doc.tokens[right].span.start as usize,
    );
    // A hidden part between two tokens of one line does not end it.
    doc.text[left..right].contains(['\n', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}'])
}
