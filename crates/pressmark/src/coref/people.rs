//! Chains of people: full names first, then the short forms that belong to them.

use rustc_hash::FxHashMap;

use super::bearers::{self, Bearer};
use super::descriptions::{describe, gender_by_noun};
use super::name_links::NameLinks;
use super::spelling::one_letter_apart;
use crate::kinds::{EntityType, Gender};
use crate::layers::{EntityId, NameId, Why};
use crate::lexicon::WordClass;
use crate::sorting::sort_by_key;

/// People of one name that are told apart; a text with more is no article.
const NAMESAKES: usize = 12;

/// Full names by what a short form may hold.
#[derive(Default)]
struct Register {
    /// All words to the entity.
    full: FxHashMap<String, EntityId>,
    /// Last word, or the first of names with the family name in front: entities in order.
    families: FxHashMap<String, Vec<EntityId>>,
    /// First word, and those between it and the last: "Nsue" of "Clara Nsue Ela".
    given: FxHashMap<String, Vec<EntityId>>,
    /// For each entity: the words and the mention of its longest form.
    forms: FxHashMap<EntityId, (Vec<String>, NameId)>,
    /// For each entity: its mentions by full name, in text order.
    seen: FxHashMap<EntityId, Vec<NameId>>,
    /// For each entity: its mentions by a short name with a title ("Mrs. Marsh") so far.
    titled: FxHashMap<EntityId, Vec<NameId>>,
    /// Those named by a given name alone behind what they are to somebody: "his sister Hannah".
    kin: Vec<(EntityId, Gender)>,
}

impl Register {
    fn bearer(&self, entity: EntityId) -> Bearer<'_> {
        Bearer {
            entity,
            full: self.seen.get(&entity).map_or(&[], Vec::as_slice),
            titled: self.titled.get(&entity).map_or(&[], Vec::as_slice),
        }
    }
}

/// Gives every person's name its entity.
pub(super) fn link(links: &mut NameLinks<'_, '_>) {
    let people: Vec<NameId> = links
        .names
        .ids()
        .filter(|&m| links.names[m].kind == EntityType::Person)
        .collect();
    let mut register = Register::default();
    let (full, short): (Vec<NameId>, Vec<NameId>) = people
        .iter()
        .partition(|&&m| is_full(links, links.words(m)));
    // Longer forms first, so that "John F. Smith" stands when "John Smith" comes; text order among equals.
    let mut by_length = full.clone();
    sort_by_key(&mut by_length, |&m| {
        (!(links.words(m).len() as u64), m.at() as u64)
    });
    let (others, by_length): (Vec<NameId>, Vec<NameId>) = by_length
        .into_iter()
        .partition(|&m| other_name_of(links, m).is_some());
    for mention in by_length {
        link_full(links, &mut register, mention);
    }
    for list in register_lists(&mut register) {
        sort_by_key(list, |name| (name.at() as u64, 0));
    }
    for mention in short {
        link_short(links, &mut register, mention);
    }
    for mention in others {
        let first = other_name_of(links, mention);
        match first.and_then(|first| Some((first, links.entity_of(first)?))) {
            Some((first, entity)) => {
                links.join(mention, entity);
                let explanation = format!("Another name of {}.", links.entities[entity].name);
                let evidence = vec![links.names[first].span];
                let why = Why::by_coreference("other-name", evidence, explanation, 80);
                links.explain(mention, why);
            }
            None => link_full(links, &mut register, mention),
        }
    }
    for mention in people {
        describe(links, mention);
    }
}

/// "Ada Marsh was born Ada Lund", "Ada Marsh, whose full name is Ada Berit Lund": whose other name it is.
fn other_name_of(links: &NameLinks<'_, '_>, mention: NameId) -> Option<NameId> {
    let start = links.names[mention].tokens.start;
    let word = |back: usize| start.checked_sub(back).map_or("", |at| links.lower(at));
    let is_born = word(1) == "born" && matches!(word(2), "was" | "," | "(");
    let is_named = word(2) == "name"
        && matches!(word(1), "is" | "was")
        && matches!(word(3), "full" | "real" | "birth");
    let first = mention.before().filter(|_| is_born || is_named)?;
    let one = &links.names[first];
    let same = links.sentence_of(one.tokens.start) == links.sentence_of(start);
    (same && one.kind == EntityType::Person).then_some(first)
}

/// The lists of mentions, whose order is text order whatever the map's order.
#[allow(clippy::iter_over_hash_type)]
fn register_lists(register: &mut Register) -> impl Iterator<Item = &mut Vec<NameId>> {
    register.seen.values_mut()
}

/// Two words that are no particles, or more. "Ben Okafor" begins with a given name, whatever "ben" is in other names.
fn is_full(links: &NameLinks<'_, '_>, words: &[String]) -> bool {
    let counts = |(n, word): &(usize, &String)| {
        let class = links.lexicon.word_class(word);
        !class.any(WordClass::PARTICLE) || *n == 0 && class.any(WordClass::GIVEN)
    };
    words.iter().enumerate().filter(counts).count() > 1
}

