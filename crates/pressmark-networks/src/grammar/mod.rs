//! A small neural network that tags words and builds trees.
//!
//! A word is read alone (its vector, what is learnt of it and of its ends, its shape), then with two words to each side, then among
//! what these give: [`mod@encoder`]. From there come its tag and what the parser sees of it; the parser goes through the sentence once,
//! by three moves ([`transitions`]): [`mod@parser`]. [`read`] says how the model lies in its file.

/// A kind of thing with a name for each in treebanks, in the order of a model's numbers.
macro_rules! treebank_names {
    ($(#[$what:meta])* $kind:ident; $(#[$every:meta])* $all:ident; $($(#[$doc:meta])* $name:ident = $written:literal,)*) => {
        $(#[$what])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $($(#[$doc])* $name,)*
        }

        impl $kind {
            $(#[$every])*
            pub const $all: [Self; [$($written),*].len()] = [$(Self::$name),*];

            /// The name in treebanks.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $written,)*
                }
            }
        }
    };
}

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
