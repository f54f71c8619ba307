//! The corpora that are scored: where they lie, and how they are read.

pub(crate) mod conllu;
pub(crate) mod gap;
pub(crate) mod gum;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A corpus file as text.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// The files of a folder whose names begin with one of `prefixes` and end with `.conllu`, by name.
pub(crate) fn conllu_files(folder: &Path, prefixes: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".conllu") && prefixes.iter().any(|prefix| name.starts_with(prefix)) {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(absent(folder, "no documents of the genres that are scored"));
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        return absent(path, "not there");
    }
    Failure::new(
        format!("cannot be read: {error}"),
        "Check that it may be read and is UTF-8.",
    )
    .at(path.display())
}

fn absent(path: &Path, problem: &str) -> Failure {
    Failure::new(
        problem,
        "The corpora are no part of the repository: name the folder that holds corpora/ and cases/ with \
         --shared DIR or PRESSMARK_SHARED. docs/scoring.md says where they come from.",
    )
    .at(path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_corpus_is_named_with_what_to_do() {
        let missing = Path::new("no/such/folder");
        for failure in [
            read(missing).unwrap_err(),
            conllu_files(missing, &["GUM_news_"]).unwrap_err(),
        ] {
            let message = failure.to_string();
            assert!(message.contains("no/such/folder"), "{message}");
            assert!(message.contains("--shared DIR"), "{message}");
        }
    }
}
