//! The mention behind a speaker's noun phrase: the name at its head, the noun, or what a pronoun stands for.

use core::ops::Range;

use super::headline;
use super::nominals::{Noun, gender_of};
use super::pronouns;
use crate::document::{
    Case, Document, Entity, EntityType, Form, Gender, Mention, Method, TokenKind, Why,
};
use crate::lexicon::WordClass;

/// Speakers already found are looked for among the last ones.
const RECENT: usize = 32;

/// The index in [`Document::mentions`] of who speaks: an existing mention that heads the noun phrase `np`, or a new one.
///
/// A possessor is never the head ("Smith's lawyer" is the lawyer). "I", "we" and "you" speak for nobody outside quotes.
pub(crate) fn speaker_mention(doc: &mut Document<'_>, np: Range<usize>) -> Option<usize> {
    let np = trim(doc, np);
    if np.is_empty() || np.end > doc.tokens.len() {
        return None;
    }
    if let Some(known) = recent(doc, &np) {
        return Some(known);
    }
    if np.len() == 1 && pronouns::is_pronoun(doc.lower(np.start)) {
        return pronouns::mention(doc, np.start);
    }
    if let Some(person) = person_in(doc, &np) {
        return Some(person);
    }
    let head = head_of(doc, &np);
    if let Some(person) = head.and_then(|head| apposed(doc, head, np.end)) {
        return Some(person);
    }
    let named = head.and_then(|head| name_at(doc, head));
    if named.is_some() {
        return named;
    }
    if let Some(nominal) = nominal_in(doc, &np, head) {
        return Some(nominal);
    }
    let head = head?;
    headline::holder(doc, &np, head).or_else(|| new_mention(doc, np, head))
}

/// "the agency's director, Ann Lee, said": the name after the role says who that is.
fn apposed(doc: &Document<'_>, head: usize, end: usize) -> Option<usize> {
    let role =
        doc.word_class(head).any(WordClass::ROLE) && head + 1 == end && doc.lower(end) == ",";
    let named = role.then(|| name_at(doc, end + 1)).flatten()?;
    let mention = &doc.mentions[named];
    let closed = matches!(doc.lower(mention.tokens.end), "," | ";" | ".");
    (mention.kind == EntityType::Person && mention.tokens.start == end + 1 && closed)
        .then_some(named)
}

/// Without marks and conjunctions around it.
fn trim(doc: &Document<'_>, mut np: Range<usize>) -> Range<usize> {
    np.end = np.end.min(doc.tokens.len());
    let empty = |t: usize| {
        !matches!(
            doc.tokens[t].kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Address
        ) || matches!(doc.lower(t), "and" | "but" | "then" | "yet" | "as" | "that")
    };
    while np.start < np.end && empty(np.start) {
        np.start += 1;
    }
    while np.start < np.end && doc.tokens[np.end - 1].kind == TokenKind::Punct {
        np.end -= 1;
    }
    np
}

/// A mention that an earlier call made for the same words.
fn recent(doc: &Document<'_>, np: &Range<usize>) -> Option<usize> {
    let from = doc.linked.max(doc.mentions.len().saturating_sub(RECENT));
    (from..doc.mentions.len())
        .rev()
        .find(|&m| doc.mentions[m].tokens == *np)
}

/// A name or noun with exactly these tokens.
fn linked(doc: &Document<'_>, tokens: &Range<usize>) -> Option<usize> {
    let names = doc.mentions[..doc.linked].partition_point(|m| m.form == Form::Name);
    let at = |from: usize, to: usize| {
        let list = &doc.mentions[from..to];
        let found = list.partition_point(|m| m.tokens.start < tokens.start);
        list.get(found)
            .filter(|m| m.tokens == *tokens)
            .map(|_| from + found)
    };
    at(0, names).or_else(|| at(names, doc.linked))
}

