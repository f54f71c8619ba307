//! Names: exactly the annotators' words, of the annotators' type.

use std::collections::BTreeSet;

use pressmark::annotation::EntityType;
use serde::{Deserialize, Serialize};

use super::Scorer;
use super::found::Found;
use super::gold::Gold;
use super::span::{Span, Text, WIDTH};
use super::tally::{Count, Mistakes, Prf};
use crate::report::Table;

/// All names of a text.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    entities: Vec<Name>,
}

#[derive(Debug, Deserialize)]
struct Name {
    #[serde(flatten)]
    span: Span,
    #[serde(rename = "type")]
    kind: EntityType,
}

/// Names by type; `all` are people, organizations and places: peoples and the like stand apart, for guidelines differ in them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    all: Count,
    person: Count,
    organization: Count,
    place: Count,
    group: Count,
}

#[derive(Serialize)]
pub(crate) struct Figures {
    f1: f64,
    person: Prf,
    all: Prf,
    organization: Prf,
    place: Prf,
    group: Prf,
}

impl Scorer for Names {
    type Wanted = Wanted;
    type Figures = Figures;
    const SETS: &'static [&'static str] = &["corpora/ner/dev/worldwide_newswire_dev.jsonl"];

    fn add(&mut self, gold: &Gold<Wanted>, found: &Found<'_>, mistakes: &mut Mistakes) {
        let text = Text::new(&gold.text);
        let wanted = gold.wanted.entities.iter();
        let wanted = wanted.map(|name| (text.trimmed(name.span), name.kind));
        let names = found.names().map(|m| (text.trimmed(m.into()), m.kind));
        let (wanted, names): (BTreeSet<_>, BTreeSet<_>) = (wanted.collect(), names.collect());
        for (kind, own) in [
            (EntityType::Person, &mut self.person),
            (EntityType::Organization, &mut self.organization),
            (EntityType::Place, &mut self.place),
            (EntityType::Group, &mut self.group),
        ] {
            let of_kind = |names: &BTreeSet<(Span, EntityType)>| -> BTreeSet<Span> {
                let names = names.iter().filter(|name| name.1 == kind);
                names.map(|name| name.0).collect()
            };
            let (wanted, names) = (of_kind(&wanted), of_kind(&names));
            own.add(&wanted, &names);
            if kind != EntityType::Group {
                self.all.add(&wanted, &names);
            }
            for (what, spans) in [
                ("missed", wanted.difference(&names)),
                ("wrongly found", names.difference(&wanted)),
            ] {
                for &span in spans {
                    mistakes.add(&gold.id, || {
                        format!("{what}, {kind:?}: {}", text.around(span, WIDTH))
                    });
                }
            }
        }
    }

    fn figures(&self) -> Figures {
        let all = self.all.prf();
        Figures {
            f1: all.f1,
            person: self.person.prf(),
            all,
            organization: self.organization.prf(),
            place: self.place.prf(),
            group: self.group.prf(),
        }
    }

    fn tables(&self, title: String) -> Vec<Table> {
        let rows = [
            ("person", self.person),
            ("organization", self.organization),
            ("place", self.place),
            ("these three", self.all),
            ("group", self.group),
        ];
        vec![Count::table(title, &rows)]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::score::invented::{Invented, span};

    #[test]
    fn words_and_type_must_be_the_same() {
        let text = "Elena Marsh met the Port Authority in Batumi. Georgians in Oslo heard of it, said Ana Reyes.";
        let name = |words, kind| span(text, words, json!({"type": kind}));
        let wanted = json!({"entities": [
            name("Elena Marsh", "person"),
            name("Port Authority", "organization"),
            name("Batumi", "place"),
            name("Georgians", "group"),
            name("Oslo", "place"),
            name("Ana Reyes", "person"),
        ]});
        let (figures, mistakes) = Invented::new(text)
            .entity("anybody", "other", json!({}))
            .mention("Elena Marsh", "e1", "person", "name", None)
            // An article does not count.
            .mention("the Port Authority", "e1", "organization", "name", None)
            // The type does, and so does each word.
            .mention("Batumi", "e1", "organization", "name", None)
            .mention("Georgians", "e1", "group", "name", None)
            .mention("Reyes", "e1", "person", "name", None)
            // A pronoun is no name.
            .mention("it", "e1", "other", "pronoun", None)
            .scored::<Names>(wanted);
        assert_eq!(
            figures,
            json!({
                // 2 right of 4 found and of 5 wanted: 2 * 0.5 * 0.4 / 0.9.
                "f1": 44.4,
                "all": {"p": 50.0, "r": 40.0, "f1": 44.4, "gold": 5},
                "person": {"p": 50.0, "r": 50.0, "f1": 50.0, "gold": 2},
                "organization": {"p": 50.0, "r": 100.0, "f1": 66.7, "gold": 1},
                "place": {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 2},
                "group": {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1},
            })
        );
        assert_eq!(mistakes.len(), 5);
        assert!(mistakes[0].starts_with("missed, Person: "), "{mistakes:?}");
        assert!(mistakes[0].contains("«Ana Reyes»"), "{mistakes:?}");
    }
}
