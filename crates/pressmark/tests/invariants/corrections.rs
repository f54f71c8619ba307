//! What holds whatever a reader corrects, one after the other: sound documents, every correction kept or told of.

use pressmark::Pipeline;
use pressmark::annotation::{
    AnnotationDocument, Correction, EntityType, Form, Mention, Quote, QuoteKind, RegionKind,
    TextSpan, WarningCode,
};
use proptest::prelude::*;

use super::support::GENERATED;
use super::{PIPELINE, WITH_MODELS, kept, sound, texts};

/// Which verb, and of which of the document's mentions and quotes.
type Pick = (u8, usize, usize, bool);

fn pick() -> impl Strategy<Value = Pick> {
    (0..14_u8, 0..200_usize, 0..200_usize, any::<bool>())
}

fn document(pipeline: &Pipeline, text: &str, corrections: &[Correction]) -> AnnotationDocument {
    let found = pipeline.annotate_with(text, corrections, None);
    found.document(GENERATED, &[])
}

fn at(mention: &Mention) -> TextSpan {
    TextSpan {
        start: mention.start,
        end: mention.end,
        text: mention.text.clone(),
    }
}

/// A correction of something that the document shows; none where it shows nothing of the kind.
fn correction(document: &AnnotationDocument, pick: Pick) -> Option<Correction> {
    let (verb, first, second, everywhere) = pick;
    let quote = |n: usize| document.quotes.get(n % document.quotes.len().max(1));
    if verb < 7 {
        let mention = |n: usize| document.mentions.get(n % document.mentions.len().max(1));
        let (at, other) = (at(mention(first)?), at(mention(second)?));
        let kind = EntityType::ALL[second % EntityType::ALL.len()];
        return Some(match verb {
            0 => Correction::NotAName { at, everywhere },
            1 => Correction::Name {
                at,
                kind,
                sense: None,
                everywhere,
            },
            2 => Correction::Rename {
                at,
                name: format!("Name {second}"),
            },
            3 | 4 => Correction::SameAs { at, other },
            5 => Correction::NotTheSame { at, everywhere },
            _ => Correction::Confirmed {
                at,
                kind: None,
                speaker: None,
            },
        });
    }
    let at = quote(first).map(|quote| quote.parts[0].clone());
    let mention = document
        .mentions
        .get(second % document.mentions.len().max(1));
    let regions = [
        RegionKind::Headline,
        RegionKind::Byline,
        RegionKind::Caption,
        RegionKind::Boilerplate,
    ];
    Some(match verb {
        7 | 8 => Correction::Speaker {
            at: at?,
            mention: mention.filter(|_| verb == 7).map(self::at),
            name: everywhere.then(|| "Tor Vik".to_owned()),
        },
        9 => Correction::NotAQuote { at: at? },
        10 => Correction::Quote {
            at: at?,
            parts: quote(second).map_or(Vec::new(), |other| other.parts.clone()),
            kind: None,
        },
        11 => Correction::Kind {
            at: at?,
            kind: QuoteKind::ALL[second % 3],
        },
        12 => Correction::Quote {
            at: self::at(mention?),
            parts: Vec::new(),
            kind: None,
        },
        _ => Correction::Region {
            at: self::at(mention?),
            kind: everywhere.then(|| regions[second % 4]),
        },
    })
}

/// Whether the document is as the correction says, as far as a reader can see.
fn holds(document: &AnnotationDocument, correction: &Correction) -> bool {
    let mention = |at: &TextSpan| -> Option<&Mention> {
        let mut mentions = document.mentions.iter();
        mentions.find(|m| (m.start, m.end) == (at.start, at.end))
    };
    let named = |at: &TextSpan| {
        let entity = mention(at).map(|m| &m.entity);
        let mut entities = document.entities.iter();
        entities
            .find(|e| Some(&e.id) == entity)
            .map(|e| e.name.as_str())
    };
    let begins = |at: &TextSpan| {
        let start = at.start;
        document
            .quotes
            .iter()
            .filter(move |q| q.parts[0].start == start)
    };
    let is_by = |quote: &Quote, at: Option<&TextSpan>| {
        let speaker = quote.speaker.as_ref().and_then(|s| s.entity.as_ref());
        speaker == at.and_then(mention).map(|m| &m.entity)
    };
    match correction {
        Correction::NotAName { at, .. } => mention(at).is_none(),
        Correction::Name { at, kind, .. } => {
            mention(at).is_some_and(|m| m.kind == *kind && m.form == Form::Name)
        }
        Correction::Rename { at, name } => named(at) == Some(name),
        Correction::SameAs { at, other } => {
            mention(at).is_some()
                && mention(at).map(|m| &m.entity) == mention(other).map(|m| &m.entity)
        }
        Correction::NotTheSame { at, .. } => mention(at).is_some(),
        Correction::NotAQuote { at } => document.quotes.iter().all(|q| q.parts[0] != *at),
        Correction::Quote { at, parts, .. } => {
            let parts = if parts.is_empty() {
                std::slice::from_ref(at)
            } else {
                parts
            };
            document.quotes.iter().any(|quote| quote.parts == parts)
        }
        // Where the extent was corrected as well, the quote begins elsewhere.
        Correction::Kind { at, kind } => {
            let mut quotes = begins(at).peekable();
            quotes.peek().is_none() || quotes.any(|quote| quote.kind == *kind)
        }
        Correction::Speaker { at, mention, .. } => {
            let mut quotes = begins(at).peekable();
            quotes.peek().is_none() || quotes.any(|quote| is_by(quote, mention.as_ref()))
        }
        Correction::Region {
            at,
            kind: Some(kind),
        } => {
            let mut regions = document.document.regions.iter();
            regions.any(|r| (r.kind, r.start) == (*kind, at.start))
        }
        Correction::Region { .. } | Correction::Place { .. } | Correction::Confirmed { .. } => true,
    }
}

