//! What becomes a mention because a pronoun stands for it: "a man was hurt; he", "Mermet led; he".

use rustc_hash::FxHashMap;

use super::Reference;
use super::antecedents::{Antecedent, Antecedents, EntityClass, MentionForm};
use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Form};
use crate::layers::{Entity, EntityId, Mention, Why};
use crate::sorting::{pair, sort_by_key};
use crate::text::span::Span;

/// Antecedents that could become mentions: their entities vanish again where no pronoun stands for them.
pub(super) struct Candidates;

impl Candidates {
    /// Gives the people among the antecedents that are no mention an entity: one for a name, one for each noun phrase.
    pub(super) fn found(chains: &mut Chains<'_, '_>, antecedents: &mut Antecedents) -> Self {
        let mut by_name: FxHashMap<String, EntityId> = FxHashMap::default();
        for antecedent in &mut antecedents.list {
            let kind = match antecedent.class {
                EntityClass::Person(_) => EntityType::Person,
                EntityClass::People => EntityType::Group,
                _ => continue,
            };
            if antecedent.entity.is_some()
                || antecedent.quoted
                || chains.span(&antecedent.tokens).is_empty()
            {
                continue;
            }
            let written = chains.span(&antecedent.tokens).of(chains.text);
            let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
            let next = chains.next_entity();
            let entity = match antecedent.form {
                MentionForm::Capitals => *by_name.entry(name.clone()).or_insert(next),
                _ => next,
            };
            if entity == next {
                let gender = antecedent.gender(chains);
                chains.add_entity(Entity {
                    gender,
                    ..Entity::new(kind, name)
                });
            }
            antecedent.entity = Some(entity);
        }
        Self
    }

    /// Makes mentions of those for which a pronoun stands; the others have no entity any more.
    pub(super) fn promote(
        self,
        chains: &mut Chains<'_, '_>,
        references: &[Reference],
        mut antecedents: Antecedents,
    ) -> Antecedents {
        let mut chosen: FxHashMap<EntityId, Span> = FxHashMap::default();
        for reference in references {
            let pronoun = chains.span(&(reference.token..reference.token + 1));
            chosen.entry(reference.entity).or_insert(pronoun);
        }
        // "Elena Marsh, a nurse, left. She": the nurse is somebody named.
        let mut is_shown = vec![false; chains.entities.len()];
        for mention in &chains.mentions {
            is_shown[mention.entity.at()] = true;
        }
        let before = chains.mentions.len();
        for antecedent in &mut antecedents.list {
            let Some(entity) = antecedent.entity.filter(|_| !antecedent.form.is_marked()) else {
                continue;
            };
            let Some(&pronoun) = chosen.get(&entity) else {
                antecedent.entity = None;
                continue;
            };
            let tokens = &antecedent.tokens;
            if is_shown[entity.at()] || chains.said.forbids(tokens) || !chains.is_unbroken(tokens) {
                continue;
            }
            let mention = mention(chains, antecedent, entity, pronoun);
            antecedent.form = if mention.form == Form::Name {
                MentionForm::Name
            } else {
                MentionForm::Noun
            };
            chains.mentions.push(mention);
        }
        if chains.mentions.len() > before {
            sort_by_key(chains.mentions.as_mut_slice(), |m| {
                (m.form as u64, pair(m.tokens.start, m.tokens.end))
            });
        }
        antecedents
    }
}

fn mention(
    chains: &Chains<'_, '_>,
    antecedent: &Antecedent,
    entity: EntityId,
    pronoun: Span,
) -> Mention {
    let written = chains.span(&antecedent.tokens).of(chains.text);
    let word = pronoun.of(chains.text);
    let (form, rule, explanation) = match antecedent.form {
        MentionForm::Capitals => (
            Form::Name,
            "named-by-pronoun",
            format!("“{word}” refers to {written}: a person’s name."),
        ),
        _ => (
            Form::Nominal,
            "noun-of-pronoun",
            format!("Somebody without a name; “{word}” refers to “{written}”."),
        ),
    };
    let kind = match antecedent.class {
        EntityClass::People => EntityType::Group,
        _ => EntityType::Person,
    };
    let why = Why::by_coreference(rule, vec![pronoun], explanation, 62);
    chains.mention(antecedent.tokens.clone(), (kind, form), entity, why)
}
