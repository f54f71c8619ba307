//! A word beside the name says what it is: "the company Acme", "Acme shares", "the Hutu tribe".

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;
use crate::text::Case;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let (start, after) = (candidate.tokens.start, candidate.tokens.end);
    if view.adjoins(after) && !view.is_capital(after) {
        match view.lower(after) {
            "spokesman" | "spokeswoman" | "spokesperson" | "shares" | "employees" | "officials"
            | "chairman" | "ceo" | "executives" | "executive" | "lawmakers" | "lawmaker"
            | "members" | "member" | "fighters" | "militants" | "supporters" | "leader"
            | "leaders" | "candidate" | "candidates" | "director" | "president" | "staff"
            | "boss"
                if candidate.listed.is_none() =>
            {
                candidate.speak(
                    NameType::Organization,
                    26,
                    Reason::BodyBefore,
                    after..after + 1,
                );
            }
            "party" | "company" | "group" | "newspaper" | "agency" | "news" | "magazine"
            | "website" | "network" | "movement" | "militia" | "team" | "club" | "foundation"
            | "bank" | "university" | "organization" | "organisation" | "coalition"
            | "alliance" | "ministry" | "association" | "union" | "airline" | "broadcaster"
                if candidate.listed.is_none() =>
            {
                candidate.speak(
                    NameType::Organization,
                    38,
                    Reason::BodyBefore,
                    after..after + 1,
                );
            }
            "people" | "tribe" | "community" | "tribes" | "minority" | "ethnic" | "language"
            | "language-speaking" | "culture" | "communities" | "villagers" | "faith"
                if candidate.listed.is_none() =>
            {
                candidate.speak(NameType::Group, 30, Reason::BodyBefore, after..after + 1);
            }
            "residents" | "airport" | "suburb" | "metropolitan" | "resident"
                if candidate.listed.is_none() =>
            {
                candidate.speak(NameType::Place, 30, Reason::PlaceNoun, after..after + 1);
            }
            _ => {}
        }
    }
    adjective(view, candidate);
    let Some(before) = view.before(start).filter(|_| view.adjoins(start)) else {
        return;
    };
    if view.is(before, WordClass::BODY) && !view.is_capital(before) {
        candidate.speak(
            NameType::Organization,
            32,
            Reason::BodyBefore,
            before..before + 1,
        );
    } else if view.lower(before) == "ethnic" {
        candidate.speak(NameType::Group, 50, Reason::BodyBefore, before..before + 1);
    } else if view.lower(before) == "the"
        && candidate.tokens.len() == 1
        && candidate.listed.is_none()
        && candidate.title.is_none()
    {
        // "the Jingulu", "the Warriors": people in the plural, or a body.
        let word = view.lower(start);
        if view.is(
            start,
            WordClass::COMMON
                .or(WordClass::DIRECTION)
                .or(WordClass::FUNCTION)
                .or(WordClass::TITLE),
        ) {
            return;
        }
        if word.ends_with('s') && view.case(start) == Case::Title && !view.is_possessive(after) {
            candidate.speak(NameType::Group, 16, Reason::BodyBefore, before..before + 1);
        }
        candidate.speak(
            NameType::Organization,
            14,
            Reason::BodyBefore,
            before..before + 1,
        );
    }
}

/// "Nubian songs", "a Cantonese opera": the ending of a nationality before a noun.
fn adjective(view: &View<'_, '_>, candidate: &mut Candidate) {
    let (start, after) = (candidate.tokens.start, candidate.tokens.end);
    let word = view.lower(start);
    let ending = ["ian", "ians", "ese", "ean", "eans", "ish"]
        .iter()
        .any(|e| word.ends_with(e))
        && word.len() > 5;
    let known = WordClass::GIVEN
        .or(WordClass::FAMILY)
        .or(WordClass::COMMON)
        .or(WordClass::FUNCTION);
    if !ending || candidate.tokens.len() > 1 || candidate.listed.is_some() || view.is(start, known)
    {
        return;
    }
    let plural = word.ends_with('s') && !view.is_possessive(after);
    let noun = view.adjoins(after)
        && !view.is_capital(after)
        && !view.is(
            after,
            WordClass::FUNCTION
                .or(WordClass::SPEECH)
                .or(WordClass::AUXILIARY),
        );
    if plural || noun {
        candidate.speak(NameType::Group, 30, Reason::PeopleEnding, start..start + 1);
    }
}
