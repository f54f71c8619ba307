//! Places that the reader has chosen in the stead of those that the program took a name for.

use pressmark::annotation::{AnnotationDocument, Candidate, Entity, Method, Provenance, Status};
use serde::Serialize;

/// For a name the place that it stands for in this text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The entity's name.
    pub name: String,
    /// Full name of the place that the program took it for: two places of one text may share a name. Empty where that is
    /// not known; then the name decides.
    pub was: String,
    /// Full name of the place.
    pub place: String,
}

/// Writes the choices into a document. The place that the program took becomes a candidate, so that the choice can be taken
/// back; scores stay what the program gave.
pub fn apply(document: &mut AnnotationDocument, choices: &[Choice]) {
    for choice in choices {
        for entity in &mut document.entities {
            let is_meant = entity.name == choice.name
                && (choice.was.is_empty() || entity.full_name.as_ref() == Some(&choice.was));
            if !is_meant || !take(entity, &choice.place) {
                continue;
            }
            // The main country is the main place's own, wherever that lies now.
            if let Some(main) = &mut document.document.main_place
                && main.entity.as_ref() == Some(&entity.id)
            {
                main.country.clone_from(&entity.country);
            }
            for mention in &mut document.mentions {
                if mention.entity == entity.id {
                    mention.status = Status::Edited;
                    mention.provenance = chosen();
                }
            }
        }
    }
}

/// Where the reader has decided, the program's reasons are no longer the reason.
fn chosen() -> Provenance {
    Provenance {
        method: Method::Manual,
        rule: "chosen-place".into(),
        evidence: Vec::new(),
        explanation: YOURS.into(),
    }
}

const YOURS: &str = "You chose this place.";

/// Exchanges the entity's place for the candidate of that name; false where it has none.
fn take(entity: &mut Entity, place: &str) -> bool {
    let Some(at) = entity.candidates.iter().position(|c| c.name == place) else {
        return false;
    };
    let chosen = entity.candidates.remove(at);
    let name = entity.full_name.replace(chosen.name);
    let country = core::mem::replace(&mut entity.country, chosen.country);
    let feature = core::mem::replace(&mut entity.feature, chosen.feature);
    let geonames = core::mem::replace(&mut entity.geonames, chosen.geonames);
    let score = entity.place_score.replace(chosen.score);
    entity.place_explanation = Some(YOURS.into());
    // A constituency that nothing places has no place before this one.
    if let Some(geometry) = entity.geometry.replace(chosen.geometry) {
        let before = Candidate {
            name: name.unwrap_or_else(|| entity.name.clone()),
            country,
            feature,
            geonames,
            geometry,
            score: score.unwrap_or_default(),
        };
        entity.candidates.insert(0, before);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use pressmark::annotation::{Feature, MainPlace, Point, PointType, Position};

    fn point(longitude: f64, latitude: f64) -> Point {
        Point {
            kind: PointType::Point,
            coordinates: Position {
                longitude,
                latitude,
            },
        }
    }

    fn document() -> AnnotationDocument {
        let text = "Ada Lund met the mayor in Springfield. Snow fell on Springfield.\n";
        let mut document = pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]);
        let town = document
            .entities
            .iter_mut()
            .find(|e| e.name == "Springfield");
        let town = town.expect("a place");
        town.full_name = Some("Springfield, Illinois, United States".into());
        town.country = Some("US".into());
        let main = MainPlace {
            entity: Some(town.id.clone()),
            country: Some("US".into()),
        };
        town.geometry = Some(point(-89.6, 39.8));
        town.place_score = Some(0.7);
        town.candidates = vec![Candidate {
            name: "Springfield, Manitoba, Canada".into(),
            country: Some("CA".into()),
            feature: Some(Feature::City),
            geonames: Some(6_154_028),
            geometry: point(-96.8, 50.0),
            score: 0.2,
        }];
        document.document.main_place = Some(main);
        document
    }

    fn choice(place: &str) -> Choice {
        Choice {
            name: "Springfield".into(),
            was: "Springfield, Illinois, United States".into(),
            place: place.into(),
        }
    }

    #[test]
    fn a_chosen_place_changes_places_with_the_one_before() {
        let mut document = document();
        apply(&mut document, &[choice("Springfield, Manitoba, Canada")]);
        let town = document.entities.iter().find(|e| e.name == "Springfield");
        let town = town.expect("the place");
        assert_eq!(
            town.full_name.as_deref(),
            Some("Springfield, Manitoba, Canada")
        );
        assert_eq!(town.geometry, Some(point(-96.8, 50.0)));
        assert_eq!(
            (town.geonames, town.place_score),
            (Some(6_154_028), Some(0.2))
        );
        assert_eq!(
            town.candidates[0].name,
            "Springfield, Illinois, United States"
        );
        assert_eq!(town.candidates[0].geometry, point(-89.6, 39.8));
        let main = document.document.main_place.as_ref();
        assert_eq!(main.and_then(|m| m.country.as_deref()), Some("CA"));
        for mention in &document.mentions {
            let edited = mention.status == Status::Edited;
            assert_eq!(edited, mention.entity == town.id, "{}", mention.text);
            assert_eq!(edited, mention.provenance.method == Method::Manual);
        }
    }

    #[test]
    fn of_two_places_with_one_name_the_one_that_was_meant_changes() {
        let mut document = document();
        let mut other = document.clone();
        let town = |d: &mut AnnotationDocument| {
            let at = d.entities.iter().position(|e| e.name == "Springfield");
            at.expect("a place")
        };
        let twin = town(&mut other);
        other.entities[twin].full_name = Some("Springfield, Ohio, United States".into());
        let other = other.entities.swap_remove(twin);
        document.entities.push(other.clone());
        apply(&mut document, &[choice("Springfield, Manitoba, Canada")]);
        assert_eq!(document.entities.last(), Some(&other));
        let first = town(&mut document);
        let place = document.entities[first].full_name.as_deref();
        assert_eq!(place, Some("Springfield, Manitoba, Canada"));
    }

    #[test]
    fn a_choice_that_fits_nothing_changes_nothing() {
        let mut changed = document();
        apply(&mut changed, &[choice("Springfield, Mars"), choice("")]);
        assert_eq!(changed, document());
    }
}
