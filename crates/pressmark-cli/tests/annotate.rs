//! `pressmark annotate FILE ...`: whole articles, good and bad.

mod program;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use program::{Folder, pressmark, run};
use serde_json::{Value, json};

const ARTICLE: &str =
    "Harbour to reopen\n\n“The harbour will reopen on Friday,” Elena Marsh said in Lisbon.\n";

#[test]
fn one_article_gives_one_indented_document() {
    let folder = Folder::new("one");
    let file = folder.file("article.txt", ARTICLE);
    let from_file = run(&["annotate", &file], "");
    assert!(
        from_file
            .stdout
            .starts_with("{\n  \"format\": \"pressmark-annotations\",\n")
    );
    assert!(from_file.stdout.ends_with("}\n"));
    assert_eq!(from_file.document()["document"]["text"], ARTICLE);
    assert_eq!(from_file.stdout, run(&["annotate"], ARTICLE).stdout);
    assert_eq!(from_file.stdout, run(&["annotate", "-"], ARTICLE).stdout);
}

#[test]
fn several_articles_give_a_line_each_in_order_with_their_names() {
    let folder = Folder::new("several");
    let names: Vec<String> = (0..40)
        .map(|n| folder.file(&format!("{n}.txt"), format!("Article number {n}.\n")))
        .collect();
    let mut arguments = vec!["annotate"];
    arguments.extend(names.iter().map(String::as_str));
    let done = run(&arguments, "");
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    let lines = done.lines();
    assert_eq!(lines.len(), names.len());
    for (n, (line, name)) in lines.iter().zip(&names).enumerate() {
        assert_eq!(line["id"], name.as_str());
        assert_eq!(line["document"]["text"], format!("Article number {n}.\n"));
    }
}

#[test]
fn what_is_changed_before_annotating_is_recorded() {
    let text = run(&["annotate"], "\u{FEFF}One.\r\nTwo.\rThree.").document();
    assert_eq!(text["document"]["text"], "One.\nTwo.\nThree.");
    let mut changes: Vec<&str> = text["document"]["preprocessing"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|change| change.as_str().expect("a word"))
        .collect();
    changes.sort_unstable();
    assert_eq!(changes, ["bom-removed", "crlf-to-lf"]);
}

#[test]
fn an_empty_article_is_an_article() {
    let document = run(&["annotate"], "").document();
    assert_eq!(document["document"]["length"]["UnicodeCodePoint"], 0);
    assert_eq!(document["mentions"], serde_json::json!([]));
    assert_eq!(document["quotes"], serde_json::json!([]));
}

#[test]
fn the_time_comes_from_the_option_then_the_environment() {
    let given = run(
        &["annotate", "--generated", "2001-02-03T04:05:06Z"],
        "Hello.",
    )
    .document();
    assert_eq!(given["generator"]["generated"], "2001-02-03T04:05:06Z");
    let epoch = run(&["annotate"], "Hello.").document();
    assert_eq!(epoch["generator"]["generated"], "2026-01-31T12:00:00Z");
}

#[test]
fn two_runs_give_the_same_bytes() {
    assert_eq!(
        run(&["annotate"], ARTICLE).stdout,
        run(&["annotate"], ARTICLE).stdout
    );
}

#[test]
fn a_bad_file_is_named_and_those_before_it_are_written() {
    let folder = Folder::new("bad");
    let good = folder.file("good.txt", ARTICLE);
    let latin = folder.file("latin.txt", b"The caf\xE9 closed.");
    let missing = folder.path().join("missing.txt").display().to_string();
    let directory = folder.path().display().to_string();
    for (bad, words) in [
        (&latin, ["byte 7 is not valid UTF-8", "iconv"]),
        (&missing, ["cannot be read", "Check the name"]),
        (&directory, ["cannot be read", "Name the files in it"]),
    ] {
        let several = run(&["annotate", &good, bad, &good], "");
        assert_eq!(several.code, 1, "{bad}");
        assert_eq!(several.lines().len(), 1, "{bad}");
        let one = run(&["annotate", bad], "");
        assert_eq!((one.code, one.stdout.as_str()), (1, ""), "{bad}");
        for run in [&several, &one] {
            assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
            assert!(
                run.stderr.starts_with(&format!("pressmark: {bad}: ")),
                "{}",
                run.stderr
            );
            for word in words {
                assert!(run.stderr.contains(word), "{}", run.stderr);
            }
        }
    }
}

