//! The name is built like an organization's: a head word, a company's form, capital letters.

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::short_forms;
use crate::names::view::{View, is_own_spelling};
use crate::text::{Case, TokenKind};

const ORGANIZATION: NameType = NameType::Organization;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    head(view, candidate);
    if tokens.len() == 1 {
        acronym(view, candidate);
    }
    defined(view, candidate);
}

fn head(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    if tokens.len() < 2 {
        short_form(view, candidate);
        return;
    }
    let last = tokens.end - 1;
    let is_head = |t: usize| view.is(t, WordClass::ORG_HEAD);
    if view.is(last, WordClass::ORG_SUFFIX) {
        candidate.add_evidence(ORGANIZATION, 90, Reason::CompanySuffix, last..last + 1);
    }
    let is_of = |t: usize| matches!(view.lower(t), "of" | "for" | "on") && !view.is_capital(t);
    let of = tokens
        .clone()
        .find(|&t| is_of(t))
        .filter(|&of| of > tokens.start);
    if let Some(of) = of
        && tokens.clone().any(is_head)
    {
        candidate.add_evidence(ORGANIZATION, 70, Reason::OrganizationWord, of - 1..of);
    } else if is_head(last) {
        // "Bay", "House", "Guard" make families and streets as well; two ordinary words make organizations.
        let family = WordClass::FAMILY.or(WordClass::GIVEN);
        let is_family = view.is(tokens.start, WordClass::GIVEN) && view.is(last, family);
        let weight = if is_family { 25 } else { 70 };
        candidate.add_evidence(
            ORGANIZATION,
            weight,
            Reason::OrganizationWord,
            last..last + 1,
        );
    } else {
        without_head(view, candidate);
    }
}

/// "the Council", "the Party": named before, and so short; only where the capital tells something.
fn short_form(view: &View<'_, '_>, candidate: &mut Candidate) {
    let word = candidate.tokens.start;
    let title_case =
        view.case(word) == Case::Title && !view.is_initial(word) && !view.is_titled(word);
    let article = word
        .checked_sub(1)
        .is_some_and(|b| matches!(view.lower(b), "the" | "this" | "its" | "our"));
    if title_case
        && article
        && candidate.listed.is_none()
        && view.is(word, WordClass::ORG_HEAD)
        && !view.is(word, WordClass::PLACE_HEAD)
    {
        candidate.add_evidence(ORGANIZATION, 26, Reason::OrganizationWord, word..word + 1);
    }
}

/// "Marsh & Hollis", "National Grid", "TRT World": nothing but the words' kinds and letters.
fn without_head(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let is_personal = |t: usize| view.is(t, WordClass::GIVEN.or(WordClass::FAMILY));
    let is_inside = |t: &usize| view.is(*t, WordClass::ORG_INSIDE) && !is_personal(*t);
    let is_ordinary = |t: usize| view.is(t, WordClass::COMMON) && !is_personal(t);
    if tokens.clone().any(|t| view.lower(t) == "&") {
        candidate.add_evidence(ORGANIZATION, 45, Reason::OrganizationShape, tokens);
    } else if let Some(inside) = tokens.clone().find(is_inside) {
        candidate.add_evidence(
            ORGANIZATION,
            30,
            Reason::OrganizationWord,
            inside..inside + 1,
        );
    } else if tokens.clone().all(is_ordinary) {
        candidate.add_evidence(ORGANIZATION, 18, Reason::OrganizationShape, tokens);
    } else if view.case(tokens.start) == Case::Upper && !view.is_titled(tokens.start) {
        candidate.add_evidence(ORGANIZATION, 28, Reason::OrganizationShape, tokens);
    }
}

/// "IAEA", "TotalEnergies": letters that somebody chose.
fn acronym(view: &View<'_, '_>, candidate: &mut Candidate) {
    let token = candidate.tokens.start;
    if view.is_caseless(token) || candidate.listed.is_some() {
        return;
    }
    let written = view.doc.written(token);
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    if view.case(token) == Case::Upper
        && (2..=8).contains(&letters)
        && !view.is(token, WordClass::NOBODY)
        && !view.is(token, WordClass::STATE_ABBREVIATION)
    {
        // "RM 750", "20 CUP": money and units stand beside numbers.
        let number = |t: Option<usize>| {
            t.and_then(|t| view.doc.tokens.get(t))
                .is_some_and(|t| t.kind == TokenKind::Number)
        };
        if number(token.checked_sub(1)) || number(Some(token + 1)) {
            return;
        }
        let weight = if view.is_titled(token) { 25 } else { 48 };
        candidate.add_evidence(ORGANIZATION, weight, Reason::Acronym, token..token + 1);
    } else if view.case(token) == Case::Title
        && letters > 4
        && !written.contains(['-', '\'', '’'])
        && !written.starts_with("Mc")
        && !written.starts_with("Mac")
    {
        let upper = written.chars().skip(1).filter(|c| c.is_uppercase()).count();
        if upper > 0 && !view.is(token, WordClass::FAMILY) {
            shape(candidate);
        }
    } else if is_own_spelling(written) && !is_ware(view, token) {
        shape(candidate);
    }
}

fn shape(candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    candidate.add_evidence(ORGANIZATION, 34, Reason::OrganizationShape, tokens);
}

/// "the brightPhone", "a brightPhone 12": what a business sells bears an article or a number, the business neither. Languages are
/// spoken "in" them.
fn is_ware(view: &View<'_, '_>, token: usize) -> bool {
    let number = view
        .doc
        .tokens
        .get(token + 1)
        .is_some_and(|t| t.kind == TokenKind::Number);
    let determiner = view
        .before(token)
        .is_some_and(|t| view.is(t, WordClass::DETERMINER.or(WordClass::PLACE_PREPOSITION)));
    number || determiner
}

/// "Long Name (LN)" and "LN (Long Name)".
fn defined(view: &View<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let open = tokens.end;
    if short_forms::is_at(view, open) && tokens.len() > 1 && !view.is(open + 1, WordClass::NOBODY) {
        candidate.add_evidence(
            ORGANIZATION,
            50,
            Reason::DefinedAcronym,
            tokens.start..open + 3,
        );
    }
}
