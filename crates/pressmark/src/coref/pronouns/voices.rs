//! Who is speaking at each word: "I" is the speaker, "he" is somebody else.

use super::words::{Pronoun, Stands};
use crate::document::{Document, EntityType, Method, QuoteKind, Reference, Why};
use crate::sorting::{pair, sort_by_key};
use crate::text::span::Span;

const NOBODY: u32 = u32::MAX;

/// For each token the mention of who says it.
pub(super) struct Voices {
    speaker_at: Vec<u32>,
}

impl Voices {
    /// Inner quotations over outer ones; words that are only reported are nobody's.
    pub(super) fn new(doc: &Document<'_>) -> Self {
        let mut speaker_at = vec![NOBODY; doc.tokens.len()];
        let mut spoken: Vec<(Span, u32)> = Vec::new();
        for quote in &doc.quotes {
            let speaker = quote.speaker.map_or(NOBODY, |m| m as u32);
            let spans = if quote.kind == QuoteKind::Direct {
                &quote.parts
            } else {
                &quote.quoted
            };
            spoken.extend(spans.iter().map(|&span| (span, speaker)));
        }
        sort_by_key(&mut spoken, |(span, speaker)| {
            (
                !(span.len() as u64),
                pair(span.start as usize, *speaker as usize),
            )
        });
        for (span, speaker) in spoken {
            let from = doc.tokens.partition_point(|t| t.span.end <= span.start);
            let to = doc.tokens.partition_point(|t| t.span.start < span.end);
            speaker_at[from..to.max(from)].fill(speaker);
        }
        Self { speaker_at }
    }

    /// The mention of who says this word.
    pub(super) fn speaker(&self, token: usize) -> Option<usize> {
        self.speaker_at
            .get(token)
            .copied()
            .filter(|&m| m != NOBODY)
            .map(|m| m as usize)
    }
}

/// "I" is who speaks; "we" is the body, the group or the state that speaks, and left open where one person does.
pub(super) fn first_person(
    doc: &Document<'_>,
    voices: &Voices,
    pronoun: Pronoun,
) -> Option<Reference> {
    let speaker = doc.mentions.get(voices.speaker(pronoun.token)?)?;
    let entity = doc.entities.get(speaker.entity)?;
    let plural = entity.kind != EntityType::Person;
    let rule = match pronoun.stands {
        Stands::Speaker if !plural => "i-speaker",
        Stands::Speakers if plural && entity.kind != EntityType::Other => "we-speakers",
        _ => return None,
    };
    let word = doc.written(pronoun.token);
    Some(Reference {
        token: pronoun.token,
        entity: speaker.entity,
        why: Why {
            method: Method::Coreference,
            rule,
            evidence: vec![speaker.span],
            explanation: format!("“{word}” refers to who says these words: {}.", entity.name),
            confidence: 90,
        },
    })
}
