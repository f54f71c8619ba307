//! What a pronoun could refer to, in text order: names, nouns, earlier pronouns, and things nobody marked.

use core::ops::Range;

use super::role::{Role, role_of};
use super::unmarked;
use crate::document::{Document, EntityType, Form, Gender, Sense};
use crate::lexicon::Lexicon;

/// Something a pronoun could refer to.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) tokens: Range<usize>,
    /// Its entity; none for what can be no actor, and only keeps others from being taken.
    pub(super) entity: Option<usize>,
    pub(super) what: What,
    pub(super) form: Shape,
    pub(super) role: Role,
    pub(super) quoted: bool,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    /// No other anchor of this sentence stands before it.
    pub(super) first: bool,
}

/// What kind of thing an anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Person(Gender),
    People,
    Body,
    State,
    Thing,
    Things,
}

/// In which form it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Noun,
    Pronoun,
    /// A noun phrase that is no mention.
    Unmarked,
    /// Words with capitals that are no mention.
    Capitals,
}

impl Shape {
    pub(super) const fn is_marked(self) -> bool {
        !matches!(self, Self::Unmarked | Self::Capitals)
    }
}

/// All anchors of the document but the pronouns, sorted by their ends.
pub(super) fn collect(doc: &Document<'_>, lexicon: &Lexicon) -> Vec<Anchor> {
    let mut covered = vec![false; doc.tokens.len()];
    let mut anchors = Vec::with_capacity(doc.mentions.len() * 2);
    for mention in &doc.mentions {
        for token in mention.tokens.clone() {
            if let Some(slot) = covered.get_mut(token) {
                *slot = true;
            }
        }
        if mention.form == Form::Pronoun {
            continue;
        }
        let gender = doc
            .entities
            .get(mention.entity)
            .map_or(Gender::Unknown, |e| e.gender);
        let what = match (mention.kind, mention.sense) {
            (EntityType::Person, _) => What::Person(gender),
            (EntityType::Organization, _) => What::Body,
            (EntityType::Group, Some(Sense::Demonym))
                if !is_plural(doc, mention.tokens.end - 1) =>
            {
                continue;
            }
            (EntityType::Group, _) => What::People,
            (EntityType::Place, _) => What::State,
            (EntityType::Other, _) => What::Thing,
        };
        let form = if mention.form == Form::Name {
            Shape::Name
        } else {
            Shape::Noun
        };
        let anchor = anchor(doc, lexicon, mention.tokens.clone(), what, form);
        anchors.extend(anchor.map(|a| Anchor {
            entity: Some(mention.entity),
            ..a
        }));
    }
    unmarked::add(doc, lexicon, &covered, &mut anchors);
    anchors.sort_by_key(|a| (a.tokens.end, a.tokens.start));
    let mut sentence = usize::MAX;
    for anchor in &mut anchors {
        anchor.first = anchor.sentence != sentence;
        sentence = anchor.sentence;
    }
    anchors
}

pub(super) fn is_plural(doc: &Document<'_>, token: usize) -> bool {
    doc.lower(token).ends_with('s')
}

pub(super) fn anchor(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    tokens: Range<usize>,
    what: What,
    form: Shape,
) -> Option<Anchor> {
    let sentence = doc.sentence_of(tokens.start);
    let range = doc.sentences.get(sentence)?;
    Some(Anchor {
        role: role_of(doc, lexicon, &tokens, range),
        quoted: doc.is_quoted(tokens.start),
        paragraph: doc.paragraph_of(tokens.start),
        entity: None,
        first: false,
        tokens,
        what,
        form,
        sentence,
    })
}
