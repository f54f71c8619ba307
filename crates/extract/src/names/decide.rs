//! Decides which candidates are names, of which type, and why.

use super::candidate::Candidate;
use super::sense;
use super::view::View;
use crate::document::{EntityType, Form, Mention, Why};
use crate::lexicon::Traits;

/// The least score of a name.
const LEAST: i32 = 17;

/// The mentions of the candidates that are names.
pub(super) fn decide(view: &View<'_, '_>, candidates: &[Candidate]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let (kind, score, ahead) = candidate.best();
        if score < LEAST || candidate.tokens.is_empty() || is_thing(view, candidate) {
            continue;
        }
        if mentions
            .last()
            .is_some_and(|m| m.tokens.end > candidate.tokens.start)
        {
            continue;
        }
        if let Some(why) = why(view, candidate, kind, confidence(score, ahead)) {
            mentions.push(Mention {
                tokens: candidate.tokens.clone(),
                span: view.doc.span(&candidate.tokens),
                kind,
                form: Form::Name,
                sense: None,
                sense_why: None,
                title: (kind == EntityType::Person)
                    .then(|| candidate.title.as_ref().map(|t| view.doc.span(t)))
                    .flatten(),
                why,
                entity: usize::MAX,
            });
        }
    }
    sense::assign(view, &mut mentions);
    mentions
}

/// A law, an event, a work: "Climate Act", "World Cup". A person's name may end so ("Jude Law").
fn is_thing(view: &View<'_, '_>, candidate: &Candidate) -> bool {
    let tokens = candidate.tokens.clone();
    view.is(tokens.end - 1, Traits::THING)
        && candidate.listed.is_none()
        && candidate.title.is_none()
        && !(tokens.len() == 2 && view.is(tokens.start, Traits::GIVEN))
}

fn why(
    view: &View<'_, '_>,
    candidate: &Candidate,
    kind: EntityType,
    confidence: u8,
) -> Option<Why> {
    let witness = candidate.reason(kind)?;
    let span = view.doc.span(&witness.evidence);
    Some(Why {
        method: witness.reason.method(),
        rule: witness.reason.rule(),
        evidence: if span.is_empty() {
            Vec::new()
        } else {
            vec![span]
        },
        explanation: witness.reason.sentence(span.of(view.doc.text), kind),
        confidence,
    })
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
