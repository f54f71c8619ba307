//! Whom a noun refers to: the holder of a title, the body with that head word, the same phrase before.

use rustc_hash::FxHashMap;

use super::super::descriptions::age_after;
use super::noun::{Noun, NounPhrase, Opening};
use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Gender, Method};
use crate::layers::Why;
use crate::lexicon::{EntryKind, Lexicon, WordClass, fold};
use crate::text::Document;
use crate::text::span::Span;

/// How many paragraphs a noun reaches back.
const PARAGRAPHS: usize = 3;

/// Who was mentioned so far, by the nouns that could refer to them.
pub(in crate::coref) struct Memory {
    /// Names in text order that are still ahead: the next one to take in.
    next_name: usize,
    names: usize,
    /// The last people named, newest last: entity and mention.
    people: Vec<(usize, usize)>,
    /// The last bodies named, newest last: entity and mention.
    last_bodies: Vec<(usize, usize)>,
    /// Title word to the last mention of somebody who holds it.
    holders: FxHashMap<String, usize>,
    /// Last word of a body's name to its last mention.
    bodies: FxHashMap<String, usize>,
    /// Noun to entity, paragraph and span of the last phrase.
    phrases: FxHashMap<String, (usize, usize, Span)>,
}

impl Memory {
    pub(in crate::coref) fn new(chains: &Chains<'_, '_>) -> Self {
        Self {
            next_name: 0,
            names: chains.mentions.len(),
            people: Vec::new(),
            last_bodies: Vec::new(),
            holders: FxHashMap::default(),
            bodies: FxHashMap::default(),
            phrases: FxHashMap::default(),
        }
    }

    /// Takes in the names that stand before the token.
    fn advance(&mut self, chains: &Chains<'_, '_>, lexicon: &Lexicon, token: usize) {
        while self.next_name < self.names && chains.mentions[self.next_name].tokens.end <= token {
            let at = self.next_name;
            let mention = &chains.mentions[at];
            self.next_name += 1;
            match mention.kind {
                _ if chains.is_byline(mention.span) => {}
                EntityType::Person => {
                    self.people.push((mention.entity, at));
                    if let Some(age) = age_after(chains, mention.tokens.end) {
                        self.holders.insert(format!("{age}-year-old"), at);
                    }
                    let Some(role) = chains
                        .entities
                        .get(mention.entity)
                        .and_then(|e| e.role.as_deref())
                    else {
                        continue;
                    };
                    // "of State", "of the Harbour Council" is no noun for a person.
                    let office = role.split(" of ").next().unwrap_or(role);
                    let lower = office.to_lowercase();
                    for word in fold(&lower)
                        .split([' ', '-', '\u{a0}'])
                        .filter(|w| w.len() > 3)
                    {
                        self.holders.insert(word.to_owned(), at);
                    }
                }
                EntityType::Organization => {
                    let last = mention.tokens.end - 1;
                    self.bodies
                        .insert(fold(chains.lower(last)).into_owned(), at);
                    self.last_bodies.push((mention.entity, at));
                    if let Some(of) = mention
                        .tokens
                        .clone()
                        .find(|&t| matches!(chains.lower(t), "of" | "for" | "on"))
                        && of > mention.tokens.start
                    {
                        self.bodies
                            .insert(fold(chains.lower(of - 1)).into_owned(), at);
                    }
                    if chains.word_class(last).any(WordClass::ORG_SUFFIX)
                        || mention.why.rule == "short-name-of"
                    {
                        self.bodies.insert("company".to_owned(), at);
                        self.bodies.insert("firm".to_owned(), at);
                    }
                    self.learn_known(chains, lexicon, at);
                }
                _ => {}
            }
        }
    }

    /// "IAEA": the list knows that this is an agency.
    fn learn_known(&mut self, chains: &Chains<'_, '_>, lexicon: &Lexicon, mention: usize) {
        if let Some(known) = lexicon
            .listed(chains, &chains.mentions[mention].tokens)
            .iter()
            .find(|k| k.kind == EntryKind::Organization)
            && let Some(last) = known.name.split(' ').next_back()
        {
            self.bodies.insert(last.to_lowercase(), mention);
        }
    }

