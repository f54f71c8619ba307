//! What a pronoun could stand for though it is no mention: plain noun phrases, capitals that told nothing by themselves.

use core::ops::Range;

use super::antecedents::{Antecedent, EntityClass, MentionForm, antecedent, is_plural};
use crate::coref::chains::Chains;
use crate::coref::gender;
use crate::coref::role::is_verb;
use crate::coref::syntax;
use crate::grammar::{Tag, TokenIdx};
use crate::kinds::{EntityType, Form, Gender};
use crate::lexicon::WordClass;
use crate::text::{Case, Document, TokenKind};

/// Noun phrases that are no mention: an article or number, words that describe, a noun.
pub(super) fn add(
    chains: &Chains<'_, '_>,
    recognised: bool,
    covered: &[bool],
    antecedents: &mut Vec<Antecedent>,
) {
    by_trees(chains, covered, antecedents);
    let mut at = 0;
    while at < chains.tokens.len() {
        let is_read = chains.grammar.is_read(TokenIdx::new(at));
        let Some(end) = phrase(chains, covered, at).filter(|_| !is_read) else {
            at += 1;
            continue;
        };
        let what = kind_of(chains, end - 1);
        antecedents.extend(antecedent(chains, at..end, what, MentionForm::Unmarked));
        at = end;
    }
    if !recognised {
        capitals(chains, covered, antecedents);
    }
    // "Marsh and Okafor" are two people together, "Trovik and Harbel" two companies.
    let pairs: Vec<Range<usize>> = chains
        .mentions
        .as_slice()
        .windows(2)
        .filter(|pair| {
            let joined = pair[0].form == Form::Name
                && pair[1].form == Form::Name
                && pair[0].kind == pair[1].kind
                && matches!(pair[0].kind, EntityType::Person | EntityType::Organization);
            let between = pair[0].tokens.end..pair[1].tokens.start;
            joined
                && between.start < between.end
                && between.len() < 6
                && chains.lower(between.start) == "and"
                && between.skip(1).all(|t| chains.kind(t) == TokenKind::Word)
        })
        .map(|pair| pair[0].tokens.start..pair[1].tokens.end)
        .collect();
    for pair in pairs {
        antecedents.extend(antecedent(
            chains,
            pair,
            EntityClass::People,
            MentionForm::Unmarked,
        ));
    }
}

/// In sentences that were read every noun phrase, less what is a mention already: "house" of "Marsh's house".
fn by_trees(chains: &Chains<'_, '_>, covered: &[bool], antecedents: &mut Vec<Antecedent>) {
    for phrase in chains.grammar.phrases() {
        let head = phrase.head.at();
        // "defence counsel Elena Marsh": she is what the name names.
        let is_title = covered.get(head + 1) == Some(&true) && chains.follows_directly(head + 1);
        let before_name = is_title && chains.case(head + 1) != Case::Lower;
        if covered[head] || before_name || chains.grammar.tag(phrase.head) != Tag::Noun {
            continue;
        }
        let whole = phrase.core.start..head + 1;
        let is_free = !covered[whole.clone()].contains(&true);
        let tokens = if is_free { whole } else { head..head + 1 };
        let is_who = |word: usize| chains.lower(word) == "who";
        let what = match kind_of(chains, head) {
            EntityClass::Thing if syntax::is_somebody(chains.grammar, phrase.head, is_who) => {
                EntityClass::Person(Gender::Unknown)
            }
            EntityClass::Things if syntax::is_somebody(chains.grammar, phrase.head, is_who) => {
                EntityClass::People
            }
            what => what,
        };
        antecedents.extend(antecedent(chains, tokens, what, MentionForm::Unmarked));
    }
}

/// The end of a plain noun phrase that starts here with an article, a number or a possessive.
fn phrase(doc: &Document<'_>, covered: &[bool], start: usize) -> Option<usize> {
    let opens =
        doc.word_class(start).any(WordClass::DETERMINER) || doc.kind(start) == TokenKind::Number;
    let plural = !opens && is_bare_plural(doc, start);
    if covered[start] || !opens && !plural {
        return None;
    }
    let mut end = start + 1;
    while end < doc.tokens.len() && end < start + 6 && !covered[end] && continues(doc, end)
        // "A woman fell", but "the proposed plan".
        && !(end > start + 1 && is_verb(doc, end))
    {
        end += 1;
    }
    // The noun must be there, and belong to no name.
    (plural || end > start + 1)
        .then_some(end)
        .filter(|&e| !covered.get(e).is_some_and(|&c| c) || doc.case(e) == Case::Lower)
}

