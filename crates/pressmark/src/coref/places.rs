//! Chains of places and peoples: a nationality, and a capital that acts, belong to the state.

use rustc_hash::{FxHashMap, FxHashSet};

use super::name_links::NameLinks;
use super::namesakes::{Container, around_the_town, tell_apart};
use crate::gazetteer::Gazetteer;
use crate::kinds::{EntityType, Feature, Sense};
use crate::layers::{EntityId, NameId, Why};
use crate::lexicon::{EntryKind, LexiconEntry, WordClass, capitalised, fold, with_article};

/// Mentions to either side that settle whether Georgia is the state or the country.
const NEIGHBOURS: usize = 4;

/// Gives every place and people its entity.
pub(super) fn link(links: &mut NameLinks<'_, '_>, gazetteer: Option<&Gazetteer>) {
    let places: Vec<NameId> = links
        .names
        .ids()
        .filter(|&m| matches!(links.names[m].kind, EntityType::Place | EntityType::Group))
        .collect();
    let known: Vec<Vec<LexiconEntry>> = places.iter().map(|&m| meanings(links, m)).collect();
    let meanings: Vec<Option<LexiconEntry>> = (0..places.len())
        .map(|n| choose(links, gazetteer, &places, &known, n).copied())
        .collect();
    let namesakes = tell_apart(links, &places, &meanings);
    let states = named_states(&meanings);
    let mut entities: FxHashMap<String, EntityId> = FxHashMap::default();
    for (n, &mention) in places.iter().enumerate() {
        let meaning = meanings[n].map(|known| placed(known, namesakes[n].container));
        let meaning = meaning.as_ref();
        let actor = links.names[mention].sense == Some(Sense::Actor);
        let for_state = actor && is_capital_of(meaning, &states);
        let (mut key, name, kind) = identity(links, mention, meaning, for_state);
        // "Riga will decide", where nobody names Latvia: who governs is not the town in which it rained.
        let is_seat =
            |k: &LexiconEntry| matches!(k.kind, EntryKind::Capital | EntryKind::SeatPlace);
        if actor && !for_state && meaning.is_some_and(is_seat) {
            key.push('\u{5}');
        }
        let number = namesakes[n].number;
        if number > 0 {
            key.push_str(&format!("\u{4}{number}"));
        }
        let entity = match entities.get(&key) {
            Some(&entity) => {
                links.join(mention, entity);
                entity
            }
            None => {
                let entity = links.found(mention, name);
                links.entities[entity].kind = kind;
                let listed = meaning.and_then(|k| k.country);
                let container = namesakes[n].container.map(|c| c.country);
                links.entities[entity].country = listed.or(container);
                let stands_for_state = key.starts_with('\u{1}');
                links.entities[entity].feature = if stands_for_state {
                    Some(Feature::Country)
                } else {
                    meaning.and_then(|k| k.feature)
                };
                entities.insert(key, entity);
                entity
            }
        };
        if links.entities[entity].kind == EntityType::Place
            && links.entities[entity].feature.is_none()
        {
            links.entities[entity].feature = feature_by_words(links, mention);
        }
        say_why(links, mention, entity, meaning, actor);
    }
}

/// The states that the article names, by themselves or by their people.
fn named_states(meanings: &[Option<LexiconEntry>]) -> FxHashSet<[u8; 2]> {
    let known = meanings.iter().flatten();
    let named = known.filter(|k| matches!(k.kind, EntryKind::Country | EntryKind::People));
    named.filter_map(|k| k.country).collect()
}

/// "Tallinn objected", where the article names Estonia: the capital that acts is another name of the state. Where it does not, the
/// capital keeps its own entity, and so its own point on the map.
fn is_capital_of(meaning: Option<&LexiconEntry>, states: &FxHashSet<[u8; 2]>) -> bool {
    meaning.is_some_and(|k| {
        k.kind == EntryKind::Capital && k.country.is_some_and(|code| states.contains(&code))
    })
}