fn told(document: &AnnotationDocument) -> usize {
    let warnings = document.warnings.iter();
    warnings
        .filter(|w| w.code == WarningCode::CorrectionNotKept)
        .count()
}

fn check_history(pipeline: &Pipeline, text: &str, picks: &[Pick]) {
    let mut shown = document(pipeline, text, &[]);
    let mut all = Vec::new();
    for &pick in picks {
        let Some(next) = correction(&shown, pick) else {
            continue;
        };
        all.push(next);
        shown = document(pipeline, text, &all);
        sound::check(text, &shown);
        assert_eq!(
            shown.corrections.len() + told(&shown),
            all.len(),
            "{all:#?}"
        );
        for correction in &shown.corrections {
            assert!(holds(&shown, correction), "{correction:?} of {all:#?}");
        }
        let json = serde_json::to_string(&shown).expect("JSON");
        let read: AnnotationDocument = serde_json::from_str(&json).expect("the same document");
        assert!(shown == read, "{all:#?}");
    }
    assert!(shown == document(pipeline, text, &all), "read once more");
}

/// The document without the order in which its corrections were made.
fn unordered(mut document: AnnotationDocument) -> AnnotationDocument {
    document.corrections.sort_by_key(|c| format!("{c:?}"));
    document.warnings.sort_by_key(|w| format!("{w:?}"));
    document
}

/// All words that the correction speaks of.
fn spans(correction: &Correction) -> Vec<TextSpan> {
    let others = match correction {
        Correction::SameAs { other, .. } => vec![other.clone()],
        Correction::Quote { parts, .. } => parts.clone(),
        Correction::Speaker { mention, .. } => mention.iter().cloned().collect(),
        _ => Vec::new(),
    };
    let at = correction.at().clone();
    std::iter::once(at).chain(others).collect()
}

/// Neither speaks of anybody or of any paragraph of which the other speaks.
fn are_apart(document: &AnnotationDocument, one: &Correction, other: &Correction) -> bool {
    let text = document.document.text.as_deref().unwrap_or_default();
    let lines = |correction: &Correction| -> Vec<usize> {
        let spans = spans(correction).into_iter();
        let line = |at: TextSpan| {
            text.chars()
                .take(at.start as usize)
                .filter(|&c| c == '\n')
                .count()
        };
        spans.map(line).collect()
    };
    let entities = |correction: &Correction| -> Vec<String> {
        let spans = spans(correction);
        let words = |m: &&Mention| spans.iter().any(|span| span.text.contains(&m.text));
        let spoken = document.mentions.iter().filter(words);
        spoken.map(|m| m.entity.clone()).collect()
    };
    let (one_lines, one_entities) = (lines(one), entities(one));
    let other_entities = entities(other);
    lines(other).iter().all(|line| !one_lines.contains(line))
        && one_entities
            .iter()
            .all(|entity| !other_entities.contains(entity))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: kept(), cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn any_history_of_corrections_gives_sound_documents_that_keep_to_them(
        picks in prop::collection::vec(pick(), 1..7)
    ) {
        PIPELINE.with(|pipeline| check_history(pipeline, texts::ARTICLE, &picks));
    }

    #[test]
    fn the_order_of_corrections_that_have_nothing_in_common_is_nothing(one in pick(), other in pick()) {
        PIPELINE.with(|pipeline| {
            let first = document(pipeline, texts::ARTICLE, &[]);
            if let (Some(one), Some(other)) = (correction(&first, one), correction(&first, other))
                && are_apart(&first, &one, &other)
            {
                let there = document(pipeline, texts::ARTICLE, &[one.clone(), other.clone()]);
                let back = document(pipeline, texts::ARTICLE, &[other.clone(), one.clone()]);
                assert!(unordered(there) == unordered(back), "{:?}", (one, other));
            }
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: kept(), ..ProptestConfig::default() })]

    #[test]
    fn odd_news_can_be_corrected(text in texts::news(), picks in prop::collection::vec(pick(), 1..5)) {
        PIPELINE.with(|pipeline| check_history(pipeline, &text, &picks));
    }

    #[test]
    fn with_the_models_corrections_are_kept_as_well(picks in prop::collection::vec(pick(), 1..7)) {
        WITH_MODELS.with(|pipeline| check_history(pipeline, texts::ARTICLE, &picks));
    }
}
