//! Where only the place can stand at which somebody lives: "lives in Madra", "a driver from Madra", "a Madra man".

use core::ops::Range;

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use super::overrides;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// What it says: as much as a dateline.
const WEIGHT: i32 = 90;

/// Makes the names that stand there places, whoever else in the article bears them. The candidates are in text order.
pub(super) fn settle(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    // "residents of Madra, Selby and Brill", "near Madra and Selby": the end of the last name of the list.
    let mut list = 0;
    let people = family_names(view, candidates);
    for candidate in candidates {
        let is_home = is_home(view, candidate)
            || goes_on(view, list, candidate, is_unknown(view, &people, candidate));
        if is_home || is_there(view, candidate) {
            list = candidate.tokens.end;
            if is_home && !is_clear(candidate) {
                let tokens = candidate.tokens.clone();
                become_place(candidate, overrides::CERTAIN, Reason::Home, tokens);
            }
        }
    }
}

/// A place and nothing else, with at least these odds, for a reason that stands on these tokens.
pub(super) fn become_place(
    candidate: &mut Candidate,
    least: f32,
    reason: Reason,
    tokens: Range<usize>,
) {
    if let Some(odds) = &mut candidate.odds {
        *odds = odds.only(NameType::Place, least);
    }
    candidate.evidence.retain(|e| e.kind == NameType::Place);
    candidate.add_evidence(NameType::Place, WEIGHT, reason, tokens);
}

/// Nobody doubts that it is a place.
fn is_clear(candidate: &Candidate) -> bool {
    let is_sure = match &candidate.odds {
        Some(odds) => odds.best().1 >= overrides::CERTAIN,
        None => candidate.best().1 >= WEIGHT,
    };
    candidate.likeliest() == NameType::Place && is_sure
}

/// Behind a party's letter nothing else stands; elsewhere a name is judged that is taken for a person's or a place's, or for a body's
/// of one word that no list has.
fn is_home(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let is_judged = match candidate.likeliest() {
        NameType::Person | NameType::Place => true,
        NameType::Organization => is_plain_word(view, candidate),
        NameType::Group => false,
    };
    let is_bare = candidate.title.is_none() && candidate.tokens.len() <= 2;
    is_bare
        && (view.doc.is_behind_party(start)
            || is_judged
                && !view.is_possessive(end)
                && !view.is(end, WordClass::SPEECH)
                && (is_behind_preposition(view, start)
                    || is_behind_road(view, candidate)
                    || is_before_inhabitant(view, candidate)))
}

/// One word that no list has, and no letters of a body.
fn is_plain_word(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    candidate.listed.is_none()
        && candidate.tokens.len() == 1
        && view.case(candidate.tokens.start) == Case::Title
}

/// "in Madra and Selby": one word behind another of the list that ends there. What follows a comma goes on, or it is no list.
fn goes_on(view: &View<'_, '_>, list: usize, candidate: &Candidate, is_unknown: bool) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let is_joined = list > 0 && list < start && (list..start).all(|t| view.is_joint(t));
    let is_list = view.lower(start.saturating_sub(1)) != ","
        || view.is_joint(end) && (view.is_capital(end + 1) || view.is_joint(end + 1));
    let kind = candidate.likeliest();
    let is_other = kind == NameType::Place
        || is_plain_word(view, candidate) && (kind == NameType::Organization || is_unknown);
    is_joined
        && is_list
        && is_other
        && candidate.title.is_none()
        && !view.is_possessive(end)
        && (is_unknown || !view.is(end, WordClass::SPEECH.or(WordClass::AUXILIARY)))
}

/// The last words of people's full names.
fn family_names(view: &View<'_, '_>, candidates: &[Candidate]) -> FxHashSet<String> {
    let people = candidates
        .iter()
        .filter(|c| c.tokens.len() > 1 && c.likeliest() == NameType::Person);
    people
        .map(|c| view.lower(c.tokens.end - 1).to_owned())
        .collect()
}

/// Nobody of this name is named in the article, and no list knows it for a person's.
fn is_unknown(view: &View<'_, '_>, people: &FxHashSet<String>, candidate: &Candidate) -> bool {
    let first = candidate.tokens.start;
    let person = WordClass::GIVEN.or(WordClass::FAMILY);
    is_plain_word(view, candidate)
        && candidate.likeliest() != NameType::Group
        && !view.is(first, person)
        && !people.contains(view.lower(first))
}

/// "near Madra": a list of places may follow.
fn is_there(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let before = view.before(candidate.tokens.start);
    candidate.likeliest() == NameType::Place
        && candidate.title.is_none()
        && before.is_some_and(|t| {
            matches!(
                view.lower(t),
                "from" | "near" | "outside" | "around" | "toward" | "towards"
            )
        })
}

/// "lives in Madra", "grew up in Madra", "drove to Madra", "a driver from Madra", "Oda Veland of Madra", "Oda Veland, 41, of Madra".
fn is_behind_preposition(view: &View<'_, '_>, start: usize) -> bool {
    let preposition = view.before(start);
    let Some((preposition, before)) = preposition.and_then(|p| Some((p, p.checked_sub(1)?))) else {
        return false;
    };
    let is_common = !view.is_capital(before) || view.is_initial(before);
    match view.lower(preposition) {
        "in" | "near" | "outside" => {
            view.is(before, WordClass::DWELLS) || before > 0 && is_grown_up(view, before)
        }
        "to" => view.is(before, WordClass::TRAVELS),
        // "the MP for Madra"
        "for" => matches!(view.lower(before), "mp" | "member"),
        "from" => {
            is_common && (view.is(before, PEOPLE) || view.lower(before).ends_with("year-old"))
        }
        "of" if view.lower(before) == "," => {
            before > 0 && view.lower(before - 1).parse::<u8>().is_ok()
        }
        "of" if is_common => {
            view.is(before, WordClass::INHABITANT) || view.lower(before) == "formerly"
        }
        // The name in front has two words of its own.
        "of" => {
            let other = WordClass::COMMON.or(WordClass::FUNCTION);
            let is_name = |t: usize| view.is_capital(t) && !view.is(t, other);
            is_name(before) && view.before(before).is_some_and(is_name)
        }
        _ => false,
    }
}

/// "Oda Veland of Brook Street, Madra, left."
fn is_behind_road(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let road = start
        .checked_sub(2)
        .filter(|_| view.lower(start - 1) == ",");
    let is_road = |t: usize| {
        matches!(
            view.lower(t),
            "street" | "road" | "lane" | "avenue" | "drive" | "close"
        )
    };
    road.is_some_and(|t| is_road(t) && view.is_capital(t)) && matches!(view.lower(end), "," | ".")
}

const PEOPLE: WordClass = WordClass::ROLE
    .or(WordClass::ROLES)
    .or(WordClass::INHABITANT);

fn is_grown_up(view: &View<'_, '_>, up: usize) -> bool {
    view.lower(up) == "up" && matches!(view.lower(up - 1), "grew" | "growing" | "brought")
}

/// "A Madra man died", "Madra couple charged", "said Madra resident Oda Veland": without an article only where the sentence begins, or
/// before a name.
fn is_before_inhabitant(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let before = view.before(start);
    let is_counted = start > 0 && view.doc.kind(start - 1) == TokenKind::Number;
    let is_named = view.adjoins(end + 1) && view.is_capital(end + 1);
    view.adjoins(end)
        && !view.is_capital(end)
        && view.is(end, WordClass::INHABITANT)
        && (is_counted || is_named || before.is_none_or(|t| view.is(t, WordClass::DETERMINER)))
}
