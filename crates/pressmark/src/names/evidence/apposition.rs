//! What follows the name says who it is: an age, "a senator", "who".

use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;
use crate::text::TokenKind;

/// Words between the article and the noun of an apposition.
const REACH: usize = 7;

pub(super) fn collect(view: &View<'_, '_>, candidate: &mut Candidate) {
    let after = candidate.tokens.end;
    if view.lower(after) == "who" || view.lower(after) == "," && view.lower(after + 1) == "who" {
        let who = if view.lower(after) == "who" {
            after
        } else {
            after + 1
        };
        candidate.add_evidence(NameType::Person, 34, Reason::WhoClause, who..who + 1);
        return;
    }
    if !matches!(view.lower(after), "," | "(") {
        return;
    }
    let next = after + 1;
    if is_age(view, next)
        && matches!(
            view.lower(next + 1),
            "," | ")" | "." | "and" | "from" | "of"
        )
    {
        candidate.add_evidence(NameType::Person, 62, Reason::Age, next..next + 1);
        return;
    }
    if let Some((kind, noun)) = noun_of(view, next) {
        let weight = if kind == NameType::Person { 40 } else { 30 };
        candidate.add_evidence(kind, weight, Reason::Apposition, next..noun + 1);
    }
}

fn is_age(view: &View<'_, '_>, token: usize) -> bool {
    let Some(t) = view.doc.tokens.get(token) else {
        return false;
    };
    t.kind == TokenKind::Number
        && view
            .doc
            .written(token)
            .parse::<u8>()
            .is_ok_and(|age| (1..=115).contains(&age))
}

/// The noun of "a senator from Ohio", "the country's top judge", "director of the clinic", "an aid group".
fn noun_of(view: &View<'_, '_>, start: usize) -> Option<(NameType, usize)> {
    let article = matches!(
        view.lower(start),
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one" | "another"
    );
    let mut token = if article { start + 1 } else { start };
    let end = (token + REACH).min(view.sentence(start).end);
    let mut last = None;
    while token < end {
        if view.is_possessive(token) {
            token += 1;
            last = None;
            continue;
        }
        if !view.is_word(token)
            || token > start && view.is(token, WordClass::FUNCTION.or(WordClass::SPEECH))
        {
            break;
        }
        if view.is(token, WordClass::ROLE)
            || view.is(token, WordClass::TITLE) && !view.is(token, WordClass::GIVEN)
        {
            last = Some((NameType::Person, token));
        } else if view.is(token, WordClass::BODY) {
            last = Some((NameType::Organization, token));
        } else if view.is(token, WordClass::PLACE_NOUN) && article {
            last = Some((NameType::Place, token));
        }
        token += 1;
    }
    // "head of", "director of": the noun stands last before the preposition or the comma.
    last.filter(|&(_, noun)| {
        noun + 1 >= token
            && (article || matches!(view.lower(token), "of" | "at" | "for" | "," | "in"))
    })
}
