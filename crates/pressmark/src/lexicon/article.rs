//! Names of states in a sentence: some take an article, "the United States", and a sentence begins with a capital.

/// Whole names; the rest is told by their first or last word.
const NAMES: [&str; 8] = [
    "Bahamas",
    "Comoros",
    "Gambia",
    "Maldives",
    "Netherlands",
    "Philippines",
    "Seychelles",
    "Vatican",
];
const FIRST: [&str; 4] = ["United", "Republic", "Democratic", "U.S."];
const LAST: [&str; 2] = ["Republic", "Islands"];

/// The name as it stands inside a sentence.
pub(crate) fn with_article(name: &str) -> String {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or_default();
    if NAMES.contains(&name) || FIRST.contains(&first) || LAST.contains(&last) {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// The name of a state as it stands at the beginning of a sentence: its own letters are capitals, those of an article are not.
pub(crate) fn capitalised(mut name: String) -> String {
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{capitalised, with_article};

    #[test]
    fn some_states_have_one() {
        assert_eq!(with_article("United States"), "the United States");
        assert_eq!(with_article("Czech Republic"), "the Czech Republic");
        assert_eq!(with_article("Faroe Islands"), "the Faroe Islands");
        assert_eq!(with_article("Netherlands"), "the Netherlands");
        assert_eq!(with_article("Ivory Coast"), "Ivory Coast");
        assert_eq!(with_article("Norway"), "Norway");
        assert_eq!(
            capitalised(with_article("United States")),
            "The United States"
        );
        assert_eq!(capitalised("Åland".to_owned()), "Åland");
    }
}
