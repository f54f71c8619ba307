//! The corpora that people annotated, in one form.

use std::ops::Range;
use std::path::Path;

use pressmark::recogniser::OTHER;
use serde::Deserialize;

use crate::corpora::gum::Head;
use crate::corpora::{self, conllu, gum};
use crate::failure::Failure;
use crate::names::guideline::{Name, Scheme, kind};
use crate::names::source::Source;

#[derive(Deserialize)]
struct Record {
    text: String,
    entities: Vec<Entity>,
}

/// Code points, end-exclusive.
#[derive(Deserialize)]
pub(super) struct Entity {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// The annotators' class is not always a name.
    #[serde(default)]
    unsure: bool,
}

impl Entity {
    /// UTF-8 bytes of the text whose code points begin at `offsets`.
    pub(super) fn bytes(&self, offsets: &[usize]) -> Option<Range<usize>> {
        Some(*offsets.get(self.start)?..*offsets.get(self.end)?)
    }

    /// The name, where its type is one that we know.
    pub(super) fn name(&self, offsets: &[usize]) -> Option<Name> {
        Some(Name {
            bytes: self.bytes(offsets)?,
            kind: kind(&self.kind)?,
        })
    }
}

/// Where each code point begins, and the text's end.
pub(super) fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}

/// The records of a file of JSON Lines.
pub(super) fn records<R: for<'d> Deserialize<'d>>(path: &Path) -> Result<Vec<R>, Failure> {
    let source = corpora::read(path)?;
    let lines = source.lines().enumerate();
    lines
        .map(|(n, line)| {
            serde_json::from_str(line).map_err(|error| {
                Failure::corpus(error.to_string())
                    .at(n + 1)
                    .at(path.display())
            })
        })
        .collect()
}

/// A corpus of {"text", "entities"} lines, which labels no peoples; names of other things where it has any.
pub(crate) fn lines(path: &Path, share_alike: bool) -> Result<Vec<Source>, Failure> {
    let mut sources: Vec<Source> = records(path)?
        .into_iter()
        .map(|record| annotated(record, share_alike))
        .collect();
    let others = sources
        .iter()
        .any(|source| source.voices[0].iter().any(|name| name.kind == OTHER));
    for source in &mut sources {
        source.scheme.others = others;
    }
    Ok(sources)
}

fn annotated(record: Record, share_alike: bool) -> Source {
    let offsets = byte_offsets(&record.text);
    let bytes = |entity: &Entity| entity.bytes(&offsets);
    let (open, sure): (Vec<&Entity>, Vec<&Entity>) = record.entities.iter().partition(|entity| {
        entity.unsure || bytes(entity).is_some_and(|b| is_address(&record.text, b.start))
    });
    Source {
        voices: vec![
            sure.iter()
                .filter_map(|entity| entity.name(&offsets))
                .collect(),
        ],
        miscellany: Vec::new(),
        open: open.into_iter().filter_map(bytes).collect(),
        drawn: Vec::new(),
        scheme: Scheme {
            groups: false,
            others: false,
        },
        share_alike,
        text: record.text,
    }
}

/// "@harbourwatch": some call the address of somebody a name.
fn is_address(text: &str, start: usize) -> bool {
    text[start..].starts_with(['@', '#']) || text[..start].trim_end().ends_with(['@', '#'])
}

/// GUM's documents of a folder: names from its nested mentions. It labels no peoples.
pub(crate) fn treebank(folder: &Path) -> Result<Vec<Source>, Failure> {
    let files = corpora::conllu_files(folder, &["GUM_"])?;
    files
        .iter()
        .map(|path| {
            let source = corpora::read(path)?;
            let in_file = |failure: Failure| failure.at(path.display());
            let treebank = conllu::parse(&source).map_err(in_file)?;
            let article = gum::parse(&source).map_err(in_file)?;
            let names = named(&treebank, &article);
            Ok(Source {
                text: treebank.text,
                voices: vec![names],
                miscellany: Vec::new(),
                open: Vec::new(),
                drawn: Vec::new(),
                scheme: Scheme {
                    groups: false,
                    others: false,
                },
                share_alike: is_share_alike(path),
            })
        })
        .collect()
}

/// GUM's biographies (Wikipedia) and travel guides (Wikivoyage).
fn is_share_alike(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ["GUM_bio_", "GUM_voyage_"]
        .iter()
        .any(|genre| name.starts_with(genre))
}

/// The names among nested mentions: a mention of a person, organization or place whose head is a proper noun; of its words
/// the run of names that holds the head. The outermost counts.
fn named(treebank: &conllu::Treebank, article: &gum::Article) -> Vec<Name> {
    let offsets = byte_offsets(&treebank.text);
    let words = &treebank.words;
    let mut found = Vec::new();
    for mention in article
        .mentions
        .iter()
        .filter(|m| m.is_actor() && m.head == Head::Name)
    {
        let first = words.partition_point(|word| word.span.end <= mention.span.start);
        let end = words.partition_point(|word| word.span.start < mention.span.end);
        let is_head = |at: &usize| {
            words[*at].upos == "PROPN" && mention.core.iter().any(|core| *core == words[*at].span)
        };
        let run = (first..end)
            .find(is_head)
            .and_then(|head| run(words, &mention.kind, first..end, head));
        if let (Some(run), Some(kind)) = (run, kind(&mention.kind)) {
            let bytes = offsets[words[run.start].span.start]..offsets[words[run.end - 1].span.end];
            found.push(Name { bytes, kind });
        }
    }
    found
}

/// The words of the name that holds the head. A person's are proper nouns; others are words with a capital ("United" is no proper
/// noun there), with "of", "the" and, in organizations, "and" and "for" between them.
fn run(
    words: &[conllu::Word],
    kind: &str,
    mention: Range<usize>,
    head: usize,
) -> Option<Range<usize>> {
    let person = kind == "person";
    let is_name = |at: usize| {
        words[at].upos == "PROPN"
            || !person && words[at].form.starts_with(char::is_uppercase) && words[at].upos != "DET"
    };
    let joins = |at: usize| match words[at].form.as_str() {
        "-" | "de" => true,
        "of" | "the" => !person,
        "and" | "for" | "&" => kind == "organization",
        _ => false,
    };
    let (mut from, mut to) = (head, head + 1);
    while to < mention.end && (is_name(to) || joins(to)) {
        to += 1;
    }
    while from > mention.start && (is_name(from - 1) || joins(from - 1)) {
        from -= 1;
    }
    while to > head + 1 && !is_name(to - 1) {
        to -= 1;
    }
    while from < head && !is_name(from) {
        from += 1;
    }
    if person {
        while from < to && is_title(&words[from].form) {
            from += 1;
        }
    }
    // "the Home Secretary": an office, nobody's name.
    let office = person && (from == to || is_title(&words[to - 1].form));
    (!office).then_some(from..to)
}

/// A title or an office as GUM writes it before or instead of a name.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 30] = [
        "mr",
        "mrs",
        "ms",
        "dr",
        "dame",
        "prof",
        "professor",
        "president",
        "minister",
        "prime",
        "senator",
        "sir",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "justice",
        "judge",
        "chief",
        "general",
        "captain",
        "governor",
        "saint",
        "secretary",
        "home",
        "director",
        "manager",
        "chancellor",
        "lord",
    ];
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}
