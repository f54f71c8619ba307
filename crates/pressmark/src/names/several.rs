//! "Cass and Clay counties", "the Ashe and Wild Tern rivers": what stands behind a list says what each of its names is.

use core::ops::Range;

use super::candidate::{Candidate, LogOdds};
use super::home;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::sorting::{pair, sort_by_key};

/// Names of such a list, and words of one.
const MOST_NAMES: usize = 8;
const MOST_WORDS: usize = 3;
/// The least odds of such a name, surer than any part of it.
const SURE: f32 = 12.0;

/// Makes places of the names in such lists, also where nobody has seen a name.
pub(super) fn settle(view: &View<'_, '_>, candidates: &mut Vec<Candidate>) {
    let mut nouns = 0..view.doc.tokens.len();
    if !nouns.any(|noun| view.is(noun, WordClass::SEVERAL_PLACES)) {
        return;
    }
    let place = |tokens: &Range<usize>| pair(tokens.start, tokens.end);
    sort_by_key(candidates, |c| (place(&c.tokens), 0));
    let by_recogniser = candidates.iter().any(|c| c.odds.is_some());
    let mut unseen = Vec::new();
    for noun in 0..view.doc.tokens.len() {
        if !view.is(noun, WordClass::SEVERAL_PLACES) {
            continue;
        }
        let why = noun..noun + 1;
        for tokens in names_before(view, noun) {
            let at = candidates.binary_search_by_key(&place(&tokens), |c| place(&c.tokens));
            let known = at.ok().map(|at| &mut candidates[at]);
            match known {
                // "Arab and Kurdish regions"
                Some(name) if name.likeliest() == NameType::Group => {}
                Some(name) => home::become_place(name, SURE, Reason::PlaceNoun, why.clone()),
                None => {
                    let mut name = Candidate::new(tokens);
                    name.odds = by_recogniser.then_some(LogOdds([SURE; 4]));
                    home::become_place(&mut name, SURE, Reason::PlaceNoun, why.clone());
                    unseen.push(name);
                }
            }
        }
    }
    candidates.append(&mut unseen);
    sort_by_key(candidates, |c| (place(&c.tokens), 0));
}

/// The names of the list that ends before the noun; none where there is but one.
fn names_before(view: &View<'_, '_>, noun: usize) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut end = noun;
    while let Some(name) = name_before(view, end).filter(|_| names.len() < MOST_NAMES) {
        let joints = (0..name.start).rev().take_while(|&t| view.is_joint(t));
        end = name.start - joints.take(2).count();
        let is_last = end == name.start;
        names.push(name);
        if is_last {
            break;
        }
    }
    if names.len() < 2 || !matches!(view.lower(names[0].start - 1), "and" | "or" | "&") {
        names.clear();
    }
    names
}

/// "Wild Tern" before the token: words with capitals, none that names nothing.
fn name_before(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let sentence = view.sentence(end.checked_sub(1)?);
    let is_part = |&t: &usize| {
        view.is_capital(t)
            && sentence.contains(&t)
            && !view.is(t, WordClass::FUNCTION)
            && (t + 1 == end || view.adjoins(t + 1))
    };
    let words = (0..end).rev().take_while(is_part).take(MOST_WORDS).count();
    (words > 0).then_some(end - words..end)
}
