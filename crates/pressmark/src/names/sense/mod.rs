//! Tells a state that acts from a spot on the map.
//!
//! The grammar around the name decides: what it possesses ([`owner`]), what it is the object
//! of ([`before`]: "in Lima", "urged Lima"), what it is the subject of ([`subject`]). Names in a list share their sense: "Kenya, Uganda and Tanzania
//! signed". States, seats of government and states of federations act, and towns where the verb is one of will; all others are locations.

mod before;
mod owner;
mod subject;

use super::view::View;
use crate::kinds::{EntityType, Feature, Sense};
use crate::layers::Name;
use crate::lexicon::{EntryKind, WordClass};

/// What a place name can stand for besides the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Polity {
    /// A state: its name acts in most clauses that it is the subject of.
    State,
    /// A seat of government: it acts where the verb is one of will or speech.
    Seat,
    /// A state or province of a federation: likewise.
    Division,
    /// Another town: its council or its people, where the verb is one that befalls no town ("voted", not "grew").
    Town,
}

/// A sense, and the words that show it.
#[derive(Clone, Copy, Debug)]
struct Evidence {
    sense: Sense,
    /// Why, as part of a sentence.
    because: Because,
    /// The token that shows it.
    token: usize,
}

/// Which part of the grammar shows the sense.
#[derive(Clone, Copy, Debug)]
enum Because {
    Preposition,
    Dealings,
    Addressed,
    Possession,
    Verb,
}

/// Gives every place and people its sense, and the explanation of a place's.
pub(super) fn assign(view: &View<'_, '_>, names: &mut [Name]) {
    let mut at = 0;
    while at < names.len() {
        let end = list_end(view, names, at);
        if names[at].kind == EntityType::Place {
            assign_list(view, &mut names[at..end]);
        } else if names[at].kind == EntityType::Group {
            names[at].sense = Some(Sense::Demonym);
        }
        at = end;
    }
}

/// One past the last name of the list of places that begins here: "Kenya, Uganda and Tanzania".
fn list_end(view: &View<'_, '_>, names: &[Name], at: usize) -> usize {
    let mut end = at + 1;
    while end < names.len()
        && !is_aside(view, &names[end])
        && names[end].kind == EntityType::Place
        && names[end - 1].kind == EntityType::Place
        && is_conjoined(view, names[end - 1].tokens.end, names[end].tokens.start)
    {
        end += 1;
    }
    end
}

/// "... in southern Lebanon, Beirut said": the name speaks for itself.
fn is_aside(view: &View<'_, '_>, name: &Name) -> bool {
    let tokens = &name.tokens;
    view.is(tokens.end, WordClass::SPEECH)
        && tokens.start > 0
        && view.lower(tokens.start - 1) == ","
}

/// Nothing but a comma or a conjunction stands between.
fn is_conjoined(view: &View<'_, '_>, left: usize, right: usize) -> bool {
    (1..=2).contains(&right.saturating_sub(left))
        && (left..right).all(|t| view.is_joint(t) || matches!(view.lower(t), "-" | "–"))
        && view.sentence(left).contains(&right)
}

/// What stands before the first holds for all, and so does the verb behind the last; a possessive belongs to the last alone.
fn assign_list(view: &View<'_, '_>, list: &mut [Name]) {
    let polities: Vec<Option<Polity>> = list.iter().map(|m| polity(view, m)).collect();
    let (first, last) = (list[0].tokens.start, list[list.len() - 1].tokens.end);
    for (name, polity) in list.iter_mut().zip(polities) {
        let evidence = polity.and_then(|polity| {
            let own = name.tokens.start;
            // What is dealt with by name is a government; a town is where things are.
            let before = |at| {
                let evidence = before::evidence(view, at, polity);
                evidence.filter(|e| polity != Polity::Town || e.sense == Sense::Location)
            };
            owner::evidence(view, name.tokens.end, polity)
                .or_else(|| pair(view, own, last))
                .or_else(|| before(own).filter(|_| own != first))
                .or_else(|| before(first))
                .or_else(|| subject::evidence(view, first, last, polity))
        });
        name.sense = Some(evidence.map_or(Sense::Location, |e| e.sense));
        if let Some(evidence) = evidence {
            name.sense_why = Some(explanation(view, name, evidence));
        }
    }
}