fn meanings(links: &NameLinks<'_, '_>, mention: NameId) -> Vec<LexiconEntry> {
    let tokens = links.names[mention].tokens.clone();
    if tokens.len() == 1
        && links.names[mention].why.rule == "state-abbreviation"
        && let Some(region) = links.lexicon.region(links.written(tokens.start))
    {
        return links
            .lexicon
            .phrase(&fold(&region.to_lowercase()))
            .iter()
            .filter(|k| k.kind == EntryKind::Region)
            .copied()
            .collect();
    }
    links.lexicon.listed(links, &tokens).to_vec()
}

/// The town that the text puts elsewhere is not the one that the list knows: "Paris, Texas" is no seat of a government.
fn placed(mut known: LexiconEntry, container: Option<Container>) -> LexiconEntry {
    let is_town = matches!(known.kind, EntryKind::City | EntryKind::Capital);
    if let Some(container) = container
        && is_town
        && known.country != Some(container.country)
    {
        known.kind = EntryKind::City;
        known.country = Some(container.country);
    }
    known
}

/// The meaning that fits the type, and among two the one that the town in front or the neighbours suggest.
fn choose<'k>(
    links: &NameLinks<'_, '_>,
    gazetteer: Option<&Gazetteer>,
    places: &[NameId],
    meanings: &'k [Vec<LexiconEntry>],
    at: usize,
) -> Option<&'k LexiconEntry> {
    let kind = links.names[places[at]].kind;
    let fits = |k: &&LexiconEntry| {
        (k.kind == EntryKind::People) == (kind == EntityType::Group)
            && k.kind != EntryKind::Organization
    };
    let mut own = meanings[at].iter().filter(fits);
    let first = own.next()?;
    let Some(region) = own.find(|k| k.kind == EntryKind::Region) else {
        return Some(first);
    };
    if first.kind != EntryKind::Country {
        return Some(first);
    }
    let town = at.checked_sub(1).map(|town| (places[town], places[at]));
    if let (Some(gazetteer), Some(pair)) = (gazetteer, town)
        && let Some(area) = around_the_town(links, gazetteer, pair, (first, region))
    {
        return Some(area);
    }
    let (from, to) = (
        at.saturating_sub(NEIGHBOURS),
        (at + NEIGHBOURS + 1).min(meanings.len()),
    );
    let near = |wanted: fn(&LexiconEntry, &LexiconEntry) -> bool, this: &LexiconEntry| {
        (from..to)
            .filter(|&n| {
                n != at && meanings[n].len() == 1 && meanings[n].iter().any(|k| wanted(k, this))
            })
            .count()
    };
    let for_region = near(
        |k, this| {
            k.country == this.country && matches!(k.kind, EntryKind::Region | EntryKind::City)
        },
        region,
    );
    let for_country = near(
        |k, this| {
            k.country == this.country || k.kind == EntryKind::Country && k.country != Some(*b"US")
        },
        first,
    );
    Some(if for_region > for_country {
        region
    } else {
        first
    })
}

/// Key, shown name and type of the entity that the mention belongs to.
fn identity(
    links: &NameLinks<'_, '_>,
    mention: NameId,
    meaning: Option<&LexiconEntry>,
    for_state: bool,
) -> (String, String, EntityType) {
    let written = links.names[mention].span.of(links.text);
    let kind = links.names[mention].kind;
    let state = |code: [u8; 2]| {
        let name = links.lexicon.state(code).unwrap_or_default();
        (format!("\u{1}{name}"), name.to_owned(), EntityType::Place)
    };
    match meaning {
        Some(k) if k.kind == EntryKind::Country => k
            .country
            .map_or_else(|| (k.name.to_owned(), k.name.to_owned(), kind), state),
        Some(k)
            if k.kind == EntryKind::People
                && k.country
                    .is_some_and(|c| links.lexicon.state(c) == Some(k.name)) =>
        {
            k.country
                .map_or_else(|| (k.name.to_owned(), k.name.to_owned(), kind), state)
        }
        Some(k) if for_state => k
            .country
            .map_or_else(|| (k.name.to_owned(), k.name.to_owned(), kind), state),
        Some(k) if k.kind == EntryKind::People => {
            let one = k.name.to_lowercase();
            (
                format!("\u{2}{}", one.strip_suffix('s').unwrap_or(&one)),
                written.to_owned(),
                kind,
            )
        }
        Some(k) => {
            let name = if k.kind == EntryKind::Region {
                k.name
            } else {
                written
            };
            (
                format!(
                    "{}{}",
                    k.name,
                    if k.kind == EntryKind::Region {
                        "\u{3}"
                    } else {
                        ""
                    }
                ),
                name.to_owned(),
                kind,
            )
        }
        None => (unlisted_key(links, mention), written.to_owned(), kind),
    }
}

