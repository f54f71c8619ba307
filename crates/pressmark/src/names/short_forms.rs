//! Short forms that the article explains: "the Coastal Water Board (CWB)". Wherever they stand they are what their long form is, and
//! where that names nobody ("gross domestic product (GDP)") they are no names.
//!
//! A short form's letters begin the words before its parenthesis, as Schwartz and Hearst (2003) match them, here word by word.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::combine::LEAST;
use super::overrides::DESCRIPTION;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::text::Case;

/// Letters of a short form.
const LETTERS: core::ops::RangeInclusive<usize> = 2..=8;

/// How far a short form's odds lie above those of other types.
const LEAD: f32 = 2.0;

/// "Coastal Water Board (CWB)".
struct Definition {
    long: Range<usize>,
    short: usize,
    /// What the long form is, and its odds.
    meaning: Option<(NameType, f32)>,
}

/// Gives short forms the type of their long forms, and takes those for no names whose long form is none.
pub(super) fn settle(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    let mut definitions = definitions(view);
    if definitions.is_empty() {
        return;
    }
    for candidate in candidates.iter() {
        mean(&mut definitions, candidate);
    }
    let mut by_form: FxHashMap<&str, &Definition> = FxHashMap::default();
    for definition in &definitions {
        let form = view.doc.written(definition.short);
        by_form.entry(form).or_insert(definition);
    }
    for candidate in candidates {
        let short = candidate.tokens.start;
        if candidate.tokens.len() == 1
            && let Some(definition) = by_form.get(view.doc.written(short))
        {
            explain(view, definition, candidate);
        }
    }
}

/// "(CWB)": capitals in parentheses of their own, of which the first is this token.
pub(super) fn is_at(view: &View<'_, '_>, open: usize) -> bool {
    view.lower(open) == "(" && view.case(open + 1) == Case::Upper && view.lower(open + 2) == ")"
}

/// All definitions of the article, in text order.
fn definitions(view: &View<'_, '_>) -> Vec<Definition> {
    let mut found = Vec::new();
    for open in 1..view.doc.tokens.len() {
        let short = open + 1;
        if is_at(view, open)
            && let Some(long) = long_form(view, open, view.doc.written(short))
        {
            found.push(Definition {
                long,
                short,
                meaning: None,
            });
        }
    }
    found
}

/// The words before the parenthesis whose first letters are those of the short form. Small words may stand between them, and one word
/// behind them: "Black Marsh Eel larvae (BME)".
fn long_form(view: &View<'_, '_>, open: usize, short: &str) -> Option<Range<usize>> {
    let mut letters: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    if !LETTERS.contains(&letters.len()) || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return None;
    }
    let first = view.sentence(open).start;
    let mut end = None;
    for token in (first..open).rev() {
        let rest = letters_left(view, token, &letters);
        if rest < letters.len() {
            letters.truncate(rest);
            let end = *end.get_or_insert(token + 1);
            if letters.is_empty() {
                return Some(token..end);
            }
        } else if !(view.is(token, WordClass::FUNCTION) || end.is_none() && token + 1 == open) {
            return None;
        }
    }
    None
}

/// How many letters are left when the word's parts ("Non-Aligned") have taken theirs from the end; all where they do not fit.
fn letters_left(view: &View<'_, '_>, token: usize, letters: &[char]) -> usize {
    let mut left = letters.len();
    for part in view.lower(token).rsplit('-') {
        if left == 0 || !part.starts_with(letters[left - 1]) {
            return letters.len();
        }
        left -= 1;
    }
    left
}

/// Tells the definition whose long form the candidate is, or most of it.
fn mean(definitions: &mut [Definition], candidate: &Candidate) {
    let tokens = &candidate.tokens;
    let at = definitions.partition_point(|definition| definition.long.end <= tokens.start);
    let Some(definition) = definitions.get_mut(at) else {
        return;
    };
    let Some((kind, odds)) = candidate.odds.as_ref().map(|odds| odds.best()) else {
        return;
    };
    let long = &definition.long;
    let shared = tokens
        .end
        .min(long.end)
        .saturating_sub(tokens.start.max(long.start));
    let is_better = definition.meaning.is_none_or(|(_, other)| odds > other);
    if odds > LEAST && 2 * shared >= long.len() && is_better {
        definition.meaning = Some((kind, odds));
    }
}

