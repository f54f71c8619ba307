//! The dateline says where the article was written: its first name is a place.

use crate::kinds::{NameType, RegionKind};
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

/// What the dateline says; more than any list of organizations or given names.
const WEIGHT: i32 = 90;

/// Gives the first name of each dateline its type.
pub(in crate::names) fn place_of_writing(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    for region in view
        .doc
        .regions
        .iter()
        .filter(|r| r.kind == RegionKind::Dateline)
    {
        let first =
            candidates.partition_point(|c| view.doc.span(&c.tokens).start < region.span.start);
        if let Some(candidate) = candidates.get_mut(first)
            && region.span.contains(view.doc.span(&candidate.tokens))
        {
            candidate.add_evidence(
                NameType::Place,
                WEIGHT,
                Reason::Dateline,
                candidate.tokens.clone(),
            );
        }
    }
}
