//! What each stage leaves for those after it: plain data, which no later stage changes.
//!
//! The first layer is the [`crate::text::Document`].

mod entities;
mod names;
mod places;
mod quotes;
mod why;

pub use entities::{EmbeddedPlace, Entities, Entity, EntityId, Mention, MentionId};
pub(crate) use names::{Name, NameId, Names};
pub use places::{Located, MainPlace, Places, Reading};
pub use quotes::{Quote, QuoteId, Quotes};
pub use why::Why;
pub(crate) use why::{ADDED, CORRECTED, SAID_SO};

use crate::kinds::Sector;
use crate::text::Document;

/// All that was found in a text (spans in UTF-8 bytes).
#[derive(Debug)]
pub struct Layers<'t> {
    /// The text as it was read.
    pub doc: Document<'t>,
    /// Who and what.
    pub entities: Entities,
    /// Who said what.
    pub quotes: Quotes,
    /// What the actors belong to, for each entity.
    pub sectors: Vec<Option<Sector>>,
    /// Where the places lie.
    pub places: Places,
}
