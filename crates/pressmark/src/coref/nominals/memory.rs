//! What a noun may go back to: the names and noun phrases before it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::descriptions::age_after;
use super::calling::generals;
use super::noun::{Noun, NounPhrase, Opening};
use crate::coref::chains::Chains;
use crate::kinds::EntityType;
use crate::layers::{EntityId, MentionId};
use crate::lexicon::{EntryKind, WordClass, fold};
use crate::text::span::Span;
use crate::text::{Case, Document, ParagraphIdx};

/// Who was mentioned so far, by the nouns that could refer to them.
pub(in crate::coref) struct Memory {
    /// The names in text order, and the place of the next one to take in.
    names: Vec<MentionId>,
    next: usize,
    /// The last people named, newest last: entity and mention.
    pub(super) people: Vec<(EntityId, MentionId)>,
    /// The last organizations named, newest last: entity and mention.
    pub(super) last_organizations: Vec<(EntityId, MentionId)>,
    /// Title word to the last mention of somebody who holds it.
    pub(super) holders: FxHashMap<String, MentionId>,
    /// Title words that several hold.
    pub(super) shared: FxHashSet<String>,
    /// How old somebody is, and where that was said.
    pub(super) ages: Vec<(u8, EntityId, Span)>,
    /// Last word of an organization's name to its last mention.
    pub(super) organizations: FxHashMap<String, MentionId>,
    /// Noun to the last phrase with it.
    pub(super) phrases: FxHashMap<String, LastPhrase>,
    /// Whole phrases to the first that was worded so.
    pub(super) wordings: FxHashMap<String, (EntityId, Span)>,
}

impl Memory {
    pub(in crate::coref) fn new(chains: &Chains<'_, '_>) -> Self {
        Self {
            names: chains.mentions.ids().collect(),
            next: 0,
            people: Vec::new(),
            last_organizations: Vec::new(),
            holders: FxHashMap::default(),
            shared: FxHashSet::default(),
            ages: Vec::new(),
            organizations: FxHashMap::default(),
            phrases: FxHashMap::default(),
            wordings: FxHashMap::default(),
        }
    }

    /// Takes in the names that stand before the token.
    pub(super) fn advance(&mut self, chains: &Chains<'_, '_>, token: usize) {
        while let Some(&at) = self.names.get(self.next)
            && chains.mentions[at].tokens.end <= token
        {
            let mention = &chains.mentions[at];
            self.next += 1;
            match mention.kind {
                _ if chains.is_byline(mention.span) => {}
                EntityType::Person => {
                    self.people.push((mention.entity, at));
                    let age = age_after(chains, mention.tokens.end);
                    if let Some(age) = age.and_then(|age| age.parse().ok()) {
                        self.ages.push((age, mention.entity, mention.span));
                    }
                    let role = chains.entities.get(mention.entity);
                    let role = role.and_then(|e| e.role.as_deref());
                    // "Rev Marsh" has no other role.
                    let title = mention.title.map(|title| title.of(chains.text));
                    let Some(role) = role.or(title) else {
                        continue;
                    };
                    // "of State", "of the Harbour Council" is no noun for a person.
                    let office = role.split(" of ").next().unwrap_or(role);
                    let lower = office.to_lowercase();
                    for word in fold(&lower)
                        .split([' ', '-', '\u{a0}'])
                        .filter(|w| w.len() > 3)
                    {
                        self.hold(chains, word, at);
                        for general in generals(word) {
                            self.hold(chains, general, at);
                        }
                    }
                }
                EntityType::Organization => self.learn_body(chains, at),
                _ => {}
            }
        }
    }

