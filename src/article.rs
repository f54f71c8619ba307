//! An annotated article as the page shows it: the annotation document with its cross references looked up once.

use core::ops::Range;
use std::rc::Rc;

use extract::annotation::{
    AnnotationDocument, Entity, EntityType, Form, Mention, Quote, Sense, TextSpan,
};
use js_sys::Uint8Array;

use crate::code_points::CodePointIndex;
use crate::filters::Filters;
use crate::highlight::{self, Cover, Layer, Paragraph, Segment};
use crate::sorting::sort_by;

/// Paragraphs are rendered in blocks of about this many bytes.
const BLOCK: u32 = 12_000;

/// An annotated article. Numbers of mentions, entities and quotes count in the document's own lists.
#[derive(Debug)]
pub struct Article {
    /// What the worker sent.
    pub document: AnnotationDocument,
    /// The lines of the text, cut at the boundaries of annotations.
    pub paragraphs: Vec<Paragraph>,
    /// The region that each paragraph is, where it is one as a whole.
    pub regions: Vec<Option<Rc<str>>>,
    /// Ranges of paragraphs that are rendered together.
    pub blocks: Vec<Range<usize>>,
    /// Entity of each mention.
    pub entity_of: Vec<Option<u32>>,
    /// Mentions of each entity, in text order.
    pub mentions_of: Vec<Vec<u32>>,
    /// Quotes of each entity, in text order.
    pub quotes_of: Vec<Vec<u32>>,
    /// Mention that each quote names as its speaker.
    pub speaker_of: Vec<Option<u32>>,
    /// Entity that says each quote.
    sayer_of: Vec<Option<u32>>,
    /// The document's JSON as the worker wrote it.
    pub json: Option<Uint8Array>,
    /// Whether some mention of the entity is more than a pronoun.
    named: Vec<bool>,
    code_points: CodePointIndex,
}

