//! The keys under which a name is looked up: first as it stands, then without words that the gazetteer leaves out.

use crate::gazetteer::key;

/// "Lagos State", "Hama province": the word says what it is, the rest is the name.
const KINDS: [&str; 16] = [
    "province",
    "state",
    "county",
    "district",
    "region",
    "governorate",
    "oblast",
    "prefecture",
    "territory",
    "city",
    "town",
    "island",
    "islands",
    "peninsula",
    "municipality",
    "department",
];
/// "Erbil International Airport": it lies at the place that its name begins with.
const SITES: [&str; 10] = [
    "airport", "airfield", "airbase", "port", "harbor", "harbour", "station", "hospital", "prison",
    "base",
];
/// "Greater Manchester", "North London".
const PARTS: [&str; 16] = [
    "greater",
    "downtown",
    "central",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "inner",
    "upper",
    "lower",
    "metropolitan",
    "outer",
];
/// Words between the name and the word that says what it is.
const MIDDLE: [&str; 4] = ["international", "air", "naval", "military"];

/// Keys to try in this order, and whether the name was cut to make it.
pub(super) fn keys(name: &str) -> Vec<(String, bool)> {
    let whole = key(name);
    let words: Vec<&str> = whole.split(' ').collect();
    let mut keys = vec![(whole.clone(), false)];
    if words.len() < 2 {
        return keys;
    }
    let (first, last) = (words[0], words[words.len() - 1]);
    let inner = &words[..words.len() - 1];
    if name.ends_with(" City") {
        // "Kanawha City" is not Kanawha.
        return keys;
    }
    if KINDS.contains(&last) {
        keys.push((inner.join(" "), false));
    } else if SITES.contains(&last) {
        let end = inner.iter().rposition(|w| !MIDDLE.contains(w));
        if let Some(end) = end {
            keys.push((inner[..=end].join(" "), true));
        }
    }
    if PARTS.contains(&first) {
        keys.push((words[1..].join(" "), true));
    }
    if words.len() > 2 && words[1] == "of" && KINDS.contains(&first) {
        keys.push((words[2..].join(" "), false));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::keys;

    fn tried(name: &str) -> Vec<String> {
        keys(name).into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn a_name_is_tried_whole_first() {
        assert_eq!(tried("Hama province"), ["hama province", "hama"]);
        assert_eq!(tried("Province of Hama"), ["province of hama", "hama"]);
        assert_eq!(
            tried("Erbil International Airport"),
            ["erbil international airport", "erbil"]
        );
        assert_eq!(tried("North London"), ["north london", "london"]);
        assert_eq!(tried("London"), ["london"]);
        assert_eq!(tried("Lahore city"), ["lahore city", "lahore"]);
        assert_eq!(tried("Kanawha City"), ["kanawha city"]);
    }
}
