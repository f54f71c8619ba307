//! Gold and documents made by hand for tests, so that the figures of a scorer can be counted on paper.

use pressmark::Pipeline;
use pressmark::annotation::AnnotationDocument;
use serde_json::{Value, json};

use super::Scorer;
use super::found::{self, Found};
use super::gold;
use super::span::Span;
use super::tally::Mistakes;

/// Where the words stand for the first time.
pub(crate) fn at(text: &str, words: &str) -> Span {
    let byte = text.find(words);
    let byte = byte.unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
    let start = text[..byte].chars().count();
    Span::from([start, start + words.chars().count()])
}

/// The same as JSON, with `more` beside it.
pub(crate) fn span(text: &str, words: &str, more: Value) -> Value {
    let Span { start, end } = at(text, words);
    let mut value = json!({"start": start, "end": end, "text": words});
    let fields = value.as_object_mut().expect("an object");
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    value
}

/// A document that holds what it is told and nothing else.
pub(crate) struct Invented<'t> {
    text: &'t str,
    document: Value,
}

impl<'t> Invented<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let documents = found::annotate(&Pipeline::new(), &[text]);
        let mut document = serde_json::to_value(&documents[0]).expect("JSON");
        for layer in ["entities", "mentions", "quotes"] {
            document[layer] = json!([]);
        }
        document["document"]["regions"] = json!([]);
        Self { text, document }
    }

    fn push(&mut self, layer: &str, value: Value) {
        let layer = &mut self.document[layer];
        layer.as_array_mut().expect("a list").push(value);
    }

    fn count(&self, layer: &str) -> usize {
        self.document[layer].as_array().expect("a list").len()
    }

    /// An entity: `e1`, `e2` ... in the order in which they are told.
    pub(crate) fn entity(mut self, name: &str, kind: &str, more: Value) -> Self {
        let mut entity = json!({"id": format!("e{}", self.count("entities") + 1), "type": kind, "name": name,
            "mentions": [], "confidence": 1.0});
        let fields = entity.as_object_mut().expect("an object");
        if let Value::Object(more) = more {
            fields.extend(more);
        }
        self.push("entities", entity);
        self
    }

    /// A mention of an entity: `m1`, `m2` ...
    pub(crate) fn mention(
        mut self,
        words: &str,
        entity: &str,
        kind: &str,
        form: &str,
        sense: Option<&str>,
    ) -> Self {
        let id = format!("m{}", self.count("mentions") + 1);
        let mut more = json!({"id": id, "entity": entity, "type": kind, "form": form, "prefix": "", "suffix": "",
            "confidence": 1.0, "status": "auto", "provenance": provenance()});
        if let Some(sense) = sense {
            more["sense"] = json!(sense);
        }
        self.push("mentions", span(self.text, words, more));
        self
    }

    /// A quote by the mention and entity, `("m1", "e1")`, as sure as told.
    pub(crate) fn quote(
        mut self,
        parts: &[&str],
        kind: &str,
        speaker: Option<(&str, &str)>,
        confidence: f64,
    ) -> Self {
        let parts: Vec<Value> = parts
            .iter()
            .map(|p| span(self.text, p, json!({})))
            .collect();
        let speaker = speaker.map(
            |(mention, entity)| json!({"mention": mention, "entity": entity, "confidence": 1.0}),
        );
        let id = format!("q{}", self.count("quotes") + 1);
        let quote = json!({"id": id, "kind": kind, "parts": parts, "quoted": [], "speaker": speaker,
            "confidence": confidence, "status": "auto", "provenance": provenance()});
        self.push("quotes", quote);
        self
    }

    pub(crate) fn boilerplate(mut self, words: &str) -> Self {
        let region = span(self.text, words, json!({"kind": "boilerplate"}));
        let regions = &mut self.document["document"]["regions"];
        regions.as_array_mut().expect("a list").push(region);
        self
    }

    pub(crate) fn main_place(mut self, entity: &str) -> Self {
        self.document["document"]["mainPlace"] = json!({"entity": entity});
        self
    }

    /// What the scorer counts where the annotators say `wanted`, as JSON; and the mistakes.
    pub(crate) fn scored<S: Scorer>(self, wanted: Value) -> (Value, Vec<String>) {
        let mut line = wanted;
        line["id"] = json!("invented");
        line["text"] = json!(self.text);
        let gold = gold::parse::<S::Wanted>(&line.to_string()).expect("gold");
        let document: AnnotationDocument =
            serde_json::from_value(self.document).expect("a document");
        let mut scorer = S::default();
        let mut mistakes = Mistakes::first(usize::MAX);
        scorer.add(&gold[0], &Found::new(&document), &mut mistakes);
        // Tables must come whatever was counted.
        assert!(!scorer.tables("title".to_owned()).is_empty());
        let mistakes = mistakes.iter().map(|(_, what)| what.clone()).collect();
        let figures = serde_json::to_value(scorer.figures()).expect("JSON");
        (figures, mistakes)
    }
}

/// A point as the document writes it: longitude before latitude.
pub(crate) fn geometry(latitude: f64, longitude: f64) -> Value {
    json!({"type": "Point", "coordinates": [longitude, latitude]})
}

fn provenance() -> Value {
    json!({"method": "pattern", "rule": "invented", "evidence": [], "explanation": "Made by hand."})
}
