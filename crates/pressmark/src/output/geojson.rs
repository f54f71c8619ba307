//! The places of an annotation document as GeoJSON (RFC 7946), for maps and geographic information systems.
//!
//! One feature for each place, in the order of the document; a place that the gazetteer does not know has no geometry
//! (`null`). Positions are longitude, latitude in WGS 84.

use serde::Serialize;

use crate::kinds;
use crate::output::annotation::{AnnotationDocument, Entity, EntityType, Point, Sense, Status};

/// A GeoJSON feature collection.
#[derive(Debug, Serialize)]
pub struct FeatureCollection<'d> {
    #[serde(rename = "type")]
    kind: &'static str,
    features: Vec<Feature<'d>>,
}

#[derive(Debug, Serialize)]
struct Feature<'d> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'d str,
    geometry: Option<Point>,
    properties: Properties<'d>,
}

#[derive(Debug, Serialize)]
struct Properties<'d> {
    name: &'d str,
    #[serde(rename = "fullName", skip_serializing_if = "Option::is_none")]
    full_name: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feature: Option<kinds::Feature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonames: Option<u32>,
    #[serde(rename = "placeScore", skip_serializing_if = "Option::is_none")]
    place_score: Option<f64>,
    /// The place at whose point it is shown, where the gazetteer does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<&'d str>,
    /// True for the place that the article is most about.
    #[serde(rename = "isMainPlace")]
    is_main_place: bool,
    mentions: Vec<Mention<'d>>,
}

#[derive(Debug, Serialize)]
struct Mention<'d> {
    start: u32,
    end: u32,
    text: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sense: Option<Sense>,
}

/// The document's places. Offsets of mentions are in the document's unit; rejected mentions are left out, and so is a
/// place without any other.
#[must_use]
pub fn feature_collection(document: &AnnotationDocument) -> FeatureCollection<'_> {
    // Mentions by entity, in one pass: there may be many of both.
    let mut mentions: Vec<Vec<Mention<'_>>> = Vec::new();
    mentions.resize_with(document.entities.len(), Vec::new);
    for mention in &document.mentions {
        if mention.status != Status::Rejected
            && let Some(entity) = number_of(&document.entities, &mention.entity)
        {
            mentions[entity].push(Mention {
                start: mention.start,
                end: mention.end,
                text: &mention.text,
                sense: mention.sense,
            });
        }
        for place in &mention.places {
            if mention.status != Status::Rejected
                && let Some(entity) = number_of(&document.entities, &place.entity)
            {
                mentions[entity].push(Mention {
                    start: place.start,
                    end: place.end,
                    text: &place.text,
                    sense: None,
                });
            }
        }
    }
    let main = document
        .document
        .main_place
        .as_ref()
        .and_then(|m| m.entity.as_deref());
    let features = document
        .entities
        .iter()
        .zip(mentions)
        .filter(|(entity, mentions)| entity.kind == EntityType::Place && !mentions.is_empty())
        .map(|(entity, mentions)| feature(entity, main, mentions))
        .collect();
    FeatureCollection {
        kind: "FeatureCollection",
        features,
    }
}

/// Where in the list the entity with this id is: `e7` in the seventh place, in every document that this program writes.
fn number_of(entities: &[Entity], id: &str) -> Option<usize> {
    let place = id.get(1..).and_then(|n| n.parse::<usize>().ok());
    let place = place.and_then(|n| n.checked_sub(1));
    let has_id = |&n: &usize| entities.get(n).is_some_and(|e| e.id == id);
    place
        .filter(has_id)
        .or_else(|| entities.iter().position(|e| e.id == id))
}

fn feature<'d>(entity: &'d Entity, main: Option<&str>, mentions: Vec<Mention<'d>>) -> Feature<'d> {
    Feature {
        kind: "Feature",
        id: &entity.id,
        geometry: entity.geometry,
        properties: Properties {
            name: &entity.name,
            full_name: entity.full_name.as_deref(),
            country: entity.country.as_deref(),
            feature: entity.feature,
            geonames: entity.geonames,
            place_score: entity.place_score,
            near: entity.near.as_deref(),
            is_main_place: main == Some(entity.id.as_str()),
            mentions,
        },
    }
}

/// [`feature_collection`] as indented text, ready to be written to a file.
#[must_use]
pub fn to_string(document: &AnnotationDocument) -> String {
    // Strings, numbers and lists: there is nothing in it that JSON cannot hold.
    let mut json = serde_json::to_string_pretty(&feature_collection(document)).unwrap_or_default();
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::annotation::PointType;

    const GENERATED: &str = "2026-01-31T12:00:00Z";

    fn parsed(document: &AnnotationDocument) -> serde_json::Value {
        serde_json::from_str(&to_string(document)).expect("JSON")
    }

    #[test]
    fn a_place_without_a_position_has_a_null_geometry() {
        let found = crate::annotate("Rain fell in Oslo, and Oslo flooded.");
        let geojson = parsed(&found.document(GENERATED, &[]));
        assert_eq!(geojson["type"], "FeatureCollection");
        assert_eq!(geojson["features"][0]["type"], "Feature");
        assert!(geojson["features"][0]["geometry"].is_null());
        assert_eq!(geojson["features"][0]["properties"]["name"], "Oslo");
        let mentions = &geojson["features"][0]["properties"]["mentions"];
        assert_eq!(mentions.as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn longitude_stands_first_and_people_are_no_features() {
        let found = crate::annotate("Mayor Ruth Hollis flew to Oslo.");
        let mut document = found.document(GENERATED, &[]);
        let oslo = document.entities.iter_mut().find(|e| e.name == "Oslo");
        oslo.expect("Oslo").geometry = Some(Point {
            kind: PointType::Point,
            coordinates: [10.75, 59.91].into(),
        });
        let geojson = parsed(&document);
        assert_eq!(geojson["features"].as_array().map(Vec::len), Some(1));
        let geometry = &geojson["features"][0]["geometry"];
        assert_eq!(geometry["type"], "Point");
        assert_eq!(geometry["coordinates"], serde_json::json!([10.75, 59.91]));
    }

    #[test]
    fn entities_are_found_by_their_ids_in_any_order() {
        let found = crate::annotate("Mayor Ruth Hollis flew to Oslo.");
        let mut document = found.document(GENERATED, &[]);
        document.entities.reverse();
        let geojson = parsed(&document);
        assert_eq!(geojson["features"].as_array().map(Vec::len), Some(1));
        assert_eq!(geojson["features"][0]["properties"]["name"], "Oslo");
        let mentions = &geojson["features"][0]["properties"]["mentions"];
        assert_eq!(mentions[0]["text"], "Oslo");
    }

    #[test]
    fn what_a_reader_rejected_is_no_feature() {
        let found = crate::annotate("Rain fell in Oslo.");
        let mut document = found.document(GENERATED, &[]);
        for mention in &mut document.mentions {
            mention.status = Status::Rejected;
        }
        assert_eq!(parsed(&document)["features"], serde_json::json!([]));
    }
}
