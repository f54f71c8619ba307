//! Whether an annotation document keeps its promises; offsets are counted anew here, by other means.

use core::ops::Range;
use std::fmt::Write;

use pressmark::annotation::{
    AnnotationDocument, EntityType, Form, Mention, OffsetUnit, Provenance, Quote, RegionKind,
    TextSpan,
};
use sha2::{Digest, Sha256};

/// Code points of context around a mention.
const CONTEXT: usize = 32;

/// Fails with the first promise that the document of this text does not keep.
pub(crate) fn check(text: &str, document: &AnnotationDocument) {
    let text = Text::new(text);
    check_head(&text, document);
    check_regions(&text, document);
    check_entities(document);
    check_mentions(&text, document);
    check_quotes(&text, document);
    check_boilerplate(document);
    crate::claims::check(document);
}

/// A text with its characters, and where each begins in bytes and in UTF-16 units.
struct Text<'t> {
    utf8: &'t str,
    utf16: Vec<u16>,
    chars: Vec<char>,
    byte_at: Vec<usize>,
    unit_at: Vec<usize>,
}

impl<'t> Text<'t> {
    fn new(utf8: &'t str) -> Self {
        let chars: Vec<char> = utf8.chars().collect();
        let starts = |width: fn(char) -> usize| {
            let mut at = vec![0];
            for &c in &chars {
                at.push(at[at.len() - 1] + width(c));
            }
            at
        };
        let (byte_at, unit_at) = (starts(char::len_utf8), starts(char::len_utf16));
        Self {
            utf8,
            utf16: utf8.encode_utf16().collect(),
            chars,
            byte_at,
            unit_at,
        }
    }

    /// The span says exactly what stands there, in all three units.
    fn check_span(&self, start: u32, end: u32, text: &str) {
        let (start, end) = (start as usize, end as usize);
        assert!(start < end, "{start}..{end} is empty");
        assert!(
            end <= self.chars.len(),
            "{start}..{end} ends after the text"
        );
        let code_points: String = self.chars[start..end].iter().collect();
        assert_eq!(code_points, text, "code points {start}..{end}");
        let bytes = self.utf8.get(self.byte_at[start]..self.byte_at[end]);
        assert_eq!(bytes, Some(text), "bytes of {start}..{end}");
        let units = String::from_utf16(&self.utf16[self.unit_at[start]..self.unit_at[end]]);
        assert_eq!(
            units.ok().as_deref(),
            Some(text),
            "UTF-16 units of {start}..{end}"
        );
    }

    fn check_text_span(&self, span: &TextSpan) {
        self.check_span(span.start, span.end, &span.text);
    }
}

fn check_head(text: &Text<'_>, document: &AnnotationDocument) {
    assert_eq!(document.format.name(), "pressmark-annotations");
    assert!(document.version.starts_with("1."), "{}", document.version);
    assert_eq!(document.offset_unit, OffsetUnit::UnicodeCodePoint);
    let source = &document.document;
    assert_eq!(source.text.as_deref(), Some(text.utf8));
    assert_eq!(source.length.code_points as usize, text.chars.len());
    assert_eq!(source.length.utf16 as usize, text.utf16.len());
    assert_eq!(source.length.utf8 as usize, text.utf8.len());
    let mut digest = String::new();
    for byte in Sha256::digest(text.utf8) {
        let _ = write!(digest, "{byte:02x}");
    }
    assert_eq!(source.sha256, digest);
}

fn check_regions(text: &Text<'_>, document: &AnnotationDocument) {
    let regions = &document.document.regions;
    for region in regions {
        text.check_span(region.start, region.end, &region.text);
    }
    assert!(
        regions
            .windows(2)
            .all(|pair| pair[0].start <= pair[1].start),
        "regions are not sorted"
    );
}

fn check_entities(document: &AnnotationDocument) {
    let mut first_mentions = Vec::new();
    for (n, entity) in document.entities.iter().enumerate() {
        assert_eq!(entity.id, format!("e{}", n + 1));
        assert!(!entity.name.trim().is_empty(), "{} has no name", entity.id);
        check_confidence(entity.confidence);
        assert!(!entity.mentions.is_empty(), "{} has no mention", entity.id);
        let own: Vec<&str> = document
            .mentions
            .iter()
            .filter(|m| m.entity == entity.id)
            .map(|m| m.id.as_str())
            .collect();
        // A place that stands only inside the names of bodies has their mentions.
        let holding = || {
            let holds = |m: &&Mention| m.places.iter().any(|place| place.entity == entity.id);
            let holding = document.mentions.iter().filter(holds);
            holding.map(|m| m.id.as_str()).collect()
        };
        let is_mentioned = !own.is_empty();
        let chain = if is_mentioned { own } else { holding() };
        assert_eq!(
            chain, entity.mentions,
            "mentions of {} in text order",
            entity.id
        );
        let first = document.mentions.iter().position(|m| m.id == chain[0]);
        first_mentions.push((!is_mentioned, first));
        if let Some(country) = &entity.country {
            assert!(
                country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()),
                "{country}"
            );
        }
    }
    assert!(
        first_mentions.is_sorted(),
        "entities are not in order of first mention"
    );
}

