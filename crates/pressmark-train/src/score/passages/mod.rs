//! Passages: whole short articles of which everything is annotated: names, who is who, quotes with speakers, places.

mod gold;
mod passage;

use pressmark::annotation::Form;
use serde::Serialize;

use super::Scorer;
use super::found::Found;
use super::gold::Gold;
use super::tally::{Count, Mistakes, Prf, Share};
use crate::report::Table;
pub(crate) use gold::Wanted;
use passage::Passage;

/// What is counted.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    names: Count,
    who: WhoIsWho,
    /// Of the place names found: in the right sense.
    sense: Share,
    quotes: Quotes,
    places: Places,
    main_place: Share,
    /// Characters.
    boilerplate: Count,
}

/// Of the mentions of each form: those that are ours too, and of the right entity.
#[derive(Debug, Default)]
struct WhoIsWho {
    name: Share,
    nominal: Share,
    pronoun: Share,
}

impl WhoIsWho {
    fn of(&mut self, form: Form) -> &mut Share {
        match form {
            Form::Name => &mut self.name,
            Form::Nominal => &mut self.nominal,
            Form::Pronoun => &mut self.pronoun,
        }
    }
}

/// Of the quotes wanted: found, of the right kind, with the right speaker.
#[derive(Debug, Default)]
struct Quotes {
    found: Share,
    kind: Share,
    speaker: Share,
    /// Quotes that are none.
    extra: usize,
    /// Of those that we call sure: right in extent and speaker.
    sure: Share,
}

/// Of the places wanted: with a point, and with the right one.
#[derive(Debug, Default)]
struct Places {
    located: Share,
    right: Share,
}

#[derive(Serialize)]
pub(crate) struct Figures {
    names: Prf,
    who_is_who: WhoIsWhoFigures,
    sense: f64,
    quotes: usize,
    quote_found: f64,
    kind_right: f64,
    speaker_right: f64,
    extra_quotes: usize,
    sure_quotes: usize,
    sure_and_right: f64,
    places_located: f64,
    places_right: f64,
    main_place: f64,
    boilerplate: Prf,
}

#[derive(Serialize)]
struct WhoIsWhoFigures {
    name: f64,
    nominal: f64,
    pronoun: f64,
}

