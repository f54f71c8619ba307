//! What stands beside a place: what it lies in ("Springfield, Ill.", "Tripoli (Lebanon)", "Kasese in western Uganda"),
//! and what stands in a list with it ("California, New York and Texas").

use core::ops::Range;

use super::candidates::Toponym;
use super::standing;
use crate::gazetteer::{Gazetteer, Place, key};
use crate::kinds::Feature;
use crate::lexicon::{EntryKind, Lexicon, WordClass, fold};
use crate::sorting::sort_by_key;
use crate::text::{Case, Document};

/// Words between "Kasese" and "Uganda" in "Kasese in the western part of Uganda".
const REACH: usize = 4;

/// The place that the text puts another into.
#[derive(Clone, Debug)]
pub(super) struct Container {
    /// Number of the country.
    pub(super) country: u8,
    /// Number of the state or province, where it is one.
    pub(super) region: u16,
    /// The state or province itself.
    pub(super) place: Place,
    /// Its name, as written.
    pub(super) name: String,
    /// The toponym whose name it is, where a mention names it.
    pub(super) outer: Option<usize>,
    /// The words may also name two places one after another ("from Odessa to Georgia", "Paris, London").
    pub(super) is_weak: bool,
}

/// What stands beside each place of the article, by toponym.
pub(super) struct Neighbours {
    /// What the text puts the place into.
    pub(super) containers: Vec<Vec<Container>>,
    /// Toponyms of the places in a list with it.
    pub(super) list_neighbours: Vec<Vec<usize>>,
    /// Toponyms of the places that the text puts into it.
    pub(super) contents: Vec<Vec<usize>>,
}

/// Looks at every two places that follow one another.
pub(super) fn find(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
) -> Neighbours {
    let order = in_text_order(toponyms);
    let mut containers = vec![Vec::new(); toponyms.len()];
    let mut list_neighbours = vec![Vec::new(); toponyms.len()];
    let mut contents = vec![Vec::new(); toponyms.len()];
    let listed: Vec<bool> = order
        .windows(2)
        .map(|pair| is_list(doc, pair[0].0.end, pair[1].0.start))
        .collect();
    for (n, pair) in order.windows(2).enumerate() {
        let [(left, inner), (right, outer)] = pair else {
            continue;
        };
        let (inner, outer) = (*inner, *outer);
        if inner == outer {
            continue;
        }
        if listed[n] {
            list_neighbours[inner].push(outer);
            list_neighbours[outer].push(inner);
        }
        let Some(is_weak) = joined(doc, lexicon, left.end, right.clone()) else {
            continue;
        };
        // "Siaya, Kisii, Wajir, Mandera": in the midst of a list.
        let is_listed = |n: Option<usize>| n.and_then(|n| listed.get(n)) == Some(&true);
        let is_weak = is_weak || is_listed(n.checked_sub(1)) && is_listed(Some(n + 1));
        let outer_toponym = &toponyms[outer];
        let mut around = around(
            gazetteer,
            outer_toponym.areas(),
            &outer_toponym.name,
            is_weak,
        );
        for container in &mut around {
            container.outer = Some(outer);
        }
        containers[inner].extend(around);
        if !is_weak {
            contents[outer].push(inner);
        }
    }
    let at_home = at_home(doc, lexicon, gazetteer, &order, toponyms);
    let beside = unmentioned(doc, lexicon, gazetteer, &order).into_iter();
    for (inner, container) in beside.chain(at_home) {
        containers[inner].push(container);
    }
    share_in_lists(doc, &order, &mut containers);
    Neighbours {
        containers,
        list_neighbours,
        contents,
    }
}

/// Where the toponyms stand.
fn in_text_order(toponyms: &[Toponym]) -> Vec<(Range<usize>, usize)> {
    let of_toponym = |(q, toponym): (usize, &Toponym)| {
        let occurrences = toponym.occurrences.iter().cloned();
        occurrences.map(|tokens| (tokens, q)).collect::<Vec<_>>()
    };
    let mut order: Vec<_> = toponyms.iter().enumerate().flat_map(of_toponym).collect();
    sort_by_key(&mut order, |(tokens, _)| (tokens.start as u64, 0));
    order
}

