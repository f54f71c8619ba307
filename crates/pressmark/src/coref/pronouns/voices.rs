//! Who is speaking at each word: "I" is the speaker, "he" is somebody else.

use super::Reference;
use super::words::{Pronoun, Referent};
use crate::coref::chains::Chains;
use crate::kinds::EntityType;
use crate::layers::{MentionId, Why};
use crate::sorting::{pair, sort_by_key};
use crate::text::Document;
use crate::text::span::Span;

/// Words that somebody says, in their own voice.
pub(crate) struct Voice {
    /// The mention of who says them; none where the text does not say.
    pub(crate) speaker: Option<MentionId>,
    /// Where they stand.
    pub(crate) spans: Vec<Span>,
}

/// For each token the mention of who says it.
pub(super) struct Voices {
    speaker_at: Vec<Option<MentionId>>,
}

impl Voices {
    /// Inner quotations over outer ones.
    pub(super) fn new(doc: &Document<'_>, voices: &[Voice]) -> Self {
        let mut speaker_at = vec![None; doc.tokens.len()];
        let mut spoken: Vec<(Span, Option<MentionId>)> = voices
            .iter()
            .flat_map(|voice| voice.spans.iter().map(|&span| (span, voice.speaker)))
            .collect();
        sort_by_key(&mut spoken, |(span, speaker)| {
            let speaker = speaker.map_or(u32::MAX as usize, MentionId::at);
            (!(span.len() as u64), pair(span.start as usize, speaker))
        });
        for (span, speaker) in spoken {
            let from = doc.tokens.partition_point(|t| t.span.end <= span.start);
            let to = doc.tokens.partition_point(|t| t.span.start < span.end);
            speaker_at[from..to.max(from)].fill(speaker);
        }
        Self { speaker_at }
    }

    /// The mention of who says this word.
    pub(super) fn speaker(&self, token: usize) -> Option<MentionId> {
        self.speaker_at.get(token).copied().flatten()
    }
}

/// "I" is who speaks; "we" is the organization, the group or the state that speaks, and left open where one person does.
pub(super) fn first_person(
    chains: &Chains<'_, '_>,
    voices: &Voices,
    pronoun: Pronoun,
) -> Option<Reference> {
    let speaker = chains.mentions.get(voices.speaker(pronoun.token)?)?;
    let entity = chains.entities.get(speaker.entity)?;
    let plural = entity.kind != EntityType::Person;
    let rule = match pronoun.referent {
        Referent::Speaker if !plural => "i-speaker",
        Referent::Speakers if plural && entity.kind != EntityType::Other => "we-speakers",
        _ => return None,
    };
    let word = chains.written(pronoun.token);
    let explanation = format!("“{word}” refers to who says these words: {}.", entity.name);
    Some(Reference {
        token: pronoun.token,
        entity: speaker.entity,
        why: Why::by_coreference(rule, vec![speaker.span], explanation, 90),
    })
}
