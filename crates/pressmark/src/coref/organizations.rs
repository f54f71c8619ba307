//! Chains of organizations: the same name, short forms of companies, letters and what they stand for.

use rustc_hash::FxHashMap;

use super::chains::{Chains, Link, explain};
use crate::document::{Document, EntityType};
use crate::lexicon::{EntryKind, Lexicon, WordClass};
use crate::text::span::Span;

/// Gives every organization's name its entity.
pub(super) fn link(doc: &mut Document<'_>, lexicon: &Lexicon, chains: &mut Chains) {
    let bodies: Vec<usize> = (0..doc.mentions.len())
        .filter(|&m| doc.mentions[m].kind == EntityType::Organization)
        .collect();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut by_initials: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let mut by_core: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let (long, short): (Vec<usize>, Vec<usize>) =
        bodies.iter().partition(|&&m| chains.words(m).len() > 1);
    for &mention in &long {
        let key = known_name(doc, lexicon, mention).unwrap_or_else(|| chains.key(mention));
        // "Trovik Nordvik" after "Trovik Nordvik Shipping Ltd.".
        if let Some(entity) = by_core.get(&key).copied().flatten() {
            doc.mentions[mention].entity = entity;
            continue;
        }
        let entity = join_or_found(doc, chains, &mut by_name, key, mention);
        let words = chains.words(mention);
        unique(&mut by_initials, initials(words), entity);
        unique(&mut by_core, core_of(lexicon, words), entity);
        if let Some(defined) = defined_short(doc, mention) {
            by_initials.insert(defined, Some(entity));
        }
    }
    let mut first: FxHashMap<usize, Span> = FxHashMap::default();
    for &mention in &long {
        lengthen(doc, mention);
        first
            .entry(doc.mentions[mention].entity)
            .or_insert(doc.mentions[mention].span);
    }
    for mention in short {
        let word = chains.key(mention);
        let letters = word.replace('.', "");
        let joined =
            match known_name(doc, lexicon, mention).and_then(|key| by_name.get(&key).copied()) {
                Some(entity) => Some((entity, "known-short-form")),
                None => by_initials
                    .get(&letters)
                    .copied()
                    .flatten()
                    .filter(|_| letters.len() > 1 && is_upper(doc, mention))
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
                doc.mentions[mention].entity = entity;
                if let Some(full) = first.get(&entity).copied() {
                    explain_short(doc, mention, entity, full, rule);
                }
            }
            None => {
                let key = known_name(doc, lexicon, mention).unwrap_or(word);
                join_or_found(doc, chains, &mut by_name, key, mention);
            }
        }
    }
    for mention in bodies {
        place_of_seat(doc, lexicon, mention);
    }
}

fn join_or_found(
    doc: &mut Document<'_>,
    chains: &mut Chains,
    by_name: &mut FxHashMap<String, usize>,
    key: String,
    mention: usize,
) -> usize {
    if let Some(&entity) = by_name.get(&key) {
        doc.mentions[mention].entity = entity;
        return entity;
    }
    let name = doc.mentions[mention].span.of(doc.text).to_owned();
    let entity = chains.found(doc, mention, name);
    by_name.insert(key, entity);
    entity
}

/// The longest form in the text is shown.
fn lengthen(doc: &mut Document<'_>, mention: usize) {
    let name = doc.mentions[mention].span.of(doc.text);
    let shown = doc.mentions[mention].entity;
    if let Some(entity) = doc.entities.get_mut(shown)
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
fn known_name(doc: &Document<'_>, lexicon: &Lexicon, mention: usize) -> Option<String> {
    lexicon
        .listed(doc, &doc.mentions[mention].tokens)
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
fn defined_short(doc: &Document<'_>, mention: usize) -> Option<String> {
    let open = doc.mentions[mention].tokens.end;
    let fits = doc.lower(open) == "("
        && doc.lower(open + 2) == ")"
        && doc
            .written(open + 1)
            .chars()
            .all(|c| c.is_uppercase() || !c.is_alphabetic());
    fits.then(|| doc.lower(open + 1).replace('.', ""))
        .filter(|s| s.chars().count() > 1)
}

fn is_upper(doc: &Document<'_>, mention: usize) -> bool {
    !doc.mentions[mention]
        .span
        .of(doc.text)
        .chars()
        .any(char::is_lowercase)
}

fn explain_short(
    doc: &mut Document<'_>,
    mention: usize,
    entity: usize,
    full: Span,
    rule: &'static str,
) {
    let name = doc.entities[entity].name.clone();
    if full == doc.mentions[mention].span || name == doc.mentions[mention].span.of(doc.text) {
        return;
    }
    let explanation = if rule == "short-name-of" {
        format!("Short for {name}.")
    } else {
        format!("The letters stand for {name}.")
    };
    explain(
        doc,
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
fn place_of_seat(doc: &mut Document<'_>, lexicon: &Lexicon, mention: usize) {
    if let Some(seat) = lexicon
        .listed(doc, &doc.mentions[mention].tokens)
        .iter()
        .find(|k| k.kind == EntryKind::Seat)
    {
        let at = doc.mentions[mention].entity;
        if let Some(entity) = doc.entities.get_mut(at) {
            entity.country = seat.country;
            seat.name.clone_into(&mut entity.name);
        }
    }
}
