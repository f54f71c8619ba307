//! What becomes a mention because a pronoun stands for it: "a man was hurt; he", "Mermet led; he".

use rustc_hash::FxHashMap;

use super::anchors::{Anchor, Anchors, Shape, What};
use crate::document::{Document, Entity, EntityType, Form, Mention, Method, Why};
use crate::sorting::{pair, sort_by_key};
use crate::text::span::Span;

/// Anchors that could become mentions: their entities vanish again where no pronoun stands for them.
pub(super) struct Candidates {
    /// The first of these entities; all later ones are too.
    first: usize,
}

impl Candidates {
    /// Gives the people among the anchors that are no mention an entity: one for a name, one for each noun phrase.
    pub(super) fn found(doc: &mut Document<'_>, anchors: &mut Anchors) -> Self {
        let first = doc.entities.len();
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for anchor in &mut anchors.list {
            let kind = match anchor.what {
                What::Person(_) => EntityType::Person,
                What::People => EntityType::Group,
                _ => continue,
            };
            if anchor.form.is_marked() || anchor.quoted || doc.span(&anchor.tokens).is_empty() {
                continue;
            }
            let written = doc.span(&anchor.tokens).of(doc.text);
            let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
            let next = doc.entities.len();
            let entity = match anchor.form {
                Shape::Capitals => *by_name.entry(name.clone()).or_insert(next),
                _ => next,
            };
            if entity == next {
                doc.entities.push(Entity {
                    kind,
                    name,
                    role: None,
                    country: None,
                    feature: None,
                    gender: anchor.gender(doc),
                });
            }
            anchor.entity = Some(entity);
        }
        Self { first }
    }

    /// Makes mentions of those for which a pronoun stands; the others have no entity any more.
    pub(super) fn promote(self, doc: &mut Document<'_>, mut anchors: Anchors) -> Anchors {
        let mut chosen: FxHashMap<usize, Span> = FxHashMap::default();
        for reference in &doc.references {
            let pronoun = doc.span(&(reference.token..reference.token + 1));
            chosen.entry(reference.entity).or_insert(pronoun);
        }
        let before = doc.mentions.len();
        for anchor in &mut anchors.list {
            let Some(entity) = anchor.entity.filter(|&e| e >= self.first) else {
                continue;
            };
            let Some(&pronoun) = chosen.get(&entity) else {
                anchor.entity = None;
                continue;
            };
            let mention = mention(doc, anchor, entity, pronoun);
            anchor.form = if mention.form == Form::Name {
                Shape::Name
            } else {
                Shape::Noun
            };
            doc.mentions.push(mention);
        }
        if doc.mentions.len() > before {
            sort_by_key(&mut doc.mentions, |m| {
                (m.form as u64, pair(m.tokens.start, m.tokens.end))
            });
            doc.linked = doc.mentions.len();
        }
        anchors
    }
}

fn mention(doc: &Document<'_>, anchor: &Anchor, entity: usize, pronoun: Span) -> Mention {
    let span = doc.span(&anchor.tokens);
    let word = pronoun.of(doc.text);
    let (form, rule, explanation) = match anchor.form {
        Shape::Capitals => (
            Form::Name,
            "named-by-pronoun",
            format!("“{word}” refers to {}: a person’s name.", span.of(doc.text)),
        ),
        _ => (
            Form::Nominal,
            "noun-of-pronoun",
            format!(
                "Somebody without a name; “{word}” refers to “{}”.",
                span.of(doc.text)
            ),
        ),
    };
    Mention {
        span,
        tokens: anchor.tokens.clone(),
        kind: if anchor.what == What::People {
            EntityType::Group
        } else {
            EntityType::Person
        },
        form,
        sense: None,
        sense_why: None,
        title: None,
        why: Why {
            method: Method::Coreference,
            rule,
            evidence: vec![pronoun],
            explanation,
            confidence: 62,
        },
        entity,
    }
}
