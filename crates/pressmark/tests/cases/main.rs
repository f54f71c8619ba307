//! Runs the cases of `tests/cases`: each is one named test; `tests/cases/README.md` says how they are written.
//!
//! `cargo test --test cases` runs all, `cargo test --test cases "split by"` those whose name has these words, and
//! `UPDATE_CASES=1 cargo test --test cases` brings the marks in the files in line with what is found.

mod bullet;
mod case_file;
mod findings;
#[path = "../support/mod.rs"]
mod support;
mod verdict;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};
use pressmark::Pipeline;
use pressmark::models::Kind;

use crate::case_file::{Case, Mark};
use crate::findings::Findings;
use crate::verdict::Verdict;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = support::repository().join("tests/cases");
    let pipeline = Arc::new(Pipeline::new());
    let recogniser = Arc::new(support::pipeline_with(&[Kind::Names]));
    let mut trials = Vec::new();
    for path in case_files(&folder) {
        let name = short_name(&folder, &path);
        let markdown =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        match case_file::cases(&markdown) {
            Ok(cases) if env::var_os("UPDATE_CASES").is_some_and(|value| value != "0") => {
                let updated = update(&pipeline, &markdown, &cases);
                if updated != markdown {
                    fs::write(&path, updated)
                        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                    eprintln!("rewrote {name}");
                }
            }
            Ok(cases) => {
                trials.extend(cases.into_iter().map(|case| trial(&pipeline, &name, case)));
                let cases = case_file::cases(&markdown).into_iter().flatten();
                trials.extend(cases.map(|case| recogniser_trial(&recogniser, &name, case)));
            }
            Err(mistake) => {
                let message = format!("{name}: {mistake}");
                trials.push(Trial::test(name, || Err(Failed::from(message))));
            }
        }
    }
    if env::var_os("UPDATE_CASES").is_none() {
        let found = !trials.is_empty();
        trials.push(Trial::test("there are cases", move || {
            if found {
                Ok(())
            } else {
                Err(Failed::from("tests/cases holds no case"))
            }
        }));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One case as a named test.
fn trial(pipeline: &Arc<Pipeline>, file: &str, case: Case) -> Trial {
    let pipeline = Arc::clone(pipeline);
    let (name, place) = (
        format!("{file}: {}", case.title),
        format!("tests/cases/{file}:{}", case.line),
    );
    Trial::test(name, move || {
        let verdict = judge(&pipeline, &case);
        if verdict.is_clean() {
            return Ok(());
        }
        Err(Failed::from(verdict.report(&place, &case)))
    })
}

/// One case with the recogniser: it may do better than the marks say, not worse.
fn recogniser_trial(pipeline: &Arc<Pipeline>, file: &str, case: Case) -> Trial {
    let pipeline = Arc::clone(pipeline);
    let place = format!("tests/cases/{file}:{}", case.line);
    Trial::test(
        format!("with the recogniser, {file}: {}", case.title),
        move || {
            let verdict = judge(&pipeline, &case);
            if verdict.is_no_worse(&case) {
                return Ok(());
            }
            Err(Failed::from(verdict.report(&place, &case)))
        },
    )
}

fn judge(pipeline: &Pipeline, case: &Case) -> Verdict {
    let document = support::document(pipeline, &case.text);
    verdict::judge(case, &Findings::of(&document))
}

/// The file with marks that say what holds today.
fn update(pipeline: &Pipeline, markdown: &str, cases: &[Case]) -> String {
    let mut lines: Vec<String> = markdown.lines().map(str::to_owned).collect();
    // From the end, so that the numbers of the lines above stay true.
    for case in cases.iter().rev() {
        let verdict = judge(pipeline, case);
        let below = case
            .expectations
            .last()
            .map_or(case.text_end, |last| last.line);
        let new = verdict
            .unexpected
            .iter()
            .map(|bullet| format!("- {}{bullet}", Mark::WronglyFound.words()));
        lines.splice(below..below, new);
        for (expectation, holds) in case.expectations.iter().zip(&verdict.holds).rev() {
            let at = expectation.line - 1;
            match (expectation.mark, holds) {
                (Mark::Holds, Err(_)) => {
                    lines[at] = format!("- {}{}", Mark::NotYet.words(), expectation.bullet)
                }
                (Mark::NotYet, Ok(())) => lines[at] = format!("- {}", expectation.bullet),
                (Mark::WronglyFound, Err(_)) => drop(lines.remove(at)),
                _ => {}
            }
        }
    }
    lines.join("\n") + "\n"
}

/// All Markdown files below the folder but its README, in a fixed order.
fn case_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a folder's entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md")
                && !path.ends_with("README.md")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn short_name(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder)
        .unwrap_or(path)
        .display()
        .to_string()
}
