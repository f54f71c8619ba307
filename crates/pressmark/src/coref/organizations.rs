//! Chains of organizations: the same name, short forms of companies, letters and what they stand for.

use rustc_hash::FxHashMap;

use super::name_links::NameLinks;
use crate::kinds::EntityType;
use crate::layers::{EntityId, NameId, Why};
use crate::lexicon::{EntryKind, WordClass};
use crate::text::span::Span;

/// What names of organizations stand for.
#[derive(Default)]
struct Register {
    by_name: FxHashMap<String, EntityId>,
    /// Nobody where two share the letters.
    by_initials: FxHashMap<String, Option<EntityId>>,
    /// What the text says the letters are: "Long Name (LN)".
    by_definition: FxHashMap<String, EntityId>,
    /// The same for the name without the words that only say what it is.
    by_core: FxHashMap<String, Option<EntityId>>,
    /// The same for its first word: "Daesung" of "Daesung Heavy Industries".
    by_first: FxHashMap<String, Option<EntityId>>,
    /// The same for its last: "Villa" of "Aston Villa".
    by_last: FxHashMap<String, Option<EntityId>>,
    /// Noun at the head of a name, "bank" of "Bank of Ostby", to those that it heads, in text order.
    by_head: FxHashMap<String, Vec<(NameId, EntityId)>>,
    /// Where each is named first, by a name of several words.
    first: FxHashMap<EntityId, Span>,
}

/// Gives every organization's name its entity.
pub(super) fn link(links: &mut NameLinks<'_, '_>) {
    let organizations: Vec<NameId> = links
        .names
        .ids()
        .filter(|&m| links.names[m].kind == EntityType::Organization)
        .collect();
    let mut register = Register::default();
    let (long, short): (Vec<NameId>, Vec<NameId>) = organizations
        .iter()
        .partition(|&&m| links.words(m).len() > 1);
    for &name in &long {
        link_long(links, &mut register, name);
    }
    for &name in &long {
        lengthen(links, name);
        if let Some(entity) = links.entity_of(name) {
            let span = links.names[name].span;
            register.first.entry(entity).or_insert(span);
        }
    }
    for name in short {
        link_short(links, &mut register, name);
    }
    for name in organizations {
        place_of_seat(links, name);
    }
}

/// A name of several words.
fn link_long(links: &mut NameLinks<'_, '_>, register: &mut Register, name: NameId) {
    let key = known_name(links, name).unwrap_or_else(|| links.key(name));
    // "Trovik Nordvik" after "Trovik Nordvik Shipping Ltd.".
    if let Some(entity) = register.by_core.get(&key).copied().flatten() {
        links.join(name, entity);
        return;
    }
    let entity = join_or_found(links, &mut register.by_name, key, name);
    let words = links.words(name);
    unique(&mut register.by_initials, initials(words), entity);
    // "VDOT" of "Varland Department of Transportation".
    let all: String = words.iter().filter_map(|w| w.chars().next()).collect();
    unique(&mut register.by_initials, all, entity);
    unique(&mut register.by_first, first_of(links, words), entity);
    if let [_, last] = words {
        unique(&mut register.by_last, last.clone(), entity);
    }
    if let Some(head) = head_of(links, name) {
        register
            .by_head
            .entry(head)
            .or_default()
            .push((name, entity));
    }
    unique(&mut register.by_core, core_of(links, words), entity);
    if let Some(defined) = defined_short(links, name) {
        register.by_definition.insert(defined, entity);
    }
}

/// A name of one word: letters, or what is left of a longer one.
fn link_short(links: &mut NameLinks<'_, '_>, register: &mut Register, name: NameId) {
    let word = links.key(name);
    let known = known_name(links, name);
    let by_known = known.as_ref().and_then(|key| register.by_name.get(key));
    let joined = match by_known {
        Some(&entity) => Some((entity, "known-short-form")),
        None => register
            .by_letters(&word, is_upper(links, name))
            .or_else(|| Some((register.by_article(links, name)?, "short-name-of"))),
    };
    match joined {
        Some((entity, rule)) => {
            links.join(name, entity);
            if let Some(full) = register.first.get(&entity).copied() {
                explain_short(links, name, entity, full, rule);
            }
        }
        None => {
            join_or_found(links, &mut register.by_name, known.unwrap_or(word), name);
        }
    }
}

