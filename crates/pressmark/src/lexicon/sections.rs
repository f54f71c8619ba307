//! The sections of the word lists, and what each says of its words. A heading that stands in a list and not here, or the other
//! way round, fails a test: a misspelt one would file its words as something else, or nowhere.

use crate::word_class::WordClass;

/// The name of a section, and what its words are.
pub(super) type Section = (&'static str, WordClass);

/// Of `family_names.txt`.
pub(super) const FAMILY_NAMES: [Section; 2] = [
    ("first", WordClass::FAMILY_FIRST),
    ("frequent", WordClass::FAMILY),
];

/// Of `ambiguous.txt`.
pub(super) const AMBIGUOUS: [Section; 5] = [
    ("given names that are ordinary words", WordClass::GIVEN_WORD),
    ("given names that are places", WordClass::GIVEN_PLACE),
    (
        "family names that are ordinary words or places",
        WordClass::FAMILY_WORD,
    ),
    (
        "places that are ordinary words or names",
        WordClass::PLACE_WORD,
    ),
    ("organizations that are ordinary words", WordClass::ORG_WORD),
];

/// Of `titles.txt`.
pub(super) const TITLES: [Section; 6] = [
    ("male", WordClass::TITLE.or(WordClass::TITLE_MALE)),
    ("female", WordClass::TITLE.or(WordClass::TITLE_FEMALE)),
    ("either", WordClass::TITLE),
    ("modifiers", WordClass::TITLE_MODIFIER),
    ("of", WordClass::TITLE_OF),
    ("suffixes", WordClass::NAME_SUFFIX),
];

/// Of `organization_words.txt`.
pub(super) const ORGANIZATION_WORDS: [Section; 9] = [
    ("heads", WordClass::ORG_HEAD),
    ("suffixes", WordClass::ORG_SUFFIX),
    ("of", WordClass::OF_HEAD),
    ("inside", WordClass::ORG_INSIDE),
    ("places", WordClass::PLACE_HEAD),
    ("things", WordClass::THING),
    ("places first", WordClass::PLACE_FIRST),
    ("local", WordClass::LOCAL_BODY),
    ("houses", WordClass::HOUSE),
];

/// Of `acting_words.txt`.
pub(super) const ACTING_WORDS: [Section; 13] = [
    ("verbs of will", WordClass::WILL),
    ("nouns of decision", WordClass::DECISION),
    ("nouns between parties", WordClass::BETWEEN),
    ("auxiliaries", WordClass::AUXILIARY),
    ("adverbs", WordClass::ADVERB),
    ("place prepositions", WordClass::PLACE_PREPOSITION),
    ("weaker place prepositions", WordClass::WEAK_PREPOSITION),
    ("actor prepositions", WordClass::ACTOR_PREPOSITION),
    ("place nouns", WordClass::PLACE_NOUN),
    ("directions", WordClass::DIRECTION),
    ("months and days", WordClass::CALENDAR),
    ("function words", WordClass::FUNCTION),
    ("letters that name nobody", WordClass::NOBODY),
];

/// Of `sense_words.txt`.
pub(super) const SENSE_WORDS: [Section; 7] = [
    (
        "verbs of acting, beyond those of will and speech",
        WordClass::ACT,
    ),
    ("verbs with a party as their object", WordClass::DEALING),
    (
        "nouns with a party behind \"on\", \"from\", \"to\", \"for\"",
        WordClass::OF_PARTY,
    ),
    ("verbs of lying and being so", WordClass::STATIVE),
    ("nouns between which lie places", WordClass::LINK),
    ("what parties undergo", WordClass::UNDERGONE),
    ("what befalls a town", WordClass::BEFALLS),
];

/// Of `grammar_words.txt`.
pub(super) const GRAMMAR_WORDS: [Section; 5] = [
    ("pronouns", WordClass::PRONOUN),
    ("prepositions", WordClass::PREPOSITION),
    ("determiners", WordClass::DETERMINER),
    ("joining words", WordClass::JOINING),
    ("commonest words", WordClass::COMMONEST),
];

/// Of `coreference_words.txt`.
pub(super) const COREFERENCE_WORDS: [Section; 15] = [
    ("head ends", WordClass::HEAD_END),
    ("predicate leads", WordClass::PREDICATE_LEAD),
    ("plural leads", WordClass::PLURAL_LEAD),
    ("pronoun leads", WordClass::PRONOUN_LEAD),
    ("thoughts", WordClass::THOUGHT),
    ("counters", WordClass::COUNTER),
    ("broadcasters", WordClass::BROADCASTER),
    ("owners of broadcasters", WordClass::OWNS_BROADCASTER),
    ("no speakers", WordClass::NO_SPEAKER),
    ("one person", WordClass::ONE_PERSON),
    ("several people", WordClass::SEVERAL_PEOPLE),
    ("businesses", WordClass::BUSINESS),
    ("names of businesses", WordClass::BUSINESS_NAME),
    ("agencies", WordClass::AGENCY),
    ("names of agencies", WordClass::AGENCY_NAME),
];

/// Of `name_words.txt`.
pub(super) const NAME_WORDS: [Section; 26] = [
    ("organizations have them", WordClass::ORGANIZATION_HAS),
    ("organizations are such", WordClass::ORGANIZATION_IS),
    ("peoples", WordClass::PEOPLE_IS),
    ("places have them", WordClass::PLACE_HAS),
    ("inhabitants", WordClass::INHABITANT),
    ("several places", WordClass::SEVERAL_PLACES),
    ("of states", WordClass::OF_STATE),
    ("numbered roads", WordClass::NUMBERED_ROAD),
    ("kinds of areas", WordClass::AREA_KIND),
    ("sites", WordClass::SITE),
    ("airports", WordClass::SITE.or(WordClass::AIRPORT)),
    ("flights", WordClass::FLIGHT),
    ("before sites", WordClass::BEFORE_SITE),
    ("dwell", WordClass::DWELLS),
    ("travel", WordClass::TRAVELS),
    ("named after a town", WordClass::NAMED_AFTER_TOWN),
    ("institutions", WordClass::INSTITUTION),
    ("open family names", WordClass::OPENS_FAMILY_NAME),
    ("hang on family names", WordClass::HANGS_ON_FAMILY_NAME),
    ("own organizations", WordClass::OWNS_ORGANIZATION),
    ("inside place names", WordClass::INSIDE_PLACE_NAME),
    ("matches", WordClass::MATCH),
    ("matches, of many", WordClass::MATCH_PLURAL),
    ("of clubs", WordClass::OF_CLUB),
    ("participles before by", WordClass::PARTICIPLE_BEFORE_BY),
    ("participles behind has", WordClass::PARTICIPLE_BEHIND_HAS),
];

/// Of `compounds.txt`.
pub(super) const COMPOUNDS: [Section; 4] = [
    ("behind a name, of acting", WordClass::ACT),
    ("behind a name, of lying", WordClass::STATIVE),
    ("before a name", WordClass::NONE),
    ("before a hyphen like a state", WordClass::STATE),
];

/// A section of `roles.txt`.
pub(super) struct Roles {
    pub(super) heading: &'static str,
    /// What its words are.
    pub(super) words: WordClass,
    /// What they are with an s behind them, where the list has them without.
    pub(super) with_s: Option<WordClass>,
}

const ONE: WordClass = WordClass::ROLE.or(WordClass::COMMON);
const MANY: WordClass = WordClass::ROLES.or(WordClass::COMMON);
const BODIES: WordClass = WordClass::BODIES.or(WordClass::COMMON);

/// Of `roles.txt`.
pub(super) const ROLES: [Roles; 9] = [
    roles("person male", ONE.or(WordClass::ROLE_MALE), Some(MANY)),
    roles("person female", ONE.or(WordClass::ROLE_FEMALE), Some(MANY)),
    roles("person", ONE, Some(MANY)),
    roles("group", MANY, None),
    roles(
        "organization",
        WordClass::BODY.or(WordClass::COMMON),
        Some(BODIES),
    ),
    roles(
        "speaking things",
        WordClass::SPEAKING_THING.or(WordClass::COMMON),
        None,
    ),
    roles("plural organizations", BODIES, None),
    roles("generic", WordClass::GENERIC, None),
    roles("spouses", WordClass::SPOUSE, None),
];

const fn roles(heading: &'static str, words: WordClass, with_s: Option<WordClass>) -> Roles {
    Roles {
        heading,
        words,
        with_s,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::super::tables::{LISTS, ROLES_LIST};
    use super::*;
    use crate::list_format::{heading, lines, word_list};

    /// The headings of the lists that other stages read.
    const ELSEWHERE: [(&str, &[&str]); 6] = [
        (
            word_list!("abbreviations.txt"),
            &["after a comma", "before a digit"],
        ),
        (
            word_list!("cues.txt"),
            &[
                "speech",
                "demands",
                "about",
                "nouns",
                "stances",
                "finders",
                "no content",
            ],
        ),
        (
            word_list!("furniture.txt"),
            &[
                "opening", "label", "heading", "menu", "asks", "offers", "contact", "end",
                "credit", "caption",
            ],
        ),
        (
            word_list!("sectors.txt"),
            &[
                "government",
                "military",
                "police",
                "court",
                "parliament",
                "party",
                "armed group",
                "company",
                "media",
                "international body",
            ],
        ),
        (
            word_list!("verb_forms.txt"),
            &[
                "present",
                "past",
                "future",
                "modal",
                "bare",
                "negations",
                "irregular",
            ],
        ),
        (word_list!("speech_words.txt"), &crate::quotes::HEADINGS),
    ];

    /// Every list with the headings that its reader knows.
    fn lists() -> Vec<(&'static str, Vec<&'static str>)> {
        let words = LISTS
            .iter()
            .map(|(list, known)| (*list, known.iter().map(|(name, _)| *name).collect()));
        let roles = ROLES.iter().map(|section| section.heading).collect();
        let elsewhere = ELSEWHERE
            .iter()
            .map(|(list, known)| (*list, known.to_vec()));
        words
            .chain([(ROLES_LIST, roles)])
            .chain(elsewhere)
            .collect()
    }

    fn sorted(mut headings: Vec<&str>) -> Vec<&str> {
        headings.sort_unstable();
        headings.dedup();
        headings
    }

    #[test]
    fn the_headings_of_every_list_are_those_that_are_read() {
        for (list, known) in lists() {
            let written = lines(list).filter_map(heading).collect();
            assert_eq!(sorted(written), sorted(known));
        }
    }

    #[test]
    fn no_list_with_sections_is_forgotten_here() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        for file in fs::read_dir(folder).expect("data").flatten() {
            let text = fs::read_to_string(file.path()).expect("a list");
            let is_entry = |line: &&str| !line.is_empty() && !line.starts_with('#');
            let entries = || text.lines().filter(is_entry);
            let has_sections = entries().any(|line| line.starts_with('['));
            let is_here = lists().iter().any(|(list, _)| list.lines().eq(entries()));
            assert_eq!(has_sections, is_here, "{}", file.path().display());
        }
    }

    #[test]
    fn what_a_sector_lists_is_names_or_words() {
        let (sectors, _) = ELSEWHERE[3];
        for line in lines(sectors).filter(|line| line.starts_with('[')) {
            assert!(
                line.ends_with(": names]") || line.ends_with(": words]"),
                "{line}"
            );
        }
    }
}
