//! Where the rules and the trained recogniser come together: the one place.
//!
//! The recogniser has read what the rules think (`features.rs`), so its probabilities hold their evidence already. What is left to
//! do here: let strong rules and closed lists speak once more, draw all mentions of one name in an article together
//! ([`super::recollection`]), and choose among stretches that overlap. All weights are in logarithms of odds.

use core::ops::Range;

use rustc_hash::FxHashSet;

use super::airports;
use super::candidate::{Candidate, LogOdds};
use super::compounds;
use super::containers;
use super::evidence;
use super::nearby;
use super::overrides;
use super::recollection::{self, Means};
use super::roads;
use super::runs;
use super::said;
use super::settle_places;
use super::short_forms;
use super::split;
use super::view::View;
use crate::corrections::Constraints;
use crate::gazetteer::Gazetteer;
use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::recogniser::{Opinion, log_odds};
use crate::sorting::{falling, pair, sort_by_key};
use crate::text::language::is_latin;

/// How far a mention's probability is drawn towards the mean over all mentions of the same words.
const MEMORY: f32 = 0.4;

/// What a point of the rules' score adds, for each of [`NameType::ALL`], counted from [`EVEN`] to [`MOST`].
const RULES: [f32; 4] = [0.012, 0.008, 0.010, 0.024];
const EVEN: i32 = 30;
const MOST: i32 = 100;

/// What a point of the rules' lead over the next type adds, counted from [`CLEAR`] to [`CERTAIN`]: peoples and countries are
/// closed classes, so lists know them better than one sentence does.
const CLOSED: [f32; 4] = [0.02, 0.0, 0.0, 0.12];
const CLEAR: i32 = 50;
const CERTAIN: i32 = 160;

/// From this probability on the words are a name of one type or another: it is kept, as what it is most likely, where no type alone is
/// likely enough ("Paris Hilton": a person, or a hotel).
const SURELY: f32 = 0.75;

/// A name needs odds above this.
pub(super) const LEAST: f32 = 0.1;

/// The rules' candidates and the recogniser's own, each with its odds, without overlaps, in text order.
pub(super) fn combine(
    view: &View<'_, '_>,
    rules: Vec<Candidate>,
    opinion: &Opinion<'_>,
    gazetteer: Option<&Gazetteer>,
    constraints: &Constraints,
) -> Vec<Candidate> {
    let own: Vec<Candidate> = opinion
        .names()
        .into_iter()
        .filter_map(|(tokens, kind)| own_name(view, tokens, kind))
        .collect();
    let stretches: Vec<Range<usize>> = own.iter().map(|c| c.tokens.clone()).collect();
    let mut candidates = said::heed(constraints, with_those_from_model(rules, own));
    let beliefs: Vec<[f32; 4]> = candidates
        .iter()
        .map(|candidate| belief(view, opinion, candidate))
        .collect();
    let means = Means::of(view, &candidates, &beliefs);
    let mut titles: Vec<Range<usize>> = candidates.iter().filter_map(|c| c.title.clone()).collect();
    sort_by_key(&mut titles, |title| (title.start as u64, 0));
    for (candidate, belief) in candidates.iter_mut().zip(&beliefs) {
        let mean = means.of_name(view, &candidate.tokens);
        let belief =
            core::array::from_fn(|kind| (1.0 - MEMORY) * belief[kind] + MEMORY * mean[kind]);
        let closed = !is_inside(&stretches, &candidate.tokens);
        let combined = combined(candidate.scores(), &belief, closed);
        let mut odds = overrides::apply(view, candidate, combined);
        if is_field(view, &titles, &candidate.tokens) {
            odds.0 = odds.0.map(|odds| odds - overrides::DESCRIPTION);
        } else if belief.iter().sum::<f32>() >= SURELY {
            odds.raise(LEAST + 0.01);
        }
        if let Some(said) = candidate.said {
            odds = odds.only(said.kind, said::least(said));
        }
        candidate.odds = Some(odds);
    }
    settle_places(view, &mut candidates);
    recollection::recall(view, &mut candidates);
    short_forms::settle(view, &mut candidates);
    if let Some(gazetteer) = gazetteer {
        airports::settle(view, gazetteer, &mut candidates);
        nearby::settle(view, gazetteer, &mut candidates);
    }
    let mut candidates = containers::part(view, candidates);
    roads::number(view, &mut candidates);
    let mut names = without_overlaps(candidates, view.doc.tokens.len());
    // The recogniser has weighed all that already; here it is for the reader to see.
    for name in names.iter_mut().filter(|name| name.from_model) {
        evidence::collect(view, name);
    }
    names
}

