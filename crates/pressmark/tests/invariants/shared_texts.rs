//! Real articles, where the shared folder beside the repository has them; they may not be copied into it.

use std::path::PathBuf;
use std::{env, fs};

use pressmark::annotation::{AnnotationDocument, EntityType};

use crate::{document, sound, support};

/// The path in `../shared`, or in the folder that PRESSMARK_SHARED names; or none with a word about it.
fn shared(path: &str) -> Option<PathBuf> {
    let named = env::var_os("PRESSMARK_SHARED").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| support::repository().join("../shared"));
    let path = folder.join(path);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: there is no {}", path.display());
    None
}

#[test]
fn real_articles_give_sound_documents() {
    for name in [
        "ner/dev/worldwide_newswire_dev",
        "quotes/dev/polnear_dev",
        "places/dev/geovirus",
    ] {
        let Some(path) = shared(&format!("corpora/{name}.jsonl")) else {
            continue;
        };
        let lines = fs::read_to_string(&path).expect("a corpus");
        for line in lines.lines() {
            let record: serde_json::Value = serde_json::from_str(line).expect("a record");
            let text = record["text"].as_str().expect("a text");
            sound::check(text, &document(text));
        }
    }
}

/// The article that the project began from: a doubled name with related headlines glued behind it, a headline with a
/// colon, a quote with marks of two kinds, a paragraph that is nothing but a quote.
#[test]
fn the_first_article_has_one_speaker() {
    let Some(folder) = shared("article") else {
        return;
    };
    let file = fs::read_dir(folder)
        .expect("a folder")
        .next()
        .expect("an article")
        .expect("an entry");
    let text = fs::read_to_string(file.path()).expect("the article");
    let found = document(&text);
    sound::check(&text, &found);

    let hidden = |at: usize| in_regions(&found, "boilerplate", at);
    let doubled = at(&text, "Antony BlinkenAntony")[0] + "Antony Blinken".len();
    let more = at(&text, " MORE ")[0];
    assert!(
        (doubled..more).all(hidden),
        "the glued links are boilerplate"
    );
    assert!(
        !hidden(doubled - 1) && !hidden(more + " MORE ".len()),
        "and nothing else is"
    );

    let speaker = found
        .entities
        .iter()
        .find(|e| e.kind == EntityType::Person && e.name == "Antony Blinken");
    let speaker = speaker.expect("the speaker has his full name");
    for at in at(&text, "Blinken").into_iter().filter(|&at| !hidden(at)) {
        let mention = found
            .mentions
            .iter()
            .find(|m| (m.start as usize..m.end as usize).contains(&at));
        assert_eq!(mention.map(|m| &m.entity), Some(&speaker.id), "at {at}");
    }
    for mark in ["“", "”", "\"", "'profoundly"] {
        for at in at(&text, mark).into_iter().filter(|&at| !hidden(at)) {
            let holds = |q: &&pressmark::annotation::Quote| {
                q.parts
                    .iter()
                    .any(|p| (p.start as usize..p.end as usize).contains(&at))
            };
            let quote = found.quotes.iter().find(holds);
            let said_by = quote
                .and_then(|q| q.speaker.as_ref())
                .and_then(|s| s.entity.as_ref());
            assert_eq!(
                said_by,
                Some(&speaker.id),
                "the quote with the mark at {at}"
            );
        }
    }
    for place in ["North Korea", "Japan", "Korean Peninsula", "Sea of Japan"] {
        assert!(
            found
                .entities
                .iter()
                .any(|e| e.kind == EntityType::Place && e.name == place),
            "{place}"
        );
    }
}

/// Where the words stand, in code points.
fn at(text: &str, words: &str) -> Vec<usize> {
    text.match_indices(words)
        .map(|(byte, _)| text[..byte].chars().count())
        .collect()
}

fn in_regions(found: &AnnotationDocument, kind: &str, at: usize) -> bool {
    let regions = found.document.regions.iter();
    regions
        .filter(|r| r.kind.name() == kind)
        .any(|r| (r.start as usize..r.end as usize).contains(&at))
}
