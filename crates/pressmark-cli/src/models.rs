//! The models of a run: the folder that `--models` names, or the repository's own.

use std::fs;
use std::path::{Path, PathBuf};

use pressmark::models::Models;
use serde_json::Value;

use crate::failure::Failure;

/// Names the files of a folder; `docs/models.md` says how.
const MANIFEST: &str = "manifest.json";

/// Reads every model that the folder's manifest names. Without a named folder the repository's own are read, where there are
/// any; without those the pipeline works by rules and lists.
pub(crate) fn load(named: Option<&Path>) -> Result<Models, Failure> {
    match named {
        Some(folder) if !folder.is_dir() => Err(Failure::new(
            "the model folder does not exist",
            "Give --models a folder with a manifest.json and the model files that it names, such as static/models.",
        )
        .at(folder.display().to_string())),
        Some(folder) => read(folder),
        None => {
            let own = own();
            if own.join(MANIFEST).is_file() {
                read(&own)
            } else {
                Ok(Models::new())
            }
        }
    }
}

/// `static/models` of the repository that this program was built in.
fn own() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package
        .ancestors()
        .nth(2)
        .unwrap_or(package)
        .join("static/models")
}

fn read(folder: &Path) -> Result<Models, Failure> {
    let path = folder.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let manifest: Value = serde_json::from_str(&text)
        .map_err(|error| broken(&path, &format!("the manifest is not JSON: {error}")))?;
    let Some(entries) = manifest.as_object() else {
        return Err(broken(&path, "the manifest is not a JSON object"));
    };
    let mut models = Models::new();
    for (kind, entry) in entries {
        let Some(file) = entry.get("file").and_then(Value::as_str) else {
            return Err(broken(
                &path,
                &format!("the manifest names no file for \"{kind}\""),
            ));
        };
        let file = folder.join(file);
        let bytes = fs::read(&file).map_err(|error| unreadable(&file, &error))?;
        models
            .add(&bytes)
            .map_err(|error| broken(&file, &error.to_string()))?;
    }
    Ok(models)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let problem = if error.kind() == std::io::ErrorKind::NotFound {
        "the model file is missing".to_owned()
    } else {
        format!("the model file cannot be read: {error}")
    };
    broken(path, &problem)
}

fn broken(path: &Path, problem: &str) -> Failure {
    Failure::new(
        problem,
        "Take the whole folder static/models of this version; a folder whose manifest.json is {} works by rules and lists alone.",
    )
    .at(path.display().to_string())
}
