//! Trains the tagger of names and scores it: `train names`, `train score names`.

mod adam;
mod augment;
mod checkpoint;
mod examples;
mod export;
mod gold;
mod guideline;
mod network;
mod random;
mod score;
mod training;
mod vectors;

pub(crate) use score::{Choice, score};
pub(crate) use training::{Plan, train};
