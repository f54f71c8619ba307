//! What an article says of a name in one place counts in the others: the recogniser reads a sentence at a time.

use core::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::{Candidate, LogOdds};
use super::decide;
use super::reason::Reason;
use super::view::View;
use crate::kinds::NameType;
use crate::lexicon::WordClass;
use crate::text::Case;

/// The mean probability of each name in the article, by its words.
pub(super) struct Means {
    sums: FxHashMap<String, ([f32; 4], f32)>,
}

impl Means {
    /// From the probability of each candidate.
    pub(super) fn of(view: &View<'_, '_>, candidates: &[Candidate], beliefs: &[[f32; 4]]) -> Self {
        let mut sums: FxHashMap<String, ([f32; 4], f32)> = FxHashMap::default();
        for (candidate, belief) in candidates.iter().zip(beliefs) {
            let entry = sums.entry(key(view, &candidate.tokens)).or_default();
            for (sum, value) in entry.0.iter_mut().zip(belief) {
                *sum += value;
            }
            entry.1 += 1.0;
        }
        Self { sums }
    }

    /// The mean for each type over all stretches of these words.
    pub(super) fn of_name(&self, view: &View<'_, '_>, tokens: &Range<usize>) -> [f32; 4] {
        let found = self.sums.get(&key(view, tokens));
        found.map_or([0.0; 4], |(sums, count)| sums.map(|sum| sum / count))
    }
}

/// Odds of a name that stands clear.
const CLEARLY: f32 = 2.0;

/// What the same words, clear elsewhere, add; what a full name adds to its last word ("Ruth Hollis", then "Hollis").
const SAME: f32 = 2.5;
const FAMILY: f32 = 2.5;

/// From which odds capital letters speak for the same letters, and what they add: "WHO" is no "who".
const ACRONYM: (f32, f32) = (0.3, 3.5);

/// Odds of a person's full name that lets the family name alone stand for no seat of power.
const NAMED: f32 = 0.5;

/// Tokens behind a full name in which its last word alone opens a sentence as that person.
const NEAR: usize = 40;

/// A name that stands clear, and what it adds to others.
struct Clear {
    kind: NameType,
    more: f32,
    reason: Reason,
    name: Range<usize>,
}

/// Lets names that stand clear speak for others: the same words, and a person's last name alone.
pub(super) fn recall(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    let families = families_alone(view, candidates);
    for candidate in candidates.iter_mut() {
        prefer_person(view, &families, candidate);
    }
    let mut clear: FxHashMap<String, Clear> = FxHashMap::default();
    let mut named: FxHashMap<String, Range<usize>> = FxHashMap::default();
    for candidate in candidates.iter() {
        let tokens = candidate.tokens.clone();
        let Some((kind, odds)) = best(candidate) else {
            continue;
        };
        let family = (kind == NameType::Person && tokens.len() > 1)
            .then(|| key(view, &(tokens.end - 1..tokens.end)));
        if odds >= NAMED
            && let Some(family) = &family
        {
            named.entry(family.clone()).or_insert(tokens.clone());
        }
        let acronym = tokens.len() == 1 && view.case(tokens.start) == Case::Upper;
        let (least, same) = if acronym { ACRONYM } else { (CLEARLY, SAME) };
        if odds < least {
            continue;
        }
        let adds = |more: f32, reason: Reason| Clear {
            kind,
            more,
            reason,
            name: tokens.clone(),
        };
        if let Some(family) = family {
            clear.insert(family, adds(FAMILY, Reason::FullName));
        }
        if let Some(firm) = firm_alone(view, kind, &tokens) {
            let full = adds(FAMILY, Reason::FullName);
            clear.entry(firm).or_insert(full);
        }
        let same = adds(same, Reason::SameName);
        clear.entry(key(view, &tokens)).or_insert(same);
    }
    let located = located(view, candidates);
    for candidate in candidates {
        prefer_family(view, &named, &located, candidate);
        let recalled = clear.get(&key(view, &candidate.tokens));
        // "lives in Lima", where Rosa Lima is named too: nobody is in somebody.
        let is_there = recalled.is_some_and(|c| matches!(c.reason, Reason::FullName))
            && is_located(view, candidate);
        if let Some(clear) = recalled.filter(|_| !is_there)
            && best(candidate).is_some_and(|(_, odds)| odds < CLEARLY)
            && let Some(odds) = &mut candidate.odds
        {
            odds.0[clear.kind.index()] += clear.more;
            // No weight: the odds have it. It is said where nothing else speaks.
            candidate.add_evidence(clear.kind, 0, clear.reason, clear.name.clone());
        }
    }
}