/// The key of what no list has. An airport is one under its last word: "from Lester B. Pearson", then "Pearson had reopened".
fn unlisted_key(links: &NameLinks<'_, '_>, mention: NameId) -> String {
    let name = &links.names[mention];
    if name.why.rule == "airport" {
        return format!("\u{6}{}", links.lower(name.tokens.end - 1));
    }
    links.key(mention)
}

/// "Kenyatta Avenue": the last word says what kind of place.
fn feature_by_words(links: &NameLinks<'_, '_>, mention: NameId) -> Option<Feature> {
    let tokens = links.names[mention].tokens.clone();
    let mut words = vec![tokens.end.checked_sub(1)?, tokens.start, tokens.end];
    // "the province of Hama"; a "water district with Hugo" is of several towns.
    let of = tokens
        .start
        .checked_sub(1)
        .filter(|&t| links.lower(t) == "of");
    words.extend(of.and_then(|of| of.checked_sub(1)));
    let by_word = words.iter().find_map(|&t| feature_of(links.lower(t)));
    by_word.or_else(|| {
        let last = links.word_class(tokens.end - 1);
        (tokens.len() > 1 && last.any(WordClass::PLACE_HEAD)).then_some(Feature::Facility)
    })
}

/// What kind of place the noun is.
pub(super) fn feature_of(noun: &str) -> Option<Feature> {
    match noun {
        "river" | "lake" | "sea" | "ocean" | "bay" | "gulf" | "strait" | "straits" | "canal"
        | "creek" | "falls" | "reservoir" => Some(Feature::Water),
        "mountain" | "mountains" | "mount" | "island" | "islands" | "peninsula" | "cape"
        | "desert" | "plateau" | "valley" | "hill" | "hills" | "volcano" | "glacier" => {
            Some(Feature::Landform)
        }
        "province" | "county" | "district" | "region" | "state" | "territory" | "prefecture"
        | "oblast" | "governorate" => Some(Feature::Region),
        "city" | "town" | "village" => Some(Feature::City),
        _ => None,
    }
}

fn say_why(
    links: &mut NameLinks<'_, '_>,
    mention: NameId,
    entity: EntityId,
    meaning: Option<&LexiconEntry>,
    actor: bool,
) {
    let Some(known) = meaning else { return };
    let state = known.country.and_then(|code| links.lexicon.state(code));
    let name = with_article(match known.kind {
        EntryKind::Capital => state.unwrap_or_default(),
        _ => &links.entities[entity].name,
    });
    let written = links.names[mention].span.of(links.text);
    let (rule, explanation) = match known.kind {
        EntryKind::Region if links.names[mention].why.rule == "listed-country" => (
            "region-beside",
            format!(
                "The places beside it say that this {written} is a region, not the state of that name."
            ),
        ),
        EntryKind::Capital if actor => (
            "capital-for-state",
            format!("{written} stands for the government of {name} here: it acts."),
        ),
        EntryKind::Country if actor => (
            "state-acts",
            format!(
                "{} acts here: the state is meant, not the spot on the map.",
                capitalised(name)
            ),
        ),
        EntryKind::People
            if known.country.is_some() && links.entities[entity].kind == EntityType::Place =>
        {
            (
                "nationality",
                format!("The people or the adjective of {name}."),
            )
        }
        _ => return,
    };
    let evidence = links.names[mention].why.evidence.clone();
    let why = Why::by_coreference(rule, evidence, explanation, 80);
    links.explain(mention, why);
}
