//! Nothing but capitals in running text: weak, and only where the capital tells something.

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;
use crate::text::Case;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let first = tokens.start;
    let words = tokens.clone().filter(|&t| view.is_word(t));
    let ordinary = words
        .clone()
        .filter(|&t| {
            view.is(
                t,
                WordClass::COMMON
                    .or(WordClass::FUNCTION)
                    .or(WordClass::ORG_INSIDE)
                    .or(WordClass::TITLE)
                    .or(WordClass::NOBODY)
                    .or(WordClass::DIRECTION)
                    .or(WordClass::THING),
            )
        })
        .count();
    let is_small = tokens.len() == 1 && view.case(first) == Case::Lower;
    if ordinary > 0 || view.is_titled(first) || candidate.listed.is_some() || is_small {
        return;
    }
    let plain = words.clone().all(|t| {
        matches!(view.case(t), Case::Title | Case::Initial) || view.is(t, WordClass::PARTICLE)
    });
    let n = words.count();
    let possessive = view.is_possessive(tokens.end);
    match n {
        1 if view.is_initial(first) => {
            // Only a word that nobody knows, followed by what follows names.
            if plain && (possessive || view.is(tokens.end, WordClass::AUXILIARY)) {
                candidate.add_evidence(NameType::Person, 9, Reason::Capitals, tokens);
            }
        }
        1 if plain => {
            candidate.add_evidence(NameType::Person, 15, Reason::Capitals, tokens.clone());
            candidate.add_evidence(NameType::Organization, 14, Reason::Capitals, tokens.clone());
            candidate.add_evidence(NameType::Place, 12, Reason::Capitals, tokens);
        }
        2..=4 if plain && after_article(view, first) => {
            // "the Amiri Diwan": people bear no article.
            candidate.add_evidence(NameType::Organization, 18, Reason::Capitals, tokens.clone());
            candidate.add_evidence(NameType::Place, 15, Reason::Capitals, tokens);
        }
        2..=4 if plain => candidate.add_evidence(NameType::Person, 26, Reason::Capitals, tokens),
        _ => candidate.add_evidence(NameType::Organization, 18, Reason::Capitals, tokens),
    }
}

fn after_article(view: &View<'_, '_>, token: usize) -> bool {
    view.before(token).is_some_and(|b| {
        matches!(
            view.lower(b),
            "the" | "a" | "an" | "this" | "every" | "each"
        )
    })
}
