//! The form in which place names are compared.

use crate::lexicon::fold;

/// What the gazetteer has behind the name of an airport.
pub(crate) const AIRPORTS: [&str; 2] = ["airport", "international airport"];

/// The name without case, accents, stops, apostrophes and hyphens; "Saint" is "st", a leading "the" is left out.
///
/// "St. John's" and "Saint Johns", "Guinea-Bissau" and "Guinea Bissau" are one key each.
#[must_use]
pub fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for word in
        fold(&lower).split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | ','))
    {
        let start = out.len();
        if start > 0 {
            out.push(' ');
        }
        let from = out.len();
        out.extend(word.chars().filter(|c| c.is_alphanumeric()));
        match &out[from..] {
            "" => out.truncate(start),
            "saint" | "sainte" => out.replace_range(from.., "st"),
            "the" if start == 0 => out.clear(),
            "mt" => out.replace_range(from.., "mount"),
            "ft" => out.replace_range(from.., "fort"),
            _ => {}
        }
    }
    out
}

/// The key under which the state or province of a telephone number's area code stands: no place is written so.
#[must_use]
pub fn area_code(code: &str) -> String {
    format!("1 {code}")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        assert_eq!(key("St. John's"), "st johns");
        assert_eq!(key("Saint Johns"), "st johns");
        assert_eq!(key("Guinea-Bissau"), "guinea bissau");
        assert_eq!(key("The Hague"), "hague");
        assert_eq!(key("the U.S."), "us");
        assert_eq!(key("São Paulo"), "sao paulo");
        assert_eq!(key("Sana’a"), "sanaa");
        assert_eq!(key("‘Amrān"), "amran");
        assert_eq!(key("Mt. Kenya"), "mount kenya");
        assert_eq!(key(" - "), "");
    }
}
