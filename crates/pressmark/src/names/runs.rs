//! Runs of capitalised words with the small words that join them: where a name may stand.

use core::ops::Range;

use super::view::View;
use crate::lexicon::{Match, WordClass};
use crate::text::quotation_marks;
use crate::text::{Case, TokenKind};

/// Longest run in tokens; longer ones are no names.
const LONGEST: usize = 14;

/// The run that starts at the token, or none; and the listed phrase that starts there.
pub(super) fn run_at(view: &View<'_, '_>, at: usize) -> Option<(Range<usize>, Option<Match>)> {
    let end = view.sentence(at).end;
    if !view.is_word(at) {
        return None;
    }
    if !view.is_capital(at) && view.is(at, WordClass::OPENS_FAMILY_NAME) {
        return surname_with_particles(view, at, end);
    }
    if !view.is_capital(at) {
        // "al Qaeda": a listed name may begin with a small particle.
        let listed = view
            .is(at, WordClass::PARTICLE)
            .then(|| view.lexicon.longest(view.doc, at, end, false))
            .flatten()?;
        let capital = listed.tokens.len() > 1 && view.is_capital(listed.tokens.end - 1);
        return capital.then(|| (listed.tokens.clone(), Some(listed)));
    }
    let listed = view
        .lexicon
        .longest(view.doc, at, end, view.is_caseless(at));
    if view.is_caseless(at) {
        return listed
            .map(|l| (l.tokens.clone(), Some(l)))
            .or_else(|| caseless_run(view, at, end).map(|run| (run, None)));
    }
    let known_end = listed.as_ref().map_or(at, |l| l.tokens.end);
    if never_begins(view, at) && known_end < at + 2 {
        return None;
    }
    let mut last = known_end.max(at + 1) - 1;
    while last + 1 < end && last - at < LONGEST {
        let Some(next) =
            joined(view, at, last, end).filter(|&next| view.is_whole(&(last..next + 1)))
        else {
            break;
        };
        last = next;
    }
    Some((at..last + 1, listed))
}

/// In a sentence of capitals: up to three words that are no ordinary ones; only lists and memory speak for them.
fn caseless_run(view: &View<'_, '_>, at: usize, end: usize) -> Option<Range<usize>> {
    let ordinary = WordClass::COMMON
        .or(WordClass::FUNCTION)
        .or(WordClass::SPEECH)
        .or(WordClass::WILL)
        .or(WordClass::NOBODY)
        .or(WordClass::CALENDAR)
        .or(WordClass::TITLE);
    let fits = |t: usize| view.is_capital(t) && !view.is(t, ordinary);
    let mut last = at;
    while fits(at) && last + 1 < end && last < at + 2 && view.adjoins(last + 1) && fits(last + 1) {
        last += 1;
    }
    fits(at).then_some(at..last + 1)
}

/// "von der Leyen" without a given name.
fn surname_with_particles(
    view: &View<'_, '_>,
    at: usize,
    end: usize,
) -> Option<(Range<usize>, Option<Match>)> {
    if let Some(listed) = view
        .lexicon
        .longest(view.doc, at, end, false)
        .filter(|l| l.tokens.len() > 1)
    {
        return Some((listed.tokens.clone(), Some(listed)));
    }
    let first = (at..end.min(at + 4)).find(|&t| view.is_capital(t))?;
    let joined = (at..first).all(|t| view.is(t, WordClass::PARTICLE))
        && (at + 1..=first).all(|t| view.adjoins(t));
    let last = if view.adjoins(first + 1) && view.is_capital(first + 1) && !breaks(view, first + 1)
    {
        first + 1
    } else {
        first
    };
    joined.then_some((at..last + 1, None))
}

/// Function words, months and days begin no name, however they are written; nor do adjectives such as "Iran-backed".
fn never_begins(view: &View<'_, '_>, token: usize) -> bool {
    let upper = view.case(token) == Case::Upper;
    // "Mrs Wolski": without a stop as well.
    let title = view.is(token, WordClass::TITLE) && view.adjoins(token + 1);
    view.is(token, WordClass::FUNCTION)
        && !title
        && !(upper && view.doc.written(token).len() > 1 && !view.is_titled(token))
        || view.is(token, WordClass::CALENDAR) && !view.is(token, WordClass::GIVEN)
        || is_compound(view, token)
        || view.doc.written(token).chars().count() == 1 && !view.adjoins(token + 1)
}

