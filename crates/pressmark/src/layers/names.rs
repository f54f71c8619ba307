//! What the stage of names leaves.

use core::ops::Range;

use super::why::Why;
use crate::idx::Idx;
use crate::kinds::{EntityType, Sense};
use crate::text::span::Span;

/// A name, of which nothing is known yet but itself.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Its tokens: no article, no title, no final 's.
    pub(crate) tokens: Range<usize>,
    /// Where it stands.
    pub(crate) span: Span,
    /// What is named.
    pub(crate) kind: EntityType,
    /// Of a place or nationality: the sense in which it stands.
    pub(crate) sense: Option<Sense>,
    /// One sentence for the reader: why the place name stands in this sense, where the words around it say so.
    pub(crate) sense_why: Option<String>,
    /// The title, role or office beside the name ("Secretary of State"), as it stands in the text.
    pub(crate) title: Option<Span>,
    /// Why it is one.
    pub(crate) why: Why,
}

/// The names of a text.
#[derive(Debug)]
pub(crate) struct Names {
    /// In text order; they do not overlap.
    pub(crate) list: Vec<Name>,
    /// The recogniser has read the text: capitals that it leaves alone are nobody's name.
    pub(crate) recognised: bool,
}

/// Which of the names of a text.
pub(crate) type NameId = Idx<Name>;