    /// By which nouns a body may be meant again.
    fn learn_body(&mut self, chains: &Chains<'_, '_>, at: MentionId) {
        let mention = &chains.mentions[at];
        let last = mention.tokens.end - 1;
        self.organizations
            .insert(fold(chains.lower(last)).into_owned(), at);
        for general in generals(chains.lower(last)) {
            self.organizations.insert(general.to_owned(), at);
        }
        // "the trade union Oakhand"
        if let Some(noun) = mention.tokens.start.checked_sub(1)
            && chains.word_class(noun).any(WordClass::BODY)
            && chains.case(noun) == Case::Lower
        {
            self.organizations.insert(chains.lower(noun).to_owned(), at);
        }
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
        if chains.word_class(last).any(WordClass::ORG_SUFFIX) || mention.why.rule == "short-name-of"
        {
            self.organizations.insert("company".to_owned(), at);
            self.organizations.insert("firm".to_owned(), at);
        }
        self.learn_known(chains, at);
    }

    /// Somebody with that title is named.
    fn hold(&mut self, chains: &Chains<'_, '_>, title: &str, holder: MentionId) {
        let entity = |mention: MentionId| chains.mentions[mention].entity;
        let before = self.holders.insert(title.to_owned(), holder);
        if before.is_some_and(|before| entity(before) != entity(holder)) {
            self.shared.insert(title.to_owned());
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

    /// The entity, one of those without a name, of an earlier phrase with the noun of this one, which names it.
    pub(super) fn unnamed_before(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
        (named, unnamed): (EntityId, EntityId),
    ) -> Option<EntityId> {
        let noun = fold(chains.lower(phrase.head));
        let last = self.phrases.get(&*noun)?;
        let is_same = phrase.opening == Opening::Definite
            && phrase.tokens.start
                < phrase
                    .apposed
                    .map(|name| chains.mentions[name].tokens.start)?
            && modifiers(chains, phrase)
                .iter()
                .all(|word| last.modifiers.contains(word));
        (is_same && named < unnamed && last.entity >= unnamed).then_some(last.entity)
    }

    /// Later phrases with this noun may mean the same.
    pub(in crate::coref) fn remember(
        &mut self,
        doc: &Document<'_>,
        phrase: &NounPhrase,
        entity: EntityId,
    ) {
        let span = doc.span(&phrase.tokens);
        if let Some(age) = age_in(doc, phrase) {
            self.ages.push((age, entity, span));
        }
        self.wordings
            .entry(wording(doc, phrase))
            .or_insert((entity, span));
        if phrase.noun != Noun::People || phrase.opening != Opening::Bare {
            let noun = fold(doc.lower(phrase.head)).into_owned();
            let known = self
                .phrases
                .remove(&noun)
                .filter(|last| last.entity == entity);
            let mut modifiers = modifiers(doc, phrase);
            modifiers.extend(known.into_iter().flat_map(|last| last.modifiers));
            let last = LastPhrase {
                entity,
                paragraph: doc.paragraph_of(phrase.head),
                span,
                modifiers,
            };
            self.phrases.insert(noun, last);
        }
    }
}

/// The last phrase with a noun.
pub(super) struct LastPhrase {
    pub(super) entity: EntityId,
    pub(super) paragraph: ParagraphIdx,
    pub(super) span: Span,
    /// Words that stood between the opening and the noun, so far.
    pub(super) modifiers: Vec<String>,
}

/// The words between the opening and the noun.
pub(super) fn modifiers(doc: &Document<'_>, phrase: &NounPhrase) -> Vec<String> {
    let opens = usize::from(phrase.opening != Opening::Bare);
    let words = phrase.tokens.start + opens..phrase.head;
    words.map(|token| doc.lower(token).to_owned()).collect()
}

/// "the injured 45-year-old", "a 45-year-old man"
pub(super) fn age_in(doc: &Document<'_>, phrase: &NounPhrase) -> Option<u8> {
    let mut words = phrase.tokens.start..phrase.head + 1;
    words.find_map(|token| doc.lower(token).strip_suffix("-year-old")?.parse().ok())
}

/// The words of a phrase without an article.
pub(super) fn wording(doc: &Document<'_>, phrase: &NounPhrase) -> String {
    let words = phrase.tokens.clone().map(|token| doc.lower(token));
    words
        .filter(|word| *word != "the")
        .collect::<Vec<_>>()
        .join(" ")
}
