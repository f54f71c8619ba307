//! The name of a downloaded file, made from the headline.

use crate::letters;

/// Longest name, the ending left out.
const LONGEST: usize = 60;

/// `tensions-rise-over-the-river.json` for "Tensions rise over the river" and `json`; `annotations.json` where no letter is
/// left.
#[must_use]
pub fn file_name(headline: &str, ending: &str) -> String {
    let mut name = String::new();
    for word in headline.split(|c: char| !is_letter(c) && !matches!(c, '\'' | '’')) {
        let word: String = word.chars().filter(|&c| letters::is_of_a_word(c)).collect();
        let word = letters::lower(&word);
        if word.is_empty() {
            continue;
        }
        if !name.is_empty() && name.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST));
    }
    if name.is_empty() {
        name.push_str("annotations");
    }
    // Windows keeps these for devices, whatever stands behind the stop.
    let device = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if matches!(device, "con" | "prn" | "aux" | "nul" | "com" | "lpt") {
        name.push_str("-article");
    }
    format!("{name}.{ending}")
}

/// Letters and digits; outside ASCII everything but the punctuation that news is written with.
fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{ff0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_becomes_a_file_name() {
        let json = |headline: &str| file_name(headline, "json");
        assert_eq!(
            json("Storm empties the ferries"),
            "storm-empties-the-ferries.json"
        );
        assert_eq!(
            json("“We can’t wait”: Minister / mayor"),
            "we-cant-wait-minister-mayor.json"
        );
        assert_eq!(json("日本の首相"), "日本の首相.json");
        assert_eq!(json("../../etc"), "etc.json");
        assert_eq!(json(""), "annotations.json");
        assert_eq!(json("CON"), "con-article.json");
        assert_eq!(json("Com1"), "com1-article.json");
        assert_eq!(json("Con men jailed"), "con-men-jailed.json");
        assert_eq!(file_name("Rain", "geojson"), "rain.geojson");
        assert!(json(&"word ".repeat(100)).len() <= LONGEST + 5);
    }
}