/// "Iran-backed", "U.S.-led": the right part is an ordinary word in lower case.
pub(super) fn is_compound(view: &View<'_, '_>, token: usize) -> bool {
    let written = view.doc.written(token);
    let Some((_, right)) = written.rsplit_once('-') else {
        return false;
    };
    right.len() > 2
        && right.starts_with(|c: char| c.is_lowercase())
        && view.lexicon.word_class(right).any(WordClass::COMMON)
}

/// The next word of the run that starts at `start`, after `last`.
fn joined(view: &View<'_, '_>, start: usize, last: usize, end: usize) -> Option<usize> {
    let next = last + 1;
    // "in Madra, N.Y. Trovik also has": the stop ends the sentence.
    if ends_address(view, last) {
        return None;
    }
    if continues(view, next) {
        return Some(next);
    }
    let run = Run { start, last, end };
    let word = view.lower(next);
    match word {
        "of" | "for" | "on" | "in" if view.adjoins(next) => {
            return past_preposition(view, &run, word);
        }
        "&" if view.doc.kind(next) == TokenKind::Punct => return past_mark(view, &run),
        "and" if run.holds(next + 1) && continues(view, next + 1) => {
            return joins_by_and(view, start, last, next + 1, end).then_some(next + 1);
        }
        _ => {}
    }
    if view.is(next, WordClass::PARTICLE) && view.adjoins(next) && !view.is_capital(next) {
        return past_particles(view, last, next, end);
    }
    if word == "-" && view.doc.tokens[next].space_before && run.holds(next + 1) {
        return past_spaced_hyphen(view, start, last, next + 1);
    }
    // William “Bill” Hart
    if let Some(close) = quotation_marks::nickname_end(view.doc, next, &(start..end)) {
        return (!breaks(view, close + 1)).then_some(close + 1);
    }
    let suffix = WordClass::ORG_SUFFIX.or(WordClass::NAME_SUFFIX);
    if word == "," && view.is(next + 1, suffix) {
        return past_mark(view, &run);
    }
    // "People’s Party", "Teachers’ Union": the owner belongs to the name.
    let possessive = view.is_possessive(next) || matches!(word, "'" | "’");
    if possessive && view.is(last, WordClass::OWNS_ORGANIZATION) {
        return past_mark(view, &run);
    }
    None
}

/// The abbreviation of a state behind a comma: nothing goes on with it.
pub(super) fn ends_address(view: &View<'_, '_>, token: usize) -> bool {
    token > 0
        && view.lower(token - 1) == ","
        && view.doc.written(token).ends_with('.')
        && view.is(token, WordClass::STATE_ABBREVIATION)
}

/// A run as far as it has come, and where its sentence ends.
struct Run {
    start: usize,
    last: usize,
    end: usize,
}

impl Run {
    /// Whether the token is of the run's sentence.
    fn holds(&self, token: usize) -> bool {
        token < self.end
    }
}

/// A word with a capital that goes on with the run before it.
fn continues(view: &View<'_, '_>, token: usize) -> bool {
    view.adjoins(token) && view.is_capital(token) && !breaks(view, token)
}

/// A word with a capital behind the mark that follows the run: "Trovik, Inc."
fn past_mark(view: &View<'_, '_>, run: &Run) -> Option<usize> {
    let after = run.last + 2;
    (run.holds(after) && view.is_capital(after)).then_some(after)
}

