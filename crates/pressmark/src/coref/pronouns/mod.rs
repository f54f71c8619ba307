//! Whom "he", "she", "they" or "it" stands for: one resolver for all pronouns, those that speak and those that do not.
//!
//! Everything that a pronoun could stand for is an anchor; anchors that disagree in number or gender, or that the grammar
//! rules out, fall away; what speaks for each of the others is weighed, and the best wins where it wins clearly.

mod anchors;
mod clues;
pub mod fitting;
mod owners;
mod promote;
mod resolve;
mod role;
mod unmarked;
mod voices;
mod weights;
mod words;

use crate::document::{Document, Entity, EntityType, Form, Mention, Method, Reference, Sense, Why};
use crate::sorting::sort_numbers;
pub(crate) use anchors::Anchors;
pub(crate) use weights::Weights;
use words::Pronoun;

/// A pronoun that can be a speaker's noun phrase.
pub(super) fn is_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "they" | "it" | "i" | "we" | "you")
}

/// Fills [`Document::references`] with what the pronouns outside of quotations stand for.
pub(super) fn resolve(doc: &mut Document<'_>, weights: &Weights) -> Anchors {
    let mut anchors = Anchors::collect(doc);
    let candidates = promote::Candidates::found(doc, &mut anchors);
    let (references, anchors) = resolve::outside(doc, anchors, weights);
    doc.references = references;
    candidates.promote(doc, anchors)
}

/// Adds a mention for every pronoun that is resolved, those in quotations by who is quoted.
pub(super) fn add(doc: &mut Document<'_>, mut anchors: Anchors, weights: &Weights) {
    anchors.add_speakers(doc);
    let inside = resolve::inside(doc, anchors, weights);
    doc.references.extend(inside);
    let mut spoken: Vec<usize> = doc.mentions[doc.linked..]
        .iter()
        .filter(|m| m.form == Form::Pronoun)
        .map(|m| m.tokens.start)
        .collect();
    sort_numbers(&mut spoken);
    for reference in core::mem::take(&mut doc.references) {
        if spoken.binary_search(&reference.token).is_err() {
            push(doc, reference);
        }
    }
    owners::name(doc);
}

/// The mention of a pronoun that speaks. None for "I", "we", "you".
pub(super) fn mention(doc: &mut Document<'_>, token: usize) -> Option<usize> {
    let pronoun = Pronoun::at(doc, token)?;
    if matches!(
        pronoun.stands,
        words::Stands::Speaker | words::Stands::Speakers
    ) {
        return None;
    }
    let known = doc.references.partition_point(|r| r.token < token);
    let reference = match doc.references.get(known).filter(|r| r.token == token) {
        Some(reference) => reference.clone(),
        None => open(doc, pronoun),
    };
    Some(push(doc, reference))
}

/// Nobody clear was named: the pronoun is an entity of its own.
fn open(doc: &mut Document<'_>, pronoun: Pronoun) -> Reference {
    doc.entities.push(Entity {
        kind: pronoun.stands.kind(),
        name: doc.lower(pronoun.token).to_owned(),
        role: None,
        country: None,
        feature: None,
        gender: pronoun.stands.gender(),
    });
    Reference {
        token: pronoun.token,
        entity: doc.entities.len() - 1,
        why: Why {
            method: Method::Coreference,
            rule: "pronoun-open",
            evidence: vec![doc.span(&(pronoun.token..pronoun.token + 1))],
            explanation: "A pronoun that speaks; the text does not say clearly who is meant."
                .to_owned(),
            confidence: 50,
        },
    }
}

fn push(doc: &mut Document<'_>, reference: Reference) -> usize {
    let Reference { token, entity, why } = reference;
    let kind = doc
        .entities
        .get(entity)
        .map_or(EntityType::Other, |e| e.kind);
    let state = doc
        .entities
        .get(entity)
        .is_some_and(|e| e.country.is_some());
    let sense = match kind {
        EntityType::Place if state => Some(Sense::Actor),
        EntityType::Place => Some(Sense::Location),
        _ => None,
    };
    doc.mentions.push(Mention {
        span: doc.span(&(token..token + 1)),
        tokens: token..token + 1,
        kind,
        form: Form::Pronoun,
        sense,
        sense_why: None,
        title: None,
        why,
        entity,
    });
    doc.mentions.len() - 1
}
