//! Decides which candidates are names, of which type, and why.

use super::candidate::{Candidate, Evidence};
use super::clubs;
use super::reason::{self, Reason};
use super::said;
use super::sense;
use super::view::View;
use crate::corrections::Constraints;
use crate::kinds::{Method, NameType};
use crate::layers::{Name, Why};
use crate::lexicon::{EntryKind, WordClass, fold};
use crate::text::span::Span;

/// The least score of a name.
const LEAST: i32 = 17;

/// Those of the candidates that are names.
pub(super) fn decide(
    view: &View<'_, '_>,
    candidates: &[Candidate],
    constraints: &Constraints,
) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let Some((kind, confidence)) = decision(view, candidate) else {
            continue;
        };
        if names
            .last()
            .is_some_and(|name| name.tokens.end > candidate.tokens.start)
        {
            continue;
        }
        if let Some(why) = why(view, candidate, kind, confidence) {
            names.push(Name {
                tokens: candidate.tokens.clone(),
                span: view.doc.span(&candidate.tokens),
                kind: kind.entity_type(),
                sense: None,
                sense_why: None,
                title: (kind == NameType::Person)
                    .then(|| candidate.title.as_ref().map(|t| view.doc.span(t)))
                    .flatten(),
                why,
            });
        }
    }
    clubs::tell_apart(view, &mut names);
    let mut names = said::names(view, names, constraints);
    sense::assign(view, &mut names);
    said::senses(&mut names, constraints);
    names
}

/// The type of the name and how sure it is, in hundredths: as rules and recogniser decided together, else by the rules alone.
fn decision(view: &View<'_, '_>, candidate: &Candidate) -> Option<(NameType, u8)> {
    if candidate.tokens.is_empty() {
        return None;
    }
    if let Some(said) = candidate.said {
        return Some((said.kind, 100));
    }
    if let Some(odds) = &candidate.odds {
        let (kind, odds) = odds.best();
        return Some((kind, certainty(odds)));
    }
    let (_, score, ahead) = candidate.best();
    choice(view, candidate).map(|kind| (kind, confidence(score, ahead)))
}

/// The type that the rules alone would choose; none where they see no name.
pub(super) fn choice(view: &View<'_, '_>, candidate: &Candidate) -> Option<NameType> {
    let (kind, score, _) = candidate.best();
    (score >= LEAST && !candidate.tokens.is_empty() && !is_thing(view, candidate)).then_some(kind)
}

/// A law, an event, a work: "Climate Act", "World Cup". A person's name may end so ("Jude Law").
fn is_thing(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let tokens = candidate.tokens.clone();
    view.is(tokens.end - 1, WordClass::THING)
        && candidate.listed.is_none()
        && candidate.title.is_none()
        && !(tokens.len() == 2 && view.is(tokens.start, WordClass::GIVEN))
}

fn why(view: &View<'_, '_>, candidate: &Candidate, kind: NameType, confidence: u8) -> Option<Why> {
    if let Some(said) = candidate.said {
        return Some(said::why(said.is_added));
    }
    let strongest = candidate.reason(kind);
    if candidate.odds.is_some() && (candidate.from_model || strongest.is_none()) {
        return Some(by_recogniser(view, candidate, strongest, kind, confidence));
    }
    let strongest = strongest?;
    let (evidence, explanation) = told(view, strongest, kind);
    Some(Why {
        method: strongest.reason.method(),
        rule: strongest.reason.rule(),
        evidence,
        explanation,
        confidence,
    })
}

/// What a reader is told of a piece of evidence: the words that it stands on, and the sentence.
fn told(view: &View<'_, '_>, strongest: &Evidence, kind: NameType) -> (Vec<Span>, String) {
    let span = view.doc.span(&strongest.tokens);
    let words = span.of(view.doc.text);
    let explanation = long_form(view, strongest).map_or_else(
        || strongest.reason.sentence(words, kind),
        |long| format!("“{words}” is short for {long}."),
    );
    let evidence = if span.is_empty() { vec![] } else { vec![span] };
    (evidence, explanation)
}

/// What a listed organization's short name stands for.
fn long_form(view: &View<'_, '_>, strongest: &Evidence) -> Option<&'static str> {
    let listed =
        matches!(strongest.reason, Reason::ListedOrganization).then_some(&strongest.tokens)?;
    let known = view.lexicon.listed(view.doc, listed).iter();
    let known = known.filter(|k| k.kind == EntryKind::Organization);
    let written = view.doc.span(listed).of(view.doc.text);
    let long = known
        .map(|k| k.name)
        .find(|name| name.len() > written.len());
    long.filter(|long| !fold(&long.to_lowercase()).contains(&*fold(&written.to_lowercase())))
}

/// No rule found it: the recogniser goes by the spelling and the words around the name. Where a rule has something to say of it, that
/// is what the reader is told.
fn by_recogniser(
    view: &View<'_, '_>,
    candidate: &Candidate,
    strongest: Option<&Evidence>,
    kind: NameType,
    confidence: u8,
) -> Why {
    let (evidence, explanation) = match strongest.filter(|w| !w.reason.is_shape()) {
        Some(strongest) => {
            let (evidence, seen) = told(view, strongest, kind);
            let spelt = reason::by_recogniser(&[], kind);
            (evidence, format!("{spelt} {seen}"))
        }
        None => {
            let evidence = words_beside(view, candidate);
            let written: Vec<&str> = evidence.iter().map(|s| s.of(view.doc.text)).collect();
            let explanation = reason::by_recogniser(&written, kind);
            (evidence, explanation)
        }
    };
    Why {
        method: Method::Model,
        rule: "trained-recogniser",
        evidence,
        explanation,
        confidence,
    }
}

/// The words on both sides of the name, in its sentence.
fn words_beside(view: &View<'_, '_>, candidate: &Candidate) -> Vec<Span> {
    let sentence = view.sentence(candidate.tokens.start);
    let sides = [
        candidate.tokens.start.checked_sub(1),
        Some(candidate.tokens.end),
    ];
    let is_word = |t: &usize| sentence.contains(t) && view.is_word(*t) && !view.is_possessive(*t);
    let words = sides.into_iter().flatten().filter(is_word);
    words.map(|t| view.doc.tokens[t].span).collect()
}

/// Odds from which a name is as sure as the hundredths say; measured on annotated texts that the recogniser has not learnt from
/// (`train score certainty`).
const CERTAINTY: [(f32, u8); 6] = [
    (6.0, 96),
    (4.4, 90),
    (2.5, 80),
    (1.5, 70),
    (0.5, 60),
    (f32::MIN, 48),
];

fn certainty(odds: f32) -> u8 {
    let step = CERTAINTY.iter().find(|(least, _)| odds >= *least);
    step.map_or(48, |(_, hundredths)| *hundredths)
}

/// Hundredths from the score and the lead over the next type.
fn confidence(score: i32, ahead: i32) -> u8 {
    let sure = match score {
        90.. => 95,
        70.. => 90,
        50.. => 80,
        35.. => 68,
        25.. => 58,
        _ => 48,
    };
    let doubt = match ahead {
        40.. => 0,
        20.. => 5,
        10.. => 10,
        _ => 18,
    };
    u8::try_from(sure - doubt).unwrap_or(30)
}