/// Names that touch the range.
fn names_in(doc: &Document<'_>, np: &Range<usize>) -> Range<usize> {
    let names = doc.mentions[..doc.linked].partition_point(|m| m.form == Form::Name);
    let names = &doc.mentions[..names];
    names.partition_point(|m| m.tokens.end <= np.start)
        ..names.partition_point(|m| m.tokens.start < np.end)
}

/// The name that covers the token: its index in [`Document::mentions`].
pub(crate) fn name_at(doc: &Document<'_>, token: usize) -> Option<usize> {
    names_in(doc, &(token..token + 1)).next()
}

/// A person's name that owns nothing and hangs on no preposition: "the agency's director, Ann Lee".
fn person_in(doc: &Document<'_>, np: &Range<usize>) -> Option<usize> {
    names_in(doc, np).find(|&m| {
        let mention = &doc.mentions[m];
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let owns = doc
            .tokens
            .get(end)
            .is_some_and(|t| t.kind == TokenKind::Possessive)
            || matches!(doc.lower(end), "'" | "’") && end < np.end;
        let hangs = start > np.start && {
            let before = mention
                .title
                .map_or(start, |t| {
                    doc.tokens.partition_point(|x| x.span.end <= t.start)
                })
                .max(np.start + 1)
                - 1;
            let before = if doc.lower(before) == "the" {
                before.saturating_sub(1)
            } else {
                before
            };
            before >= np.start
                && matches!(
                    doc.lower(before),
                    "of" | "for"
                        | "with"
                        | "to"
                        | "at"
                        | "in"
                        | "from"
                        | "on"
                        | "by"
                        | "against"
                        | "under"
                        | "than"
                        | "like"
                )
        };
        mention.kind == EntityType::Person && !owns && !hangs && !modifies(doc, end, np.end)
    })
}

/// "the Obama administration": another noun follows inside the phrase.
fn modifies(doc: &Document<'_>, next: usize, end: usize) -> bool {
    next < end
        && doc.tokens[next].kind == TokenKind::Word
        && doc.tokens[next].case == Case::Lower
        && !is_boundary(doc.lower(next))
}

/// Words that close the head's part of a noun phrase.
fn is_boundary(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "for"
            | "in"
            | "at"
            | "on"
            | "from"
            | "with"
            | "by"
            | "to"
            | "who"
            | "which"
            | "that"
            | "whose"
            | "and"
            | "or"
            | "as"
            | "about"
            | "against"
            | "under"
            | "near"
            | "behind"
            | "after"
            | "before"
            | "during"
            | "speaking"
            | "writing"
            | "familiar"
            | "close"
            | "briefed"
            | "told"
            | "also"
            | "himself"
            | "herself"
            | "itself"
            | "themselves"
            | "both"
            | "alike"
    )
}

/// The last word before a preposition, a comma or a relative pronoun.
fn head_of(doc: &Document<'_>, np: &Range<usize>) -> Option<usize> {
    let mut head = None;
    for token in np.clone() {
        let kind = doc.tokens[token].kind;
        let possessive = kind == TokenKind::Possessive;
        if possessive {
            continue;
        }
        let inside_name = name_at(doc, token).is_some_and(|m| doc.mentions[m].tokens.start < token);
        if head.is_some()
            && !inside_name
            && (kind == TokenKind::Punct || is_boundary(doc.lower(token)))
        {
            break;
        }
        if kind == TokenKind::Word || kind == TokenKind::Address {
            let word_class = doc.word_class(token);
            let time = word_class.any(WordClass::CALENDAR)
                && doc.tokens[token].case == Case::Title
                && token > np.start;
            let adverb = word_class.any(WordClass::ADVERB) && head.is_some();
            if !time && !adverb {
                head = Some(token);
            }
        }
    }
    head
}