/// "Ministry of Health", "Centre for the Study of War", "Council on Foreign Relations": a head that takes the preposition, or a field
/// behind such a head and its own preposition.
fn past_preposition(view: &View<'_, '_>, run: &Run, preposition: &str) -> Option<usize> {
    let last = run.last;
    let next = last + 1;
    let after = if view.lower(next + 1) == "the" {
        next + 2
    } else {
        next + 1
    };
    let field = view.is(after, WordClass::COMMON.or(WordClass::ORG_INSIDE))
        && !view.is(after, WordClass::GIVEN);
    let opened = || {
        (run.start..last)
            .any(|t| matches!(view.lower(t), "of" | "for") && view.is(t - 1, WordClass::ORG_HEAD))
    };
    let takes_of = view.is(last, WordClass::OF_HEAD.or(WordClass::TITLE_OF));
    let is_head = view.is(last, WordClass::OF_HEAD) && view.is(last, WordClass::ORG_HEAD);
    let fits = match preposition {
        "of" => takes_of,
        "for" => takes_of || field && opened(),
        "on" => field && (is_head || opened()),
        _ => false,
    };
    let is_grammar = view.is_initial(last) && view.is(last, WordClass::FUNCTION);
    (fits && run.holds(after) && continues(view, after) && !is_grammar).then_some(after)
}

/// A capitalised word that a run never takes in.
fn breaks(view: &View<'_, '_>, token: usize) -> bool {
    let acronym = view.case(token) == Case::Upper;
    // "Theresa May": after a given name, a word that is a name too.
    let name = view.is(token, WordClass::GIVEN.or(WordClass::FAMILY))
        && token > 0
        && view.is(token - 1, WordClass::GIVEN)
        && !view.is(token - 1, WordClass::GIVEN_WORD);
    let ordinal = matches!(
        view.lower(token),
        "first" | "second" | "third" | "all" | "one"
    );
    (view.is(token, WordClass::FUNCTION) && !acronym && !name && !ordinal)
        || (view.is(token, WordClass::CALENDAR) && !view.is(token, WordClass::GIVEN) && !name)
        || view.is_initial(token)
        || is_compound(view, token)
}

/// "Food and Drug Administration", "Ministry of Health and Welfare": both sides are fields, not names.
fn joins_by_and(view: &View<'_, '_>, start: usize, left: usize, right: usize, end: usize) -> bool {
    let field = |token: usize| {
        view.is(
            token,
            WordClass::COMMON
                .or(WordClass::ORG_INSIDE)
                .or(WordClass::TITLE_MODIFIER),
        ) && !view.is(token, WordClass::GIVEN)
    };
    if !field(left)
        || view.is(left, WordClass::ORG_HEAD)
            && !view.is(left, WordClass::ORG_INSIDE.or(WordClass::TITLE_MODIFIER))
    {
        return false;
    }
    let inside = (start..left).any(|t| matches!(view.lower(t), "of" | "for" | "on"));
    if inside && field(right) {
        return true;
    }
    let mut last = right;
    while last + 1 < end && view.adjoins(last + 1) && view.is_capital(last + 1) && last - right < 4
    {
        last += 1;
    }
    field(right) && last > right && view.is(last, WordClass::ORG_HEAD)
}

/// "Moon Jae - in", "Al - Thani": text that a program split at its hyphens.
fn past_spaced_hyphen(
    view: &View<'_, '_>,
    start: usize,
    last: usize,
    after: usize,
) -> Option<usize> {
    let article = matches!(view.lower(last), "al" | "el") && view.is_capital(after);
    let syllable = last == start + 1
        && view.is(start, WordClass::FAMILY_FIRST)
        && view.is_word(after)
        && view.doc.tokens[after].span.len() <= 6
        && !view.is(after, WordClass::COMMON);
    (article || syllable).then_some(after)
}

/// "Ursula von der Leyen": past up to three particles to a capital.
fn past_particles(view: &View<'_, '_>, last: usize, first: usize, end: usize) -> Option<usize> {
    if view.is(last, WordClass::FUNCTION) {
        return None;
    }
    let mut token = first;
    while token < end
        && token - first < 3
        && view.is(token, WordClass::PARTICLE)
        && view.adjoins(token)
        && !view.is_capital(token)
    {
        token += 1;
    }
    (token < end && view.is_capital(token) && view.adjoins(token) && !breaks(view, token))
        .then_some(token)
}
