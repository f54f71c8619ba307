//! The pipeline's answer on one text: its mentions, and which annotated mention each of them is.

use std::ops::Range;

use pressmark::annotation::{AnnotationDocument, Form, Sense};

use crate::corpora::gum::Article;

/// What the pipeline found, entities by number.
pub(crate) struct Answer {
    /// In text order.
    pub(crate) mentions: Vec<Found>,
    /// For each entity, its mentions by name or noun.
    pub(crate) antecedents: Vec<Vec<usize>>,
    /// For each entity, the name shown to readers.
    pub(crate) titles: Vec<String>,
}

/// A mention that the pipeline found.
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    pub(crate) form: Form,
    /// Number of the entity.
    pub(crate) entity: usize,
    /// A nationality or people, whose entity is the country.
    pub(crate) demonym: bool,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn read(document: &AnnotationDocument) -> Self {
        let number = |id: &str| document.entities.iter().position(|entity| entity.id == id);
        let found = document.mentions.iter().filter_map(|mention| {
            Some(Found {
                span: mention.start as usize..mention.end as usize,
                form: mention.form,
                entity: number(&mention.entity)?,
                demonym: mention.sense == Some(Sense::Demonym),
                text: mention.text.clone(),
            })
        });
        let mentions: Vec<Found> = found.collect();
        let mut antecedents = vec![Vec::new(); document.entities.len()];
        for (n, mention) in mentions.iter().enumerate() {
            if mention.form != Form::Pronoun {
                antecedents[mention.entity].push(n);
            }
        }
        Self {
            mentions,
            antecedents,
            titles: document
                .entities
                .iter()
                .map(|entity| entity.name.clone())
                .collect(),
        }
    }

    /// The pronoun found here; one that stands for somebody before one that is left open.
    pub(crate) fn pronoun(&self, span: &Range<usize>) -> Option<&Found> {
        self.mentions
            .iter()
            .filter(|found| found.form == Form::Pronoun && overlap(&found.span, span) > 0)
            .max_by_key(|found| self.is_linked(found))
    }

    /// Whether its entity is mentioned by a name or a noun too.
    pub(crate) fn is_linked(&self, found: &Found) -> bool {
        !self.antecedents[found.entity].is_empty()
    }

    /// For each mention found, the annotated mention that it is: one whose core it touches, and of these the one
    /// whose extent is most like its own.
    pub(crate) fn align(&self, article: &Article) -> Vec<Option<usize>> {
        self.mentions
            .iter()
            .map(|found| nearest(&found.span, article))
            .collect()
    }
}

/// The annotated mention that this is, if any; offsets are code points.
pub(crate) fn nearest(span: &Range<usize>, article: &Article) -> Option<usize> {
    let mut best: Option<(usize, usize, usize)> = None;
    for (n, gold) in article.mentions.iter().enumerate() {
        if gold.span.start >= span.end {
            break;
        }
        if !gold.core.iter().any(|word| overlap(word, span) > 0) {
            continue;
        }
        let shared = overlap(&gold.span, span);
        let united = gold.span.len() + span.len() - shared;
        // shared / united is greater, without fractions; the later, inner one wins a tie.
        if best.is_none_or(|(_, s, u)| shared * u >= s * united) {
            best = Some((n, shared, united));
        }
    }
    best.map(|(n, ..)| n)
}

/// Number of code points that both hold.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

#[cfg(test)]
pub(crate) mod tests {
    use pressmark::Pipeline;

    use super::*;
    use crate::corpora::gum;
    use crate::corpora::gum::tests::conllu;

    /// An answer from mentions: (where it first stands, which time if not the first, its form, its entity).
    pub(crate) fn answer(text: &str, mentions: &[(&str, usize, Form, usize)]) -> Answer {
        let entities = mentions.iter().map(|m| m.3 + 1).max().unwrap_or(0);
        let mut answer = Answer {
            mentions: Vec::new(),
            antecedents: vec![Vec::new(); entities],
            titles: vec![String::new(); entities],
        };
        for (n, &(words, time, form, entity)) in mentions.iter().enumerate() {
            let (at, _) = text.match_indices(words).nth(time).unwrap();
            let start = text[..at].chars().count();
            answer.mentions.push(Found {
                span: start..start + words.chars().count(),
                form,
                entity,
                demonym: false,
                text: words.to_owned(),
            });
            if form != Form::Pronoun {
                answer.antecedents[entity].push(n);
                if answer.titles[entity].is_empty() {
                    words.clone_into(&mut answer.titles[entity]);
                }
            }
        }
        answer
    }

    #[test]
    fn the_pipeline_is_read_by_entity() {
        let text = "Elena Marsh spoke on Monday. “The bridge is safe,” Marsh said.";
        let found = Pipeline::new().annotate(text).document("", &[]);
        let answer = Answer::read(&found);
        let names: Vec<&Found> = answer
            .mentions
            .iter()
            .filter(|found| found.form == Form::Name)
            .collect();
        assert_eq!(names.len(), 2);
        assert_eq!(names[0].entity, names[1].entity);
        assert_eq!(answer.titles[names[0].entity], "Elena Marsh");
        assert_eq!(answer.antecedents[names[0].entity].len(), 2);
    }

    #[test]
    fn a_mention_is_the_one_whose_core_it_touches() {
        let article = gum::parse(&conllu(&[
            "the DET (1-person-2-coref",
            "mayor NOUN",
            "of ADP",
            "Batumi PROPN (2-place-1-coref)1)",
            "met VERB",
            "Captain PROPN (3-person-1,2-coref",
            "Reyes PROPN 3)",
        ]))
        .unwrap();
        let found = answer(
            &article.text,
            &[
                ("the mayor", 0, Form::Nominal, 0),
                ("Batumi", 0, Form::Name, 1),
                ("Reyes", 0, Form::Name, 2),
                ("met", 0, Form::Nominal, 3),
            ],
        );
        assert_eq!(found.align(&article), [Some(0), Some(1), Some(2), None]);
    }
}
