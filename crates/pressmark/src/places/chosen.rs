//! The places that the reader has chosen: among the candidates of a name, whatever place bears that name in full, or a point that the
//! gazetteer does not know.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, Toponym};
use super::located::{OTHERS, full_name};
use crate::corrections::SaidPlace;
use crate::gazetteer::{Gazetteer, key};
use crate::kinds::Feature;
use crate::layers::{Entities, EntityId, Located, Places, Reading};

/// Notes what was chosen for each name; the later choice holds.
pub(super) fn heed(
    toponyms: &mut [Toponym],
    entities: &Entities,
    gazetteer: &Gazetteer,
    said: &[SaidPlace],
) {
    if said.is_empty() {
        return;
    }
    let whose = whose(entities);
    for SaidPlace {
        at,
        full_name,
        point,
    } in said
    {
        let entity = whose.get(at).copied();
        let toponym = toponyms.iter_mut().find(|t| Some(t.entity) == entity);
        if let Some(toponym) = toponym.filter(|_| point.is_none()) {
            choose(toponym, gazetteer, full_name);
        }
    }
}

/// Lays the places at the points that the reader has given; the later point holds. What they were taken for stays to be chosen.
pub(super) fn point(places: &mut Places, entities: &Entities, said: &[SaidPlace]) {
    if said.iter().all(|said| said.point.is_none()) {
        return;
    }
    let whose = whose(entities);
    for said in said {
        let (Some(&entity), Some(point)) = (whose.get(&said.at), said.point) else {
            continue;
        };
        let known = places.located.iter().position(|l| l.entity == entity);
        let known = known.map(|at| places.located.remove(at));
        let before = known.into_iter();
        let feature = entities.list[entity].feature.unwrap_or(Feature::Facility);
        let mut others: Vec<Reading> = before.flat_map(Located::into_readings).collect();
        others.truncate(OTHERS);
        let reading = Reading {
            name: said.full_name.clone(),
            country: None,
            feature,
            latitude: point.latitude,
            longitude: point.longitude,
            geonames: None,
            share: 1.0,
        };
        places.located.push(Located {
            entity,
            reading,
            others,
            explanation: String::new(),
            is_open: false,
            near: None,
        });
    }
}

/// The entities of all words that name a place.
fn whose(entities: &Entities) -> FxHashMap<Range<usize>, EntityId> {
    let mentions = entities.mentions.iter();
    let mentions = mentions.map(|m| (m.tokens.clone(), m.entity));
    // "Laurel County" in "Laurel County Sheriff's Office" is no mention, but a place all the same.
    let embedded = entities.embedded.iter();
    let embedded = embedded.map(|e| (e.tokens.clone(), e.entity));
    embedded.chain(mentions).collect()
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
