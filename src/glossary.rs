//! The reader's own words: names whose type they have settled for every article, and words that are no names. They are kept as CSV, which
//! a newsroom can share.

use csv::{ReaderBuilder, StringRecord, Trim, WriterBuilder};
use pressmark::annotation::EntityType;

use crate::article::Article;
use crate::correction::{Asked, Correction};
use crate::desk::extent;
use crate::wording::{joined, kind};
use crate::words::{desk as words, thousands};

/// The columns.
const HEAD: [&str; 2] = ["name", "type"];
/// The type of words that are no name.
const NO_NAME: &str = "no name";

/// Words, and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As they stand in articles.
    pub words: String,
    /// Their type; `None` where they are no name.
    pub kind: Option<EntityType>,
}

impl Entry {
    /// "Organization", or "No name".
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        self.kind.map_or_else(words::no_name, kind)
    }
}

/// All of them, in alphabetical order; none stands twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary(Vec<Entry>);

impl Glossary {
    /// Reads CSV with the columns name and type, in any order of rows.
    ///
    /// # Errors
    /// A sentence that says which row is wrong, and what a row is to be.
    pub fn read(csv: &str) -> Result<Self, String> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let mut glossary = Self::default();
        for (n, row) in reader.records().enumerate() {
            let row = row.map_err(|_| wrong(n))?;
            if n == 0 && row.iter().eq(HEAD) {
                continue;
            }
            glossary.set(entry(&row).ok_or_else(|| wrong(n))?);
        }
        Ok(glossary)
    }

    /// The CSV that [`Glossary::read`] reads.
    #[must_use]
    pub fn write(&self) -> String {
        let mut writer = WriterBuilder::new().from_writer(Vec::new());
        let rows = self.0.iter().map(|e| [&*e.words, type_of(e.kind)]);
        for row in core::iter::once(HEAD).chain(rows) {
            // Memory takes every row.
            let _ = writer.write_record(row);
        }
        let csv = writer.into_inner().unwrap_or_default();
        String::from_utf8(csv).unwrap_or_default()
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// What is settled of these words.
    #[must_use]
    pub fn of(&self, words: &str) -> Option<&Entry> {
        self.0.iter().find(|e| e.words == words)
    }

    /// Settles words, in the place of what was settled of them before.
    pub fn set(&mut self, entry: Entry) {
        self.remove(&entry.words);
        let at = self.0.partition_point(|e| e.words < entry.words);
        self.0.insert(at, entry);
    }

    /// Settles nothing of these words any more.
    pub fn remove(&mut self, words: &str) {
        self.0.retain(|e| e.words != words);
    }

    /// One step that corrects an article by all entries that stand in it; `None` where none does.
    #[must_use]
    pub fn step(&self, article: &Article) -> Option<Correction> {
        let (mut said, mut json) = (Vec::new(), Vec::new());
        for entry in &self.0 {
            let Some(bytes) = extent::first_place(article.text(), &entry.words) else {
                continue;
            };
            let at = extent::words_of(article, &bytes);
            let asked = match entry.kind {
                Some(kind) => Asked::new("name", at).with("type", kind.name()),
                None => Asked::new("not-a-name", at),
            };
            json.push(asked.everywhere().object());
            said.push(words::own_word(&entry.words, kind_within(entry.kind)));
        }
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let told = words::by_own_words(&joined(&said));
        (!said.is_empty()).then(|| Correction::of_objects(told, &json))
    }
}

fn entry(row: &StringRecord) -> Option<Entry> {
    let words = row.get(0).filter(|words| !words.is_empty())?;
    let kind = match row.get(1)?.to_lowercase().as_str() {
        NO_NAME => None,
        named => Some(EntityType::ALL.into_iter().find(|k| k.name() == named)?),
    };
    let words = words.to_owned();
    Some(Entry { words, kind })
}

/// The type within a sentence.
fn kind_within(kind: Option<EntityType>) -> &'static str {
    match kind {
        Some(EntityType::Person) => words::kind_person(),
        Some(EntityType::Organization) => words::kind_organization(),
        Some(EntityType::Group) => words::kind_group(),
        Some(EntityType::Place) => words::kind_place(),
        Some(EntityType::Other) => words::kind_other(),
        None => words::kind_no_name(),
    }
}

fn type_of(kind: Option<EntityType>) -> &'static str {
    kind.map_or(NO_NAME, EntityType::name)
}

fn wrong(row: usize) -> String {
    words::wrong_row(&thousands(row + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organization(words: &str) -> Entry {
        Entry {
            words: words.into(),
            kind: Some(EntityType::Organization),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut glossary = Glossary::default();
        glossary.set(organization("Herald"));
        glossary.set(organization("Lund, Holm & “Sons”"));
        glossary.set(Entry {
            words: "May".into(),
            kind: None,
        });
        let csv = glossary.write();
        assert!(csv.starts_with("name,type\nHerald,organization\n"), "{csv}");
        assert_eq!(Glossary::read(&csv), Ok(glossary));
    }

    #[test]
    fn what_other_programs_write_is_read_too() {
        let csv = "\u{feff}name,type\r\n\"Herald\", Organization\r\nMay,NO NAME\r\n";
        let glossary = Glossary::read(csv).expect("as a spreadsheet has it");
        assert_eq!(glossary.of("Herald"), Some(&organization("Herald")));
        assert_eq!(glossary.of("May").map(|e| e.kind), Some(None));
    }

    #[test]
    fn a_wrong_row_is_named() {
        let why = Glossary::read("Herald,organization\nMay,month\n").expect_err("no such type");
        assert!(why.starts_with("Row 2 "), "{why}");
        assert!(Glossary::read("Herald\n").is_err());
        assert_eq!(Glossary::read(""), Ok(Glossary::default()));
    }

    #[test]
    fn one_step_says_all_that_stands_in_the_article() {
        let mut glossary = Glossary::default();
        for words in ["Herald", "Hera", "Oakline"] {
            glossary.set(organization(words));
        }
        let document = pressmark::annotate("Oakline closes, the Herald says.")
            .document("2026-01-31T12:00:00Z", &[]);
        let step = glossary
            .step(&Article::new(document))
            .expect("two words stand in it");
        assert_eq!(
            step.said,
            "By your own words: Herald (organization) and Oakline (organization)"
        );
        assert!(
            step.json
                .contains(r#""at":{"start":20,"end":26,"text":"Herald"}"#),
            "{}",
            step.json
        );
        assert!(!step.json.contains(r#""Hera""#));
    }
}
