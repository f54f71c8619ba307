//! What the page says in words: counts, types, how sure.

use pressmark::annotation::{EntityType, Feature, QuoteKind, Sense};

use pressmark::resolved::Entity;

use crate::article::{Article, Group};
use crate::letters;
use crate::models::Missing;
use crate::pane::Tab;

/// "1 person", "12 people".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        thousands(number),
        if number == 1 { one } else { many }
    )
}

/// Which of an entity's mentions this is, counted from one, and how many there are.
#[must_use]
pub fn counted(entity: Entity<'_>, mention: u32) -> (usize, usize) {
    let at = entity.mentions().position(|m| m.number() == mention);
    (at.unwrap_or_default() + 1, entity.mentions().len())
}

/// A number with commas: "12,345".
#[must_use]
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What was found, as the status line says it.
#[must_use]
pub fn found(article: &Article) -> String {
    let people = article.lists().group(Group::People).len();
    let places = article.rows(Tab::Where);
    let quotes = article.rows(Tab::Said);
    format!(
        "{}, {}, {} found",
        count(people, "person", "people"),
        count(places, "place", "places"),
        count(quotes, "quote", "quotes"),
    )
}

/// What a file of places holds that was saved under a name.
#[must_use]
pub fn saved_places(article: &Article, name: &str) -> String {
    let entities = &article.document().entities;
    let places = entities.iter().filter(|e| e.kind == EntityType::Place);
    let unknown = places.clone().filter(|e| e.geometry.is_none()).count();
    let places = places.count();
    let all = count(places, "place", "places");
    if unknown == 0 {
        format!("Saved {all} as {name}")
    } else if unknown == places {
        format!("Saved {all} as {name}, without coordinates")
    } else {
        format!(
            "Saved {all} as {name}, {} of them without coordinates",
            thousands(unknown)
        )
    }
}

/// What the reader should know where models did not arrive.
#[must_use]
pub fn missing_models(missing: &[Missing]) -> String {
    let each: Vec<String> = missing
        .iter()
        .map(|Missing { kind, why }| {
            let (what, loss) = match kind.as_str() {
                "names" => (
                    "recogniser of names",
                    "finds names by rules alone, which miss some",
                ),
                "gazetteer" => ("gazetteer", "knows fewer places, and where few of them lie"),
                _ => ("model", "goes on by rules"),
            };
            format!("The {what} could not be used: {why}. Without it Pressmark {loss}.")
        })
        .collect();
    each.join(" ")
}

/// How far the fetching of the models is: "0.8 of 2.1 MB".
#[must_use]
pub fn megabytes(here: u32, whole: u32) -> String {
    let tenths = |bytes: u32| (bytes + 50_000) / 100_000;
    let number = |bytes: u32| format!("{}.{}", tenths(bytes) / 10, tenths(bytes) % 10);
    format!("{} of {} MB", number(here), number(whole))
}

/// "A", "A and B", "A, B and C".
#[must_use]
pub fn joined(names: &[&str]) -> String {
    let mut words = String::new();
    for (place, name) in names.iter().enumerate() {
        words.push_str(match place {
            0 => "",
            _ if place + 1 == names.len() => " and ",
            _ => ", ",
        });
        words.push_str(name);
    }
    words
}

/// A confidence in words.
#[must_use]
pub fn how_sure(confidence: f64) -> &'static str {
    if confidence >= 0.85 {
        "Sure"
    } else if confidence >= 0.6 {
        "Likely"
    } else {
        "A guess"
    }
}

/// True where the reader is to see that something is not sure: a quote that stands alone after its speaker's paragraph is one.
#[must_use]
pub fn is_doubtful(confidence: f64) -> bool {
    confidence <= 0.7
}

/// Where a quote is less than sure: how much so, behind the name of who says it.
#[must_use]
pub fn doubt(confidence: f64) -> Option<&'static str> {
    match how_sure(confidence) {
        "Sure" => None,
        "Likely" => Some("likely"),
        _ => Some("a guess"),
    }
}

