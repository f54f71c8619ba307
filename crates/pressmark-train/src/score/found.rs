//! What the pipeline found in a text, as scorers ask for it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use pressmark::annotation::{AnnotationDocument, Entity, Form, Mention, Quote};
use pressmark::{Pipeline, Source};

use super::span::{Span, likeness};

/// A quote counts as found where it is so much like the annotators' one.
const ALIKE: f64 = 0.8;

/// An annotation document, with the spans of its quotes.
pub(crate) struct Found<'a> {
    pub(crate) document: &'a AnnotationDocument,
    /// For each quote its parts.
    parts: Vec<Vec<Span>>,
}

impl<'a> Found<'a> {
    pub(crate) fn new(document: &'a AnnotationDocument) -> Self {
        let parts = |quote: &Quote| quote.parts.iter().map(Span::from).collect();
        Self {
            document,
            parts: document.quotes.iter().map(parts).collect(),
        }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'a Mention> {
        let mentions = self.document.mentions.iter();
        mentions.filter(|mention| mention.form == Form::Name)
    }

    pub(crate) fn mention(&self, id: &str) -> Option<&'a Mention> {
        self.document.mentions.iter().find(|m| m.id == id)
    }

    pub(crate) fn entity(&self, id: &str) -> Option<&'a Entity> {
        self.document.entities.iter().find(|e| e.id == id)
    }

    /// The mentions of an entity.
    pub(crate) fn chain(&self, entity: Option<&str>) -> impl Iterator<Item = &'a Mention> {
        let mentions = self.document.mentions.iter();
        mentions.filter(move |m| Some(&*m.entity) == entity)
    }

    /// The quotes, each with its parts.
    pub(crate) fn quotes(&self) -> impl Iterator<Item = (&'a Quote, &[Span])> {
        let parts = self.parts.iter().map(Vec::as_slice);
        self.document.quotes.iter().zip(parts)
    }

    /// The number of the quote that is most like these parts, and like enough.
    pub(crate) fn quote_like(&self, parts: &[Span]) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        for (n, own) in self.parts.iter().enumerate() {
            let likeness = likeness(own, parts);
            if likeness > most {
                (best, most) = (Some(n), likeness);
            }
        }
        best.filter(|_| most >= ALIKE)
    }
}

/// The documents of the texts, in their order, made on all cores.
pub(crate) fn annotate(pipeline: &Pipeline, texts: &[&str]) -> Vec<AnnotationDocument> {
    let texts: Vec<(&str, Option<&str>)> = texts.iter().map(|&text| (text, None)).collect();
    annotate_near(pipeline, &texts)
}

/// As [`annotate`], each text with the place that its paper is from.
pub(crate) fn annotate_near(
    pipeline: &Pipeline,
    texts: &[(&str, Option<&str>)],
) -> Vec<AnnotationDocument> {
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let texts = numbers.map_while(|n| Some((n, *texts.get(n)?)));
        let made = texts.map(|(n, (text, near))| (n, document(pipeline, text, near)));
        made.collect::<Vec<_>>()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut made: Vec<(usize, AnnotationDocument)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let made = threads.into_iter().map(thread::ScopedJoinHandle::join);
        made.flat_map(|made| made.expect("annotating never panics"))
            .collect()
    });
    made.sort_by_key(|(n, _)| *n);
    made.into_iter().map(|(_, document)| document).collect()
}

/// The document that the command line gives for this text.
fn document(pipeline: &Pipeline, text: &str, near: Option<&str>) -> AnnotationDocument {
    let source = Source::new(text);
    let home = near.and_then(|near| pipeline.home(near));
    let found = pipeline.annotate_near(&source.text, home.as_ref());
    found.document("", &source.preprocessing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_come_in_the_order_of_their_texts() {
        let texts: Vec<String> = (0..40).map(|n| format!("Reyes said {n}.")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let documents = annotate(&Pipeline::new(), &texts);
        let read = documents.iter().map(|d| d.document.text.as_deref());
        assert!(read.eq(texts.iter().map(|text| Some(*text))));
        assert!(annotate(&Pipeline::new(), &[]).is_empty());
    }

    #[test]
    fn the_likest_quote_is_taken_where_it_is_like_enough() {
        let text = "“The bridge is safe,” Marsh said. “We checked it twice,” Reyes said.";
        let document = &annotate(&Pipeline::new(), &[text])[0];
        let found = Found::new(document);
        let second = found.quotes().nth(1).unwrap().1[0];
        let cut = |by: usize| [Span::from([second.start, second.end - by])];
        assert_eq!(found.quote_like(&cut(0)), Some(1));
        // 22 code points: 18 of them are more than eight in ten, 17 are less.
        assert_eq!(second.len(), 22);
        assert_eq!(found.quote_like(&cut(4)), Some(1));
        assert_eq!(found.quote_like(&cut(5)), None);
    }
}
