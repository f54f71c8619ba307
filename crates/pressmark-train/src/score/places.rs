//! Places: which words are one, and where it lies.

use std::collections::BTreeMap;

use pressmark::annotation::EntityType;
use serde::{Deserialize, Serialize};

use super::Scorer;
use super::found::Found;
use super::globe::{Point, is_near};
use super::gold::Gold;
use super::span::{Span, Text, WIDTH};
use super::tally::{Count, Mistakes, Prf, Share};
use crate::report::Table;

/// All places of a text that the annotators could put on a map.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    places: Vec<Place>,
    /// The paper that printed it.
    publication: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Place {
    #[serde(flatten)]
    span: Span,
    #[serde(flatten)]
    point: Point,
}

/// Which words are a place, and of the places wanted how many have a point, and one that is near.
#[derive(Debug, Default)]
pub(crate) struct Places {
    recognition: Count,
    /// Of those with a point.
    near: Share,
}

#[derive(Serialize)]
pub(crate) struct Figures {
    recognition: Prf,
    at161_found: f64,
    at161_all: f64,
    resolved: usize,
}

impl Places {
    /// Those near of all that were wanted.
    fn near_of_all(&self) -> Share {
        Share {
            whole: self.recognition.wanted,
            ..self.near
        }
    }
}

impl Scorer for Places {
    type Wanted = Wanted;
    type Figures = Figures;
    const SETS: &'static [&'static str] = &[
        "corpora/places/dev/geovirus.jsonl",
        "corpora/places/dev/lgl_dev.jsonl",
    ];

    fn near(gold: &Gold<Wanted>) -> Option<&'static str> {
        let papers = include_str!("../../data/papers.tsv").lines().skip(1);
        let mut papers = papers.filter_map(|line| line.split_once('\t'));
        let paper = gold.wanted.publication.as_deref()?;
        papers
            .find(|(name, _)| *name == paper)
            .map(|(_, place)| place)
    }

    fn add(&mut self, gold: &Gold<Wanted>, found: &Found<'_>, mistakes: &mut Mistakes) {
        let text = Text::new(&gold.text);
        let names = marked(&text, found);
        let wanted = gold.wanted.places.iter();
        let wanted: BTreeMap<Span, Point> = wanted
            .map(|place| (text.trimmed(place.span), place.point))
            .collect();
        self.recognition.wanted += wanted.len();
        let places = names.values().filter(|name| name.0 == EntityType::Place);
        self.recognition.found += places.count();
        for (span, point) in wanted {
            let Some(&(kind, entity)) = names.get(&span) else {
                mistakes.add(&gold.id, || format!("missed: {}", text.around(span, WIDTH)));
                continue;
            };
            self.recognition.right += 1;
            // A nationality is no place that was found in vain where the annotators put it on the map.
            self.recognition.found += usize::from(kind == EntityType::Group);
            let Some(own) = found.entity(entity).and_then(Point::of) else {
                continue;
            };
            self.near.add(is_near(point, own));
            if !is_near(point, own) {
                mistakes.add(&gold.id, || {
                    let far = point.distance(own);
                    format!("{far:.0} km away: {}", text.around(span, WIDTH))
                });
            }
        }
    }

    fn figures(&self) -> Figures {
        Figures {
            recognition: self.recognition.prf(),
            at161_found: self.near.percent(),
            at161_all: self.near_of_all().percent(),
            resolved: self.near.whole,
        }
    }

    fn tables(&self, title: String) -> Vec<Table> {
        let rows = [
            ("of those with a point", self.near),
            ("of all in the gold", self.near_of_all()),
        ];
        vec![
            Count::table(title, &[("names of places", self.recognition)]),
            Share::table("Within 161 km".to_owned(), &rows),
        ]
    }
}

/// What is marked as a place or a nationality, by its span, with its entity; where no mention stands, the places inside the names of
/// bodies.
fn marked<'f>(text: &Text, found: &Found<'f>) -> BTreeMap<Span, (EntityType, &'f str)> {
    let names = found.names();
    let names = names.filter(|m| matches!(m.kind, EntityType::Place | EntityType::Group));
    let mut marked: BTreeMap<Span, (EntityType, &str)> = names
        .map(|m| (text.trimmed(m.into()), (m.kind, m.entity.as_str())))
        .collect();
    for place in found.document.mentions.iter().flat_map(|m| &m.places) {
        let span = Span::from([place.start as usize, place.end as usize]);
        let span = text.trimmed(span);
        let embedded = (EntityType::Place, place.entity.as_str());
        marked.entry(span).or_insert(embedded);
    }
    marked
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::score::invented::{Invented, geometry, span};

    #[test]
    fn right_words_and_a_point_that_is_near() {
        let text = "From Oslo and Batumi to Georgian ports in the Alps. Marsh went to Springfield, past Nome.";
        let place = |words, lat, lon| span(text, words, json!({"lat": lat, "lon": lon}));
        let wanted = json!({"places": [
            place("Oslo", 59.9, 10.7),
            place("Batumi", 41.6, 41.6),
            place("Georgian", 42.0, 43.5),
            place("Alps", 46.5, 10.0),
            place("Springfield", 39.8, -89.6),
        ]});
        let (figures, mistakes) = Invented::new(text)
            .entity("Oslo", "place", json!({"geometry": geometry(59.8, 10.8)}))
            .entity(
                "Georgia",
                "place",
                json!({"geometry": geometry(32.7, -83.2)}),
            )
            .entity("Alps", "place", json!({}))
            .entity("Marsh", "person", json!({}))
            .entity("Nome", "place", json!({"geometry": geometry(64.5, -165.4)}))
            .mention("Oslo", "e1", "place", "name", None)
            // A nationality that the annotators put on the map is a place that was looked for.
            .mention("Georgian", "e2", "group", "name", None)
            .mention("the Alps", "e3", "place", "name", None)
            .mention("Marsh", "e4", "person", "name", None)
            .mention("Nome", "e5", "place", "name", None)
            .scored::<Places>(wanted);
        assert_eq!(
            figures,
            json!({
                // Right: Oslo, Georgian, Alps; found: these and Nome; wanted: five.
                "recognition": {"p": 75.0, "r": 60.0, "f1": 66.7, "gold": 5},
                // Oslo and Georgia have a point, and Oslo's is right.
                "at161_found": 50.0,
                "at161_all": 20.0,
                "resolved": 2,
            })
        );
        assert_eq!(mistakes.len(), 3, "{mistakes:?}");
    }
}
