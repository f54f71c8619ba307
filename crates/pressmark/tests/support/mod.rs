//! What tests have in common: the repository, the models that lie in it, and a time that stands still.
//!
//! The models are in the repository: where one is missing a test fails. Only what lies in the shared folder may be absent.

#![allow(dead_code, reason = "no test needs all of it")]

use std::fs;
use std::path::{Path, PathBuf};

use pressmark::Pipeline;
use pressmark::annotation::AnnotationDocument;
use pressmark::models::{Kind, Models};

/// The time in all documents of tests.
pub(crate) const GENERATED: &str = "2026-01-31T12:00:00Z";

pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The file in `static/models` that the manifest names.
pub(crate) fn model_file(kind: Kind) -> Vec<u8> {
    let folder = repository().join("static/models");
    let manifest = fs::read_to_string(folder.join("manifest.json")).expect("the manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let name = manifest[kind.name()]["file"].as_str();
    let name = name.unwrap_or_else(|| panic!("the manifest names no {}", kind.name()));
    fs::read(folder.join(name)).unwrap_or_else(|why| panic!("static/models/{name}: {why}"))
}

/// The pipeline with these of the repository's models; readers have [`Kind::ALL`].
pub(crate) fn pipeline_with(kinds: &[Kind]) -> Pipeline {
    let mut models = Models::new();
    for &kind in kinds {
        let added = models.add(&model_file(kind));
        added.unwrap_or_else(|why| panic!("the model of {}: {why}", kind.name()));
    }
    Pipeline::with_models(models)
}

pub(crate) fn document(pipeline: &Pipeline, text: &str) -> AnnotationDocument {
    pipeline.annotate(text).document(GENERATED, &[])
}
