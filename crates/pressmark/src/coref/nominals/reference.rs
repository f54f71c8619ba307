//! Whom a noun refers to: the holder of a title, the organization with that head word, the same phrase before.

use rustc_hash::FxHashMap;

use super::super::descriptions::age_after;
use super::calling::{can_be_called, is_description};
use super::noun::{Noun, NounPhrase, Opening};
use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Gender};
use crate::layers::{EntityId, MentionId, Why};
use crate::lexicon::{EntryKind, WordClass, fold};
use crate::text::Document;
use crate::text::span::Span;

/// How many paragraphs a noun reaches back.
const PARAGRAPHS: usize = 3;

/// Who was mentioned so far, by the nouns that could refer to them.
pub(in crate::coref) struct Memory {
    /// The names in text order, and the place of the next one to take in.
    names: Vec<MentionId>,
    next: usize,
    /// The last people named, newest last: entity and mention.
    people: Vec<(EntityId, MentionId)>,
    /// The last organizations named, newest last: entity and mention.
    last_organizations: Vec<(EntityId, MentionId)>,
    /// Title word to the last mention of somebody who holds it.
    holders: FxHashMap<String, MentionId>,
    /// Last word of an organization's name to its last mention.
    organizations: FxHashMap<String, MentionId>,
    /// Noun to entity, paragraph and span of the last phrase.
    phrases: FxHashMap<String, (EntityId, usize, Span)>,
}

impl Memory {
    pub(in crate::coref) fn new(chains: &Chains<'_, '_>) -> Self {
        Self {
            names: chains.mentions.ids().collect(),
            next: 0,
            people: Vec::new(),
            last_organizations: Vec::new(),
            holders: FxHashMap::default(),
            organizations: FxHashMap::default(),
            phrases: FxHashMap::default(),
        }
    }

