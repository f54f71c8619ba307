//! What the page says in German: messages, numbers, and the library's reasons for all that it finds in our own texts. One test, for a
//! page speaks one language.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use pressmark::Pipeline;
use pressmark::annotation::Provenance;
use pressmark::models::Models;
use pressmark_web::words::{self, page, reason, shared};

const GERMAN: &str = include_str!(concat!(env!("OUT_DIR"), "/german.txt"));

/// The samples, and the cases that hold what each stage is to find.
fn texts() -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec!["src/samples".into(), "tests/cases".into()];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of texts") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "txt" || e == "md") {
                texts.push(fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    texts
}

/// The pipeline with the models that lie beside the page.
fn pipeline() -> Pipeline {
    let mut models = Models::new();
    for entry in fs::read_dir("static/models").expect("the folder of models") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "bin") {
            let file = fs::read(&path).expect("a file");
            models.add(&file).expect("a model of this version");
        }
    }
    Pipeline::with_models(models)
}

/// All that the library explains of a text.
fn explanations(pipeline: &Pipeline, text: &str) -> Vec<String> {
    let found = pipeline.annotate(text);
    let document = found.document("2026-01-31T12:00:00Z", &[]);
    let why = |why: &Provenance| why.explanation.clone();
    let of_mentions = document.mentions.iter().map(|m| why(&m.provenance));
    let of_quotes = document.quotes.iter().map(|q| why(&q.provenance));
    let senses = document
        .mentions
        .iter()
        .filter_map(|m| m.sense_explanation.clone());
    let places = document
        .entities
        .iter()
        .filter_map(|e| e.place_explanation.clone());
    let warnings = document.warnings.iter().map(|w| w.message.clone());
    let all = of_mentions.chain(of_quotes).chain(senses);
    all.chain(places).chain(warnings).collect()
}

#[test]
fn the_page_speaks_german_and_so_do_the_reasons_of_the_library() {
    assert!(words::speak(GERMAN.to_owned()));
    assert_eq!(shared::people(1), "1 Person");
    assert_eq!(shared::people(12_345), "12.345 Personen");
    assert_eq!(page::saved_as("a.json"), "Gespeichert als a.json");
    let pipeline = pipeline();
    let texts = texts();
    let said = texts.iter().flat_map(|text| explanations(&pipeline, text));
    let all: BTreeSet<String> = said.collect();
    assert!(
        all.len() > 200,
        "the texts show most of what is explained: {}",
        all.len()
    );
    let untranslated: Vec<&String> = all
        .iter()
        .filter(|said| reason(said) == said.as_str())
        .collect();
    assert!(
        untranslated.is_empty(),
        "words/de/reasons.json lacks: {untranslated:#?}"
    );
}