fn continues(doc: &Document<'_>, token: usize) -> bool {
    if doc.kind(token) == TokenKind::Number {
        return true;
    }
    doc.kind(token) == TokenKind::Word
        && doc.case(token) == Case::Lower
        && !doc.word_class(token).any(
            WordClass::FUNCTION
                .or(WordClass::AUXILIARY)
                .or(WordClass::SPEECH),
        )
        && !(doc.lower(token).ends_with("ly") && doc.lower(token).len() > 5)
}

fn is_bare_plural(doc: &Document<'_>, token: usize) -> bool {
    let word = doc.lower(token);
    doc.kind(token) == TokenKind::Word
        && word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !doc.word_class(token).any(
            WordClass::FUNCTION
                .or(WordClass::AUXILIARY)
                .or(WordClass::SPEECH)
                .or(WordClass::WILL),
        )
        || matches!(word, "people" | "children" | "women" | "men")
}

/// "Mermet led": capitals in running text that no list and no neighbour explains; a name if "he" says so. The recogniser
/// knows better (of 21 such names that it had passed over in the newswire dev set one was a name).
fn capitals(doc: &Chains<'_, '_>, covered: &[bool], antecedents: &mut Vec<Antecedent>) {
    let mut at = 0;
    while at < doc.tokens.len() {
        let end = (at..doc.tokens.len())
            .take(4)
            .take_while(|&t| {
                !covered[t] && is_capital(doc, t) && (t == at || doc.follows_directly(t))
            })
            .last()
            .map_or(at, |t| t + 1);
        let neighbours = at > 0 && covered[at - 1] && doc.kind(at - 1) != TokenKind::Punct
            || covered.get(end).is_some_and(|&c| c);
        // "Basically, he": a capital only because the sentence begins.
        let begins = doc
            .sentences
            .get(doc.sentence_of(at))
            .is_some_and(|s| s.tokens.start == at)
            && doc.kind(end) == TokenKind::Punct;
        let aside = doc
            .paragraphs
            .get(doc.paragraph_of(at))
            .is_some_and(|p| p.aside);
        if (1..=3).contains(&(end - at)) && !neighbours && !aside && !begins {
            let what = EntityClass::Person(Gender::Unknown);
            antecedents.extend(antecedent(doc, at..end, what, MentionForm::Capitals));
        }
        at = end.max(at + 1);
    }
}

fn is_capital(doc: &Document<'_>, token: usize) -> bool {
    doc.kind(token) == TokenKind::Word
        && doc.case(token) == Case::Title
        && doc.lower(token).len() > 2
        && !doc.lower(token).ends_with("ly")
        && !doc.word_class(token).any(
            WordClass::COMMON
                .or(WordClass::FUNCTION)
                .or(WordClass::CALENDAR)
                .or(WordClass::NOBODY)
                .or(WordClass::ROLE)
                .or(WordClass::TITLE)
                .or(WordClass::THING)
                .or(WordClass::ORG_HEAD)
                .or(WordClass::PLACE_HEAD)
                .or(WordClass::ADVERB)
                .or(WordClass::SPEECH)
                .or(WordClass::WILL),
        )
}

fn kind_of(doc: &Document<'_>, head: usize) -> EntityClass {
    let word_class = doc.word_class(head);
    let word = doc.lower(head);
    let gender = gender::of_noun(word_class);
    match word {
        "man" | "boy" | "guy" | "gentleman" => return EntityClass::Person(Gender::Male),
        "woman" | "girl" | "lady" => return EntityClass::Person(Gender::Female),
        "person" | "child" | "baby" | "teenager" | "kid" | "someone" | "somebody" => {
            return EntityClass::Person(Gender::Unknown);
        }
        _ => {}
    }
    if word_class.any(WordClass::ROLE) {
        EntityClass::Person(gender)
    } else if word_class.any(WordClass::ROLES) {
        EntityClass::People
    } else if word_class.any(WordClass::BODY) {
        EntityClass::Organization
    } else if is_plural(doc, head)
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
    {
        EntityClass::Things
    } else {
        EntityClass::Thing
    }
}