/// Two articles are the same only where they are one: comparing them is comparing addresses.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Article {
    /// Looks up what the document refers to. A reference that leads nowhere is passed over.
    #[must_use]
    pub fn new(document: AnnotationDocument) -> Self {
        let text = document.document.text.as_deref().unwrap_or_default();
        let code_points = CodePointIndex::new(text);
        let paragraphs = highlight::paragraphs(text, &covers(&document, text, &code_points));
        let entity_number = |id: &str| number(id, |n| Some(&document.entities.get(n)?.id));
        let mention_number = |id: &str| number(id, |n| Some(&document.mentions.get(n)?.id));
        let entity_of: Vec<Option<u32>> = document
            .mentions
            .iter()
            .map(|m| entity_number(&m.entity))
            .collect();
        let sayer_of: Vec<Option<u32>> = document
            .quotes
            .iter()
            .map(|q| entity_number(q.speaker.as_ref()?.entity.as_ref()?))
            .collect();
        let mut named = vec![false; document.entities.len()];
        for (mention, entity) in document.mentions.iter().zip(&entity_of) {
            if let (Some(entity), true) = (entity, mention.form != Form::Pronoun) {
                named[*entity as usize] = true;
            }
        }
        let speaker_of = document
            .quotes
            .iter()
            .map(|q| mention_number(&q.speaker.as_ref()?.mention))
            .collect();
        Self {
            regions: regions(&document, text, &code_points, &paragraphs),
            blocks: blocks(&paragraphs),
            mentions_of: by_entity(&entity_of, document.entities.len()),
            quotes_of: by_entity(&sayer_of, document.entities.len()),
            entity_of,
            speaker_of,
            sayer_of,
            paragraphs,
            named,
            json: None,
            code_points,
            document,
        }
    }

    /// The same with the JSON that came beside it.
    #[must_use]
    pub fn with_json(mut self, json: Uint8Array) -> Self {
        self.json = Some(json);
        self
    }

    /// The annotated text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.document.document.text.as_deref().unwrap_or_default()
    }

    /// The words of some bytes of the text.
    #[must_use]
    pub fn words(&self, bytes: &Range<u32>) -> &str {
        self.text()
            .get(bytes.start as usize..bytes.end as usize)
            .unwrap_or_default()
    }

    /// A mention by its number.
    #[must_use]
    pub fn mention(&self, number: u32) -> Option<&Mention> {
        self.document.mentions.get(number as usize)
    }

    /// A quote by its number.
    #[must_use]
    pub fn quote(&self, number: u32) -> Option<&Quote> {
        self.document.quotes.get(number as usize)
    }

    /// An entity by its number.
    #[must_use]
    pub fn entity(&self, number: u32) -> Option<&Entity> {
        self.document.entities.get(number as usize)
    }

    /// The number of the mention with this id.
    #[must_use]
    pub fn mention_number(&self, id: &str) -> Option<u32> {
        number(id, |n| Some(&self.document.mentions.get(n)?.id))
    }

    /// The number of the quote with this id.
    #[must_use]
    pub fn quote_number(&self, id: &str) -> Option<u32> {
        number(id, |n| Some(&self.document.quotes.get(n)?.id))
    }

    /// The entity that a mention mentions, with its number.
    #[must_use]
    pub fn mentioned(&self, mention: u32) -> Option<(u32, &Entity)> {
        let number = (*self.entity_of.get(mention as usize)?)?;
        Some((number, self.entity(number)?))
    }

    /// The entity that says a quote, with its number.
    #[must_use]
    pub fn said_by(&self, quote: u32) -> Option<(u32, &Entity)> {
        let number = (*self.sayer_of.get(quote as usize)?)?;
        Some((number, self.entity(number)?))
    }

    /// Bytes of a span of the document.
    #[must_use]
    pub fn bytes(&self, span: &TextSpan) -> Range<u32> {
        let text = self.text();
        self.code_points.byte(text, span.start)..self.code_points.byte(text, span.end)
    }

    /// The paragraph that holds a byte.
    #[must_use]
    pub fn paragraph_at(&self, byte: u32) -> Option<usize> {
        let number = self.paragraphs.partition_point(|p| p.bytes.end <= byte);
        (number < self.paragraphs.len()).then_some(number)
    }

    /// The block that holds a byte.
    #[must_use]
    pub fn block_at(&self, byte: u32) -> usize {
        let paragraph = self.paragraph_at(byte).unwrap_or_default();
        self.blocks.partition_point(|b| b.end <= paragraph)
    }

    /// First byte of a mention.
    #[must_use]
    pub fn mention_start(&self, mention: u32) -> Option<u32> {
        let start = self.mention(mention)?.start;
        Some(self.code_points.byte(self.text(), start))
    }

    /// Where the first piece of a mention that stands in the text as a link begins.
    #[must_use]
    pub fn first_piece(&self, mention: u32, filters: Filters) -> Option<u32> {
        let at = self.paragraph_at(self.mention_start(mention)?)?;
        let segments = self.paragraphs[at..].iter().flat_map(|p| &p.segments);
        segments
            .skip_while(|s| !s.mentions.contains(&mention))
            .take_while(|s| s.mentions.contains(&mention))
            .find(|s| self.shown_mention(s, filters) == Some(mention))
            .map(|s| s.bytes.start)
    }

    /// The innermost mention over a segment that the filters let through.
    #[must_use]
    pub fn shown_mention(&self, segment: &Segment, filters: Filters) -> Option<u32> {
        let shown = |&&m: &&u32| self.mention(m).is_some_and(|m| filters.shows(m.kind));
        segment.mentions.iter().rev().find(shown).copied()
    }

    /// The mentions that stand in the text as links, in reading order.
    #[must_use]
    pub fn reading_order(&self, filters: Filters) -> Vec<u32> {
        let mut seen = vec![false; self.document.mentions.len()];
        self.paragraphs
            .iter()
            .flat_map(|p| &p.segments)
            .filter_map(|s| self.shown_mention(s, filters))
            .filter(|&m| !core::mem::replace(&mut seen[m as usize], true))
            .collect()
    }

    /// True where some mention of the entity is more than a pronoun.
    #[must_use]
    pub fn is_named(&self, entity: u32) -> bool {
        self.named.get(entity as usize) == Some(&true)
    }

    /// True where the entity acts: a person, a body, a group, or a place whose state acts.
    #[must_use]
    pub fn is_actor(&self, entity: u32) -> bool {
        match self.entity(entity).map(|e| e.kind) {
            Some(EntityType::Person | EntityType::Organization | EntityType::Group) => true,
            Some(EntityType::Place) => self.acts(entity),
            _ => false,
        }
    }

    fn acts(&self, place: u32) -> bool {
        let mut mentions = self.mentions_of[place as usize]
            .iter()
            .filter_map(|&m| self.mention(m));
        mentions.any(|m| m.sense == Some(Sense::Actor))
    }

    /// True where the text is not English, as far as the pipeline can tell.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.document
            .warnings
            .iter()
            .any(|w| w.code == "not-english")
    }

    /// How many entities of a type have a name.
    #[must_use]
    pub fn named_of(&self, kind: EntityType) -> usize {
        let entities = self.document.entities.iter().zip(&self.named);
        entities
            .filter(|(e, named)| e.kind == kind && **named)
            .count()
    }

    /// Actors, the most mentioned first; among equals those with a name before those whom only a noun mentions.
    #[must_use]
    pub fn actors(&self) -> Vec<u32> {
        self.most_mentioned(|e| self.is_actor(e))
    }

    /// Named places, the most mentioned first.
    #[must_use]
    pub fn places(&self) -> Vec<u32> {
        self.most_mentioned(|e| self.entity(e).is_some_and(|e| e.kind == EntityType::Place))
    }

    fn has_name(&self, entity: u32) -> bool {
        let own = &self.mentions_of[entity as usize];
        own.iter()
            .any(|&m| self.document.mentions[m as usize].form == Form::Name)
    }

    fn most_mentioned(&self, is: impl Fn(u32) -> bool) -> Vec<u32> {
        let all = 0..self.document.entities.len() as u32;
        let mut entities: Vec<u32> = all.filter(|&e| is(e) && self.is_named(e)).collect();
        sort_by(&mut entities, &|e| {
            let mentions = self.mentions_of[e as usize].len() as u64;
            (u64::from(u32::MAX) - mentions) * 2 + u64::from(!self.has_name(e))
        });
        entities
    }

    /// Quotes by speaker, the one with the most quotes first and those without a known speaker last.
    #[must_use]
    pub fn quotes_by_speaker(&self) -> Vec<(Option<u32>, Vec<u32>)> {
        let all = 0..self.document.entities.len() as u32;
        let mut entities: Vec<u32> = all
            .filter(|&e| !self.quotes_of[e as usize].is_empty())
            .collect();
        sort_by(&mut entities, &|e| {
            !(self.quotes_of[e as usize].len() as u64)
        });
        let of_entity = |e: u32| (Some(e), self.quotes_of[e as usize].clone());
        let mut speakers: Vec<_> = entities.into_iter().map(of_entity).collect();
        let mut nobody: Vec<u32> = (0..self.document.quotes.len() as u32).collect();
        nobody.retain(|&q| self.said_by(q).is_none());
        if !nobody.is_empty() {
            speakers.push((None, nobody));
        }
        speakers
    }
}

