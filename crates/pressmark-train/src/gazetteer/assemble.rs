//! Brings the packages and our lists together: places, their names, and the names' readings in order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use pressmark::gazetteer::{Place, area_code, key, prominence};
use pressmark::kinds::Feature;

use super::drafts::Drafts;
use super::layout::Content;
use super::lists::{Lists, Region};
use super::middle::middle;
use super::sources::{City, Sources};
use super::spellings;
use crate::failure::Failure;

/// Cities of fewer people are kept in these countries only, whose towns English newspapers name.
const CITY: u64 = 15_000;
/// There towns of so many are.
const TOWN: u64 = 500;
const ENGLISH: [&str; 6] = ["US", "GB", "CA", "AU", "NZ", "IE"];
/// Countries whose counties, departments, provinces or regencies the news names.
const COUNTIES: [&str; 10] = ["US", "GB", "IE", "CA", "NZ", "PH", "FR", "IT", "ES", "ID"];
/// Ids are kept of towns of so many people.
const LARGE_TOWN: u64 = 100_000;
/// Words beside the name of a state or province, which the news may leave out.
const DIVISIONS: [&str; 27] = [
    "regency",
    "kabupaten",
    "provincia",
    "departement",
    "kota",
    "province",
    "state",
    "region",
    "oblast",
    "governorate",
    "county",
    "district",
    "department",
    "prefecture",
    "territory",
    "krai",
    "kray",
    "republic",
    "voivodeship",
    "canton",
    "parish",
    "municipality",
    "city",
    "autonomous",
    "division",
    "capital",
    "canary",
];

/// Puts everything together.
pub(crate) fn assemble(sources: &Sources, lists: &Lists) -> Result<Content, Failure> {
    let mut drafts = Drafts::default();
    let codes: Vec<&String> = sources.countries.keys().collect();
    let country = |code: &str| {
        codes
            .iter()
            .position(|c| *c == code)
            .map_or(Place::NO_COUNTRY, |n| n as u8)
    };
    for (code, source) in &sources.countries {
        let Some(&(latitude, longitude)) = lists.countries.get(code.as_str()) else {
            continue;
        };
        let mut names = vec![source.name.as_str()];
        if let Some(known) = lists.country_names.get(code.as_str()) {
            names = known.clone();
            names.push(&source.name);
        }
        let place = Place {
            latitude,
            longitude,
            country: country(code),
            region: 0,
            feature: Feature::Country,
            is_county: false,
            prominence: prominence(source.population),
            geonames: Some(source.geonameid),
        };
        drafts.add(place, names.iter().map(|n| key(n)), []);
    }
    let labels = labels(sources, lists);
    let region_number: BTreeMap<&str, u16> = sources
        .regions
        .keys()
        .enumerate()
        .map(|(n, code)| (code.as_str(), (codes.len() + 1 + n) as u16))
        .collect();
    let taken = divisions(sources, lists, &country, &region_number, &mut drafts);
    for (n, own) in lists.regions.iter().enumerate() {
        if !taken.contains(&n) {
            drafts.add(
                informal(own, &country),
                own.names.iter().map(|n| key(n)),
                [],
            );
        }
    }
    counties(sources, &country, &region_number, &mut drafts);
    cities(sources, lists, &country, &region_number, &mut drafts)?;
    Ok(drafts.finish(labels, &codes))
}

fn labels(sources: &Sources, lists: &Lists) -> Vec<String> {
    let countries = sources.countries.iter().map(|(code, source)| {
        let known = lists.country_names.get(code.as_str());
        known.map_or(source.name.clone(), |names| names[0].to_owned())
    });
    countries
        .chain(std::iter::once(String::new()))
        .chain(sources.regions.values().cloned())
        .collect()
}

/// States and provinces of GeoNames; the numbers of our own regions that stand for one of them.
fn divisions(
    sources: &Sources,
    lists: &Lists,
    country: &impl Fn(&str) -> u8,
    numbers: &BTreeMap<&str, u16>,
    drafts: &mut Drafts,
) -> BTreeSet<usize> {
    let mut towns: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for spot in &sources.spots {
        let inside = towns.entry(&spot.region).or_default();
        inside.push((spot.latitude, spot.longitude));
    }
    let mut people: BTreeMap<String, u64> = BTreeMap::new();
    for city in sources.cities.values() {
        *people.entry(region_code(city)).or_default() += city.population;
    }
    let mut taken = BTreeSet::new();
    for (code, name) in &sources.regions {
        let holder = code.split('.').next().unwrap_or_default();
        let (usual, short) = (key(name), short_division(&key(name)));
        let own = lists.regions.iter().position(|own| {
            own.is_division
                && own.country == holder
                && own.names.iter().any(|n| {
                    let own = key(n);
                    own == usual || Some(&own) == short.as_ref()
                })
        });
        let point = match own {
            Some(n) => Some((lists.regions[n].latitude, lists.regions[n].longitude)),
            None => towns.get(code.as_str()).and_then(|t| middle(t)),
        };
        let Some((latitude, longitude)) = point else {
            continue;
        };
        taken.extend(own);
        let place = Place {
            latitude,
            longitude,
            country: country(holder),
            region: numbers.get(code.as_str()).copied().unwrap_or(0),
            feature: Feature::Region,
            is_county: false,
            prominence: prominence(people.get(code).copied().unwrap_or(0).max(1_000)),
            geonames: None,
        };
        let own_names = own.map_or(&[][..], |n| &lists.regions[n].names);
        let usual = std::iter::once(usual).chain(own_names.iter().map(|n| key(n)));
        let dialled = lists.area_codes.get(&(holder, name.as_str()));
        let dialled = dialled.into_iter().flatten().map(|code| area_code(code));
        drafts.add(place, usual.chain(dialled), short);
    }
    taken
}

