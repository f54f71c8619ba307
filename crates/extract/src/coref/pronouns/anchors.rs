//! What a pronoun could refer to, in text order: names, nouns, earlier pronouns, and things nobody marked.

use core::ops::Range;

use super::role::{Role, role_of, traits};
use crate::document::{Case, Document, EntityType, Form, Gender, Sense, TokenKind};
use crate::lexicon::{Lexicon, Traits};

/// Something a pronoun could refer to.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) tokens: Range<usize>,
    /// Its entity; none for what is no mention, which only keeps others from being taken.
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
    /// No mention.
    Unmarked,
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
    unmarked(doc, lexicon, &covered, &mut anchors);
    anchors.sort_by_key(|a| (a.tokens.end, a.tokens.start));
    let mut sentence = usize::MAX;
    for anchor in &mut anchors {
        anchor.first = anchor.sentence != sentence;
        sentence = anchor.sentence;
    }
    anchors
}

fn is_plural(doc: &Document<'_>, token: usize) -> bool {
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

/// Noun phrases that are no mention: an article or number, words that describe, a noun.
fn unmarked(doc: &Document<'_>, lexicon: &Lexicon, covered: &[bool], anchors: &mut Vec<Anchor>) {
    let mut at = 0;
    while at < doc.tokens.len() {
        let Some(end) = phrase(doc, lexicon, covered, at) else {
            at += 1;
            continue;
        };
        let what = kind_of(doc, lexicon, end - 1);
        anchors.extend(anchor(doc, lexicon, at..end, what, Shape::Unmarked));
        at = end;
    }
    // "Marsh and Okafor" are two people together.
    let pairs: Vec<Range<usize>> = doc
        .mentions
        .windows(2)
        .filter(|pair| {
            let joined = pair[0].form == Form::Name
                && pair[1].form == Form::Name
                && pair[0].kind == EntityType::Person
                && pair[1].kind == EntityType::Person;
            let between = pair[0].tokens.end..pair[1].tokens.start;
            joined
                && between.start < between.end
                && between.len() < 6
                && doc.lower(between.start) == "and"
                && between.skip(1).all(|t| doc.kind(t) == TokenKind::Word)
        })
        .map(|pair| pair[0].tokens.start..pair[1].tokens.end)
        .collect();
    for pair in pairs {
        anchors.extend(anchor(doc, lexicon, pair, What::People, Shape::Unmarked));
    }
}

/// The end of a plain noun phrase that starts here with an article, a number or a possessive.
fn phrase(doc: &Document<'_>, lexicon: &Lexicon, covered: &[bool], start: usize) -> Option<usize> {
    let opens = matches!(
        doc.lower(start),
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "some"
            | "many"
            | "several"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "dozens"
            | "another"
            | "other"
            | "no"
            | "any"
            | "few"
            | "most"
    ) || doc.kind(start) == TokenKind::Number;
    let plural = !opens && is_bare_plural(doc, lexicon, start);
    if covered[start] || !opens && !plural {
        return None;
    }
    let mut end = start + 1;
    while end < doc.tokens.len() && end < start + 6 && !covered[end] && continues(doc, lexicon, end)
    {
        end += 1;
    }
    // The noun must be there, and belong to no name.
    (plural || end > start + 1)
        .then_some(end)
        .filter(|&e| !covered.get(e).is_some_and(|&c| c) || doc.case(e) == Case::Lower)
}

fn continues(doc: &Document<'_>, lexicon: &Lexicon, token: usize) -> bool {
    if doc.kind(token) == TokenKind::Number {
        return true;
    }
    doc.kind(token) == TokenKind::Word
        && doc.case(token) == Case::Lower
        && !traits(doc, lexicon, token)
            .any(Traits::FUNCTION.or(Traits::AUXILIARY).or(Traits::SPEECH))
        && !(doc.lower(token).ends_with("ly") && doc.lower(token).len() > 5)
}

fn is_bare_plural(doc: &Document<'_>, lexicon: &Lexicon, token: usize) -> bool {
    let word = doc.lower(token);
    doc.kind(token) == TokenKind::Word
        && word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !traits(doc, lexicon, token).any(
            Traits::FUNCTION
                .or(Traits::AUXILIARY)
                .or(Traits::SPEECH)
                .or(Traits::WILL),
        )
        || matches!(word, "people" | "children" | "women" | "men")
}

fn kind_of(doc: &Document<'_>, lexicon: &Lexicon, head: usize) -> What {
    let traits = traits(doc, lexicon, head);
    let word = doc.lower(head);
    let gender = match (
        traits.any(Traits::ROLE_MALE),
        traits.any(Traits::ROLE_FEMALE),
    ) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    };
    match word {
        "man" | "boy" | "guy" | "gentleman" => return What::Person(Gender::Male),
        "woman" | "girl" | "lady" => return What::Person(Gender::Female),
        "person" | "child" | "baby" | "teenager" | "kid" | "someone" | "somebody" => {
            return What::Person(Gender::Unknown);
        }
        _ => {}
    }
    if traits.any(Traits::ROLE) {
        What::Person(gender)
    } else if traits.any(Traits::ROLES) {
        What::People
    } else if traits.any(Traits::BODY) {
        What::Body
    } else if is_plural(doc, head)
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
    {
        What::Things
    } else {
        What::Thing
    }
}
