//! Chains of organizations: the same name, short forms of companies, letters and what they stand for.

use rustc_hash::FxHashMap;

use super::name_links::{Link, NameLinks};
use crate::kinds::EntityType;
use crate::lexicon::{EntryKind, Lexicon, WordClass};
use crate::text::span::Span;

/// Gives every organization's name its entity.
pub(super) fn link(links: &mut NameLinks<'_, '_>, lexicon: &Lexicon) {
    let bodies: Vec<usize> = (0..links.names.len())
        .filter(|&m| links.names[m].kind == EntityType::Organization)
        .collect();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut by_initials: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let mut by_core: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let (long, short): (Vec<usize>, Vec<usize>) =
        bodies.iter().partition(|&&m| links.words(m).len() > 1);
    for &mention in &long {
        let key = known_name(links, lexicon, mention).unwrap_or_else(|| links.key(mention));
        // "Trovik Nordvik" after "Trovik Nordvik Shipping Ltd.".
        if let Some(entity) = by_core.get(&key).copied().flatten() {
            links.join(mention, entity);
            continue;
        }
        let entity = join_or_found(links, &mut by_name, key, mention);
        let words = links.words(mention);
        unique(&mut by_initials, initials(words), entity);
        unique(&mut by_core, core_of(lexicon, words), entity);
        if let Some(defined) = defined_short(links, mention) {
            by_initials.insert(defined, Some(entity));
        }
    }
    let mut first: FxHashMap<usize, Span> = FxHashMap::default();
    for &mention in &long {
        lengthen(links, mention);
        if let Some(entity) = links.entity_of(mention) {
            first.entry(entity).or_insert(links.names[mention].span);
        }
    }
    for mention in short {
        let word = links.key(mention);
        let letters = word.replace('.', "");
        let joined =
            match known_name(links, lexicon, mention).and_then(|key| by_name.get(&key).copied()) {
                Some(entity) => Some((entity, "known-short-form")),
                None => by_initials
                    .get(&letters)
                    .copied()
                    .flatten()
                    .filter(|_| letters.len() > 1 && is_upper(links, mention))
                    .map(|e| (e, "acronym-of"))
                    .or_else(|| {
                        by_core
                            .get(&word)
                            .copied()
                            .flatten()
                            .map(|e| (e, "short-name-of"))
                    }),
            };
        match joined {
            Some((entity, rule)) => {
                links.join(mention, entity);
                if let Some(full) = first.get(&entity).copied() {
                    explain_short(links, mention, entity, full, rule);
                }
            }
            None => {
                let key = known_name(links, lexicon, mention).unwrap_or(word);
                join_or_found(links, &mut by_name, key, mention);
            }
        }
    }
    for mention in bodies {
        place_of_seat(links, lexicon, mention);
    }
}

fn join_or_found(
    links: &mut NameLinks<'_, '_>,
    by_name: &mut FxHashMap<String, usize>,
    key: String,
    mention: usize,
) -> usize {
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
fn lengthen(links: &mut NameLinks<'_, '_>, mention: usize) {
    let name = links.names[mention].span.of(links.text);
    if let Some(entity) = links.entity_of(mention)
        && let Some(entity) = links.entities.get_mut(entity)
        && name.chars().count() > entity.name.chars().count()
    {
        entity.name = name.to_owned();
    }
}

/// Remembers what the key stands for, unless it stands for two.
fn unique(table: &mut FxHashMap<String, Option<usize>>, key: String, entity: usize) {
    if key.len() < 2 {
        return;
    }
    let slot = table.entry(key).or_insert(Some(entity));
    if *slot != Some(entity) {
        *slot = None;
    }
}

/// The name by which the list knows the body, whatever form stands in the text.
fn known_name(links: &NameLinks<'_, '_>, lexicon: &Lexicon, mention: usize) -> Option<String> {
    lexicon
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
fn core_of(lexicon: &Lexicon, words: &[String]) -> String {
    let is_form = |w: &String| {
        lexicon
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
            lexicon
                .word_class(w)
                .any(WordClass::COMMON.or(WordClass::ORG_INSIDE))
        })
    {
        return String::new();
    }
    core.join(" ")
}

/// The letters in "Long Name (LN)".
fn defined_short(links: &NameLinks<'_, '_>, mention: usize) -> Option<String> {
    let open = links.names[mention].tokens.end;
    let fits = links.lower(open) == "("
        && links.lower(open + 2) == ")"
        && links
            .written(open + 1)
            .chars()
            .all(|c| c.is_uppercase() || !c.is_alphabetic());
    fits.then(|| links.lower(open + 1).replace('.', ""))
        .filter(|s| s.chars().count() > 1)
}

fn is_upper(links: &NameLinks<'_, '_>, mention: usize) -> bool {
    !links.names[mention]
        .span
        .of(links.text)
        .chars()
        .any(char::is_lowercase)
}

fn explain_short(
    links: &mut NameLinks<'_, '_>,
    mention: usize,
    entity: usize,
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
    links.explain(
        mention,
        Link {
            rule,
            evidence: vec![full],
            explanation,
            confidence: 88,
        },
    );
}

/// The Kremlin belongs to a state.
fn place_of_seat(links: &mut NameLinks<'_, '_>, lexicon: &Lexicon, mention: usize) {
    if let Some(seat) = lexicon
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
