//! Writes the annotation document: ids, code points, context.

use sha2::{Digest, Sha256};

use crate::idx::Idx;
use crate::kinds::{Method, Preprocessing, RegionKind, Status, WarningCode};
use crate::layers::{ADDED, CORRECTED, EntityId, MentionId, QuoteId, Reading, Why};
use crate::output::annotation::{self as out, AnnotationDocument, TextSpan};
use crate::output::annotations::Annotations;
use crate::output::outcome::Touched;
use crate::output::warnings;
use crate::sorting::sort_by_key;
use crate::text::Region;
use crate::text::language;
use crate::text::offsets::OffsetTable;
use crate::text::span::Span;

/// Version of the annotation format that is written.
const FORMAT_VERSION: &str = "1.0.0";
/// Code points of context kept before and after each mention.
const CONTEXT: usize = 32;

/// The annotation document of what was found.
pub(super) fn document(
    found: &Annotations<'_>,
    generated: &str,
    preprocessing: &[Preprocessing],
) -> AnnotationDocument {
    Writer::new(found).write(generated, preprocessing)
}

struct Writer<'a, 't> {
    found: &'a Annotations<'t>,
    offsets: OffsetTable<'t>,
    mention_ids: Vec<String>,
    entity_ids: Vec<String>,
}

impl<'a, 't> Writer<'a, 't> {
    fn new(found: &'a Annotations<'t>) -> Self {
        Self {
            found,
            offsets: OffsetTable::new(found.layers().doc.text),
            mention_ids: numbered(
                found.mention_order(),
                found.layers().entities.mentions.len(),
                'm',
            ),
            entity_ids: numbered(
                found.entity_order(),
                found.layers().entities.list.len(),
                'e',
            ),
        }
    }

    fn write(&self, generated: &str, preprocessing: &[Preprocessing]) -> AnnotationDocument {
        let found = self.found;
        AnnotationDocument {
            format: out::Format::PressmarkAnnotations,
            version: FORMAT_VERSION.to_owned(),
            generator: out::Generator {
                name: "pressmark".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                models: found.models.clone(),
                generated: generated.to_owned(),
            },
            offset_unit: out::OffsetUnit::UnicodeCodePoint,
            document: self.source(preprocessing),
            entities: found
                .entity_order()
                .iter()
                .map(|&e| self.entity(e))
                .collect(),
            mentions: found
                .mention_order()
                .iter()
                .map(|&m| self.mention(m))
                .collect(),
            quotes: found
                .quote_order()
                .iter()
                .enumerate()
                .map(|(n, &q)| self.quote(n, q))
                .collect(),
            warnings: self.warnings(),
            #[cfg(feature = "corrections")]
            corrections: found.outcome.kept.clone(),
        }
    }

    fn warnings(&self) -> Vec<out::Warning> {
        let found = self.found;
        let warnings = warnings::of(&found.layers().doc, found.models.is_empty());
        let written = warnings.into_iter().map(|warning| out::Warning {
            code: warning.code,
            message: warning.message.to_owned(),
            at: warning.at.map(|span| self.text_span(span)),
        });
        let broken = found.outcome.broken.iter();
        let broken = broken.map(|(message, at)| out::Warning {
            code: WarningCode::CorrectionNotKept,
            message: message.clone(),
            at: at.map(|span| self.text_span(span)),
        });
        written.chain(broken).collect()
    }

