//! What speaks for a name and for its type, one kind of evidence a file.

mod apposition;
mod dateline;
mod listing;
mod lists;
mod memory;
mod neighbours;
mod organization;
mod person;
mod place;
mod shape;
mod speech;

pub(super) use dateline::place_of_writing;
pub(super) use listing::compare;
pub(super) use memory::remember;

use super::candidate::Candidate;
use super::view::View;

/// Collects what the name itself and the words around it say.
pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    lists::collect(view, candidate);
    person::collect(view, candidate);
    organization::collect(view, candidate);
    place::collect(view, candidate);
    if view.is_caseless(candidate.tokens.start) {
        return;
    }
    apposition::collect(view, candidate);
    neighbours::collect(view, candidate);
    speech::collect(view, candidate);
    shape::collect(view, candidate);
}