/// A name that the recogniser would choose, without what is no part of any name: the other half of a compound, a parenthesis that
/// stays open, a person's title.
fn own_name(view: &View<'_, '_>, tokens: Range<usize>, kind: usize) -> Option<Candidate> {
    let mut tokens = compounds::name_in(view, tokens)?;
    if tokens.len() > 1 && runs::ends_address(view, tokens.start) {
        tokens.start += 1;
    }
    if tokens.clone().all(|token| is_foreign(view, token)) {
        return None;
    }
    let opened = tokens.clone().find(|&t| view.lower(t) == "(");
    if let Some(opened) = opened
        && !tokens.clone().any(|t| view.lower(t) == ")")
    {
        tokens.end = opened;
    }
    let title = if kind == NameType::Person.index() {
        title_before(view, &tokens)
    } else {
        None
    };
    tokens.start = title.as_ref().map_or(tokens.start, |title| title.end);
    if tokens.is_empty() || !view.doc.is_unbroken(&tokens) {
        return None;
    }
    let mut candidate = Candidate::new(tokens);
    candidate.title = title;
    candidate.from_model = true;
    Some(candidate)
}

/// The title with which the stretch begins, before a person's name.
fn title_before(view: &View<'_, '_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    split::title_at(view, tokens).filter(|title| {
        title.end < tokens.end
            && !view.is(tokens.start, WordClass::GIVEN)
            && !split::is_impersonal(view, &(title.end..tokens.end))
    })
}

/// Letters of no Latin alphabet: the same name once more, in brackets, for those who read it so.
fn is_foreign(view: &View<'_, '_>, token: usize) -> bool {
    let written = view.doc.written(token);
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(|c| !is_latin(c)) && !letters.any(is_latin)
}

/// The rules' candidates, and beside them the names that the recogniser alone would choose; in text order.
fn with_those_from_model(rules: Vec<Candidate>, own: Vec<Candidate>) -> Vec<Candidate> {
    let mut all = rules;
    let known: FxHashSet<Range<usize>> = all.iter().map(|c| c.tokens.clone()).collect();
    all.extend(own.into_iter().filter(|c| !known.contains(&c.tokens)));
    sort_by_key(&mut all, |c| (pair(c.tokens.start, c.tokens.end), 0));
    all
}

/// The recogniser's probabilities for the stretch. Some of the texts that it has learnt from count a title to the name, so for a person
/// behind a title those of the name with the title are added. So are those of a name that runs over from "Madra, N.Y."
fn belief(view: &View<'_, '_>, opinion: &Opinion<'_>, candidate: &Candidate) -> [f32; 4] {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let address = start
        .checked_sub(1)
        .filter(|&t| runs::ends_address(view, t));
    let mut belief = core::array::from_fn(|kind| {
        let over = address.map_or(0.0, |from| opinion.name(&(from..end), kind));
        opinion.name(&candidate.tokens, kind) + over
    });
    let person = NameType::Person.index();
    for start in candidate.title.clone().into_iter().flatten() {
        belief[person] += opinion.name(&(start..candidate.tokens.end), person);
    }
    belief[person] = belief[person].min(1.0);
    belief
}

