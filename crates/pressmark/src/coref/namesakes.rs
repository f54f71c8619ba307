//! Places that share a name in one article: "PARIS, Texas" over the report and "Paris, France" in it are two.
//!
//! What stands right behind a name says what the place lies in. Two that lie in different states or provinces are two places;
//! a name that stands alone means the one of the dateline, else the first that the text says more about.

use core::ops::Range;

use rustc_hash::FxHashMap;

use crate::gazetteer::{self, Gazetteer};
use crate::kinds::{EntityType, RegionKind};
use crate::layers::NameId;
use crate::lexicon::{EntryKind, LexiconEntry};
use crate::text::span::Span;
use crate::text::{Case, Document};

use super::name_links::NameLinks;

/// What the text puts a place into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Container {
    /// ISO 3166-1 alpha-2.
    pub(super) country: [u8; 2],
    /// The state or province, where it is one.
    region: Option<&'static str>,
}

impl Container {
    fn of(known: &LexiconEntry) -> Option<Self> {
        let region = match known.kind {
            EntryKind::Country => None,
            EntryKind::Region => Some(known.name),
            _ => return None,
        };
        Some(Self {
            country: known.country?,
            region,
        })
    }

    /// "Texas" and "the United States" may hold one place, "Texas" and "Kentucky" may not.
    fn fits(self, other: Self) -> bool {
        let same = self.region.is_none() || other.region.is_none() || self.region == other.region;
        self.country == other.country && same
    }
}

/// Which of the places of one name a mention means.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Namesake {
    /// Tells those of one name apart; 0 where the article has only one.
    pub(super) number: usize,
    /// What the text puts this one into.
    pub(super) container: Option<Container>,
}

/// For each of the places, in text order, which of its name it is. `meanings` is what the lists know of each.
pub(super) fn tell_apart(
    links: &NameLinks<'_, '_>,
    places: &[NameId],
    meanings: &[Option<LexiconEntry>],
) -> Vec<Namesake> {
    let mut namesakes = vec![Namesake::default(); places.len()];
    let mut names: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (n, &mention) in places.iter().enumerate() {
        if links.names[mention].kind == EntityType::Place && !is_area(meanings[n].as_ref()) {
            names.entry(links.key(mention)).or_default().push(n);
        }
    }
    let containers = containers(links, places, meanings);
    let datelines: Vec<Span> = links
        .regions
        .iter()
        .filter(|r| r.kind == RegionKind::Dateline)
        .map(|r| r.span)
        .collect();
    let in_dateline = |n: usize| {
        let span = links.names[places[n]].span;
        datelines.iter().any(|dateline| dateline.contains(span))
    };
    // Each name for itself, so the map's order is no matter.
    #[allow(clippy::iter_over_hash_type)]
    for of_name in names.values() {
        let (which, kinds) = parted(of_name, &containers);
        if kinds.is_empty() {
            continue;
        }
        let written = (0..of_name.len()).find(|&at| in_dateline(of_name[at]));
        let is_known =
            |at: &usize| which[*at].is_some() && !is_another(links, places[of_name[*at]]);
        let plain = || (0..of_name.len()).find(is_known);
        let home = written.and_then(|at| which[at]);
        let home = home.or_else(|| plain().and_then(|at| which[at]));
        for (at, &n) in of_name.iter().enumerate() {
            let number = which[at].or(home).unwrap_or(kinds.len());
            namesakes[n] = Namesake {
                number,
                container: kinds.get(number).copied(),
            };
        }
    }
    namesakes
}

/// What the text puts each place into.
fn containers(
    links: &NameLinks<'_, '_>,
    places: &[NameId],
    meanings: &[Option<LexiconEntry>],
) -> Vec<Option<Container>> {
    let container = |n: usize| {
        let (inner, outer) = (&links.names[places[n]], places.get(n + 1)?);
        let outer = &links.names[*outer];
        let is_place = outer.kind == EntityType::Place && !is_area(meanings[n].as_ref());
        (is_place && is_inside(links, &inner.tokens, &outer.tokens))
            .then(|| Container::of(meanings[n + 1].as_ref()?))
            .flatten()
    };
    (0..places.len()).map(container).collect()
}

fn is_area(meaning: Option<&LexiconEntry>) -> bool {
    meaning.is_some_and(|k| matches!(k.kind, EntryKind::Country | EntryKind::Region))
}

/// Which of several places each mention of a name means, where the text says, and what each of them lies in.
fn parted(
    of_name: &[usize],
    containers: &[Option<Container>],
) -> (Vec<Option<usize>>, Vec<Container>) {
    let mut kinds: Vec<Container> = Vec::new();
    let mut which = vec![None; of_name.len()];
    for (at, &n) in of_name.iter().enumerate() {
        let Some(container) = containers[n] else {
            continue;
        };
        let known = kinds.iter().position(|kind| kind.fits(container));
        let kind = known.unwrap_or(kinds.len());
        match kinds.get_mut(kind) {
            Some(kind) => kind.region = kind.region.or(container.region),
            None => kinds.push(container),
        }
        which[at] = Some(kind);
    }
    (which, kinds)
}

/// "There is a Harlow in Maine": one that the article has not spoken of.
fn is_another(links: &NameLinks<'_, '_>, name: NameId) -> bool {
    let before = links.names[name].tokens.start.checked_sub(1);
    before.is_some_and(|t| matches!(links.lower(t), "a" | "another"))
}

/// "Paris, Texas", "Paris (Texas)", "Paris Texas", "Paris, in Texas": the text puts the first into the second; a list does not.
fn is_inside(doc: &Document<'_>, inner: &Range<usize>, outer: &Range<usize>) -> bool {
    if doc.sentence_of(inner.start) != doc.sentence_of(outer.start) {
        return false;
    }
    let goes_on =
        |at: usize| matches!(doc.lower(at), "and" | "or" | "&") && doc.case(at + 1) != Case::Lower;
    let is_list = goes_on(outer.end) || doc.lower(outer.end) == "," && goes_on(outer.end + 1);
    let between = inner.end..outer.start;
    match between.len() {
        0 => true,
        1 if doc.lower(inner.end) == "," => !is_list,
        1 => matches!(doc.lower(inner.end), "(" | "in"),
        2 => doc.lower(inner.end) == "," && doc.lower(inner.end + 1) == "in",
        _ => false,
    }
}

/// Of a name that a state and a region share, whichever holds the town in front of it: "Savannah, Georgia" is the region, "Batumi,
/// Georgia" the state. None where no town stands in front, or one that both hold or neither.
pub(super) fn around_the_town<'k>(
    links: &NameLinks<'_, '_>,
    gazetteer: &Gazetteer,
    (town, area): (NameId, NameId),
    (state, region): (&'k LexiconEntry, &'k LexiconEntry),
) -> Option<&'k LexiconEntry> {
    let (town, area) = (&links.names[town], &links.names[area]);
    if town.kind != EntityType::Place || !is_inside(links, &town.tokens, &area.tokens) {
        return None;
    }
    let (mut in_state, mut in_region) = (false, false);
    for reading in gazetteer.readings(&gazetteer::key(town.span.of(links.text))) {
        let Some(place) = gazetteer.place(reading.place) else {
            continue;
        };
        let country = gazetteer.country_code(place.country);
        in_state |= country == state.country;
        in_region |=
            country == region.country && gazetteer.region_name(place.region) == Some(region.name);
    }
    match (in_state, in_region) {
        (true, false) => Some(state),
        (false, true) => Some(region),
        _ => None,
    }
}
