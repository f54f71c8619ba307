//! Cuts a run into names: "North Korean Leader Kim Jong Un" is a people, a title and a person.

use core::ops::Range;

use super::candidate::Candidate;
use super::view::View;
use crate::lexicon::{EntryKind, Match, WordClass};
use crate::text::{Case, TokenKind};

/// Cuts the run into candidates, in text order.
pub(super) fn split(
    view: &View<'_, '_>,
    run: Range<usize>,
    listed: Option<Match>,
    out: &mut Vec<Candidate>,
) {
    let mut at = run.start;
    let mut listed = listed;
    while at < run.end {
        let rest = at..run.end;
        let known = if at == run.start {
            listed.take()
        } else {
            longest(view, &rest)
        };
        match step(view, rest, known) {
            Step::Take(candidate, next) => {
                out.push(candidate);
                at = next;
            }
            Step::Skip(next) => at = next,
        }
    }
}

enum Step {
    Take(Candidate, usize),
    Skip(usize),
}

fn longest(view: &View<'_, '_>, rest: &Range<usize>) -> Option<Match> {
    view.lexicon
        .longest(view.doc, rest.start, rest.end, view.is_caseless(rest.start))
}

fn step(view: &View<'_, '_>, rest: Range<usize>, known: Option<Match>) -> Step {
    if let Some(known) = known {
        return step_listed(view, rest, known);
    }
    let at = rest.start;
    if let Some(title) = title_at(view, &rest) {
        if !is_impersonal(view, &(title.end..rest.end)) {
            return step_title(view, rest, title);
        }
        // "President of the Guidance Council": the organization is the name.
        if let Some(of) = title
            .clone()
            .chain([title.end])
            .find(|&t| t > title.start && view.lower(t) == "of")
            && view.is(of - 1, WordClass::TITLE_OF)
            && !view.is(of - 1, WordClass::OF_HEAD)
        {
            return Step::Skip(if view.lower(of + 1) == "the" {
                of + 2
            } else {
                of + 1
            });
        }
    }
    // "22 C", "Dh 3,500": a letter, or money.
    let number = |t: usize| {
        view.doc
            .tokens
            .get(t)
            .is_some_and(|t| t.kind == TokenKind::Number)
    };
    let letters = view.doc.written(at).chars().count();
    if rest.len() == 1
        && (letters == 1 || letters <= 3 && number(at + 1) && view.case(at) != Case::Upper)
    {
        return Step::Skip(at + 1);
    }
    if rest.len() == 1 && (view.is_initial(at) || view.is_titled(at)) && is_plain(view, at) {
        return Step::Skip(at + 1);
    }
    // "Yesterday Okafor": a word that begins the sentence and is no part of names.
    let of_organization =
        view.is(at, WordClass::TITLE.or(WordClass::TITLE_MODIFIER)) && is_impersonal(view, &rest);
    if rest.len() > 1
        && (view.is_initial(at) || view.is_titled(at))
        && is_plain(view, at)
        && !of_organization
    {
        return Step::Skip(at + 1);
    }
    let end = end_before_title(view, &rest);
    let mut name = at..end;
    while name.len() > 1 && is_loose_end(view, name.end - 1) {
        name.end -= 1;
    }
    Step::Take(Candidate::new(name), end)
}

/// A listed phrase stands first.
fn step_listed(view: &View<'_, '_>, rest: Range<usize>, known: Match) -> Step {
    let end = known.tokens.end;
    let alone = |known: Match| {
        let mut candidate = Candidate::new(known.tokens.clone());
        candidate.listed = Some(known);
        candidate
    };
    let after = end..rest.end.max(end);
    if after.is_empty() {
        return Step::Take(alone(known), end);
    }
    if title_at(view, &after).is_some_and(|title| !is_impersonal(view, &(title.end..rest.end))) {
        return Step::Take(alone(known), end);
    }
    let kind = view.lexicon.known(&known).first().map(|k| k.kind);
    let person = view.is(rest.start, WordClass::GIVEN) || view.is(rest.start, WordClass::TITLE);
    let splits = match kind {
        Some(EntryKind::People) => !is_impersonal(view, &after) && !person,
        Some(EntryKind::Country | EntryKind::Region) => {
            view.is(end, WordClass::GIVEN) && !view.is(end, WordClass::GIVEN_WORD) && !person
        }
        Some(EntryKind::Organization | EntryKind::Seat) => {
            known.tokens.len() > 1 && !is_impersonal(view, &after)
                || view.is(end, WordClass::GIVEN) && !view.is(rest.start, WordClass::ORG_WORD)
        }
        _ => false,
    };
    if splits {
        return Step::Take(alone(known), end);
    }
    if known.tokens.len() == 1
        && person
        && view.is(rest.start, WordClass::TITLE)
        && !is_impersonal(view, &after)
    {
        // "Prince", "King" ... are listed by chance.
        if let Some(title) = title_at(view, &rest) {
            return step_title(view, rest, title);
        }
    }
    let stop = end_before_title(view, &rest);
    let mut name = rest.start..stop.max(end);
    while name.end > end && is_loose_end(view, name.end - 1) {
        name.end -= 1;
    }
    if name == known.tokens {
        return Step::Take(alone(known), stop.max(end));
    }
    Step::Take(Candidate::new(name), stop.max(end))
}

