//! The newswire that programs labelled: three that say what they see, and where it is at hand one that says how sure it is.

use std::path::Path;

use serde::Deserialize;

use crate::failure::Failure;
use crate::names::gold::{Entity, byte_offsets, records};
use crate::names::guideline::{Name, Scheme, kind};
use crate::names::random::Random;
use crate::names::source::Source;

/// A sentence with what each of three programs sees.
#[derive(Deserialize)]
struct Record {
    text: String,
    spacy: Vec<Entity>,
    neuroner: Vec<Entity>,
    minilm: Vec<Entity>,
}

/// A sentence with how probable a teacher finds each label of each word.
#[derive(Deserialize)]
struct Beliefs {
    text: String,
    /// Words: code points, end-exclusive.
    tokens: Vec<[usize; 2]>,
    /// "O", "B-person", "I-person", ...
    labels: Vec<String>,
    /// A row a word, a number a label; rounded, so that a row need not have the sum 1.
    p: Vec<Vec<f32>>,
}

/// Sentences of one article that are read together, so that the rest of the article can speak.
const TOGETHER: usize = 8;

/// The newswire that three programs labelled. `beliefs` names the file of a teacher's probabilities for the same sentences, in the same
/// order, and says how many readings are drawn from it.
pub(crate) fn silver(path: &Path, beliefs: Option<(&Path, usize)>) -> Result<Vec<Source>, Failure> {
    let sentences: Vec<Record> = records(path)?;
    let mut articles: Vec<Source> = sentences.chunks(TOGETHER).map(article).collect();
    let Some((path, draws)) = beliefs else {
        return Ok(articles);
    };
    let beliefs: Vec<Beliefs> = records(path)?;
    let is_alike = sentences.len() == beliefs.len()
        && sentences
            .iter()
            .zip(&beliefs)
            .all(|(a, b)| a.text == b.text);
    if !is_alike {
        let failure =
            Failure::corpus("probabilities for other sentences than those of the newswire");
        return Err(failure.at(path.display()));
    }
    let mut random = Random(SEED);
    let together = articles.iter_mut().zip(beliefs.chunks(TOGETHER));
    for (n, (article, beliefs)) in together.enumerate() {
        article.drawn = readings(n, beliefs, draws, &mut random);
    }
    Ok(articles)
}

const SEED: u64 = 20_261;

fn article(records: &[Record]) -> Source {
    let mut article = Source {
        text: String::new(),
        voices: vec![Vec::new(); 3],
        miscellany: Vec::new(),
        open: Vec::new(),
        drawn: Vec::new(),
        scheme: Scheme {
            groups: true,
            others: false,
        },
        share_alike: false,
    };
    for record in records {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let (offsets, shift) = (byte_offsets(&record.text), article.text.len());
        let moved = |name: Name| Name {
            bytes: shift + name.bytes.start..shift + name.bytes.end,
            ..name
        };
        let programs = [&record.minilm, &record.neuroner, &record.spacy];
        for (voice, entities) in article.voices.iter_mut().zip(programs) {
            let names = entities.iter().filter_map(|entity| entity.name(&offsets));
            voice.extend(names.map(moved));
        }
        let rest = record.neuroner.iter().filter(|e| e.kind == "misc");
        let bytes = rest.filter_map(|entity| entity.bytes(&offsets));
        let moved = bytes.map(|bytes| shift + bytes.start..shift + bytes.end);
        article.miscellany.extend(moved);
        article.text.push_str(&record.text);
    }
    article
}

/// What is learnt of the nth article in each epoch: the teacher's readings and, in every other epoch, what the programs agree on. They are
/// surer than the teacher, and a pupil of the teacher alone wavers with it.
fn readings(
    n: usize,
    sentences: &[Beliefs],
    epochs: usize,
    random: &mut Random,
) -> Vec<Option<Vec<Name>>> {
    (n..n + epochs)
        .map(|turn| (turn % 2 == 0).then(|| reading(sentences, random)))
        .collect()
}

/// One reading of an article's sentences, which stand a blank line apart.
fn reading(sentences: &[Beliefs], random: &mut Random) -> Vec<Name> {
    let (mut names, mut shift) = (Vec::new(), 0);
    for sentence in sentences {
        let offsets = byte_offsets(&sentence.text);
        for (words, kind) in sentence.draw(random) {
            let (first, last) = (sentence.tokens[words.start], sentence.tokens[words.end - 1]);
            if let (Some(start), Some(end)) = (offsets.get(first[0]), offsets.get(last[1])) {
                let bytes = shift + start..shift + end;
                names.push(Name { bytes, kind });
            }
        }
        shift += sentence.text.len() + 2;
    }
    names
}

