//! The corpora that people annotated, and the one that other programs labelled, in one form.

use std::ops::Range;
use std::path::Path;

use pressmark::recogniser::{RecogniserInput, label_at};
use serde::Deserialize;

use crate::corpora::gum::Head;
use crate::corpora::{self, conllu, gum};
use crate::failure::Failure;
use crate::names::guideline::{self, GROUP, Name, allowed, kind};

/// A text with what is allowed for each of its tokens.
pub(crate) struct Annotated {
    pub(crate) text: String,
    pub(crate) input: RecogniserInput,
    pub(crate) allowed: Vec<u32>,
}

#[derive(Deserialize)]
struct Record {
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    spacy: Vec<Entity>,
    #[serde(default)]
    neuroner: Vec<Entity>,
    #[serde(default)]
    minilm: Vec<Entity>,
}

/// Code points, end-exclusive.
#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// Where each code point begins, and the text's end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}

fn names(entities: &[Entity], offsets: &[usize], shift: usize) -> Vec<Name> {
    let name = |entity: &Entity| {
        Some(Name {
            bytes: shift + *offsets.get(entity.start)?..shift + *offsets.get(entity.end)?,
            kind: kind(&entity.kind)?,
        })
    };
    entities.iter().filter_map(name).collect()
}

fn records(path: &Path) -> Result<Vec<Record>, Failure> {
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

/// A text with the names that somebody sees in it.
pub(crate) struct Source {
    pub(crate) text: String,
    /// One annotation by people, or three by programs, the best first.
    pub(crate) voices: Vec<Vec<Name>>,
    /// What the second program calls neither person nor place nor organization, but a name.
    pub(crate) miscellany: Vec<Range<usize>>,
    /// The annotation labels peoples.
    pub(crate) groups: bool,
    /// The text's terms ask to share alike.
    pub(crate) share_alike: bool,
}

impl Source {
    /// The text with what is allowed for each token.
    pub(crate) fn annotate(self, pipeline: &pressmark::Pipeline) -> Annotated {
        let input = pipeline.recogniser_input(&self.text);
        Annotated {
            allowed: self.allowed(&input),
            text: self.text,
            input,
        }
    }

    /// What the voices allow for each token.
    pub(crate) fn allowed(&self, input: &RecogniserInput) -> Vec<u32> {
        let voice = |names: &Vec<Name>| allowed(&self.text, input, names, self.groups);
        let mut voices: Vec<Vec<u32>> = self.voices.iter().map(voice).collect();
        let [first, second, third] = &mut voices[..] else {
            return voices.swap_remove(0);
        };
        self.open_miscellany(input, second);
        let mut together = Vec::with_capacity(first.len());
        for sentence in input.sentences() {
            let [a, b, c] = [&*first, &*second, &*third].map(|labels| &labels[sentence.clone()]);
            together.extend(guideline::agreement(a, b, c));
        }
        together
    }

    /// CoNLL-2003's rest class holds peoples, events and works: a group or nothing.
    fn open_miscellany(&self, input: &RecogniserInput, labels: &mut [u32]) {
        let tokens = input.tokens();
        for bytes in &self.miscellany {
            let from = tokens.partition_point(|t| t.end as usize <= bytes.start);
            let to = tokens.partition_point(|t| (t.start as usize) < bytes.end);
            for (at, token) in (from..to).enumerate() {
                labels[token] = guideline::NONE | 1 << label_at(GROUP, at, to - from);
            }
        }
    }

    /// The names that two voices agree on; all of a single voice.
    pub(crate) fn sure_names(&self) -> Vec<Name> {
        let votes = |name: &Name| {
            self.voices
                .iter()
                .filter(|voice| voice.contains(name))
                .count()
        };
        let mut sure: Vec<Name> = Vec::new();
        for name in self.voices.iter().flatten() {
            if votes(name) * 2 > self.voices.len() && !sure.contains(name) {
                sure.push(name.clone());
            }
        }
        sure
    }

    /// The same names in a text whose bytes stand at the same places.
    pub(crate) fn rewritten(&self, text: String) -> Self {
        debug_assert_eq!(text.len(), self.text.len());
        Self {
            text,
            voices: self.voices.clone(),
            miscellany: self.miscellany.clone(),
            groups: self.groups,
            share_alike: self.share_alike,
        }
    }

    /// The text with the ranges replaced, which rise and do not overlap. A name that an edit cuts through is left out.
    pub(crate) fn edited(&self, edits: &[(Range<usize>, String)]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, instead) in edits {
            text.push_str(&self.text[done..range.start]);
            text.push_str(instead);
            done = range.end;
        }
        text.push_str(&self.text[done..]);
        let moved =
            |bytes: &Range<usize>| Some(moved(edits, bytes.start)?..moved(edits, bytes.end)?);
        let names = |voice: &Vec<Name>| {
            let name = |name: &Name| {
                Some(Name {
                    bytes: moved(&name.bytes)?,
                    kind: name.kind,
                })
            };
            voice.iter().filter_map(name).collect()
        };
        Self {
            text,
            voices: self.voices.iter().map(names).collect(),
            miscellany: self.miscellany.iter().filter_map(moved).collect(),
            groups: self.groups,
            share_alike: self.share_alike,
        }
    }
}

/// Where a byte stands after the edits; none inside one.
fn moved(edits: &[(Range<usize>, String)], byte: usize) -> Option<usize> {
    let mut shift = 0_isize;
    for (range, instead) in edits {
        if range.start < byte && byte < range.end {
            return None;
        }
        if range.end > byte {
            break;
        }
        shift += instead.len() as isize - range.len() as isize;
    }
    byte.checked_add_signed(shift)
}

/// A corpus of {"text", "entities"} lines, which labels no peoples.
pub(crate) fn lines(path: &Path, share_alike: bool) -> Result<Vec<Source>, Failure> {
    let source = |record: Record| Source {
        voices: vec![names(&record.entities, &byte_offsets(&record.text), 0)],
        text: record.text,
        miscellany: Vec::new(),
        groups: false,
        share_alike,
    };
    Ok(records(path)?.into_iter().map(source).collect())
}

/// Sentences of one article that are read together, so that the rest of the article can speak.
const TOGETHER: usize = 8;

/// The newswire that three programs labelled.
pub(crate) fn silver(path: &Path) -> Result<Vec<Source>, Failure> {
    Ok(records(path)?
        .chunks(TOGETHER)
        .map(silver_article)
        .collect())
}

fn silver_article(records: &[Record]) -> Source {
    let mut article = Source {
        text: String::new(),
        voices: vec![Vec::new(); 3],
        miscellany: Vec::new(),
        groups: true,
        share_alike: false,
    };
    for record in records {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let (offsets, shift) = (byte_offsets(&record.text), article.text.len());
        for (voice, entities) in
            article
                .voices
                .iter_mut()
                .zip([&record.minilm, &record.neuroner, &record.spacy])
        {
            voice.extend(names(entities, &offsets, shift));
        }
        let rest = record
            .neuroner
            .iter()
            .filter(|entity| entity.kind == "misc");
        article.miscellany.extend(rest.filter_map(|entity| {
            Some(shift + *offsets.get(entity.start)?..shift + *offsets.get(entity.end)?)
        }));
        article.text.push_str(&record.text);
    }
    article
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
                groups: false,
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
