//! What the text says of a person: title, role, he or she, the form of the name that is shown.

use super::gender;
use super::name_links::NameLinks;
use super::roles::{self, is_fuller};
use crate::kinds::Gender;
use crate::layers::NameId;
use crate::lexicon::{WordClass, fold};
use crate::text::{Case, Document};

/// Words between a noun with its "of" and the name.
const TAIL: usize = 5;

/// What the title says: "Mrs.", "Congressman".
pub(super) fn title_gender(links: &NameLinks<'_, '_>, mention: NameId) -> Gender {
    let Some(title) = links.names[mention].title else {
        return Gender::Unknown;
    };
    let lower = title.of(links.text).to_lowercase();
    for word in fold(&lower).split_whitespace() {
        let word_class = links.lexicon.word_class(word);
        if word_class.any(WordClass::TITLE_FEMALE) {
            return Gender::Female;
        }
        if word_class.any(WordClass::TITLE_MALE) {
            return Gender::Male;
        }
    }
    Gender::Unknown
}

/// What the title, a noun in front of the comma ("his wife, Robin Marsh") or the given name says.
pub(super) fn gender_of(links: &NameLinks<'_, '_>, mention: NameId) -> Gender {
    let by_title = title_gender(links, mention);
    if by_title != Gender::Unknown {
        return by_title;
    }
    let by_noun = gender_by_noun(links, mention);
    let tokens = &links.names[mention].tokens;
    // "Robert", who is named so throughout: a family name says nothing.
    let called = links.entity_of(mention).map(|e| &links.entities[e].name);
    let is_whole = tokens.len() > 1
        || links.words(mention).len() > 1
        || called.is_some_and(|name| name == links.written_name(mention))
            && !links.word_class(tokens.start).any(WordClass::FAMILY);
    if by_noun != Gender::Unknown || !is_whole {
        return by_noun;
    }
    let first = fold(links.lower(tokens.start));
    let first = first.split('-').next().unwrap_or_default();
    let word_class = links.lexicon.word_class(first);
    if word_class.any(WordClass::GIVEN_FEMALE) {
        Gender::Female
    } else if word_class.any(WordClass::GIVEN_MALE) {
        Gender::Male
    } else {
        Gender::Unknown
    }
}

/// He or she, by the noun in "his sister Hannah", "his sister, Hannah".
pub(super) fn gender_by_noun(links: &NameLinks<'_, '_>, mention: NameId) -> Gender {
    let start = links.names[mention].tokens.start;
    let comma = usize::from(start > 0 && links.lower(start - 1) == ",");
    // "his wife of 41 years, Hannah"
    let tail = (start.saturating_sub(TAIL)..start).find(|&t| comma > 0 && links.lower(t) == "of");
    let noun = tail.unwrap_or(start - comma.min(start)).checked_sub(1);
    noun.filter(|&noun| links.case(noun) == Case::Lower)
        .map_or(Gender::Unknown, |noun| {
            gender::of_noun(links.word_class(noun))
        })
}

/// Title, gender and longest form of the entity.
pub(super) fn describe(links: &mut NameLinks<'_, '_>, mention: NameId) {
    let gender = gender_of(links, mention);
    let role = roles::of_mention(links, mention);
    let name = links.names[mention].span.of(links.text);
    let entity = links.entity_of(mention);
    let Some(entity) = entity.and_then(|e| links.entities.get_mut(e)) else {
        return;
    };
    if entity.gender == Gender::Unknown {
        entity.gender = gender;
    }
    if let Some(role) = role
        && entity
            .role
            .as_ref()
            .is_none_or(|known| is_fuller(&role, known))
    {
        entity.role = Some(role);
    }
    if entity.name.chars().all(|c| !c.is_lowercase())
        && name.chars().any(char::is_lowercase)
        && name.len() >= entity.name.len()
    {
        entity.name = name.to_owned();
    }
}

/// The comma that opens an apposition: right behind the name, or behind the age in "Marsh, 45, a nurse".
pub(super) fn comma_behind(doc: &Document<'_>, end: usize) -> Option<usize> {
    if doc.lower(end) != "," {
        return None;
    }
    let behind_age = age_after(doc, end).is_some() && doc.lower(end + 2) == ",";
    Some(if behind_age { end + 2 } else { end })
}

/// The age in "Marsh, 45, said".
pub(super) fn age_after<'d>(doc: &'d Document<'_>, end: usize) -> Option<&'d str> {
    let age = doc.lower(end + 1);
    let closed = doc.lower(end) == "," && matches!(doc.lower(end + 2), "," | ".");
    (closed && (1..=3).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit()))
        .then_some(age)
}
