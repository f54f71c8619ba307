//! What a single word is used for, as a set of flags.

/// A set of uses of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass(u64);

macro_rules! word_class {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl WordClass {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)*
        }
    };
}

word_class! {
    /// A given name.
    GIVEN = 0;
    /// A given name that is an ordinary word too ("Will").
    GIVEN_WORD = 1;
    /// A given name that is a place too ("Jordan").
    GIVEN_PLACE = 2;
    /// A family name that stands first ("Kim Jong Un").
    FAMILY_FIRST = 3;
    /// A frequent family name.
    FAMILY = 4;
    /// A family name that is an ordinary word or a place too ("Hill").
    FAMILY_WORD = 5;
    /// A place that is an ordinary word or a personal name too ("Reading").
    PLACE_WORD = 6;
    /// An organization that is an ordinary word too ("Target").
    ORG_WORD = 7;
    /// A word inside personal names ("von").
    PARTICLE = 8;
    /// Follows a personal name ("Jr.").
    NAME_SUFFIX = 9;
    /// An honorific or title of men ("Mr.").
    TITLE_MALE = 10;
    /// An honorific or title of women ("Mrs.").
    TITLE_FEMALE = 11;
    /// A title ("Senator").
    TITLE = 12;
    /// May stand in a title before its own word ("Deputy", "Foreign").
    TITLE_MODIFIER = 13;
    /// A title that takes "of" ("Minister of Health").
    TITLE_OF = 14;
    /// As the last word, makes an organization ("Party").
    ORG_HEAD = 15;
    /// A company's form ("Inc.").
    ORG_SUFFIX = 16;
    /// Takes "of", "for" or "on" inside a name ("Ministry").
    OF_HEAD = 17;
    /// Stands inside names of organizations, not of people ("National").
    ORG_INSIDE = 18;
    /// As the last word, makes a place ("River").
    PLACE_HEAD = 19;
    /// As the first word, makes a place ("Mount").
    PLACE_FIRST = 20;
    /// An ordinary word.
    COMMON = 21;
    /// Articles, pronouns, prepositions ...: never a name by its capital alone.
    FUNCTION = 22;
    /// A month or a day.
    CALENDAR = 23;
    /// Letters that name nobody ("GDP").
    NOBODY = 24;
    /// A form of a verb of speech ("said").
    SPEECH = 25;
    /// A form of a verb of will ("rejected").
    WILL = 26;
    /// What somebody decides ("decision").
    DECISION = 27;
    /// What two parties have ("talks").
    BETWEEN = 28;
    /// An auxiliary verb.
    AUXILIARY = 29;
    /// May stand between a subject and its verb ("also").
    ADVERB = 30;
    /// "in", "near" ...
    PLACE_PREPOSITION = 31;
    /// "to", "from" ...
    WEAK_PREPOSITION = 32;
    /// "with", "against" ...
    ACTOR_PREPOSITION = 33;
    /// "city", "province" ...
    PLACE_NOUN = 34;
    /// "northern" ...
    DIRECTION = 35;
    /// One person without a name ("minister").
    ROLE = 36;
    /// Men only ("spokesman").
    ROLE_MALE = 37;
    /// Women only ("spokeswoman").
    ROLE_FEMALE = 38;
    /// Several people ("officials").
    ROLES = 39;
    /// A body without a name ("committee").
    BODY = 40;
    /// A body or a document only where it speaks ("report").
    SPEAKING_THING = 41;
    /// Several bodies ("companies").
    BODIES = 42;
    /// A name of the family of words that US newspapers abbreviate ("Calif.").
    STATE_ABBREVIATION = 43;
    /// A given name of men.
    GIVEN_MALE = 44;
    /// A given name of women.
    GIVEN_FEMALE = 45;
    /// As the last word, makes a law, an event, a work: neither actor nor place.
    THING = 46;
    /// A role noun that means nobody in particular ("customers").
    GENERIC = 47;
    /// A form of a verb with which governments act, beyond [`WordClass::WILL`] ("abstained").
    ACT = 56;
    /// A form of a verb with a party as its object ("urged").
    DEALING = 57;
    /// A noun with a party behind its preposition ("pressure on").
    OF_PARTY = 58;
    /// A form of a verb of lying ("borders").
    STATIVE = 59;
    /// A noun between which lie places ("motorway").
    LINK = 60;
    /// What parties undergo or are ("informed", "willing").
    UNDERGONE = 61;
    /// A personal pronoun ("she", "their").
    PRONOUN = 48;
    /// Hangs a noun phrase on another word ("of").
    PREPOSITION = 49;
    /// Opens a noun phrase ("the", "several").
    DETERMINER = 50;
    /// Opens a clause of its own ("because").
    JOINING = 51;
}

impl WordClass {
    /// Nothing in particular.
    pub(crate) const NONE: Self = Self(0);

    /// Some flag of `other` is set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