impl Register {
    /// Whose initials the word is, where it is written in capitals, or whose name without the words for what it is.
    fn by_letters(&self, word: &str, is_upper: bool) -> Option<(EntityId, &'static str)> {
        let letters = word.replace('.', "");
        let initials = self.by_initials.get(&letters).copied().flatten();
        let initials = initials.filter(|_| letters.len() > 1 && is_upper);
        let defined = self.by_definition.get(&letters).copied();
        let core = || self.by_core.get(word).copied().flatten();
        let first = || self.by_first.get(word).copied().flatten();
        let last = || self.by_last.get(word).copied().flatten();
        defined
            .or(initials)
            .map(|entity| (entity, "acronym-of"))
            .or_else(|| {
                core()
                    .or_else(first)
                    .or_else(last)
                    .map(|entity| (entity, "short-name-of"))
            })
    }

    /// "the Bank" after "the Bank of Ostby": the last that the noun heads.
    fn by_article(&self, links: &NameLinks<'_, '_>, name: NameId) -> Option<EntityId> {
        let tokens = &links.names[name].tokens;
        let article = tokens.start.checked_sub(1)?;
        let headed = self.by_head.get(links.lower(tokens.end - 1))?;
        let before = headed.partition_point(|&(other, _)| other < name);
        let &(_, entity) = headed.get(before.checked_sub(1)?)?;
        (tokens.len() == 1 && links.lower(article) == "the").then_some(entity)
    }
}

fn join_or_found(
    links: &mut NameLinks<'_, '_>,
    by_name: &mut FxHashMap<String, EntityId>,
    key: String,
    mention: NameId,
) -> EntityId {
    if let Some(&entity) = by_name.get(&key) {
        links.join(mention, entity);
        return entity;
    }
    let name = links.names[mention].span.of(links.text).to_owned();
    let entity = links.found(mention, name);
    by_name.insert(key, entity);
    entity
}

/// The longest form in the text is shown.
fn lengthen(links: &mut NameLinks<'_, '_>, mention: NameId) {
    let name = links.names[mention].span.of(links.text);
    if let Some(entity) = links.entity_of(mention)
        && let Some(entity) = links.entities.get_mut(entity)
        && name.chars().count() > entity.name.chars().count()
    {
        entity.name = name.to_owned();
    }
}

/// Remembers what the key stands for, unless it stands for two.
fn unique(table: &mut FxHashMap<String, Option<EntityId>>, key: String, entity: EntityId) {
    if key.len() < 2 {
        return;
    }
    let slot = table.entry(key).or_insert(Some(entity));
    if *slot != Some(entity) {
        *slot = None;
    }
}

/// The name by which the list knows the organization, whatever form stands in the text.
fn known_name(links: &NameLinks<'_, '_>, mention: NameId) -> Option<String> {
    links
        .lexicon
        .listed(links, &links.names[mention].tokens)
        .iter()
        .find(|k| matches!(k.kind, EntryKind::Organization | EntryKind::Seat))
        .map(|k| format!("\u{1}{}", k.name))
}

/// First letters of the words that count.
fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|w| {
            !matches!(
                w.as_str(),
                "of" | "the" | "and" | "for" | "on" | "in" | "&" | "de" | "'s" | "del" | "la"
            )
        })
        .flat_map(|w| w.split('-'))
        .filter_map(|w| w.chars().next())
        .collect()
}

