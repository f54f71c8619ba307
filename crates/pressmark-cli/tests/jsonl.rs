//! `pressmark annotate --jsonl`: streams of records, good and bad.

mod program;

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use program::{Folder, pressmark, run};
use serde_json::{Value, json};

fn record(id: &Value, text: &str) -> String {
    json!({ "id": id, "text": text }).to_string() + "\n"
}

#[test]
fn each_record_gives_a_line_with_its_id_first() {
    let done = run(
        &["annotate", "--jsonl"],
        record(&json!("a1"), "Elena Marsh left Lisbon.").repeat(2),
    );
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    assert_eq!(done.lines().len(), 2);
    for line in done.stdout.lines() {
        assert!(
            line.starts_with(r#"{"id":"a1","format":"pressmark-annotations","#),
            "{line}"
        );
    }
}

#[test]
fn ids_come_out_as_they_went_in() {
    let ids = [
        r#""Zürich 📰""#,
        r#""é""#,
        "17",
        "-2.50",
        "123456789012345678901234567890",
        r#""""#,
    ];
    let input: String = ids
        .iter()
        .map(|id| format!("{{\"text\": \"Hello.\", \"id\": {id}}}\n"))
        .collect();
    let done = run(&["annotate", "--jsonl"], input);
    assert_eq!(done.stdout.lines().count(), ids.len());
    for (line, id) in done.stdout.lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
}

#[test]
fn a_line_says_the_same_as_a_file() {
    let text = "“We leave at dawn,” Priya Nair told the crew in Oslo.";
    let mut line = run(&["annotate", "--jsonl"], record(&json!(1), text))
        .lines()
        .remove(0);
    assert_eq!(
        line.as_object_mut().and_then(|line| line.remove("id")),
        Some(json!(1))
    );
    assert_eq!(line, run(&["annotate"], text).document());
}

#[test]
fn order_holds_under_load() {
    // Long and short articles by turns, so that a later one is done first.
    let texts: Vec<String> = (0..600)
        .map(|n| format!("Number {n}. ").repeat(if n % 7 == 0 { 400 } else { 1 }))
        .collect();
    let input: String = texts
        .iter()
        .enumerate()
        .map(|(n, text)| record(&json!(n), text))
        .collect();
    let done = run(&["annotate", "--jsonl"], input);
    assert_eq!(done.code, 0);
    for (n, (line, text)) in done.lines().iter().zip(&texts).enumerate() {
        assert_eq!(line["id"], n);
        assert_eq!(line["document"]["text"], text.as_str());
    }
    assert_eq!(done.lines().len(), texts.len());
}

#[test]
fn files_are_read_one_after_another() {
    let folder = Folder::new("jsonl-files");
    let one = folder.file("one.jsonl", record(&json!("1a"), "One."));
    // A BOM at the start, Windows line ends, blank lines, no line end at the end.
    let two = folder.file(
        "two.jsonl",
        format!(
            "\u{FEFF}{}\r\n\r\n  \n{}",
            record(&json!("2a"), "Two.").trim_end(),
            record(&json!("2b"), "").trim_end()
        ),
    );
    let done = run(
        &["annotate", "--jsonl", &one, "-", &two],
        record(&json!("0"), "Zero."),
    );
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    let ids: Vec<Value> = done.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["1a", "0", "2a", "2b"]);
}

#[test]
fn line_ends_inside_a_text_are_made_one_kind_and_recorded() {
    let line = run(&["annotate", "--jsonl"], record(&json!(1), "One.\r\nTwo."))
        .lines()
        .remove(0);
    assert_eq!(line["document"]["text"], "One.\nTwo.");
    assert_eq!(line["document"]["preprocessing"], json!(["crlf-to-lf"]));
}

#[test]
fn a_bad_line_is_named_and_all_other_records_are_written() {
    let good = record(&json!("g"), "Fine.");
    let bad: [(&[u8], &str); 9] = [
        (b"{\"id\": 1, \"text\": \"half", "EOF while parsing"),
        (b"plain text", "expected value"),
        (b"{\"id\": 1}", "missing field `text`"),
        (b"{\"text\": \"x\"}", "missing field `id`"),
        (
            b"{\"id\": [1], \"text\": \"x\"}",
            "not a string or a number",
        ),
        (b"{\"id\": 1, \"text\": 2}", "expected a string"),
        (b"{\"id\": 1, \"text\": \"\\ud83d\"}", "hex escape"),
        (b"{\"id\": 1, \"text\": \"caf\xE9\"}", "not valid UTF-8"),
        (
            b"{\"id\": \"\\ud800\", \"text\": \"x\"}",
            "\"id\" is no text",
        ),
    ];
    let folder = Folder::new("jsonl-bad");
    for (line, words) in bad {
        let input = [
            good.as_bytes(),
            good.as_bytes(),
            line,
            b"\n",
            good.as_bytes(),
        ]
        .concat();
        let piped = run(&["annotate", "--jsonl"], &input);
        assert!(
            piped.stderr.starts_with("pressmark: standard input:3: "),
            "{}",
            piped.stderr
        );
        let file = folder.file("bad.jsonl", &input);
        let named = run(&["annotate", "--jsonl", &file], "");
        assert!(
            named.stderr.starts_with(&format!("pressmark: {file}:3: ")),
            "{}",
            named.stderr
        );
        for run in [piped, named] {
            assert_eq!(run.code, 1);
            assert_eq!(run.lines().len(), 3, "all records but the bad line");
            assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
            assert!(
                run.stderr.contains(words),
                "{words} is not in {}",
                run.stderr
            );
        }
    }
}

