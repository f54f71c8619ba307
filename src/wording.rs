//! What the page says in words: counts, types, how sure.

use pressmark::annotation::{EntityType, Feature, QuoteKind, Sector, Sense};

use pressmark::resolved::Entity;

use crate::article::{Article, Group};
use crate::letters;
use crate::models::Missing;
use crate::pane::Tab;
use crate::words::{article as words, page, reason, shared, thousands};

/// Which of an entity's mentions this is, counted from one, and how many there are.
#[must_use]
pub fn counted(entity: Entity<'_>, mention: u32) -> (usize, usize) {
    let at = entity.mentions().position(|m| m.number() == mention);
    (at.unwrap_or_default() + 1, entity.mentions().len())
}

/// What was found, as the status line says it.
#[must_use]
pub fn found(article: &Article) -> String {
    let people = article.lists().group(Group::People).len();
    let places = article.rows(Tab::Where);
    let quotes = article.rows(Tab::Said);
    shared::found(
        &shared::people(people),
        &shared::places(places),
        &shared::quotes(quotes),
    )
}

/// What a file of places holds that was saved under a name.
#[must_use]
pub fn saved_places(article: &Article, name: &str) -> String {
    let entities = &article.document().entities;
    let places = entities.iter().filter(|e| e.kind == EntityType::Place);
    let unknown = places.clone().filter(|e| e.geometry.is_none()).count();
    let places = places.count();
    let all = shared::places(places);
    if unknown == 0 {
        page::places_saved(&all, name)
    } else if unknown == places {
        page::places_saved_without(&all, name)
    } else {
        page::places_saved_some_without(&all, name, &thousands(unknown))
    }
}

/// What the reader should know where models did not arrive.
#[must_use]
pub fn missing_models(missing: &[Missing]) -> String {
    let each: Vec<String> = missing
        .iter()
        .map(|Missing { kind, why }| match kind.as_str() {
            "names" => page::no_recogniser(&reason(why)),
            "gazetteer" => page::no_gazetteer(&reason(why)),
            _ => page::no_model(&reason(why)),
        })
        .collect();
    each.join(" ")
}

/// How far the fetching of the models is: "0.8 of 2.1 MB".
#[must_use]
pub fn megabytes(here: u32, whole: u32) -> String {
    let tenths = |bytes: u32| (bytes + 50_000) / 100_000;
    let number = |bytes: u32| {
        let (whole, tenth) = (tenths(bytes) / 10, tenths(bytes) % 10);
        format!("{whole}{}{tenth}", shared::decimal_mark())
    };
    page::megabytes_of(&number(here), &number(whole))
}

/// "A", "A and B", "A, B and C".
#[must_use]
pub fn joined(names: &[&str]) -> String {
    let mut words = String::new();
    for (place, name) in names.iter().enumerate() {
        words.push_str(match place {
            0 => "",
            _ if place + 1 == names.len() => shared::and(),
            _ => ", ",
        });
        words.push_str(name);
    }
    words
}

/// How sure something is.
#[derive(Clone, Copy)]
enum Sureness {
    Sure,
    Likely,
    Guess,
}

fn sureness(confidence: f64) -> Sureness {
    if confidence >= 0.85 {
        Sureness::Sure
    } else if confidence >= 0.6 {
        Sureness::Likely
    } else {
        Sureness::Guess
    }
}

/// A confidence in words.
#[must_use]
pub fn how_sure(confidence: f64) -> &'static str {
    match sureness(confidence) {
        Sureness::Sure => shared::sure(),
        Sureness::Likely => shared::likely(),
        Sureness::Guess => shared::guess(),
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
    match sureness(confidence) {
        Sureness::Sure => None,
        Sureness::Likely => Some(shared::is_likely()),
        Sureness::Guess => Some(shared::is_guess()),
    }
}

/// What sort of quote it is, where it is not simply one: behind the name of who says it.
#[must_use]
pub fn quote_manner(kind: QuoteKind, is_headline: bool) -> &'static str {
    match (kind, is_headline) {
        (QuoteKind::Direct, false) => "",
        (QuoteKind::Direct, true) => shared::headline(),
        (QuoteKind::Mixed, false) => shared::mixed(),
        (QuoteKind::Mixed, true) => shared::headline_mixed(),
        (QuoteKind::Indirect, false) => shared::indirect(),
        (QuoteKind::Indirect, true) => shared::headline_indirect(),
    }
}

/// How often a place acts, of all its mentions: "4 of 10 as a state". Only a country is a state.
#[must_use]
pub fn acting(feature: Option<Feature>, (acting, all): (usize, usize)) -> String {
    let what = match feature {
        Some(Feature::Country) => shared::as_state(),
        Some(Feature::Region | Feature::City) => shared::as_government(),
        _ => shared::as_actor(),
    };
    if acting == all && all == 1 {
        return shared::acting_once(what);
    }
    shared::acting_of(&thousands(acting), &thousands(all), what)
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
        EntityType::Person => shared::person(),
        EntityType::Organization => shared::organization(),
        EntityType::Group => shared::group(),
        EntityType::Place => shared::place(),
        EntityType::Other => shared::other(),
    }
}

/// What kind of place.
#[must_use]
pub fn feature_name(feature: Feature) -> &'static str {
    match feature {
        Feature::Country => words::country(),
        Feature::Region => words::region(),
        Feature::City => words::city(),
        Feature::Landform => words::landform(),
        Feature::Water => words::water(),
        Feature::Facility => words::facility(),
        Feature::Continent => words::continent(),
    }
}

/// What an actor belongs to.
#[must_use]
pub fn sector_name(sector: Sector) -> &'static str {
    match sector {
        Sector::Government => words::government(),
        Sector::Military => words::military(),
        Sector::Police => words::police(),
        Sector::Court => words::court(),
        Sector::Parliament => words::parliament(),
        Sector::Party => words::party(),
        Sector::ArmedGroup => words::armed_group(),
        Sector::Company => words::company(),
        Sector::Media => words::media(),
        Sector::InternationalBody => words::international_body(),
    }
}

/// What a place name stands for here.
#[must_use]
pub fn sense(sense: Sense) -> &'static str {
    match sense {
        Sense::Actor => shared::acting_as_state(),
        Sense::Location => shared::as_location(),
        Sense::Demonym => shared::its_people(),
    }
}

/// The kind of a quote.
#[must_use]
pub fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => shared::direct_quote(),
        QuoteKind::Indirect => shared::indirect_quote(),
        QuoteKind::Mixed => shared::mixed_quote(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(12_345_678), "12,345,678");
        assert_eq!(shared::places(1), "1 place");
        assert_eq!(shared::places(0), "0 places");
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
