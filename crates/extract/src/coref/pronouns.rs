//! Whom "he", "she", "they" or "it" stands for where it speaks.

use core::ops::Range;

use crate::document::{Document, Entity, EntityType, Form, Gender, Mention, Method, Sense, Why};
use crate::span::Span;

/// Sentences that a pronoun reaches back, sentences that are all quotation not counted.
const SENTENCES: usize = 3;
/// Sentences looked at in all.
const FARTHEST: usize = 12;
/// Mentions looked at in a sentence.
const MENTIONS: usize = 24;

/// A pronoun that can be a speaker's noun phrase.
pub(super) fn is_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "they" | "it" | "i" | "we" | "you")
}

/// The mention of the pronoun, made where it is new. None for "I", "we", "you".
pub(super) fn mention(doc: &mut Document<'_>, token: usize) -> Option<usize> {
    let word = doc.lower(token).to_owned();
    let wanted = Wanted::of(&word)?;
    let span = doc.span(&(token..token + 1));
    let (entity, kind, why) = match antecedent(doc, token, wanted) {
        Some(found) => {
            let entity = doc.mentions[found].entity;
            if let (Wanted::One(gender), Some(entity)) = (wanted, doc.entities.get_mut(entity))
                && entity.gender == Gender::Unknown
            {
                entity.gender = gender;
            }
            let name = doc.entities[entity].name.clone();
            let why = why(
                "pronoun",
                vec![doc.mentions[found].span],
                format!(
                    "“{}” is most likely {name}, mentioned just before.",
                    span.of(doc.text)
                ),
                76,
            );
            (entity, doc.mentions[found].kind, why)
        }
        None => {
            let kind = wanted.kind();
            doc.entities.push(Entity {
                kind,
                name: word.clone(),
                role: None,
                country: None,
                feature: None,
                gender: wanted.gender(),
            });
            let why = why(
                "pronoun-open",
                vec![span],
                "A pronoun that speaks; the text does not say clearly who is meant.".to_owned(),
                50,
            );
            (doc.entities.len() - 1, kind, why)
        }
    };
    doc.mentions.push(Mention {
        tokens: token..token + 1,
        span,
        kind,
        form: Form::Pronoun,
        sense: (kind == EntityType::Place).then_some(Sense::Actor),
        title: None,
        why,
        entity,
    });
    Some(doc.mentions.len() - 1)
}

/// What a pronoun can stand for.
#[derive(Clone, Copy)]
enum Wanted {
    One(Gender),
    Several,
    Thing,
}

impl Wanted {
    fn of(lower: &str) -> Option<Self> {
        match lower {
            "he" => Some(Self::One(Gender::Male)),
            "she" => Some(Self::One(Gender::Female)),
            "they" => Some(Self::Several),
            "it" => Some(Self::Thing),
            _ => None,
        }
    }

    const fn kind(self) -> EntityType {
        match self {
            Self::One(_) => EntityType::Person,
            Self::Several => EntityType::Group,
            Self::Thing => EntityType::Other,
        }
    }

    const fn gender(self) -> Gender {
        match self {
            Self::One(gender) => gender,
            _ => Gender::Unknown,
        }
    }

    fn accepts(self, doc: &Document<'_>, mention: &Mention) -> bool {
        match self {
            Self::One(gender) => {
                let known = doc
                    .entities
                    .get(mention.entity)
                    .map_or(Gender::Unknown, |e| e.gender);
                mention.kind == EntityType::Person && (known == Gender::Unknown || known == gender)
            }
            Self::Several => {
                let people =
                    mention.kind == EntityType::Group && mention.sense != Some(Sense::Demonym);
                people || mention.kind == EntityType::Organization
            }
            Self::Thing => {
                mention.kind == EntityType::Organization
                    || mention.kind == EntityType::Place && mention.sense == Some(Sense::Actor)
            }
        }
    }
}

/// A subject earlier in the sentence, else the first fitting mention of the sentence before, going back a little.
fn antecedent(doc: &Document<'_>, token: usize, wanted: Wanted) -> Option<usize> {
    let inside = doc.is_quoted(token);
    let own = doc.sentence_of(token);
    let sentence = doc.sentences.get(own)?;
    if let Some(found) = first_in(doc, sentence.start..token, wanted, inside) {
        return Some(found);
    }
    let mut counted = 0;
    for back in 1..=FARTHEST.min(own) {
        let sentence = doc.sentences.get(own - back)?.clone();
        if doc
            .paragraphs
            .get(doc.paragraph_of(sentence.start))
            .is_some_and(|p| p.aside)
        {
            continue;
        }
        if let Some(found) = first_in(doc, sentence.clone(), wanted, inside) {
            return Some(found);
        }
        let quoted = doc.is_quoted(sentence.start) && doc.is_quoted(sentence.end - 1);
        counted += usize::from(!quoted);
        if counted >= SENTENCES {
            return None;
        }
    }
    None
}

/// The first fitting mention of the range: in news that is the subject far more often than not. What stands between
/// quotation marks is passed over by a pronoun outside of them.
fn first_in(
    doc: &Document<'_>,
    range: Range<usize>,
    wanted: Wanted,
    inside: bool,
) -> Option<usize> {
    let names = doc.mentions[..doc.linked].partition_point(|m| m.form == Form::Name);
    let fits = |&m: &usize| {
        let mention = &doc.mentions[m];
        wanted.accepts(doc, mention)
            && (inside || !doc.is_quoted(mention.tokens.start))
            && !owns(doc, mention)
    };
    let of = |from: usize, to: usize| {
        let list = &doc.mentions[from..to];
        let start = from + list.partition_point(|m| m.tokens.end <= range.start);
        let end = from + list.partition_point(|m| m.tokens.start < range.end);
        (start..end).take(MENTIONS).find(fits)
    };
    let (name, noun) = (of(0, names), of(names, doc.linked));
    match (name, noun) {
        (Some(a), Some(b)) => Some(
            if doc.mentions[b].tokens.start < doc.mentions[a].tokens.start {
                b
            } else {
                a
            },
        ),
        (a, b) => a.or(b),
    }
}

/// "Smith's lawyer": Smith is no subject.
fn owns(doc: &Document<'_>, mention: &Mention) -> bool {
    doc.tokens
        .get(mention.tokens.end)
        .is_some_and(|t| t.kind == crate::document::TokenKind::Possessive)
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
