//! Cases: short texts, each with one difficulty, and all that should be found in them.

use std::collections::BTreeSet;

use pressmark::annotation::{EntityType, Form, Mention, Quote, QuoteKind, Sense};
use serde::{Deserialize, Serialize};

use super::Scorer;
use super::found::Found;
use super::gold::Gold;
use super::span::{Span, Text};
use super::tally::{Count, Mistakes, Prf, Share};
use crate::report::Table;

/// Who acts, what is a place, and who says what.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    actors: Vec<Span>,
    places: Vec<Span>,
    quotes: Vec<WantedQuote>,
}

#[derive(Debug, Deserialize)]
struct WantedQuote {
    parts: Vec<Span>,
    kind: QuoteKind,
    /// Any name or mention of the speaker; "A and B" where several speak. None where the text names nobody.
    speaker: Option<String>,
}

/// What is counted.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    actors: Count,
    places: Count,
    /// Of the quotes wanted: found, of the right kind, with the right speaker.
    found: Share,
    kind: Share,
    speaker: Share,
    /// Quotes that are none.
    extra: usize,
}

#[derive(Serialize)]
pub(crate) struct Figures {
    actors: Prf,
    places: Prf,
    quotes: usize,
    quote_found: f64,
    kind_right: f64,
    speaker_right: f64,
    extra_quotes: usize,
}

impl Scorer for Cases {
    type Wanted = Wanted;
    type Figures = Figures;
    const SETS: &'static [&'static str] = &["cases/cases.jsonl", "cases/speech.jsonl"];

    fn add(&mut self, gold: &Gold<Wanted>, found: &Found<'_>, mistakes: &mut Mistakes) {
        let text = Text::new(&gold.text);
        let wanted = &gold.wanted;
        let mentions = || found.document.mentions.iter();
        for (what, count, wanted, own) in [
            (
                "actor",
                &mut self.actors,
                &wanted.actors,
                spans(&text, mentions().filter(|m| is_actor(m))),
            ),
            (
                "place",
                &mut self.places,
                &wanted.places,
                spans(&text, mentions().filter(|m| is_place(m))),
            ),
        ] {
            let wanted: BTreeSet<Span> = wanted.iter().map(|&span| text.trimmed(span)).collect();
            count.add(&wanted, &own);
            for span in wanted.difference(&own) {
                mistakes.add(&gold.id, || format!("{what} missed: {}", text.of(*span)));
            }
            for span in own.difference(&wanted) {
                mistakes.add(&gold.id, || {
                    format!("{what} wrongly found: {}", text.of(*span))
                });
            }
        }
        let mut used = BTreeSet::new();
        for quote in &wanted.quotes {
            used.extend(self.add_quote(gold, quote, found, mistakes));
        }
        self.extra += found.document.quotes.len() - used.len();
    }

    fn figures(&self) -> Figures {
        Figures {
            actors: self.actors.prf(),
            places: self.places.prf(),
            quotes: self.found.whole,
            quote_found: self.found.percent(),
            kind_right: self.kind.percent(),
            speaker_right: self.speaker.percent(),
            extra_quotes: self.extra,
        }
    }

    fn tables(&self, title: String) -> Vec<Table> {
        let names = [("actors", self.actors), ("places", self.places)];
        let quotes = [
            ("found", self.found),
            ("of the right kind", self.kind),
            ("with the right speaker", self.speaker),
        ];
        let extra = format!("Quotes, and {} that are none", self.extra);
        vec![Count::table(title, &names), Share::table(extra, &quotes)]
    }
}

impl Cases {
    /// The number of the quote that is the wanted one.
    fn add_quote(
        &mut self,
        gold: &Gold<Wanted>,
        wanted: &WantedQuote,
        found: &Found<'_>,
        mistakes: &mut Mistakes,
    ) -> Option<usize> {
        let number = found.quote_like(&wanted.parts);
        let quote = number.map(|n| &found.document.quotes[n]);
        let names = quote.map(|quote| speaker_names(found, quote));
        let right = match (&wanted.speaker, &names) {
            (_, None) => false,
            (Some(speaker), Some(names)) => is_named(speaker, names),
            (None, Some(_)) => quote.is_some_and(|quote| quote.speaker.is_none()),
        };
        self.found.add(quote.is_some());
        self.kind
            .add(quote.is_some_and(|quote| quote.kind == wanted.kind));
        self.speaker.add(right);
        match names {
            None => mistakes.add(&gold.id, || {
                let words: Vec<String> = wanted
                    .parts
                    .iter()
                    .map(|&part| Text::new(&gold.text).of(part))
                    .collect();
                format!("quote not found: {}", words.join(" … "))
            }),
            Some(names) if !right => mistakes.add(&gold.id, || {
                let names: Vec<String> = names.into_iter().collect();
                format!("speaker {:?}, found {names:?}", wanted.speaker)
            }),
            Some(_) => {}
        }
        number
    }
}