impl Scorer for Passages {
    type Wanted = Wanted;
    type Figures = Figures;
    const SETS: &'static [&'static str] = &["cases/passages.jsonl"];

    fn add(&mut self, gold: &Gold<Wanted>, found: &Found<'_>, mistakes: &mut Mistakes) {
        let passage = Passage::new(gold, found);
        passage.count_names(&mut self.names);
        passage.count_who_is_who(&mut self.who, mistakes);
        passage.count_senses(&mut self.sense);
        passage.count_quotes(&mut self.quotes, mistakes);
        passage.count_places(&mut self.places, mistakes);
        passage.count_main_place(&mut self.main_place, mistakes);
        passage.count_boilerplate(&mut self.boilerplate);
    }

    fn figures(&self) -> Figures {
        Figures {
            names: self.names.prf(),
            who_is_who: WhoIsWhoFigures {
                name: self.who.name.percent(),
                nominal: self.who.nominal.percent(),
                pronoun: self.who.pronoun.percent(),
            },
            sense: self.sense.percent(),
            quotes: self.quotes.found.whole,
            quote_found: self.quotes.found.percent(),
            kind_right: self.quotes.kind.percent(),
            speaker_right: self.quotes.speaker.percent(),
            extra_quotes: self.quotes.extra,
            sure_quotes: self.quotes.sure.whole,
            sure_and_right: self.quotes.sure.percent(),
            places_located: self.places.located.percent(),
            places_right: self.places.right.percent(),
            main_place: self.main_place.percent(),
            boilerplate: self.boilerplate.prf(),
        }
    }

    fn tables(&self, title: String) -> Vec<Table> {
        let counts = [
            ("names", self.names),
            ("boilerplate, characters", self.boilerplate),
        ];
        let shares = [
            ("names with the right entity", self.who.name),
            ("nouns with the right entity", self.who.nominal),
            ("pronouns with the right entity", self.who.pronoun),
            ("place names in the right sense", self.sense),
            ("quotes found", self.quotes.found),
            ("  of the right kind", self.quotes.kind),
            ("  with the right speaker", self.quotes.speaker),
            ("quotes of ours that are sure, and right", self.quotes.sure),
            ("places with a point", self.places.located),
            ("  with the right one", self.places.right),
            ("main place", self.main_place),
        ];
        let extra = format!(
            "Who said what, where, and {} quotes that are none",
            self.quotes.extra
        );
        vec![Count::table(title, &counts), Share::table(extra, &shares)]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::score::invented::{Invented, geometry, span};

    const TEXT: &str = "OSLO — Mayor Elena Marsh of Oslo spoke. “We wait,” she said. The mayor left for Bergen by the \
        Glomma. “Rain,” Reyes said. “Go,” one cried. Subscribe now";

    fn mention(words: &str, form: &str, kind: &str, entity: &str, more: Value) -> Value {
        let mut value = span(
            TEXT,
            words,
            json!({"form": form, "type": kind, "entity": entity, "sense": null}),
        );
        if let Value::Object(more) = more {
            value.as_object_mut().expect("an object").extend(more);
        }
        value
    }

    fn quote(words: &str, kind: &str, speaker: &str, more: Value) -> Value {
        let mut value =
            json!({"parts": [span(TEXT, words, json!({}))], "kind": kind, "speaker": speaker});
        if let Value::Object(more) = more {
            value.as_object_mut().expect("an object").extend(more);
        }
        value
    }

    fn wanted() -> Value {
        let location = json!({"sense": "location"});
        let place = |entity: &str, kind: &str, lat: f64, lon: f64| json!({"entity": entity, "kind": kind, "lat": lat, "lon": lon, "country": "NO"});
        json!({
            "mentions": [
                mention("OSLO", "name", "place", "Oslo", json!({"sense": "location", "optional": true})),
                mention("Elena Marsh", "name", "person", "Elena Marsh", json!({})),
                mention("Oslo", "name", "place", "Oslo", json!({"sense": "location", "also": [{"type": "organization", "sense": null}]})),
                mention("she", "pronoun", "person", "Elena Marsh", json!({})),
                mention("The mayor", "nominal", "person", "Elena Marsh", json!({})),
                mention("Bergen", "name", "place", "Bergen", location.clone()),
                mention("Glomma", "name", "place", "Glomma", location),
                mention("Reyes", "name", "person", "Ana Reyes", json!({})),
            ],
            "quotes": [
                quote("“We wait,”", "direct", "Elena Marsh", json!({})),
                quote("“Rain,”", "direct", "Elena Marsh", json!({"also": [{"speaker": "Ana Reyes"}]})),
                quote("“Go,”", "direct", "Ana Reyes", json!({"optional": true})),
            ],
            "places": [
                place("Oslo", "city", 59.9, 10.7),
                place("Bergen", "city", 60.4, 5.3),
                place("Glomma", "river", 61.0, 11.5),
                place("Karl Johans gate", "street", 59.9, 10.7),
            ],
            "main_place": "Oslo",
            "boilerplate": [span(TEXT, "Subscribe now", json!({}))],
        })
    }

    /// Oslo is found as a body, Marsh twice over, Bergen far away, the river far but in its country, Reyes under Marsh's name.
    fn found() -> Invented<'static> {
        let at = |latitude, longitude| json!({"geometry": geometry(latitude, longitude), "country": "NO"});
        Invented::new(TEXT)
            .entity("Oslo", "organization", at(59.9, 10.7))
            .entity("Elena Marsh", "person", json!({}))
            .entity("mayor", "person", json!({}))
            .entity(
                "Bergen",
                "place",
                json!({"geometry": geometry(40.9, -74.1)}),
            )
            .entity("Glomma", "place", at(63.0, 11.5))
            .entity("Reyes", "person", json!({}))
            .mention("Elena Marsh", "e2", "person", "name", None)
            .mention("Oslo", "e1", "organization", "name", None)
            .mention("she", "e2", "person", "pronoun", None)
            .mention("mayor", "e3", "person", "nominal", None)
            .mention("Bergen", "e4", "place", "name", Some("actor"))
            .mention("Glomma", "e5", "place", "name", Some("location"))
            .mention("Reyes", "e6", "person", "name", None)
            .mention("Rain", "e6", "person", "name", None)
            .quote(&["“We wait,”"], "mixed", Some(("m3", "e2")), 0.9)
            .quote(&["“Rain,”"], "direct", Some(("m7", "e6")), 0.5)
            .quote(&["“Go,”"], "direct", Some(("m7", "e6")), 0.9)
            .quote(&["Bergen"], "indirect", None, 0.9)
            .boilerplate("now")
            .main_place("e1")
    }

    #[test]
    fn everything_in_a_passage() {
        let (figures, mistakes) = found().scored::<Passages>(wanted());
        assert_eq!(
            figures,
            json!({
                // Wanted: Marsh, Oslo (as a body too), Bergen, Glomma, Reyes; Rain is found in vain.
                "names": {"p": 83.3, "r": 100.0, "f1": 90.9, "gold": 5},
                // The mayor is a second entity beside Marsh.
                "who_is_who": {"name": 100.0, "nominal": 0.0, "pronoun": 100.0},
                // Oslo without a sense is as good, Bergen does not act.
                "sense": 66.7,
                "quotes": 2,
                "quote_found": 100.0,
                "kind_right": 50.0,
                "speaker_right": 100.0,
                "extra_quotes": 1,
                // Sure: the first and the last; the optional one does not count.
                "sure_quotes": 2,
                "sure_and_right": 50.0,
                // The street is not asked for.
                "places_located": 100.0,
                "places_right": 66.7,
                "main_place": 100.0,
                // 3 of 13 characters.
                "boilerplate": {"p": 100.0, "r": 23.1, "f1": 37.5, "gold": 13},
            })
        );
        assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    }

    #[test]
    fn an_entity_that_swallows_another_costs_one_of_them() {
        let (figures, _) = Invented::new(TEXT)
            .entity("Elena Marsh", "person", json!({}))
            .mention("Elena Marsh", "e1", "person", "name", None)
            .mention("she", "e1", "person", "pronoun", None)
            .mention("Reyes", "e1", "person", "name", None)
            .scored::<Passages>(wanted());
        // Of five names Marsh alone: Reyes is part of her, and Oslo, Bergen and Glomma are not marked.
        assert_eq!(figures["who_is_who"]["name"], json!(20.0));
        assert_eq!(figures["main_place"], json!(0.0));
        assert_eq!(figures["places_located"], json!(0.0));
    }
}
