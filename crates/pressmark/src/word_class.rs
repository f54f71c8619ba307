//! What a single word is used for, as a set of flags.

/// A set of uses of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass(u128);

macro_rules! word_class {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        /// The bit of each use.
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Bit { $($name,)* }

        impl WordClass {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << Bit::$name as u32);)*
        }
    };
}

word_class! {
    /// A given name.
    GIVEN;
    /// A given name that is an ordinary word too ("Will").
    GIVEN_WORD;
    /// A given name that is a place too ("Jordan").
    GIVEN_PLACE;
    /// A family name that stands first ("Kim Jong Un").
    FAMILY_FIRST;
    /// A frequent family name.
    FAMILY;
    /// A family name that is an ordinary word or a place too ("Hill").
    FAMILY_WORD;
    /// A place that is an ordinary word or a personal name too ("Reading").
    PLACE_WORD;
    /// An organization that is an ordinary word too ("Target").
    ORG_WORD;
    /// A word inside personal names ("von").
    PARTICLE;
    /// Follows a personal name ("Jr.").
    NAME_SUFFIX;
    /// An honorific or title of men ("Mr.").
    TITLE_MALE;
    /// An honorific or title of women ("Mrs.").
    TITLE_FEMALE;
    /// A title ("Senator").
    TITLE;
    /// May stand in a title before its own word ("Deputy", "Foreign").
    TITLE_MODIFIER;
    /// A title that takes "of" ("Minister of Health").
    TITLE_OF;
    /// As the last word, makes an organization ("Party").
    ORG_HEAD;
    /// A company's form ("Inc.").
    ORG_SUFFIX;
    /// Takes "of", "for" or "on" inside a name ("Ministry").
    OF_HEAD;
    /// Stands inside names of organizations, not of people ("National").
    ORG_INSIDE;
    /// As the last word, makes a place ("River").
    PLACE_HEAD;
    /// Behind the name of a town or county, what governs or serves it ("Police").
    LOCAL_BODY;
    /// Behind the name of a town or of somebody honoured, a school or a hospital.
    HOUSE;
    /// As the first word, makes a place ("Mount").
    PLACE_FIRST;
    /// An ordinary word.
    COMMON;
    /// Articles, pronouns, prepositions ...: never a name by its capital alone.
    FUNCTION;
    /// A month or a day.
    CALENDAR;
    /// Letters that name nobody ("GDP").
    NOBODY;
    /// A form of a verb of speech ("said").
    SPEECH;
    /// A form of a verb of will ("rejected").
    WILL;
    /// What somebody decides ("decision").
    DECISION;
    /// What two parties have ("talks").
    BETWEEN;
    /// An auxiliary verb.
    AUXILIARY;
    /// May stand between a subject and its verb ("also").
    ADVERB;
    /// "in", "near" ...
    PLACE_PREPOSITION;
    /// "to", "from" ...
    WEAK_PREPOSITION;
    /// "with", "against" ...
    ACTOR_PREPOSITION;
    /// "city", "province" ...
    PLACE_NOUN;
    /// "northern" ...
    DIRECTION;
    /// One person without a name ("minister").
    ROLE;
    /// Men only ("spokesman").
    ROLE_MALE;
    /// Women only ("spokeswoman").
    ROLE_FEMALE;
    /// Several people ("officials").
    ROLES;
    /// An organization without a name ("committee").
    BODY;
    /// An organization or a document only where it speaks ("report").
    SPEAKING_THING;
    /// Several organizations ("companies").
    BODIES;
    /// A name of the family of words that US newspapers abbreviate ("Calif.").
    STATE_ABBREVIATION;
    /// A given name of men.
    GIVEN_MALE;
    /// A given name of women.
    GIVEN_FEMALE;
    /// As the last word, makes a law, an event, a work: neither actor nor place.
    THING;
    /// One of a couple ("wife").
    SPOUSE;
    /// A role noun that means nobody in particular ("customers").
    GENERIC;
    /// A form of a verb with which governments act, beyond [`WordClass::WILL`] ("abstained").
    ACT;
    /// A form of a verb with a party as its object ("urged").
    DEALING;
    /// A noun with a party behind its preposition ("pressure on").
    OF_PARTY;
    /// A form of a verb of lying ("borders").
    STATIVE;
    /// A noun between which lie places ("motorway").
    LINK;
    /// What parties undergo or are ("informed", "willing").
    UNDERGONE;
    /// A form of a verb that a town is the subject of without acting ("grew").
    BEFALLS;
    /// A personal pronoun ("she", "their").
    PRONOUN;
    /// Hangs a noun phrase on another word ("of").
    PREPOSITION;
    /// Opens a noun phrase ("the", "several").
    DETERMINER;
    /// Opens a clause of its own ("because").
    JOINING;
    /// Behind a name, what an organization has ("Trovik shares").
    ORGANIZATION_HAS;
    /// Behind a name, what an organization is ("the Harbour Line company").
    ORGANIZATION_IS;
    /// Behind a name, what a people is or has ("the Hutu tribe").
    PEOPLE_IS;
    /// Behind a name, what a town is or has ("Kisarawe residents").
    PLACE_HAS;
    /// Behind a name, who lives in a town ("a Madra man").
    INHABITANT;
    /// Behind a list of names, what each of them is ("counties").
    SEVERAL_PLACES;
    /// Before the number of a road ("Route").
    NUMBERED_ROAD;
    /// Says of an area what it is, where the gazetteer may leave it out ("Hama province").
    AREA_KIND;
    /// Says what lies at the town that its name begins with ("Lahore station").
    SITE;
    /// An airport.
    AIRPORT;
    /// Of a flight ("landed").
    FLIGHT;
    /// Stands before such a word ("international").
    BEFORE_SITE;
    /// A state, or a body that deals with states, by its name.
    STATE;
    /// A people by its adjective.
    STATE_PEOPLE;
    /// A form of a verb of living somewhere ("born in").
    DWELLS;
    /// A form of a verb of going somewhere ("drove to").
    TRAVELS;
    /// Behind a town's name, what was signed or held there ("the Madra accord").
    NAMED_AFTER_TOWN;
    /// With a capital behind its article an organization's name ("the Assembly").
    INSTITUTION;
    /// Opens a family name in lower case ("von der Leyen").
    OPENS_FAMILY_NAME;
    /// Hangs on a family name ("al-Assad").
    HANGS_ON_FAMILY_NAME;
    /// In the possessive inside an organization's name ("People’s Party").
    OWNS_ORGANIZATION;
    /// Behind a name, what a state or province has and no town ("the Madra border").
    OF_STATE;
    /// In lower case inside a place's name ("Stratford upon Avon").
    INSIDE_PLACE_NAME;
    /// What a club does against another, in any form ("beat").
    MATCH;
    /// The form of such a verb that stands behind many ("host").
    MATCH_PLURAL;
    /// Who belongs to a club ("winger").
    OF_CLUB;
    /// A participle that does not end in -ed ("sent by Cairo").
    PARTICIPLE_BEFORE_BY;
    /// One that states do ("Egypt has withdrawn").
    PARTICIPLE_BEHIND_HAS;
    /// One of the commonest words of English prose.
    COMMONEST;
    /// Ends the head's part of a noun phrase ("the mother of").
    HEAD_END;
    /// A role behind it is what somebody is ("was the minister").
    PREDICATE_LEAD;
    /// A bare plural behind it is a subject ("because officials").
    PLURAL_LEAD;
    /// A pronoun behind it may look ahead ("When she won, Marsh said").
    PRONOUN_LEAD;
    /// A form of a verb of thought ("hoped").
    THOUGHT;
    /// A noun follows, though it is no adjective ("own").
    COUNTER;
    /// "television", "radio".
    BROADCASTER;
    /// Before one of them ("state").
    OWNS_BROADCASTER;
    /// Speaks for nobody ("there").
    NO_SPEAKER;
    /// Speaks, and is a person ("caller").
    ONE_PERSON;
    /// Speaks, and is several ("others").
    SEVERAL_PEOPLE;
    /// A general noun for businesses ("firm").
    BUSINESS;
    /// The last word of a business's name ("bank").
    BUSINESS_NAME;
    /// A general noun for agencies ("institution").
    AGENCY;
    /// The last word of an agency's name ("bureau").
    AGENCY_NAME;
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
