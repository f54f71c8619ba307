//! What becomes a mention because a pronoun stands for it: "a man was hurt; he", "Mermet led; he".

use rustc_hash::FxHashMap;

use super::anchors::{Anchor, Shape, What};
use crate::document::{Document, Entity, EntityType, Form, Gender, Mention, Method, Why};
use crate::span::Span;

/// What could become a mention, with entities that vanish again where no pronoun stands for them.
#[derive(Default)]
pub(super) struct Candidates {
    anchors: Vec<Anchor>,
    /// Entities for which a pronoun stands, and the pronoun.
    chosen: FxHashMap<usize, Span>,
}

impl Candidates {
    /// Gives the people among the anchors that are no mention an entity: one for a name, one for each noun phrase.
    pub(super) fn found(&mut self, doc: &mut Document<'_>, anchors: &mut [Anchor]) {
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for anchor in anchors {
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
                    gender: anchor.gender(),
                });
            }
            anchor.entity = Some(entity);
            self.anchors.push(anchor.clone());
        }
    }

    /// A pronoun stands for this entity.
    pub(super) fn choose(&mut self, entity: usize, pronoun: Span) {
        self.chosen.entry(entity).or_insert(pronoun);
    }

    /// Makes mentions of what was chosen.
    pub(super) fn promote(self, doc: &mut Document<'_>) {
        let before = doc.mentions.len();
        for anchor in self.anchors {
            let Some((entity, pronoun)) =
                anchor.entity.and_then(|e| Some((e, *self.chosen.get(&e)?)))
            else {
                continue;
            };
            let mention = mention(doc, &anchor, entity, pronoun);
            doc.mentions.push(mention);
        }
        if doc.mentions.len() > before {
            doc.mentions
                .sort_by_key(|m| (m.form, m.tokens.start, m.tokens.end));
            doc.linked = doc.mentions.len();
        }
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

impl Anchor {
    pub(super) const fn gender(&self) -> Gender {
        match self.what {
            What::Person(gender) => gender,
            _ => Gender::Unknown,
        }
    }
}
