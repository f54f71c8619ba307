//! Writes a model into `static/models`: a sealed file with its digest in the name, and the manifest that names it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pressmark::models::{Kind, container};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::failure::Failure;

const MANIFEST: &str = "manifest.json";

/// One file of the manifest.
#[derive(Debug, Deserialize, PartialEq, Eq, Serialize)]
struct Entry {
    file: String,
    /// Size of the file, its header included.
    bytes: usize,
}

/// Writes the payload as the model of its kind in `folder`, removes the one it replaces, and returns the file's name.
pub(crate) fn publish(folder: &Path, kind: Kind, payload: &[u8]) -> Result<String, Failure> {
    let file = container::seal(kind, payload);
    let name = file_name(kind, payload);
    let mut manifest = read_manifest(folder)?;
    write(&folder.join(&name), &file)?;
    let entry = Entry {
        file: name.clone(),
        bytes: file.len(),
    };
    if let Some(old) = manifest.insert(kind.name().to_owned(), entry)
        && old.file != name
    {
        // It may have been removed by hand already.
        let _ = fs::remove_file(folder.join(old.file));
    }
    let mut json = serde_json::to_string_pretty(&manifest).map_err(|error| {
        Failure::new(
            format!("cannot write the manifest: {error}"),
            "This is a mistake in `train`.",
        )
    })?;
    json.push('\n');
    write(&folder.join(MANIFEST), json.as_bytes())?;
    Ok(name)
}

fn file_name(kind: Kind, payload: &[u8]) -> String {
    let mut name = format!("{}-", kind.name());
    for byte in container::digest(payload) {
        let _ = write!(name, "{byte:02x}");
    }
    name.push_str(".bin");
    name
}

fn read_manifest(folder: &Path) -> Result<BTreeMap<String, Entry>, Failure> {
    let path = folder.join(MANIFEST);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let text = fs::read_to_string(&path).map_err(|error| {
        Failure::new(
            format!("cannot read {}: {error}", path.display()),
            "Check that it may be read.",
        )
    })?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::new(
            format!("{}: {error}", path.display()),
            "Remove it, and publish each model again.",
        )
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| {
        Failure::new(
            format!("cannot write {}: {error}", path.display()),
            "Check that the folder exists and may be written.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_model_takes_the_place_of_the_older() {
        let folder = std::env::temp_dir().join(format!("pressmark-publish-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let first = publish(&folder, Kind::Names, b"first").unwrap();
        publish(&folder, Kind::Gazetteer, b"other").unwrap();
        let second = publish(&folder, Kind::Names, b"second").unwrap();
        assert_ne!(first, second);
        assert!(!folder.join(&first).exists());
        let file = fs::read(folder.join(&second)).unwrap();
        let opened = container::open(&file).expect("a sound file");
        assert_eq!((opened.kind, opened.payload), (Kind::Names, &b"second"[..]));
        let manifest = read_manifest(&folder).unwrap();
        assert_eq!(manifest["names"].file, second);
        assert_eq!(manifest["names"].bytes, file.len());
        assert!(manifest.contains_key("gazetteer"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