    /// Takes in the names that stand before the token.
    fn advance(&mut self, chains: &Chains<'_, '_>, token: usize) {
        while let Some(&at) = self.names.get(self.next)
            && chains.mentions[at].tokens.end <= token
        {
            let mention = &chains.mentions[at];
            self.next += 1;
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
                    self.organizations
                        .insert(fold(chains.lower(last)).into_owned(), at);
                    self.last_organizations.push((mention.entity, at));
                    if let Some(of) = mention
                        .tokens
                        .clone()
                        .find(|&t| matches!(chains.lower(t), "of" | "for" | "on"))
                        && of > mention.tokens.start
                    {
                        self.organizations
                            .insert(fold(chains.lower(of - 1)).into_owned(), at);
                    }
                    if chains.word_class(last).any(WordClass::ORG_SUFFIX)
                        || mention.why.rule == "short-name-of"
                    {
                        self.organizations.insert("company".to_owned(), at);
                        self.organizations.insert("firm".to_owned(), at);
                    }
                    self.learn_known(chains, at);
                }
                _ => {}
            }
        }
    }

    /// "IAEA": the list knows that this is an agency.
    fn learn_known(&mut self, chains: &Chains<'_, '_>, mention: MentionId) {
        if let Some(known) = chains
            .lexicon
            .listed(chains, &chains.mentions[mention].tokens)
            .iter()
            .find(|k| k.kind == EntryKind::Organization)
            && let Some(last) = known.name.split(' ').next_back()
        {
            self.organizations.insert(last.to_lowercase(), mention);
        }
    }

    /// The entity that the phrase refers to, and why; none where the phrase brings somebody new.
    pub(in crate::coref) fn referent(
        &mut self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        self.advance(chains, phrase.tokens.start);
        if let Some(named) = self.named_in_apposition(chains, phrase) {
            return Some(named);
        }
        if phrase.opening != Opening::Definite || phrase.named {
            return None;
        }
        self.title_holder(chains, phrase)
            .or_else(|| self.described_person(chains, phrase))
            .or_else(|| self.organization_named_before(chains, phrase))
            .or_else(|| self.same_noun(chains, phrase))
            .or_else(|| self.only_organization_named(chains, phrase))
    }

    /// "her lawyer, Carla Mendes, said".
    fn named_in_apposition(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let name = &chains.mentions[self.name_in_apposition(chains, phrase)?];
        let explanation = format!(
            "{} stands between commas right behind it.",
            name.span.of(chains.text)
        );
        let why = why("named-in-apposition", vec![name.span], explanation, 90);
        Some((name.entity, why))
    }

    /// Whether a mention is near enough for a noun to go back to it.
    fn is_near(&self, chains: &Chains<'_, '_>, mention: MentionId, phrase: &NounPhrase) -> bool {
        let paragraph = chains.paragraph_of(chains.mentions[mention].tokens.start);
        paragraph + PARAGRAPHS >= chains.paragraph_of(phrase.head)
    }

    /// "the minister" after "Minister Anna Berg".
    fn title_holder(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let noun = chains.lower(phrase.head);
        let holder = *self.holders.get(&*fold(noun))?;
        let fits = phrase.noun == Noun::Person
            && self.is_near(chains, holder, phrase)
            && self.modifiers_fit(chains, phrase, holder);
        if !fits {
            return None;
        }
        let holder = &chains.mentions[holder];
        let entity = &chains.entities[holder.entity];
        let title = holder.title.map(|title| title.of(chains.text));
        let role = title.or(entity.role.as_deref()).unwrap_or(noun);
        let explanation = format!(
            "{} was called “{role}” before, and nobody else with that title came between.",
            entity.name
        );
        let evidence = vec![holder.title.unwrap_or(holder.span), holder.span];
        Some((
            holder.entity,
            why("title-holder", evidence, explanation, 86),
        ))
    }

    /// "the 45-year-old", "the woman": the only person named near.
    fn described_person(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let noun = fold(chains.lower(phrase.head));
        if phrase.noun != Noun::Person || !is_description(&noun) {
            return None;
        }
        let person = &chains.mentions[self.only_person(chains, phrase)?];
        let explanation = format!(
            "{} is the only person named in this sentence and the one before.",
            chains.entities[person.entity].name
        );
        let why = why("only-person", vec![person.span], explanation, 74);
        Some((person.entity, why))
    }

    /// "the ministry" after "the Ministry of Health".
    fn organization_named_before(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let noun = chains.lower(phrase.head);
        let organization = *self.organizations.get(&*fold(noun))?;
        let fits = phrase.noun == Noun::Organization
            && !phrase.modified
            && self.is_near(chains, organization, phrase);
        if !fits {
            return None;
        }
        let organization = &chains.mentions[organization];
        let explanation = format!(
            "The last {noun} that the article named is {}.",
            chains.entities[organization.entity].name
        );
        let why = why(
            "body-named-before",
            vec![organization.span],
            explanation,
            78,
        );
        Some((organization.entity, why))
    }

    /// The same noun a little earlier.
    fn same_noun(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<(EntityId, Why)> {
        let noun = chains.lower(phrase.head);
        let &(entity, last, span) = self.phrases.get(&*fold(noun))?;
        let is_near = last + PARAGRAPHS >= chains.paragraph_of(phrase.head);
        let explanation = format!("The same {noun} as before.");
        (is_near && !phrase.modified)
            .then(|| (entity, why("same-noun", vec![span], explanation, 72)))
    }

    /// "the company" where only one was named near.
    fn only_organization_named(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        if phrase.noun != Noun::Organization || phrase.modified {
            return None;
        }
        let organization = &chains.mentions[self.only_organization(chains, phrase)?];
        let explanation = format!(
            "{} is the only body named in this sentence and the one before.",
            chains.entities[organization.entity].name
        );
        Some((
            organization.entity,
            why("only-body", vec![organization.span], explanation, 70),
        ))
    }

    /// "her lawyer, Carla Mendes, said": the name that stands between commas behind the noun.
    fn name_in_apposition(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<MentionId> {
        let comma = phrase.tokens.end;
        if phrase.noun != Noun::Person
            || !matches!(phrase.opening, Opening::Definite | Opening::Possessor)
            || chains.lower(comma) != ","
        {
            return None;
        }
        let at = |name: &MentionId| chains.mentions[*name].tokens.start;
        let behind = self.names.partition_point(|name| at(name) <= comma);
        let found = *self.names.get(behind)?;
        let name = &chains.mentions[found];
        if name.tokens.start != comma + 1 || name.kind != EntityType::Person {
            return None;
        }
        let end = name.tokens.end;
        // "the mayor, Ines Duarte, and two aides": a list as likely as an apposition.
        let closed = matches!(chains.lower(end), "," | "." | "?" | "!")
            && !matches!(chains.lower(end + 1), "and" | "or");
        closed.then_some(found)
    }

    /// The one organization named in this sentence so far and the one before, where the noun can be said of it: "Google ... The company".
    fn only_organization(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<MentionId> {
        let sentence = chains.sentence_of(phrase.head);
        let mut near = self.last_organizations.iter().rev().take_while(|(_, m)| {
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
    fn only_person(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<MentionId> {
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
    fn modifiers_fit(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
        holder: MentionId,
    ) -> bool {
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
        entity: EntityId,
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

fn why(rule: &'static str, evidence: Vec<Span>, explanation: String, confidence: u8) -> Why {
    let mut evidence = evidence;
    evidence.dedup();
    Why::by_coreference(rule, evidence, explanation, confidence)
}
