//! The sentences of `tests/grammar`, with the models of the repository; the README there says how they are written.
//!
//! `UPDATE_GRAMMAR=1 cargo test -p pressmark --test grammar` writes what goes wrong into the files; with `SHOW_GRAMMAR=words` the trees
//! of the sentences with these words are printed.

mod sentence;
mod verdict;

use std::path::{Path, PathBuf};
use std::{env, fs};

use pressmark::Pipeline;
use pressmark::models::Models;
use sentence::Sentence;
use verdict::Verdict;

/// Sentences with something wrong in them, and things that are wrong: fewer are a reason to lower these, more are a fault.
const WRONG_SENTENCES: usize = 48;
const WRONG: usize = 133;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn pipeline() -> Pipeline {
    let mut models = Models::new();
    for file in fs::read_dir(root().join("static/models"))
        .expect("static/models")
        .flatten()
    {
        if file.path().extension().is_some_and(|end| end == "bin") {
            let bytes = fs::read(file.path()).expect("a model file");
            if let Err(why) = models.add(&bytes) {
                panic!("{}: {why}", file.path().display());
            }
        }
    }
    Pipeline::with_models(models)
}

/// The files of sentences, by name.
fn files() -> Vec<(PathBuf, String)> {
    let folder = root().join("tests/grammar");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/grammar")
        .flatten()
        .map(|file| file.path())
        .collect();
    paths.retain(|path| {
        path.extension().is_some_and(|end| end == "md")
            && path.file_stem().is_some_and(|name| name != "README")
    });
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a file of sentences");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

// Trees are printed where somebody asks for them, and the count beside the test.
#[allow(clippy::print_stdout)]
#[test]
fn what_goes_wrong_is_known() {
    let pipeline = pipeline();
    let update = env::var_os("UPDATE_GRAMMAR").is_some_and(|value| value != "0");
    let show = env::var("SHOW_GRAMMAR").ok();
    let (mut sentences, mut checks, mut wrong_sentences, mut wrong_things) = (0, 0, 0, 0);
    let mut unknown = Vec::new();
    for (path, markdown) in files() {
        let read: Vec<Sentence> =
            sentence::read(&markdown).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let mut wrong = Vec::new();
        for sentence in &read {
            let verdict = Verdict::of(&pipeline, sentence);
            let found = verdict.wrong();
            if show
                .as_ref()
                .is_some_and(|words| sentence.text.contains(words))
            {
                println!("{}\n{}{found:#?}", sentence.text, verdict.shown());
            }
            sentences += 1;
            checks += verdict.checks();
            wrong_sentences += usize::from(!found.is_empty());
            wrong_things += found.len();
            if found != sentence.known {
                unknown.push(format!(
                    "{}\n  is {found:#?}\n  was {:#?}",
                    sentence.text, sentence.known
                ));
            }
            wrong.push(found);
        }
        if update {
            fs::write(&path, sentence::rewrite(&markdown, &read, &wrong))
                .expect("a file of sentences can be written");
        }
    }
    println!(
        "{sentences} sentences, {wrong_sentences} of them not right; {wrong_things} things wrong, {checks} checked"
    );
    assert!(sentences >= 200, "{sentences} sentences");
    assert!(update || unknown.is_empty(), "{}", unknown.join("\n"));
    assert!(
        update || (wrong_sentences, wrong_things) == (WRONG_SENTENCES, WRONG),
        "{wrong_sentences} sentences, {wrong_things} things"
    );
}
