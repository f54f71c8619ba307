//! Chains of people: full names first, then the short forms that belong to them.

use rustc_hash::FxHashMap;

use super::chains::{Chains, Link, explain};
use crate::document::{Document, EntityType, Gender};
use crate::lexicon::{Lexicon, Traits, fold};

/// People of one name that are told apart; a text with more is no article.
const NAMESAKES: usize = 12;

/// Full names by what a short form may hold.
#[derive(Default)]
struct Register {
    /// All words to the entity.
    full: FxHashMap<String, usize>,
    /// Last word, or the first of names with the family name in front: entities in order.
    families: FxHashMap<String, Vec<usize>>,
    /// First word.
    given: FxHashMap<String, Vec<usize>>,
    /// For each entity: the words and the mention of its longest form.
    forms: FxHashMap<usize, (Vec<String>, usize)>,
    /// For each entity: its mentions by full name, in text order.
    seen: FxHashMap<usize, Vec<usize>>,
}

/// Gives every person's name its entity.
pub(super) fn link(doc: &mut Document<'_>, lexicon: &Lexicon, chains: &mut Chains) {
    let people: Vec<usize> = (0..doc.mentions.len())
        .filter(|&m| doc.mentions[m].kind == EntityType::Person)
        .collect();
    let mut register = Register::default();
    let (full, short): (Vec<usize>, Vec<usize>) = people
        .iter()
        .partition(|&&m| is_full(lexicon, chains.words(m)));
    // Longer forms first, so that "John F. Smith" stands when "John Smith" comes; text order among equals.
    let mut by_length = full.clone();
    by_length.sort_by_key(|&m| (core::cmp::Reverse(chains.words(m).len()), m));
    for mention in by_length {
        link_full(doc, lexicon, chains, &mut register, mention);
    }
    for list in register_lists(&mut register) {
        list.sort_unstable();
    }
    for mention in short {
        link_short(doc, lexicon, chains, &mut register, mention);
    }
    for mention in people {
        describe(doc, lexicon, mention);
    }
}

/// The lists of mentions, whose order is text order whatever the map's order.
#[allow(clippy::iter_over_hash_type)]
fn register_lists(register: &mut Register) -> impl Iterator<Item = &mut Vec<usize>> {
    register.seen.values_mut()
}

/// Two words that are no particles, or more.
fn is_full(lexicon: &Lexicon, words: &[String]) -> bool {
    words
        .iter()
        .filter(|w| !lexicon.traits(w).any(Traits::PARTICLE))
        .count()
        > 1
}

fn link_full(
    doc: &mut Document<'_>,
    lexicon: &Lexicon,
    chains: &mut Chains,
    register: &mut Register,
    mention: usize,
) {
    let words = chains.words(mention).to_vec();
    let key = words.join(" ");
    let known = register
        .full
        .get(&key)
        .copied()
        .or_else(|| longer(register, &words));
    let entity = match known {
        Some(entity) => {
            doc.mentions[mention].entity = entity;
            entity
        }
        None => {
            let name = doc.mentions[mention].span.of(doc.text).to_owned();
            let entity = chains.found(doc, mention, name);
            register.forms.insert(entity, (words.clone(), mention));
            if let Some(last) = words.last() {
                register
                    .families
                    .entry(last.clone())
                    .or_default()
                    .push(entity);
            }
            if let Some(first) = words.first() {
                let list = if family_first(lexicon, &words) {
                    &mut register.families
                } else {
                    &mut register.given
                };
                list.entry(first.clone()).or_default().push(entity);
            }
            entity
        }
    };
    register.full.entry(key).or_insert(entity);
    register.seen.entry(entity).or_default().push(mention);
}

/// "Kim Jong Un": the family name stands first.
fn family_first(lexicon: &Lexicon, words: &[String]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let traits = lexicon.traits(first);
    let longest = if words.len() == 2 { 9 } else { 6 };
    traits.any(Traits::FAMILY_FIRST)
        && (2..=3).contains(&words.len())
        && words.iter().skip(1).all(|w| {
            w.split('-').all(|s| s.len() <= longest) && !lexicon.traits(w).any(Traits::FAMILY)
        })
}

/// The one person whose longer name holds these words in order, with the same last word.
fn longer(register: &Register, words: &[String]) -> Option<usize> {
    let last = words.last()?;
    let mut fits = register
        .families
        .get(last)?
        .iter()
        .copied()
        .take(NAMESAKES)
        .filter(|entity| {
            register.forms.get(entity).is_some_and(|(form, _)| {
                let mut rest = form.iter();
                words
                    .iter()
                    .all(|w| rest.any(|f| f == w || is_initial_of(w, f)))
            })
        });
    let first = fits.next()?;
    fits.next().is_none().then_some(first)
}

fn is_initial_of(short: &str, long: &str) -> bool {
    short.len() == 2 && short.ends_with('.') && long.starts_with(&short[..1])
}

fn link_short(
    doc: &mut Document<'_>,
    lexicon: &Lexicon,
    chains: &mut Chains,
    register: &mut Register,
    mention: usize,
) {
    let words = chains.words(mention).to_vec();
    let last = words.last().cloned().unwrap_or_default();
    let found = [
        (&register.families, "family-name-of"),
        (&register.given, "given-name-of"),
    ]
    .into_iter()
    .find_map(|(lists, rule)| {
        Some((
            choose(doc, lexicon, register, lists.get(&last)?, mention)?,
            rule,
        ))
    });
    if let Some((entity, rule)) = found {
        doc.mentions[mention].entity = entity;
        let Some(&(_, full)) = register.forms.get(&entity) else {
            return;
        };
        let full_span = doc.mentions[full].span;
        let when = if full < mention { "earlier" } else { "later" };
        let part = if rule == "family-name-of" {
            "Family name"
        } else {
            "Given name"
        };
        let explanation = format!(
            "{part} of {}, named in full {when}.",
            full_span.of(doc.text)
        );
        let title = doc.mentions[mention].title;
        explain(
            doc,
            mention,
            Link {
                rule,
                evidence: core::iter::once(full_span).chain(title).collect(),
                explanation,
                confidence: 88,
            },
        );
        return;
    }
    let key = words.join(" ");
    match register.full.get(&key).copied() {
        Some(entity) => doc.mentions[mention].entity = entity,
        None => {
            let name = doc.mentions[mention].span.of(doc.text).to_owned();
            let entity = chains.found(doc, mention, name);
            register.full.insert(key, entity);
        }
    }
}

