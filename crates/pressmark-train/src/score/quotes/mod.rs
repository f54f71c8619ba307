//! Quotes of newspaper articles: what stands between marks, who says it, and reported speech without marks.

mod article;

use serde::{Deserialize, Serialize};

use super::Scorer;
use super::found::Found;
use super::gold::Gold;
use super::span::{Span, Text};
use super::tally::{Mistakes, Share, tenths};
use crate::report::Table;
use article::Article;

/// All attributions of a text.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    attributions: Vec<Attribution>,
}

/// Who says something, by which words, and what.
#[derive(Debug, Deserialize)]
struct Attribution {
    #[serde(deserialize_with = "spans")]
    source: Vec<Span>,
    #[serde(deserialize_with = "spans")]
    cue: Vec<Span>,
    #[serde(deserialize_with = "spans")]
    content: Vec<Span>,
}

fn spans<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Span>, D::Error> {
    let pairs = Vec::<[usize; 2]>::deserialize(deserializer)?;
    Ok(pairs.into_iter().map(Span::from).collect())
}

/// What is counted.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    marked: Marked,
    indirect: Indirect,
}

/// Runs of words between marks that somebody says.
#[derive(Debug, Default)]
struct Marked {
    /// Of the runs: found.
    found: Share,
    /// Of our quotes with marks: speech to the annotators.
    speech: Share,
    /// Of the runs with a source: those to which we give a speaker; to whom we give one who is the source; by the mention
    /// itself that stands beside the quote.
    given: Share,
    right: Share,
    mention: Share,
}

/// Reported speech without marks.
#[derive(Debug, Default)]
struct Indirect {
    /// Of the annotators' attributions: found, and with the right speaker.
    found: Share,
    right: Share,
    /// Of our quotes: those that the annotators attribute to somebody.
    attributed: Share,
}

#[derive(Serialize)]
pub(crate) struct Figures {
    runs: usize,
    p: f64,
    r: f64,
    f1: f64,
    speaker_right_of_all: f64,
    speaker_right_when_given: f64,
    mention_right_of_all: f64,
    speaker_given: f64,
    indirect: IndirectFigures,
}

#[derive(Serialize)]
struct IndirectFigures {
    gold: usize,
    r: f64,
    p: f64,
    predicted: usize,
    speaker_right_of_all: f64,
}

impl Marked {
    fn right_when_given(&self) -> Share {
        Share {
            whole: self.given.part,
            ..self.right
        }
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.speech.percent(), self.found.percent());
        if p + r > 0.0 {
            tenths(2.0 * p * r / (p + r))
        } else {
            0.0
        }
    }
}

