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
    let decision = (after + 1..=after + REACH)
        .take_while(|&t| view.is_word(t))
        .find(|&t| {
            view.is(t, WordClass::DECISION.or(WordClass::BETWEEN)) && !view.is(t, WordClass::LINK)
        });
    // A governor or a parliament acts in its own name, and the state of a federation is where it does.
    let acts = decision.filter(|_| polity != Polity::Division);
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
