//! The rules that name a speaker, with the precision measured for each and the sentence that explains it to readers.
//!
//! Precisions: measured on 840 and 84 political news articles (PolNeAR, Newell et al. 2018); `docs/rules.md` shows how to measure again.

use crate::kinds::{Form, Method};
use crate::layers::{Entities, Mention, Why};
use crate::text::span::Span;

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
    /// Parents were told by Smith ...
    Agent,
    /// Smith's claim that ...
    Noun,
    /// Smith is adamant that ...
    Stance,
    /// In the words of Smith, “...”
    WordsOf,
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
            Self::Agent => "agent",
            Self::Noun => "noun-of-speech",
            Self::Stance => "stance",
            Self::WordsOf => "words-of",
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
            Self::Dash | Self::Nested | Self::WordsOf => 85,
            Self::SameParagraph => 88,
            Self::MainSubject | Self::Agent | Self::Noun | Self::Stance => 80,
            Self::Colon => 75,
            Self::SameSentence => 72,
            Self::NextParagraph => 70,
            Self::NoSpeaker => 60,
        }
    }

    fn explanation(self, cue: &str, speaker: &str) -> String {
        match self {
            Self::ContentSubjectVerb | Self::ContentVerbSubject => {
                format!("“{cue}” after the words goes with {speaker}.")
            }
            Self::SubjectVerbContent => {
                format!("“{cue}” introduces the words and goes with {speaker}.")
            }
            Self::Agent => format!("“{cue}” is said of what {speaker} said."),
            Self::Noun => format!("“{cue}” is a noun of speech, and {speaker} is whose it is."),
            Self::Stance => format!("“{cue}” says what {speaker} holds."),
            Self::WordsOf => format!("“{cue}” says whose words these are: {speaker}."),
            Self::AccordingTo => format!("“{cue}” gives the source: {speaker}."),
            Self::QuotedAsSaying => {
                format!("The text says who is quoted as saying this: {speaker}.")
            }
            Self::Colon => format!("The words follow a colon and {speaker}."),
            Self::Dash => format!("A dash behind the words leads to {speaker}."),
            Self::MainSubject => {
                format!("“{cue}” goes with the subject of the sentence, {speaker}.")
            }
            Self::SameSentence => format!("The sentence says “{cue}” of {speaker}."),
            Self::SameParagraph => format!(
                "Nobody else is named since the last words of this paragraph's speaker, {speaker}."
            ),
            Self::NextParagraph => format!(
                "The paragraph is only a quotation, and the one before gives the words of {speaker}."
            ),
            Self::Transcript => {
                format!(
                    "The line begins with its speaker and a colon, as in a transcript: {speaker}."
                )
            }
            Self::Nested => format!("“{cue}” inside the quotation goes with {speaker}."),
            Self::NoSpeaker => "The text does not say who said this.".to_owned(),
        }
    }

    /// The reason as the document shows it. `speaker` is a mention of who speaks.
    pub(super) fn why(
        self,
        text: &str,
        cue: Option<Span>,
        speaker: Option<(&Mention, &Entities)>,
    ) -> Why {
        let cue_words = cue.map_or("the text", |s| s.of(text));
        let named = speaker.map_or_else(
            || "the text".to_owned(),
            |(mention, entities)| named(text, mention, entities),
        );
        Why {
            method: Method::Pattern,
            rule: self.name(),
            evidence: [cue, speaker.map(|(mention, _)| mention.span)]
                .into_iter()
                .flatten()
                .collect(),
            explanation: self.explanation(cue_words, &named),
            confidence: self.confidence(),
        }
    }
}

/// The speaker at the end of a sentence: a name as it stands, “he” and “the minister” with whom they refer to.
fn named(text: &str, mention: &Mention, entities: &Entities) -> String {
    let words = mention.span.of(text);
    let entity = entities.list.get(mention.entity).map(|e| &e.name[..]);
    match (mention.form, entity) {
        (Form::Name, Some(name)) if mention.why.rule == "label-initials" => {
            format!("{words}, the initials of {name}")
        }
        (Form::Name, _) => words.to_owned(),
        (_, Some(name)) if name != words && !name.ends_with(words) => {
            format!("“{words}”, which refers to {name}")
        }
        _ => format!("“{words}”"),
    }
}

#[cfg(test)]
mod tests {
    /// Why the first quote of the text has its speaker.
    fn explained(text: &str) -> String {
        let found = crate::annotate(text);
        let document = found.document("2026-01-31T12:00:00Z", &[]);
        document.quotes[0].provenance.explanation.clone()
    }

    #[test]
    fn a_pronoun_says_whom_it_refers_to() {
        assert_eq!(
            explained("Councilman Hector Ruiz voted. “It rains in there,” he said."),
            "“said” after the words goes with “he”, which refers to Hector Ruiz."
        );
    }

    #[test]
    fn names_and_nouns_stand_as_they_are() {
        assert_eq!(
            explained("“It rains in there,” said Elena Marsh."),
            "“said” after the words goes with Elena Marsh."
        );
        assert_eq!(
            explained("The judge said that it was late."),
            "“said” introduces the words and goes with “The judge”."
        );
    }
}
