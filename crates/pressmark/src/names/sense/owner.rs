//! What the name possesses: "Japan's response" is the government's, "Japan's rivers" are the land's.

use super::{Because, Evidence, Polity};
use crate::kinds::Sense;
use crate::lexicon::WordClass;
use crate::names::view::View;

/// Words looked at behind the possessive.
const REACH: usize = 3;

/// The sense that the possessed shows.
pub(super) fn evidence(view: &View<'_, '_>, after: usize, polity: Polity) -> Option<Evidence> {
    if !view.is_possessive(after) {
        return None;
    }
    let phrase = (after + 1..=after + REACH)
        .take_while(|&t| view.is_word(t) && !view.is(t, WordClass::FUNCTION));
    let decision = phrase.clone().find(|&t| {
        view.is(t, WordClass::DECISION.or(WordClass::BETWEEN)) && !view.is(t, WordClass::LINK)
    });
    let acts = decision.filter(|_| match polity {
        // "Norway's foreign minister": a minister or an army acts in its own name, and the state says only whose it is.
        Polity::State => !phrase.clone().any(|t| view.is(t, IN_ITS_OWN_NAME)),
        // "Oslo's ambassador": whose seat a capital is stands behind it, and not the town.
        Polity::Seat => true,
        Polity::Division | Polity::Town => false,
    });
    Some(Evidence {
        sense: if acts.is_some() {
            Sense::Actor
        } else {
            Sense::Location
        },
        because: Because::Possession,
        token: acts.unwrap_or(after),
    })
}

/// Who holds an office, and what is a body of its own.
const IN_ITS_OWN_NAME: WordClass = WordClass::ROLE
    .or(WordClass::ROLES)
    .or(WordClass::BODY)
    .or(WordClass::BODIES);
