//! What leaves the crate: the annotation document, GeoJSON.

pub mod annotation;
pub(crate) mod annotations;
mod build;
pub mod found;
#[cfg(feature = "geojson")]
pub mod geojson;
pub(crate) mod outcome;
pub mod resolved;
#[cfg(feature = "schemars")]
mod schema;
pub(crate) mod warnings;
