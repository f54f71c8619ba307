//! "The Minsk agreement failed": nothing is said of the town where it was signed. States are parties to what they sign.

use super::candidate::Candidate;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType;
use crate::lexicon::WordClass;

/// Leaves out the towns after which an accord is named.
pub(super) fn leave_out(view: &View<'_, '_>, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| !(is_town(candidate) && is_before_accord(view, candidate)));
}

fn is_town(candidate: &Candidate) -> bool {
    let is_area = |reason| matches!(reason, Reason::ListedCountry | Reason::ListedRegion);
    candidate.likeliest() == NameType::Place
        && !candidate.evidence.iter().any(|e| is_area(e.reason))
}

/// "the Minsk agreement", "the Paris climate accord".
fn is_before_accord(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let next = candidate.tokens.end;
    let is_accord = |t: usize| view.is(t, WordClass::NAMED_AFTER_TOWN) && view.adjoins(t);
    is_accord(next) && !view.is_capital(next)
        || matches!(view.lower(next), "climate" | "peace" | "nuclear") && is_accord(next + 1)
}
