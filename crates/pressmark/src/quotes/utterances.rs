//! What was said, while those who say it have no mentions yet.

use crate::coref::{SpeakerId, SpeakerMentions, Speakers, Voice};
use crate::kinds::{Method, QuoteKind};
use crate::layers::{Entities, Quote, Quotes, Why};
use crate::text::span::Span;

use super::certainty::Bearers;
use super::rules::Rule;

/// What was said, before those who speak have mentions.
pub(crate) struct Utterances {
    pub(super) list: Vec<Utterance>,
    /// Who speaks.
    pub(crate) speakers: Speakers,
    /// In a transcript: who speaks a line, with the colon.
    pub(super) labels: Vec<Span>,
}

/// What somebody said.
pub(super) struct Utterance {
    pub(super) kind: QuoteKind,
    /// Where it stands, marks included.
    pub(super) parts: Vec<Span>,
    /// The parts between marks, marks included.
    pub(super) quoted: Vec<Span>,
    pub(super) cue: Option<Span>,
    pub(super) speaker: Option<SpeakerId>,
    /// Others who say it with the speaker.
    pub(super) others: Vec<SpeakerId>,
    pub(super) rule: Rule,
    /// Who says it, where the reader knows and the text does not.
    pub(super) speaker_name: Option<String>,
}

impl Utterances {
    /// Whose voice is heard where; words that are only reported are nobody's.
    pub(crate) fn voices(&self, mentions: &SpeakerMentions) -> Vec<Voice> {
        let voice = |utterance: &Utterance| Voice {
            speaker: utterance.speaker.and_then(|s| mentions.of(s)),
            spans: match utterance.kind {
                QuoteKind::Direct => utterance.parts.clone(),
                _ => utterance.quoted.clone(),
            },
        };
        self.list.iter().map(voice).collect()
    }

    /// The quotes, each with the mention of who said it, and why.
    pub(crate) fn finish(
        self,
        text: &str,
        entities: &Entities,
        mentions: &SpeakerMentions,
    ) -> Quotes {
        let bearers = Bearers::new(text, entities);
        let quote = |utterance: Utterance| {
            let speaker = utterance.speaker.and_then(|s| mentions.of(s));
            let mention = speaker.and_then(|m| entities.mentions.get(m));
            let spoken = mention.map(|mention| (mention, entities));
            let why = utterance.rule.why(text, utterance.cue, spoken);
            let is_said = why.method == Method::Manual;
            let link = mention.filter(|_| !is_said);
            let link = link.map_or(100, |m| bearers.certainty(text, m));
            let others = utterance.others.iter().filter_map(|&s| mentions.of(s));
            Quote {
                others: others.filter(|&other| Some(other) != speaker).collect(),
                why: Why {
                    confidence: u8::try_from(u32::from(why.confidence) * link / 100).unwrap_or(100),
                    ..why
                },
                kind: utterance.kind,
                parts: utterance.parts,
                quoted: utterance.quoted,
                cue: utterance.cue,
                speaker,
                speaker_name: utterance.speaker_name,
            }
        };
        Quotes {
            list: self.list.into_iter().map(quote).collect::<Vec<_>>().into(),
            labels: self.labels,
        }
    }
}
