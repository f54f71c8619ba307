//! A small neural network that says how probable a name is: of which tokens, of which type.
//!
//! A token is its word's vector ([`Words`]), its letters ([`mod@char_cnn`]) and its features; a recurrent layer passes over each sentence
//! from each side ([`mod@lstm`]), and all ways to label it are weighed ([`mod@crf`]). [`read`] says how the model lies in its file.

mod char_cnn;
mod crf;
mod embeddings;
mod format;
mod label_vec;
mod labels;
mod lstm;
mod network;

pub use crf::{Beliefs, Field};
pub use embeddings::Words;
pub use format::{MadeFor, Unreadable, WORD, read};
pub use label_vec::Row;
pub use labels::{
    KINDS, LABELS, OTHER, OUTSIDE, Position, label, label_at, may_begin, may_end, may_follow, parts,
};
pub use network::{Network, Spelling, Workspace};
