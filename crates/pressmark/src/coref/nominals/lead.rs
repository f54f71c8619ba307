//! Whom the first paragraph leaves without a name: "A ferryman kept his job. ¶ Barry Tunstall, 66, won the lottery".

use super::Found;
use super::noun::Noun;
use crate::coref::chains::Chains;
use crate::coref::pronouns::speaks;
use crate::coref::role::{Role, role_of};
use crate::kinds::{EntityType, Gender};
use crate::layers::EntityId;
use crate::lexicon::WordClass;

/// The one person without a name who is the subject of the first paragraph, as an entity, and who the next one begins with.
pub(super) fn named_next(chains: &Chains<'_, '_>, found: &[Found]) -> Option<(EntityId, EntityId)> {
    let mut paragraphs = chains.paragraphs.enumerate().filter(|(_, p)| !p.aside);
    let (lead, next) = (paragraphs.next()?.1, paragraphs.next()?.1);
    let in_lead = |token: usize| lead.tokens.contains(&token);
    let mut people = found.iter().filter(|noun| {
        let start = noun.phrase.tokens.start;
        // "A 43-year-old man": the number opens the phrase.
        let is_one = (start.max(1) - 1..=start).any(|t| matches!(chains.lower(t), "a" | "an"));
        is_one && noun.phrase.noun == Noun::Person && in_lead(start)
    });
    let (unnamed, None) = (people.next()?, people.next()) else {
        return None;
    };
    let mut names = chains
        .names()
        .iter()
        .filter(|name| name.kind == EntityType::Person && name.tokens.start >= lead.tokens.start);
    // Whoever has a title, or speaks, tells of somebody else: "Sgt. Metz said". A judge is named by his office, if at all.
    let name = names.next().filter(|name| {
        name.tokens.start == next.tokens.start && name.title.is_none() && name.tokens.len() > 1
    })?;
    let (known, gender) = (&chains.entities[name.entity], unnamed.phrase.gender);
    let agrees =
        [known.gender, Gender::Unknown].contains(&gender) || known.gender == Gender::Unknown;
    let fits = agrees
        && known.role.is_none()
        && !chains.word_class(unnamed.phrase.head).any(WordClass::TITLE)
        && role_of(chains, chains.grammar, &unnamed.phrase.tokens) == Role::Subject
        && !speaks(chains, &name.tokens);
    fits.then_some((unnamed.entity, name.entity))
}
