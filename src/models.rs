//! The model files that belong to this build of the page: which they are, and how far their fetching is. No browser.

/// A model file as the page's head names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelFile {
    /// What it is a model of: `names`, `gazetteer`.
    pub kind: String,
    /// Where it lies; relative to the page, or absolute.
    pub address: String,
    /// Its size in bytes.
    pub bytes: u32,
}

impl ModelFile {
    /// The address under which it is kept, without what was put behind it to pass a cache.
    #[must_use]
    pub fn plain_address(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }

    /// An address that no cache knows, where the number is new: servers pass over what follows the `?`.
    #[must_use]
    pub fn address_past_caches(&self, number: u32) -> String {
        format!("{}?again={number}", self.plain_address())
    }
}

/// A model that did not arrive whole, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What it is a model of.
    pub kind: String,
    /// What is wrong with the file, or with the way to it.
    pub why: String,
}

/// How far the fetching of the models is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fetching {
    /// Nothing is on its way: all are here, or the build has none.
    #[default]
    Over,
    /// Some are on their way.
    Running {
        /// Bytes that are here.
        received: u32,
        /// Bytes of all files.
        total: u32,
    },
    /// Some did not arrive; the message says so.
    Failed(String),
}

/// Reads `kind address bytes`, and the same again after each comma. What does not read like that is passed over.
#[must_use]
pub fn parse(list: &str) -> Vec<ModelFile> {
    list.split(',')
        .filter_map(|entry| {
            let mut parts = entry.split_ascii_whitespace();
            Some(ModelFile {
                kind: parts.next()?.to_owned(),
                address: parts.next()?.to_owned(),
                bytes: parts.next()?.parse().ok()?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_the_head_is_read() {
        let files = parse("names models/names-00.bin 12, gazetteer models/gazetteer-11.bin 3456");
        let kinds: Vec<_> = files.iter().map(|f| (f.kind.as_str(), f.bytes)).collect();
        assert_eq!(kinds, [("names", 12), ("gazetteer", 3456)]);
        assert_eq!(files[1].address, "models/gazetteer-11.bin");
    }

    #[test]
    fn each_address_past_the_caches_is_of_the_same_file() {
        let mut file = parse("names models/names-00.bin 12").remove(0);
        file.address = file.address_past_caches(1);
        assert_eq!(file.address, "models/names-00.bin?again=1");
        assert_eq!(file.plain_address(), "models/names-00.bin");
        assert_eq!(file.address_past_caches(2), "models/names-00.bin?again=2");
    }

    #[test]
    fn no_list_names_no_file() {
        assert!(parse("").is_empty());
        assert!(parse("names models/names-00.bin many").is_empty());
    }
}
