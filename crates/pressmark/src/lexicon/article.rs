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

/// Words as they stand at the beginning of a sentence.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next();
    first.map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::with_article;

    #[test]
    fn some_states_have_one() {
        assert_eq!(with_article("United States"), "the United States");
        assert_eq!(with_article("Czech Republic"), "the Czech Republic");
        assert_eq!(with_article("Faroe Islands"), "the Faroe Islands");
        assert_eq!(with_article("Netherlands"), "the Netherlands");
        assert_eq!(with_article("Ivory Coast"), "Ivory Coast");
        assert_eq!(with_article("Norway"), "Norway");
    }
}
