//! How often a place name gets the place that the text means, over `tests/cases/whereabouts`.
//!
//! `cargo test --release --test whereabouts -- --nocapture` prints the share and what is wrong.

#![allow(clippy::print_stdout, reason = "a test says what it measured")]

mod support;

use std::fs;

use pressmark::annotation::AnnotationDocument;
use pressmark::models::Kind;

/// The least share that is accepted, in hundredths.
const LEAST: usize = 90;

/// The full name of the entity that the first mention of these words belongs to.
fn full_name<'d>(document: &'d AnnotationDocument, name: &str) -> Option<&'d str> {
    let mention = document.mentions.iter().find(|m| m.text == name)?;
    let entity = document.entities.iter().find(|e| e.id == mention.entity)?;
    entity.full_name.as_deref()
}

#[test]
fn names_get_the_place_that_is_meant() {
    let table =
        fs::read_to_string(support::repository().join("tests/cases/whereabouts/places.tsv"))
            .expect("the table");
    let pipeline = support::pipeline_with(&[Kind::Gazetteer]);
    let (mut right, mut all) = (0, 0);
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (text, wanted) = line.split_once('\t').expect("a text, a tab, places");
        let document = support::document(&pipeline, text);
        for wanted in wanted.split(';') {
            let (name, wanted) = wanted.trim().split_once('=').expect("name=words");
            let found = full_name(&document, name);
            all += 1;
            if found.is_some_and(|found| found.contains(wanted)) {
                right += 1;
            } else {
                println!("{text} [{name}: {wanted}, found {found:?}]");
            }
        }
    }
    println!("whereabouts: {right} of {all} right");
    assert!(right * 100 >= LEAST * all, "{right} of {all} right");
}
