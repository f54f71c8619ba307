//! Trains the recogniser of names: `train names`.

pub(crate) mod adam;
mod augment;
mod checkpoint;
mod epoch;
mod examples;
mod export;
mod gold;
pub(crate) mod guideline;
mod measure;
mod network;
pub(crate) mod random;
mod training;
mod vectors;

pub(crate) use gold::{Source, treebank};
pub(crate) use training::{Plan, held_out, train};
