//! Why a pronoun stands for what it stands for, for the reader.

use super::antecedents::Antecedent;
use super::words::{Case, Pronoun};
use crate::coref::role::Role;
use crate::layers::{Entity, Why};
use crate::text::Document;

/// `share` is how likely the antecedent's entity is among all that the pronoun could stand for.
pub(super) fn why(
    doc: &Document<'_>,
    pronoun: Pronoun,
    antecedent: &Antecedent,
    entity: &Entity,
    share: f64,
) -> Why {
    let name = &entity.name;
    let word = doc.written(pronoun.token);
    let own = doc.sentence_of(pronoun.token);
    let ahead = antecedent.tokens.start > pronoun.token;
    let place = match own.since(antecedent.sentence) {
        _ if ahead => "who is named after the comma",
        0 if antecedent.role == Role::Subject => "the subject of this sentence",
        0 => "mentioned in this sentence",
        1 if antecedent.role == Role::Subject => "the subject of the sentence before",
        1 => "mentioned in the sentence before",
        _ => "mentioned shortly before",
    };
    let rule = match pronoun.case {
        _ if ahead => "pronoun-ahead",
        Case::Reflexive => "pronoun-reflexive",
        Case::Possessive => "pronoun-owner",
        Case::Object => "pronoun-object",
        Case::Subject => "pronoun",
    };
    let evidence = vec![doc.span(&antecedent.tokens)];
    let explanation = format!("“{word}” most likely refers to {name}, {place}.");
    let confidence = (share * 100.0).clamp(50.0, 95.0) as u8;
    Why::by_coreference(rule, evidence, explanation, confidence)
}
