//! Whom a noun refers to: the holder of a title, the organization with that head word, the same phrase before.

use super::calling::{can_be_called, generals, is_another};
use super::memory::{Memory, age_in, modifiers, wording};
use super::noun::{Noun, NounPhrase, Opening};
use crate::coref::chains::Chains;
use crate::coref::role::{Role, role_of};
use crate::coref::syntax;
use crate::kinds::{EntityType, Gender};
use crate::layers::{EntityId, MentionId, Why};
use crate::lexicon::{WordClass, fold};
use crate::text::span::Span;

/// Names of organizations beyond which none is the only one.
const ORGANIZATIONS: usize = 64;

/// Names among which the head of a body, and the body, is looked for.
const NAMES: usize = 64;

/// The rules of who is meant by a title, and how their sentence ends.
const ONLY_HOLDER: (&str, &str) = (
    "title-holder",
    ", and nobody else with that title came between",
);
const HEAD_OF_BODY: (&str, &str) = ("head-of-body", "");

/// How often whom the article is about is named at the least.
const OFTEN: usize = 3;

/// How many paragraphs a noun reaches back.
pub(super) const PARAGRAPHS: usize = 3;

/// How many it does to the only one with a title.
const FAR: usize = 12;

impl Memory {
    /// The entity that the phrase refers to, and why; none where the phrase brings somebody new.
    pub(in crate::coref) fn referent(
        &mut self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        self.advance(chains, phrase.tokens.start);
        if let Some(named) = Self::named_in_apposition(chains, phrase) {
            return Some(named);
        }
        if phrase.opening != Opening::Definite || phrase.named {
            return self
                .same_wording(chains, phrase)
                .or_else(|| self.head_of_body(chains, phrase));
        }
        self.of_that_age(chains, phrase)
            .or_else(|| self.title_holder(chains, phrase))
            .or_else(|| self.described_person(chains, phrase))
            .or_else(|| self.organization_named_before(chains, phrase))
            .or_else(|| self.same_noun(chains, phrase))
            .or_else(|| self.only_organization_named(chains, phrase))
    }

    /// "her lawyer, Carla Mendes, said".
    fn named_in_apposition(
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let name = &chains.mentions[phrase.apposed?];
        let written = name.span.of(chains.text);
        let explanation = format!("{written} stands beside it and says who that is.");
        let why = why("named-in-apposition", vec![name.span], explanation, 90);
        Some((name.entity, why))
    }

    /// How many paragraphs a mention stands before the noun.
    pub(super) fn paragraphs_to(
        chains: &Chains<'_, '_>,
        mention: MentionId,
        phrase: &NounPhrase,
    ) -> usize {
        let paragraph = chains.paragraph_of(chains.mentions[mention].tokens.start);
        chains.paragraph_of(phrase.head).since(paragraph)
    }

