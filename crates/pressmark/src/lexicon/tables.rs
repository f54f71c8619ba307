//! Reads the tables in `data/`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Lexicon;
use super::entries::{EntryKind, Phrases};
use super::fold::fold;
use super::sections::{self, Section};
use super::words::Words;
use crate::kinds::Feature;
use crate::list_format::{fields, heading, lines, list, unfold, unfolded, word_list};
use crate::text::compounds;
use crate::word_class::WordClass;

/// Loads every table.
pub(super) fn load() -> Lexicon {
    let mut lexicon = Lexicon {
        phrases: Phrases::default(),
        words: Words::default(),
        states: FxHashMap::default(),
        abbreviations: FxHashMap::default(),
        homelands: FxHashMap::default(),
        country_words: FxHashMap::default(),
    };
    countries(&mut lexicon, word_list!("countries.txt"));
    peoples(&mut lexicon.phrases, word_list!("peoples.txt"));
    regions(&mut lexicon, word_list!("regions.txt"));
    homelands(&mut lexicon, word_list!("homelands.txt"));
    country_words(&mut lexicon, word_list!("country_words.txt"));
    seats(&mut lexicon.phrases, word_list!("seats.txt"));
    cities(&mut lexicon.phrases, word_list!("cities.txt"));
    organizations(&mut lexicon.phrases, word_list!("organizations.txt"));
    given_names(&mut lexicon.words, word_list!("given_names.txt"));
    words(&mut lexicon.words);
    verbs_of_speech(&mut lexicon.words, word_list!("cues.txt"));
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
            lexicon.words.add(&written.to_lowercase(), WordClass::STATE);
            add(written, EntryKind::Country, name, Some(Feature::Country));
        }
        for adjective in list(adjectives) {
            lexicon
                .words
                .add(&adjective.to_lowercase(), WordClass::STATE_PEOPLE);
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
    static PEOPLES: OnceLock<String> = OnceLock::new();
    for line in lines(unfolded(table, &PEOPLES)) {
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

fn homelands(lexicon: &mut Lexicon, table: &'static str) {
    for line in lines(table) {
        let [place, people] = fields(line);
        let people = list(people).map(|people| (people, place));
        lexicon.homelands.extend(people);
    }
}

fn country_words(lexicon: &mut Lexicon, table: &'static str) {
    for line in lines(table) {
        let [iso, words] = fields(line);
        let words = code(iso)
            .into_iter()
            .flat_map(|code| list(words).map(move |word| (word, code)));
        lexicon.country_words.extend(words);
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
    static CITIES: OnceLock<String> = OnceLock::new();
    for line in lines(unfolded(table, &CITIES)) {
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
    unfold(table, |line| {
        let (name, gender) = line.split_once(' ').unwrap_or((line, ""));
        let gender = match gender {
            "m" => WordClass::GIVEN_MALE,
            "f" => WordClass::GIVEN_FEMALE,
            _ => WordClass::GIVEN,
        };
        add(words, name, gender.or(WordClass::GIVEN));
    });
}

/// The tables of single words, and what each section says of its words.
fn words(words: &mut Words) {
    unfold(word_list!("common_words.txt"), |word| {
        words.add(word, WordClass::COMMON);
    });
    for line in lines(word_list!("particles.txt")) {
        words.add(line, WordClass::PARTICLE);
    }
    for (table, known) in LISTS {
        add_sections(words, table, known);
    }
    roles(words, ROLES_LIST);
}

/// The lists in sections, with their sections.
pub(super) const LISTS: [(&str, &[Section]); 10] = [
    (word_list!("family_names.txt"), &sections::FAMILY_NAMES),
    (word_list!("ambiguous.txt"), &sections::AMBIGUOUS),
    (word_list!("titles.txt"), &sections::TITLES),
    (
        word_list!("organization_words.txt"),
        &sections::ORGANIZATION_WORDS,
    ),
    (word_list!("acting_words.txt"), &sections::ACTING_WORDS),
    (word_list!("sense_words.txt"), &sections::SENSE_WORDS),
    (word_list!("grammar_words.txt"), &sections::GRAMMAR_WORDS),
    (
        word_list!("coreference_words.txt"),
        &sections::COREFERENCE_WORDS,
    ),
    (word_list!("name_words.txt"), &sections::NAME_WORDS),
    (compounds::TABLE, &sections::COMPOUNDS),
];

/// The nouns by which people and organizations go.
pub(super) const ROLES_LIST: &str = word_list!("roles.txt");

/// Adds the words of each section with what its heading says of them.
fn add_sections(words: &mut Words, table: &'static str, known: &[Section]) {
    let mut class = WordClass::NONE;
    for line in lines(table) {
        if let Some(heading) = heading(line) {
            let section = known.iter().find(|(name, _)| *name == heading);
            class = section.map_or(WordClass::NONE, |(_, class)| *class);
        } else {
            for word in line.split_whitespace().filter(|word| *word != "|") {
                add(words, word, class);
            }
        }
    }
}

fn roles(words: &mut Words, table: &'static str) {
    let mut section = None;
    for line in lines(table) {
        if let Some(heading) = heading(line) {
            section = sections::ROLES.iter().find(|s| s.heading == heading);
        } else if let Some(section) = section {
            for word in line.split_whitespace() {
                add(words, word, section.words);
                if let Some(with_s) = section.with_s {
                    add(words, &format!("{word}s"), with_s);
                }
            }
        }
    }
}

/// Forms of the verbs that introduce speech; the attribution stage owns the table.
fn verbs_of_speech(words: &mut Words, table: &'static str) {
    let mut of = "";
    for line in lines(table) {
        if let Some(heading) = heading(line) {
            of = heading;
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
