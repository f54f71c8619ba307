//! Keeps to what the reader says of names: before the article's memory, so that it learns from them, and at the end.

use core::ops::Range;

use super::candidate::{Candidate, Said};
use super::combine::LEAST;
use super::reason::Reason;
use super::view::View;
use crate::corrections::{Constraints, SaidName};
use crate::kinds::{EntityType, NameType, Sense};
use crate::layers::{ADDED, CORRECTED, Name, SAID_SO, Why};
use crate::sorting::sort_by_key;

/// Odds of a name that the reader points at.
const CERTAIN: f32 = 50.0;
/// What the reader's word weighs among the rules: more than all of them.
const WEIGHT: i32 = 1000;

/// The candidates without those that the reader says are none or something else, and with those that he adds.
pub(super) fn heed(constraints: &Constraints, candidates: Vec<Candidate>) -> Vec<Candidate> {
    if constraints.is_empty() {
        return candidates;
    }
    let rejected = candidates.iter().map(|c| c.tokens.clone());
    let rejected = rejected.filter(|tokens| constraints.rejects(tokens));
    let mut rejected: Vec<Range<usize>> = rejected.collect();
    sort_by_key(&mut rejected, |tokens| (tokens.start as u64, 0));
    let names = constraints.names();
    let mut found = vec![false; names.len()];
    let mut heeded = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        let (at, name) = said_of(names, &candidate.tokens);
        if let Some(name) = name
            && name.tokens == candidate.tokens
        {
            found[at] = true;
            say(&mut candidate, name, false);
            heeded.push(candidate);
            continue;
        }
        // "Lund" everywhere does not stand against "Lund Bank"; where that turns out to be none, it is put in at the end.
        let inside = names[at..].iter().zip(&mut found[at..]);
        let inside = inside.take_while(|(said, _)| said.tokens.end <= candidate.tokens.end);
        for (said, found) in inside {
            *found |= !said.is_pointed_at && said.tokens.start >= candidate.tokens.start;
        }
        if !name.is_some_and(|name| name.is_pointed_at) && !is_among(&rejected, &candidate.tokens) {
            heeded.push(candidate);
        }
    }
    for (name, _) in names.iter().zip(found).filter(|(_, found)| !found) {
        let mut candidate = Candidate::new(name.tokens.clone());
        say(&mut candidate, name, true);
        heeded.push(candidate);
    }
    sort_by_key(&mut heeded, |c| (c.tokens.start as u64, 0));
    heeded
}

/// Lets the reader's word speak for the type; what is no type of names is put in at the end.
fn say(candidate: &mut Candidate, name: &SaidName, is_added: bool) {
    if candidate.said.is_some() {
        return;
    }
    let mut types = NameType::ALL.into_iter();
    let Some(kind) = types.find(|kind| kind.entity_type() == name.kind) else {
        return;
    };
    candidate.said = Some(Said {
        kind,
        is_added,
        is_pointed_at: name.is_pointed_at,
    });
    candidate.add_evidence(kind, WEIGHT, Reason::Reader, name.tokens.clone());
}

/// The least odds of a name that the reader gives; "Herald" everywhere does not win over "Herald Tribune".
pub(super) fn least(said: Said) -> f32 {
    if said.is_pointed_at {
        CERTAIN
    } else {
        LEAST + 1.0
    }
}

/// The given name that shares tokens with these: the first, and which of them it is.
fn said_of<'s>(names: &'s [SaidName], tokens: &Range<usize>) -> (usize, Option<&'s SaidName>) {
    let at = names.partition_point(|name| name.tokens.end <= tokens.start);
    let name = names.get(at);
    (at, name.filter(|name| name.tokens.start < tokens.end))
}

/// These tokens share some with a name that is none. In text order; a long one may reach over others.
fn is_among(rejected: &[Range<usize>], tokens: &Range<usize>) -> bool {
    let later = rejected.partition_point(|none| none.start < tokens.end);
    let mut near = rejected[..later].iter().rev().take(NEAR);
    near.any(|none| none.end > tokens.start)
}

/// Names that are none, looked at before a candidate.
const NEAR: usize = 4;

/// The names with all that the reader gives, each of his type, and without what he says is none.
pub(super) fn names(view: &View<'_, '_>, found: Vec<Name>, constraints: &Constraints) -> Vec<Name> {
    if constraints.is_empty() {
        return found;
    }
    let given = constraints.names();
    let mut kept: Vec<Name> = Vec::with_capacity(found.len());
    let mut put = vec![false; given.len()];
    for mut name in found {
        if constraints.rejects(&name.tokens) {
            continue;
        }
        let (at, said) = said_of(given, &name.tokens);
        match said {
            Some(said) if said.tokens == name.tokens => {
                put[at] = true;
                retype(&mut name, said);
            }
            // "Herald" everywhere is not the Herald of "Herald Tribune".
            Some(said) if said.is_pointed_at || said.tokens.len() > name.tokens.len() => continue,
            Some(_) => {
                let inside = given[at..].iter().zip(&mut put[at..]);
                let inside = inside.take_while(|(said, _)| said.tokens.start < name.tokens.end);
                // One that the reader points at stands in it all the same.
                let inside: Vec<_> = inside.collect();
                if inside.iter().any(|(said, _)| said.is_pointed_at) {
                    continue;
                }
                inside.into_iter().for_each(|(_, put)| *put = true);
            }
            None => {}
        }
        kept.push(name);
    }
    for (said, _) in given.iter().zip(put).filter(|(_, put)| !put) {
        kept.push(added(view, said));
    }
    sort_by_key(&mut kept, |name| (name.tokens.start as u64, 0));
    kept
}

fn retype(name: &mut Name, said: &SaidName) {
    name.kind = said.kind;
    if said.kind != EntityType::Person {
        name.title = None;
    }
    if name.why.rule != ADDED {
        name.why = why(false);
    }
}

fn added(view: &View<'_, '_>, said: &SaidName) -> Name {
    Name {
        tokens: said.tokens.clone(),
        span: view.doc.span(&said.tokens),
        kind: said.kind,
        sense: None,
        sense_why: None,
        title: None,
        why: why(true),
    }
}

/// The senses that the reader gives.
pub(super) fn senses(names: &mut [Name], constraints: &Constraints) {
    for name in names.iter_mut().filter(|_| !constraints.is_empty()) {
        let (_, said) = said_of(constraints.names(), &name.tokens);
        let said = said.filter(|said| said.tokens == name.tokens);
        let sense = said
            .and_then(|said| said.sense)
            .filter(|&sense| match name.kind {
                EntityType::Place => sense != Sense::Demonym,
                EntityType::Group => sense == Sense::Demonym,
                _ => false,
            });
        if sense.is_some() && sense != name.sense {
            name.sense = sense;
            name.sense_why = Some(SAID_SO.to_owned());
        }
    }
}

/// Why a name is one by the reader's word.
pub(super) fn why(is_added: bool) -> Why {
    Why::by_reader(if is_added { ADDED } else { CORRECTED })
}
