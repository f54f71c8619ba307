//! The models that lie in `static/models`, as the page and the command line have them.

use std::fs;
use std::path::Path;

use pressmark::Pipeline;
use pressmark::models::{Kind, Models};
use pressmark::training_data::Weights;

use crate::corpora;
use crate::failure::Failure;
use crate::options::WithModels;

impl WithModels {
    /// The pipeline that is scored.
    pub(crate) fn pipeline(&self) -> Result<Pipeline, Failure> {
        let pipeline = Pipeline::with_models(self.models()?);
        let Some(draft) = &self.weights else {
            return Ok(pipeline);
        };
        Ok(pipeline.weighing(Weights::read(&corpora::read(draft)?)))
    }

    /// The models that are not left out. Where one is missing, the scores would be of something else than was meant.
    pub(crate) fn models(&self) -> Result<Models, Failure> {
        let asked = |kind: &Kind| !self.without.contains(kind);
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(asked).collect();
        let folder = &self.folder.models;
        let models = models(folder, &kinds)?;
        match kinds.into_iter().find(|kind| !models.has(*kind)) {
            None => Ok(models),
            Some(missing) => Err(Failure::new(
                format!("there is no model of {}", missing.name()),
                format!(
                    "Name a folder such as static/models with --models, or leave it out with --without {}.",
                    missing.name()
                ),
            )
            .at(folder.display())),
        }
    }
}

/// The models of these kinds that the folder holds; none where there is no folder.
pub(crate) fn models(folder: &Path, kinds: &[Kind]) -> Result<Models, Failure> {
    let mut models = Models::new();
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in files
        .map(|file| file.path())
        .filter(|path| is_model(path, kinds))
    {
        add(&mut models, &path)?;
    }
    Ok(models)
}

/// Adds the model that one file holds.
pub(crate) fn add(models: &mut Models, path: &Path) -> Result<(), Failure> {
    let unusable = |problem: String| {
        Failure::new(
            problem,
            "Name a model file of this version, such as those in static/models.",
        )
        .at(path.display())
    };
    let file = fs::read(path).map_err(|error| unusable(error.to_string()))?;
    models
        .add(&file)
        .map_err(|error| unusable(error.to_string()))?;
    Ok(())
}

/// `names-0123456789abcdef.bin`
fn is_model(path: &Path, kinds: &[Kind]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".bin")
        && kinds.iter().any(|kind| {
            name.strip_prefix(kind.name())
                .is_some_and(|rest| rest.starts_with('-'))
        })
}
