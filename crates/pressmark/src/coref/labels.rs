//! Labels of a transcript: “MO” is Marta Olsen, and whoever “REPORTER” is, the next “REPORTER” is the same.

use core::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{Case, Document, EntityType, Form, Mention, Method, Why};
use crate::text::span::Span;

use super::speaker::{name_at, speaker_mention};

/// One line that begins with capitals and a colon may be anything; two are a transcript.
const LINES: usize = 2;

/// Initials of the people and bodies that the article names.
pub(crate) struct Initials {
    /// Nobody where two share them.
    holders: FxHashMap<String, Option<Holder>>,
}

/// Somebody whose initials may stand for the name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holder {
    pub(crate) entity: usize,
    /// The first name.
    named: Span,
}

impl Initials {
    pub(crate) fn new(doc: &Document<'_>) -> Self {
        let mut holders: FxHashMap<String, Option<Holder>> = FxHashMap::default();
        let mut seen = vec![false; doc.entities.len()];
        for mention in doc.mentions.iter().filter(|m| m.form == Form::Name) {
            let entity = mention.entity;
            let (Some(seen), Some(known)) = (seen.get_mut(entity), doc.entities.get(entity)) else {
                continue;
            };
            let is_actor = matches!(known.kind, EntityType::Person | EntityType::Organization);
            if !is_actor || core::mem::replace(seen, true) {
                continue;
            }
            let words = known.name.split([' ', '-']);
            let letters: String = words
                .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
                .collect();
            if letters.chars().count() > 1 {
                let named = mention.span;
                holders
                    .entry(letters)
                    .and_modify(|holder| *holder = None)
                    .or_insert(Some(Holder { entity, named }));
            }
        }
        Self { holders }
    }

    /// The one whose initials the letters are.
    pub(crate) fn holder(&self, letters: &str) -> Option<Holder> {
        let letters = letters.replace('.', "");
        self.holders.get(&letters).copied().flatten()
    }
}

/// Labels that were taken for the letters of a body, “PH:”, are the initials of somebody named; before nouns and pronouns are linked.
pub(super) fn link(doc: &mut Document<'_>) {
    let is_label = |tokens: &Range<usize>| {
        let paragraph = doc.paragraphs.get(doc.paragraph_of(tokens.start));
        tokens.len() == 1
            && doc.case(tokens.start) == Case::Upper
            && doc.lower(tokens.end) == ":"
            && paragraph.is_some_and(|p| p.tokens.start == tokens.start)
    };
    let opening = doc.paragraphs.iter().map(|p| p.tokens.start);
    if opening.filter(|&t| is_label(&(t..t + 1))).count() < LINES {
        return;
    }
    let initials = Initials::new(doc);
    let labels = doc.mentions.iter().enumerate().filter_map(|(n, mention)| {
        let letters = mention.span.of(doc.text);
        let is_own = doc.entities.get(mention.entity)?.name == letters;
        let is_actor = matches!(mention.kind, EntityType::Person | EntityType::Organization);
        let holder = initials.holder(letters)?;
        (is_own && is_actor && is_label(&mention.tokens)).then_some((n, holder))
    });
    for (mention, holder) in labels.collect::<Vec<_>>() {
        let why = by_initials(doc, holder);
        let mention = &mut doc.mentions[mention];
        mention.entity = holder.entity;
        mention.kind = doc.entities[holder.entity].kind;
        mention.why = why;
    }
}

fn by_initials(doc: &Document<'_>, holder: Holder) -> Why {
    let explanation = format!("The initials of {}.", doc.entities[holder.entity].name);
    why("label-initials", vec![holder.named], explanation, 86)
}

/// The mention of who speaks under a label. `initials_of` is whose initials it is, `before` the mention of the same label earlier.
pub(crate) fn label_mention(
    doc: &mut Document<'_>,
    label: Range<usize>,
    initials_of: Option<Holder>,
    before: Option<usize>,
) -> Option<usize> {
    if name_at(doc, label.end - 1).is_some() {
        return speaker_mention(doc, label);
    }
    if let Some(holder) = initials_of {
        let why = by_initials(doc, holder);
        return Some(add(doc, label, holder.entity, why));
    }
    match before.and_then(|before| doc.mentions.get(before)) {
        // A label without a name speaks with the same voice again.
        Some(same) => {
            let (entity, span) = (same.entity, same.span);
            let words = doc.span(&label).of(doc.text);
            let explanation = format!("The same “{words}” as earlier in the transcript.");
            let tokens = doc.tokens.partition_point(|t| t.span.end <= span.start)
                ..doc.tokens.partition_point(|t| t.span.start < span.end);
            let offset = tokens.len().min(label.len());
            let why = why("same-label", vec![span], explanation, 80);
            Some(add(doc, label.end - offset..label.end, entity, why))
        }
        None => speaker_mention(doc, label),
    }
}

fn why(rule: &'static str, evidence: Vec<Span>, explanation: String, confidence: u8) -> Why {
    Why {
        method: Method::Coreference,
        rule,
        evidence,
        explanation,
        confidence,
    }
}

fn add(doc: &mut Document<'_>, tokens: Range<usize>, entity: usize, why: Why) -> usize {
    let kind = doc.entities[entity].kind;
    doc.mentions.push(Mention {
        span: doc.span(&tokens),
        tokens,
        kind,
        form: Form::Name,
        sense: None,
        sense_why: None,
        title: None,
        why,
        entity,
    });
    doc.mentions.len() - 1
}
