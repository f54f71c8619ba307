//! Reads the tables in `data/`.

use rustc_hash::FxHashMap;

use super::Lexicon;
use super::fold::fold;
use super::phrases::{KnownKind, Phrases};
use super::traits::Traits;
use super::words::Words;
use crate::compounds;
use crate::document::Feature;
use crate::word_lists::{fields, lines, list};

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../data/", $name))
    };
}

/// Loads every table.
pub(super) fn load() -> Lexicon {
    let mut lexicon = Lexicon {
        phrases: Phrases::default(),
        words: Words::default(),
        states: FxHashMap::default(),
        abbreviations: FxHashMap::default(),
    };
    countries(&mut lexicon, table!("countries.txt"));
    peoples(&mut lexicon.phrases, table!("peoples.txt"));
    regions(&mut lexicon, table!("regions.txt"));
    seats(&mut lexicon.phrases, table!("seats.txt"));
    cities(&mut lexicon.phrases, table!("cities.txt"));
    organizations(&mut lexicon.phrases, table!("organizations.txt"));
    lexicon.phrases.finish();
    given_names(&mut lexicon.words, table!("given_names.txt"));
    words(&mut lexicon.words);
    verbs_of_speech(&mut lexicon.words, table!("cues.txt"));
    lexicon
}

fn code(field: &str) -> Option<[u8; 2]> {
    <[u8; 2]>::try_from(field.as_bytes()).ok()
}

fn countries(lexicon: &mut Lexicon, table: &'static str) {
    for line in lines(table) {
        let [iso, name, others, adjectives, people, capitals] = fields(line);
        let country = code(iso);
        if let Some(country) = country {
            lexicon.states.insert(country, name);
        }
        let mut add = |written: &str, kind, shown, feature| {
            lexicon.phrases.add(written, kind, shown, country, feature)
        };
        for written in core::iter::once(name).chain(list(others)) {
            add(written, KnownKind::Country, name, Some(Feature::Country));
        }
        for adjective in list(adjectives) {
            add(adjective, KnownKind::People, name, None);
            if !adjective.ends_with(['s', 'h', 'e']) {
                add(&format!("{adjective}s"), KnownKind::People, name, None);
            }
        }
        for plural in list(people) {
            add(plural, KnownKind::People, name, None);
        }
        for capital in list(capitals) {
            add(capital, KnownKind::Capital, capital, Some(Feature::City));
        }
    }
}

fn peoples(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [word, iso] = fields(line);
        phrases.add(word, KnownKind::People, word, code(iso), None);
    }
}

fn regions(lexicon: &mut Lexicon, table: &'static str) {
    for line in lines(table) {
        let [names, feature, iso, abbreviations] = fields(line);
        let feature = match feature {
            "c" => Feature::Continent,
            "l" => Feature::Landform,
            "w" => Feature::Water,
            "f" => Feature::Facility,
            _ => Feature::Region,
        };
        let shown = list(names).next().unwrap_or_default();
        for name in list(names) {
            lexicon
                .phrases
                .add(name, KnownKind::Region, shown, code(iso), Some(feature));
        }
        for abbreviation in list(abbreviations) {
            lexicon.abbreviations.insert(abbreviation, shown);
            lexicon
                .words
                .add(&abbreviation.to_lowercase(), Traits::STATE_ABBREVIATION);
        }
    }
}

fn seats(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [name, stands_for, iso, kind] = fields(line);
        let kind = if kind == "o" {
            KnownKind::Seat
        } else {
            KnownKind::SeatPlace
        };
        phrases.add(name, kind, stands_for, code(iso), None);
    }
}

fn cities(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [name, iso] = fields(line);
        phrases.add(name, KnownKind::City, name, code(iso), Some(Feature::City));
    }
}

fn organizations(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [name, others] = fields(line);
        for written in core::iter::once(name).chain(list(others)) {
            phrases.add(written, KnownKind::Organization, name, None, None);
        }
    }
}

fn given_names(words: &mut Words, table: &'static str) {
    for line in lines(table) {
        let Some((name, gender)) = line.split_once(' ') else {
            continue;
        };
        let gender = match gender {
            "m" => Traits::GIVEN_MALE,
            "f" => Traits::GIVEN_FEMALE,
            _ => Traits::GIVEN,
        };
        add(words, name, gender.or(Traits::GIVEN));
    }
}

