//! What the reader says a stretch of the text is: it holds, and what was found there ends beside it.

use crate::kinds::RegionKind;
use crate::sorting::sort_by_key;
use crate::text::Region;
use crate::text::span::Span;

/// A stretch of the text, and what the reader says it is; running text where that is nothing.
pub(crate) type SaidRegion = (Span, Option<RegionKind>);

/// The regions, in order, with those that the reader gives in the place of what was found; of two that overlap the later holds.
pub(super) fn heed(text: &str, regions: &mut Vec<Region>, said: &[SaidRegion]) {
    let mut holding: Vec<SaidRegion> = Vec::new();
    for &(span, kind) in said {
        holding.retain(|(earlier, _)| !earlier.overlaps(span));
        holding.push((span, kind));
    }
    sort_by_key(&mut holding, |(span, _)| (u64::from(span.start), 0));
    // An article has one headline.
    if holding
        .iter()
        .any(|(_, kind)| *kind == Some(RegionKind::Headline))
    {
        regions.retain(|region| region.kind != RegionKind::Headline);
    }
    let found = core::mem::take(regions);
    for Region { span, kind } in found {
        let mut start = span.start;
        let first = holding.partition_point(|(said, _)| said.end <= span.start);
        for (said, _) in holding[first..]
            .iter()
            .take_while(|(said, _)| said.start < span.end)
        {
            add(text, regions, (start, said.start.max(start)), kind);
            start = said.end.min(span.end);
        }
        add(text, regions, (start, span.end), kind);
    }
    for (span, kind) in holding {
        if let Some(kind) = kind {
            add(text, regions, (span.start, span.end), kind);
        }
    }
    sort_by_key(regions, |r| (r.span.start as u64, r.span.end as u64));
}

/// Adds what is visible between the two ends.
fn add(text: &str, regions: &mut Vec<Region>, (start, end): (u32, u32), kind: RegionKind) {
    let words = &text[start as usize..end as usize];
    let start = start as usize + (words.len() - words.trim_start().len());
    let span = Span::new(start, start + words.trim().len());
    if !span.is_empty() {
        regions.push(Region { span, kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_ends_beside_what_is_said() {
        let text = "one two three";
        let whole = Region {
            span: Span::new(0, 13),
            kind: RegionKind::Boilerplate,
        };
        let mut regions = vec![whole];
        let said = [
            (Span::new(0, 7), Some(RegionKind::Byline)),
            (Span::new(4, 7), None),
        ];
        heed(text, &mut regions, &said);
        let found: Vec<_> = regions.iter().map(|r| (r.kind, r.span.of(text))).collect();
        let rest = RegionKind::Boilerplate;
        assert_eq!(found, [(rest, "one"), (rest, "three")]);
    }
}