/// The noun mention that starts in the phrase and covers its head, or ends at it.
fn nominal_in(doc: &Document<'_>, np: &Range<usize>, head: Option<usize>) -> Option<usize> {
    let names = doc.mentions[..doc.linked].partition_point(|m| m.form == Form::Name);
    let nouns = &doc.mentions[names..doc.linked];
    let from = nouns.partition_point(|m| m.tokens.end <= np.start);
    let to = nouns.partition_point(|m| m.tokens.start < np.end);
    (from..to)
        .find(|&n| {
            let tokens = &nouns[n].tokens;
            head.is_none_or(|h| tokens.contains(&h)) && tokens.start + 1 >= np.start
        })
        .map(|n| names + n)
}

fn new_mention(doc: &mut Document<'_>, np: Range<usize>, head: usize) -> Option<usize> {
    if matches!(
        doc.lower(head),
        "i" | "we" | "you" | "it's" | "there" | "what" | "who" | "which" | "that" | "this"
    ) {
        return None;
    }
    let word_class = doc.word_class(head);
    let calling = doc.tokens[head].case != Case::Lower
        && Noun::of(word_class).is_none()
        && head + 1 == np.end
        && !word_class.any(WordClass::FUNCTION.or(WordClass::CALENDAR));
    // Names never overlap one another.
    let calling = calling && names_in(doc, &np).is_empty();
    let (tokens, form, kind) = if calling {
        (name_part(doc, &np), Form::Name, EntityType::Person)
    } else {
        (
            np.start..(head + 1).max(np.start + 1),
            Form::Nominal,
            noun_kind(doc, word_class, head),
        )
    };
    if let Some(known) = recent(doc, &tokens).or_else(|| linked(doc, &tokens)) {
        return Some(known);
    }
    let span = doc.span(&tokens);
    if span.is_empty() || !tokens.clone().skip(1).all(|t| doc.follows_directly(t)) {
        return None;
    }
    doc.entities.push(Entity {
        kind,
        name: span
            .of(doc.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        role: None,
        country: None,
        feature: None,
        gender: if kind == EntityType::Person {
            gender_of(
                word_class.any(WordClass::ROLE_MALE),
                word_class.any(WordClass::ROLE_FEMALE),
            )
        } else {
            Gender::Unknown
        },
    });
    doc.mentions.push(Mention {
        span,
        kind,
        form,
        sense: None,
        sense_why: None,
        title: None,
        why: Why {
            method: Method::Pattern,
            rule: "speaks",
            evidence: vec![doc.span(&(head..head + 1))],
            explanation: format!(
                "The words beside it are attributed to “{}”.",
                doc.written(head)
            ),
            confidence: if form == Form::Name { 60 } else { 70 },
        },
        tokens,
        entity: doc.entities.len() - 1,
    });
    Some(doc.mentions.len() - 1)
}

/// The phrase without titles in front: "MINISTER HALL".
fn name_part(doc: &Document<'_>, np: &Range<usize>) -> Range<usize> {
    let titles = np
        .clone()
        .take_while(|&t| {
            t + 1 < np.end
                && doc.word_class(t).any(
                    WordClass::TITLE
                        .or(WordClass::TITLE_MODIFIER)
                        .or(WordClass::FUNCTION),
                )
        })
        .count();
    np.start + titles..np.end
}

/// What a noun stands for that speaks.
fn noun_kind(doc: &Document<'_>, word_class: WordClass, head: usize) -> EntityType {
    if let Some(noun) = Noun::of(word_class) {
        return noun.kind();
    }
    let word = doc.lower(head);
    if word_class.any(WordClass::SPEAKING_THING) {
        return EntityType::Organization;
    }
    match word {
        "man" | "woman" | "boy" | "girl" | "person" | "caller" | "user" | "one" | "youth"
        | "teenager" | "child" => EntityType::Person,
        "others" | "many" | "some" | "most" | "few" | "several" | "both" | "two" | "three" => {
            EntityType::Group
        }
        _ if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") => {
            EntityType::Group
        }
        _ if word.ends_with("er")
            || word.ends_with("or")
            || word.ends_with("ist")
            || word.ends_with("man")
            || word.ends_with("woman")
            || word.ends_with("ian") =>
        {
            EntityType::Person
        }
        _ => EntityType::Other,
    }
}
