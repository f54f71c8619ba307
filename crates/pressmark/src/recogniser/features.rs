//! What the network is told of a token besides its word and its letters: features, each a number for which it has learnt one vector.
//!
//! The numbers are handed out here, block after block, and their names' digest stands in the head of a model: a model that was trained
//! with other features is refused. So whoever adds, removes or moves a feature trains the model anew. `names/features.rs` says which
//! features a token has.

use core::ops::Range;

use crate::word_class::WordClass;

/// Features that belong together: consecutive numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    first: u8,
    name: &'static str,
    /// What each feature says.
    says: &'static [&'static str],
}

impl Block {
    /// The number of the block's feature `n`.
    pub(crate) const fn at(self, n: usize) -> u8 {
        assert!(n < self.says.len(), "a feature of this block");
        self.first + n as u8
    }

    /// The first number past the block.
    const fn end(self) -> u8 {
        assert!(
            self.first as usize + self.says.len() <= 255,
            "one byte each"
        );
        self.first + self.says.len() as u8
    }

    pub(crate) const fn numbers(self) -> Range<u8> {
        self.first..self.end()
    }

    /// The only feature of the block.
    pub(crate) const fn only(self) -> u8 {
        assert!(self.says.len() == 1, "a block of one");
        self.first
    }
}

