//! How often a place name or a nationality gets its right sense, over the sentences in `tests/cases/senses`.
//!
//! `cargo test --release --test senses -- --nocapture` prints the shares; with `SENSE_ERRORS=1` also what is wrong in
//! `dev.tsv`. The errors in `test.tsv` are not printed, so that no rule is written from them.

#![allow(clippy::print_stdout, reason = "a test says what it measured")]

mod support;

use std::env;
use std::fs;

use pressmark::Pipeline;
use pressmark::annotation::{Mention, Sense};

struct Tally {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

fn tally(file: &str) -> Tally {
    let path = support::repository().join("tests/cases/senses").join(file);
    let table = fs::read_to_string(path).expect("the table");
    let pipeline = Pipeline::new();
    let mut tally = Tally {
        right: 0,
        all: 0,
        wrong: Vec::new(),
    };
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (sentence, senses) = line.split_once('\t').expect("a sentence, a tab, senses");
        let document = support::document(&pipeline, sentence);
        for wanted in senses.split(';') {
            let (name, wanted) = wanted.trim().split_once('=').expect("name=sense");
            let found = sense_of(sentence, &document.mentions, name);
            tally.all += 1;
            if found == wanted {
                tally.right += 1;
            } else {
                tally
                    .wrong
                    .push(format!("{sentence} [{name}: {wanted}, found {found}]"));
            }
        }
    }
    tally
}

/// The sense of the name's first mention in the sentence, or of the one whose number follows the name.
fn sense_of(sentence: &str, mentions: &[Mention], name: &str) -> &'static str {
    let (name, nth) = name.split_once('#').map_or((name, 1), |(name, nth)| {
        (name, nth.parse().expect("a number"))
    });
    let (at, _) = sentence
        .match_indices(name)
        .nth(nth - 1)
        .unwrap_or_else(|| panic!("{name} #{nth} is not in: {sentence}"));
    let start = sentence[..at].chars().count() as u32;
    let end = start + name.chars().count() as u32;
    let mention = mentions.iter().find(|m| m.start == start && m.end == end);
    match mention.map(|m| m.sense) {
        Some(Some(Sense::Actor)) => "actor",
        Some(Some(Sense::Location)) => "location",
        Some(Some(Sense::Demonym)) => "demonym",
        Some(None) => "no place",
        None => "not found",
    }
}

fn check(file: &str, least: usize, show: bool) {
    let tally = tally(file);
    let share = 100.0 * tally.right as f64 / tally.all as f64;
    println!(
        "{file}: {} of {} senses right ({share:.1} %)",
        tally.right, tally.all
    );
    if show {
        tally.wrong.iter().for_each(|wrong| println!("  {wrong}"));
    }
    assert!(
        tally.right * 100 >= least * tally.all,
        "{file}: {share:.1} %, and {least} % is the least"
    );
}

#[test]
fn senses_of_the_development_half() {
    check("dev.tsv", 88, env::var_os("SENSE_ERRORS").is_some());
}

#[test]
fn senses_of_the_test_half() {
    check("test.tsv", 88, false);
}
