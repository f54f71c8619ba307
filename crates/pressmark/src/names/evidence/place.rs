//! The name is built like a place's, or stands where places stand.

use crate::kinds::NameType;
use crate::lexicon::{EntryKind, WordClass};
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

const PLACE: NameType = NameType::Place;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    words(view, candidate);
    abbreviation(view, candidate);
    if view.is_caseless(candidate.tokens.start) {
        return;
    }
    nouns(view, candidate);
    container(view, candidate);
    preposition(view, candidate);
}

/// "Kenyatta Avenue", "Mount Elgon", "Bay of Kotor".
fn words(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    if tokens.len() < 2 {
        return;
    }
    let (first, last) = (tokens.start, tokens.end - 1);
    let of = tokens.clone().find(|&t| view.lower(t) == "of");
    if let Some(of) = of {
        if of > first
            && view.is(of - 1, WordClass::PLACE_HEAD.or(WordClass::PLACE_FIRST))
            && !view.is(of - 1, WordClass::ORG_HEAD)
        {
            candidate.add_evidence(PLACE, 75, Reason::PlaceWord, of - 1..of);
        }
        return;
    }
    if view.is(last, WordClass::PLACE_HEAD) {
        let weight = if view.is(last, WordClass::ORG_HEAD) {
            40
        } else {
            68
        };
        let person = view.is(first, WordClass::GIVEN)
            && view.is(last, WordClass::FAMILY)
            && tokens.len() == 2;
        candidate.add_evidence(
            PLACE,
            if person { 25 } else { weight },
            Reason::PlaceWord,
            last..last + 1,
        );
    } else if view.is(first, WordClass::PLACE_FIRST) {
        candidate.add_evidence(PLACE, 55, Reason::PlaceWord, first..first + 1);
    } else if view.is(first, WordClass::DIRECTION) {
        let inner = view.lexicon.longest(view.doc, first + 1, tokens.end, false);
        let place = inner.is_some_and(|k| k.tokens.end == tokens.end && is_place(view, &k));
        candidate.add_evidence(
            PLACE,
            if place { 70 } else { 30 },
            Reason::Direction,
            first..first + 1,
        );
    }
}

fn is_place(view: &View<'_, '_>, known: &crate::lexicon::Match) -> bool {
    view.lexicon.known(known).iter().any(|k| {
        matches!(
            k.kind,
            EntryKind::Country | EntryKind::Region | EntryKind::City | EntryKind::Capital
        )
    })
}

/// "Springfield, Ore.", "(D-Calif.)".
fn abbreviation(view: &View<'_, '_>, candidate: &mut Candidate) {
    let token = candidate.tokens.start;
    if candidate.tokens.len() != 1
        || !view.is(token, WordClass::STATE_ABBREVIATION)
        || view.lexicon.region(view.doc.written(token)).is_none()
    {
        return;
    }
    // "Mich. utilities": with its stop before a noun.
    let noun = view.doc.written(token).ends_with('.')
        && view.adjoins(token + 1)
        && !view.is_capital(token + 1);
    if noun {
        candidate.add_evidence(PLACE, 95, Reason::StateAbbreviation, token..token + 1);
        return;
    }
    let Some(before) = token.checked_sub(1) else {
        return;
    };
    let party = view.doc.is_behind_party(token);
    let town = view.lower(before) == "," && token >= 2 && view.is_capital(token - 2);
    if party || town {
        candidate.add_evidence(PLACE, 95, Reason::StateAbbreviation, token..token + 1);
    }
}

/// "the city of Gulu", "Gulu district", "northern Luzon".
fn nouns(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let after = tokens.end;
    if view.is(after, WordClass::PLACE_NOUN) && view.adjoins(after) && !view.is_capital(after) {
        candidate.add_evidence(PLACE, 42, Reason::PlaceNoun, after..after + 1);
    }
    let Some(before) = view.before(tokens.start) else {
        return;
    };
    if view.lower(before) == "of" && before > 0 && view.is(before - 1, WordClass::PLACE_NOUN) {
        candidate.add_evidence(PLACE, 52, Reason::PlaceNoun, before - 1..before);
    } else if view.is(before, WordClass::PLACE_NOUN)
        && !view.is_capital(before)
        && view.adjoins(tokens.start)
    {
        candidate.add_evidence(PLACE, 34, Reason::PlaceNoun, before..before + 1);
    } else if view.is(before, WordClass::DIRECTION)
        && !view.is_capital(before)
        && candidate.tokens.len() <= 2
    {
        candidate.add_evidence(PLACE, 45, Reason::Direction, before..before + 1);
    }
}

