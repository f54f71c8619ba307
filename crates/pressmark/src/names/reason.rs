//! Why a name is a name: the rules by name, and the sentence that readers see.

use crate::kinds::{Method, NameType};
use crate::layers::SAID_SO;

/// A rule that speaks for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    ListedCountry,
    ListedCity,
    ListedRegion,
    ListedPeople,
    ListedOrganization,
    SeatOfPower,
    StateAbbreviation,
    Title,
    RoleBefore,
    GivenName,
    FamilyName,
    FamilyNameFirst,
    Initials,
    NameSuffix,
    NameParticle,
    Apposition,
    Age,
    SpeechVerb,
    WhoClause,
    OrganizationWord,
    CompanySuffix,
    OrganizationShape,
    Acronym,
    DefinedAcronym,
    OrganizationBefore,
    PlaceWord,
    PlacePreposition,
    PlaceNoun,
    ContainingPlace,
    Direction,
    FullName,
    SameName,
    Capitals,
    Listing,
    PeopleEnding,
    Dateline,
    Home,
    Nearby,
    Airport,
    Reader,
}

impl Reason {
    /// The rule's name.
    pub(super) const fn rule(self) -> &'static str {
        match self {
            Self::ListedCountry => "listed-country",
            Self::ListedCity => "listed-city",
            Self::ListedRegion => "listed-region",
            Self::ListedPeople => "listed-people",
            Self::ListedOrganization => "listed-organization",
            Self::SeatOfPower => "seat-of-power",
            Self::StateAbbreviation => "state-abbreviation",
            Self::Title => "title-before-name",
            Self::RoleBefore => "role-before-name",
            Self::GivenName => "given-name",
            Self::FamilyName => "family-name",
            Self::FamilyNameFirst => "family-name-first",
            Self::Initials => "initials",
            Self::NameSuffix => "name-suffix",
            Self::NameParticle => "name-particle",
            Self::Apposition => "apposition",
            Self::Age => "age-after-name",
            Self::SpeechVerb => "verb-of-speech",
            Self::WhoClause => "who-clause",
            Self::OrganizationWord => "organization-word",
            Self::CompanySuffix => "company-suffix",
            Self::OrganizationShape => "organization-shape",
            Self::Acronym => "acronym",
            Self::DefinedAcronym => "defined-acronym",
            Self::OrganizationBefore => "body-before-name",
            Self::PlaceWord => "place-word",
            Self::PlacePreposition => "place-preposition",
            Self::PlaceNoun => "place-noun",
            Self::ContainingPlace => "containing-place",
            Self::Direction => "direction-before-name",
            Self::FullName => "part-of-full-name",
            Self::SameName => "same-name-elsewhere",
            Self::Capitals => "capital-letter",
            Self::Listing => "name-in-list",
            Self::PeopleEnding => "people-ending",
            Self::Dateline => "dateline",
            Self::Home => "home",
            Self::Nearby => "town-nearby",
            Self::Airport => "airport",
            Self::Reader => "reader",
        }
    }

    /// A list, a pattern, or another mention.
    pub(super) const fn method(self) -> Method {
        match self {
            Self::ListedCountry
            | Self::ListedCity
            | Self::ListedRegion
            | Self::ListedPeople
            | Self::ListedOrganization => Method::Lexicon,
            Self::SeatOfPower
            | Self::StateAbbreviation
            | Self::GivenName
            | Self::FamilyName
            | Self::FamilyNameFirst => Method::Lexicon,
            Self::FullName | Self::SameName => Method::Coreference,
            _ => Method::Pattern,
        }
    }

    /// Nothing but the way it is written.
    pub(super) const fn is_shape(self) -> bool {
        matches!(self, Self::Capitals | Self::OrganizationShape)
    }

    /// One sentence for the reader; `words` is what the evidence says in the text.
    pub(super) fn sentence(self, words: &str, kind: NameType) -> String {
        self.pattern(kind).replace("{words}", words)
    }

    const fn pattern(self, kind: NameType) -> &'static str {
        match self {
            Self::ListedCountry => "The name of a state.",
            Self::ListedCity => "The name of a well-known city.",
            Self::ListedRegion => "The name of a region, a water or a landmark.",
            Self::ListedPeople => {
                "The name of a nationality, a people, a faith or a political following."
            }
            Self::ListedOrganization => {
                "An organization so well known that reports name it without saying what it is."
            }
            Self::SeatOfPower => "A seat of power: its name stands for those who govern there.",
            Self::StateAbbreviation => "The usual abbreviation of a state after a town.",
            Self::Title => "The title “{words}” stands before the name.",
            Self::RoleBefore => "“{words}” before the name says who this is.",
            Self::GivenName => "“{words}” is a given name.",
            Self::FamilyName => "“{words}” is a frequent family name.",
            Self::FamilyNameFirst => "“{words}” is a family name that stands first.",
            Self::Initials => "An initial, “{words}”, stands in the name.",
            Self::NameSuffix => "“{words}” follows people’s names.",
            Self::NameParticle => "“{words}” belongs to personal names.",
            Self::Apposition => "“{words}” after the name says who this is.",
            Self::Age => "An age, {words}, follows the name.",
            Self::SpeechVerb => "The verb “{words}” beside the name: somebody speaks.",
            Self::WhoClause => "“{words}” follows, as after a person.",
            Self::OrganizationWord => "“{words}” makes it the name of an organization.",
            Self::CompanySuffix => "“{words}” is the form of a company.",
            Self::OrganizationShape => "Written the way organizations write their names.",
            Self::Acronym => "Capital letters that stand for a longer name.",
            Self::DefinedAcronym => "“{words}” gives the full name and its short form together.",
            Self::OrganizationBefore => "“{words}” beside the name says what it is.",
            Self::PlaceWord => "“{words}” makes it the name of a place.",
            Self::PlacePreposition => "“{words}” before the name: something happens there.",
            Self::PlaceNoun => "“{words}” beside the name says that it is a place.",
            Self::ContainingPlace => "“{words}” after the name says where that is.",
            Self::Direction => "“{words}” before the name: part of a place.",
            Self::FullName => "Part of “{words}”, named in full in this article.",
            Self::SameName => "The same name stands clearer elsewhere in this article.",
            Self::Capitals => match kind {
                NameType::Person => {
                    "Capital letters in running text, and nothing that speaks against a person."
                }
                NameType::Place => {
                    "Capital letters in running text, and nothing that speaks against a place."
                }
                _ => "Capital letters in running text: somebody’s or something’s name.",
            },
            Self::Dateline => "Stands in the dateline: where the article was written.",
            Self::Home => "Stands where the text says at which place somebody lives.",
            Self::Nearby => "A town of that name lies beside the article’s other places.",
            Self::Airport => "An airport bears the name, and the sentence tells of a flight.",
            Self::Reader => SAID_SO,
            Self::PeopleEnding => {
                "“{words}” ends the way the names of peoples end, and a noun follows."
            }
            Self::Listing => "Stands in a row of names with “{words}”.",
        }
    }
}

/// What a reader is told of a name that only the recogniser sees; `beside` are the words next to it.
pub(super) fn by_recogniser(beside: &[&str], kind: NameType) -> String {
    let whose = match kind {
        NameType::Person => "a person’s name",
        NameType::Organization => "the name of an organization",
        NameType::Group => "the name of a people or group",
        NameType::Place => "the name of a place",
    };
    match beside {
        [] => format!("Written like {whose}."),
        [word] => {
            format!("Written like {whose}, and “{word}” stands beside it as beside such names.")
        }
        [before, after, ..] => {
            format!("Written like {whose}, between “{before}” and “{after}” as such names stand.")
        }
    }
}
