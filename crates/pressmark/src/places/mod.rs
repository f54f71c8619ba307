//! Where the places lie: gives every place the reading of its name that the article supports.
//!
//! Each name has [readings](candidates) in the gazetteer. What the text says beside the name
//! ([`neighbours`]: "Springfield, Ill.") speaks for one, and so do size ([`weights`]), the states, provinces and neighbourhoods
//! that all names of the article may lie in ([`geography`]), its telephone numbers ([`telephones`]), and where the paper is from
//! ([`home`]). All names are weighed together, three times ([`resolve`]). One name has one reading in an article. What the
//! gazetteer does not know lies at the town that is named beside it ([`beside`]). All of it is linear in the text.

mod alike;
mod beside;
mod candidates;
mod chosen;
mod geography;
mod home;
mod located;
mod main_place;
mod neighbours;
mod resolve;
mod standing;
mod telephones;
mod variants;
mod weights;

pub use home::Home;

use crate::corrections::Constraints;
use crate::gazetteer::Gazetteer;
use crate::layers::{Entities, Places};
use crate::lexicon::Lexicon;
use crate::sorting::sort_by_key;
use crate::text::Document;

/// Where the places lie, and where the story is set. Without a gazetteer only the latter, from the lists' countries.
pub(crate) fn locate(
    (doc, said): (&Document<'_>, &Constraints),
    entities: &Entities,
    lexicon: &Lexicon,
    gazetteer: Option<&Gazetteer>,
    home: Option<&Home>,
) -> Places {
    let mut places = Places::default();
    if let Some(gazetteer) = gazetteer {
        let mut toponyms = candidates::collect(doc, entities, lexicon, gazetteer, home);
        if !said.is_empty() {
            chosen::heed(&mut toponyms, entities, gazetteer, &said.places);
        }
        let words = geography::written_in(doc, lexicon, gazetteer);
        let neighbours = neighbours::find(doc, lexicon, gazetteer, &toponyms);
        places.located = resolve::resolve(gazetteer, &toponyms, &neighbours, &words, home);
        places.main = main_place::find(doc, entities, lexicon, &places);
        let near = beside::locate(doc, entities, &toponyms, &places);
        places.located.extend(near);
        if !said.is_empty() {
            chosen::point(&mut places, entities, &said.places);
        }
        sort_by_key(&mut places.located, |l| (l.entity.at() as u64, 0));
    } else {
        places.main = main_place::find(doc, entities, lexicon, &places);
    }
    places
}