#[test]
fn a_missing_file_between_good_ones_is_named() {
    let folder = Folder::new("jsonl-missing");
    let good = folder.file("good.jsonl", record(&json!("g"), "Fine."));
    let missing = folder.path().join("none.jsonl").display().to_string();
    let done = run(&["annotate", "--jsonl", &good, &missing, &good], "");
    assert_eq!((done.code, done.lines().len()), (1, 2));
    assert!(
        done.stderr
            .starts_with(&format!("pressmark: {missing}: cannot be read")),
        "{}",
        done.stderr
    );
}

#[test]
fn a_record_is_answered_before_the_next_one_comes() {
    let mut child = pressmark()
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pressmark starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let (to_us, answers) = mpsc::channel();
    thread::spawn(move || {
        stdout
            .lines()
            .try_for_each(|line| to_us.send(line.expect("a line")))
    });
    for n in 0..3 {
        stdin
            .write_all(record(&json!(n), "Hello.").as_bytes())
            .expect("a record goes in");
        let line = answers
            .recv_timeout(Duration::from_secs(60))
            .expect("an answer while the pipe is open");
        assert!(line.starts_with(&format!("{{\"id\":{n},")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().expect("pressmark ends").success());
}

#[test]
fn each_of_many_bad_lines_is_reported_in_order() {
    let input: String = (1..=1001)
        .map(|n| match n % 100 {
            0 => "bad\n".to_owned(),
            _ => record(&json!(n), "Fine."),
        })
        .collect();
    let done = run(&["annotate", "--jsonl"], input);
    assert_eq!((done.code, done.lines().len()), (1, 991));
    for (n, line) in done.stderr.lines().enumerate() {
        let place = format!("pressmark: standard input:{}: ", 100 * (n + 1));
        assert!(line.starts_with(&place), "{line}");
    }
    assert_eq!(done.stderr.lines().count(), 10);
}

#[test]
fn a_file_in_another_encoding_is_one_mistake_and_not_one_a_line() {
    let folder = Folder::new("jsonl-utf16");
    let good = folder.file("good.jsonl", record(&json!("g"), "Fine."));
    let wide: Vec<u8> = "\u{FEFF}{\"id\": 1}\n{\"id\": 2}\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let wide = folder.file("wide.jsonl", wide);
    let done = run(&["annotate", "--jsonl", &wide, &good], "");
    assert_eq!((done.code, done.lines().len()), (1, 1));
    assert_eq!(done.stderr.lines().count(), 1, "{}", done.stderr);
    assert!(
        done.stderr
            .starts_with(&format!("pressmark: {wide}: this is text in UTF-16"))
    );
}

#[test]
fn a_bad_line_is_reported_while_the_pipe_stays_open_and_the_next_is_answered() {
    let mut child = pressmark()
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("pressmark starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let (to_us, heard) = mpsc::channel();
    let listen = |stream: Box<dyn std::io::Read + Send>| {
        let to_us = to_us.clone();
        thread::spawn(move || {
            BufReader::new(stream)
                .lines()
                .try_for_each(|line| to_us.send(line.expect("a line")))
        });
    };
    listen(Box::new(child.stdout.take().expect("a pipe")));
    listen(Box::new(child.stderr.take().expect("a pipe")));
    let hear = || heard.recv_timeout(Duration::from_secs(60)).expect("a line");
    stdin.write_all(b"oops\n").expect("a line goes in");
    assert!(hear().starts_with("pressmark: standard input:1: "));
    let good = record(&json!(2), "Hello.");
    stdin.write_all(good.as_bytes()).expect("a record goes in");
    assert!(hear().starts_with("{\"id\":2,"));
    drop(stdin);
    assert_eq!(child.wait().expect("pressmark ends").code(), Some(1));
}

#[test]
fn where_a_paper_is_from_may_be_said_for_all_or_for_one() {
    let text = "Shops in Lancaster open on Sunday.";
    let near = json!({ "id": 2, "text": text, "near": "Lancaster, Ohio" }).to_string() + "\n";
    let done = run(
        &["annotate", "--jsonl", "--near", "Lancaster, England"],
        record(&json!(1), text) + &near,
    );
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    let lines = done.lines();
    let name = |n: usize| lines[n]["entities"][0]["fullName"].as_str().unwrap_or("");
    assert!(name(0).ends_with("England, United Kingdom"), "{}", name(0));
    assert!(name(1).ends_with("Ohio, United States"), "{}", name(1));
    let why = lines[1]["entities"][0]["placeExplanation"].as_str();
    assert!(
        why.is_some_and(|why| why.contains("papers from Lancaster, Ohio")),
        "{why:?}"
    );
}

#[test]
fn a_place_that_nobody_knows_is_a_mistake() {
    let done = run(
        &["annotate", "--near", "Nowhere at all"],
        "Rain fell in Oslo.",
    );
    assert_eq!(done.code, 1);
    assert!(done.stderr.contains("Nowhere at all"), "{}", done.stderr);
    let line = json!({ "id": 1, "text": "Rain.", "near": "Nowhere at all" }).to_string();
    let done = run(&["annotate", "--jsonl"], line);
    assert_eq!(done.code, 1);
    assert!(done.stderr.contains("standard input:1"), "{}", done.stderr);
}
