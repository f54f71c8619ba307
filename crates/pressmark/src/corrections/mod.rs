//! What the reader says of the text, as the stages keep to it.
//!
//! Corrections count code points, as documents do. [`Asked`] finds their words in the text, [`Constraints`] says by tokens what each
//! stage must keep to where it decides, and [`outcome`] tells which of them hold in what was found.

mod asked;
mod constraints;
mod names;
pub(crate) mod outcome;
#[cfg(feature = "corrections")]
mod placing;
mod quotes;

pub(crate) use asked::Asked;
pub(crate) use constraints::{Constraints, Link, Partner, SaidName, SaidPlace};
#[cfg(feature = "corrections")]
pub use placing::{Placed, place_again};
pub(crate) use quotes::{SaidBy, SaidQuote};
