//! Reads a file of sentences: a block with marks, then bullets.

use std::ops::Range;

/// A sentence and what should be found in it.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// Without marks.
    pub(crate) text: String,
    /// Line of the file, from 0.
    pub(crate) line: usize,
    /// Bytes of the text.
    pub(crate) phrases: Vec<Range<usize>>,
    pub(crate) verbs: Vec<Range<usize>>,
    pub(crate) clauses: Vec<Range<usize>>,
    /// What the bullets say, one fact each.
    pub(crate) facts: Vec<Fact>,
    /// What is known to go wrong, as it is written.
    pub(crate) known: Vec<String>,
}

/// "said: subject mayor"
#[derive(Debug, PartialEq)]
pub(crate) struct Fact {
    pub(crate) word: String,
    pub(crate) relation: String,
    /// None in "said: past".
    pub(crate) other: Option<String>,
}

impl std::fmt::Display for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.word, self.relation)?;
        self.other
            .iter()
            .try_for_each(|other| write!(f, " {other}"))
    }
}

/// How a bullet begins that says what goes wrong.
pub(crate) const KNOWN: [&str; 2] = ["not yet: ", "wrongly found: "];

/// All sentences of a file; the message names the line of a mistake.
pub(crate) fn read(markdown: &str) -> Result<Vec<Sentence>, String> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (line, written) in markdown.lines().enumerate() {
        let wrong = |what: &str| format!("line {}: {what}: {written}", line + 1);
        if let Some(marked) = written.strip_prefix("    ") {
            sentences.push(marks(marked, line).map_err(|what| wrong(&what))?);
        } else if let Some(bullet) = written.strip_prefix("- ") {
            let sentence = sentences
                .last_mut()
                .ok_or_else(|| wrong("a bullet before any sentence"))?;
            if KNOWN.iter().any(|begin| bullet.starts_with(begin)) {
                sentence.known.push(bullet.to_owned());
            } else {
                sentence
                    .facts
                    .extend(facts(bullet).ok_or_else(|| wrong("no \"word: fact, fact\""))?);
            }
        }
    }
    Ok(sentences)
}

fn marks(marked: &str, line: usize) -> Result<Sentence, String> {
    let mut sentence = Sentence {
        line,
        ..Sentence::default()
    };
    let (mut phrases, mut clauses, mut verb) = (Vec::new(), Vec::new(), None);
    for letter in marked.chars() {
        let at = sentence.text.len();
        let none = || format!("{letter} closes nothing");
        match letter {
            '[' => phrases.push(at),
            '{' => clauses.push(at),
            ']' => sentence.phrases.push(phrases.pop().ok_or_else(none)?..at),
            '}' => sentence.clauses.push(clauses.pop().ok_or_else(none)?..at),
            '*' => match verb.take() {
                Some(start) => sentence.verbs.push(start..at),
                None => verb = Some(at),
            },
            _ => sentence.text.push(letter),
        }
    }
    match phrases.is_empty() && clauses.is_empty() && verb.is_none() {
        true => Ok(sentence),
        false => Err("a mark is not closed".to_owned()),
    }
}

fn facts(bullet: &str) -> Option<Vec<Fact>> {
    let (word, rest) = bullet.split_once(": ")?;
    let fact = |fact: &str| {
        const ALONE: [&str; 11] = [
            "past",
            "present",
            "future",
            "modal",
            "passive",
            "not passive",
            "negated",
            "finite",
            "not finite",
            "no subject",
            "no complement",
        ];
        let (relation, other) = match fact.split_once(' ') {
            Some((relation, other)) if !ALONE.contains(&fact) => (relation, Some(other.to_owned())),
            _ => (fact, None),
        };
        Fact {
            word: word.to_owned(),
            relation: relation.to_owned(),
            other,
        }
    };
    Some(rest.split(", ").map(fact).collect())
}

/// The file with other bullets of what goes wrong: for each sentence those that are found now.
pub(crate) fn rewrite(markdown: &str, sentences: &[Sentence], wrong: &[Vec<String>]) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut at: Option<usize> = None;
    let bullets_end = |out: &mut Vec<String>, at: Option<usize>| {
        if let Some(at) = at {
            // Behind the bullets, before the empty line.
            let end = out
                .iter()
                .rposition(|line| !line.is_empty())
                .map_or(0, |last| last + 1);
            let new = wrong[at].iter().map(|line| format!("- {line}"));
            out.splice(end..end, new);
        }
    };
    for (line, written) in markdown.lines().enumerate() {
        if let Some(next) = sentences.iter().position(|sentence| sentence.line == line) {
            bullets_end(&mut out, at);
            at = Some(next);
        }
        let is_known = written
            .strip_prefix("- ")
            .is_some_and(|bullet| KNOWN.iter().any(|begin| bullet.starts_with(begin)));
        if !is_known {
            out.push(written.to_owned());
        }
    }
    bullets_end(&mut out, at);
    out.join("\n") + "\n"
}