fn spans<'a>(text: &Text, mentions: impl Iterator<Item = &'a Mention>) -> BTreeSet<Span> {
    mentions.map(|m| text.trimmed(m.into())).collect()
}

fn is_actor(mention: &Mention) -> bool {
    let acts = mention.sense == Some(Sense::Actor);
    let actors = [
        EntityType::Person,
        EntityType::Organization,
        EntityType::Group,
    ];
    mention.form != Form::Pronoun && (acts || actors.contains(&mention.kind))
}

fn is_place(mention: &Mention) -> bool {
    mention.kind == EntityType::Place && mention.sense != Some(Sense::Actor)
}

/// All that the speakers of a quote are called, in lower case; nothing where it has none.
fn speaker_names(found: &Found<'_>, quote: &Quote) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for speaker in quote.speaker.iter().chain(&quote.speakers) {
        let entity = speaker.entity.as_deref();
        let title = entity.and_then(|id| found.entity(id));
        let mentions = found.chain(entity).chain(found.mention(&speaker.mention));
        let called = mentions.map(|m| &m.text).chain(title.map(|e| &e.name));
        names.extend(called.map(|name| name.to_lowercase()));
    }
    names
}

/// Whether one of the names is the wanted one, or all are there of whom it tells: "Ana Reyes and Eva Marsh".
fn is_named(wanted: &str, names: &BTreeSet<String>) -> bool {
    let wanted = wanted.to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let several = words.join(" ").replace(" and ", ";");
    names.contains(&wanted)
        || several
            .split(';')
            .all(|name| names.contains(name.trim_start()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::score::invented::{Invented, span};

    const TEXT: &str = "“It holds,” Elena Marsh said in Oslo. “It fell,” she and Reyes said. Norway said the bridge \
        would be mended. “Never,” somebody shouted. “Ha!”";

    /// Two speakers, one that is missing, one that nobody is, a quote cut too short, one too many.
    #[test]
    fn actors_places_and_quotes() {
        let quote = |parts: &[&str], kind: &str, speaker: Option<&str>| {
            let parts: Vec<_> = parts.iter().map(|p| span(TEXT, p, json!({}))).collect();
            json!({"parts": parts, "kind": kind, "speaker": speaker})
        };
        let plain = |words| span(TEXT, words, json!({}));
        let wanted = json!({
            "actors": [plain("Elena Marsh"), plain("Reyes"), plain("Norway")],
            "places": [plain("Oslo")],
            "quotes": [
                quote(&["“It holds,”"], "direct", Some("Elena Marsh")),
                quote(&["“It fell,”"], "mixed", Some("Marsh and Reyes")),
                quote(&["the bridge would be mended"], "indirect", Some("Norway")),
                quote(&["“Never,”"], "direct", None),
            ],
        });
        let (figures, mistakes) = Invented::new(TEXT)
            .entity("Marsh", "person", json!({}))
            .entity("Oslo", "place", json!({}))
            .entity("Norway", "place", json!({}))
            .mention("Elena Marsh", "e1", "person", "name", None)
            .mention("she", "e1", "person", "pronoun", None)
            .mention("Oslo", "e2", "place", "name", Some("location"))
            .mention("Norway", "e3", "place", "name", Some("actor"))
            .mention("bridge", "e3", "organization", "nominal", None)
            .quote(&["“It holds,”"], "direct", Some(("m2", "e1")), 0.9)
            .quote(&["“It fell,”"], "direct", Some(("m2", "e1")), 0.9)
            .quote(&["bridge would"], "indirect", Some(("m4", "e3")), 0.9)
            .quote(&["“Never,”"], "direct", None, 0.9)
            .quote(&["“Ha!”"], "direct", None, 0.9)
            .scored::<Cases>(wanted);
        assert_eq!(
            figures,
            json!({
                "actors": {"p": 66.7, "r": 66.7, "f1": 66.7, "gold": 3},
                "places": {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1},
                "quotes": 4,
                // Three are found; two of these are of the right kind; Marsh alone is not Marsh and Reyes.
                "quote_found": 75.0,
                "kind_right": 50.0,
                "speaker_right": 50.0,
                "extra_quotes": 2,
            })
        );
        // Reyes missed, the bridge no actor, a speaker and a quote.
        assert_eq!(mistakes.len(), 4, "{mistakes:?}");
    }

    #[test]
    fn several_speakers_must_all_be_there() {
        let names = BTreeSet::from(["ana reyes".to_owned(), "eva marsh".to_owned()]);
        assert!(is_named("Ana Reyes and Eva Marsh", &names));
        assert!(is_named("Ana Reyes; Eva Marsh", &names));
        assert!(is_named("Eva Marsh", &names));
        assert!(!is_named("Eva Marsh and Zoë Hale", &names));
        // "and" may belong to one name.
        let bureau = BTreeSet::from(["bureau of land and water".to_owned()]);
        assert!(is_named("Bureau of Land and Water", &bureau));
    }
}