    fn source(&self, preprocessing: &[Preprocessing]) -> out::SourceText {
        let layers = self.found.layers();
        let digest = Sha256::digest(layers.doc.text.as_bytes());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let labels = layers.quotes.labels.iter().map(|&span| Region {
            span,
            kind: RegionKind::Label,
        });
        let mut regions: Vec<Region> = layers.doc.regions.iter().cloned().chain(labels).collect();
        sort_by_key(&mut regions, |r| (r.span.start as u64, r.span.end as u64));
        let regions = regions.iter().filter(|r| !r.span.is_empty()).map(|region| {
            let TextSpan { start, end, text } = self.text_span(region.span);
            out::Region {
                kind: region.kind,
                start,
                end,
                text,
            }
        });
        let title = layers
            .doc
            .regions
            .iter()
            .find(|r| r.kind == RegionKind::Headline);
        out::SourceText {
            id: uuid(&digest),
            title: title.map(|r| r.span.of(layers.doc.text).to_owned()),
            language: language::tag(&layers.doc).to_owned(),
            direction: language::direction(layers.doc.text),
            sha256: hex,
            length: out::Length {
                code_points: self.offsets.code_point(layers.doc.text.len()),
                utf16: self.offsets.utf16(layers.doc.text.len()),
                utf8: layers.doc.text.len() as u32,
            },
            preprocessing: preprocessing.to_vec(),
            text: Some(layers.doc.text.to_owned()),
            regions: regions.collect(),
            main_place: layers.places.main.map(|main| out::MainPlace {
                entity: main.entity.map(|e| self.entity_ids[e.at()].clone()),
                country: main.country.and_then(country),
            }),
        }
    }

    fn entity(&self, index: EntityId) -> out::Entity {
        let layers = self.found.layers();
        let entity = &layers.entities.list[index];
        let chain = self.found.chain(index);
        let confidence = chain
            .iter()
            .map(|&m| layers.entities.mentions[m].why.confidence)
            .max()
            .unwrap_or(0);
        let located = layers.places.of(index);
        let offered = layers.places.offered(index);
        let open = offered.filter(|l| l.is_open).map(|l| &l.reading);
        let others = offered.map_or(&[][..], |l| &l.others);
        let near = located.and_then(|l| l.near);
        let feature = located.map(|l| l.reading.feature).or(entity.feature);
        out::Entity {
            id: self.entity_ids[index.at()].clone(),
            kind: entity.kind,
            name: entity.name.clone(),
            mentions: chain
                .iter()
                .map(|&m| self.mention_ids[m.at()].clone())
                .collect(),
            confidence: share(confidence),
            role: entity.role.clone(),
            sector: layers.sectors.get(index.at()).copied().flatten(),
            country: layers
                .places
                .country_of(&layers.entities, index)
                .and_then(country),
            feature,
            full_name: located.map(|l| l.reading.name.clone()),
            geometry: located.map(|l| point(&l.reading)),
            geonames: located.and_then(|l| l.reading.geonames),
            place_score: located.map(|l| rounded(l.reading.share)),
            near: near.map(|town| self.entity_ids[town.at()].clone()),
            place_explanation: offered.map(|l| l.explanation.clone()),
            candidates: open.into_iter().chain(others).map(candidate).collect(),
        }
    }

    fn mention(&self, index: MentionId) -> out::Mention {
        let layers = self.found.layers();
        let mention = &layers.entities.mentions[index];
        let touched = self.found.outcome.mentions.get(&index).copied();
        let TextSpan { start, end, text } = self.text_span(mention.span);
        out::Mention {
            id: self.mention_ids[index.at()].clone(),
            entity: self
                .entity_ids
                .get(mention.entity.at())
                .cloned()
                .unwrap_or_default(),
            kind: mention.kind,
            form: mention.form,
            start,
            end,
            text,
            prefix: before(layers.doc.text, mention.span).to_owned(),
            suffix: after(layers.doc.text, mention.span).to_owned(),
            places: self.embedded(index),
            sense: mention.sense,
            sense_explanation: mention.sense_why.clone(),
            confidence: share(mention.why.confidence),
            status: status(&mention.why, touched),
            provenance: self.provenance(&mention.why, touched),
        }
    }

    fn embedded(&self, mention: MentionId) -> Vec<out::EmbeddedPlace> {
        let embedded = self.found.layers().entities.embedded_in(mention);
        let shown = embedded.iter().filter(|place| !place.is_silent);
        shown
            .map(|place| {
                let TextSpan { start, end, text } = self.text_span(place.span);
                let entity = self.entity_ids[place.entity.at()].clone();
                out::EmbeddedPlace {
                    start,
                    end,
                    text,
                    entity,
                }
            })
            .collect()
    }

