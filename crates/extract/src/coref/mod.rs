//! Who is who: gives every name its entity, finds actors without a name ("the minister"), resolves speakers.
//!
//! A sieve: people, bodies and places are chained by their names, each by its own rules; then nouns are linked to names
//! where the text is clear. A step only joins, never splits, and abstains where it does not know.

mod bodies;
mod chains;
mod nominals;
mod people;
mod places;
mod pronouns;
mod speaker;

pub(crate) use speaker::speaker_mention;

use crate::document::{Document, EntityType};
use crate::lexicon::Lexicon;
use chains::Chains;

/// Fills [`Document::entities`] and the entity of every mention, and adds mentions by noun.
pub(crate) fn link(doc: &mut Document<'_>, lexicon: &Lexicon) {
    let mut chains = Chains::new(doc, lexicon);
    people::link(doc, lexicon, &mut chains);
    bodies::link(doc, lexicon, &mut chains);
    places::link(doc, lexicon, &mut chains);
    for mention in 0..doc.mentions.len() {
        if doc.mentions[mention].entity == usize::MAX {
            let name = doc.mentions[mention].span.of(doc.text).to_owned();
            chains.found(doc, mention, name);
        }
    }
    debug_assert!(
        doc.mentions
            .iter()
            .all(|m| m.entity < doc.entities.len() || m.kind == EntityType::Other)
    );
    nominals::find(doc, lexicon);
    doc.linked = doc.mentions.len();
}
