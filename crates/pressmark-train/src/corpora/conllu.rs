//! CoNLL-U with paragraphs: words, and the plain text that they make. All offsets are Unicode code points.

use std::ops::Range;

use crate::failure::Failure;

/// One document as words, and as the text that a reader would paste.
#[derive(Debug, Default)]
pub(crate) struct Treebank {
    /// Paragraphs with a blank line in between; headings and captions are paragraphs too.
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
    /// What the parts of an `Entity` value mean, from `# global.Entity`.
    pub(crate) entity_fields: Vec<String>,
}

/// A syntactic word.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) upos: String,
    /// The word that it depends on, counted in the document; none for the root of a sentence.
    pub(crate) head: Option<usize>,
    /// How it depends on its head: "nsubj", "obl:agent".
    pub(crate) relation: String,
    /// Value of `Entity` in the last column; empty where there is none.
    pub(crate) entity: String,
    /// Where it stands in the text.
    pub(crate) span: Range<usize>,
}

/// Reads one document. The words of a sentence must make its `# text`.
pub(crate) fn parse(source: &str) -> Result<Treebank, Failure> {
    let mut reader = Reader::default();
    for (n, line) in source.lines().enumerate() {
        reader.line(line).map_err(|failure| failure.at(n + 1))?;
    }
    reader.end_of_sentence()?;
    Ok(reader.treebank)
}

#[derive(Default)]
struct Reader {
    treebank: Treebank,
    /// Code points of the text so far.
    length: usize,
    /// The first word of the sentence.
    sentence: usize,
    /// What goes before the next word.
    gap: &'static str,
    /// The document has begun.
    named: bool,
    /// `# text` of the sentence.
    promised: Option<String>,
    /// Byte at which the sentence begins, once it has.
    begin: Option<usize>,
    joint: Option<Joint>,
}

/// Several words written as one: "daughter's" is "daughter" and "'s".
struct Joint {
    last: String,
    span: Range<usize>,
    /// What has not been given to a word yet.
    rest: String,
    spaced: bool,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), Failure> {
        if line.is_empty() {
            return self.end_of_sentence();
        }
        if let Some(comment) = line.strip_prefix('#') {
            return self.comment(comment.trim());
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, _, _, head, relation, _, misc] = columns[..] else {
            return Err(not_conllu(columns.len()));
        };
        // "8.1" is a word that is not written.
        if !id.contains('.') {
            let head = head.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let word = Word {
                form: form.to_owned(),
                upos: upos.to_owned(),
                head: head.map(|n| self.sentence + n),
                relation: relation.to_owned(),
                entity: value(misc, "Entity").unwrap_or_default().to_owned(),
                span: 0..0,
            };
            self.word(id, word, value(misc, "SpaceAfter") != Some("No"));
        }
        Ok(())
    }

    fn comment(&mut self, comment: &str) -> Result<(), Failure> {
        let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
        match (key.trim(), value.trim()) {
            ("newdoc id", _) if self.named => {
                return Err(Failure::corpus("a second document in one file"));
            }
            ("newdoc id", _) => self.named = true,
            ("newpar", _) if self.length > 0 => self.gap = "\n\n",
            ("text", text) => self.promised = Some(text.to_owned()),
            ("global.Entity", fields) => {
                self.treebank.entity_fields = fields.split('-').map(str::to_owned).collect();
            }
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self, id: &str, word: Word, spaced: bool) {
        let form = &*word.form;
        if let Some((_, last)) = id.split_once('-') {
            let span = self.write(form);
            self.joint = Some(Joint {
                last: last.to_owned(),
                span,
                rest: form.to_owned(),
                spaced,
            });
            return;
        }
        let (span, spaced) = match &mut self.joint {
            Some(joint) => {
                let span = joint.take(form);
                (span, (joint.last == id).then_some(joint.spaced))
            }
            None => (self.write(form), Some(spaced)),
        };
        if let Some(spaced) = spaced {
            self.gap = if spaced { " " } else { "" };
            self.joint = None;
        }
        self.treebank.words.push(Word { span, ..word });
    }

    fn write(&mut self, form: &str) -> Range<usize> {
        self.treebank.text.push_str(self.gap);
        self.length += self.gap.len();
        self.begin.get_or_insert(self.treebank.text.len());
        let start = self.length;
        self.treebank.text.push_str(form);
        self.length += form.chars().count();
        start..self.length
    }

    fn end_of_sentence(&mut self) -> Result<(), Failure> {
        self.sentence = self.treebank.words.len();
        let written = self.begin.take().map(|begin| &self.treebank.text[begin..]);
        match (self.promised.take(), written) {
            (Some(promised), Some(written)) if promised != written => Err(Failure::corpus(
                "the words above do not make the sentence's # text",
            )),
            _ => Ok(()),
        }
    }
}

