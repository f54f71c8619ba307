//! The annotation document as bytes, for the way from the worker to the page.

use pressmark::annotation::{AnnotationDocument, Preprocessing};

const TEXT: &str =
    "📰 “We must act,” Minister Ada Lund said in Oslo, “and we will.”\nLund’s party agreed.\n";

fn document(text: &str) -> AnnotationDocument {
    pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[Preprocessing::CrlfToLf])
}

#[test]
fn a_document_comes_through_unchanged() {
    for text in ["", TEXT, include_str!("../src/samples/ferry.txt")] {
        let document = document(text);
        let bytes = borsh::to_vec(&document).expect("bytes");
        assert_eq!(borsh::from_slice(&bytes).ok(), Some(document));
    }
}

#[test]
fn what_json_leaves_out_comes_through_too() {
    let mut document = document(TEXT);
    let entity = &mut document.entities[0];
    entity.country = Some("NO".into());
    entity.candidates.clear();
    entity.place_score = Some(0.1 + 0.2);
    let bytes = borsh::to_vec(&document).expect("bytes");
    assert_eq!(borsh::from_slice(&bytes).ok(), Some(document));
}

#[test]
fn bytes_that_are_cut_or_too_many_are_no_document() {
    let bytes = borsh::to_vec(&document(TEXT)).expect("bytes");
    let read = |bytes: &[u8]| borsh::from_slice::<AnnotationDocument>(bytes);
    for length in 0..bytes.len() {
        assert!(read(&bytes[..length]).is_err(), "{length}");
    }
    assert!(read(&[bytes, vec![0]].concat()).is_err());
}