    fn quote(&self, n: usize, id: QuoteId) -> out::Quote {
        let quote = &self.found.layers().quotes.list[id];
        let touched = self.found.outcome.quotes.get(&id).copied();
        let said_by = |m: MentionId| {
            let mention = self.found.layers().entities.mentions.get(m)?;
            Some(out::Speaker {
                mention: self.mention_ids[m.at()].clone(),
                entity: self.entity_ids.get(mention.entity.at()).cloned(),
                confidence: share(quote.why.confidence),
            })
        };
        let speaker = quote.speaker.and_then(said_by);
        let speakers = match (&speaker, &quote.others[..]) {
            (Some(first), [_, ..]) => {
                let others = quote.others.iter().filter_map(|&m| said_by(m));
                core::iter::once(first.clone()).chain(others).collect()
            }
            _ => Vec::new(),
        };
        out::Quote {
            id: format!("q{}", n + 1),
            kind: quote.kind,
            parts: quote.parts.iter().map(|&p| self.text_span(p)).collect(),
            quoted: quote.quoted.iter().map(|&p| self.text_span(p)).collect(),
            cue: quote.cue.map(|c| self.text_span(c)),
            speaker,
            speakers,
            confidence: share(quote.why.confidence),
            speaker_name: quote.speaker_name.clone(),
            status: status(&quote.why, touched),
            provenance: self.provenance(&quote.why, touched),
        }
    }

    fn provenance(&self, why: &Why, touched: Option<Touched>) -> out::Provenance {
        if let Some((_, said)) = touched.filter(|(_, said)| !said.is_empty()) {
            return out::Provenance {
                method: Method::Manual,
                rule: CORRECTED.to_owned(),
                evidence: Vec::new(),
                explanation: said.to_owned(),
            };
        }
        out::Provenance {
            method: why.method,
            rule: why.rule.to_owned(),
            evidence: why
                .evidence
                .iter()
                .filter(|e| !e.is_empty())
                .map(|&e| self.text_span(e))
                .collect(),
            explanation: why.explanation.clone(),
        }
    }

    fn text_span(&self, span: Span) -> TextSpan {
        TextSpan {
            start: self.offsets.code_point(span.start as usize),
            end: self.offsets.code_point(span.end as usize),
            text: span.of(self.found.layers().doc.text).to_owned(),
        }
    }
}

/// Whether a person touched it: by the last correction that speaks of it, else by one that speaks of such words everywhere.
fn status(why: &Why, touched: Option<Touched>) -> Status {
    match touched {
        Some((status, _)) => status,
        None if why.method != Method::Manual => Status::Auto,
        None if why.rule == ADDED => Status::Manual,
        None => Status::Edited,
    }
}

/// The ids of a list, "m1" for what comes first; no word for what is left out.
fn numbered<T>(order: &[Idx<T>], total: usize, letter: char) -> Vec<String> {
    let mut ids = vec![String::new(); total];
    for (n, index) in order.iter().enumerate() {
        ids[index.at()] = format!("{letter}{}", n + 1);
    }
    ids
}

fn country(code: [u8; 2]) -> Option<String> {
    String::from_utf8(code.to_vec()).ok()
}

fn point(reading: &Reading) -> out::Point {
    out::Point {
        kind: out::PointType::Point,
        coordinates: out::Position {
            longitude: reading.longitude,
            latitude: reading.latitude,
        },
    }
}

fn candidate(reading: &Reading) -> out::Candidate {
    out::Candidate {
        name: reading.name.clone(),
        country: reading.country.and_then(country),
        feature: Some(reading.feature),
        geonames: reading.geonames,
        geometry: point(reading),
        score: rounded(reading.share),
    }
}

/// To thousandths, so that no digits are written that mean nothing.
fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

fn share(hundredths: u8) -> f64 {
    f64::from(hundredths.min(100)) / 100.0
}

fn before(text: &str, span: Span) -> &str {
    let head = &text[..span.start as usize];
    let from = head
        .char_indices()
        .rev()
        .take(CONTEXT)
        .last()
        .map_or(head.len(), |(n, _)| n);
    &head[from..]
}

fn after(text: &str, span: Span) -> &str {
    let tail = &text[span.end as usize..];
    tail.char_indices()
        .nth(CONTEXT)
        .map_or(tail, |(n, _)| &tail[..n])
}

/// A version 8 UUID (RFC 9562) of the digest's first bytes: the same text has the same id.
fn uuid(digest: &[u8]) -> String {
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