/// "donetsk" for "donetsk oblast", "anbar" for "al anbar".
fn short_division(usual: &str) -> Option<String> {
    let mut words: Vec<&str> = usual.split(' ').collect();
    let all = words.len();
    while words.len() > 1 && DIVISIONS.contains(words.last()?) {
        words.pop();
    }
    while words.len() > 2
        && DIVISIONS.contains(&words[0])
        && matches!(words[1], "of" | "de" | "di" | "du")
    {
        words.drain(..2);
    }
    if words.len() > 1 && matches!(words[0], "kabupaten" | "kota" | "county") {
        words.remove(0);
    }
    if words.len() > 1 && matches!(words[0], "al" | "ar" | "as" | "ash" | "an" | "ad" | "az") {
        words.remove(0);
    }
    let short = words.join(" ");
    (words.len() < all && short.len() > 3).then_some(short)
}

/// A region of ours that is no division of GeoNames. What readers of the news know best counts for more.
fn informal(own: &Region, country: &impl Fn(&str) -> u8) -> Place {
    let people = match (own.feature, own.country.is_empty(), own.is_division) {
        (Feature::Continent, ..) => 1_000_000_000,
        (Feature::Region, true, _) => 30_000_000,
        (Feature::Water, true, _) => 10_000_000,
        (Feature::Region, false, true) | (Feature::Landform, true, _) => 2_000_000,
        (Feature::Facility, ..) => 300_000,
        _ => 1_000_000,
    };
    Place {
        latitude: own.latitude,
        longitude: own.longitude,
        country: country(own.country),
        region: 0,
        feature: own.feature,
        is_county: false,
        prominence: prominence(people),
        geonames: own.geonames,
    }
}

fn counties(
    sources: &Sources,
    country: &impl Fn(&str) -> u8,
    numbers: &BTreeMap<&str, u16>,
    drafts: &mut Drafts,
) {
    let mut towns: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for spot in sources.spots.iter().filter(|s| !s.district.is_empty()) {
        let inside = towns.entry(&spot.district).or_default();
        inside.push((spot.latitude, spot.longitude));
    }
    for (code, name) in &sources.districts {
        let Some((region, _)) = code.rsplit_once('.') else {
            continue;
        };
        let holder = region.split('.').next().unwrap_or_default();
        let Some(inside) = towns.get(code.as_str()) else {
            continue;
        };
        let Some((latitude, longitude)) = middle(inside).filter(|_| COUNTIES.contains(&holder))
        else {
            continue;
        };
        let place = Place {
            latitude,
            longitude,
            country: country(holder),
            region: numbers.get(region).copied().unwrap_or(0),
            feature: Feature::Region,
            is_county: true,
            // More towns, more people.
            prominence: prominence(5_000 * inside.len() as u64),
            geonames: None,
        };
        let whole = key(name);
        // "Orange County" is never called Orange; "Zambales" is hardly called "Province of Zambales".
        let short = short_division(&whole).filter(|_| holder != "US");
        drafts.add(place, short.into_iter().chain([whole]), []);
    }
}

fn cities(
    sources: &Sources,
    lists: &Lists,
    country: &impl Fn(&str) -> u8,
    numbers: &BTreeMap<&str, u16>,
    drafts: &mut Drafts,
) -> Result<(), Failure> {
    let mut aliases: BTreeMap<(String, &str), (bool, Vec<String>)> = lists
        .aliases
        .iter()
        .map(|alias| {
            let names = alias.names.iter().map(|n| key(n)).collect();
            ((key(alias.city), alias.country), (false, names))
        })
        .collect();
    // The largest first, so that an alias goes to the largest city of its name.
    let mut cities: Vec<&City> = sources.cities.values().collect();
    cities.sort_by_key(|city| (Reverse(city.population), city.geonameid));
    for city in cities {
        let english = ENGLISH.contains(&city.countrycode.as_str());
        let usual = key(&city.name);
        let alias = (usual.clone(), city.countrycode.as_str());
        let least = if english { TOWN } else { CITY };
        if city.population < least && !aliases.contains_key(&alias) {
            continue;
        }
        let place = Place {
            latitude: city.latitude,
            longitude: city.longitude,
            country: country(&city.countrycode),
            region: numbers
                .get(region_code(city).as_str())
                .copied()
                .unwrap_or(0),
            feature: Feature::City,
            is_county: false,
            prominence: prominence(city.population),
            geonames: (city.population >= LARGE_TOWN).then_some(city.geonameid),
        };
        let mut names = vec![usual];
        if let Some((used, own)) = aliases.get_mut(&alias)
            && !*used
        {
            *used = true;
            names.append(&mut own.clone());
        }
        let others = spellings::kept(
            &city.name,
            &city.alternatenames,
            city.population,
            &city.countrycode,
        );
        drafts.add(place, names, others);
    }
    match aliases.iter().find(|(_, (used, _))| !used) {
        None => Ok(()),
        Some(((city, country), _)) => Err(Failure::new(
            format!(
                "data/gazetteer/aliases.txt names {city} ({country}), and no city is called so"
            ),
            "Use the name that GeoNames has, or take the line out.",
        )),
    }
}

fn region_code(city: &City) -> String {
    format!("{}.{}", city.countrycode, city.admin1code)
}

#[cfg(test)]
mod tests {
    use super::short_division;

    #[test]
    fn divisions_lose_what_the_news_leaves_out() {
        assert_eq!(short_division("donetsk oblast").as_deref(), Some("donetsk"));
        assert_eq!(short_division("al anbar").as_deref(), Some("anbar"));
        assert_eq!(
            short_division("republic of karelia").as_deref(),
            Some("karelia")
        );
        assert_eq!(short_division("ohio"), None);
    }
}
