//! The kinds of things that a document tells of, by the names that the annotation document gives them.

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// What a name or an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// One human being.
    Person,
    /// A body with a name: company, ministry, party, court, armed group, newspaper.
    Organization,
    /// People named by nation, region, faith or belief, or a group without a name ("officials").
    Group,
    /// A country, region, city, sea, street, building.
    Place,
    /// Anything else that speaks or is named.
    Other,
}

/// What a name can be, in the order of the recogniser's labels, which is also the one in which a tie is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameType {
    /// See [`EntityType::Place`].
    Place,
    /// See [`EntityType::Person`].
    Person,
    /// See [`EntityType::Organization`].
    Organization,
    /// See [`EntityType::Group`].
    Group,
}

impl NameType {
    /// Every type; each stands at its [`Self::index`].
    pub const ALL: [Self; 4] = [Self::Place, Self::Person, Self::Organization, Self::Group];

    /// Its position in tables with a number for each type.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// What a mention of this type is of.
    #[must_use]
    pub const fn entity_type(self) -> EntityType {
        match self {
            Self::Place => EntityType::Place,
            Self::Person => EntityType::Person,
            Self::Organization => EntityType::Organization,
            Self::Group => EntityType::Group,
        }
    }
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// By name: "Blinken".
    Name,
    /// By a noun: "the secretary".
    Nominal,
    /// By a pronoun: "he".
    Pronoun,
}

/// In which sense a place name or a nationality stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[serde(rename_all = "lowercase")]
pub enum Sense {
    /// The state or its government acts: "Pyongyang rejected the offer".
    Actor,
    /// The location itself: "in Pyongyang".
    Location,
    /// The people or the adjective: "North Korean".
    Demonym,
}

/// Direct, partly quoted or reported speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Nine tenths or more between marks.
    Direct,
    /// Partly between marks.
    Mixed,
    /// Reported without marks.
    Indirect,
}

/// How something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A list knows it.
    Lexicon,
    /// A rule over words and marks.
    Pattern,
    /// The trained recogniser of names.
    Model,
    /// It refers to something already found.
    Coreference,
}

/// What a part of the text is, other than running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    /// The article's title.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where and when it was written.
    Dateline,
    /// The words under a picture.
    Caption,
    /// Related links, advertisements, sign-up lines: nothing is annotated inside.
    Boilerplate,
    /// When an entry of a live blog was written: nothing is annotated inside.
    Timestamp,
    /// Who speaks a line of a transcript, with the colon; the name in it is a mention like any other.
    Label,
}

/// Whether people of this name are he or she, as far as the text or a list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Not known, or both.
    #[default]
    Unknown,
}

/// What kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A state.
    Country,
    /// A state of a federation, a province, a historic or informal region.
    Region,
    /// A city, town or village.
    City,
    /// Mountains, peninsulas, islands, deserts.
    Landform,
    /// Seas, rivers, straits, lakes.
    Water,
    /// A building, street, airport, base.
    Facility,
    /// A continent.
    Continent,
}

/// What an actor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// Governments, ministries, those who hold office in them.
    Government,
    /// Armed forces of a state.
    Military,
    /// Police.
    Police,
    /// Courts, judges, prosecutors.
    Court,
    /// Parliaments and their members.
    Parliament,
    /// Parties.
    Party,
    /// Those who fight and are no state.
    ArmedGroup,
    /// Companies.
    Company,
    /// Newspapers, broadcasters, agencies.
    Media,
    /// Bodies of several states.
    InternationalBody,
}
