//! `pressmark annotate FILE ...`: whole articles, good and bad.

mod program;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use program::{Folder, pressmark, run};
use serde_json::Value;

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
fn a_bad_file_is_named_and_the_others_are_written() {
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
        assert_eq!(several.lines().len(), 2, "{bad}");
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
    let all = run(
        &["annotate", &latin, &good, &missing, &directory, &good],
        "",
    );
    assert_eq!((all.code, all.lines().len()), (1, 2));
    assert_eq!(all.stderr.lines().count(), 3, "{}", all.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_are_no_text_have_ids_of_their_own() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("names");
    let names = [&b"caf\xE9.txt"[..], b"caf\xE8.txt", "café.txt".as_bytes()];
    let paths = names.map(|name| folder.path().join(OsStr::from_bytes(name)));
    for path in &paths {
        fs::write(path, ARTICLE).expect("a file");
    }
    let output = pressmark()
        .arg("annotate")
        .args(&paths)
        .output()
        .expect("pressmark runs");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let ids: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone())
        .filter_map(|id| Some(id.as_str()?.rsplit('/').next()?.to_owned()))
        .collect();
    assert_eq!(ids, ["caf%E9.txt", "caf%E8.txt", "café.txt"]);
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

/// One number: that of the program, of its documents, of the changelog's newest entry and of the library that is asked for.
#[test]
fn the_version_is_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    let document = run(&["annotate"], ARTICLE).document();
    assert_eq!(document["generator"]["version"], version);
    let top = |name: &str| {
        let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(path).expect("a file of the repository")
    };
    let changelog = top("CHANGELOG.md");
    let newest = changelog.lines().find_map(|line| line.strip_prefix("## "));
    let newest = newest.and_then(|heading| heading.split([',', ' ']).next());
    assert_eq!(newest, Some(version));
    let asked = format!("version = \"{version}\" }}");
    let manifest = top("Cargo.toml");
    let library = manifest.lines().find(|l| l.starts_with("pressmark = "));
    assert!(library.expect("the library").contains(&asked));
    let example = top("docs/formats.md");
    assert!(example.contains(&format!("\"version\": \"{version}\",")));
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