/// "Trovik Inc" is elsewhere only "Trovik".
fn firm_alone(view: &View<'_, '_>, kind: NameType, tokens: &Range<usize>) -> Option<String> {
    let form = tokens.len() > 1 && view.is(tokens.end - 1, WordClass::ORG_SUFFIX);
    (form && kind == NameType::Organization).then(|| key(view, &(tokens.start..tokens.end - 1)))
}

/// Single names that stand somewhere in the article as a spot on the map, by their words.
fn located(view: &View<'_, '_>, candidates: &[Candidate]) -> FxHashSet<String> {
    let there = candidates.iter().filter(|c| is_located(view, c));
    there.map(|c| key(view, &c.tokens)).collect()
}

/// "in Lima", and the recogniser takes it for the town.
fn is_located(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    candidate.tokens.len() == 1
        && view
            .before(candidate.tokens.start)
            .is_some_and(|t| view.is(t, WordClass::PLACE_PREPOSITION))
        && best(candidate).is_some_and(|(kind, _)| kind == NameType::Place)
}

/// Last names that stand alone and clearly for people, or speak, by their words.
fn families_alone(
    view: &View<'_, '_>,
    candidates: &[Candidate],
) -> FxHashMap<String, Range<usize>> {
    let alone = candidates.iter().filter(|candidate| {
        let person = |(kind, odds)| kind == NameType::Person && odds >= NAMED;
        let mut evidence = candidate.evidence.iter();
        let speaks = evidence.any(|w| w.reason == Reason::SpeechVerb);
        candidate.tokens.len() == 1 && (speaks || best(candidate).is_some_and(person))
    });
    let by_words = alone.map(|c| (key(view, &c.tokens), c.tokens.clone()));
    by_words.collect()
}

/// "Dakota Lincoln", and further on "Ms. Lincoln said": no place and no company, where the rules think of a person and no list knows it.
fn prefer_person(
    view: &View<'_, '_>,
    families: &FxHashMap<String, Range<usize>>,
    candidate: &mut Candidate,
) {
    let tokens = candidate.tokens.clone();
    let is_other = |(kind, _)| matches!(kind, NameType::Place | NameType::Organization);
    if tokens.len() < 2 || candidate.listed.is_some() || !best(candidate).is_some_and(is_other) {
        return;
    }
    let family = families.get(&key(view, &(tokens.end - 1..tokens.end)));
    if let Some(family) = family
        && (decide::choice(view, candidate) == Some(NameType::Person)
            || view.is(tokens.start, WordClass::GIVEN))
        && let Some(odds) = &mut candidate.odds
    {
        let (_, most) = odds.best();
        odds.0[NameType::Person.index()] = most + FAMILY;
        candidate.add_evidence(NameType::Person, 0, Reason::SameName, family.clone());
    }
}

/// "said Duma", after "Sboniso Duma" and without "the": the person who was named, not the parliament in Moscow. So "Lima added", after
/// "Rosa Lima", and "Lima, asked the same, smiled" where Lima is no place in this article.
fn prefer_family(
    view: &View<'_, '_>,
    named: &FxHashMap<String, Range<usize>>,
    located: &FxHashSet<String>,
    candidate: &mut Candidate,
) {
    let start = candidate.tokens.start;
    let is_place = best(candidate).is_some_and(|(kind, _)| kind == NameType::Place);
    let may_speak = candidate.evidence.iter().any(|w| match w.reason {
        Reason::SeatOfPower => true,
        Reason::SpeechVerb => is_place,
        _ => false,
    });
    let opens = is_place
        && view.is_initial(start)
        && !view.is_possessive(start + 1)
        && !located.contains(&key(view, &candidate.tokens));
    let behind_article = start > 0 && view.lower(start - 1) == "the";
    if !(may_speak || opens) || behind_article || candidate.tokens.len() > 1 {
        return;
    }
    let full = named.get(&key(view, &candidate.tokens));
    let near = |full: &Range<usize>| may_speak || start - full.end < NEAR;
    if let Some(full) = full.filter(|full| full.end <= start && near(full))
        && let Some(odds) = &mut candidate.odds
    {
        let (_, most) = odds.best();
        odds.0[NameType::Person.index()] = most + FAMILY;
        candidate.add_evidence(NameType::Person, 0, Reason::FullName, full.clone());
    }
}

fn best(candidate: &Candidate) -> Option<(NameType, f32)> {
    candidate.odds.as_ref().map(LogOdds::best)
}

/// The folded words; in lower case, with a capital and in capitals they are other words ("who", "Who", "WHO").
fn key(view: &View<'_, '_>, tokens: &Range<usize>) -> String {
    let mark = match view.case(tokens.start) {
        Case::Upper => "++",
        _ if view.is_capital(tokens.start) => "+",
        _ => "-",
    };
    format!("{mark} {}", view.folded(tokens))
}
