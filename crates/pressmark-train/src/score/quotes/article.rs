//! One article: the runs between marks and the reported speech that annotators attribute, and our quotes beside them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pressmark::annotation::{Quote, QuoteKind};

use super::{Attribution, Indirect, Marked};
use crate::score::found::Found;
use crate::score::span::{Span, Text, WIDTH, is_word};
use crate::score::tally::Mistakes;

/// Verbs by which the annotators' attributions are told to be speech: they annotate thoughts, plans and reports as well.
const SPEECH: &str = include_str!("../../../data/speech.txt");

static SPEECH_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = SPEECH.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Between marks, fewer words are a title, an irony or a word quoted for itself as often as they are speech.
const FEWEST_WORDS: usize = 4;

/// One text: what annotators attribute to whom, and what we do.
pub(super) struct Article<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a Text,
    pub(super) attributions: &'a [Attribution],
    pub(super) found: &'a Found<'a>,
}

/// Words between marks that somebody says.
struct Run {
    span: Span,
    sources: Vec<Span>,
}

impl Article<'_> {
    pub(super) fn count_marked(&self, count: &mut Marked, mistakes: &mut Mistakes) {
        let runs: Vec<Run> = self.runs();
        for (quote, parts) in self.found.quotes() {
            if quote.kind != QuoteKind::Indirect {
                let is_run = |run: &Run| parts.iter().any(|part| meet(*part, run.span));
                let speech = runs.iter().any(is_run) || self.is_attributed(parts);
                count.speech.add(speech);
            }
        }
        for run in runs {
            let hit = self.quotes_over(&[run.span]);
            count.found.add(!hit.is_empty());
            if hit.is_empty() {
                self.tell(mistakes, "not found", run.span);
            }
            if run.sources.is_empty() {
                continue;
            }
            let mentioned = self.is_mentioned(&hit, &run.sources);
            let right = mentioned || self.is_spoken_by(&hit, &run.sources);
            count
                .given
                .add(hit.iter().any(|quote| quote.speaker.is_some()));
            count.right.add(right);
            count.mention.add(mentioned);
            if !hit.is_empty() && !right {
                self.tell(mistakes, "without its speaker", run.span);
            }
        }
    }

    pub(super) fn count_indirect(&self, count: &mut Indirect, mistakes: &mut Mistakes) {
        for (quote, parts) in self.found.quotes() {
            if quote.kind == QuoteKind::Indirect {
                count.attributed.add(self.is_attributed(parts));
            }
        }
        let reported = self.attributions.iter();
        for attribution in reported.filter(|attribution| self.is_reported(attribution)) {
            let hit = self.quotes_over(&attribution.content);
            let right = self.is_spoken_by(&hit, &attribution.source);
            count.found.add(!hit.is_empty());
            count.right.add(right);
            if !right {
                let what = if hit.is_empty() {
                    "not found"
                } else {
                    "without its speaker"
                };
                self.tell(mistakes, what, attribution.content[0]);
            }
        }
    }

    /// What stands between marks, of four or more words, and at nine tenths in somebody's mouth.
    fn runs(&self) -> Vec<Run> {
        let between = between_marks(self.text.chars()).into_iter();
        let runs = between.filter_map(|span| {
            let said = |a: &&Attribution| {
                let mut content = a.content.iter();
                content.any(|part| span.shared(*part) * 10 >= span.len() * 9)
            };
            let mut saying = self.attributions.iter().filter(said).peekable();
            saying.peek()?;
            Some(Run {
                span,
                sources: saying.flat_map(|a| a.source.iter().copied()).collect(),
            })
        });
        runs.collect()
    }

    /// Said by a verb of speech, and no mark in it.
    fn is_reported(&self, attribution: &Attribution) -> bool {
        let of = |spans: &[Span]| -> Vec<char> {
            let pieces = spans.iter().flat_map(|&span| self.text.slice(span));
            pieces.copied().collect()
        };
        let cue = attribution
            .cue
            .iter()
            .map(|&span| self.text.of(span).to_lowercase());
        let speech = |cue: String| {
            let mut words = cue.split(|c| !is_word(c));
            words.any(|word| SPEECH_WORDS.contains(word))
        };
        !attribution.content.is_empty()
            && !of(&attribution.content)
                .iter()
                .any(|&c| "“”\"«»".contains(c))
            && cue.into_iter().any(speech)
    }

    /// Our quotes that cover half or more of these words.
    fn quotes_over(&self, words: &[Span]) -> Vec<&Quote> {
        let length: usize = words.iter().map(|span| span.len()).sum();
        let covered = |parts: &[Span]| -> usize {
            let pairs = parts
                .iter()
                .flat_map(|p| words.iter().map(|w| p.shared(*w)));
            pairs.sum()
        };
        let quotes = self.found.quotes();
        let quotes = quotes.filter(|(_, parts)| covered(parts) * 2 >= length);
        quotes.map(|(quote, _)| quote).collect()
    }

    /// Whether half of one of the parts is somebody's words to the annotators.
    fn is_attributed(&self, parts: &[Span]) -> bool {
        let contents = || self.attributions.iter().flat_map(|a| &a.content);
        let mut parts = parts.iter();
        parts.any(|part| contents().any(|content| part.shared(*content) * 2 >= part.len()))
    }

    /// Whether the mention that one of the quotes names as its speaker is part of the source.
    fn is_mentioned(&self, quotes: &[&Quote], sources: &[Span]) -> bool {
        let speakers = quotes.iter().filter_map(|quote| quote.speaker.as_ref());
        let mut mentions = speakers.filter_map(|speaker| self.found.mention(&speaker.mention));
        mentions.any(|mention| touches(mention.into(), sources))
    }

    /// Whether any mention of the speaker of one of the quotes is part of the source.
    fn is_spoken_by(&self, quotes: &[&Quote], sources: &[Span]) -> bool {
        let mut speakers = quotes.iter().filter_map(|quote| quote.speaker.as_ref());
        speakers.any(|speaker| {
            let mut chain = self.found.chain(speaker.entity.as_deref());
            chain.any(|mention| touches(mention.into(), sources))
        })
    }

    fn tell(&self, mistakes: &mut Mistakes, what: &str, span: Span) {
        mistakes.add(self.name, || {
            format!("{what}: {}", self.text.around(span, WIDTH))
        });
    }
}