/// "Cass and Clay counties in Minnesota": what the last lies in, all do.
fn share_in_lists(
    doc: &Document<'_>,
    order: &[(Range<usize>, usize)],
    containers: &mut [Vec<Container>],
) {
    for pair in order.windows(2).rev() {
        let [(left, first), (right, next)] = pair else {
            continue;
        };
        let is_list = is_list(doc, left.end, right.start) && standing::several(doc, left).is_some();
        if is_list && first != next {
            let around = containers[*next].iter().filter(|c| !c.is_weak);
            let around: Vec<Container> = around.cloned().collect();
            containers[*first].extend(around);
        }
    }
}

/// "Hugh Tarn, R-Florence": the letters are those of parties of the United States.
fn behind_parties(
    doc: &Document<'_>,
    gazetteer: &Gazetteer,
    order: &[(Range<usize>, usize)],
) -> Vec<(usize, Container)> {
    let elected = order.iter().filter(|(t, _)| doc.is_behind_party(t.start));
    let in_states = |&(_, inner): &(Range<usize>, usize)| {
        let states = gazetteer.country(*b"US").and_then(|n| gazetteer.place(n));
        let states = around(gazetteer, states.into_iter(), "United States", true);
        states.into_iter().map(move |states| (inner, states))
    };
    elected.flat_map(in_states).collect()
}

/// "a Canadian from Madra", "a Canadian nurse from Madra": somebody's home lies in his own state.
fn at_home(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
    order: &[(Range<usize>, usize)],
    toponyms: &[Toponym],
) -> Vec<(usize, Container)> {
    let in_state = |pair: &[(Range<usize>, usize)]| {
        let [(people, state), (home, inner)] = pair else {
            return Vec::new();
        };
        let from = home.start.saturating_sub(1);
        let is_theirs = state != inner
            && (people.end..=people.end + 1).contains(&from)
            && doc.lower(from) == "from"
            && doc.case(people.end) == Case::Lower
            && doc.sentence_of(people.start) == doc.sentence_of(home.start)
            && (lexicon.listed(doc, people).iter()).any(|k| k.kind == EntryKind::People);
        if !is_theirs {
            return Vec::new();
        }
        let state = &toponyms[*state];
        let around = around(gazetteer, state.areas(), &state.name, true);
        around.into_iter().map(|c| (*inner, c)).collect()
    };
    order.windows(2).flat_map(in_state).collect()
}

/// What lies in a state that no mention names for itself.
fn unmentioned(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
    order: &[(Range<usize>, usize)],
) -> Vec<(usize, Container)> {
    let of = |(n, (tokens, inner)): (usize, &(Range<usize>, usize))| {
        let next = order.get(n + 1);
        let is_named = next.is_some_and(|(next, _)| next.start == tokens.end + 1);
        let found = match is_named {
            true => Vec::new(),
            false => unnamed(doc, lexicon, gazetteer, tokens.end),
        };
        let inner = *inner;
        found.into_iter().map(move |container| (inner, container))
    };
    let behind_commas = order.iter().enumerate().flat_map(of);
    behind_commas
        .chain(behind_parties(doc, gazetteer, order))
        .collect()
}

/// "Ohio, Iowa", "Ohio and Iowa", "Ohio, and Iowa": nothing but a comma or a conjunction.
fn is_list(doc: &Document<'_>, end: usize, start: usize) -> bool {
    (1..=2).contains(&(start.saturating_sub(end)))
        && (end..start).all(|t| matches!(doc.lower(t), "," | "and" | "or"))
}

