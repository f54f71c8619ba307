//! A row of names: "Kumta, Bengaluru and Mysuru" are of one kind.

use crate::kinds::NameType;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

/// A score from which a neighbour's type is clear.
const CLEAR: i32 = 55;
/// What a clear neighbour says.
const WEIGHT: i32 = 18;

/// Passes the type of clear names to their neighbours in a row, along the row in both directions.
pub(in crate::names) fn compare(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    for right in 1..candidates.len() {
        pass(view, candidates, right - 1, right);
    }
    for right in (1..candidates.len()).rev() {
        pass(view, candidates, right, right - 1);
    }
}

fn pass(view: &View<'_, '_>, candidates: &mut [Candidate], from: usize, to: usize) {
    let (left, right) = (&candidates[from.min(to)], &candidates[from.max(to)]);
    if !in_a_row(view, left, right) {
        return;
    }
    let source = &candidates[from];
    let (kind, score, _) = source.best();
    let evidence = source.tokens.clone();
    let told = source
        .evidence
        .iter()
        .any(|w| w.reason == Reason::Listing && w.kind == kind);
    let (_, own, _) = candidates[to].best();
    let both = kind != NameType::Group
        && own < CLEAR
        && !candidates[to]
            .evidence
            .iter()
            .any(|w| w.reason == Reason::Listing);
    if both && (score >= CLEAR || told && score >= CLEAR / 2) && own > 0 {
        candidates[to].add_evidence(kind, WEIGHT, Reason::Listing, evidence);
    }
}

/// Only a comma, "and" or "or" stands between, and neither has a title.
fn in_a_row(view: &View<'_, '_>, left: &Candidate, right: &Candidate) -> bool {
    let (end, start) = (left.tokens.end, right.tokens.start);
    let joined = |t: usize| view.is_joint(t) || view.lower(t) == "/";
    start > end && start - end <= 2 && (end..start).all(joined) && right.title.is_none()
}