fn touches(span: Span, others: &[Span]) -> bool {
    others.iter().any(|other| span.shared(*other) > 0)
}

/// Whether they share half of the shorter one.
fn meet(part: Span, run: Span) -> bool {
    let shared = part.shared(run);
    shared > 0 && shared * 2 >= part.len().min(run.len())
}

/// What stands between an opening and a closing mark, or between two straight ones in one line, and has words enough.
fn between_marks(text: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at + 1;
        let end = match text[at] {
            '“' => next(text, start, ['“', '”']).filter(|&end| text[end] == '”'),
            '"' => next(text, start, ['"', '\n']).filter(|&end| text[end] == '"'),
            _ => None,
        };
        at = start;
        if let Some(end) = end.filter(|&end| end > start) {
            let words: String = text[start..end].iter().collect();
            if words.split_whitespace().count() >= FEWEST_WORDS {
                found.push(Span { start, end });
            }
            at = end + 1;
        }
    }
    found
}

fn next(text: &[char], from: usize, marks: [char; 2]) -> Option<usize> {
    let rest = text[from..].iter();
    Some(from + rest.into_iter().position(|c| marks.contains(c))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_between_marks_of_one_kind_and_have_four_words() {
        let runs = |text: &str| {
            let text: Vec<char> = text.chars().collect();
            let runs = between_marks(&text).into_iter();
            runs.map(|span| text[span.start..span.end].iter().collect::<String>())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            runs("“one two three four” and “one two three”"),
            ["one two three four"]
        );
        assert_eq!(
            runs("“lost “it is found again” \"so it is,\nover\""),
            ["it is found again"]
        );
        assert_eq!(
            runs("\"one two three four\" \"\" “”"),
            ["one two three four"]
        );
        assert_eq!(
            runs("“over\ntwo lines it goes”"),
            ["over\ntwo lines it goes"]
        );
    }
}
