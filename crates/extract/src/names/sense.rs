//! Tells a state that acts from a spot on the map.

use super::view::View;
use crate::document::{EntityType, Mention, Sense};
use crate::lexicon::{KnownKind, Traits};

/// Words between "talks" and "with Tehran".
const REACH: usize = 6;

/// Gives every place and people its sense.
pub(super) fn assign(view: &View<'_, '_>, mentions: &mut [Mention]) {
    let mut before: Option<(usize, Sense)> = None;
    for i in 0..mentions.len() {
        let sense = match mentions[i].kind {
            EntityType::Group => Some(Sense::Demonym),
            EntityType::Place => {
                let joined = joined_to(view, mentions, i);
                Some(place(
                    view,
                    &mentions[i],
                    before
                        .filter(|&(end, _)| joined && end <= mentions[i].tokens.start)
                        .map(|(_, sense)| sense),
                ))
            }
            _ => None,
        };
        mentions[i].sense = sense;
        if let Some(sense) = sense {
            before = Some((mentions[i].tokens.end, sense));
        }
    }
}

/// "South Korea and Japan": "and" or a comma joins it to the mention before.
fn joined_to(view: &View<'_, '_>, mentions: &[Mention], at: usize) -> bool {
    at > 0 && {
        let (left, right) = (mentions[at - 1].tokens.end, mentions[at].tokens.start);
        mentions[at - 1].kind == EntityType::Place
            && right.saturating_sub(left) == 1
            && matches!(view.lower(left), "and" | "," | "or")
    }
}

fn place(view: &View<'_, '_>, mention: &Mention, joined: Option<Sense>) -> Sense {
    let (start, after) = (mention.tokens.start, mention.tokens.end);
    let known = view
        .lexicon
        .longest(view.doc, start, after, view.is_caseless(start))
        .filter(|k| k.tokens.end == after);
    let kinds = known.as_ref().map_or(&[][..], |k| view.lexicon.known(k));
    let country = kinds.iter().any(|k| k.kind == KnownKind::Country);
    let seat = kinds
        .iter()
        .any(|k| matches!(k.kind, KnownKind::Capital | KnownKind::SeatPlace));
    if !country && !seat {
        return Sense::Location;
    }
    let previous = start.checked_sub(1).map(|b| {
        if view.lower(b) == "the" {
            b.saturating_sub(1)
        } else {
            b
        }
    });
    if let Some(previous) = previous.filter(|&p| view.sentence(start).contains(&p)) {
        if view.is(
            previous,
            Traits::PLACE_PREPOSITION.or(Traits::WEAK_PREPOSITION),
        ) && !(view.lower(previous) == "on" && country)
        {
            return Sense::Location;
        }
        if view.is(previous, Traits::ACTOR_PREPOSITION) && (country || has_dealings(view, previous))
        {
            return Sense::Actor;
        }
    }
    if view.is_possessive(after) {
        let acts = (after + 1..after + 4)
            .take_while(|&t| view.is_word(t))
            .any(|t| view.is(t, Traits::DECISION.or(Traits::BETWEEN)));
        return if acts {
            Sense::Actor
        } else {
            joined.unwrap_or(Sense::Location)
        };
    }
    if acts(view, after, country) {
        return Sense::Actor;
    }
    joined.unwrap_or(Sense::Location)
}

/// "talks with", "war between": what comes before the preposition has two parties.
fn has_dealings(view: &View<'_, '_>, preposition: usize) -> bool {
    let from = preposition
        .saturating_sub(REACH)
        .max(view.sentence(preposition).start);
    (from..preposition).any(|t| view.is(t, Traits::BETWEEN))
}

/// A verb of speech or will follows, or for a state an auxiliary.
fn acts(view: &View<'_, '_>, after: usize, country: bool) -> bool {
    let mut verb = after;
    // "Japan and Russia said": the verb stands after the second.
    if view.lower(verb) == "and" && view.is_capital(verb + 1) {
        verb += 2;
        while view.is_capital(verb) && view.adjoins(verb) {
            verb += 1;
        }
    }
    while verb < after + 5
        && (view.is(verb, Traits::ADVERB)
            || view.lower(verb) == "on"
            || view.is(verb, Traits::CALENDAR))
    {
        verb += 1;
    }
    if view.is_capital(verb) {
        return false;
    }
    if view.is(verb, Traits::AUXILIARY) {
        let mut next = verb + 1;
        while view.is(next, Traits::ADVERB.or(Traits::AUXILIARY))
            || matches!(view.lower(next), "not" | "been" | "be")
        {
            next += 1;
        }
        return country
            && !matches!(
                view.lower(next),
                "a" | "an" | "the" | "home" | "located" | "one"
            )
            || is_verb(view, next);
    }
    is_verb(view, verb)
}

fn is_verb(view: &View<'_, '_>, token: usize) -> bool {
    view.is(token, Traits::SPEECH.or(Traits::WILL)) && view.adjoins(token)
        || view.lower(token).ends_with("ing") && view.is(token.wrapping_sub(1), Traits::AUXILIARY)
        || ["ed", "d"].iter().any(|end| {
            view.lower(token).strip_suffix(end).is_some_and(|stem| {
                view.lexicon
                    .traits(stem)
                    .any(Traits::WILL.or(Traits::SPEECH))
            })
        })
}
