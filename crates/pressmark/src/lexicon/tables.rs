//! Reads the tables in `data/`.

use rustc_hash::FxHashMap;

use super::Lexicon;
use super::entries::{EntryKind, Phrases};
use super::fold::fold;
use super::words::Words;
use crate::document::Feature;
use crate::list_format::{fields, lines, list};
use crate::text::compounds;
use crate::word_class::WordClass;

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
            add(written, EntryKind::Country, name, Some(Feature::Country));
        }
        for adjective in list(adjectives) {
            add(adjective, EntryKind::People, name, None);
            if !adjective.ends_with(['s', 'h', 'e']) {
                add(&format!("{adjective}s"), EntryKind::People, name, None);
            }
        }
        for plural in list(people) {
            add(plural, EntryKind::People, name, None);
        }
        for capital in list(capitals) {
            add(capital, EntryKind::Capital, capital, Some(Feature::City));
        }
    }
}

fn peoples(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [word, iso] = fields(line);
        phrases.add(word, EntryKind::People, word, code(iso), None);
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
                .add(name, EntryKind::Region, shown, code(iso), Some(feature));
        }
        for abbreviation in list(abbreviations) {
            lexicon.abbreviations.insert(abbreviation, shown);
            lexicon
                .words
                .add(&abbreviation.to_lowercase(), WordClass::STATE_ABBREVIATION);
        }
    }
}

fn seats(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [name, stands_for, iso, kind] = fields(line);
        let kind = if kind == "o" {
            EntryKind::Seat
        } else {
            EntryKind::SeatPlace
        };
        phrases.add(name, kind, stands_for, code(iso), None);
    }
}

fn cities(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [name, iso] = fields(line);
        phrases.add(name, EntryKind::City, name, code(iso), Some(Feature::City));
    }
}

fn organizations(phrases: &mut Phrases, table: &'static str) {
    for line in lines(table) {
        let [name, others] = fields(line);
        for written in core::iter::once(name).chain(list(others)) {
            phrases.add(written, EntryKind::Organization, name, None, None);
        }
    }
}

fn given_names(words: &mut Words, table: &'static str) {
    for line in lines(table) {
        let Some((name, gender)) = line.split_once(' ') else {
            continue;
        };
        let gender = match gender {
            "m" => WordClass::GIVEN_MALE,
            "f" => WordClass::GIVEN_FEMALE,
            _ => WordClass::GIVEN,
        };
        add(words, name, gender.or(WordClass::GIVEN));
    }
}

/// The tables of single words, and what each section says of its words.
fn words(words: &mut Words) {
    for line in lines(table!("common_words.txt")) {
        words.add(line, WordClass::COMMON);
    }
    for line in lines(table!("particles.txt")) {
        words.add(line, WordClass::PARTICLE);
    }
    sections(words, table!("family_names.txt"), |section| match section {
        "first" => WordClass::FAMILY_FIRST,
        _ => WordClass::FAMILY,
    });
    sections(words, table!("ambiguous.txt"), |section| match section {
        "given names that are ordinary words" => WordClass::GIVEN_WORD,
        "given names that are places" => WordClass::GIVEN_PLACE,
        "family names that are ordinary words or places" => WordClass::FAMILY_WORD,
        "places that are ordinary words or names" => WordClass::PLACE_WORD,
        _ => WordClass::ORG_WORD,
    });
    sections(words, table!("titles.txt"), |section| match section {
        "male" => WordClass::TITLE.or(WordClass::TITLE_MALE),
        "female" => WordClass::TITLE.or(WordClass::TITLE_FEMALE),
        "either" => WordClass::TITLE,
        "modifiers" => WordClass::TITLE_MODIFIER,
        "of" => WordClass::TITLE_OF,
        _ => WordClass::NAME_SUFFIX,
    });
    sections(
        words,
        table!("organization_words.txt"),
        |section| match section {
            "heads" => WordClass::ORG_HEAD,
            "suffixes" => WordClass::ORG_SUFFIX,
            "of" => WordClass::OF_HEAD,
            "inside" => WordClass::ORG_INSIDE,
            "places" => WordClass::PLACE_HEAD,
            "things" => WordClass::THING,
            _ => WordClass::PLACE_FIRST,
        },
    );
    sections(words, table!("acting_words.txt"), |section| match section {
        "verbs of will" => WordClass::WILL,
        "nouns of decision" => WordClass::DECISION,
        "nouns between parties" => WordClass::BETWEEN,
        "auxiliaries" => WordClass::AUXILIARY,
        "adverbs" => WordClass::ADVERB,
        "place prepositions" => WordClass::PLACE_PREPOSITION,
        "weaker place prepositions" => WordClass::WEAK_PREPOSITION,
        "actor prepositions" => WordClass::ACTOR_PREPOSITION,
        "place nouns" => WordClass::PLACE_NOUN,
        "directions" => WordClass::DIRECTION,
        "months and days" => WordClass::CALENDAR,
        "function words" => WordClass::FUNCTION,
        _ => WordClass::NOBODY,
    });
    sections(words, table!("sense_words.txt"), |section| match section {
        "verbs of acting, beyond those of will and speech" => WordClass::ACT,
        "verbs with a party as their object" => WordClass::DEALING,
        "nouns with a party behind \"on\", \"from\", \"to\", \"for\"" => WordClass::OF_PARTY,
        "verbs of lying and being so" => WordClass::STATIVE,
        "nouns between which lie places" => WordClass::LINK,
        _ => WordClass::UNDERGONE,
    });
    sections(
        words,
        table!("grammar_words.txt"),
        |section| match section {
            "pronouns" => WordClass::PRONOUN,
            "prepositions" => WordClass::PREPOSITION,
            "determiners" => WordClass::DETERMINER,
            _ => WordClass::JOINING,
        },
    );
    sections(words, compounds::TABLE, |section| match section {
        "behind a name, of acting" => WordClass::ACT,
        "behind a name, of lying" => WordClass::STATIVE,
        _ => WordClass::default(),
    });
    roles(words, table!("roles.txt"));
}

/// Adds the words of each `[section: comment]` with the uses that its name says.
fn sections(words: &mut Words, table: &'static str, uses: impl Fn(&str) -> WordClass) {
    let mut word_class = WordClass::default();
    for line in lines(table) {
        if let Some(section) = section(line) {
            word_class = uses(section);
        } else {
            for word in line.split_whitespace().filter(|word| *word != "|") {
                add(words, word, word_class);
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
                .for_each(|word| add(words, word, WordClass::GENERIC));
            continue;
        }
        for word in line.split_whitespace() {
            let (one, many) = match of {
                "person male" => (
                    WordClass::ROLE.or(WordClass::ROLE_MALE),
                    Some(WordClass::ROLES),
                ),
                "person female" => (
                    WordClass::ROLE.or(WordClass::ROLE_FEMALE),
                    Some(WordClass::ROLES),
                ),
                "person" => (WordClass::ROLE, Some(WordClass::ROLES)),
                "organization" => (WordClass::BODY, Some(WordClass::BODIES)),
                "speaking things" => (WordClass::SPEAKING_THING, None),
                "plural bodies" => (WordClass::BODIES, None),
                _ => (WordClass::ROLES, None),
            };
            add(words, word, one.or(WordClass::COMMON));
            if let Some(many) = many {
                add(words, &format!("{word}s"), many.or(WordClass::COMMON));
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
                add(words, form, WordClass::SPEECH);
            }
        }
    }
}

fn add(words: &mut Words, word: &str, word_class: WordClass) {
    let lower = word.to_lowercase();
    words.add(&fold(&lower), word_class);
}
