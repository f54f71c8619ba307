//! The name is built like a person's: a title before it, given and family names, initials, particles.

use core::ops::Range;

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::split::is_impersonal;
use crate::names::view::View;
use crate::text::Case;

const PERSON: NameType = NameType::Person;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    if let Some(title) = candidate.title.clone() {
        let impersonal = is_impersonal(view, &candidate.tokens) && candidate.tokens.len() > 1;
        candidate.add_evidence(
            PERSON,
            if impersonal { 30 } else { 75 },
            Reason::Title,
            title,
        );
    }
    role_before(view, candidate);
    if is_impersonal(view, &candidate.tokens) && candidate.tokens.len() > 1 {
        return;
    }
    given_name(view, candidate);
    family_name(view, candidate);
    inner_marks(view, candidate);
}

/// "spokesman Ahmed Khan", "lawyer Okafor".
fn role_before(view: &View<'_, '_>, candidate: &mut Candidate) {
    let start = candidate
        .title
        .as_ref()
        .map_or(candidate.tokens.start, |t| t.start);
    if let Some(noun) = apposed_role(view, &candidate.tokens) {
        candidate.add_evidence(PERSON, 48, Reason::RoleBefore, noun..noun + 1);
    }
    let Some(before) = view.before(start).filter(|_| view.adjoins(start)) else {
        return;
    };
    if view.is_capital(before) && !view.is_initial(before) {
        return;
    }
    if view.is(before, WordClass::ROLE.or(WordClass::TITLE)) && !view.is(before, WordClass::BODY) {
        candidate.add_evidence(PERSON, 48, Reason::RoleBefore, before..before + 1);
    } else if view.is(before, WordClass::ROLES)
        && candidate.tokens.len() > 1
        && !view.is(before, WordClass::FUNCTION)
    {
        candidate.add_evidence(PERSON, 20, Reason::RoleBefore, before..before + 1);
    }
}

/// "a medic, Sofia, said": the noun, whose article stands right before it.
fn apposed_role(view: &View<'_, '_>, name: &Range<usize>) -> Option<usize> {
    let noun = name.start.checked_sub(2).filter(|&noun| noun > 0)?;
    let closed = view.lower(noun + 1) == "," && view.lower(name.end) == ",";
    let opened = matches!(view.lower(noun - 1), "a" | "an" | "his" | "her" | "their");
    (closed && opened && view.is(noun, WordClass::ROLE) && !view.is_capital(noun)).then_some(noun)
}

fn given_name(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let first = tokens.start;
    let hyphened = || {
        view.lower(first).split_once('-').is_some_and(|(left, _)| {
            left.len() > 2 && view.lexicon.word_class(left).any(WordClass::GIVEN)
        })
    };
    if !view.is(first, WordClass::GIVEN) && !hyphened()
        || family_stands_first(view, &tokens) && view.is(first, WordClass::FAMILY)
    {
        return;
    }
    let doubtful = view.is(first, WordClass::GIVEN_WORD.or(WordClass::GIVEN_PLACE))
        || view.is(first, WordClass::COMMON)
        || view.is(first, WordClass::CALENDAR);
    let rest_common = tokens.clone().skip(1).all(|t| {
        view.is(t, WordClass::COMMON.or(WordClass::ORG_INSIDE))
            && !view.is(t, WordClass::FAMILY.or(WordClass::GIVEN))
    });
    let weight = match (tokens.len(), doubtful) {
        (1, true) if view.is_initial(first) || view.is_titled(first) => 0,
        (1, true) => 14,
        (1, false) => 42,
        (_, true) if rest_common => 8,
        (_, false) if rest_common => 30,
        (_, true) => 38,
        (_, false) => 62,
    };
    if weight > 0 {
        candidate.add_evidence(PERSON, weight, Reason::GivenName, first..first + 1);
    }
}

fn family_name(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let (first, last) = (tokens.start, tokens.end - 1);
    if tokens.len() == 1 {
        if view.is(first, WordClass::FAMILY) {
            let word = view.is(first, WordClass::FAMILY_WORD.or(WordClass::COMMON));
            let weight = if word && (view.is_initial(first) || view.is_titled(first)) {
                0
            } else if word {
                12
            } else {
                36
            };
            if weight > 0 {
                candidate.add_evidence(PERSON, weight, Reason::FamilyName, tokens);
            }
        }
        return;
    }
    if view.is(last, WordClass::FAMILY) {
        candidate.add_evidence(PERSON, 28, Reason::FamilyName, last..last + 1);
    }
    if family_stands_first(view, &tokens) {
        candidate.add_evidence(PERSON, 45, Reason::FamilyNameFirst, first..first + 1);
    }
}

/// "Kim Jong Un", "Xi Jinping": a family name that stands first, then short words that are no others.
fn family_stands_first(view: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    let longest = if tokens.len() == 2 { 9 } else { 6 };
    let other = WordClass::COMMON
        .or(WordClass::ORG_HEAD)
        .or(WordClass::PLACE_HEAD)
        .or(WordClass::FAMILY);
    let syllables = |t: usize| {
        view.case(t) == Case::Title
            && !view.is(t, other)
            && view
                .lower(t)
                .split('-')
                .all(|s| (2..=longest).contains(&s.len()))
    };
    view.is(tokens.start, WordClass::FAMILY_FIRST)
        && (2..=3).contains(&tokens.len())
        && tokens.clone().skip(1).all(syllables)
}

/// Initials, "Jr.", lower-case particles, Arabic articles.
fn inner_marks(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    for token in tokens.clone() {
        let inner = token > tokens.start;
        let word = view.lower(token);
        if view.case(token) == Case::Initial
            && tokens.len() > 1
            && token + 1 < tokens.end
            && view.case(token + 1) != Case::Upper
        {
            candidate.add_evidence(PERSON, 35, Reason::Initials, token..token + 1);
        } else if inner && view.is(token, WordClass::NAME_SUFFIX) && token + 1 == tokens.end {
            candidate.add_evidence(PERSON, 40, Reason::NameSuffix, token..token + 1);
        } else if inner
            && view.is(token, WordClass::PARTICLE)
            && !view.is_capital(token)
            && token + 1 < tokens.end
        {
            candidate.add_evidence(PERSON, 28, Reason::NameParticle, token..token + 1);
        } else if ["al-", "el-", "ul-", "bin-", "mc", "o'"]
            .iter()
            .any(|p| word.starts_with(p))
            && word.len() > 4
            && !view.is(token, WordClass::COMMON)
        {
            candidate.add_evidence(PERSON, 25, Reason::NameParticle, token..token + 1);
        }
    }
}
