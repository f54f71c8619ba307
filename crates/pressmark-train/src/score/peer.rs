//! The same documents give the same figures here and by `eval/score.py` beside the corpora, set by set.

#![allow(clippy::print_stdout, reason = "a test says that it was skipped")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pressmark::annotation::AnnotationDocument;
use serde_json::{Value, json};

use super::{Scored, Scorer, found, gold};
use super::{cases::Cases, names::Names, passages::Passages, places::Places, quotes::Quotes};
use crate::options;
use crate::score::gold::Gold;

/// `score.py` and the folder that it lies in, where it can be run.
fn peer() -> Option<(PathBuf, PathBuf)> {
    let shared = options::shared(std::env::var_os("PRESSMARK_SHARED"));
    let script = shared.join("eval/score.py");
    let python = Command::new("python3").arg("--version").output();
    if !script.is_file() {
        println!("skipped: there is no {}", script.display());
        return None;
    }
    if python.is_err() {
        println!("skipped: there is no python3 to run {}", script.display());
        return None;
    }
    Some((script, shared))
}

/// What `score.py` says of the documents.
fn theirs<W>(
    script: &Path,
    kind: &str,
    file: &Path,
    gold: &[Gold<W>],
    documents: &[AnnotationDocument],
) -> Value {
    let lines = gold.iter().zip(documents).map(|(gold, document)| {
        let mut line = serde_json::to_value(document).expect("JSON");
        line["id"] = json!(gold.id);
        format!("{line}\n")
    });
    let name = file.file_stem().expect("a name").to_string_lossy();
    let predicted = format!("pressmark-peer-{}-{name}.jsonl", std::process::id());
    let predicted = std::env::temp_dir().join(predicted);
    fs::write(&predicted, lines.collect::<String>()).expect("a temporary file");
    let run = Command::new("python3")
        .args([script, Path::new(kind), file, &predicted])
        .output();
    fs::remove_file(&predicted).expect("the temporary file");
    let run = run.expect("python3 runs");
    let complaint = String::from_utf8_lossy(&run.stderr);
    assert!(
        run.status.success(),
        "{kind} {}: {complaint}",
        file.display()
    );
    serde_json::from_slice(&run.stdout).expect("score.py prints JSON")
}

fn compare<S: Scorer>(kind: &str) {
    let Some((script, shared)) = peer() else {
        return;
    };
    let pipeline = options::with_own_models().pipeline().expect("the models");
    for set in S::SETS {
        let file = shared.join(set);
        let gold: Vec<Gold<S::Wanted>> = gold::read(&file).expect("gold");
        let texts: Vec<&str> = gold.iter().map(|gold| &*gold.text).collect();
        let documents = found::annotate(&pipeline, &texts);
        let mut theirs = theirs(&script, kind, &file, &gold, &documents);
        theirs.as_object_mut().expect("an object").remove("wrong");
        let scored: Scored<S> = Scored::count(&gold, &documents, 0);
        let ours = serde_json::to_value(scored.counts.figures()).expect("JSON");
        assert_eq!(ours, theirs, "{set}");
    }
}

#[test]
fn names_as_by_score_py() {
    compare::<Names>("ner");
}

#[test]
fn quotes_as_by_score_py() {
    compare::<Quotes>("quotes");
}

#[test]
fn places_as_by_score_py() {
    compare::<Places>("places");
}

#[test]
fn cases_as_by_score_py() {
    compare::<Cases>("cases");
}

#[test]
fn passages_as_by_score_py() {
    compare::<Passages>("passages");
}

#[test]
fn areas_are_those_of_score_py() {
    let Some((script, _)) = peer() else {
        return;
    };
    let theirs = fs::read_to_string(script.with_file_name("areas.tsv")).expect("areas");
    assert_eq!(super::globe::AREAS, theirs);
}
