//! Tells a club from the town, and from the person, whose name it bears: by the grammar of reports on matches.
//!
//! A club is many: "Selby are top", where a town or a person is one. It beats another, stands beside a score, and has fans and a
//! winger. What stands clear in one sentence holds where the words around a name fit a club as well as anything else.

use core::ops::Range;

use rustc_hash::FxHashSet;

use super::view::View;
use crate::kinds::{EntityType, Method};
use crate::layers::{Name, Why};
use crate::lexicon::{EntryKind, WordClass};
use crate::text::TokenKind;

/// Words between a club and who belongs to it: "Selby's Danish captain".
const REACH: usize = 2;

/// Makes organizations of the names that are a club's.
pub(super) fn tell_apart(view: &View<'_, '_>, names: &mut [Name]) {
    let mut clear: Vec<Option<usize>> = names.iter().map(|n| shown(view, n)).collect();
    if clear.iter().all(Option::is_none) {
        return;
    }
    against_another(view, names, &mut clear);
    let known: FxHashSet<String> = (names.iter().zip(&clear))
        .filter(|(_, clear)| clear.is_some())
        .map(|(name, _)| view.folded(&name.tokens))
        .collect();
    for (name, clear) in names.iter_mut().zip(clear) {
        let own = clear
            .or_else(|| fits(view, name).filter(|_| known.contains(&view.folded(&name.tokens))));
        if let Some(token) = own.filter(|_| may_be_club(view, name)) {
            become_club(view, name, token);
        }
    }
}

fn become_club(view: &View<'_, '_>, name: &mut Name, token: usize) {
    let word = view.doc.tokens[token].span;
    let what = word.of(view.doc.text);
    name.kind = EntityType::Organization;
    name.title = None;
    name.why = Why {
        method: Method::Pattern,
        rule: "club",
        evidence: vec![word],
        explanation: format!("“{what}” beside the name says that a club is meant."),
        confidence: 80,
    };
}

/// A town, or the name that a person is called by; a state plays too, and stays a state.
fn may_be_club(view: &View<'_, '_>, name: &Name) -> bool {
    match name.kind {
        EntityType::Place => {
            let listed = view.lexicon.listed(view.doc, &name.tokens);
            !listed.iter().any(|k| k.kind == EntryKind::Country)
        }
        EntityType::Person => name.tokens.len() == 1 && name.title.is_none(),
        _ => false,
    }
}

/// The word that shows a club, whoever else bears the name.
fn shown(view: &View<'_, '_>, name: &Name) -> Option<usize> {
    if !may_be_club(view, name) {
        return None;
    }
    plural(view, name)
        .or_else(|| beside_score(view, name))
        .or_else(|| of_club(view, name).filter(|_| name.kind == EntityType::Place))
}

/// "Selby are top", "as Selby go to Brill": one name, and a verb of many. Not "the towers of Selby are", "Brill and Selby are".
fn plural(view: &View<'_, '_>, name: &Name) -> Option<usize> {
    let verb = name.tokens.end;
    let is_plural = matches!(view.lower(verb), "are" | "were" | "have")
        || view.is(verb, WordClass::MATCH_PLURAL);
    (is_plural && !view.is_capital(verb) && opens_clause(view, name.tokens.start)).then_some(verb)
}

/// Nothing, a mark or a word that opens a clause stands in front.
fn opens_clause(view: &View<'_, '_>, start: usize) -> bool {
    let before = start.checked_sub(1);
    before
        .filter(|t| view.sentence(start).contains(t))
        .is_none_or(|t| match view.lower(t) {
            "as" | "while" | "but" | "because" | "before" | "after" | "when" | "that" => true,
            "," | "and" | "or" | "&" | "/" | "-" | "(" => false,
            _ => !view.is_word(t) && view.doc.kind(t) == TokenKind::Punct,
        })
}

/// "Selby won 2-1", "a 3-0 win over Selby", "scored twice against Selby ... 2-1".
fn beside_score(view: &View<'_, '_>, name: &Name) -> Option<usize> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let sentence = view.sentence(start);
    let score = sentence.clone().find(|&t| is_score(view, t))?;
    let plays = view.is(end, WordClass::MATCH) && sentence.contains(&end);
    let rival = start
        .checked_sub(1)
        .filter(|t| sentence.contains(t))
        .is_some_and(|t| match view.lower(t) {
            "against" | "over" => true,
            // "away to Selby", "lost 2-1 to Selby"
            "to" => view.lower(t - 1) == "away" || t > score && t - score <= 4,
            "with" => t > score && t - score <= 4,
            _ => view.is(t, WordClass::MATCH) && view.lower(end) != "in",
        });
    (plays || rival).then_some(score)
}

/// "2-1", as one token or as three.
fn is_score(view: &View<'_, '_>, token: usize) -> bool {
    let goals = |t: &str| (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    let dash = |t: &str| matches!(t, "-" | "–");
    let written = view.doc.written(token);
    match written.split_once(['-', '–']) {
        Some((ours, theirs)) => goals(ours) && goals(theirs),
        None => goals(written) && dash(view.lower(token + 1)) && goals(view.lower(token + 2)),
    }
}

/// "Selby's Danish captain", "a Selby fan".
fn of_club(view: &View<'_, '_>, name: &Name) -> Option<usize> {
    let end = name.tokens.end;
    let reach = if view.is_possessive(end) {
        end + 1..end + 1 + REACH
    } else {
        end..end + 1
    };
    reach
        .take_while(|&t| view.is_word(t))
        .find(|&t| view.is(t, WordClass::OF_CLUB))
}

/// "Brill beat Selby": whoever a club meets is a club.
fn against_another(view: &View<'_, '_>, names: &[Name], clear: &mut [Option<usize>]) {
    for at in 1..names.len() {
        let (left, right) = (names[at - 1].tokens.end, names[at].tokens.start);
        let sentence = view.sentence(right);
        let verb = right.wrapping_sub(1);
        let meets =
            view.is(verb, WordClass::MATCH.or(WordClass::MATCH_PLURAL)) && sentence.contains(&verb);
        if !meets {
            continue;
        }
        if left == verb && (clear[at].is_some() || clear[at - 1].is_some()) {
            clear[at] = clear[at].or(Some(verb));
            clear[at - 1] = clear[at - 1].or(Some(verb));
        } else if of_sentence(names, at, &sentence).any(|n| clear[n].is_some()) {
            clear[at] = clear[at].or(Some(verb));
        }
    }
}

/// The other names of the sentence in which a name stands.
fn of_sentence(
    names: &[Name],
    at: usize,
    sentence: &Range<usize>,
) -> impl Iterator<Item = usize> + use<> {
    let first = names.partition_point(|n| n.tokens.start < sentence.start);
    let end = names.partition_point(|n| n.tokens.start < sentence.end);
    (first..end).filter(move |&n| n != at)
}

/// The word that a club's name stands beside as well as any other: whoever is known for one is one here.
fn fits(view: &View<'_, '_>, name: &Name) -> Option<usize> {
    let before = name.tokens.start.checked_sub(1)?;
    let behind = matches!(
        view.lower(before),
        "by" | "against" | "for" | "over" | "than" | "like"
    ) || view.is(before, WordClass::MATCH.or(WordClass::MATCH_PLURAL));
    behind.then_some(before).or_else(|| {
        let end = name.tokens.end;
        let has = view.is_possessive(end) && view.is(end + 1, WordClass::ORGANIZATION_HAS);
        let plays = view.is(end, WordClass::MATCH);
        of_club(view, name).or_else(|| (has || plays).then_some(end))
    })
}
