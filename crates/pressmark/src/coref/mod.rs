//! Who is who: gives every name its entity, finds actors without a name ("the minister"), resolves speakers.
//!
//! A sieve: people, bodies and places are chained by their names, each by its own rules; then nouns are linked to names
//! where the text is clear. A step only joins, never splits, and abstains where it does not know.

mod chains;
mod descriptions;
mod headline;
mod labels;
mod namesakes;
mod nominals;
mod organizations;
mod people;
mod places;
mod pronouns;
mod roles;
mod speaker;
mod spelling;

#[cfg(test)]
mod tests;

pub(crate) use labels::{Holder, Initials, label_mention};
pub use pronouns::fitting;
pub(crate) use pronouns::{Anchors, Weights};
pub(crate) use speaker::{name_at, speaker_mention};

use crate::document::{Document, EntityType};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use chains::Chains;

/// Fills [`Document::entities`] and the entity of every mention, and adds mentions by noun. Gives back what pronouns could
/// stand for.
pub(crate) fn link(
    doc: &mut Document<'_>,
    lexicon: &Lexicon,
    gazetteer: Option<&Gazetteer>,
    weights: &Weights,
) -> Anchors {
    let mut chains = Chains::new(doc, lexicon);
    people::link(doc, lexicon, &mut chains);
    organizations::link(doc, lexicon, &mut chains);
    places::link(doc, lexicon, gazetteer, &mut chains);
    for mention in 0..doc.mentions.len() {
        if doc.mentions[mention].entity == usize::MAX {
            let name = doc.mentions[mention].span.of(doc.text).to_owned();
            chains.found(doc, mention, name);
        }
    }
    labels::link(doc);
    prefer_lower_case(doc);
    debug_assert!(
        doc.mentions
            .iter()
            .all(|m| m.entity < doc.entities.len() || m.kind == EntityType::Other)
    );
    nominals::find(doc, lexicon);
    doc.linked = doc.mentions.len();
    pronouns::resolve(doc, weights)
}

/// Adds the mentions by pronoun, when it is known who speaks.
pub(crate) fn add_pronouns(doc: &mut Document<'_>, anchors: Anchors, weights: &Weights) {
    pronouns::add(doc, anchors, weights);
}

/// "BATUMI" in a dateline and "Batumi" in the text: readers see the second.
fn prefer_lower_case(doc: &mut Document<'_>) {
    for mention in &doc.mentions {
        let Some(entity) = doc.entities.get_mut(mention.entity) else {
            continue;
        };
        let name = mention.span.of(doc.text);
        if !entity.name.chars().any(char::is_lowercase)
            && name.chars().any(char::is_lowercase)
            && name.to_uppercase() == entity.name
        {
            name.clone_into(&mut entity.name);
        }
    }
}
