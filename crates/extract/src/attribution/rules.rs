//! The rules that name a speaker, with the precision measured for each and the sentence that explains it to readers.
//!
//! Precisions: `research/nlp.md` A.5, on 840 and 84 political news articles; `docs/rules.md` shows how to measure again.

use crate::document::{Method, Why};
use crate::span::Span;

/// Why a quotation has the speaker that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// “...,” Smith said.
    ContentSubjectVerb,
    /// “...,” said Smith.
    ContentVerbSubject,
    /// Smith said “...”
    SubjectVerbContent,
    /// ..., according to Smith.
    AccordingTo,
    /// Smith was quoted as saying ...
    QuotedAsSaying,
    /// Smith: “...”
    Colon,
    /// “...” — Smith
    Dash,
    /// Smith left, saying ...
    MainSubject,
    /// A cue elsewhere in the sentence.
    SameSentence,
    /// The last speaker of the paragraph goes on.
    SameParagraph,
    /// A paragraph that is only a quotation, after one of this speaker's.
    NextParagraph,
    /// SMITH: ...
    Transcript,
    /// A quotation inside a quotation, with its own cue.
    Nested,
    /// The text does not say.
    NoSpeaker,
}

impl Rule {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::ContentSubjectVerb => "content-subject-verb",
            Self::ContentVerbSubject => "content-verb-subject",
            Self::SubjectVerbContent => "subject-verb-content",
            Self::AccordingTo => "according-to",
            Self::QuotedAsSaying => "quoted-as-saying",
            Self::Colon => "colon",
            Self::Dash => "dash",
            Self::MainSubject => "main-subject",
            Self::SameSentence => "same-sentence",
            Self::SameParagraph => "same-paragraph",
            Self::NextParagraph => "next-paragraph",
            Self::Transcript => "transcript",
            Self::Nested => "nested",
            Self::NoSpeaker => "no-speaker",
        }
    }

    /// Precision in hundredths.
    pub(super) const fn confidence(self) -> u8 {
        match self {
            Self::ContentSubjectVerb | Self::AccordingTo | Self::Transcript => 96,
            Self::ContentVerbSubject => 97,
            Self::QuotedAsSaying => 92,
            Self::SubjectVerbContent => 90,
            Self::Dash | Self::Nested => 85,
            Self::SameParagraph => 88,
            Self::MainSubject => 80,
            Self::Colon => 75,
            Self::SameSentence => 72,
            Self::NextParagraph => 70,
            Self::NoSpeaker => 60,
        }
    }

    fn explanation(self, cue: &str, speaker: &str) -> String {
        match self {
            Self::ContentSubjectVerb | Self::ContentVerbSubject => {
                format!("“{cue}” follows the words and names {speaker}.")
            }
            Self::SubjectVerbContent => {
                format!("{speaker} stands before “{cue}”, which introduces the words.")
            }
            Self::AccordingTo => format!("“{cue}” names {speaker} as the source."),
            Self::QuotedAsSaying => format!("{speaker} is quoted as saying this."),
            Self::Colon => format!("A colon after {speaker} introduces the words."),
            Self::Dash => format!("A dash after the words names {speaker}."),
            Self::MainSubject => {
                format!("“{cue}” goes with {speaker}, the subject of the sentence.")
            }
            Self::SameSentence => format!("The sentence says “{cue}” of {speaker}."),
            Self::SameParagraph => format!(
                "{speaker} speaks earlier in this paragraph, and nobody else is named since."
            ),
            Self::NextParagraph => format!(
                "The paragraph is only a quotation, and {speaker} speaks in the one before."
            ),
            Self::Transcript => {
                format!("The line begins with {speaker} and a colon, as in a transcript.")
            }
            Self::Nested => format!("“{cue}” inside the quotation names {speaker}."),
            Self::NoSpeaker => "The text does not say who said this.".to_owned(),
        }
    }

    /// The reason as the document shows it. `cue` and `speaker` are the words in the text.
    pub(super) fn why(self, text: &str, cue: Option<Span>, speaker: Option<Span>) -> Why {
        let words = |span: Option<Span>| span.map_or("the text", |s| s.of(text));
        Why {
            method: Method::Pattern,
            rule: self.name(),
            evidence: [cue, speaker].into_iter().flatten().collect(),
            explanation: self.explanation(words(cue), words(speaker)),
            confidence: self.confidence(),
        }
    }
}