/// A title stands first: what follows is the person.
fn step_title(view: &View<'_, '_>, rest: Range<usize>, title: Range<usize>) -> Step {
    if title.end >= rest.end {
        // "the President of Kenya": the title has no name, the country in it is a name of its own.
        let of = title
            .clone()
            .find(|&t| matches!(view.lower(t), "of" | "for"));
        return Step::Skip(of.map_or(rest.end, |of| {
            if view.lower(of + 1) == "the" {
                of + 2
            } else {
                of + 1
            }
        }));
    }
    let name = title.end..rest.end;
    let end = end_before_title(view, &name);
    let mut candidate = Candidate::new(title.end..end);
    let caseless = view.is_caseless(candidate.tokens.start);
    candidate.listed = view.lexicon.whole(view.doc, &candidate.tokens, caseless);
    candidate.title = Some(title);
    Step::Take(candidate, end)
}

/// The title at the start of the range: modifiers, then title words, then a field after "of".
pub(super) fn title_at(view: &View<'_, '_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut at = range.start;
    while at < range.end && view.is(at, WordClass::TITLE_MODIFIER) && !view.is(at, WordClass::TITLE)
    {
        at += 1;
    }
    let core = at;
    while at < range.end
        && view.is(at, WordClass::TITLE.or(WordClass::TITLE_MODIFIER))
        && !(at > core && is_name_word(view, at, range.end))
    {
        at += 1;
    }
    if !(core..at).any(|t| view.is(t, WordClass::TITLE)) || is_behind_role(view, range.start) {
        return None;
    }
    // Modifiers after the last title word belong to what follows.
    while !view.is(at - 1, WordClass::TITLE) {
        at -= 1;
    }
    if at < range.end
        && view.is(at - 1, WordClass::TITLE_OF)
        && matches!(view.lower(at), "of" | "for")
    {
        at = field(view, at + 1, range.end);
    }
    Some(range.start..at)
}

/// "shop steward Dean Gallow": a given name, since the role stands before it.
fn is_behind_role(view: &View<'_, '_>, token: usize) -> bool {
    let role = view.before(token).filter(|_| view.adjoins(token));
    view.is(token, WordClass::GIVEN)
        && role.is_some_and(|role| !view.is_capital(role) && view.is(role, WordClass::ROLE))
}

/// A word that is a name as often as a title, with a name's neighbour: "Deputy Mark Dean".
fn is_name_word(view: &View<'_, '_>, token: usize, end: usize) -> bool {
    view.is(token, WordClass::GIVEN.or(WordClass::FAMILY))
        && (token + 1 >= end || view.is(token + 1, WordClass::FAMILY))
        && !view.is(token, WordClass::TITLE_MODIFIER)
}

/// Past the field of a title: "State", "Foreign Affairs and Trade", "Kenya".
fn field(view: &View<'_, '_>, start: usize, end: usize) -> usize {
    let mut at = if view.lower(start) == "the" {
        start + 1
    } else {
        start
    };
    // "President of the Republic Pedro Castillo"
    if at > start && at + 1 < end && matches!(view.lower(at), "republic" | "nation" | "union") {
        return at + 1;
    }
    if let Some(known) = view.lexicon.longest(view.doc, at, end, false)
        && !view.is(at, WordClass::TITLE_MODIFIER)
    {
        return known.tokens.end;
    }
    let words = WordClass::TITLE_MODIFIER
        .or(WordClass::ORG_INSIDE)
        .or(WordClass::ORG_HEAD);
    while at < end
        && (view.is(at, words) && !view.is(at, WordClass::GIVEN)
            || matches!(view.lower(at), "and" | "of" | "&" | "the") && at + 1 < end)
    {
        at += 1;
    }
    at
}