/// "US-China talks", "Egyptian-US relations": what two have that a hyphen joins.
fn pair(view: &View<'_, '_>, start: usize, last: usize) -> Option<Evidence> {
    let is_hyphen =
        |t: usize| matches!(view.lower(t), "-" | "–") && !view.doc.tokens[t].space_before;
    let joined = start > 0 && is_hyphen(start - 1) || is_hyphen(start + 1);
    let is_noun = |&t: &usize| view.is(t, WordClass::BETWEEN.or(WordClass::LINK));
    let noun = (last..last + 2).find(is_noun).filter(|_| joined)?;
    let sense = match view.is(noun, WordClass::LINK) {
        true => Sense::Location,
        false => Sense::Actor,
    };
    Some(Evidence {
        sense,
        because: Because::Dealings,
        token: noun,
    })
}

/// What the name can stand for.
fn polity(view: &View<'_, '_>, name: &Name) -> Option<Polity> {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let known = view
        .lexicon
        .longest(view.doc, start, end, view.is_caseless(start))
        .filter(|k| k.tokens.end == end);
    let Some(known) = known else {
        // "the Capitol steps": no town bears an article.
        let is_land = view.is(end - 1, WordClass::PLACE_HEAD)
            || view.is(start, WordClass::PLACE_FIRST)
            || start > 0 && view.is(start - 1, WordClass::DETERMINER);
        return (!is_land).then_some(Polity::Town);
    };
    let kinds = view.lexicon.known(&known);
    let is = |kind: EntryKind| kinds.iter().any(|k| k.kind == kind);
    if is(EntryKind::Country) {
        Some(Polity::State)
    } else if is(EntryKind::Capital) || is(EntryKind::SeatPlace) {
        Some(Polity::Seat)
    } else if is(EntryKind::City) {
        Some(Polity::Town)
    } else {
        // A region that one state holds: "the Midwest" is one too, but is hardly ever said to sue or to sign.
        let division = kinds.iter().any(|k| {
            k.kind == EntryKind::Region && k.feature == Some(Feature::Region) && k.country.is_some()
        });
        division.then_some(Polity::Division)
    }
}

fn explanation(view: &View<'_, '_>, name: &Name, evidence: Evidence) -> String {
    let name = name.span.of(view.doc.text);
    let word = view.doc.written(evidence.token);
    match (evidence.because, evidence.sense) {
        (Because::Preposition, _) => format!("“{word}” stands before {name}: the place is meant."),
        (Because::Dealings, _) => {
            format!("“{word}” is something between governments: {name} is a party to it.")
        }
        (Because::Addressed, _) => format!("“{word}” is done to a government, not to a place."),
        (Because::Possession, Sense::Actor) => {
            format!("“{word}” belongs to a government, not to a place.")
        }
        (Because::Possession, _) => {
            format!("Nothing that {name} has here belongs to a government.")
        }
        (Because::Verb, Sense::Actor) => {
            format!("“{word}” is something that governments do: {name} acts.")
        }
        (Because::Verb, _) => format!("“{word}” says something of the place, not of a government."),
    }
}

/// The first token of the name with the article and the directions before it: "the southern Philippines".
fn with_article(view: &View<'_, '_>, start: usize) -> usize {
    let mut first = start;
    while let Some(before) = first.checked_sub(1)
        && start - before <= 3
        && (view.lower(before) == "the" || view.is(before, WordClass::DIRECTION))
        && view.sentence(start).contains(&before)
    {
        first = before;
    }
    first
}

/// A form of a verb that such a polity is the subject of where it acts: "the town grew" is no act of its council.
fn is_act_of(view: &View<'_, '_>, token: usize, polity: Polity) -> bool {
    is_act(view, token) && !(polity == Polity::Town && view.is(token, WordClass::BEFALLS))
}

/// A form of a verb that governments are the subject of.
fn is_act(view: &View<'_, '_>, token: usize) -> bool {
    view.is(token, ACTS) || ["ed", "d"].iter().any(|end| has_stem(view, token, end))
}

const ACTS: WordClass = WordClass::SPEECH.or(WordClass::WILL).or(WordClass::ACT);

fn has_stem(view: &View<'_, '_>, token: usize, ending: &str) -> bool {
    view.lower(token)
        .strip_suffix(ending)
        .is_some_and(|stem| stem.len() > 2 && view.lexicon.word_class(stem).any(ACTS))
}

/// "negotiating", "forcing", "planning".
fn is_act_ing(view: &View<'_, '_>, token: usize) -> bool {
    let Some(stem) = view.lower(token).strip_suffix("ing") else {
        return false;
    };
    let is = |stem: &str| stem.len() > 1 && view.lexicon.word_class(stem).any(ACTS);
    let doubled =
        stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    is(stem) || is(&format!("{stem}e")) || doubled && stem.get(..stem.len() - 1).is_some_and(is)
}
