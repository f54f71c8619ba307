//! The keys under which a name is looked up: first as it stands, then without words that the gazetteer leaves out.

use crate::gazetteer::{AIRPORTS, key};
use crate::lexicon::{Lexicon, WordClass};

/// Keys to try in this order, and whether the name was cut to make it.
pub(super) fn keys(lexicon: &Lexicon, name: &str) -> Vec<(String, bool)> {
    let is = |word: &str, class| lexicon.word_class(word).any(class);
    let whole = key(name);
    let words: Vec<&str> = whole.split(' ').collect();
    let mut keys = vec![(whole.clone(), false)];
    if words.len() < 2 || name.ends_with(" City") {
        // "Kanawha City" is not Kanawha.
        return keys;
    }
    let (first, last) = (words[0], words[words.len() - 1]);
    let inner = &words[..words.len() - 1];
    if is(last, WordClass::AREA_KIND) {
        keys.push((inner.join(" "), false));
    } else if is(last, WordClass::SITE) {
        // "Erbil International Airport": it lies at the place that its name begins with.
        let end = inner.iter().rposition(|w| !is(w, WordClass::BEFORE_SITE));
        let site = &inner[..end.map_or(0, |end| end + 1)];
        if !site.is_empty() {
            keys.push((site.join(" "), true));
        }
        if is(last, WordClass::AIRPORT) {
            // "Liverpool Maddock Airport", "Oda Veland Oslo Airport": somebody is honoured before or behind the town.
            let fronts = (1..site.len()).rev().map(|end| &site[..end]);
            let ends = (1..site.len()).map(|start| &site[start..]);
            keys.extend(fronts.chain(ends).map(|part| (part.join(" "), true)));
        }
    }
    // "Greater Manchester", "North London"
    if is(first, WordClass::DIRECTION) {
        keys.push((words[1..].join(" "), true));
    } else if !is(last, WordClass::AREA_KIND.or(WordClass::SITE)) {
        // "Charles de Gaulle", where planes land.
        keys.extend(AIRPORTS.map(|kind| (format!("{whole} {kind}"), false)));
    }
    if words.len() > 2 && words[1] == "of" && is(first, WordClass::AREA_KIND) {
        keys.push((words[2..].join(" "), false));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::keys;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_name_is_tried_whole_first() {
        let lexicon = Lexicon::new();
        let tried = |name: &str| -> Vec<String> {
            let keys = keys(&lexicon, name).into_iter();
            keys.map(|(key, _)| key).collect()
        };
        assert_eq!(tried("Hama province"), ["hama province", "hama"]);
        assert_eq!(tried("Province of Hama").last().unwrap(), "hama");
        assert_eq!(
            tried("Erbil International Airport"),
            ["erbil international airport", "erbil"]
        );
        assert_eq!(
            tried("Leeds Maddock Airport"),
            ["leeds maddock airport", "leeds maddock", "leeds", "maddock"]
        );
        assert_eq!(tried("North London"), ["north london", "london"]);
        assert_eq!(tried("London"), ["london"]);
        assert_eq!(
            tried("Hugh Marsh"),
            [
                "hugh marsh",
                "hugh marsh airport",
                "hugh marsh international airport"
            ]
        );
        assert_eq!(tried("Lahore city"), ["lahore city", "lahore"]);
        assert_eq!(tried("Kanawha City"), ["kanawha city"]);
    }
}
