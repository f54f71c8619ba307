//! What stands before the name: a preposition, a verb that it is the object of.

use super::{Because, Evidence, Polity, with_article};
use crate::kinds::Sense;
use crate::lexicon::WordClass;
use crate::names::view::View;
use crate::text::TokenKind;

/// Words between "talks" and "with Tehran", "pressure" and "on Beijing".
const REACH: usize = 6;

/// The sense that the words before the name show.
pub(super) fn evidence(view: &View<'_, '_>, start: usize, polity: Polity) -> Option<Evidence> {
    let before = with_article(view, start).checked_sub(1)?;
    if !view.sentence(start).contains(&before) {
        return None;
    }
    let found = |sense, because, token| {
        Some(Evidence {
            sense,
            because,
            token,
        })
    };
    let word = view.lower(before);
    if word == "between" || word == "with" || word == "against" {
        return match dealings(view, before) {
            Dealings::Parties(noun) => found(Sense::Actor, Because::Dealings, noun),
            Dealings::Places(noun) => found(Sense::Location, Because::Preposition, noun),
            Dealings::None if word == "against" || word == "with" && polity == Polity::State => {
                found(Sense::Actor, Because::Dealings, before)
            }
            Dealings::None => found(Sense::Location, Because::Preposition, before),
        };
    }
    if word == "by" {
        return by(view, before, polity);
    }
    if matches!(word, "on" | "to" | "from" | "for")
        && let Some(noun) = party_noun(view, before)
    {
        return found(Sense::Actor, Because::Dealings, noun);
    }
    // "Rosa Lima, D-Harlow, said"
    if matches!(word, "of" | "for")
        || view.doc.written(before).ends_with('-')
        || view.is(
            before,
            WordClass::PLACE_PREPOSITION.or(WordClass::WEAK_PREPOSITION),
        )
    {
        return found(Sense::Location, Because::Preposition, before);
    }
    let is_verb = view.is(before, WordClass::DEALING) && !is_noun(view, before);
    if is_verb && !view.is_capital(before) {
        return found(Sense::Actor, Because::Addressed, before);
    }
    None
}

enum Dealings {
    Parties(usize),
    Places(usize),
    None,
}

/// "talks between", "war with"; "the road between": the nearer noun tells.
fn dealings(view: &View<'_, '_>, preposition: usize) -> Dealings {
    for token in reach(view, preposition).rev() {
        if view.is(token, WordClass::LINK) {
            // "the border dispute between": the last noun of the phrase counts, and it came first here.
            return Dealings::Places(token);
        }
        if view.is(token, WordClass::BETWEEN.or(WordClass::OF_PARTY)) {
            return Dealings::Parties(token);
        }
    }
    Dealings::None
}

/// "condemned by Cairo", "forced on the islands by Cairo": a participle in front. A state may also have been somewhere else's neighbour.
fn by(view: &View<'_, '_>, by: usize, polity: Polity) -> Option<Evidence> {
    let beside = by.checked_sub(1).filter(|&v| view.is_word(v))?;
    let is_participle =
        |&t: &usize| view.lower(t).ends_with("ed") || view.is(t, WordClass::PARTICIPLE_BEFORE_BY);
    let verb = reach(view, by).rev().find(is_participle);
    let verb = verb.or_else(|| (polity == Polity::State).then_some(beside))?;
    Some(Evidence {
        sense: Sense::Actor,
        because: Because::Verb,
        token: verb,
    })
}

/// "pressure on", "according to", "a new letter to".
fn party_noun(view: &View<'_, '_>, preposition: usize) -> Option<usize> {
    let mut noun = preposition.checked_sub(1)?;
    // "lost 2-1 to Croatia".
    while !view.is_word(noun) && view.doc.kind(noun) != TokenKind::Punct
        || view.doc.written(noun) == "-"
    {
        noun = noun.checked_sub(1)?;
        if preposition - noun > 4 {
            return None;
        }
    }
    (view.is(noun, WordClass::OF_PARTY) && view.sentence(preposition).contains(&noun))
        .then_some(noun)
}

/// "the order Tehran": after an article or adjective a word such as "order" or "charge" is a noun.
fn is_noun(view: &View<'_, '_>, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        matches!(
            view.lower(before),
            "the" | "a" | "an" | "this" | "his" | "her" | "its" | "their"
        )
    })
}

fn reach(view: &View<'_, '_>, preposition: usize) -> core::ops::Range<usize> {
    let from = preposition
        .saturating_sub(REACH)
        .max(view.sentence(preposition).start);
    from..preposition
}
