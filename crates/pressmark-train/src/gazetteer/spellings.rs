//! Which other names of a city are kept: GeoNames has them in every language, and a reader of English meets a few.

use pressmark::gazetteer::key;

/// Arabic articles, which English newspapers leave out as often as not.
const ARTICLES: [&str; 15] = [
    "al", "el", "ar", "as", "ash", "at", "az", "ad", "an", "adh", "ath", "ez", "es", "er", "en",
];
/// What a name may end with and English newspapers leave out ("Ansan-si", "Cebu City").
const ENDINGS: [(&str, &str); 5] = [
    (" si", "KR"),
    (" gun", "KR"),
    (" eup", "KR"),
    (" city", "PH"),
    (" shi", "CN"),
];

/// The keys of the other names that are kept, best first.
pub(crate) fn kept(name: &str, others: &[String], population: u64, country: &str) -> Vec<String> {
    let usual = key(name);
    let mut keys = shortened(&usual, country);
    // English has names of its own for large cities; of small ones it takes the local name.
    let most = keys.len()
        + match population {
            1_000_000.. => 14,
            300_000.. => 6,
            100_000.. => 3,
            _ if speaks_english(country) => 0,
            50_000.. => 2,
            _ => 1,
        };
    let mut candidates: Vec<(usize, String)> = others
        .iter()
        .filter(|other| is_plausible(other))
        .map(|other| key(other))
        .filter(|other| *other != usual && other.len() > 3)
        .map(|other| (distance(&usual, &other), other))
        .collect();
    candidates.sort();
    candidates.dedup();
    for (_, other) in candidates {
        if keys.len() >= most {
            break;
        }
        if !keys.contains(&other) {
            keys.push(other);
        }
    }
    keys
}

fn shortened(usual: &str, country: &str) -> Vec<String> {
    let mut keys = Vec::new();
    if let Some((article, rest)) = usual.split_once(' ')
        && ARTICLES.contains(&article)
        && !speaks_english(country)
        && rest.len() > 3
    {
        keys.push(rest.to_owned());
    }
    for (ending, where_used) in ENDINGS {
        if let Some(stem) = usual.strip_suffix(ending)
            && where_used == country
            && stem.len() > 3
        {
            keys.push(stem.to_owned());
        }
    }
    keys
}

fn speaks_english(country: &str) -> bool {
    matches!(country, "US" | "GB" | "CA" | "AU" | "NZ" | "IE")
}

/// Written in Latin letters, at most three words, none of them all capitals (airport codes) or with odd marks.
fn is_plausible(name: &str) -> bool {
    let words = name.split([' ', '-']).count();
    words <= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name
            .chars()
            .all(|c| c.is_alphabetic() && c < '\u{180}' || matches!(c, ' ' | '-' | '\'' | '’'))
}

/// Letters to insert, delete or replace (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(names: &[&str]) -> Vec<String> {
        names.iter().map(|&n| n.to_owned()).collect()
    }

    #[test]
    fn near_spellings_come_first_and_codes_are_left_out() {
        let kept = kept(
            "Examplegrad",
            &others(&["EXG", "Beispielstadt", "Exemplegrad", "Примерград"]),
            400_000,
            "RU",
        );
        assert_eq!(kept, ["exemplegrad", "beispielstadt"]);
    }

    #[test]
    fn articles_and_endings_may_be_left_out() {
        assert_eq!(kept("Ar Raqqah", &[], 20_000, "SY"), ["raqqah"]);
        assert_eq!(kept("Ansan-si", &[], 20_000, "KR"), ["ansan"]);
        assert!(kept("El Paso", &[], 20_000, "US").is_empty());
    }

    #[test]
    fn a_small_town_keeps_one() {
        let kept = kept("Lom", &others(&["Lomm", "Loma", "Lomia"]), 20_000, "BG");
        assert_eq!(kept.len(), 1);
    }

    #[test]
    fn distances_count_letters() {
        assert_eq!(distance("kyiv", "kiev"), 2);
        assert_eq!(distance("", "abc"), 3);
    }
}