/// Whether the tokens are a part of one of the names, which are in text order and do not overlap: "Russian Federation" in
/// "Communist Party of the Russian Federation".
fn is_inside(names: &[Range<usize>], tokens: &Range<usize>) -> bool {
    let at = names.partition_point(|name| name.end < tokens.end);
    let name = names.get(at);
    name.is_some_and(|name| name.start <= tokens.start && name != tokens)
}

/// The recogniser's probabilities and the rules' scores, weighed. `closed`: the lists of closed classes may speak.
fn combined(scores: [i32; 4], belief: &[f32; 4], closed: bool) -> LogOdds {
    let odds = core::array::from_fn(|kind| {
        let rules = (scores[kind].min(MOST) - EVEN) as f32;
        let others = (0..4).filter(|&other| other != kind);
        let next = others.map(|other| scores[other]).max().unwrap_or(0);
        let lead = (scores[kind] - next).clamp(CLEAR, CERTAIN) - CLEAR;
        let list = if closed {
            CLOSED[kind] * lead as f32
        } else {
            0.0
        };
        log_odds(belief[kind]) + RULES[kind] * rules + list
    });
    LogOdds(odds)
}

/// "National Security Adviser Jake Marsh": a field in a person's title, no organization; "National Assembly Speaker" begins with one. Titles
/// by their start.
fn is_field(view: &View<'_, '_>, titles: &[Range<usize>], tokens: &Range<usize>) -> bool {
    let is_modifier =
        |token| view.is(token, WordClass::TITLE_MODIFIER) && !view.is(token, WordClass::ORG_HEAD);
    let title = titles[..titles.partition_point(|title| title.start <= tokens.start)].last();
    title.is_some_and(|title| tokens.end < title.end) && tokens.clone().all(is_modifier)
}

/// The surest first; what overlaps one that is taken is left out.
fn without_overlaps(candidates: Vec<Candidate>, tokens: usize) -> Vec<Candidate> {
    let mut names: Vec<(f32, Candidate)> = candidates
        .into_iter()
        .map(|c| (c.odds.as_ref().map_or(f32::MIN, |odds| odds.best().1), c))
        .filter(|(odds, _)| *odds > LEAST)
        .collect();
    sort_by_key(&mut names, |(odds, name)| {
        (falling(f64::from(*odds)), name.tokens.start as u64)
    });
    let mut taken = vec![false; tokens];
    let mut kept = Vec::with_capacity(names.len());
    for (_, name) in names {
        if !taken[name.tokens.clone()].contains(&true) {
            taken[name.tokens.clone()].fill(true);
            kept.push(name);
        }
    }
    sort_by_key(&mut kept, |name| (name.tokens.start as u64, 0));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_of_two_that_overlap_stays() {
        let candidate = |tokens: Range<usize>, odds| {
            let mut candidate = Candidate::new(tokens);
            candidate.odds = Some(LogOdds([odds; 4]));
            candidate
        };
        let all = vec![
            candidate(0..3, 1.0),
            candidate(2..4, 2.0),
            candidate(4..5, -3.0),
        ];
        let kept = without_overlaps(all, 6);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].tokens, 2..4);
    }

    #[test]
    fn lists_of_peoples_decide_a_close_call() {
        let belief = [0.30, 0.0, 0.0, 0.25];
        assert_eq!(combined([0; 4], &belief, true).best().0, NameType::Place);
        assert_eq!(
            combined([0, 0, 0, 80], &belief, true).best().0,
            NameType::Group
        );
    }

    #[test]
    fn a_part_of_a_name_is_inside_it_and_the_whole_is_not() {
        let names = [2..4, 6..11];
        assert!(is_inside(&names, &(9..11)) && is_inside(&names, &(7..8)));
        assert!(
            !is_inside(&names, &(6..11))
                && !is_inside(&names, &(4..6))
                && !is_inside(&names, &(10..12))
        );
    }
}
