//! Weighs the readings of all places together, and chooses one for each.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidates::{Candidate, Toponym};
use super::geography::{Geography, Leading, Voice};
use super::home::Home;
use super::located::Resolution;
use super::neighbours::{Container, Neighbours};
use super::weights::{self, Beside, Listed, Weighed, best};
use crate::gazetteer::{Gazetteer, Place, key};
use crate::kinds::Feature;
use crate::layers::Located;

/// Rounds of weighing. What changes after the third is doubtful anyway.
const ROUNDS: usize = 3;
/// What the reader's choice weighs: more than all else.
const CHOSEN: f64 = 100.0;

/// The whereabouts of each place that the gazetteer knows, in the order of the toponyms.
pub(super) fn resolve(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    neighbours: &Neighbours,
    words: &Voice,
    home: Option<&Home>,
) -> Vec<Located> {
    let namesakes = Namesakes::of(toponyms);
    let named = named_areas(toponyms);
    let alone = toponyms.iter().map(|toponym| first(gazetteer, toponym));
    let mut weighed: Vec<Weighed> = alone.collect();
    for _ in 0..ROUNDS {
        let voices: Vec<Voice> = toponyms
            .iter()
            .zip(&weighed)
            .map(|(toponym, weighed)| {
                Voice::of(toponym, &weighed.all, |place| is_named(&named, place))
            })
            .collect();
        let mut geography = Geography::default();
        geography.add(words);
        for voice in &voices {
            geography.add(voice);
        }
        let leading = geography.leading();
        let next = (0..toponyms.len()).map(|q| {
            let own = namesakes.with(q).iter().map(|&n| &voices[n]);
            let own: Vec<&Voice> = own.collect();
            let around = Around {
                geography: &geography,
                leading,
                named: &named,
                own: &own,
                namesakes: namesakes.with(q),
                home,
            };
            weigh(gazetteer, toponyms, neighbours, &weighed, q, &around)
        });
        weighed = next.collect();
    }
    toponyms
        .iter()
        .zip(&weighed)
        .zip(&neighbours.containers)
        .filter_map(|((toponym, own), containers)| {
            let meant = containers
                .iter()
                .filter(|c| is_meant(toponyms, &weighed, c));
            let containers: Vec<&Container> = meant.collect();
            let resolution = Resolution {
                gazetteer,
                toponym,
                containers: &containers,
                weighed: own,
                home,
            };
            resolution.located()
        })
        .collect()
}

/// "a barn in Belfast": which Belfast is settled by now.
fn is_meant(toponyms: &[Toponym], weighed: &[Weighed], container: &Container) -> bool {
    let chosen = container.outer.and_then(|q| chosen(toponyms, weighed, q));
    chosen.is_none_or(|place| container.is_around(&place))
}

/// The place that weighs most for a toponym.
fn chosen(toponyms: &[Toponym], weighed: &[Weighed], q: usize) -> Option<Place> {
    Some(toponyms[q].candidates[best(&weighed[q].all)?].place)
}

/// What stands around a name in the whole article.
struct Around<'a> {
    geography: &'a Geography,
    leading: Leading,
    named: &'a FxHashSet<Area>,
    /// What the name itself says, here and where it means another place.
    own: &'a [&'a Voice],
    /// The toponyms of its name, itself among them.
    namesakes: &'a [usize],
    home: Option<&'a Home>,
}

/// The article names the country of the place, or its state or province.
fn is_named(named: &FxHashSet<Area>, place: &Place) -> bool {
    named.contains(&(place.country, 0))
        || place.region != 0 && named.contains(&(place.country, place.region))
}

/// Numbers of a country and of a state or province in it, or nought.
type Area = (u8, u16);

/// The countries, states and provinces that the article names.
fn named_areas(toponyms: &[Toponym]) -> FxHashSet<Area> {
    let is_wide = |feature| matches!(feature, Some(Feature::Country | Feature::Region));
    let wide = toponyms.iter().filter(|toponym| is_wide(toponym.feature));
    let areas = wide.flat_map(Toponym::areas);
    areas
        .filter(|place| place.feature == Feature::Country || place.region != 0)
        .map(|place| (place.country, place.region))
        .collect()
}

