//! Trains the recogniser of names: `train names`.

pub(crate) mod adam;
mod augment;
mod bodies;
mod checkpoint;
mod epoch;
mod examples;
mod export;
mod gold;
pub(crate) mod guideline;
mod import;
mod measure;
mod network;
pub(crate) mod random;
mod sets;
mod silver;
mod source;
mod training;
mod vectors;

pub(crate) use gold::treebank;
pub(crate) use sets::held_out;
pub(crate) use source::Source;
pub(crate) use training::{Plan, train};
