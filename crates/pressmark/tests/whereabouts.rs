//! How often a place name gets the place that the text means, over `tests/cases/whereabouts`.
//!
//! `cargo test --release --test whereabouts -- --nocapture` prints the share and what is wrong.

#![allow(clippy::print_stdout, reason = "a test says what it measured")]

mod support;

use std::fs;

use pressmark::annotation::AnnotationDocument;
use pressmark::geojson::feature_collection;
use pressmark::models::Kind;

/// The least share that is accepted, in hundredths.
const LEAST: usize = 90;

/// The full name of the entity that the first mention of these words belongs to, or that they stand for inside the name of a body.
fn full_name<'d>(document: &'d AnnotationDocument, name: &str) -> Option<&'d str> {
    let mentions = document.mentions.iter();
    let inside = mentions.clone().flat_map(|m| &m.places);
    let inside = inside.map(|place| (&place.text, &place.entity));
    let (_, id) = mentions
        .map(|m| (&m.text, &m.entity))
        .chain(inside)
        .find(|(text, _)| *text == name)?;
    let entity = document.entities.iter().find(|e| e.id == *id)?;
    entity.full_name.as_deref()
}

/// The lines of a table, split at tabs.
fn table(name: &str) -> Vec<Vec<String>> {
    let path = support::repository()
        .join("tests/cases/whereabouts")
        .join(name);
    let table = fs::read_to_string(path).expect("the table");
    let lines = table.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    lines.map(cells).collect()
}

/// How many names of the list `name=words; name=words` are right, and of how many.
fn right(document: &AnnotationDocument, text: &str, wanted: &str) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for wanted in wanted.split(';') {
        let (name, wanted) = wanted.trim().split_once('=').expect("name=words");
        let found = full_name(document, name);
        all += 1;
        let is_right = match wanted {
            "-" => found.is_none(),
            _ => found.is_some_and(|found| found.contains(wanted)),
        };
        if is_right {
            right += 1;
        } else {
            println!("{text} [{name}: {wanted}, found {found:?}]");
        }
    }
    (right, all)
}

fn hold(what: &str, counts: impl Iterator<Item = (usize, usize)>) {
    let (right, all) = counts.fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    println!("{what}: {right} of {all} right");
    assert!(
        all > 0 && right * 100 >= LEAST * all,
        "{right} of {all} right"
    );
}

fn hold_places(what: &str, kinds: &[Kind], file: &str) {
    let pipeline = support::pipeline_with(kinds);
    let count = |line: Vec<String>| {
        let [text, wanted] = &line[..] else {
            panic!("a text, a tab, places: {line:?}");
        };
        right(&support::document(&pipeline, text), text, wanted)
    };
    hold(what, table(file).into_iter().map(count));
}

#[test]
fn names_get_the_place_that_is_meant() {
    hold_places("whereabouts", &[Kind::Gazetteer], "places.tsv");
}

#[test]
fn what_lies_beside_the_other_places_is_a_place() {
    hold_places("nearby", &Kind::ALL, "nearby.tsv");
}

#[test]
fn where_the_paper_is_from_settles_what_the_text_leaves_open() {
    let pipeline = support::pipeline_with(&Kind::ALL);
    let count = |line: Vec<String>| {
        let [near, text, wanted] = &line[..] else {
            panic!("where, a text, places: {line:?}");
        };
        let home = pipeline.home(near).expect("a known place");
        let found = pipeline.annotate_near(text, Some(&home));
        right(&found.document(support::GENERATED, &[]), text, wanted)
    };
    hold("near", table("near.tsv").into_iter().map(count));
    let homes: Vec<String> = pipeline
        .homes("London")
        .iter()
        .map(|h| h.name().into())
        .collect();
    assert_eq!(homes[0], "London, England, United Kingdom");
    assert!(homes.contains(&"London, Ontario, Canada".to_owned()));
    for name in &homes {
        assert_eq!(pipeline.homes(name)[0].name(), name, "found again");
    }
    assert!(pipeline.homes("Nowhere at all").is_empty());
    assert!(pipeline.home("Nowhere at all").is_none());
    assert!(pipeline.home("Paris, Ontario").is_some());
    assert!(pipeline.home("Paris, Japan").is_none());
}

#[test]
fn bodies_hold_the_places_of_their_names() {
    let pipeline = support::pipeline_with(&Kind::ALL);
    let count = |line: Vec<String>| {
        let [text, wanted] = &line[..] else {
            panic!("a text, a tab, places: {line:?}");
        };
        let document = support::document(&pipeline, text);
        let places = document.mentions.iter().flat_map(|m| &m.places);
        let found: Vec<&str> = places.map(|place| place.text.as_str()).collect();
        let wanted: Vec<&str> = wanted.split("; ").filter(|words| *words != "-").collect();
        if found != wanted {
            println!("{text} [{wanted:?}, found {found:?}]");
        }
        (usize::from(found == wanted), 1)
    };
    hold("inside", table("inside.tsv").into_iter().map(count));
}

#[test]
fn a_place_that_is_shown_at_another_names_it() {
    let pipeline = support::pipeline_with(&Kind::ALL);
    let document = support::document(&pipeline, "A fire broke out at Harrow Mill Park in Leeds.");
    let entity = |name: &str| document.entities.iter().find(|e| e.name == name);
    let (park, leeds) = (entity("Harrow Mill Park"), entity("Leeds"));
    let (park, leeds) = (park.expect("the park"), leeds.expect("the city"));
    assert_eq!(park.near.as_deref(), Some(leeds.id.as_str()));
    assert_eq!(leeds.near, None);
    assert_eq!(park.geometry, leeds.geometry);
}

#[test]
fn the_main_place_is_one_entity_in_every_format() {
    let pipeline = support::pipeline_with(&Kind::ALL);
    for text in [
        "HARLOW — Bakers in Harlow closed on Monday.",
        "Latvia will rejoin the pact, Riga said. Latvia left it in May.",
        "Shops in Springfield open on Sunday. Springfield is small.",
    ] {
        let document = support::document(&pipeline, text);
        let main = document.document.main_place.as_ref().expect(text);
        let main = main.entity.as_deref().expect(text);
        let places = serde_json::to_value(feature_collection(&document)).expect("GeoJSON");
        let features = places["features"].as_array().expect("features");
        let marked = features
            .iter()
            .filter(|f| f["properties"]["isMainPlace"] == true);
        let marked: Vec<_> = marked.filter_map(|f| f["id"].as_str()).collect();
        assert_eq!(marked, [main], "{text}");
    }
}