/// Among several people of one name: the honorific decides, then who was named in full last before, else first after.
fn choose(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    register: &Register,
    entities: &[usize],
    mention: usize,
) -> Option<usize> {
    if let [only] = entities {
        return Some(*only);
    }
    let wanted = title_gender(doc, lexicon, mention);
    let last_before = |entity: usize| -> (bool, usize) {
        let seen = register.seen.get(&entity).map_or(&[][..], Vec::as_slice);
        match seen.partition_point(|&m| m < mention) {
            0 => (false, usize::MAX - seen.first().copied().unwrap_or(0)),
            n => (true, seen[n - 1]),
        }
    };
    let compatible = |entity: &&usize| {
        wanted == Gender::Unknown
            || register.seen.get(*entity).is_none_or(|seen| {
                seen.iter().take(NAMESAKES).all(|&m| {
                    let gender = gender_of(doc, lexicon, m);
                    gender == Gender::Unknown || gender == wanted
                })
            })
    };
    entities
        .iter()
        .take(NAMESAKES)
        .filter(compatible)
        .copied()
        .max_by_key(|&entity| last_before(entity))
}

/// What the title says: "Mrs.", "Congressman".
fn title_gender(doc: &Document<'_>, lexicon: &Lexicon, mention: usize) -> Gender {
    let Some(title) = doc.mentions[mention].title else {
        return Gender::Unknown;
    };
    let lower = title.of(doc.text).to_lowercase();
    for word in fold(&lower).split_whitespace() {
        let traits = lexicon.traits(word);
        if traits.any(Traits::TITLE_FEMALE) {
            return Gender::Female;
        }
        if traits.any(Traits::TITLE_MALE) {
            return Gender::Male;
        }
    }
    Gender::Unknown
}

/// What the title or the given name says.
fn gender_of(doc: &Document<'_>, lexicon: &Lexicon, mention: usize) -> Gender {
    let by_title = title_gender(doc, lexicon, mention);
    let tokens = doc.mentions[mention].tokens.clone();
    if by_title != Gender::Unknown || tokens.len() < 2 {
        return by_title;
    }
    let first = fold(doc.lower(tokens.start));
    let first = first.split('-').next().unwrap_or_default();
    let traits = lexicon.traits(first);
    if traits.any(Traits::GIVEN_FEMALE) {
        Gender::Female
    } else if traits.any(Traits::GIVEN_MALE) {
        Gender::Male
    } else {
        Gender::Unknown
    }
}

/// Title, gender and longest form of the entity.
fn describe(doc: &mut Document<'_>, lexicon: &Lexicon, mention: usize) {
    let gender = gender_of(doc, lexicon, mention);
    let role = doc.mentions[mention]
        .title
        .map(|t| t.of(doc.text))
        .filter(|t| !is_honorific(lexicon, t))
        .map(str::to_owned);
    let apposition = role
        .is_none()
        .then(|| role_after(doc, lexicon, mention))
        .flatten();
    let name = doc.mentions[mention].span.of(doc.text);
    let shown = doc.mentions[mention].entity;
    let Some(entity) = doc.entities.get_mut(shown) else {
        return;
    };
    if entity.gender == Gender::Unknown {
        entity.gender = gender;
    }
    if entity.role.is_none() {
        entity.role = role.or(apposition);
    }
    if entity.name.chars().all(|c| !c.is_lowercase())
        && name.chars().any(char::is_lowercase)
        && name.len() >= entity.name.len()
    {
        entity.name = name.to_owned();
    }
}

/// "Mr", "Dr": no role.
fn is_honorific(lexicon: &Lexicon, title: &str) -> bool {
    title.len() <= 4 && title.split_whitespace().count() == 1 && {
        let lower = title.to_lowercase();
        lexicon.traits(&lower).any(Traits::TITLE)
            && matches!(
                lower.trim_end_matches('.'),
                "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "sir" | "hon" | "rev"
            )
    }
}

/// The role in ", a senator from Ohio,": from after the article to the noun.
fn role_after(doc: &Document<'_>, lexicon: &Lexicon, mention: usize) -> Option<String> {
    let comma = doc.mentions[mention].tokens.end;
    if doc.lower(comma) != "," {
        return None;
    }
    let article = comma + 1;
    let mut token = if matches!(doc.lower(article), "a" | "an" | "the") {
        article + 1
    } else {
        article
    };
    let start = token;
    while token < start + 6 {
        let traits = lexicon.traits(&fold(doc.lower(token)));
        if traits.any(Traits::ROLE) {
            let follows = lexicon.traits(&fold(doc.lower(token + 1)));
            if !follows.any(Traits::ROLE) {
                return Some(doc.span(&(start..token + 1)).of(doc.text).to_owned())
                    .filter(|r| !r.is_empty());
            }
        } else if traits.any(Traits::FUNCTION)
            || doc
                .tokens
                .get(token)
                .is_none_or(|t| t.kind == crate::document::TokenKind::Punct)
        {
            return None;
        }
        token += 1;
    }
    None
}
