//! How the text is laid out: what covers it, which region each paragraph is, which paragraphs are rendered together.

use core::ops::Range;

use pressmark::annotation::{AnnotationDocument, QuoteKind, RegionKind};

use crate::code_points::CodePointIndex;
use crate::highlight::{Cover, Layer, Paragraph};

/// Paragraphs are rendered in blocks of about this many bytes.
const BLOCK: u32 = 12_000;
/// An article of so many blocks is long.
pub(super) const LONG: usize = 8;

/// What lies over the text: mentions, quotes, the own words in them, what is no running text.
pub(super) fn covers(
    document: &AnnotationDocument,
    text: &str,
    index: &CodePointIndex,
) -> Vec<Cover> {
    let mut covers = Vec::new();
    let mut add = |layer, start, end| {
        let bytes = index.byte(text, start)..index.byte(text, end);
        covers.push(Cover { layer, bytes });
    };
    for (number, mention) in (0..).zip(&document.mentions) {
        add(Layer::Mention(number), mention.start, mention.end);
    }
    for (number, quote) in (0..).zip(&document.quotes) {
        for part in &quote.parts {
            add(Layer::Quote(number), part.start, part.end);
        }
        let own = match quote.kind {
            QuoteKind::Direct => &quote.parts,
            QuoteKind::Mixed | QuoteKind::Indirect => &quote.quoted,
        };
        for words in own {
            add(Layer::Own, words.start, words.end);
        }
    }
    for region in &document.document.regions {
        if matches!(
            region.kind,
            RegionKind::Boilerplate | RegionKind::Timestamp | RegionKind::Label
        ) {
            add(Layer::Aside(region.kind), region.start, region.end);
        }
    }
    covers
}

/// The region of each paragraph that lies, but for white space, inside one.
pub(super) fn regions(
    document: &AnnotationDocument,
    text: &str,
    index: &CodePointIndex,
    paragraphs: &[Paragraph],
) -> Vec<Option<RegionKind>> {
    let mut of_paragraph = vec![None; paragraphs.len()];
    for region in &document.document.regions {
        let bytes = index.byte(text, region.start)..index.byte(text, region.end);
        let first = paragraphs.partition_point(|p| p.bytes.end <= bytes.start);
        for (number, paragraph) in paragraphs.iter().enumerate().skip(first) {
            if paragraph.bytes.start >= bytes.end {
                break;
            }
            let words = &text[paragraph.bytes.start as usize..paragraph.bytes.end as usize];
            let visible = paragraph.bytes.start + (words.len() - words.trim_start().len()) as u32
                ..paragraph.bytes.start + words.trim_end().len() as u32;
            if bytes.start <= visible.start && visible.end <= bytes.end {
                of_paragraph[number] = Some(region.kind);
            }
        }
    }
    of_paragraph
}

/// Ranges of paragraphs of about [`BLOCK`] bytes. A run of lines that are passed over stays in one, unless it is very long.
pub(super) fn blocks(
    paragraphs: &[Paragraph],
    regions: &[Option<RegionKind>],
) -> Vec<Range<usize>> {
    let passed = |number: usize| regions.get(number).is_some_and(is_passed_over);
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let length = paragraph.bytes.end - paragraphs[start].bytes.start;
        let goes_on = passed(number) && passed(number + 1) && length < 8 * BLOCK;
        if length >= BLOCK && !goes_on {
            blocks.push(start..number + 1);
            start = number + 1;
        }
    }
    if start < paragraphs.len() {
        blocks.push(start..paragraphs.len());
    }
    blocks
}

/// True for the region of a paragraph that is no part of the article.
pub(super) fn is_passed_over(region: &Option<RegionKind>) -> bool {
    *region == Some(RegionKind::Boilerplate)
}