impl Scorer for Quotes {
    type Wanted = Wanted;
    type Figures = Figures;
    const SETS: &'static [&'static str] = &["corpora/quotes/dev/polnear_dev.jsonl"];

    fn add(&mut self, gold: &Gold<Wanted>, found: &Found<'_>, mistakes: &mut Mistakes) {
        let article = Article {
            name: &gold.id,
            text: &Text::new(&gold.text),
            attributions: &gold.wanted.attributions,
            found,
        };
        article.count_marked(&mut self.marked, mistakes);
        article.count_indirect(&mut self.indirect, mistakes);
    }

    fn figures(&self) -> Figures {
        let Self { marked, indirect } = self;
        Figures {
            runs: marked.found.whole,
            p: marked.speech.percent(),
            r: marked.found.percent(),
            f1: marked.f1(),
            speaker_right_of_all: marked.right.percent(),
            speaker_right_when_given: marked.right_when_given().percent(),
            mention_right_of_all: marked.mention.percent(),
            speaker_given: marked.given.percent(),
            indirect: IndirectFigures {
                gold: indirect.found.whole,
                r: indirect.found.percent(),
                p: indirect.attributed.percent(),
                predicted: indirect.attributed.whole,
                speaker_right_of_all: indirect.right.percent(),
            },
        }
    }

    fn tables(&self, title: String) -> Vec<Table> {
        let Self { marked, indirect } = self;
        let between_marks = [
            ("recall: runs that are found", marked.found),
            ("precision: our quotes that are speech", marked.speech),
            ("runs with a source that get a speaker", marked.given),
            ("  and the right one, of all", marked.right),
            ("  and the right one, when given", marked.right_when_given()),
            ("  by the mention beside the quote, of all", marked.mention),
        ];
        let without = [
            ("recall: attributions that are found", indirect.found),
            (
                "precision: our quotes that are attributed",
                indirect.attributed,
            ),
            ("attributions with the right speaker", indirect.right),
        ];
        let head = format!("{title}\nBetween marks: F1 {:.1}", marked.f1());
        vec![
            Share::table(head, &between_marks),
            Share::table("Without marks".to_owned(), &without),
        ]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::score::invented::{Invented, at};

    const TEXT: &str = "“The bridge will hold now,” Elena Marsh said. She called it “a very long night indeed.” \
        “We shall see about that,” a sign read. The “so called” expert argued that it might fall. Reyes said it was \
        late. Reyes hoped that rain would end.";

    /// Who says what by which words, as PolNeAR tells it.
    fn attribution(source: &[&str], cue: &str, content: &str) -> serde_json::Value {
        let pair = |words: &str| {
            let Span { start, end } = at(TEXT, words);
            json!([start, end])
        };
        let sources: Vec<_> = source.iter().map(|words| pair(words)).collect();
        json!({"source": sources, "cue": [pair(cue)], "content": [pair(content)]})
    }

    #[test]
    fn between_marks_and_without() {
        let wanted = json!({"attributions": [
            attribution(&["Elena Marsh"], "said", "“The bridge will hold now,”"),
            attribution(&["She"], "called", "“a very long night indeed.”"),
            attribution(&[], "read", "“We shall see about that,”"),
            attribution(&["The “so called” expert"], "argued", "it might fall"),
            attribution(&["Reyes"], "said", "it was late"),
            // To hope is not to speak.
            attribution(&["Reyes"], "hoped", "rain would end"),
        ]});
        let (figures, mistakes) = Invented::new(TEXT)
            .entity("Elena Marsh", "person", json!({}))
            .entity("Reyes", "person", json!({}))
            .mention("Elena Marsh", "e1", "person", "name", None)
            .mention("Reyes", "e2", "person", "name", None)
            .quote(
                &["“The bridge will hold now,”"],
                "direct",
                Some(("m1", "e1")),
                0.9,
            )
            .quote(
                &["“a very long night indeed.”"],
                "mixed",
                Some(("m2", "e2")),
                0.9,
            )
            // Two words between marks that nobody says.
            .quote(&["“so called”"], "direct", None, 0.9)
            .quote(&["it might fall"], "indirect", Some(("m1", "e1")), 0.9)
            .quote(&["Reyes hoped"], "indirect", None, 0.9)
            .scored::<Quotes>(wanted);
        assert_eq!(
            figures,
            json!({
                // Three runs of four words and more; two are found, and two of our three are speech.
                "runs": 3,
                "p": 66.7,
                "r": 66.7,
                "f1": 66.7,
                // Two of the runs have a source; both get a speaker, one the right one.
                "speaker_right_of_all": 50.0,
                "speaker_right_when_given": 50.0,
                "mention_right_of_all": 50.0,
                "speaker_given": 100.0,
                // "argued" and "said": one found, with the wrong speaker; one of our two is attributed.
                "indirect": {"gold": 2, "r": 50.0, "p": 50.0, "predicted": 2, "speaker_right_of_all": 0.0},
            })
        );
        assert_eq!(mistakes.len(), 4, "{mistakes:?}");
    }

    #[test]
    fn another_mention_of_the_speaker_is_right_but_not_beside() {
        let wanted = json!({"attributions": [
            attribution(&["She"], "called", "“a very long night indeed.”"),
        ]});
        let (figures, _) = Invented::new(TEXT)
            .entity("Elena Marsh", "person", json!({}))
            .mention("Elena Marsh", "e1", "person", "name", None)
            .mention("She", "e1", "person", "pronoun", None)
            .quote(
                &["“a very long night indeed.”"],
                "mixed",
                Some(("m1", "e1")),
                0.9,
            )
            .scored::<Quotes>(wanted);
        assert_eq!(figures["speaker_right_of_all"], json!(100.0));
        assert_eq!(figures["mention_right_of_all"], json!(0.0));
    }
}