impl Joint {
    /// The part that the word is written as; the whole where the word is written otherwise.
    fn take(&mut self, form: &str) -> Range<usize> {
        match self.rest.strip_prefix(form) {
            Some(rest) => {
                let start = self.span.end - self.rest.chars().count();
                self.rest = rest.to_owned();
                start..start + form.chars().count()
            }
            None => self.span.clone(),
        }
    }
}

/// The value of a key in a column of `Key=Value|Key=Value`.
fn value<'a>(column: &'a str, key: &str) -> Option<&'a str> {
    column
        .split('|')
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(k, v)| (k == key).then_some(v))
}

fn not_conllu(columns: usize) -> Failure {
    Failure::corpus(format!(
        "a word in {columns} columns, where CoNLL-U has ten"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of `id form misc`, the other columns empty.
    fn document(lines: &[&str]) -> String {
        let rows = lines.iter().map(|line| {
            if line.starts_with('#') || line.is_empty() {
                return (*line).to_owned();
            }
            let parts: Vec<&str> = line.split(' ').collect();
            format!(
                "{}\t{}\t_\tX\t_\t_\t{}\t_\t_\t{}",
                parts[0],
                parts[1],
                parts.get(3).unwrap_or(&"_"),
                parts[2]
            )
        });
        rows.collect::<Vec<String>>().join("\n")
    }

    #[test]
    fn words_make_a_text_with_blank_lines_between_paragraphs() {
        let source = document(&[
            "# newdoc id = a",
            "# newpar",
            "# text = Harbour reopens",
            "1 Harbour _",
            "2 reopens _",
            "",
            "# newpar",
            "# text = Zoë’s crew sailed.",
            "1-2 Zoë’s _",
            "1 Zoë Entity=(1-person)",
            "2 ’s _",
            "2.1 boat _",
            "3 crew _",
            "4 sailed SpaceAfter=No",
            "5 . _",
            "",
            "# text = Good.",
            "1 Good SpaceAfter=No 0",
            "2 . _ 1",
            "",
        ]);
        let treebank = parse(&source).unwrap();
        assert_eq!(treebank.text, "Harbour reopens\n\nZoë’s crew sailed. Good.");
        let text: Vec<char> = treebank.text.chars().collect();
        for word in &treebank.words {
            assert_eq!(
                text[word.span.clone()].iter().collect::<String>(),
                word.form
            );
        }
        assert_eq!(treebank.words[2].entity, "(1-person)");
        let heads: Vec<_> = treebank.words[7..].iter().map(|word| word.head).collect();
        assert_eq!(heads, [None, Some(7)]);
    }

    #[test]
    fn a_joint_word_written_otherwise_is_taken_whole() {
        let source = document(&["1-2 du SpaceAfter=No", "1 de _", "2 le _", "3 . _"]);
        let treebank = parse(&source).unwrap();
        assert_eq!(treebank.text, "du.");
        assert_eq!(treebank.words[0].span, 0..2);
        assert_eq!(treebank.words[1].span, 0..2);
        assert_eq!(treebank.words[2].span, 2..3);
    }

    #[test]
    fn a_damaged_file_is_refused_with_its_line() {
        let wrong_text = document(&["# text = Goodbye", "1 Hello _", "", ""]);
        let message = parse(&wrong_text).unwrap_err().to_string();
        assert!(
            message.starts_with("3: ") && message.contains("# text"),
            "{message}"
        );
        let message = parse("1\tHello").unwrap_err().to_string();
        assert!(
            message.starts_with("1: ") && message.contains("2 columns"),
            "{message}"
        );
        let two = "# newdoc id = a\n# newdoc id = b";
        assert!(
            parse(two)
                .unwrap_err()
                .to_string()
                .contains("second document")
        );
    }
}
