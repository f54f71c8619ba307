//! The rules that name a speaker; `data/quote_rules.txt` has the precision measured for each and the sentence that explains it.

use crate::kinds::{Form, Method};
use crate::layers::{Entities, Mention, Why};
use crate::list_format::{fields, lines, word_list};
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
    /// The one person whom the words right before present.
    Presented,
    /// A paragraph that is only a quotation, after one of this speaker's.
    NextParagraph,
    /// SMITH: ...
    Transcript,
    /// A quotation inside a quotation, with its own cue.
    Nested,
    /// The reader says who speaks.
    Reader,
    /// The reader says that somebody speaks.
    ReaderAdded,
    /// The text does not say.
    NoSpeaker,
}

impl Rule {
    /// Its name, its precision in hundredths, and the sentence that explains it.
    fn line(self) -> [&'static str; 3] {
        let line = lines(word_list!("quote_rules.txt")).nth(self as usize);
        fields(line.unwrap_or_default())
    }

    /// The reason as the document shows it. `speaker` is a mention of who speaks.
    pub(super) fn why(
        self,
        text: &str,
        cue: Option<Span>,
        speaker: Option<(&Mention, &Entities)>,
    ) -> Why {
        let [name, precision, sentence] = self.line();
        let cue_words = cue.map_or("the text", |s| s.of(text));
        let named = speaker.map_or_else(
            || "the text".to_owned(),
            |(mention, entities)| named(text, mention, entities),
        );
        Why {
            method: match self {
                Self::Reader | Self::ReaderAdded => Method::Manual,
                _ => Method::Pattern,
            },
            rule: name,
            evidence: [cue, speaker.map(|(mention, _)| mention.span)]
                .into_iter()
                .flatten()
                .collect(),
            explanation: sentence
                .replace("{cue}", cue_words)
                .replace("{speaker}", &named),
            confidence: precision.parse().unwrap_or_default(),
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
    use super::*;

    /// Why the first quote of the text has its speaker.
    fn explained(text: &str) -> String {
        let found = crate::annotate(text);
        let document = found.document("2026-01-31T12:00:00Z", &[]);
        document.quotes[0].provenance.explanation.clone()
    }

    #[test]
    fn every_rule_has_a_line() {
        assert_eq!(Rule::NoSpeaker.line()[0], "no-speaker");
        let count = lines(word_list!("quote_rules.txt")).count();
        assert_eq!(count, Rule::NoSpeaker as usize + 1);
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
