//! A word beside the name says what it is: "the company Acme", "Acme shares", "the Hutu tribe".

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;
use crate::text::Case;

/// What the words behind a name say that has no list of its own, and how much.
const BEHIND: [(WordClass, NameType, i32, Reason); 4] = [
    (
        WordClass::ORGANIZATION_HAS,
        NameType::Organization,
        26,
        Reason::OrganizationBefore,
    ),
    (
        WordClass::ORGANIZATION_IS,
        NameType::Organization,
        38,
        Reason::OrganizationBefore,
    ),
    (
        WordClass::PEOPLE_IS,
        NameType::Group,
        30,
        Reason::OrganizationBefore,
    ),
    (WordClass::PLACE_HAS, NameType::Place, 30, Reason::PlaceNoun),
];

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let (start, after) = (candidate.tokens.start, candidate.tokens.end);
    if view.adjoins(after) && !view.is_capital(after) && candidate.listed.is_none() {
        let said = BEHIND.iter().find(|(word, ..)| view.is(after, *word));
        if let Some(&(_, kind, weight, reason)) = said {
            candidate.add_evidence(kind, weight, reason, after..after + 1);
        }
    }
    adjective(view, candidate);
    let Some(before) = view.before(start).filter(|_| view.adjoins(start)) else {
        return;
    };
    let mut add = |kind, weight| {
        candidate.add_evidence(kind, weight, Reason::OrganizationBefore, before..before + 1)
    };
    if view.is(before, WordClass::BODY) && !view.is_capital(before) {
        add(NameType::Organization, 32);
    } else if view.lower(before) == "ethnic" {
        add(NameType::Group, 50);
    } else if view.lower(before) == "the" {
        behind_article(view, candidate, before);
    }
}

/// "the Jingulu", "the Warriors": people in the plural, or an organization.
fn behind_article(view: &View<'_, '_>, candidate: &mut Candidate, article: usize) {
    let (word, after) = (candidate.tokens.start, candidate.tokens.end);
    let ordinary = WordClass::COMMON
        .or(WordClass::DIRECTION)
        .or(WordClass::FUNCTION)
        .or(WordClass::TITLE);
    let is_unknown = candidate.listed.is_none() && candidate.title.is_none();
    if candidate.tokens.len() != 1 || !is_unknown || view.is(word, ordinary) {
        return;
    }
    let mut add = |kind, weight| {
        candidate.add_evidence(
            kind,
            weight,
            Reason::OrganizationBefore,
            article..article + 1,
        )
    };
    let plural = view.lower(word).ends_with('s') && view.case(word) == Case::Title;
    if plural && !view.is_possessive(after) {
        add(NameType::Group, 16);
    }
    add(NameType::Organization, 14);
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
        candidate.add_evidence(NameType::Group, 30, Reason::PeopleEnding, start..start + 1);
    }
}
