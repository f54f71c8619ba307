//! A small neural network that tags words and builds trees.
//!
//! A word is read alone (its vector, what is learnt of it and of its ends, its shape), then with two words to each side, then among
//! what these give: [`mod@encoder`]. From there come its tag and what the parser sees of it; the parser goes through the sentence once,
//! by three moves ([`transitions`]): [`mod@parser`]. [`read`] says how the model lies in its file.

mod encoder;
mod format;
mod matrix;
mod parser;
mod relation;
pub mod shape;
mod tag;
pub mod transitions;

pub use encoder::{Encoder, Form, Room, SHAPES, TABLES};
pub use format::read;
pub use parser::{Parser, ParserRoom};
pub use relation::Relation;
pub use tag::Tag;