/// The number in its list of what has this id. Ids count from one, so `m7` is looked for in the seventh place.
fn number<'a>(id: &str, id_at: impl Fn(usize) -> Option<&'a String>) -> Option<u32> {
    let place = id.get(1..)?.parse::<u32>().ok()?.checked_sub(1)?;
    (id_at(place as usize)? == id).then_some(place)
}

/// Turns "the entity of each" around: the numbers that belong to each entity.
fn by_entity(entity_of: &[Option<u32>], entities: usize) -> Vec<Vec<u32>> {
    let mut of_entity = vec![Vec::new(); entities];
    for (number, entity) in entity_of.iter().enumerate() {
        if let Some(entity) = entity {
            of_entity[*entity as usize].push(number as u32);
        }
    }
    of_entity
}

fn covers(document: &AnnotationDocument, text: &str, index: &CodePointIndex) -> Vec<Cover> {
    let bytes = |start, end| index.byte(text, start)..index.byte(text, end);
    let mentions = document.mentions.iter().enumerate().map(|(n, m)| Cover {
        layer: Layer::Mention(n as u32),
        bytes: bytes(m.start, m.end),
    });
    let quotes = document.quotes.iter().enumerate().flat_map(|(n, quote)| {
        quote.parts.iter().map(move |part| Cover {
            layer: Layer::Quote(n as u32),
            bytes: bytes(part.start, part.end),
        })
    });
    let regions = document.document.regions.iter();
    let boilerplate = regions.filter(|r| r.kind == "boilerplate").map(|r| Cover {
        layer: Layer::Boilerplate,
        bytes: bytes(r.start, r.end),
    });
    mentions.chain(quotes).chain(boilerplate).collect()
}

/// The region of each paragraph that lies, but for white space, inside one.
fn regions(
    document: &AnnotationDocument,
    text: &str,
    index: &CodePointIndex,
    paragraphs: &[Paragraph],
) -> Vec<Option<Rc<str>>> {
    let mut of_paragraph = vec![None; paragraphs.len()];
    for region in &document.document.regions {
        let bytes = index.byte(text, region.start)..index.byte(text, region.end);
        let kind: Rc<str> = region.kind.as_str().into();
        let first = paragraphs.partition_point(|p| p.bytes.end <= bytes.start);
        for (number, paragraph) in paragraphs.iter().enumerate().skip(first) {
            if paragraph.bytes.start >= bytes.end {
                break;
            }
            let words = &text[paragraph.bytes.start as usize..paragraph.bytes.end as usize];
            let visible = paragraph.bytes.start + (words.len() - words.trim_start().len()) as u32
                ..paragraph.bytes.start + words.trim_end().len() as u32;
            if bytes.start <= visible.start && visible.end <= bytes.end {
                of_paragraph[number] = Some(Rc::clone(&kind));
            }
        }
    }
    of_paragraph
}

fn blocks(paragraphs: &[Paragraph]) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.bytes.end - paragraphs[start].bytes.start >= BLOCK {
            blocks.push(start..number + 1);
            start = number + 1;
        }
    }
    if start < paragraphs.len() {
        blocks.push(start..paragraphs.len());
    }
    blocks
}