/// "Gulu, Uganda", "Gulu in Uganda".
fn container(view: &View<'_, '_>, candidate: &mut Candidate) {
    let comma = candidate.tokens.end;
    if view.lower(comma) == "in"
        && candidate.tokens.len() == 1
        && candidate.title.is_none()
        && view.is_capital(comma + 1)
    {
        let outer = view
            .lexicon
            .longest(view.doc, comma + 1, view.sentence(comma).end, false);
        if let Some(outer) = outer.filter(|outer| is_place(view, outer)) {
            candidate.add_evidence(PLACE, 14, Reason::ContainingPlace, outer.tokens);
        }
    }
    if !matches!(view.lower(comma), "," | "(") || candidate.tokens.len() > 3 {
        return;
    }
    let end = view.sentence(candidate.tokens.start).end;
    let town_and_state = view.lexicon.region(view.doc.written(comma + 1)).is_some()
        && view.is(comma + 1, WordClass::STATE_ABBREVIATION);
    if town_and_state {
        candidate.add_evidence(PLACE, 70, Reason::ContainingPlace, comma + 1..comma + 2);
        return;
    }
    let Some(outer) = view.lexicon.longest(view.doc, comma + 1, end, false) else {
        return;
    };
    let broad = view
        .lexicon
        .known(&outer)
        .iter()
        .any(|k| matches!(k.kind, EntryKind::Country | EntryKind::Region));
    // A row of three ("Kenya, Uganda and ...") says nothing about containment, and "Smith, Kenya's envoy," neither.
    if broad
        && !view.is_possessive(outer.tokens.end)
        && candidate
            .listed
            .as_ref()
            .is_none_or(|l| !is_country(view, l))
        && candidate.title.is_none()
    {
        let weight = if view.lower(outer.tokens.end) == ","
            || view.lower(outer.tokens.end) == "."
            || view.lower(outer.tokens.end) == ")"
        {
            40
        } else {
            26
        };
        candidate.add_evidence(PLACE, weight, Reason::ContainingPlace, outer.tokens);
    }
}

fn is_country(view: &View<'_, '_>, known: &crate::lexicon::Match) -> bool {
    view.lexicon
        .known(known)
        .iter()
        .any(|k| k.kind == EntryKind::Country)
}

/// "in Gulu", "near Gulu".
fn preposition(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    if candidate.title.is_some() || tokens.len() > 3 {
        return;
    }
    let Some(before) = view
        .before(tokens.start)
        .filter(|_| view.adjoins(tokens.start))
    else {
        return;
    };
    if view.lower(before) == "of" && is_behind_age(view, before) {
        candidate.add_evidence(PLACE, 70, Reason::PlacePreposition, before..before + 1);
        return;
    }
    let acronym = view.case(tokens.start) == crate::text::Case::Upper;
    let weight = if view.is(before, WordClass::PLACE_PREPOSITION) {
        if view.lower(before) == "in" { 40 } else { 30 }
    } else if view.is(before, WordClass::WEAK_PREPOSITION) {
        if view.lower(before) == "at" || view.lower(before) == "from" {
            16
        } else {
            9
        }
    } else {
        return;
    };
    let weight = if view.is_possessive(tokens.end) {
        weight / 4
    } else if acronym {
        weight / 3
    } else {
        weight
    };
    candidate.add_evidence(PLACE, weight, Reason::PlacePreposition, before..before + 1);
}

/// "Oda Veland, 41, of Madra": where somebody lives stands behind the age.
fn is_behind_age(view: &View<'_, '_>, of: usize) -> bool {
    of > 2
        && view.lower(of - 1) == ","
        && view.lower(of - 3) == ","
        && view.lower(of - 2).parse::<u8>().is_ok()
}