    /// "the 45-year-old", "the 45-year-old nurse" after "Anna Berg, 45,"; "the teenager" after "a 19-year-old man".
    fn of_that_age(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<(EntityId, Why)> {
        let said = age_in(chains, phrase);
        let is_teenager = chains.lower(phrase.head) == "teenager";
        if phrase.noun != Noun::Person || said.is_none() && !is_teenager {
            return None;
        }
        let fits = |&&(age, entity, _): &&(u8, EntityId, Span)| {
            let known = chains.entities[entity].gender;
            said.map_or((13..20).contains(&age), |said| said == age)
                && (phrase.gender == Gender::Unknown
                    || known == Gender::Unknown
                    || known == phrase.gender)
        };
        let &(age, entity, span) = self.ages.iter().rev().find(fits)?;
        let explanation = format!(
            "{} is {age}, the article said.",
            chains.entities[entity].name
        );
        Some((entity, why("same-age", vec![span], explanation, 84)))
    }

    /// "the minister" after "Minister Anna Berg".
    fn title_holder(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let noun = chains.lower(phrase.head);
        let holder = *self.holders.get(&*fold(noun))?;
        let near = match self.shared.contains(&*fold(noun)) {
            true if !self.is_in_role(chains, holder, noun) => return None,
            true => PARAGRAPHS,
            false => FAR,
        };
        let fits = phrase.noun == Noun::Person
            && Self::paragraphs_to(chains, holder, phrase) <= near
            && self.modifiers_fit(chains, phrase, holder);
        if !fits {
            return None;
        }
        Some(is_holder(chains, holder, noun, ONLY_HOLDER))
    }

    /// "the Harwell boss" after "Harwell manager Tom Pryce", "Harwell lost. Manager Tom Pryce": the one person of whom such a role was
    /// said, where that body was the last that was named before.
    fn head_of_body(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        if phrase.opening != Opening::Definite || phrase.noun != Noun::Person {
            return None;
        }
        let names = chains.names();
        let start = phrase.tokens.start + 1;
        let body = &names[names
            .binary_search_by_key(&start, |m| m.tokens.start)
            .ok()?];
        let written = body.span.of(chains.text);
        let noun = fold(chains.lower(phrase.head));
        let is_head = |&&(entity, mention): &&(EntityId, MentionId)| {
            let role = chains.entities[entity].role.as_deref().unwrap_or_default();
            let mut others = names[..mention.at()].iter().rev().take(NAMES);
            let office = role.split_once(" of ");
            let is_of_office = office.is_some();
            let is_of = match office {
                Some((_, of)) => of.contains(written),
                None => others
                    .find(|other| other.kind != EntityType::Person)
                    .is_some_and(|other| other.entity == body.entity),
            };
            let role = role.to_lowercase();
            let start = chains.mentions[mention].tokens.start;
            let is_said = is_of_office || start > 0 && role.ends_with(chains.lower(start - 1));
            let is = |word: &str| word == noun || generals(word).any(|general| general == noun);
            let mut modifiers = body.tokens.end..phrase.head;
            is_of
                && is_said
                && role.split([' ', '-']).any(is)
                && modifiers.all(|t| role.contains(chains.lower(t)))
        };
        let known = self.people.iter().rev().take(NAMES);
        let mut heads = known.filter(is_head);
        let &(entity, holder) = heads.next()?;
        heads
            .all(|&(other, _)| other == entity)
            .then(|| is_holder(chains, holder, &noun, HEAD_OF_BODY))
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
            && Self::paragraphs_to(chains, organization, phrase) <= PARAGRAPHS;
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

    /// The same noun earlier, where no other word tells the two apart: "the young man ... the man".
    fn same_noun(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<(EntityId, Why)> {
        let noun = chains.lower(phrase.head);
        let last = self.phrases.get(&*fold(noun))?;
        let is_near = chains.paragraph_of(phrase.head).since(last.paragraph) <= PARAGRAPHS;
        let own = modifiers(chains, phrase);
        let known = &last.modifiers;
        let fits = own.is_empty() || own.iter().all(|word| known.contains(word));
        let is_one = phrase.noun == Noun::Person || is_near;
        let explanation = format!("The same {noun} as before.");
        (is_one && fits && !own.iter().any(|word| is_another(word))).then(|| {
            let why = why("same-noun", vec![last.span], explanation, 72);
            (last.entity, why)
        })
    }

    /// "Georgia's governor ... Georgia's governor", "officials ... officials".
    fn same_wording(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<(EntityId, Why)> {
        let is_owned = phrase.named && phrase.opening != Opening::Indefinite;
        let is_bare = phrase.opening == Opening::Bare && phrase.noun != Noun::Person;
        let &(entity, span) = self.wordings.get(&wording(chains, phrase))?;
        let explanation = format!("Called “{}” before.", span.of(chains.text));
        (is_owned || is_bare).then(|| (entity, why("same-wording", vec![span], explanation, 76)))
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
        let (organization, how) = match self.only_organization(chains, phrase) {
            Some(near) => (near, "only body named in this sentence and the one before"),
            None => match self.only_organization_so_far(chains, phrase) {
                Some(only) => (only, "only body named so far that can be called so"),
                None => (
                    self.organization_of_article(chains, phrase)?,
                    "body named first, and most often",
                ),
            },
        };
        let organization = &chains.mentions[organization];
        let explanation = format!(
            "{} is the {how}.",
            chains.entities[organization.entity].name
        );
        Some((
            organization.entity,
            why("only-body", vec![organization.span], explanation, 70),
        ))
    }

    /// The one organization named in this sentence so far and the one before, where the noun can be said of it: "Google ... The company".
    fn only_organization(&self, chains: &Chains<'_, '_>, phrase: &NounPhrase) -> Option<MentionId> {
        let sentence = chains.sentence_of(phrase.head);
        let near = self.last_organizations.iter().rev().take_while(|(_, m)| {
            let named_in = chains.sentence_of(chains.mentions[*m].tokens.start);
            sentence.since(named_in) <= 1
        });
        // "Valmere shares results with the company": somebody else.
        let acts = |mention: MentionId| {
            let tokens = &chains.mentions[mention].tokens;
            sentence == chains.sentence_of(tokens.start)
                && role_of(chains, chains.grammar, tokens) == Role::Subject
                && syntax::bond(chains.grammar, tokens, phrase.head).is_some_and(|b| b.same_clause)
        };
        let last = near
            .clone()
            .next()
            .filter(|(_, mention)| acts(*mention))
            .map(|&(e, _)| e);
        let mut near = near.filter(|&&(entity, _)| Some(entity) != last);
        let &(entity, mention) = near.next()?;
        let fits = is_called_so(chains, phrase, mention);
        (fits && near.all(|&(other, _)| other == entity)).then_some(mention)
    }

    /// The one organization named so far of which the noun can be said; none where many were named.
    fn only_organization_so_far(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<MentionId> {
        let few = self.last_organizations.len() <= ORGANIZATIONS;
        let named = self.last_organizations.iter().rev().filter(|_| few);
        let mut fitting = named.filter(|&&(_, mention)| is_called_so(chains, phrase, mention));
        let &(entity, mention) = fitting.next()?;
        fitting
            .all(|&(other, _)| other == entity)
            .then_some(mention)
    }

    /// Whom the article is about: named first, several times, and more often than any other. "The company" is that one also where a
    /// customer was named just before.
    fn organization_of_article(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
    ) -> Option<MentionId> {
        let named = &self.last_organizations;
        let &(first, _) = named.first().filter(|_| named.len() <= ORGANIZATIONS)?;
        let times = |entity: EntityId| named.iter().filter(|&&(other, _)| other == entity).count();
        let most = times(first);
        let leads = most >= OFTEN && named.iter().all(|&(e, _)| e == first || times(e) < most);
        let &(_, last) = named.iter().rev().find(|&&(entity, _)| entity == first)?;
        (leads && is_called_so(chains, phrase, last)).then_some(last)
    }

    /// "the foreign minister" is no "Finance Minister Anna Berg".
    fn modifiers_fit(
        &self,
        chains: &Chains<'_, '_>,
        phrase: &NounPhrase,
        holder: MentionId,
    ) -> bool {
        // "the council leader" after "Norden Council said ... its leader, Ines Duarte"
        let mut before = chains.names()[..holder.at()].iter().rev().take(NAMES);
        let body = before.find(|m| m.kind == EntityType::Organization);
        let is_body = |word: &str| {
            let named = self.organizations.get(word).map(|&m| &chains.mentions[m]);
            body.is_some_and(|body| named.is_some_and(|named| named.entity == body.entity))
        };
        let mut words = phrase.tokens.start + 1..phrase.head;
        words.all(|t| self.is_in_role(chains, holder, chains.lower(t)) || is_body(chains.lower(t)))
    }

    /// The holder is called so, and not only by a more general noun.
    fn is_in_role(&self, chains: &Chains<'_, '_>, holder: MentionId, word: &str) -> bool {
        let role = chains.entities[chains.mentions[holder].entity]
            .role
            .as_deref();
        let role = role.unwrap_or_default().to_lowercase();
        role.split([' ', '-']).any(|w| w == word)
    }
}

/// The holder of a title, and why.
fn is_holder(
    chains: &Chains<'_, '_>,
    holder: MentionId,
    noun: &str,
    (rule, alone): (&'static str, &str),
) -> (EntityId, Why) {
    let holder = &chains.mentions[holder];
    let entity = &chains.entities[holder.entity];
    let title = holder.title.map(|title| title.of(chains.text));
    let role = title.or(entity.role.as_deref()).unwrap_or(noun);
    let explanation = format!("{} was called “{role}” before{alone}.", entity.name);
    let evidence = vec![holder.title.unwrap_or(holder.span), holder.span];
    (holder.entity, why(rule, evidence, explanation, 86))
}

/// The noun can be said of the organization.
fn is_called_so(chains: &Chains<'_, '_>, phrase: &NounPhrase, mention: MentionId) -> bool {
    let last = chains.mentions[mention].tokens.end - 1;
    let ends_in_noun = chains.word_class(last).any(WordClass::BODY);
    let name_ends = ends_in_noun.then(|| chains.word_class(last));
    can_be_called(chains.word_class(phrase.head), name_ends)
}

pub(super) fn why(
    rule: &'static str,
    evidence: Vec<Span>,
    explanation: String,
    confidence: u8,
) -> Why {
    let mut evidence = evidence;
    evidence.dedup();
    Why::by_coreference(rule, evidence, explanation, confidence)
}