    /// The entity that the phrase refers to, and why; none where the phrase brings somebody new.
    pub(in crate::coref) fn referent(
        &mut self,
        chains: &Chains<'_, '_>,
        lexicon: &Lexicon,
        phrase: &NounPhrase,
    ) -> Option<(usize, Why)> {
        self.advance(chains, lexicon, phrase.tokens.start);
        if let Some(name) = self.name_in_apposition(chains, phrase) {
            let name = &chains.mentions[name];
            let explanation = format!(
                "{} stands between commas right behind it.",
                name.span.of(chains.text)
            );
            return Some((
                name.entity,
                why("named-in-apposition", vec![name.span], explanation, 90),
            ));
        }
        if phrase.opening != Opening::Definite || phrase.named {
            return None;
        }
        let paragraph = chains.paragraph_of(phrase.head);
        let near = |mention: &&usize| {
            chains.paragraph_of(chains.mentions[**mention].tokens.start) + PARAGRAPHS >= paragraph
        };
        let word = fold(chains.lower(phrase.head)).into_owned();
        let noun = chains.lower(phrase.head);
        if phrase.noun == Noun::Person
            && let Some(&holder) = self.holders.get(&word).filter(near)
            && self.modifiers_fit(chains, phrase, holder)
        {
            let holder = &chains.mentions[holder];
            let name = &chains.entities[holder.entity].name;
            let role = chains.entities[holder.entity].role.as_deref();
            let title = holder.title.map(|title| title.of(chains.text));
            let role = title.or(role).unwrap_or(noun);
            let explanation = format!(
                "{name} was called “{role}” before, and nobody else with that title came between."
            );
            return Some((
                holder.entity,
                why(
                    "title-holder",
                    vec![holder.title.unwrap_or(holder.span), holder.span],
                    explanation,
                    86,
                ),
            ));
        }
        if phrase.noun == Noun::Person
            && is_description(&word)
            && let Some(only) = self.only_person(chains, phrase)
        {
            let name = &chains.entities[chains.mentions[only].entity].name;
            let explanation =
                format!("{name} is the only person named in this sentence and the one before.");
            return Some((
                chains.mentions[only].entity,
                why(
                    "only-person",
                    vec![chains.mentions[only].span],
                    explanation,
                    74,
                ),
            ));
        }
        if phrase.noun == Noun::Body
            && !phrase.modified
            && let Some(&body) = self.bodies.get(&word).filter(near)
        {
            let body = &chains.mentions[body];
            let explanation = format!(
                "The last {noun} that the article named is {}.",
                chains.entities[body.entity].name
            );
            return Some((
                body.entity,
                why("body-named-before", vec![body.span], explanation, 78),
            ));
        }
        let same = self
            .phrases
            .get(&word)
            .filter(|(_, last, _)| last + PARAGRAPHS >= paragraph && !phrase.modified);
        if let Some(&(entity, _, span)) = same {
            let explanation = format!("The same {noun} as before.");
            return Some((entity, why("same-noun", vec![span], explanation, 72)));
        }
        let only = (phrase.noun == Noun::Body && !phrase.modified)
            .then(|| self.only_body(chains, phrase))
            .flatten()?;
        let body = &chains.mentions[only];
        let explanation = format!(
            "{} is the only body named in this sentence and the one before.",
            chains.entities[body.entity].name
        );
        Some((
            body.entity,
            why("only-body", vec![body.span], explanation, 70),
        ))
    }

