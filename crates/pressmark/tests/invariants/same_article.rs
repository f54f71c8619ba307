//! The same article in other clothes: line ends, accents as one character or two, straight and curly marks.

use pressmark::Source;
use pressmark::annotation::{AnnotationDocument, EntityType, QuoteKind};
use unicode_normalization::UnicodeNormalization;

use crate::{document, texts};

#[derive(Debug, PartialEq)]
struct Gist {
    entities: Vec<(EntityType, String, usize)>,
    quotes: Vec<(QuoteKind, usize, Option<String>)>,
}

/// Who is found how often, and who says how much: what must not depend on how the text is written down.
fn gist(found: &AnnotationDocument) -> Gist {
    let plain = |name: &str| name.nfc().collect::<String>().replace('’', "'");
    let name_of = |id: &str| {
        found
            .entities
            .iter()
            .find(|e| e.id == id)
            .map(|e| plain(&e.name))
    };
    Gist {
        entities: found
            .entities
            .iter()
            .map(|e| (e.kind, plain(&e.name), e.mentions.len()))
            .collect(),
        quotes: found
            .quotes
            .iter()
            .map(|q| {
                (
                    q.kind,
                    q.parts.len(),
                    q.speaker
                        .as_ref()
                        .and_then(|s| name_of(s.entity.as_deref()?)),
                )
            })
            .collect(),
    }
}

#[test]
fn composed_and_decomposed_letters_give_the_same() {
    let (composed, decomposed): (String, String) = (
        texts::ARTICLE.nfc().collect(),
        texts::ARTICLE.nfd().collect(),
    );
    assert_ne!(composed, decomposed);
    assert_eq!(gist(&document(&composed)), gist(&document(&decomposed)));
}

#[test]
fn windows_line_ends_give_the_same() {
    let windows = texts::ARTICLE.replace('\n', "\r\n");
    assert_eq!(gist(&document(texts::ARTICLE)), gist(&document(&windows)));
    assert_eq!(Source::new(&windows).text, texts::ARTICLE);
}

#[test]
fn straight_marks_give_the_same() {
    let straight = texts::ARTICLE
        .replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'");
    assert_eq!(gist(&document(texts::ARTICLE)), gist(&document(&straight)));
}

#[test]
fn a_mark_in_front_and_empty_lines_around_give_the_same() {
    let wrapped = format!("\u{FEFF}\n\n{}\n\n \n", texts::ARTICLE);
    assert_eq!(
        gist(&document(texts::ARTICLE)),
        gist(&document(&Source::new(&wrapped).text))
    );
}
