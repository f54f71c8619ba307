//! A place that the gazetteer does not know lies at the town that the text names beside it ("Harrow Park in Leeds"), else at the town
//! where the story is set.

use core::ops::Range;

use super::candidates::Toponym;
use crate::kinds::Feature;
use crate::layers::{Entities, EntityId, Located, Places, Reading};
use crate::text::Document;

/// How sure such a point is.
const NEAR: f64 = 0.3;
/// How sure where another sentence names the town.
const NEAR_BY_PARAGRAPH: f64 = 0.15;
/// How sure where nothing but the whole story says it.
const NEAR_BY_STORY: f64 = 0.1;
/// Words between the two in a sentence, and in a paragraph.
const REACH: usize = 12;
const REACH_IN_PARAGRAPH: usize = 60;

/// The whereabouts of what has none yet, from the places that stand beside it.
pub(super) fn locate(
    doc: &Document<'_>,
    entities: &Entities,
    toponyms: &[Toponym],
    places: &Places,
) -> Vec<Located> {
    let mut spots: Vec<(&Range<usize>, &Located)> = Vec::new();
    for toponym in toponyms {
        if let Some(known) = places.of(toponym.entity).filter(|l| is_spot(l)) {
            spots.extend(toponym.occurrences.iter().map(|tokens| (tokens, known)));
        }
    }
    let inside = inside(entities);
    let main = places.main.and_then(|main| places.of(main.entity?));
    let around_story = main.filter(|l| is_spot(l)).map(|spot| Near {
        by: By::Story,
        away: 0,
        spot,
    });
    let mut order: Vec<usize> = (0..spots.len()).collect();
    crate::sorting::sort_by_key(&mut order, |&n| (spots[n].0.start as u64, 0));
    let spots: Vec<_> = order.into_iter().map(|n| spots[n]).collect();
    toponyms
        .iter()
        .filter(|t| places.offered(t.entity).is_none())
        // A river that no list knows is a small one.
        .filter(|t| !t.is_wide() || t.feature == Some(Feature::Water))
        .filter_map(|toponym| {
            let held = inside[toponym.entity.at()].and_then(|held| places.of(held));
            if let Some(spot) = held.filter(|l| is_spot(l)) {
                let near = Near {
                    by: By::Sentence,
                    away: 0,
                    spot,
                };
                return Some(at(toponym, &near));
            }
            let near = toponym
                .occurrences
                .iter()
                .filter_map(|tokens| nearest(doc, &spots, tokens))
                .min_by_key(|near| (near.by, near.away));
            Some(at(toponym, &near.or(around_story)?))
        })
        .collect()
}

/// "Madra County Courthouse" lies at the place that its name holds: for each entity the first.
fn inside(entities: &Entities) -> Vec<Option<EntityId>> {
    let mut inside = vec![None; entities.list.len()];
    for held in entities.embedded.iter().filter(|held| !held.is_silent) {
        let whole = entities.mentions[held.mention].entity;
        inside[whole.at()].get_or_insert(held.entity);
    }
    inside
}

/// What lies in one spot of the map.
fn is_spot(located: &Located) -> bool {
    let reading = &located.reading;
    match reading.feature {
        Feature::City | Feature::Facility => true,
        Feature::Region => reading.name.matches(", ").count() > 1,
        _ => false,
    }
}

/// What says that a spot is near, the plainest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Sentence,
    Paragraph,
    Story,
}

/// A spot that the text names beside a place.
#[derive(Clone, Copy)]
struct Near<'l> {
    by: By,
    /// Words between the two.
    away: usize,
    spot: &'l Located,
}

/// The spot of the same sentence that stands nearest, else of the paragraph; what follows comes first ("Harrow Park in Leeds").
fn nearest<'l>(
    doc: &Document<'_>,
    spots: &[(&Range<usize>, &'l Located)],
    tokens: &Range<usize>,
) -> Option<Near<'l>> {
    let next = spots.partition_point(|(spot, _)| spot.start < tokens.end);
    let sentence = doc.sentence_of(tokens.start);
    let paragraph = doc.paragraph_of(tokens.start);
    let behind = spots
        .get(next)
        .map(|(spot, l)| (spot.start - tokens.end, *spot, *l));
    let before = next.checked_sub(1).and_then(|n| {
        let (spot, l) = spots[n];
        Some((2 * tokens.start.checked_sub(spot.end)?, spot, l))
    });
    [behind, before]
        .into_iter()
        .flatten()
        .map(|(away, at, spot)| {
            let in_sentence = away <= REACH && doc.sentence_of(at.start) == sentence;
            let by = match in_sentence {
                true => By::Sentence,
                false => By::Paragraph,
            };
            (Near { by, away, spot }, at)
        })
        .filter(|(near, at)| {
            near.by == By::Sentence
                || near.away <= REACH_IN_PARAGRAPH && doc.paragraph_of(at.start) == paragraph
        })
        .map(|(near, _)| near)
        .min_by_key(|near| (near.by, near.away))
}

fn at(toponym: &Toponym, near: &Near<'_>) -> Located {
    let spot = near.spot;
    let (sure, whose) = match near.by {
        By::Sentence => (NEAR, "which the text names beside it"),
        By::Paragraph => (
            NEAR_BY_PARAGRAPH,
            "which the text names in the same paragraph",
        ),
        By::Story => (NEAR_BY_STORY, "where the story is set"),
    };
    let town = spot.reading.name.split(", ").next().unwrap_or_default();
    Located {
        entity: toponym.entity,
        reading: Reading {
            name: format!("{}, near {}", toponym.name, spot.reading.name),
            feature: toponym.feature.unwrap_or(Feature::Facility),
            geonames: None,
            share: sure * spot.reading.share,
            ..spot.reading.clone()
        },
        others: Vec::new(),
        is_open: false,
        near: Some(spot.entity),
        explanation: format!(
            "The gazetteer does not know {}; it is shown at {town}, {whose}.",
            toponym.name,
        ),
    }
}