/// "Acme" of "Acme Industries Inc.": the name without the words that only say what it is; empty where nothing is left.
fn core_of(links: &NameLinks<'_, '_>, words: &[String]) -> String {
    let is_form = |w: &String| {
        links
            .lexicon
            .word_class(w)
            .any(WordClass::ORG_SUFFIX.or(WordClass::ORG_HEAD))
    };
    let mut end = words.len();
    while end > 0 && is_form(&words[end - 1]) {
        end -= 1;
    }
    let core = &words[..end];
    if end == words.len()
        || core.iter().all(|w| {
            links
                .lexicon
                .word_class(w)
                .any(WordClass::COMMON.or(WordClass::ORG_INSIDE))
        })
    {
        return String::new();
    }
    core.join(" ")
}

/// The first word, where it says by itself who is meant: no "National", no "University".
pub(super) fn first_of(links: &NameLinks<'_, '_>, words: &[String]) -> String {
    let first = words.first().filter(|first| {
        let class = links.lexicon.word_class(first);
        let says_what = WordClass::COMMON
            .or(WordClass::ORG_HEAD)
            .or(WordClass::ORG_INSIDE)
            .or(WordClass::TITLE)
            .or(WordClass::TITLE_MODIFIER)
            .or(WordClass::FUNCTION)
            .or(WordClass::GIVEN_MALE)
            .or(WordClass::GIVEN_FEMALE);
        !class.any(says_what) && links.lexicon.phrase(first).is_empty()
    });
    first.cloned().unwrap_or_default()
}

/// "bank" of "Bank of Ostby" and of "Ostby Bank".
fn head_of(links: &NameLinks<'_, '_>, name: NameId) -> Option<String> {
    let tokens = links.names[name].tokens.clone();
    let of = tokens
        .clone()
        .find(|&t| matches!(links.lower(t), "of" | "for" | "on"));
    let head = of.unwrap_or(tokens.end).checked_sub(1)?;
    let class = links.word_class(head);
    let is_noun = class.any(WordClass::ORG_HEAD.or(WordClass::BODY));
    (is_noun && tokens.contains(&head)).then(|| links.lower(head).to_owned())
}

/// The short form in "Long Name (LN)", "Harbour Electric (Harbel)".
fn defined_short(links: &NameLinks<'_, '_>, mention: NameId) -> Option<String> {
    let open = links.names[mention].tokens.end;
    let short = links.written(open + 1);
    let is_letters = short
        .chars()
        .all(|c| c.is_uppercase() || !c.is_alphabetic());
    let is_name = || {
        let next = links.names.as_slice().get(mention.at() + 1);
        next.is_some_and(|next| next.tokens == (open + 1..open + 2))
            && short.chars().next() == links.written_name(mention).chars().next()
    };
    let fits =
        links.lower(open) == "(" && links.lower(open + 2) == ")" && (is_letters || is_name());
    fits.then(|| links.lower(open + 1).replace('.', ""))
        .filter(|s| s.chars().count() > 1)
}

fn is_upper(links: &NameLinks<'_, '_>, mention: NameId) -> bool {
    !links.names[mention]
        .span
        .of(links.text)
        .chars()
        .any(char::is_lowercase)
}

fn explain_short(
    links: &mut NameLinks<'_, '_>,
    mention: NameId,
    entity: EntityId,
    full: Span,
    rule: &'static str,
) {
    let name = links.entities[entity].name.clone();
    if full == links.names[mention].span || name == links.names[mention].span.of(links.text) {
        return;
    }
    let explanation = if rule == "short-name-of" {
        format!("Short for {name}.")
    } else {
        format!("The letters stand for {name}.")
    };
    let why = Why::by_coreference(rule, vec![full], explanation, 88);
    links.explain(mention, why);
}

/// The Kremlin belongs to a state.
fn place_of_seat(links: &mut NameLinks<'_, '_>, mention: NameId) {
    if let Some(seat) = links
        .lexicon
        .listed(links, &links.names[mention].tokens)
        .iter()
        .find(|k| k.kind == EntryKind::Seat)
    {
        let entity = links.entity_of(mention);
        if let Some(entity) = entity.and_then(|e| links.entities.get_mut(e)) {
            entity.country = seat.country;
            seat.name.clone_into(&mut entity.name);
        }
    }
}
