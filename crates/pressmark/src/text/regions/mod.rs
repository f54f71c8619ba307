//! The first stage: which parts of the text are not running text.
//!
//! It reads the raw text, before there are tokens, so that boilerplate never becomes a token and no later stage can
//! annotate inside it. Lines are judged in `lines`, blocks of furniture in `blocks`, glued related links in `glue`, datelines in
//! `dateline`, time stamps of live blogs in `stamp`; what the reader says of the text comes last, in `said`.

mod blocks;
mod dateline;
mod furniture;
mod glue;
mod lines;
mod said;
mod stamp;

use crate::kinds::RegionKind;
use crate::sorting::sort_by_key;
use crate::text::Region;
use crate::text::span::Span;

pub(crate) use furniture::Furniture;
pub(crate) use said::SaidRegion;

/// What the first stage finds.
pub(crate) struct Regions {
    /// Parts that are not running text, by start.
    pub(crate) list: Vec<Region>,
    /// Those of them in which nothing is annotated: sorted, without overlaps.
    pub(crate) hidden: Vec<Span>,
    /// Byte offsets where two words were glued together, sorted.
    pub(crate) breaks: Vec<u32>,
}

/// Finds the parts of the text that are not running text; what the reader has `said` holds.
pub(crate) fn find(text: &str, furniture: &Furniture, said: &[SaidRegion]) -> Regions {
    let mut regions = Vec::new();
    let glue::Glue {
        boilerplate,
        mut breaks,
    } = glue::find(text);
    regions.extend(boilerplate.into_iter().map(|span| Region {
        span,
        kind: RegionKind::Boilerplate,
    }));
    let stamps = stamp::find(text);
    lines::find(text, furniture, &stamps, &mut regions);
    dateline::find(text, &mut regions);
    sort_by_key(&mut regions, |r| (r.span.start as u64, r.span.end as u64));
    let boilerplate = merged(
        regions
            .iter()
            .filter(|r| r.kind == RegionKind::Boilerplate)
            .map(|r| r.span),
    );
    // Several rules may see the same boilerplate; the document shows it once.
    let is_hidden = |span: Span| {
        boilerplate
            .get(boilerplate.partition_point(|h| h.end < span.end))
            .is_some_and(|h| h.contains(span))
    };
    regions.retain(|r| r.kind != RegionKind::Boilerplate && !is_hidden(r.span));
    regions.extend(stamps.into_iter().filter(|stamp| !is_hidden(stamp.span)));
    regions.extend(boilerplate.iter().map(|&span| Region {
        span,
        kind: RegionKind::Boilerplate,
    }));
    sort_by_key(&mut regions, |r| (r.span.start as u64, r.span.end as u64));
    if cfg!(feature = "corrections") && !said.is_empty() {
        said::heed(text, &mut regions, said);
    }
    sort_by_key(&mut breaks, |&at| (at as u64, 0));
    let is_passed_over =
        |r: &&Region| matches!(r.kind, RegionKind::Boilerplate | RegionKind::Timestamp);
    let hidden = merged(regions.iter().filter(is_passed_over).map(|r| r.span));
    Regions {
        list: regions,
        hidden,
        breaks,
    }
}

/// Sorted spans with overlapping ones joined.
fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// The lines of the text that hold something visible, each without the white space around it.
fn visible_lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let trimmed = line.trim();
        (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
    })
}
