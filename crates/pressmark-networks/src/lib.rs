//! The arithmetic of `pressmark`'s two networks, from the bytes of a model to what they say of words.
//!
//! [`names`] says how probable each name is, [`grammar`] tags words and builds trees. Both work in whole numbers: weights of eight
//! bits, values of sixteen, sums of 32, so that a browser gives what a native build gives. What a text is and which features a
//! token has, `pressmark` says; here are numbers only, because here nearly all time is spent and this crate is compiled for speed. The doors through which
//! `pressmark` enters are never inlined: the caller is compiled for size, and with it would be what it took in.

mod activations;
mod fixed;
pub mod grammar;
mod memo;
pub mod names;
mod packed_matrix;
pub mod payload;

pub use activations::log_odds;
pub use memo::Kept;