fn check_mentions(text: &Text<'_>, document: &AnnotationDocument) {
    for (n, mention) in document.mentions.iter().enumerate() {
        assert_eq!(mention.id, format!("m{}", n + 1));
        text.check_span(mention.start, mention.end, &mention.text);
        let (start, end) = (mention.start as usize, mention.end as usize);
        let before: String = text.chars[start.saturating_sub(CONTEXT)..start]
            .iter()
            .collect();
        let after: String = text.chars[end..text.chars.len().min(end + CONTEXT)]
            .iter()
            .collect();
        assert_eq!(
            (mention.prefix.as_str(), mention.suffix.as_str()),
            (before.as_str(), after.as_str())
        );
        assert!(
            document.entities.iter().any(|e| e.id == mention.entity),
            "{} has no entity",
            mention.id
        );
        check_confidence(mention.confidence);
        check_provenance(text, &mention.provenance);
        for place in &mention.places {
            text.check_span(place.start, place.end, &place.text);
            assert!(mention.start <= place.start && place.end <= mention.end);
            let entity = document.entities.iter().find(|e| e.id == place.entity);
            assert!(entity.is_some_and(|e| e.kind == EntityType::Place));
        }
        assert!(mention.places.windows(2).all(|p| p[0].end <= p[1].start));
    }
    let order = |m: &Mention| (m.start, u32::MAX - m.end);
    assert!(
        document.mentions.is_sorted_by_key(order),
        "mentions are not sorted"
    );
    let names: Vec<&Mention> = document
        .mentions
        .iter()
        .filter(|m| m.form == Form::Name)
        .collect();
    for pair in names.windows(2) {
        assert!(
            pair[0].end <= pair[1].start,
            "names overlap: {:?} and {:?}",
            pair[0].text,
            pair[1].text
        );
    }
    for pair in document.mentions.windows(2) {
        let same_place = (pair[0].start, pair[0].end) == (pair[1].start, pair[1].end);
        assert!(
            !same_place,
            "{:?} is mentioned twice in one place",
            pair[0].text
        );
    }
}

fn check_quotes(text: &Text<'_>, document: &AnnotationDocument) {
    for (n, quote) in document.quotes.iter().enumerate() {
        assert_eq!(quote.id, format!("q{}", n + 1));
        assert!(!quote.parts.is_empty(), "{} has no part", quote.id);
        check_parts(text, quote);
        quote.cue.iter().for_each(|cue| text.check_text_span(cue));
        check_confidence(quote.confidence);
        check_provenance(text, &quote.provenance);
        let Some(speaker) = &quote.speaker else {
            continue;
        };
        check_confidence(speaker.confidence);
        let mention = document.mentions.iter().find(|m| m.id == speaker.mention);
        assert_eq!(
            speaker.entity,
            mention.map(|m| m.entity.clone()),
            "speaker of {}",
            quote.id
        );
        assert!(
            speaker.entity.is_some(),
            "the speaker of {} is nobody's mention",
            quote.id
        );
    }
    assert!(
        document.quotes.is_sorted_by_key(|q| q.parts[0].start),
        "quotes are not sorted"
    );
}

fn check_parts(text: &Text<'_>, quote: &Quote) {
    for spans in [&quote.parts, &quote.quoted] {
        spans.iter().for_each(|span| text.check_text_span(span));
        assert!(
            spans.windows(2).all(|pair| pair[0].end <= pair[1].start),
            "{} overlaps itself",
            quote.id
        );
    }
    for quoted in &quote.quoted {
        let inside = quote
            .parts
            .iter()
            .any(|part| part.start <= quoted.start && quoted.end <= part.end);
        assert!(inside, "{:?} is quoted outside of its parts", quoted.text);
    }
}

fn check_provenance(text: &Text<'_>, provenance: &Provenance) {
    assert!(
        !provenance.rule.is_empty() && !provenance.explanation.is_empty(),
        "{provenance:?}"
    );
    provenance
        .evidence
        .iter()
        .for_each(|span| text.check_text_span(span));
}

fn check_confidence(confidence: f64) {
    assert!((0.0..=1.0).contains(&confidence), "{confidence}");
}

/// Nothing is annotated in boilerplate and time stamps.
fn check_boilerplate(document: &AnnotationDocument) {
    let boilerplate: Vec<Range<u32>> = document
        .document
        .regions
        .iter()
        .filter(|r| matches!(r.kind, RegionKind::Boilerplate | RegionKind::Timestamp))
        .map(|r| r.start..r.end)
        .collect();
    let free = |start: u32, end: u32, what: &str| {
        let hit = boilerplate
            .iter()
            .any(|range| range.start < end && start < range.end);
        assert!(!hit, "{what:?} stands in what is passed over");
    };
    document
        .mentions
        .iter()
        .for_each(|m| free(m.start, m.end, &m.text));
    for quote in &document.quotes {
        quote
            .parts
            .iter()
            .chain(&quote.quoted)
            .chain(&quote.cue)
            .for_each(|span| free(span.start, span.end, &span.text));
    }
}
