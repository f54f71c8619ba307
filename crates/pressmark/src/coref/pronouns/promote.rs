//! What becomes a mention because a pronoun stands for it: "a man was hurt; he", "Mermet led; he".

use rustc_hash::FxHashMap;

use super::Reference;
use super::anchors::{Anchor, Anchors, Shape, What};
use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Form, Method};
use crate::layers::{Entity, Mention, Why};
use crate::sorting::{pair, sort_by_key};
use crate::text::span::Span;

/// Anchors that could become mentions: their entities vanish again where no pronoun stands for them.
pub(super) struct Candidates {
    /// The first of these entities; all later ones are too.
    first: usize,
}

impl Candidates {
    /// Gives the people among the anchors that are no mention an entity: one for a name, one for each noun phrase.
    pub(super) fn found(chains: &mut Chains<'_, '_>, anchors: &mut Anchors) -> Self {
        let first = chains.entities.len();
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for anchor in &mut anchors.list {
            let kind = match anchor.what {
                What::Person(_) => EntityType::Person,
                What::People => EntityType::Group,
                _ => continue,
            };
            if anchor.form.is_marked() || anchor.quoted || chains.span(&anchor.tokens).is_empty() {
                continue;
            }
            let written = chains.span(&anchor.tokens).of(chains.text);
            let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
            let next = chains.entities.len();
            let entity = match anchor.form {
                Shape::Capitals => *by_name.entry(name.clone()).or_insert(next),
                _ => next,
            };
            if entity == next {
                let gender = anchor.gender(chains);
                chains.add_entity(Entity {
                    gender,
                    ..Entity::new(kind, name)
                });
            }
            anchor.entity = Some(entity);
        }
        Self { first }
    }

    /// Makes mentions of those for which a pronoun stands; the others have no entity any more.
    pub(super) fn promote(
        self,
        chains: &mut Chains<'_, '_>,
        references: &[Reference],
        mut anchors: Anchors,
    ) -> Anchors {
        let mut chosen: FxHashMap<usize, Span> = FxHashMap::default();
        for reference in references {
            let pronoun = chains.span(&(reference.token..reference.token + 1));
            chosen.entry(reference.entity).or_insert(pronoun);
        }
        let before = chains.mentions.len();
        for anchor in &mut anchors.list {
            let Some(entity) = anchor.entity.filter(|&e| e >= self.first) else {
                continue;
            };
            let Some(&pronoun) = chosen.get(&entity) else {
                anchor.entity = None;
                continue;
            };
            let mention = mention(chains, anchor, entity, pronoun);
            anchor.form = if mention.form == Form::Name {
                Shape::Name
            } else {
                Shape::Noun
            };
            chains.mentions.push(mention);
        }
        if chains.mentions.len() > before {
            sort_by_key(&mut chains.mentions, |m| {
                (m.form as u64, pair(m.tokens.start, m.tokens.end))
            });
        }
        anchors
    }
}

fn mention(chains: &Chains<'_, '_>, anchor: &Anchor, entity: usize, pronoun: Span) -> Mention {
    let span = chains.span(&anchor.tokens);
    let word = pronoun.of(chains.text);
    let (form, rule, explanation) = match anchor.form {
        Shape::Capitals => (
            Form::Name,
            "named-by-pronoun",
            format!(
                "“{word}” refers to {}: a person’s name.",
                span.of(chains.text)
            ),
        ),
        _ => (
            Form::Nominal,
            "noun-of-pronoun",
            format!(
                "Somebody without a name; “{word}” refers to “{}”.",
                span.of(chains.text)
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