/// Hands out the numbers: each block begins where the one before it ends.
macro_rules! blocks {
    ([$($all:ident)*] $first:expr;) => {
        const BLOCKS: &[Block] = &[$($all),*];
        /// Number of features that there are: each is less than this.
        pub(crate) const FEATURES: usize = $first as usize;
    };
    ([$($all:ident)*] $first:expr; $(#[$doc:meta])* $block:ident = $says:expr; $($rest:tt)*) => {
        $(#[$doc])*
        pub(crate) const $block: Block = Block {
            first: $first,
            name: stringify!($block),
            says: $says,
        };
        blocks!([$($all)* $block] $block.end(); $($rest)*);
    };
}

/// The uses of a word that the network is told of. A use that `WordClass` gains is no feature before it stands here.
macro_rules! word_classes {
    ($($class:ident)*) => {
        pub(crate) const CLASSES: &[WordClass] = &[$(WordClass::$class),*];
        const CLASS_NAMES: &[&str] = &[$(stringify!($class)),*];
    };
}

word_classes! {
    GIVEN GIVEN_WORD GIVEN_PLACE FAMILY_FIRST FAMILY FAMILY_WORD PLACE_WORD ORG_WORD
    PARTICLE NAME_SUFFIX TITLE_MALE TITLE_FEMALE TITLE TITLE_MODIFIER TITLE_OF
    ORG_HEAD ORG_SUFFIX OF_HEAD ORG_INSIDE PLACE_HEAD PLACE_FIRST COMMON FUNCTION CALENDAR NOBODY
    SPEECH WILL DECISION BETWEEN AUXILIARY ADVERB
    PLACE_PREPOSITION WEAK_PREPOSITION ACTOR_PREPOSITION PLACE_NOUN DIRECTION
    ROLE ROLE_MALE ROLE_FEMALE ROLES BODY SPEAKING_THING BODIES STATE_ABBREVIATION
    GIVEN_MALE GIVEN_FEMALE THING GENERIC PRONOUN PREPOSITION DETERMINER JOINING
    ACT DEALING OF_PARTY STATIVE LINK UNDERGONE
}

/// The kinds of listed phrases.
const ENTRIES: &[&str] = &[
    "country",
    "capital",
    "city",
    "region",
    "people",
    "organization",
    "seat",
    "place of a seat",
];

/// The kinds of places that the gazetteer knows.
const TOPONYMS: &[&str] = &[
    "state",
    "region",
    "landform or water",
    "building",
    "large town",
    "middling town",
    "small town",
];

blocks! {
    [] 0;
    /// What the lists use the word for, in the order of [`CLASSES`].
    WORD_CLASS = CLASS_NAMES;
    CASE = &["lower", "title", "upper", "initial"];
    KIND = &["word", "possessive", "number", "punctuation", "address"];
    /// First word of a sentence or quotation.
    OPENING = &["opening"];
    /// In a sentence of capitals.
    CASELESS = &["caseless"];
    /// In a headline whose words all bear capitals.
    TITLED = &["titled"];
    /// No space stands before it.
    JOINED = &["joined"];
    QUOTED = &["quoted"];
    /// In no running text.
    ASIDE = &["aside"];
    DATELINE = &["dateline"];
    /// The first token of a listed phrase, by kind.
    LISTED_FIRST = ENTRIES;
    /// The other tokens of one.
    LISTED_OTHER = ENTRIES;
    /// For each type, how many of [`SCORE_STEPS`] the rules' score reaches.
    SCORE = &[
        "place 10", "place 20", "place 35", "place 55", "place 80",
        "person 10", "person 20", "person 35", "person 55", "person 80",
        "organization 10", "organization 20", "organization 35", "organization 55", "organization 80",
        "group 10", "group 20", "group 35", "group 55", "group 80",
    ];
    /// Where in the rules' candidate the token stands.
    POSITION = &["first", "inner", "last", "only"];
    /// The type that the rules alone would choose.
    CHOICE = &["place", "person", "organization", "group"];
    AFTER_TITLE = &["after a title"];
    IN_TITLE = &["in a title"];
    /// The word stands elsewhere in the article in lower case.
    SEEN_LOWER = &["seen in lower case"];
    /// It stands elsewhere with a capital, inside a sentence.
    SEEN_CAPITAL = &["seen with a capital"];
    SEEN_AGAIN = &["seen again"];
    /// The first token of a name that the gazetteer knows, by the kind of place.
    TOPONYM_FIRST = TOPONYMS;
    /// The other tokens of one.
    TOPONYM_OTHER = TOPONYMS;
    /// Of a word in capitals, what tells a family name from a unit or a code: "Elena MARSH", "12 KW".
    CAPITALS = &["four or five", "six and more", "behind a small name", "among capitals", "beside a number"];
    /// A digit stands in the word.
    DIGIT = &["digit"];
    /// The word has no vector: the network itself says so.
    UNKNOWN = &["no vector"];
}

/// Scores at which the rules grow surer.
pub(crate) const SCORE_STEPS: [i32; 5] = [10, 20, 35, 55, 80];

/// What the rules think.
pub(crate) const RULES: Range<u8> = SCORE.first..IN_TITLE.end();

/// Stands in the head of a model: a digest (FNV-1a) of all features' names in the order of their numbers.
pub(crate) const DIGEST: u32 = digest(BLOCKS);

const fn digest(blocks: &[Block]) -> u32 {
    let mut digest = 0x811c_9dc5;
    let mut block = 0;
    while block < blocks.len() {
        let Block { name, says, .. } = blocks[block];
        let mut feature = 0;
        while feature < says.len() {
            digest = hashed(digest, name);
            digest = hashed(digest, says[feature]);
            feature += 1;
        }
        block += 1;
    }
    digest
}

/// The digest with the text's bytes and an end.
const fn hashed(mut digest: u32, text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at <= bytes.len() {
        let byte = if at < bytes.len() { bytes[at] } else { 0 };
        digest = (digest ^ byte as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    digest
}

// No number belongs to two blocks: each begins where the one before it ends, and the last ends at the number of all.
const _: () = {
    let (mut at, mut end) = (0, 0);
    while at < BLOCKS.len() {
        assert!(
            BLOCKS[at].first == end,
            "blocks neither overlap nor leave a gap"
        );
        end = BLOCKS[at].end();
        at += 1;
    }
    assert!(end as usize == FEATURES);
    assert!(SCORE.says.len() == 4 * SCORE_STEPS.len());
};

/// The features of all tokens of a text, one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    numbers: Vec<u8>,
    /// Where each token's features end.
    ends: Vec<u32>,
}

impl Features {
    /// Room for the tokens of a text.
    pub(crate) fn with_capacity(tokens: usize) -> Self {
        Self {
            numbers: Vec::with_capacity(tokens * 8),
            ends: Vec::with_capacity(tokens),
        }
    }

    /// Adds the next token, with what `fill` writes.
    pub(crate) fn push(&mut self, fill: impl FnOnce(&mut Vec<u8>)) {
        fill(&mut self.numbers);
        self.ends.push(self.numbers.len() as u32);
    }

    /// The features of one token; none past the end.
    pub(crate) fn of(&self, token: usize) -> &[u8] {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = token.checked_sub(1).map_or(0, end);
        self.numbers.get(start..end(token)).unwrap_or_default()
    }

    /// Whether the sentence begins with a capital and holds no other word that may be in a name: then it is not read. One that begins
    /// without is written in haste, and its names may lack capitals too.
    pub(crate) fn are_plain(&self, sentence: &Range<usize>) -> bool {
        let is = |token: usize, feature: u8| self.of(token).contains(&feature);
        let first = sentence.clone().find(|&token| is(token, KIND.at(0)));
        first.is_none_or(|first| !is(first, CASE.at(0)))
            && !sentence.clone().any(|token| self.may_be_name(token))
    }

    /// Whether the token may stand in a name: it bears a capital and is no word of grammar, or a list or a rule knows of it. A
    /// sentence without such a token is not read.
    pub(crate) fn may_be_name(&self, token: usize) -> bool {
        const FUNCTION: u8 = class(WordClass::FUNCTION);
        let features = self.of(token);
        let has = |feature| features.contains(&feature);
        has(KIND.at(0)) && !has(CASE.at(0)) && !has(FUNCTION)
            || features.iter().any(|&feature| is_known(feature))
    }
}

/// The feature of words of this class.
const fn class(class: WordClass) -> u8 {
    let mut at = 0;
    while !CLASSES[at].any(class) {
        at += 1;
    }
    WORD_CLASS.at(at)
}

/// Whether it says that a list or a rule knows of the token.
fn is_known(feature: u8) -> bool {
    (LISTED_FIRST.first..RULES.end).contains(&feature)
}

/// Whether it says what the gazetteer knows.
pub(super) fn is_of_gazetteer(feature: u8) -> bool {
    (TOPONYM_FIRST.first..TOPONYM_OTHER.end()).contains(&feature)
}

/// Whether it stands on a token of a listed people.
pub(super) fn is_of_people(feature: u8) -> bool {
    is_listed(feature, 4)
}

/// Whether it stands on a token of a listed organization.
pub(super) fn is_of_organization(feature: u8) -> bool {
    is_listed(feature, 5)
}

fn is_listed(feature: u8, entry: usize) -> bool {
    feature == LISTED_FIRST.at(entry) || feature == LISTED_OTHER.at(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_number_and_a_name_of_its_own() {
        let numbers: Vec<u8> = BLOCKS.iter().flat_map(|block| block.numbers()).collect();
        let all: Vec<u8> = (0..FEATURES as u8).collect();
        assert_eq!(numbers, all);
        let names = BLOCKS
            .iter()
            .flat_map(|block| block.says.iter().map(|says| (block.name, *says)));
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FEATURES);
    }

    #[test]
    fn a_word_class_is_no_way_of_writing() {
        for &word_class in CLASSES {
            let number = class(word_class);
            assert!(WORD_CLASS.numbers().contains(&number));
            assert!(!CASE.numbers().contains(&number) && !KIND.numbers().contains(&number));
        }
        assert_eq!(class(WordClass::UNDERGONE) + 1, CASE.at(0));
    }

    #[test]
    fn another_order_of_features_has_another_digest() {
        let mut blocks = BLOCKS.to_vec();
        blocks.swap(5, 6);
        assert_ne!(digest(&blocks), DIGEST);
        assert_ne!(digest(&BLOCKS[1..]), DIGEST);
        assert_eq!(digest(BLOCKS), DIGEST);
    }

    #[test]
    fn a_capital_or_a_list_may_make_a_name_and_a_word_of_grammar_does_not() {
        let may = |numbers: &[u8]| {
            let mut features = Features::default();
            features.push(|out| out.extend_from_slice(numbers));
            features.may_be_name(0)
        };
        let (word, lower, title) = (KIND.at(0), CASE.at(0), CASE.at(1));
        assert!(may(&[title, word]));
        assert!(!may(&[lower, word]));
        assert!(!may(&[class(WordClass::FUNCTION), title, word]));
        assert!(may(&[lower, word, LISTED_FIRST.at(5)]));
        // "Of" in a headline is a preposition, whatever else it is.
        assert!(may(&[class(WordClass::PREPOSITION), title, word]));
        assert!(!may(&[class(WordClass::PREPOSITION), lower, word]));
    }
}
