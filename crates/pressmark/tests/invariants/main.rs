//! What holds for every text: spans fit, lists are sorted, ids refer, two runs agree, whatever was pasted.

#![allow(
    clippy::print_stdout,
    reason = "a test says what it skipped and what it measured"
)]

mod claims;
mod corrections;
mod cost;
mod same_article;
mod shared_texts;
mod sound;
#[path = "../support/mod.rs"]
mod support;
mod texts;

use pressmark::annotation::AnnotationDocument;
use pressmark::kinds::Preprocessing;
use pressmark::models::Kind;
use pressmark::{Pipeline, Source, annotate};
use proptest::prelude::*;
use proptest::test_runner::{FailurePersistence, FileFailurePersistence};

use support::GENERATED;

thread_local! {
    /// Building one takes longer than annotating what a property test makes up.
    static PIPELINE: Pipeline = Pipeline::new();
}

thread_local! {
    /// The same with every model in `static/models`.
    static WITH_MODELS: Pipeline = support::pipeline_with(&Kind::ALL);
}

/// By rules and lists alone, and with the models.
fn check_both(text: &str) {
    sound::check(text, &document(text));
    let found = WITH_MODELS.with(|pipeline| support::document(pipeline, text));
    sound::check(text, &found);
}

fn document(text: &str) -> AnnotationDocument {
    PIPELINE.with(|pipeline| support::document(pipeline, text))
}

#[test]
fn hostile_texts_give_sound_documents() {
    for text in texts::hostile() {
        check_both(&text);
    }
}

#[test]
fn an_article_of_everything_gives_a_sound_document_that_is_not_empty() {
    let found = document(texts::ARTICLE);
    sound::check(texts::ARTICLE, &found);
    assert!(!found.entities.is_empty() && !found.quotes.is_empty());
    assert!(found.quotes.iter().any(|quote| quote.speaker.is_some()));
}

#[test]
fn a_cut_anywhere_in_an_article_gives_sound_documents() {
    for (at, _) in texts::ARTICLE.char_indices() {
        let (before, after) = texts::ARTICLE.split_at(at);
        sound::check(before, &document(before));
        sound::check(after, &document(after));
    }
}

/// Texts that once failed stand in a file by their seeds, and are tried first; commit it with the mend.
fn kept() -> Option<Box<dyn FailurePersistence>> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/invariants/failures.txt");
    Some(Box::new(FileFailurePersistence::Direct(file)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: kept(), ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_document(text in any::<String>()) {
        check_both(&text);
    }

    #[test]
    fn news_with_odd_characters_gives_a_sound_document(text in texts::news()) {
        sound::check(&text, &document(&text));
    }

    #[test]
    fn annotating_twice_gives_the_same_bytes(text in texts::news()) {
        let first = serde_json::to_string(&document(&text)).expect("JSON");
        let second = serde_json::to_string(&document(&text)).expect("JSON");
        let other_pipeline = serde_json::to_string(&annotate(&text).document(GENERATED, &[])).expect("JSON");
        prop_assert_eq!(&first, &second);
        prop_assert_eq!(&first, &other_pipeline);
    }

    #[test]
    fn a_document_survives_json(text in texts::news()) {
        let found = document(&text);
        let json = serde_json::to_string(&found).expect("JSON");
        let read: AnnotationDocument = serde_json::from_str(&json).expect("the same document");
        prop_assert_eq!(found, read);
    }

    #[test]
    fn a_source_has_one_kind_of_line_end_and_no_mark_in_front(raw in texts::news()) {
        let source = Source::new(&raw);
        prop_assert!(!source.text.contains('\r'));
        prop_assert_eq!(raw.contains('\r'), source.preprocessing.contains(&Preprocessing::CrlfToLf));
        prop_assert_eq!(raw.starts_with('\u{FEFF}'), source.preprocessing.contains(&Preprocessing::BomRemoved));
        let unmarked = raw.strip_prefix('\u{FEFF}').unwrap_or(&raw);
        prop_assert_eq!(&source.text, &unmarked.replace("\r\n", "\n").replace('\r', "\n"));
    }
}
