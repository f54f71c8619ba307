//! "Flew from Charles de Gaulle to Lester B. Pearson": in a sentence of a flight nobody comes from somebody, but from the airport of that name.

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use super::combine::LEAST;
use super::home::become_place;
use super::reason::Reason;
use super::view::View;
use crate::gazetteer::{AIRPORTS, Gazetteer, key};
use crate::kinds::NameType;
use crate::lexicon::WordClass;

/// Makes places of people's names that are an airport's there, and of their last words alone.
pub(super) fn settle(view: &View<'_, '_>, gazetteer: &Gazetteer, candidates: &mut [Candidate]) {
    let is_person = |c: &Candidate| c.likeliest() == NameType::Person && c.title.is_none();
    let last = |c: &Candidate| view.lower(c.tokens.end - 1).to_owned();
    let mut airports: FxHashSet<String> = FxHashSet::default();
    for candidate in candidates.iter().filter(|c| is_person(c)) {
        if is_departure(view, candidate) && is_airport(view, gazetteer, candidate) {
            airports.insert(last(candidate));
        }
    }
    if airports.is_empty() {
        return;
    }
    for candidate in candidates.iter_mut().filter(|c| is_person(c)) {
        let is_one = candidate.tokens.len() == 1 || is_airport(view, gazetteer, candidate);
        if is_one && airports.contains(&last(candidate)) {
            let tokens = candidate.tokens.clone();
            become_place(candidate, LEAST + 0.01, Reason::Airport, tokens);
        }
    }
}

fn is_departure(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let is_behind = view
        .before(start)
        .is_some_and(|t| matches!(view.lower(t), "from" | "to" | "at" | "into" | "via" | "and"));
    is_behind
        && candidate.tokens.len() > 1
        && view.sentence(start).any(|t| view.is(t, WordClass::FLIGHT))
}

fn is_airport(view: &View<'_, '_>, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
    let name = key(view.doc.span(&candidate.tokens).of(view.doc.text));
    let mut keys = AIRPORTS.iter().map(|kind| format!("{name} {kind}"));
    keys.any(|key| !gazetteer.readings(&key).is_empty())
}