/// Where a title inside the range begins: "Ford Foundation President Darren Walker" ends before "President".
fn end_before_title(view: &View<'_, '_>, range: &Range<usize>) -> usize {
    for at in range.start + 1..range.end.saturating_sub(1) {
        let title = view.is(at, WordClass::TITLE)
            && !view.is(
                at,
                WordClass::GIVEN
                    .or(WordClass::FAMILY)
                    .or(WordClass::ORG_HEAD),
            );
        if begins_person(view, range, at) {
            return at;
        }
        if !title || view.is(at + 1, WordClass::NAME_SUFFIX) || !view.adjoins(at + 1) {
            continue;
        }
        // "Foreign Minister": its modifiers go with the title.
        let mut start = at;
        while start > range.start + 1
            && view.is(start - 1, WordClass::TITLE_MODIFIER)
            && view.adjoins(start)
        {
            start -= 1;
        }
        if !is_impersonal(view, &(at + 1..range.end)) {
            return start;
        }
    }
    range.end
}

/// "Redfern Youth Connect Margaret Haumono": a given name after words that are no part of a person's name.
fn begins_person(view: &View<'_, '_>, range: &Range<usize>, at: usize) -> bool {
    let doubtful = WordClass::GIVEN_WORD
        .or(WordClass::GIVEN_PLACE)
        .or(WordClass::COMMON)
        .or(WordClass::FAMILY)
        .or(WordClass::PLACE_WORD)
        .or(WordClass::PARTICLE);
    let before = WordClass::COMMON
        .or(WordClass::ORG_INSIDE)
        .or(WordClass::ORG_HEAD)
        .or(WordClass::THING);
    view.is(at, WordClass::GIVEN)
        && !view.is(at, doubtful)
        && view.adjoins(at)
        && view.adjoins(at + 1)
        && view.is(at - 1, before)
        && !view.is(
            at - 1,
            WordClass::GIVEN
                .or(WordClass::FAMILY)
                .or(WordClass::PLACE_FIRST),
        )
        && !is_impersonal(view, &(at..range.end))
        && !(at + 1..range.end).any(|t| view.is(t, before) && !view.is(t, WordClass::FAMILY))
}

/// The range ends like an organization or a place.
pub(super) fn is_impersonal(view: &View<'_, '_>, range: &Range<usize>) -> bool {
    let Some(last) = range.clone().next_back() else {
        return false;
    };
    // "Minister Hall", "President Park".
    if range.len() == 1 && view.is(last, WordClass::FAMILY) {
        return false;
    }
    let takes_of =
        |t: usize| view.is(t, WordClass::OF_HEAD) && matches!(view.lower(t + 1), "of" | "for");
    let ends = WordClass::ORG_HEAD
        .or(WordClass::ORG_SUFFIX)
        .or(WordClass::PLACE_HEAD);
    view.is(last, ends) || (range.start..last).any(takes_of)
}

/// An ordinary word that does not begin names of people, organizations or places.
fn is_plain(view: &View<'_, '_>, token: usize) -> bool {
    let name = WordClass::GIVEN
        .or(WordClass::FAMILY)
        .or(WordClass::FAMILY_FIRST)
        .or(WordClass::ORG_INSIDE)
        .or(WordClass::OF_HEAD)
        .or(WordClass::ORG_HEAD)
        .or(WordClass::PLACE_FIRST)
        .or(WordClass::DIRECTION);
    (view.is(token, WordClass::COMMON) || is_participle(view.lower(token))) && !view.is(token, name)
}

fn is_participle(lower: &str) -> bool {
    lower.len() > 5 && (lower.ends_with("ing") || lower.ends_with("ly"))
}

/// A title without a name at the end: "Taliban Leader".
fn is_loose_end(view: &View<'_, '_>, token: usize) -> bool {
    let kept = WordClass::ORG_HEAD
        .or(WordClass::FAMILY)
        .or(WordClass::GIVEN)
        .or(WordClass::PLACE_HEAD)
        .or(WordClass::NAME_SUFFIX)
        .or(WordClass::ORG_SUFFIX);
    view.is(token, WordClass::TITLE) && !view.is(token, kept)
        || matches!(
            view.lower(token),
            "of" | "for" | "and" | "the" | "on" | "in" | ","
        )
        || view.is_titled(token)
            && view.is(
                token,
                WordClass::SPEECH
                    .or(WordClass::AUXILIARY)
                    .or(WordClass::WILL),
            )
            && !view.is(token, kept)
}