    /// "her lawyer, Carla Mendes, said": the name that stands between commas behind the noun.
    fn name_in_apposition(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<usize> {
        let comma = phrase.tokens.end;
        if phrase.noun != Noun::Person
            || !matches!(phrase.opening, Opening::Definite | Opening::Possessor)
            || chains.lower(comma) != ","
        {
            return None;
        }
        let names = &chains.mentions[..self.names];
        let at = names.partition_point(|m| m.tokens.start <= comma);
        let name = names
            .get(at)
            .filter(|m| m.tokens.start == comma + 1 && m.kind == EntityType::Person)?;
        let end = name.tokens.end;
        // "the mayor, Ines Duarte, and two aides": a list as likely as an apposition.
        let closed = matches!(chains.lower(end), "," | "." | "?" | "!")
            && !matches!(chains.lower(end + 1), "and" | "or");
        closed.then_some(at)
    }

    /// The one body named in this sentence so far and the one before, where the noun can be said of it: "Google ... The company".
    fn only_body(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<usize> {
        let sentence = chains.sentence_of(phrase.head);
        let mut near = self.last_bodies.iter().rev().take_while(|(_, m)| {
            chains.sentence_of(chains.mentions[*m].tokens.start) + 1 >= sentence
        });
        let &(entity, mention) = near.next()?;
        let last = chains.mentions[mention].tokens.end - 1;
        let fits = can_be_called(
            chains.lower(phrase.head),
            chains
                .word_class(last)
                .any(WordClass::BODY)
                .then(|| chains.lower(last)),
        );
        (fits && near.all(|&(other, _)| other == entity)).then_some(mention)
    }

    /// The one person named in this sentence so far and the one before, where the noun’s gender fits.
    fn only_person(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<usize> {
        let sentence = chains.sentence_of(phrase.head);
        let mut near = self.people.iter().rev().take_while(|(_, m)| {
            chains.sentence_of(chains.mentions[*m].tokens.start) + 1 >= sentence
        });
        let &(entity, mention) = near.next()?;
        let known = chains.entities[entity].gender;
        let fits =
            phrase.gender == Gender::Unknown || known == Gender::Unknown || known == phrase.gender;
        (fits && near.all(|&(other, _)| other == entity)).then_some(mention)
    }

    /// "the foreign minister" is no "Finance Minister Anna Berg".
    fn modifiers_fit(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase, holder: usize) -> bool {
        let role = chains.entities[chains.mentions[holder].entity]
            .role
            .as_deref()
            .unwrap_or_default()
            .to_lowercase();
        (phrase.tokens.start + 1..phrase.head)
            .all(|t| role.split([' ', '-']).any(|w| w == chains.lower(t)))
    }

    /// Later phrases with this noun may mean the same.
    pub(in crate::coref) fn remember(
        &mut self,
        doc: &Document<'_>,
        phrase: &NounPhrase,
        entity: usize,
    ) {
        if phrase.noun != Noun::People || phrase.opening != Opening::Bare {
            let word = fold(doc.lower(phrase.head)).into_owned();
            self.phrases.insert(
                word,
                (
                    entity,
                    doc.paragraph_of(phrase.head),
                    doc.span(&phrase.tokens),
                ),
            );
        }
    }
}

/// Whether a general noun for bodies can be said of a body whose name ends with this noun for bodies, or with none. A ministry
/// is no company, and a company is no agency.
fn can_be_called(noun: &str, name_ends: Option<&str>) -> bool {
    match noun {
        "company" | "firm" | "business" | "startup" | "retailer" | "manufacturer" | "airline" => {
            matches!(
                name_ends,
                None | Some(
                    "company" | "firm" | "group" | "bank" | "airline" | "airlines" | "business"
                )
            )
        }
        "agency" | "organization" | "organisation" | "body" | "group" | "institution" => matches!(
            name_ends,
            None | Some(
                "agency"
                    | "organization"
                    | "organisation"
                    | "administration"
                    | "authority"
                    | "office"
                    | "service"
                    | "bureau"
                    | "commission"
                    | "foundation"
                    | "network"
                    | "association"
                    | "federation"
                    | "group"
            )
        ),
        _ => false,
    }
}

/// Says how old or of which sex somebody is, not what he does: "the 45-year-old", "the woman".
fn is_description(noun: &str) -> bool {
    noun.ends_with("-year-old") || matches!(noun, "man" | "woman" | "boy" | "girl" | "teenager")
}

fn why(rule: &'static str, evidence: Vec<Span>, explanation: String, confidence: u8) -> Why {
    let mut evidence = evidence;
    evidence.dedup();
    Why {
        method: Method::Coreference,
        rule,
        evidence,
        explanation,
        confidence,
    }
}
