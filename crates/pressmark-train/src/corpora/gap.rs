//! GAP: a paragraph, a pronoun in it, and for two names whether the pronoun stands for them. Offsets are code points.

use std::ops::Range;

use crate::failure::Failure;

/// One row of the corpus.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) pronoun: Range<usize>,
    pub(crate) feminine: bool,
    pub(crate) candidates: [Candidate; 2],
}

/// A name that the pronoun may stand for.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) name: String,
    pub(crate) span: Range<usize>,
    /// The pronoun stands for it.
    pub(crate) coreferent: bool,
}

const COLUMNS: [&str; 10] = [
    "ID",
    "Text",
    "Pronoun",
    "Pronoun-offset",
    "A",
    "A-offset",
    "A-coref",
    "B",
    "B-offset",
    "B-coref",
];

/// Reads the file, its first line being the names of the columns.
pub(crate) fn parse(source: &str) -> Result<Vec<Example>, Failure> {
    let mut lines = source.lines().enumerate();
    let header = lines.next().map_or("", |(_, line)| line);
    if !header.split('\t').take(COLUMNS.len()).eq(COLUMNS) {
        return Err(Failure::corpus("the first line does not name GAP's columns").at(1));
    }
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(n, line)| example(line).map_err(|failure| failure.at(n + 1)))
        .collect()
}

fn example(line: &str) -> Result<Example, Failure> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [
        id,
        text,
        pronoun,
        at,
        a,
        a_at,
        a_coref,
        b,
        b_at,
        b_coref,
        ..,
    ] = columns[..]
    else {
        return Err(Failure::corpus(format!(
            "{} columns, where GAP has eleven",
            columns.len()
        )));
    };
    let feminine = match &*pronoun.to_lowercase() {
        "he" | "him" | "his" => false,
        "she" | "her" | "hers" => true,
        _ => {
            return Err(Failure::corpus(format!(
                "\"{pronoun}\" is no pronoun of GAP"
            )));
        }
    };
    Ok(Example {
        id: id.to_owned(),
        text: text.to_owned(),
        pronoun: place(text, pronoun, at)?,
        feminine,
        candidates: [
            candidate(text, a, a_at, a_coref)?,
            candidate(text, b, b_at, b_coref)?,
        ],
    })
}

fn candidate(text: &str, name: &str, at: &str, coref: &str) -> Result<Candidate, Failure> {
    let coreferent = match &*coref.to_lowercase() {
        "true" => true,
        "false" => false,
        _ => {
            return Err(Failure::corpus(format!(
                "\"{coref}\" is neither TRUE nor FALSE"
            )));
        }
    };
    Ok(Candidate {
        name: name.to_owned(),
        span: place(text, name, at)?,
        coreferent,
    })
}

/// Where the words stand, which must be where the offset says.
fn place(text: &str, words: &str, at: &str) -> Result<Range<usize>, Failure> {
    let length = words.chars().count();
    match at.parse::<usize>() {
        Ok(start) if text.chars().skip(start).take(length).eq(words.chars()) => {
            Ok(start..start + length)
        }
        _ => Err(Failure::corpus(format!(
            "\"{words}\" does not stand at {at}"
        ))),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A file of one row, the offsets being of the first place where the words stand.
    pub(crate) fn tsv(text: &str, pronoun: &str, a: (&str, bool), b: (&str, bool)) -> String {
        let at = |words: &str| text[..text.find(words).unwrap()].chars().count();
        format!(
            "{}\tURL\nt-1\t{text}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\thttps://example.org\n",
            COLUMNS.join("\t"),
            pronoun.trim(),
            at(pronoun) + pronoun.len() - pronoun.trim_start().len(),
            a.0,
            at(a.0),
            a.1.to_string().to_uppercase(),
            b.0,
            at(b.0),
            b.1.to_string().to_uppercase(),
        )
    }

    #[test]
    fn offsets_are_code_points() {
        let source = tsv(
            "Zoë Marsh met Ana Reyes before she left.",
            "she",
            ("Zoë Marsh", true),
            ("Ana Reyes", false),
        );
        let examples = parse(&source).unwrap();
        let [example] = &examples[..] else {
            panic!("{examples:?}");
        };
        assert!(example.feminine);
        assert_eq!(example.pronoun, 31..34);
        assert_eq!(example.candidates[1].span, 14..23);
        assert!(example.candidates[0].coreferent && !example.candidates[1].coreferent);
    }

    #[test]
    fn a_damaged_file_is_refused_with_its_line() {
        let good = tsv(
            "Ana met Eva as she left.",
            "she",
            ("Ana", true),
            ("Eva", false),
        );
        let message = |source: &str| parse(source).unwrap_err().to_string();
        assert!(message("").starts_with("1: "));
        assert!(message(&good.replace("TRUE", "maybe")).contains("maybe"));
        assert!(
            message(&good.replace("\t0\t", "\t1\t")).starts_with("2: \"Ana\" does not stand at 1")
        );
        assert!(message(&good.replace("\tshe\t", "\tit\t")).contains("no pronoun"));
    }
}
