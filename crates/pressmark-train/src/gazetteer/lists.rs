//! Reads our own lists: what the packages lack.

use pressmark::kinds::Feature;
use pressmark::list_format::{fields, lines, list};
use std::collections::BTreeMap;

use crate::failure::Failure;

/// The lists of `data/gazetteer` and the names of countries that the pipeline knows.
pub(crate) struct Lists {
    /// Where a country is shown, by code: latitude, longitude.
    pub(crate) countries: BTreeMap<&'static str, (f64, f64)>,
    /// The usual name of a country first, then others, by code.
    pub(crate) country_names: BTreeMap<&'static str, Vec<&'static str>>,
    /// Places that are no cities.
    pub(crate) regions: Vec<Region>,
    /// Other names of cities.
    pub(crate) aliases: Vec<Alias>,
    /// The area codes of telephone numbers of a state or province, by country and name.
    pub(crate) area_codes: BTreeMap<(&'static str, &'static str), Vec<&'static str>>,
}

/// A place that is no city.
#[derive(Debug)]
pub(crate) struct Region {
    /// The usual name first.
    pub(crate) names: Vec<&'static str>,
    pub(crate) feature: Feature,
    /// It is a state or province by law.
    pub(crate) is_division: bool,
    /// The country that holds it; empty where no one country does.
    pub(crate) country: &'static str,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) geonames: Option<u32>,
}

/// Other names of a city.
#[derive(Debug)]
pub(crate) struct Alias {
    /// The city's name in GeoNames.
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    pub(crate) names: Vec<&'static str>,
}

/// Reads the lists that are compiled in.
pub(crate) fn read() -> Result<Lists, Failure> {
    let points = include_str!("../../data/gazetteer/countries.txt");
    let names = include_str!("../../../pressmark/data/countries.txt");
    let regions = include_str!("../../data/gazetteer/regions.txt");
    let aliases = include_str!("../../data/gazetteer/aliases.txt");
    let area_codes = include_str!("../../data/gazetteer/area_codes.txt");
    Ok(Lists {
        countries: lines(points)
            .map(|line| {
                let [code, latitude, longitude] = fields(line);
                Ok((code, point(line, latitude, longitude)?))
            })
            .collect::<Result<_, Failure>>()?,
        country_names: lines(names)
            .map(|line| {
                let [code, name, others] = fields(line);
                (code, std::iter::once(name).chain(list(others)).collect())
            })
            .collect(),
        regions: lines(regions).map(region).collect::<Result<_, _>>()?,
        aliases: lines(aliases)
            .map(|line| {
                let [city, country, names] = fields(line);
                Alias {
                    city,
                    country,
                    names: list(names).collect(),
                }
            })
            .collect(),
        area_codes: lines(area_codes)
            .map(|line| {
                let [country, division, codes] = fields(line);
                ((country, division), list(codes).collect())
            })
            .collect(),
    })
}

fn region(line: &'static str) -> Result<Region, Failure> {
    let [names, feature, country, latitude, longitude, geonames] = fields(line);
    let (latitude, longitude) = point(line, latitude, longitude)?;
    Ok(Region {
        names: list(names).collect(),
        feature: match feature {
            "s" | "r" => Feature::Region,
            "c" => Feature::Continent,
            "l" => Feature::Landform,
            "w" => Feature::Water,
            "f" => Feature::Facility,
            _ => return Err(bad_line(line)),
        },
        is_division: feature == "s",
        country,
        latitude,
        longitude,
        geonames: geonames.parse().ok(),
    })
}

fn point(line: &str, latitude: &str, longitude: &str) -> Result<(f64, f64), Failure> {
    match (latitude.parse::<f64>(), longitude.parse::<f64>()) {
        (Ok(latitude), Ok(longitude)) if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Ok((latitude, longitude))
        }
        _ => Err(bad_line(line)),
    }
}

fn bad_line(line: &str) -> Failure {
    Failure::new(
        format!("data/gazetteer has a line that says nothing: {line}"),
        "Correct it; the head of each list says what a line holds.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use pressmark::gazetteer::key;
    use std::collections::BTreeSet;

    #[test]
    fn every_region_that_the_pipeline_knows_has_a_point() {
        let lists = read().unwrap();
        let known: BTreeSet<String> = lists
            .regions
            .iter()
            .flat_map(|r| r.names.iter().map(|n| key(n)))
            .collect();
        for line in lines(include_str!("../../../pressmark/data/regions.txt")) {
            let [names] = fields(line);
            assert!(
                list(names).any(|name| known.contains(&key(name))),
                "{line} has no point in data/gazetteer/regions.txt"
            );
        }
    }

    #[test]
    fn every_country_that_the_pipeline_knows_has_a_point() {
        let lists = read().unwrap();
        for code in lists.country_names.keys() {
            assert!(lists.countries.contains_key(code), "{code}");
        }
    }

    #[test]
    fn points_off_the_globe_are_refused() {
        for line in ["Nowhere|r||91|0", "Nowhere|r||0|", "Nowhere|x||0|0"] {
            assert!(region(line).is_err(), "{line}");
        }
    }
}