/// What sort of quote it is, where it is not simply one: behind the name of who says it.
#[must_use]
pub fn quote_manner(kind: QuoteKind, is_headline: bool) -> &'static str {
    match (kind, is_headline) {
        (QuoteKind::Direct, false) => "",
        (QuoteKind::Direct, true) => "headline",
        (QuoteKind::Mixed, false) => "part quoted",
        (QuoteKind::Mixed, true) => "headline · part quoted",
        (QuoteKind::Indirect, false) => "reported",
        (QuoteKind::Indirect, true) => "headline · reported",
    }
}

/// How often a place acts, of all its mentions: "4 of 10 as a state". Only a country is a state.
#[must_use]
pub fn acting(feature: Option<Feature>, (acting, all): (usize, usize)) -> String {
    let what = match feature {
        Some(Feature::Country) => "as a state",
        Some(Feature::Region | Feature::City) => "as its government",
        _ => "as an actor",
    };
    if acting == all && all == 1 {
        return format!("once, {what}");
    }
    format!("{} of {} {what}", thousands(acting), thousands(all))
}

/// The words with a capital at the beginning.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next();
    let rest = letters.as_str();
    letters::upper(&words[..words.len() - rest.len()]) + rest
}

/// A name as it is written, where it was typed without a capital: "new york" is "New York".
#[must_use]
pub fn titled(name: &str) -> String {
    if name.chars().any(letters::is_capital) {
        return name.to_owned();
    }
    let words: Vec<String> = name.split(' ').map(capital).collect();
    words.join(" ")
}

/// A type as a noun.
#[must_use]
pub fn kind(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Group => "Group",
        EntityType::Place => "Place",
        EntityType::Other => "Other",
    }
}

/// What a place name stands for here.
#[must_use]
pub fn sense(sense: Sense) -> &'static str {
    match sense {
        Sense::Actor => "acting as a state",
        Sense::Location => "as a location",
        Sense::Demonym => "its people",
    }
}

/// The kind of a quote.
#[must_use]
pub fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "Direct quote",
        QuoteKind::Indirect => "Indirect quote",
        QuoteKind::Mixed => "Partly quoted",
    }
}

/// The beginning of a text, cut after a word.
#[must_use]
pub fn excerpt(text: &str, longest: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = words.char_indices().nth(longest) else {
        return words;
    };
    let cut = words[..limit]
        .rfind(' ')
        .filter(|&at| at > limit / 2)
        .unwrap_or(limit);
    format!("{} …", words[..cut].trim_end_matches([',', ' ']))
}

/// Where the worker does not start.
pub const NO_START: &str = "The part of the page that reads articles could not start: a file is missing or was blocked. \
    Your text is safe. Try again; if it fails again, reload the page.";
/// Where it ends by itself.
pub const BROKE: &str = "The part of the page that reads articles broke off while reading this text, and has been started \
    anew. Your text is safe. Try again, or change the text and see whether it helps.";
/// Where it is ended.
pub const TOO_LONG: &str = "Reading this text took too long and was stopped. Your text is safe. Try again, or try a shorter \
    part of it.";
/// Where its answer is another version's.
pub const NOT_UNDERSTOOD: &str = "The page and the part of it that reads articles do not fit together, as happens after an \
    update. Your text is safe. Reload the page.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(12_345_678), "12,345,678");
        assert_eq!(count(1, "place", "places"), "1 place");
        assert_eq!(count(0, "place", "places"), "0 places");
    }

    #[test]
    fn bytes_are_said_in_megabytes() {
        assert_eq!(megabytes(0, 2_149_999), "0.0 of 2.1 MB");
        assert_eq!(megabytes(999_999, 1_000_000), "1.0 of 1.0 MB");
    }

    #[test]
    fn an_excerpt_ends_after_a_word() {
        assert_eq!(excerpt("one  two\nthree", 40), "one two three");
        assert_eq!(excerpt("one two, three four", 12), "one two …");
        assert_eq!(excerpt("ééééééééééé", 4), "éééé …");
    }
}
