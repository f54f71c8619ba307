//! The places that the reader has chosen: among the candidates of a name, or whatever place bears that name in full.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, Toponym};
use super::located::full_name;
use crate::gazetteer::{Gazetteer, key};
use crate::layers::{Entities, EntityId};

/// Notes what was chosen for each name; the later choice holds.
pub(super) fn heed(
    toponyms: &mut [Toponym],
    entities: &Entities,
    gazetteer: &Gazetteer,
    said: &[(Range<usize>, String)],
) {
    if said.is_empty() {
        return;
    }
    let mentions = entities.mentions.iter();
    let mentions = mentions.map(|m| (m.tokens.clone(), m.entity));
    // "Laurel County" in "Laurel County Sheriff's Office" is no mention, but a place all the same.
    let embedded = entities.embedded.iter();
    let embedded = embedded.map(|e| (e.tokens.clone(), e.entity));
    let whose: FxHashMap<Range<usize>, EntityId> = embedded.chain(mentions).collect();
    for (tokens, place) in said {
        let entity = whose.get(tokens).copied();
        if let Some(toponym) = toponyms.iter_mut().find(|t| Some(t.entity) == entity) {
            choose(toponym, gazetteer, place);
        }
    }
}

/// Looks among the candidates of the name, and then for whatever place the reader's words call in full: its name may be another
/// than the one that stands in the text.
fn choose(toponym: &mut Toponym, gazetteer: &Gazetteer, place: &str) {
    let name = toponym.name.clone();
    let is_meant = |c: &&Candidate| full_name(gazetteer, &name, &c.place) == place;
    let mut chosen = toponym.candidates.iter().find(is_meant).map(|c| c.number);
    let mut called = None;
    if chosen.is_none() {
        let written = place.split(',').next().unwrap_or(place);
        let readings = gazetteer.readings(&key(written)).into_iter();
        let meant: Vec<_> = readings
            .filter(|reading| {
                let known = gazetteer.place(reading.place);
                known.is_some_and(|known| full_name(gazetteer, written, &known) == place)
            })
            .collect();
        chosen = meant.first().map(|reading| reading.place);
        called = (written != name).then(|| place.to_owned());
        toponym.add(gazetteer, meant, false);
    }
    if chosen.is_some() {
        (toponym.chosen, toponym.called) = (chosen, called);
    }
}
