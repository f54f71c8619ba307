//! The annotation document as bytes, for the way from the worker to the page.
//!
//! Both ends are of one build, so the bytes name nothing: fields follow one another in the order given here, numbers are
//! little-endian, strings and lists begin with their length. One list of fields makes both directions. Reading this
//! takes a fraction of the code that a JSON reader takes; the JSON itself travels beside it, for the download.

use pressmark::annotation::{
    AnnotationDocument, Candidate, Entity, EntityType, Form, Generator, Length, MainPlace, Mention,
    Model, OffsetUnit, Point, PointType, Position, Provenance, Quote, QuoteKind, Region, Sense,
    SourceText, Speaker, Status, TextSpan, Warning,
};

/// The bytes of a document.
#[must_use]
pub fn write(document: &AnnotationDocument) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.put(&mut bytes);
    bytes
}

/// The document that some bytes hold; `None` where they hold none, or something after it.
#[must_use]
pub fn read(mut bytes: &[u8]) -> Option<AnnotationDocument> {
    let document = AnnotationDocument::take(&mut bytes)?;
    bytes.is_empty().then_some(document)
}

/// Something that can travel.
trait Wire: Sized {
    fn put(&self, bytes: &mut Vec<u8>);
    fn take(bytes: &mut &[u8]) -> Option<Self>;
}

impl Wire for u32 {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (number, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(Self::from_le_bytes(*number))
    }
}

impl Wire for f64 {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (number, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(Self::from_le_bytes(*number))
    }
}

impl Wire for String {
    fn put(&self, bytes: &mut Vec<u8>) {
        (self.len() as u32).put(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let length = u32::take(bytes)? as usize;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        Self::from_utf8(text.to_vec()).ok()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.put(bytes);
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (&is_some, rest) = bytes.split_first()?;
        *bytes = rest;
        if is_some == 0 {
            Some(None)
        } else {
            T::take(bytes).map(Some)
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        (self.len() as u32).put(bytes);
        for element in self {
            element.put(bytes);
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let length = u32::take(bytes)? as usize;
        // An element has a byte at least, so bytes that lie about the length allot no more than they hold.
        let mut list = Self::with_capacity(length.min(bytes.len()));
        for _ in 0..length {
            list.push(T::take(bytes)?);
        }
        Some(list)
    }
}

/// A struct travels as its fields. A field that is missing here does not compile.
macro_rules! fields {
    ($name:ident: $($field:ident),+) => {
        impl Wire for $name {
            fn put(&self, bytes: &mut Vec<u8>) {
                $(self.$field.put(bytes);)+
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Wire::take(bytes)?),+ })
            }
        }
    };
}

/// A choice travels as one byte. A variant that is missing here does not compile.
macro_rules! variants {
    ($name:ident: $($variant:ident = $byte:literal),+) => {
        impl Wire for $name {
            fn put(&self, bytes: &mut Vec<u8>) {
                bytes.push(match self { $(Self::$variant => $byte),+ });
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                let (byte, rest) = bytes.split_first()?;
                *bytes = rest;
                match byte { $($byte => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

fields!(AnnotationDocument: format, version, generator, offset_unit, document, entities, mentions, quotes, warnings);
fields!(Generator: name, version, models, generated);
fields!(Model: name, digest);
fields!(SourceText: id, title, language, direction, sha256, length, preprocessing, text, regions, main_place);
fields!(MainPlace: entity, country);
fields!(Length: code_points, utf16, utf8);
fields!(TextSpan: start, end, text);
fields!(Region: kind, start, end, text);
fields!(Entity: id, kind, name, mentions, confidence, role, sector, country, feature, full_name, geometry, geonames, place_score, place_explanation, candidates);
fields!(Point: kind, coordinates);
fields!(Position: longitude, latitude);
fields!(Candidate: name, country, feature, geonames, geometry, score);
fields!(Mention: id, entity, kind, form, start, end, text, prefix, suffix, sense, sense_explanation, confidence, status, provenance);
fields!(Provenance: method, rule, evidence, explanation);
fields!(Quote: id, kind, parts, quoted, cue, speaker, confidence, status, provenance);
fields!(Speaker: mention, entity, confidence);
fields!(Warning: code, message, at);
variants!(OffsetUnit: UnicodeCodePoint = 0, Utf16CodeUnit = 1, Utf8Byte = 2);
variants!(PointType: Point = 0);
variants!(EntityType: Person = 0, Organization = 1, Group = 2, Place = 3, Other = 4);
variants!(Form: Name = 0, Nominal = 1, Pronoun = 2);
variants!(Sense: Actor = 0, Location = 1, Demonym = 2);
variants!(Status: Auto = 0, Confirmed = 1, Edited = 2, Rejected = 3, Manual = 4);
variants!(QuoteKind: Direct = 0, Indirect = 1, Mixed = 2);

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "📰 “We must act,” Minister Ada Lund said in Oslo, “and we will.”\nLund’s party agreed.\n";

    #[test]
    fn a_document_comes_through_unchanged() {
        let document = pressmark::annotate(TEXT).document("2026-01-31T12:00:00Z", &["crlf-to-lf"]);
        assert!(!document.mentions.is_empty() && !document.quotes.is_empty());
        assert_eq!(read(&write(&document)), Some(document));
    }

    #[test]
    fn bytes_that_are_cut_or_too_many_are_no_document() {
        let bytes = write(&pressmark::annotate(TEXT).document("2026-01-31T12:00:00Z", &[]));
        for length in 0..bytes.len() {
            assert_eq!(read(&bytes[..length]), None);
        }
        assert_eq!(read(&[bytes, vec![0]].concat()), None);
    }
}
