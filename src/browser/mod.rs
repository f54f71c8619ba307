//! What the browser is asked for: the worker, files and pastes, storage, downloads, light on words.
//!
//! The drawing itself is `components`, and what listens while something is drawn is `hooks`.

pub mod bridge;
pub mod desk;
pub mod dom;
pub mod download;
pub mod emphasis;
pub(crate) mod fields;
pub mod import;
pub mod keeping;
pub mod models;
pub mod protocol;
pub mod selection;
pub mod shelf;
pub(crate) mod words;