#[test]
fn a_model_folder_must_hold_what_its_manifest_names() {
    let folder = Folder::new("models");
    let here = folder.path().display().to_string();
    let annotate = |folder: &str| run(&["annotate", "--models", folder], "Hello.");
    let refused = |folder: &str, problem: &str| {
        let run = annotate(folder);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    };
    refused(
        &format!("{here}/none"),
        "/none: the model folder does not exist",
    );
    refused(&here, "/manifest.json: the model file is missing");
    let manifest = |text: &str| std::fs::write(folder.path().join("manifest.json"), text).unwrap();
    manifest("[]");
    refused(&here, "the manifest is not a JSON object");
    manifest(r#"{"names": {"file": "names-0.bin", "bytes": 1}}"#);
    refused(&here, "/names-0.bin: the model file is missing");
    std::fs::write(folder.path().join("names-0.bin"), "<!doctype html>").unwrap();
    refused(&here, "/names-0.bin: this is not a model file");
    manifest("{}");
    assert_eq!(annotate(&here).code, 0);
}

#[test]
fn a_wrong_command_line_has_its_own_exit_code() {
    for arguments in [&["annotate", "--jsnl"][..], &["anotate"], &[]] {
        let wrong = run(arguments, "");
        assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
        assert!(
            wrong.stderr.contains("pressmark --help"),
            "{}",
            wrong.stderr
        );
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    assert!(run(&["--help"], "").stdout.contains("--jsonl"));
    assert_eq!(
        run(&["--help"], "").stdout,
        run(&["annotate", "-h"], "").stdout
    );
    assert_eq!(
        run(&["--version"], "").stdout,
        concat!("pressmark ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = Folder::new("pipe");
    let records: String = (0..2_000)
        .map(|n| format!("{{\"id\": {n}, \"text\": \"Article number {n}.\"}}\n"))
        .collect();
    let file = folder.file("records.jsonl", records);
    let mut child = pressmark()
        .args(["annotate", "--jsonl", &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("pressmark starts");
    let mut start = [0; 10];
    child
        .stdout
        .take()
        .expect("a pipe")
        .read_exact(&mut start)
        .expect("output");
    let output = child.wait_with_output().expect("pressmark ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let output = pressmark()
        .args(["annotate", "-"])
        .stdin(Stdio::null())
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("pressmark runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write the annotations"));
}

/// A folder of models with nothing in it.
fn no_models(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    folder.file("manifest.json", "{}");
    let path = folder.path().display().to_string();
    (folder, path)
}

#[test]
fn a_document_names_the_models_that_made_it() {
    let manifest = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../static/models/manifest.json"
    );
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(manifest).expect("the manifest")).expect("JSON");
    let with = run(&["annotate"], ARTICLE).document();
    assert_eq!(with["warnings"], json!([]));
    let models = with["generator"]["models"].as_array().expect("models");
    let names: Vec<&Value> = models.iter().map(|model| &model["name"]).collect();
    assert_eq!(names, ["names", "gazetteer"]);
    for model in models {
        let (name, digest) = (model["name"].as_str(), model["digest"].as_str());
        let (name, digest) = (name.expect("a name"), digest.expect("a digest"));
        assert_eq!(manifest[name]["file"], format!("{name}-{digest}.bin"));
    }
}

#[test]
fn a_document_made_without_models_says_so() {
    let (_folder, path) = no_models("none");
    let without = run(&["annotate", "--models", &path], ARTICLE).document();
    assert_eq!(without["generator"]["models"], json!([]));
    assert_eq!(without["warnings"][0]["code"], "rules-only");
}