/// Whether the tokens from `end` to `start` put the first place into the second, and whether they may do otherwise.
fn joined(doc: &Document<'_>, lexicon: &Lexicon, end: usize, outer: Range<usize>) -> Option<bool> {
    let start = outer.start;
    // "Cass and Clay counties in Minnesota"
    let end = end + usize::from(doc.word_class(end).any(WordClass::SEVERAL_PLACES));
    let sentence = doc.sentence_of(end.saturating_sub(1));
    if doc.sentence_of(start) != sentence || start < end {
        return None;
    }
    match start - end {
        // "Houston Texas"
        0 => Some(false),
        1 if matches!(doc.lower(end), "," | "(" | "in") => {
            // "offices in Boston, Ohio and Iowa": a list goes on behind the second.
            Some(doc.lower(end) == "," && matches!(doc.lower(outer.end), "and" | "or" | "&"))
        }
        2 if doc.lower(end) == "," && doc.lower(end + 1) == "in" => Some(false),
        2.. if start - end <= REACH && matches!(doc.lower(end), "in" | ",") => {
            // "Kasese in western Uganda": nothing but words of direction.
            let all_direction = (end + 1..start).all(|t| {
                let word = lexicon.word_class(&fold(doc.lower(t)));
                word.any(WordClass::DIRECTION)
                    || matches!(
                        doc.lower(t),
                        "in" | "the" | "part" | "of" | "state" | "province"
                    )
            });
            all_direction.then_some(false)
        }
        _ => None,
    }
}

/// "Springfield, Ohio — Veland Tech has ...": the state behind the comma, which no mention names for itself.
fn unnamed(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer,
    comma: usize,
) -> Vec<Container> {
    let next = comma + 1;
    if doc.lower(comma) != "," || doc.sentence_of(next) != doc.sentence_of(comma) {
        return Vec::new();
    }
    let written = doc.written(next);
    let abbreviated = lexicon.region(written).filter(|_| written.ends_with('.'));
    let listed = || {
        let end = doc.sentences.get(doc.sentence_of(next))?.tokens.end;
        let found = lexicon.longest(doc, next, end, false)?;
        let known = lexicon.known(&found).iter();
        let mut regions = known.filter(|entry| entry.kind == EntryKind::Region);
        // "Springfield, Ohio's second city": what follows must end there.
        let after = doc.lower(found.tokens.end);
        let is_word = after.starts_with(char::is_alphanumeric);
        let is_end = !is_word && after != "," || doc.case(found.tokens.end) != Case::Lower;
        regions.next().filter(|_| is_end).map(|entry| entry.name)
    };
    let Some(name) = abbreviated.or_else(listed) else {
        return Vec::new();
    };
    let readings = gazetteer.readings(&key(name)).into_iter();
    let places = readings.filter_map(|reading| gazetteer.place(reading.place));
    around(
        gazetteer,
        places.filter(|place| !place.is_county),
        name,
        false,
    )
}

/// The states and provinces among these places.
fn around(
    gazetteer: &Gazetteer,
    places: impl Iterator<Item = Place>,
    name: &str,
    is_weak: bool,
) -> Vec<Container> {
    let mut containers: Vec<Container> = Vec::new();
    for place in places {
        let is_area = matches!(place.feature, Feature::Country | Feature::Region);
        if !is_area || place.country == Place::NO_COUNTRY {
            continue;
        }
        if place.feature == Feature::Region && gazetteer.region_name(place.region).is_none() {
            continue;
        }
        let same = |c: &Container| c.country == place.country && c.region == place.region;
        if !containers.iter().any(same) {
            containers.push(Container {
                country: place.country,
                region: place.region,
                place,
                name: name.to_owned(),
                outer: None,
                is_weak,
            });
        }
    }
    containers
}

impl Container {
    /// Whether it is the place, as an area or as a town in an area of its name.
    pub(super) fn is_around(&self, place: &Place) -> bool {
        place.country == self.country && place.region == self.region
    }

    /// Whether the place lies in it.
    pub(super) fn holds(&self, place: &Place) -> bool {
        place.country == self.country
            && (self.region == 0 || self.region == place.region)
            && !(self.region == 0 && place.feature == Feature::Country)
    }
}
