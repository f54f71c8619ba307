//! Where the places lie: gives every place the reading of its name that the article supports.
//!
//! Each name has [readings](candidates) in the gazetteer. What the text says beside the name
//! ([`neighbours`]: "Springfield, Ill.") speaks for one, and so do size, the states and provinces that the rest of the
//! article is about, and places nearby ([`weights`]). Readings are weighed three times, because each choice
//! changes what the article is about ([`resolve`]). One name has one reading in an article. All of it is linear in the text.

mod alike;
mod candidates;
mod main_place;
mod neighbours;
mod resolve;
mod variants;
mod weights;

#[cfg(test)]
mod tests;

use crate::gazetteer::Gazetteer;
use crate::layers::{Entities, Places};
use crate::lexicon::Lexicon;
use crate::text::Document;

/// Where the places lie, and where the story is set. Without a gazetteer only the latter, from the lists' countries.
pub(crate) fn locate(
    doc: &Document<'_>,
    entities: &Entities,
    lexicon: &Lexicon,
    gazetteer: Option<&Gazetteer>,
) -> Places {
    let mut places = Places::default();
    if let Some(gazetteer) = gazetteer {
        let toponyms = candidates::collect(doc, entities, lexicon, gazetteer);
        let neighbours = neighbours::find(doc, entities, lexicon, gazetteer, &toponyms);
        places.located = resolve::resolve(gazetteer, &toponyms, &neighbours);
    }
    places.main = main_place::find(doc, entities, &places);
    places
}