/// The toponyms of each one's name, itself among them: "a Harlow in Maine" says nothing for the Harlow that the article is about.
struct Namesakes {
    /// Those of one name together.
    groups: Vec<Vec<usize>>,
    /// For each toponym its group.
    group_of: Vec<usize>,
}

impl Namesakes {
    fn of(toponyms: &[Toponym]) -> Self {
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let of_toponym = toponyms.iter().enumerate().map(|(q, toponym)| {
            let group = *known.entry(key(&toponym.name)).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(q);
            group
        });
        let group_of = of_toponym.collect();
        Self { groups, group_of }
    }

    fn with(&self, toponym: usize) -> &[usize] {
        &self.groups[self.group_of[toponym]]
    }
}

/// By the name alone.
fn first(gazetteer: &Gazetteer, toponym: &Toponym) -> Weighed {
    let all = alone(gazetteer, toponym, Beside::default());
    Weighed {
        article: vec![0.0; all.len()],
        home: vec![0.0; all.len()],
        village: 0.0,
        all,
    }
}

fn weigh(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    neighbours: &Neighbours,
    weighed: &[Weighed],
    q: usize,
    around: &Around<'_>,
) -> Weighed {
    let toponym = &toponyms[q];
    let mates = neighbours.list_neighbours[q].iter();
    let list_neighbours: Vec<Place> = mates
        .filter_map(|&mate| chosen(toponyms, weighed, mate))
        .collect();
    let contents = neighbours.contents[q].iter();
    let contents: Vec<&[Candidate]> = contents
        .map(|&inner| toponyms[inner].candidates.as_slice())
        .collect();
    // The capital that acts is the one that the article names as a town.
    let others = around
        .namesakes
        .iter()
        .filter(|&&other| other != q && !toponym.acts);
    let elsewhere: Vec<&Container> = others
        .flat_map(|&other| &neighbours.containers[other])
        .collect();
    let beside = Beside {
        containers: &neighbours.containers[q],
        elsewhere: &elsewhere,
        list_neighbours: &list_neighbours,
        contents: &contents,
    };
    let places = toponym.candidates.iter().map(|c| &c.place);
    let article: Vec<f64> = places
        .clone()
        .map(|place| {
            around.geography.weight(place, around.own)
                * toponym.openness(place, is_named(around.named, place))
        })
        .collect();
    let home: Vec<f64> = places
        .map(|place| around.home.map_or(0.0, |home| home.weight(place)))
        .collect();
    let mut all = alone(gazetteer, toponym, beside);
    for (at, weight) in all.iter_mut().enumerate() {
        *weight += article[at] + home[at];
    }
    let village = around.geography.of_village(around.leading, around.own);
    Weighed {
        all,
        article,
        home,
        village: village
            + weights::unlisted_village(toponym, |place| is_named(around.named, place)),
    }
}

/// What the name itself and the words beside it say for each of its readings.
fn alone(gazetteer: &Gazetteer, toponym: &Toponym, beside: Beside<'_>) -> Vec<f64> {
    let in_listed_country = |candidate: &&Candidate| {
        let code = gazetteer.country_code(candidate.place.country);
        toponym.country.is_some() && toponym.country == code
    };
    // Of several towns of one name in that country the list means the most prominent.
    let listed_city = toponym
        .candidates
        .iter()
        .filter(in_listed_country)
        .find(|candidate| candidate.place.feature == Feature::City)
        .map(|candidate| candidate.number);
    let weigh = |candidate: &Candidate| {
        let listed = Listed {
            country: in_listed_country(&candidate),
            city: listed_city == Some(candidate.number) || toponym.country.is_none(),
        };
        let chosen = toponym.chosen == Some(candidate.number);
        let weight = weights::alone(toponym, candidate, listed, beside);
        if chosen { weight + CHOSEN } else { weight }
    };
    toponym.candidates.iter().map(weigh).collect()
}
