//! How the text is laid out: what covers it, which region each paragraph is, which paragraphs are rendered together.

use core::ops::Range;
use std::rc::Rc;

use extract::annotation::AnnotationDocument;

use crate::code_points::CodePointIndex;
use crate::highlight::{Cover, Layer, Paragraph};

/// Paragraphs are rendered in blocks of about this many bytes.
const BLOCK: u32 = 12_000;

/// What lies over the text: mentions, quotes, boilerplate.
pub(super) fn covers(
    document: &AnnotationDocument,
    text: &str,
    index: &CodePointIndex,
) -> Vec<Cover> {
    let bytes = |start, end| index.byte(text, start)..index.byte(text, end);
    let mentions = document.mentions.iter().enumerate().map(|(n, m)| Cover {
        layer: Layer::Mention(n as u32),
        bytes: bytes(m.start, m.end),
    });
    let quotes = document.quotes.iter().enumerate().flat_map(|(n, quote)| {
        quote.parts.iter().map(move |part| Cover {
            layer: Layer::Quote(n as u32),
            bytes: bytes(part.start, part.end),
        })
    });
    let regions = document.document.regions.iter();
    let boilerplate = regions.filter(|r| r.kind == "boilerplate").map(|r| Cover {
        layer: Layer::Boilerplate,
        bytes: bytes(r.start, r.end),
    });
    mentions.chain(quotes).chain(boilerplate).collect()
}

/// The region of each paragraph that lies, but for white space, inside one.
pub(super) fn regions(
    document: &AnnotationDocument,
    text: &str,
    index: &CodePointIndex,
    paragraphs: &[Paragraph],
) -> Vec<Option<Rc<str>>> {
    let mut of_paragraph = vec![None; paragraphs.len()];
    for region in &document.document.regions {
        let bytes = index.byte(text, region.start)..index.byte(text, region.end);
        let kind: Rc<str> = region.kind.as_str().into();
        let first = paragraphs.partition_point(|p| p.bytes.end <= bytes.start);
        for (number, paragraph) in paragraphs.iter().enumerate().skip(first) {
            if paragraph.bytes.start >= bytes.end {
                break;
            }
            let words = &text[paragraph.bytes.start as usize..paragraph.bytes.end as usize];
            let visible = paragraph.bytes.start + (words.len() - words.trim_start().len()) as u32
                ..paragraph.bytes.start + words.trim_end().len() as u32;
            if bytes.start <= visible.start && visible.end <= bytes.end {
                of_paragraph[number] = Some(Rc::clone(&kind));
            }
        }
    }
    of_paragraph
}

/// Ranges of paragraphs of about [`BLOCK`] bytes.
pub(super) fn blocks(paragraphs: &[Paragraph]) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.bytes.end - paragraphs[start].bytes.start >= BLOCK {
            blocks.push(start..number + 1);
            start = number + 1;
        }
    }
    if start < paragraphs.len() {
        blocks.push(start..paragraphs.len());
    }
    blocks
}
