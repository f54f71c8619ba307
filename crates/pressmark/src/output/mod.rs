//! What leaves the crate: the annotation document, GeoJSON.

pub mod annotation;
pub(crate) mod build;
pub mod geojson;
pub(crate) mod warnings;
