//! The models of a run: which folder they lie in, and what its manifest names.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use pressmark::models::{Kind, Models};
use serde::Deserialize;

use crate::failure::Failure;

/// Names the files of a folder; `docs/formats.md` says how.
const MANIFEST: &str = "manifest.json";

/// What a person reads who has no models and did not ask for that.
const WITHOUT: &str = "pressmark: no models are at hand, so this works by rules and word lists alone: fewer names, no coordinates. \
    Put static/models of the source beside the program as a folder \"models\", or name it by --models DIR or PRESSMARK_MODELS; \
    --no-models says that none are meant.";

/// Which models to work with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Those of the first of [`usual_folders`] that holds any.
    Usual,
    /// Those of this folder.
    Folder(PathBuf),
    /// None, and that is meant.
    Without,
}

/// One file of the manifest; what else stands there is for other programs.
#[derive(Deserialize)]
struct Entry {
    file: String,
}

/// Reads every model of the folder. Whoever works without any and did not ask for it is told so on standard error.
pub(crate) fn load(choice: &Choice) -> Result<Models, Failure> {
    let models = match choice {
        Choice::Without => return Ok(Models::new()),
        Choice::Folder(folder) if !folder.is_dir() => {
            return Err(Failure::new(
                "the model folder does not exist",
                "Give --models or PRESSMARK_MODELS a folder with a manifest.json and the model files that it names, such as static/models of the source.",
            )
            .at(folder.display().to_string()));
        }
        Choice::Folder(folder) => read(folder)?,
        Choice::Usual => {
            let program = env::current_exe().ok();
            let mut folders = usual_folders(program.as_deref(), |name| env::var_os(name));
            match folders.find(|folder| folder.join(MANIFEST).is_file()) {
                Some(folder) => read(&folder)?,
                None => Models::new(),
            }
        }
    };
    if !Kind::ALL.into_iter().any(|kind| models.has(kind)) {
        eprintln!("{WITHOUT}");
    }
    Ok(models)
}

/// Where models are looked for: beside the program, where a package would put them, among the data of the person and of the
/// machine, and last in the source that the program was built from, which only whoever built it has.
fn usual_folders(
    program: Option<&Path>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> impl Iterator<Item = PathBuf> {
    // The file itself: a link to the program leads to the models beside it.
    let program = program.map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
    let beside = program
        .as_deref()
        .and_then(Path::parent)
        .map(Path::to_owned);
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let own = set("XDG_DATA_HOME").map(PathBuf::from);
    let own = own.or_else(|| Some(PathBuf::from(set("HOME")?).join(".local/share")));
    let common = set("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let common: Vec<PathBuf> = env::split_paths(&common).collect();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    let packaged = beside.as_ref().map(|folder| folder.join("../share"));
    beside
        .map(|folder| folder.join("models"))
        .into_iter()
        .chain(
            packaged
                .into_iter()
                .chain(own)
                .chain(common)
                .map(|folder| folder.join("pressmark/models")),
        )
        .chain(source.map(|folder| folder.join("static/models")))
}

/// Every kind of model that this version knows, as the manifest names them; or none, where the manifest is empty.
fn read(folder: &Path) -> Result<Models, Failure> {
    let path = folder.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let entries: BTreeMap<String, Entry> = serde_json::from_str(&text).map_err(|error| {
        broken(
            &path,
            &format!("this is no manifest of model files: {error}"),
        )
    })?;
    let mut models = Models::new();
    for (name, entry) in &entries {
        let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == name) else {
            let problem =
                format!("the manifest names \"{name}\", a model that this version does not know");
            return Err(broken(&path, &problem));
        };
        add(&mut models, kind, &folder.join(&entry.file))?;
    }
    match Kind::ALL.into_iter().find(|kind| !models.has(*kind)) {
        Some(kind) if !entries.is_empty() => {
            let problem = format!("the manifest names no file for \"{}\"", kind.name());
            Err(broken(&path, &problem))
        }
        _ => Ok(models),
    }
}

/// Adds the model of a file, which must be of the kind that the manifest says.
fn add(models: &mut Models, kind: Kind, file: &Path) -> Result<(), Failure> {
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
    let found = models
        .add(&bytes)
        .map_err(|error| broken(file, &error.to_string()))?;
    if found != kind {
        let (said, is) = (kind.name(), found.name());
        let problem = format!("the manifest names this as \"{said}\", and it is \"{is}\"");
        return Err(broken(file, &problem));
    }
    Ok(())
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
        "Take the whole folder static/models of this version, or work by rules and word lists alone with --no-models.",
    )
    .at(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_looked_for_near_the_program_first_and_in_its_source_last() {
        let variable = |name: &str| match name {
            "HOME" => Some("/home/ada".into()),
            "XDG_DATA_DIRS" => Some(OsString::new()),
            _ => None,
        };
        let folders: Vec<PathBuf> =
            usual_folders(Some(Path::new("/opt/press/bin/pressmark")), variable).collect();
        let expected = [
            "/opt/press/bin/models",
            "/opt/press/bin/../share/pressmark/models",
            "/home/ada/.local/share/pressmark/models",
            "/usr/local/share/pressmark/models",
            "/usr/share/pressmark/models",
        ];
        assert_eq!(folders[..5], expected.map(PathBuf::from));
        assert_eq!(folders.len(), 6);
        assert!(folders[5].ends_with("static/models"));
    }

    #[test]
    fn the_folder_of_data_may_be_another() {
        let variable = |name: &str| (name == "XDG_DATA_HOME").then(|| "/data".into());
        let folders: Vec<PathBuf> = usual_folders(None, variable).collect();
        assert_eq!(folders[0], Path::new("/data/pressmark/models"));
    }
}
