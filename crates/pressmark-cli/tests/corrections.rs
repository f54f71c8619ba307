//! `pressmark annotate --corrections FILE`: what a reader corrects, and what is wrong with how it is said.

mod program;

use program::{Folder, run};
use serde_json::{Value, json};

const ARTICLE: &str = "Marlow said on Monday that it would sell the mill.\n";

fn marlow(kind: &str) -> Value {
    json!([{"verb": "name", "at": {"start": 0, "end": 6, "text": "Marlow"}, "type": kind}])
}

#[test]
fn an_article_is_read_with_its_corrections() {
    let folder = Folder::new("corrected");
    let file = folder.file("corrections.json", marlow("organization").to_string());
    let document = run(&["annotate", "--corrections", &file], ARTICLE).document();
    assert_eq!(document["corrections"], marlow("organization"));
    assert_eq!(document["mentions"][1]["text"], "it");
    assert_eq!(
        document["mentions"][1]["entity"],
        document["mentions"][0]["entity"]
    );
    let near = run(
        &[
            "annotate",
            "--near",
            "Lancaster, Ohio",
            "--corrections",
            &file,
        ],
        ARTICLE,
    );
    assert_eq!(near.document()["corrections"], marlow("organization"));
}

#[test]
fn a_record_brings_its_own() {
    let record = json!({"id": 7, "text": ARTICLE, "corrections": marlow("organization")});
    let plain = json!({"id": 8, "text": ARTICLE});
    let lines = run(&["annotate", "--jsonl"], format!("{record}\n{plain}\n")).lines();
    assert_eq!(lines[0]["corrections"], marlow("organization"));
    assert_eq!(lines[1]["corrections"], Value::Null);
}

#[test]
fn what_cannot_be_carried_out_is_told_in_the_document() {
    let folder = Folder::new("not-kept");
    let wrong = json!([{"verb": "confirmed", "at": {"start": 3, "end": 9, "text": "Marlow"}}]);
    let file = folder.file("corrections.json", wrong.to_string());
    let document = run(&["annotate", "--corrections", &file], ARTICLE).document();
    assert_eq!(document["corrections"], Value::Null);
    let warnings = document["warnings"].as_array().expect("a list");
    let told = warnings.iter().find(|w| w["code"] == "correction-not-kept");
    let message = told
        .and_then(|told| told["message"].as_str())
        .expect("words");
    assert!(message.starts_with("“Marlow”: ") && message.contains("take this correction back"));
}

#[test]
fn mistakes_say_what_to_do() {
    let folder = Folder::new("mistakes");
    let bad = folder.file(
        "bad.json",
        r#"[{"verb": "shout", "at": {"start": 0, "end": 6, "text": "Marlow"}}]"#,
    );
    let done = run(&["annotate", "--corrections", &bad], ARTICLE);
    assert_eq!(done.code, 1);
    assert!(
        done.stderr.contains("bad.json: unknown variant `shout`"),
        "{}",
        done.stderr
    );
    assert!(done.stderr.contains("docs/corrections.md"));
    let missing = run(&["annotate", "--corrections", "missing.json"], ARTICLE);
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("missing.json: cannot be read"));
    let several = run(&["annotate", "--corrections", &bad, "--jsonl"], "");
    assert_eq!(several.code, 2);
    assert!(
        several.stderr.contains("give each record its own"),
        "{}",
        several.stderr
    );
    let both = run(&["annotate", "--corrections", "-"], ARTICLE);
    assert_eq!(both.code, 2);
    assert!(both.stderr.contains("standard input"), "{}", both.stderr);
}
