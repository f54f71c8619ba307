//! What `pressmark` prints is what `static/schema/annotations-v1.schema.json` says, checked by a validator of its own.

mod program;

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use program::run;
use serde_json::{Value, json};

/// Everything that a document can hold: a headline, a byline, a dateline, glued links; people, bodies, peoples, states,
/// places; quotes in marks, partly in marks, split, over paragraphs, reported, and with nobody to say them.
const ARTICLE: &str = "\
Hollis: Dam repairs 'far behind schedule'

By Nadia Brandt

OSLO, Norway — “We must act,” Energy Minister Ruth Hollis said on Monday, “and we will.”

Advertisement

The World Health Organization (WHO) said the water was safe. North Korean officials called the report “a fairy tale.”

“It took nine years,” she said. “We dug another.

“That one was salt.” 📰

Mayor Carla MendezCarla MendezFerry strike enters third week Mendez: No money for new pier MORE told reporters in
Washington: “There is no second plan.” Washington rejected the offer.

“Bring your own chairs,” read a note on the door.
";

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn schema() -> Value {
    let path = repository().join("static/schema/annotations-v1.schema.json");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("the schema is JSON")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .expect("the schema is a schema")
}

/// The schema without room for fields that it does not name, to find those that our code writes and nobody documents.
fn closed(schema: &Value) -> Value {
    let mut schema = schema.clone();
    close(&mut schema);
    schema
}