fn explain(view: &View<'_, '_>, definition: &Definition, candidate: &mut Candidate) {
    let Some(odds) = &mut candidate.odds else {
        return;
    };
    match definition.meaning {
        Some((kind, sure)) => {
            let (_, most) = odds.best();
            odds.0[kind.index()] = most.max(sure) + LEAD;
            // No weight: the odds have it.
            let told = definition.long.start..definition.short + 2;
            candidate.add_evidence(kind, 0, Reason::DefinedAcronym, told);
        }
        None if is_description(view, &definition.long) => {
            odds.0 = odds.0.map(|odds| odds - DESCRIPTION);
        }
        None => {}
    }
}

/// "gross domestic product", "Inspector General of Roads": a thing or an office, nobody's name.
fn is_description(view: &View<'_, '_>, long: &Range<usize>) -> bool {
    let is_lower = |token: usize| !view.is_capital(token) || view.is_initial(token);
    long.clone().all(is_lower)
        || long
            .clone()
            .take(2)
            .any(|token| view.is(token, WordClass::ROLE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::names::candidate::LogOdds;
    use crate::text::Lists;

    /// The long forms in the text, and what becomes of a last "XYZ" whose odds for an organization are 1, where `named` is a place of odds 3.
    fn settled(text: &str, named: &str) -> (Vec<String>, [f32; 4]) {
        let lexicon = Lexicon::new();
        let doc = Lists::new().read(text, |word| lexicon.class_of(word), |_| false);
        let view = View::new(&doc, &lexicon);
        let at = |words: &str| {
            let span = text.rfind(words).map(|at| at..at + words.len());
            let inside = |token: &usize| {
                let own = doc.tokens[*token].span;
                span.as_ref()
                    .is_some_and(|span| span.contains(&(own.start as usize)))
            };
            let tokens: Vec<usize> = (0..doc.tokens.len()).filter(inside).collect();
            tokens[0]..tokens[tokens.len() - 1] + 1
        };
        let candidate = |tokens, odds| {
            let mut candidate = Candidate::new(tokens);
            candidate.odds = Some(LogOdds(odds));
            candidate
        };
        let mut candidates = vec![
            candidate(at(named), [3.0, -9.0, -9.0, -9.0]),
            candidate(at("XYZ"), [-9.0, -9.0, 1.0, -9.0]),
        ];
        settle(&view, &mut candidates);
        let long = definitions(&view).into_iter();
        let long = long.map(|definition| doc.span(&definition.long).of(text).to_owned());
        (
            long.collect(),
            candidates[1].odds.clone().expect("it had odds").0,
        )
    }

    #[test]
    fn a_short_form_is_what_its_long_form_is() {
        let text = "They flew to Xanten Yard and Zoo (XYZ). The XYZ stood open.";
        let (long, odds) = settled(text, "Xanten Yard and Zoo");
        assert_eq!(long, ["Xanten Yard and Zoo"]);
        assert_eq!(odds, [5.0, -9.0, 1.0, -9.0]);
    }

    #[test]
    fn a_thing_and_its_letters_name_nobody() {
        let text = "In Lund the xylem yield of zinnias (XYZ) fell. The XYZ is low.";
        let (long, odds) = settled(text, "Lund");
        assert_eq!(long, ["xylem yield of zinnias"]);
        assert_eq!(odds, [-15.0, -15.0, -5.0, -15.0]);
    }

    #[test]
    fn a_word_may_stand_behind_and_a_hyphen_within() {
        for (text, long) in [
            (
                "Xylo-Yarn Zebra foals (XYZ) in Lund. XYZ!",
                Some("Xylo-Yarn Zebra"),
            ),
            (
                "The xenon yield in the zoo (XYZ) in Lund. XYZ!",
                Some("xenon yield in the zoo"),
            ),
            (
                "The xenon yard was full of zebras (XYZ) in Lund. XYZ!",
                None,
            ),
            ("The yard and the zoo (XYZ) in Lund. XYZ!", None),
        ] {
            assert_eq!(
                settled(text, "Lund").0.first().map(String::as_str),
                long,
                "{text}"
            );
        }
    }
}
