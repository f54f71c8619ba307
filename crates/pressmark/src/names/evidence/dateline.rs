//! The dateline says where the article was written: its first name is a place.

use core::ops::Range;

use crate::kinds::{NameType, RegionKind};
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;
use crate::text::span::Span;

/// What the dateline says; more than any list of organizations or given names.
const WEIGHT: i32 = 90;

/// Makes the town of each dateline one candidate, a place.
pub(in crate::names) fn place_of_writing(view: &View<'_, '_>, candidates: &mut Vec<Candidate>) {
    let regions = view.doc.regions.iter();
    for region in regions.filter(|r| r.kind == RegionKind::Dateline) {
        let Some(town) = town(view, region.span) else {
            continue;
        };
        let first = candidates.partition_point(|c| c.tokens.end <= town.start);
        let last = candidates.partition_point(|c| c.tokens.start < town.end);
        let mut is_whole = candidates[first..last].iter().map(|c| c.tokens == town);
        if !(last == first + 1 && is_whole.next() == Some(true)) {
            // "ST. OLAF", "HARDEN": a run has begun too late, or not at all.
            let mut whole = Candidate::new(town.clone());
            whole.listed = view.lexicon.whole(view.doc, &town, true);
            super::collect(view, &mut whole);
            candidates.splice(first..last, [whole]);
        }
        candidates[first].add_evidence(NameType::Place, WEIGHT, Reason::Dateline, town);
    }
}

/// The words before a comma, a parenthesis, a number or a month.
fn town(view: &View<'_, '_>, region: Span) -> Option<Range<usize>> {
    let tokens = &view.doc.tokens;
    let start = tokens.partition_point(|t| t.span.start < region.start);
    let ends = |&t: &usize| {
        let is_inside = tokens.get(t).is_some_and(|t| t.span.end <= region.end);
        !is_inside || !view.is_word(t) || view.is(t, WordClass::CALENDAR)
    };
    let end = (start..tokens.len()).find(ends).unwrap_or(tokens.len());
    (start < end).then_some(start..end)
}
