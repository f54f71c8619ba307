//! What the gazetteer knows of an article's words: features for the recogniser, no decision of their own.
//!
//! Half of all family names are a town somewhere, so a hit alone makes no place; how large the place is, and what the sentence
//! says, lets the recogniser weigh it.

use core::ops::Range;

use super::view::View;
use crate::gazetteer::{Gazetteer, inhabitants, key};
use crate::kinds::Feature;
use crate::lexicon::WordClass;
use crate::text::Sentence;

// Classes of places, as the recogniser's features have them.

const STATE: usize = 0;
const REGION: usize = 1;
const NATURE: usize = 2;
const BUILDING: usize = 3;
/// Towns from here on, the largest first.
const TOWN: usize = 4;
/// What the smallest is beyond the largest.
const SMALLEST: usize = 2;

/// Inhabitants that make a large town, and a middling one.
const LARGE: f64 = 500_000.0;
const MIDDLING: f64 = 60_000.0;

/// Towns of fewer are unknown to the recogniser: it has been trained without them.
const SMALL: f64 = 4_800.0;

/// Words of the longest name that is looked up: "San Pedro de Macorís".
const LONGEST: usize = 4;

/// For each token the class of the longest place name that it stands in, as a bit: of names that begin with the token, of others.
pub(super) fn classes(view: &View<'_, '_>, gazetteer: &Gazetteer) -> Vec<[u8; 2]> {
    let mut bits = vec![[0; 2]; view.doc.tokens.len()];
    for Sentence { tokens: sentence } in &view.doc.sentences {
        let hasty = !sentence.clone().any(|token| view.is_capital(token));
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((tokens, class)) = longest(view, gazetteer, at, sentence.end, hasty) else {
                at += 1;
                continue;
            };
            at = tokens.end;
            for token in tokens.clone() {
                bits[token][usize::from(token > tokens.start)] |= 1 << class;
            }
        }
    }
    bits
}

fn longest(
    view: &View<'_, '_>,
    gazetteer: &Gazetteer,
    first: usize,
    end: usize,
    hasty: bool,
) -> Option<(Range<usize>, usize)> {
    let may_name = |token: usize| may_name(view, token, hasty);
    if !may_name(first) || view.is(first, WordClass::FUNCTION) {
        return None;
    }
    let mut last = first;
    while last + 1 < end && last + 1 < first + LONGEST && view.adjoins(last + 1) {
        if !may_name(last + 1) && !view.is(last + 1, WordClass::INSIDE_PLACE_NAME) {
            break;
        }
        last += 1;
    }
    (first..=last)
        .rev()
        .filter(|&last| may_name(last))
        .find_map(|last| {
            let tokens = first..last + 1;
            let written = view.doc.span(&tokens).of(view.doc.text);
            Some((tokens, class(gazetteer, &key(written))?))
        })
}

/// A word that may begin or end a place name: one with a capital; in a sentence without any, one that is no ordinary word.
fn may_name(view: &View<'_, '_>, token: usize, hasty: bool) -> bool {
    let ordinary = WordClass::COMMON
        .or(WordClass::FUNCTION)
        .or(WordClass::PLACE_WORD);
    view.is_word(token) && (view.is_capital(token) || hasty && !view.is(token, ordinary))
}

/// The class of the most prominent place of that name.
fn class(gazetteer: &Gazetteer, key: &str) -> Option<usize> {
    let reading = *gazetteer.readings(key).first()?;
    let place = gazetteer.place(reading.place)?;
    if place.feature == Feature::City && inhabitants(place.prominence) < SMALL {
        return None;
    }
    Some(match place.feature {
        Feature::Country | Feature::Continent => STATE,
        Feature::Region => REGION,
        Feature::Landform | Feature::Water => NATURE,
        Feature::Facility => BUILDING,
        Feature::City => {
            // A town under a lesser name is known to fewer.
            let lesser = usize::from(reading.is_other_name);
            let size = match inhabitants(place.prominence) {
                people if people >= LARGE => 0,
                people if people >= MIDDLING => 1,
                _ => 2,
            };
            TOWN + (size + lesser).min(SMALLEST)
        }
    })
}