/// The tables of single words, and what each section says of its words.
fn words(words: &mut Words) {
    for line in lines(table!("common_words.txt")) {
        words.add(line, Traits::COMMON);
    }
    for line in lines(table!("particles.txt")) {
        words.add(line, Traits::PARTICLE);
    }
    sections(words, table!("family_names.txt"), |section| match section {
        "first" => Traits::FAMILY_FIRST,
        _ => Traits::FAMILY,
    });
    sections(words, table!("ambiguous.txt"), |section| match section {
        "given names that are ordinary words" => Traits::GIVEN_WORD,
        "given names that are places" => Traits::GIVEN_PLACE,
        "family names that are ordinary words or places" => Traits::FAMILY_WORD,
        "places that are ordinary words or names" => Traits::PLACE_WORD,
        _ => Traits::ORG_WORD,
    });
    sections(words, table!("titles.txt"), |section| match section {
        "male" => Traits::TITLE.or(Traits::TITLE_MALE),
        "female" => Traits::TITLE.or(Traits::TITLE_FEMALE),
        "either" => Traits::TITLE,
        "modifiers" => Traits::TITLE_MODIFIER,
        "of" => Traits::TITLE_OF,
        _ => Traits::NAME_SUFFIX,
    });
    sections(
        words,
        table!("organization_words.txt"),
        |section| match section {
            "heads" => Traits::ORG_HEAD,
            "suffixes" => Traits::ORG_SUFFIX,
            "of" => Traits::OF_HEAD,
            "inside" => Traits::ORG_INSIDE,
            "places" => Traits::PLACE_HEAD,
            "things" => Traits::THING,
            _ => Traits::PLACE_FIRST,
        },
    );
    sections(words, table!("acting_words.txt"), |section| match section {
        "verbs of will" => Traits::WILL,
        "nouns of decision" => Traits::DECISION,
        "nouns between parties" => Traits::BETWEEN,
        "auxiliaries" => Traits::AUXILIARY,
        "adverbs" => Traits::ADVERB,
        "place prepositions" => Traits::PLACE_PREPOSITION,
        "weaker place prepositions" => Traits::WEAK_PREPOSITION,
        "actor prepositions" => Traits::ACTOR_PREPOSITION,
        "place nouns" => Traits::PLACE_NOUN,
        "directions" => Traits::DIRECTION,
        "months and days" => Traits::CALENDAR,
        "function words" => Traits::FUNCTION,
        _ => Traits::NOBODY,
    });
    sections(words, table!("sense_words.txt"), |section| match section {
        "verbs of acting, beyond those of will and speech" => Traits::ACT,
        "verbs with a party as their object" => Traits::DEALING,
        "nouns with a party behind \"on\", \"from\", \"to\", \"for\"" => Traits::OF_PARTY,
        "verbs of lying and being so" => Traits::STATIVE,
        "nouns between which lie places" => Traits::LINK,
        _ => Traits::UNDERGONE,
    });
    sections(
        words,
        table!("grammar_words.txt"),
        |section| match section {
            "pronouns" => Traits::PRONOUN,
            "prepositions" => Traits::PREPOSITION,
            "determiners" => Traits::DETERMINER,
            _ => Traits::JOINING,
        },
    );
    sections(words, compounds::TABLE, |section| match section {
        "behind a name, of acting" => Traits::ACT,
        "behind a name, of lying" => Traits::STATIVE,
        _ => Traits::default(),
    });
    roles(words, table!("roles.txt"));
}

/// Adds the words of each `[section: comment]` with the uses that its name says.
fn sections(words: &mut Words, table: &'static str, uses: impl Fn(&str) -> Traits) {
    let mut traits = Traits::default();
    for line in lines(table) {
        if let Some(section) = section(line) {
            traits = uses(section);
        } else {
            for word in line.split_whitespace().filter(|word| *word != "|") {
                add(words, word, traits);
            }
        }
    }
}

/// The name of a section, up to the colon.
fn section(line: &'static str) -> Option<&'static str> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    Some(inner.split(':').next().unwrap_or_default().trim())
}

fn roles(words: &mut Words, table: &'static str) {
    let mut of = "";
    for line in lines(table) {
        if let Some(section) = section(line) {
            of = section;
            continue;
        }
        if of == "generic" {
            line.split_whitespace()
                .for_each(|word| add(words, word, Traits::GENERIC));
            continue;
        }
        for word in line.split_whitespace() {
            let (one, many) = match of {
                "person male" => (Traits::ROLE.or(Traits::ROLE_MALE), Some(Traits::ROLES)),
                "person female" => (Traits::ROLE.or(Traits::ROLE_FEMALE), Some(Traits::ROLES)),
                "person" => (Traits::ROLE, Some(Traits::ROLES)),
                "organization" => (Traits::BODY, Some(Traits::BODIES)),
                "speaking things" => (Traits::SPEAKING_THING, None),
                "plural bodies" => (Traits::BODIES, None),
                _ => (Traits::ROLES, None),
            };
            add(words, word, one.or(Traits::COMMON));
            if let Some(many) = many {
                add(words, &format!("{word}s"), many.or(Traits::COMMON));
            }
        }
    }
}

/// Forms of the verbs that introduce speech; the attribution stage owns the table.
fn verbs_of_speech(words: &mut Words, table: &'static str) {
    let mut of = "";
    for line in lines(table) {
        if let Some(section) = section(line) {
            of = section;
        } else if of == "speech" {
            let forms = line.split('|').next().unwrap_or_default();
            for form in forms.split_whitespace().take(3) {
                add(words, form, Traits::SPEECH);
            }
        }
    }
}

fn add(words: &mut Words, word: &str, traits: Traits) {
    let lower = word.to_lowercase();
    words.add(&fold(&lower), traits);
}