fn link_full(links: &mut NameLinks<'_, '_>, register: &mut Register, mention: NameId) {
    let words = links.words(mention).to_vec();
    let key = words.join(" ");
    let known = register
        .full
        .get(&key)
        .copied()
        .or_else(|| longer(register, &words));
    let known = known.or_else(|| {
        let entity = misspelt(register, &words)?;
        explain_misspelt(links, register, mention, entity);
        Some(entity)
    });
    let entity = match known {
        Some(entity) => {
            links.join(mention, entity);
            entity
        }
        None => {
            let mut name = links.names[mention].span.of(links.text).to_owned();
            if let Some(family) = links.family_of_couple(mention) {
                name = format!("{name} {}", links.written(family));
            }
            let entity = links.found(mention, name);
            register.forms.insert(entity, (words.clone(), mention));
            if let Some(last) = words.last() {
                register
                    .families
                    .entry(last.clone())
                    .or_default()
                    .push(entity);
            }
            if let Some(first) = words.first() {
                let list = if family_first(links, &words) {
                    &mut register.families
                } else {
                    &mut register.given
                };
                list.entry(first.clone()).or_default().push(entity);
            }
            for inner in inner_of(links, &words) {
                let bearers = register.given.entry(inner.clone()).or_default();
                bearers.push(entity);
            }
            entity
        }
    };
    register.full.entry(key).or_insert(entity);
    register.seen.entry(entity).or_default().push(mention);
}

/// The words between the first and the last that are no particles and no initials.
fn inner_of<'w>(
    links: &NameLinks<'_, '_>,
    words: &'w [String],
) -> impl Iterator<Item = &'w String> {
    let inner = words.get(1..words.len().saturating_sub(1));
    let is_name = |word: &&String| {
        word.chars().count() > 2 && !links.lexicon.word_class(word).any(WordClass::PARTICLE)
    };
    inner.unwrap_or_default().iter().filter(is_name)
}

/// "Kim Jong Un": the family name stands first.
fn family_first(links: &NameLinks<'_, '_>, words: &[String]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let word_class = links.lexicon.word_class(first);
    let longest = if words.len() == 2 { 9 } else { 6 };
    word_class.any(WordClass::FAMILY_FIRST)
        && (2..=3).contains(&words.len())
        && words.iter().skip(1).all(|w| {
            w.split('-').all(|s| s.len() <= longest)
                && !links.lexicon.word_class(w).any(WordClass::FAMILY)
        })
}

/// The one person whose longer name holds these words in order, with the same last word.
fn longer(register: &Register, words: &[String]) -> Option<EntityId> {
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

/// "Anna Bergstrom" and "Anna Bergstrum": one letter apart in a long family name, everything else alike.
fn misspelt(register: &Register, words: &[String]) -> Option<EntityId> {
    let (last, rest) = words.split_last()?;
    let mut alike = register
        .given
        .get(rest.first()?)?
        .iter()
        .copied()
        .take(NAMESAKES)
        .filter(|entity| {
            register.forms.get(entity).is_some_and(|(form, _)| {
                form.split_last()
                    .is_some_and(|(family, given)| given == rest && one_letter_apart(family, last))
            })
        });
    let first = alike.next()?;
    alike.next().is_none().then_some(first)
}

fn explain_misspelt(
    links: &mut NameLinks<'_, '_>,
    register: &Register,
    mention: NameId,
    entity: EntityId,
) {
    let Some(&(_, full)) = register.forms.get(&entity) else {
        return;
    };
    let full = links.names[full].span;
    let explanation = format!(
        "One letter from {}: most likely the same person.",
        full.of(links.text)
    );
    let why = Why::by_coreference("misspelt-name", vec![full], explanation, 75);
    links.explain(mention, why);
}

fn explain_short(
    links: &mut NameLinks<'_, '_>,
    register: &Register,
    mention: NameId,
    (entity, rule): (EntityId, &'static str),
) {
    let Some(&(_, full)) = register.forms.get(&entity) else {
        return;
    };
    let full_span = links.names[full].span;
    // "von der Berg" is no part of "Berg O'Neil".
    let length = |name: NameId| links.written_name(name).chars().count();
    if length(full) <= length(mention) {
        return;
    }
    let when = if full < mention { "earlier" } else { "later" };
    let part = if rule == "family-name-of" {
        "Family name"
    } else {
        "Part of the name"
    };
    let explanation = format!(
        "{part} of {}, named in full {when}.",
        full_span.of(links.text)
    );
    let title = links.names[mention].title;
    let evidence = core::iter::once(full_span).chain(title).collect();
    let why = Why::by_coreference(rule, evidence, explanation, 88);
    links.explain(mention, why);
}

fn is_initial_of(short: &str, long: &str) -> bool {
    short.len() == 2 && short.ends_with('.') && long.starts_with(&short[..1])
}

fn link_short(links: &mut NameLinks<'_, '_>, register: &mut Register, mention: NameId) {
    let words = links.words(mention).to_vec();
    let last = words.last().cloned().unwrap_or_default();
    let found = [
        (&register.families, "family-name-of"),
        (&register.given, "given-name-of"),
    ]
    .into_iter()
    // "von der Berg" is no given name of "Berg Lopez".
    .filter(|(_, rule)| words.len() == 1 || *rule == "family-name-of")
    .find_map(|(lists, rule)| {
        let bearers: Vec<Bearer<'_>> = lists
            .get(&last)?
            .iter()
            .take(NAMESAKES)
            .map(|&entity| register.bearer(entity))
            .collect();
        let relative = bearers::kin(links, &bearers, (&register.kin, mention));
        Some((
            relative.or_else(|| bearers::choose(links, &bearers, mention))?,
            rule,
        ))
    });
    if let Some((entity, rule)) = found {
        links.join(mention, entity);
        if links.names[mention].title.is_some() {
            register.titled.entry(entity).or_default().push(mention);
        }
        explain_short(links, register, mention, (entity, rule));
        return;
    }
    let key = words.join(" ");
    match register.full.get(&key).copied() {
        Some(entity) => links.join(mention, entity),
        None => {
            let name = links.names[mention].span.of(links.text).to_owned();
            let entity = links.found(mention, name);
            register.full.insert(key, entity);
            let gender = gender_by_noun(links, mention);
            if gender != Gender::Unknown {
                register.kin.push((entity, gender));
            }
        }
    }
}
