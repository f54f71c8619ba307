//! Where only the place can stand at which somebody lives: "lives in Madra", "a driver from Madra", "a Madra man".

use super::candidate::Candidate;
use super::overrides;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType;
use crate::lexicon::WordClass;

/// What it says: as much as a dateline.
const WEIGHT: i32 = 90;

/// Makes the names that stand there places, whoever else in the article bears them.
pub(super) fn settle(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut().filter(|c| is_home(view, c)) {
        if let Some(odds) = &mut candidate.odds {
            *odds = odds.only(NameType::Place, overrides::CERTAIN);
        }
        candidate.evidence.retain(|e| e.kind == NameType::Place);
        let tokens = candidate.tokens.clone();
        candidate.add_evidence(NameType::Place, WEIGHT, Reason::Home, tokens);
    }
}

/// Behind a party's letter nothing else stands; elsewhere a name is judged that is taken for a person's or a place's.
fn is_home(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let kind = candidate.likeliest();
    let is_clear = match &candidate.odds {
        Some(odds) => odds.best().1 >= overrides::CERTAIN,
        None => candidate.best().1 >= WEIGHT,
    };
    if kind == NameType::Place && is_clear {
        return false;
    }
    let is_bare = candidate.title.is_none() && candidate.tokens.len() <= 2;
    let judged = matches!(kind, NameType::Person | NameType::Place)
        && !view.is_possessive(end)
        && !view.is(end, WordClass::SPEECH);
    is_bare
        && (view.doc.is_behind_party(start)
            || judged
                && (is_behind_preposition(view, start) || is_before_inhabitant(view, candidate)))
}

/// "lives in Madra", "grew up in Madra", "drove to Madra", "a driver from Madra", "Oda Veland of Madra", "Oda Veland, 41, of Madra".
fn is_behind_preposition(view: &View<'_, '_>, start: usize) -> bool {
    let preposition = view.before(start);
    let Some((preposition, before)) = preposition.and_then(|p| Some((p, p.checked_sub(1)?))) else {
        return false;
    };
    let is_common = !view.is_capital(before);
    match view.lower(preposition) {
        "in" | "near" | "outside" => {
            view.is(before, WordClass::DWELLS) || before > 0 && is_grown_up(view, before)
        }
        "to" => view.is(before, WordClass::TRAVELS),
        "from" => is_common && view.is(before, WordClass::ROLE.or(WordClass::ROLES)),
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

fn is_grown_up(view: &View<'_, '_>, up: usize) -> bool {
    view.lower(up) == "up" && matches!(view.lower(up - 1), "grew" | "growing" | "brought")
}

/// "A Madra man died", "Madra couple charged": without an article only where the sentence begins.
fn is_before_inhabitant(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let before = view.before(start).map_or("", |t| view.lower(t));
    view.adjoins(end)
        && !view.is_capital(end)
        && view.is(end, WordClass::INHABITANT)
        && matches!(before, "" | "a" | "the" | "an")
}