/// Words between which a reading is drawn anew: so surely no name.
const APART: f32 = 0.98;

impl Beliefs {
    /// Names, drawn so that each word has each label as often as the teacher believes. The words of one stretch that may hold a name share
    /// a throw: where the teacher wavers between two readings of it, one of them comes out whole.
    fn draw(&self, random: &mut Random) -> Vec<(std::ops::Range<usize>, usize)> {
        let labels: Vec<Option<(bool, usize)>> = self.labels.iter().map(|l| label(l)).collect();
        let mut names: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
        let mut throw = random.unit();
        for (word, row) in self.p.iter().enumerate().take(self.tokens.len()) {
            let sum: f32 = row.iter().sum();
            let mut left = throw * sum;
            let drawn = row.iter().zip(&labels).find(|(p, _)| {
                left -= **p;
                left < 0.0
            });
            match drawn.and_then(|(_, label)| *label) {
                // A name that goes on; or one of which the teacher has seen no begin, which then begins here.
                Some((begins, kind)) => match names.last_mut() {
                    Some((words, of)) if !begins && *of == kind && words.end == word => {
                        words.end += 1;
                    }
                    _ => names.push((word..word + 1, kind)),
                },
                None => {
                    let nothing = row.iter().zip(&labels).filter(|(_, l)| l.is_none());
                    if nothing.map(|(p, _)| p).sum::<f32>() >= APART * sum {
                        throw = random.unit();
                    }
                }
            }
        }
        names
    }
}

/// Whether a name begins, and its type; none for what is no name.
fn label(written: &str) -> Option<(bool, usize)> {
    let (position, name) = written.split_once('-')?;
    Some((position == "B", kind(name)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::guideline::{ORGANIZATION, PERSON};

    /// "Marsh Tyre met Okafor": a firm or a person, and a person.
    fn beliefs() -> Beliefs {
        let line = r#"{"text": "Märsh Tyre met Okafor.", "tokens": [[0, 5], [6, 10], [11, 14], [15, 21], [21, 22]],
            "labels": ["O", "B-person", "I-person", "B-organization", "I-organization"],
            "p": [[0, 0.25, 0, 0.75, 0], [0, 0, 0.25, 0, 0.75], [1, 0, 0, 0, 0], [0.1, 0.9, 0, 0, 0], [1, 0, 0, 0, 0]]}"#;
        serde_json::from_str(line).unwrap()
    }

    #[test]
    fn readings_come_as_often_as_the_teacher_believes_and_whole() {
        let (mut firm, mut okafor) = (0, 0);
        for seed in 0..2000 {
            let names = beliefs().draw(&mut Random(seed));
            assert!(names[0] == (0..2, ORGANIZATION) || names[0] == (0..2, PERSON));
            firm += usize::from(names[0].1 == ORGANIZATION);
            okafor += usize::from(names.get(1) == Some(&(3..4, PERSON)));
        }
        assert!((1440..1560).contains(&firm), "{firm}");
        assert!((1750..1850).contains(&okafor), "{okafor}");
    }

    #[test]
    fn teacher_and_programs_take_turns() {
        let heard = |n| readings(n, &[beliefs()], 4, &mut Random(0));
        let is_teacher = |n| heard(n).iter().map(Option::is_some).collect::<Vec<_>>();
        assert_eq!(is_teacher(0), [true, false, true, false]);
        assert_eq!(is_teacher(1), [false, true, false, true]);
    }

    #[test]
    fn a_reading_stands_in_the_bytes_of_its_article() {
        let names = (0..).map(|seed| reading(&[beliefs(), beliefs()], &mut Random(seed)));
        let names = names.into_iter().find(|names| names.len() == 4).unwrap();
        let text = "Märsh Tyre met Okafor.\n\nMärsh Tyre met Okafor.";
        let written: Vec<&str> = names.iter().map(|name| &text[name.bytes.clone()]).collect();
        assert_eq!(written, ["Märsh Tyre", "Okafor", "Märsh Tyre", "Okafor"]);
    }
}
