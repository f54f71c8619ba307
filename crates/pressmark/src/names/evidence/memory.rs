//! Document memory: a name that stands clear somewhere decides the places where it does not.

use rustc_hash::FxHashMap;

use crate::kinds::NameType;
use crate::lexicon::{WordClass, fold};
use crate::names::candidate::Candidate;
use crate::names::reason::Reason;
use crate::names::view::View;

/// A score from which a name stands clear.
const CLEAR: i32 = 40;

/// What the article says elsewhere about a name.
struct Memory {
    /// Folded name to what all its mentions say, and the first of them.
    names: FxHashMap<String, ([i32; 4], usize)>,
    /// Folded family name to the first full name that holds it.
    families: FxHashMap<String, usize>,
    /// What is left of an organization's name without the words that say what it is, to the first such name.
    organizations: FxHashMap<String, usize>,
    /// Folded given name to the first full name that begins with it.
    given: FxHashMap<String, usize>,
}

/// Adds to each candidate what the other mentions of its name say.
pub(in crate::names) fn remember(view: &View<'_, '_>, candidates: &mut [Candidate]) {
    let memory = learn(view, candidates);
    let full: Vec<_> = candidates.iter().map(|c| c.tokens.clone()).collect();
    for candidate in candidates.iter_mut() {
        recall(view, &memory, &full, candidate);
    }
}

fn learn(view: &View<'_, '_>, candidates: &[Candidate]) -> Memory {
    let mut memory = Memory {
        names: FxHashMap::default(),
        families: FxHashMap::default(),
        organizations: FxHashMap::default(),
        given: FxHashMap::default(),
    };
    for (n, candidate) in candidates.iter().enumerate() {
        let scores = candidate.scores();
        let entry = memory
            .names
            .entry(view.folded(&candidate.tokens))
            .or_insert(([0; 4], n));
        for (sum, score) in entry.0.iter_mut().zip(scores) {
            *sum = (*sum + score.min(60)).min(120);
        }
        let (kind, score, _) = candidate.best();
        if kind == NameType::Organization
            && score >= CLEAR
            && let Some(core) = organization_core(view, candidate)
        {
            memory.organizations.entry(core).or_insert(n);
        }
        if kind == NameType::Person && score >= CLEAR && candidate.tokens.len() > 1 {
            let last = family_token(view, candidate);
            memory
                .families
                .entry(fold(view.lower(last)).into_owned())
                .or_insert(n);
            if view.is(candidate.tokens.start, WordClass::FAMILY_FIRST)
                && !view.is(candidate.tokens.start, WordClass::GIVEN)
            {
                memory
                    .families
                    .entry(fold(view.lower(candidate.tokens.start)).into_owned())
                    .or_insert(n);
            } else {
                memory
                    .given
                    .entry(fold(view.lower(candidate.tokens.start)).into_owned())
                    .or_insert(n);
            }
        }
    }
    memory
}

/// "Trovik" of "Trovik Shipping Ltd."; none where nothing or only ordinary words are left.
fn organization_core(view: &View<'_, '_>, candidate: &Candidate) -> Option<String> {
    let tokens = candidate.tokens.clone();
    let form = WordClass::ORG_HEAD
        .or(WordClass::ORG_SUFFIX)
        .or(WordClass::ORG_INSIDE)
        .or(WordClass::COMMON);
    let end = tokens.clone().rev().find(|&t| !view.is(t, form))? + 1;
    let core = tokens.start..end;
    let plain = end < tokens.end
        && core.clone().all(|t| {
            view.is_capital(t)
                && !view.is(t, form)
                && !view.is(t, WordClass::GIVEN.or(WordClass::FAMILY))
        });
    let listed = view
        .lexicon
        .longest(view.doc, core.start, core.end, false)
        .is_some();
    (plain && !listed).then(|| {
        core.map(|t| fold(view.lower(t)).into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// The family name: the last word that is no "Jr.".
fn family_token(view: &View<'_, '_>, candidate: &Candidate) -> usize {
    let tokens = candidate.tokens.clone();
    tokens
        .clone()
        .rev()
        .find(|&t| view.is_word(t) && !view.is(t, WordClass::NAME_SUFFIX))
        .unwrap_or(tokens.start)
}

fn recall(
    view: &View<'_, '_>,
    memory: &Memory,
    full: &[core::ops::Range<usize>],
    candidate: &mut Candidate,
) {
    if let Some((sums, _)) = memory.names.get(&view.folded(&candidate.tokens)) {
        let own = candidate.scores();
        for (at, kind) in NameType::ALL.into_iter().enumerate() {
            let others = sums[at] - own[at].min(60);
            if others >= 22 {
                candidate.add_evidence(
                    kind,
                    others * 2 / 3,
                    Reason::SameName,
                    candidate.tokens.clone(),
                );
            }
        }
    }
    if let Some(&n) = memory.organizations.get(&view.folded(&candidate.tokens)) {
        candidate.add_evidence(
            NameType::Organization,
            45,
            Reason::FullName,
            full[n].clone(),
        );
    }
    let last = family_token(view, candidate);
    let particles = candidate
        .tokens
        .clone()
        .take_while(|&t| t < last)
        .all(|t| view.is(t, WordClass::PARTICLE));
    if !particles {
        return;
    }
    let word = fold(view.lower(last));
    if let Some(&n) = memory.families.get(word.as_ref()) {
        let place = candidate.listed.is_some() && candidate.best().1 > 60;
        if full[n] != candidate.tokens {
            candidate.add_evidence(
                NameType::Person,
                if place { 45 } else { 70 },
                Reason::FullName,
                full[n].clone(),
            );
        }
    } else if let Some(&n) = memory.given.get(word.as_ref())
        && candidate.listed.is_none()
        && full[n] != candidate.tokens
    {
        candidate.add_evidence(NameType::Person, 40, Reason::FullName, full[n].clone());
    }
}