fn close(node: &mut Value) {
    match node {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            if object.get("type") == Some(&json!("object")) && object.contains_key("properties") {
                object.insert("unevaluatedProperties".to_owned(), json!(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

fn mistakes(validator: &Validator, document: &Value) -> Vec<String> {
    validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_schema_is_valid_json_schema() {
    let schema = schema();
    assert_eq!(schema["$id"], "urn:pressmark:schema:annotations:1");
    assert!(jsonschema::meta::is_valid(&schema));
}

#[test]
fn a_document_is_valid_and_has_no_field_that_the_schema_does_not_name() {
    let schema = schema();
    let document = run(&["annotate"], ARTICLE).document();
    for list in ["entities", "mentions", "quotes"] {
        assert!(
            document[list]
                .as_array()
                .is_some_and(|list| !list.is_empty()),
            "the article has no {list}"
        );
    }
    assert_eq!(
        mistakes(&validator(&schema), &document),
        Vec::<String>::new()
    );
    assert_eq!(
        mistakes(&validator(&closed(&schema)), &document),
        Vec::<String>::new()
    );
}

/// What stands in the article at these words, as a correction names it.
fn at(words: &str) -> Value {
    let before = ARTICLE.split(words).next().unwrap_or_default();
    let start = before.chars().count();
    json!({"start": start, "end": start + words.chars().count(), "text": words})
}

#[test]
fn a_document_with_every_correction_is_valid_and_gives_itself_again() {
    let said = "“Bring your own chairs,”";
    let corrections = json!([
        {"verb": "not-a-name", "at": at("North Korean"), "everywhere": true},
        {"verb": "name", "at": at("second plan"), "type": "other"},
        {"verb": "name", "at": at("OSLO"), "type": "place", "sense": "actor"},
        {"verb": "rename", "at": at("Ruth Hollis"), "name": "Ruth A. Hollis"},
        {"verb": "same-as", "at": at("WHO"), "other": at("World Health Organization")},
        {"verb": "not-the-same", "at": at("Hollis")},
        {"verb": "place", "at": at("Norway"), "place": "Norway"},
        {"verb": "speaker", "at": at(said), "name": "Tor Vik"},
        {"verb": "speaker", "at": at("“a fairy tale.”"), "mention": at("Ruth Hollis")},
        {"verb": "kind", "at": at("“a fairy tale.”"), "kind": "mixed"},
        {"verb": "quote", "at": at("read a note"), "parts": [at("read a note")], "kind": "indirect"},
        {"verb": "not-a-quote", "at": at("the water was safe")},
        {"verb": "region", "at": at("Advertisement"), "kind": "byline"},
        {"verb": "region", "at": at("By Nadia Brandt")},
        {"verb": "confirmed", "at": at("World Health Organization"), "type": "organization"},
    ]);
    let folder = program::Folder::new("every-correction");
    let file = folder.file("corrections.json", corrections.to_string());
    let first = run(&["annotate", "--corrections", &file], ARTICLE);
    let document = first.document();
    let told = document["warnings"].to_string();
    assert!(!told.contains("correction-not-kept"), "{told}");
    assert_eq!(document["corrections"].as_array().map(Vec::len), Some(15));
    let schema = closed(&schema());
    assert_eq!(
        mistakes(&validator(&schema), &document),
        Vec::<String>::new()
    );
    let whole = folder.file("document.json", &first.stdout);
    let again = run(&["annotate", "--corrections", &whole], ARTICLE);
    assert_eq!(first.stdout, again.stdout);
}

#[test]
fn documents_of_odd_texts_are_valid() {
    let validator = validator(&closed(&schema()));
    let texts = [
        "",
        " \n",
        "one",
        "“",
        "\0",
        "👩‍🚀 said “no”",
        "\u{202E}“x”",
        "قال: «نعم»",
        "a\r\nb",
        "\u{FEFF}“Yes,” Bo Li said.",
    ];
    let records: String = texts
        .iter()
        .map(|text| json!({"id": 1, "text": text}).to_string() + "\n")
        .collect();
    let lines = run(&["annotate", "--jsonl"], records).lines();
    assert_eq!(lines.len(), texts.len());
    for line in lines {
        assert_eq!(mistakes(&validator, &line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn the_validator_finds_mistakes() {
    let validator = validator(&schema());
    let document = run(&["annotate"], ARTICLE).document();
    let broken: [(&str, Value); 9] = [
        ("/format", json!("something-else")),
        ("/version", json!("2.0.0")),
        ("/generator/generated", json!("yesterday")),
        ("/offsetUnit", json!("Byte")),
        ("/document/sha256", json!("abc")),
        ("/mentions/0/start", json!(-1)),
        ("/mentions/0/type", json!("animal")),
        ("/quotes/0/parts", json!([])),
        ("/quotes/0/speaker", json!("Ruth Hollis")),
    ];
    for (field, value) in broken {
        let mut document = document.clone();
        *document
            .pointer_mut(field)
            .unwrap_or_else(|| panic!("there is no {field}")) = value;
        assert!(!validator.is_valid(&document), "{field}");
    }
    let mut without = document.clone();
    without
        .as_object_mut()
        .expect("an object")
        .remove("offsetUnit");
    assert!(!validator.is_valid(&without));
    // The closed schema sees fields that it does not name, also below the top.
    let closed = self::validator(&closed(&schema()));
    for place in [
        "",
        "/document/regions/0",
        "/mentions/0",
        "/mentions/0/provenance",
        "/quotes/0/parts/0",
    ] {
        let mut more = document.clone();
        let field = more
            .pointer_mut(place)
            .and_then(Value::as_object_mut)
            .unwrap_or_else(|| panic!("there is no {place}"));
        field.insert("unheard-of".to_owned(), json!(1));
        assert!(validator.is_valid(&more), "{place}");
        assert!(!closed.is_valid(&more), "{place}");
    }
}

/// What the schema accepts the library reads: other programs may leave out lists that they have nothing for.
#[test]
fn a_document_without_its_empty_lists_is_valid_and_can_be_read() {
    let mut document = run(&["annotate"], ARTICLE).document();
    for (place, field) in [
        ("", "warnings"),
        ("/generator", "models"),
        ("/document", "regions"),
        ("/document", "preprocessing"),
        ("/mentions/0/provenance", "evidence"),
        ("/mentions/0/provenance", "explanation"),
        ("/quotes/0", "quoted"),
    ] {
        let object = document.pointer_mut(place).and_then(Value::as_object_mut);
        let gone = object.and_then(|object| object.remove(field));
        assert!(gone.is_some(), "{place}/{field}");
    }
    assert_eq!(
        mistakes(&validator(&schema()), &document),
        Vec::<String>::new()
    );
    let read: pressmark::AnnotationDocument = serde_json::from_value(document).expect("a document");
    assert!(read.document.regions.is_empty() && read.quotes[0].quoted.is_empty());
}

#[test]
fn the_example_in_the_manual_is_valid_and_its_offsets_are_right() {
    let manual = fs::read_to_string(repository().join("docs/formats.md")).expect("docs/formats.md");
    let (_, example) = manual
        .split_once("```json\n{\n  \"format\"")
        .expect("an example in docs/formats.md");
    let (example, _) = example.split_once("\n```").expect("the example's end");
    let document: Value =
        serde_json::from_str(&format!("{{\n  \"format\"{example}")).expect("the example is JSON");
    assert_eq!(
        mistakes(&validator(&closed(&schema())), &document),
        Vec::<String>::new()
    );
    let text: Vec<char> = document["document"]["text"]
        .as_str()
        .expect("a text")
        .chars()
        .collect();
    assert!(
        check_spans(&text, &document) >= 10,
        "the example has too few spans"
    );
}

/// Checks all spans below the value, and counts them.
fn check_spans(text: &[char], value: &Value) -> usize {
    let offset = |name: &str| {
        value[name]
            .as_u64()
            .and_then(|offset| usize::try_from(offset).ok())
    };
    let mut count = 0;
    if let (Some(start), Some(end)) = (
        value.get("start").and_then(|_| offset("start")),
        value.get("end").and_then(|_| offset("end")),
    ) {
        assert_eq!(
            value["text"],
            text[start..end].iter().collect::<String>(),
            "{start}..{end}"
        );
        count += 1;
    }
    let inner: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Object(object) => Box::new(object.values()),
        Value::Array(list) => Box::new(list.iter()),
        _ => return count,
    };
    count + inner.map(|value| check_spans(text, value)).sum::<usize>()
}
