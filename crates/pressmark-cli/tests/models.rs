//! The models of a run: where they are looked for, what a manifest may say, and what is said without any.

mod program;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::{Folder, Run, pressmark, run};
use serde_json::{Value, json};

const ARTICLE: &str = "Elena Marsh flew to Lisbon.";
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/models");

fn manifest() -> Value {
    let text = fs::read_to_string(format!("{SHIPPED}/manifest.json")).expect("the manifest");
    serde_json::from_str(&text).expect("JSON")
}

/// The models that the document of this run names.
fn at_work(run: &Run) -> Vec<String> {
    let document: Value = serde_json::from_str(&run.stdout).expect("a document");
    let models = document["generator"]["models"].as_array().expect("models");
    let name = |model: &Value| model["name"].as_str().expect("a name").to_owned();
    models.iter().map(name).collect()
}

/// A copy of the shipped models.
fn copy_models(to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in fs::read_dir(SHIPPED).expect("static/models").flatten() {
        fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
}

/// Annotates the article by a copy of the program.
fn annotate_by(program: &Path, folder: &Folder) -> Run {
    let article = folder.file("article.txt", ARTICLE);
    let mut command = Command::new(program);
    command.env_remove("PRESSMARK_MODELS");
    Run::of(
        command
            .args(["annotate", &article])
            .output()
            .expect("it runs"),
    )
}

#[test]
fn a_document_names_the_models_that_made_it() {
    let with = run(&["annotate"], ARTICLE).document();
    assert_eq!(with["warnings"], json!([]));
    let models = with["generator"]["models"].as_array().expect("models");
    let names: Vec<_> = models.iter().map(|model| &model["name"]).collect();
    assert_eq!(names, ["names", "gazetteer", "grammar"]);
    for model in models {
        let (name, digest) = (model["name"].as_str(), model["digest"].as_str());
        let (name, digest) = (name.expect("a name"), digest.expect("a digest"));
        assert_eq!(manifest()[name]["file"], format!("{name}-{digest}.bin"));
    }
}

#[test]
fn whoever_works_without_models_is_told_so_once() {
    let folder = Folder::new("without");
    folder.file("manifest.json", "{}");
    let here = folder.path().display().to_string();
    for arguments in [
        &["annotate", "--models", &here][..],
        &["annotate", "--models", &here, "-", "-"],
    ] {
        let told = run(arguments, ARTICLE);
        assert_eq!((told.code, told.stderr.lines().count()), (0, 1));
        for words in [
            "rules and word lists alone",
            "--models DIR",
            "PRESSMARK_MODELS",
        ] {
            assert!(told.stderr.contains(words), "{}", told.stderr);
        }
    }
    let meant = run(&["annotate", "--no-models"], ARTICLE).document();
    assert_eq!(meant["generator"]["models"], json!([]));
    assert_eq!(meant["warnings"][0]["code"], "rules-only");
}

#[test]
fn models_beside_a_program_that_was_copied_are_found() {
    let folder = Folder::new("copied");
    let bin = folder.path().join("bin");
    fs::create_dir_all(&bin).expect("a folder");
    let program = bin.join(format!("pressmark{}", std::env::consts::EXE_SUFFIX));
    fs::copy(env!("CARGO_BIN_EXE_pressmark"), &program).expect("a copy");
    let share = folder.path().join("share/pressmark/models");
    copy_models(&share);
    let packaged = annotate_by(&program, &folder);
    assert_eq!((packaged.code, packaged.stderr.as_str()), (0, ""));
    assert!(!at_work(&packaged).is_empty());
    // Those beside the program come first: here there are none, and that is said.
    fs::create_dir_all(bin.join("models")).expect("a folder");
    fs::write(bin.join("models/manifest.json"), "{}").expect("a file");
    let beside = annotate_by(&program, &folder);
    assert!(at_work(&beside).is_empty());
    assert!(beside.stderr.contains("no models"), "{}", beside.stderr);
}

#[test]
fn the_environment_names_a_folder_and_the_option_another() {
    let folder = Folder::new("environment");
    folder.file("manifest.json", "{}");
    let article = folder.file("article.txt", ARTICLE);
    let with = |variable: &str, arguments: &[&str]| {
        let mut command = pressmark();
        command.env("PRESSMARK_MODELS", variable);
        command.args(["annotate", &article]).args(arguments);
        Run::of(command.output().expect("it runs"))
    };
    let here = folder.path().display().to_string();
    assert!(at_work(&with(&here, &[])).is_empty());
    assert!(!at_work(&with(&here, &["--models", SHIPPED])).is_empty());
    assert!(!at_work(&with("", &[])).is_empty());
    let missing = with("/no/such/folder", &[]);
    assert_eq!((missing.code, missing.stdout.as_str()), (1, ""));
    assert!(missing.stderr.contains("the model folder does not exist"));
}

#[test]
fn a_model_folder_must_hold_what_its_manifest_names() {
    let folder = Folder::new("models");
    let here = folder.path().display().to_string();
    let refused = |folder: &str, problem: &str| {
        let run = run(&["annotate", "--models", folder], "Hello.");
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert_eq!(run.stderr.lines().count(), 1);
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    };
    refused(
        &format!("{here}/none"),
        "/none: the model folder does not exist",
    );
    refused(&here, "/manifest.json: the model file is missing");
    let manifest = |text: &str| fs::write(folder.path().join("manifest.json"), text).unwrap();
    for no_manifest in ["[]", "", "\0\u{1}", r#"{"names": {"bytes": 1}}"#] {
        manifest(no_manifest);
        refused(&here, "/manifest.json: this is no manifest of model files");
    }
    manifest(r#"{"names": {"file": "names-0.bin", "bytes": 1}}"#);
    refused(&here, "/names-0.bin: the model file is missing");
    fs::write(folder.path().join("names-0.bin"), "<!doctype html>").unwrap();
    refused(&here, "/names-0.bin: this is not a model file");
}

/// The file's head says what it is; the manifest must say the same, and leave nothing out.
#[test]
fn a_manifest_is_not_believed() {
    let folder = Folder::new("manifest");
    copy_models(folder.path());
    let here = folder.path().display().to_string();
    let refused = |manifest: Value, problem: &str| {
        folder.file("manifest.json", manifest.to_string());
        let run = run(&["annotate", "--models", &here], "Hello.");
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    };
    let whole = manifest();
    let (names, gazetteer) = (&whole["names"], &whole["gazetteer"]);
    let with = |kind: &str, entry: &Value| {
        let mut manifest = whole.clone();
        manifest[kind] = entry.clone();
        manifest
    };
    refused(
        with("gazetteer", names),
        "the manifest names this as \"gazetteer\", and it is \"names\"",
    );
    refused(
        with("names", gazetteer),
        "the manifest names this as \"names\", and it is \"gazetteer\"",
    );
    refused(
        with("rivers", names),
        "names \"rivers\", a model that this version does not know",
    );
    for kind in ["names", "gazetteer"] {
        let mut manifest = whole.clone();
        manifest.as_object_mut().expect("an object").remove(kind);
        refused(
            manifest,
            &format!("the manifest names no file for \"{kind}\""),
        );
    }
}
