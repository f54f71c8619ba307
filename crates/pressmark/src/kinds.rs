//! The kinds of things that a document tells of, and the name that each has in it: one enum for stages, documents and page.

#[cfg(feature = "borsh")]
use borsh::{BorshDeserialize, BorshSerialize};
#[cfg(feature = "schemars")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Enums that JSON writes by the names that stand beside their cases, as [`name`](Form::name) does.
macro_rules! named {
    ($(
        $(#[$about:meta])*
        pub enum $kind:ident { $($(#[$case_about:meta])* $case:ident = $name:literal,)+ }
    )+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "borsh", derive(BorshSerialize, BorshDeserialize))]
        #[cfg_attr(feature = "schemars", derive(JsonSchema))]
        #[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
        pub enum $kind {
            $($(#[$case_about])* #[cfg_attr(feature = "serde", serde(rename = $name))] $case,)+
        }

        impl $kind {
            /// Every case.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$case),+];

            /// Its name in documents.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$case => $name,)+
                }
            }
        }

        impl core::fmt::Display for $kind {
            fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                to.pad(self.name())
            }
        }
    )+};
}

named! {
    /// What a name or an entity is.
    pub enum EntityType {
        /// One human being.
        Person = "person",
        /// A body with a name: company, ministry, party, court, armed group, newspaper.
        Organization = "organization",
        /// People named by nation, region, faith or belief, or a group without a name ("officials").
        Group = "group",
        /// A country, region, city, sea, street, building.
        Place = "place",
        /// Anything else that speaks or is named.
        Other = "other",
    }

    /// How a mention refers.
    pub enum Form {
        /// By name: "Blinken".
        Name = "name",
        /// By a noun: "the secretary".
        Nominal = "nominal",
        /// By a pronoun: "he".
        Pronoun = "pronoun",
    }

    /// In which sense a place name or a nationality stands.
    pub enum Sense {
        /// The state or its government acts: "Pyongyang rejected the offer".
        Actor = "actor",
        /// The location itself: "in Pyongyang".
        Location = "location",
        /// The people or the adjective: "North Korean".
        Demonym = "demonym",
    }

    /// Direct, partly quoted or reported speech.
    pub enum QuoteKind {
        /// Nine tenths or more between marks.
        Direct = "direct",
        /// Partly between marks.
        Mixed = "mixed",
        /// Reported without marks.
        Indirect = "indirect",
    }

    /// How something was found.
    pub enum Method {
        /// A list knows it.
        Lexicon = "lexicon",
        /// A rule over words and marks.
        Pattern = "pattern",
        /// The trained recogniser of names.
        Model = "model",
        /// It refers to something already found.
        Coreference = "coreference",
        /// A person said so.
        Manual = "manual",
        /// It comes from another program.
        Import = "import",
    }

    /// What a part of the text is, other than running text.
    pub enum RegionKind {
        /// The article's title.
        Headline = "headline",
        /// Who wrote it.
        Byline = "byline",
        /// Where and when it was written.
        Dateline = "dateline",
        /// The words under a picture.
        Caption = "caption",
        /// Related links, advertisements, sign-up lines: nothing is annotated inside.
        Boilerplate = "boilerplate",
        /// When an entry of a live blog was written: nothing is annotated inside.
        Timestamp = "timestamp",
        /// Who speaks a line of a transcript, with the colon; the name in it is a mention like any other.
        Label = "label",
    }

    /// What kind of place.
    pub enum Feature {
        /// A state.
        Country = "country",
        /// A state of a federation, a province, a historic or informal region.
        Region = "region",
        /// A city, town or village.
        City = "city",
        /// Mountains, peninsulas, islands, deserts.
        Landform = "landform",
        /// Seas, rivers, straits, lakes.
        Water = "water",
        /// A building, street, airport, base.
        Facility = "facility",
        /// A continent.
        Continent = "continent",
    }

    /// What an actor belongs to.
    pub enum Sector {
        /// Governments, ministries, those who hold office in them.
        Government = "government",
        /// Armed forces of a state.
        Military = "military",
        /// Police.
        Police = "police",
        /// Courts, judges, prosecutors.
        Court = "court",
        /// Parliaments and their members.
        Parliament = "parliament",
        /// Parties.
        Party = "party",
        /// Those who fight and are no state.
        ArmedGroup = "armed group",
        /// Companies.
        Company = "company",
        /// Newspapers, broadcasters, agencies.
        Media = "media",
        /// Bodies of several states.
        InternationalBody = "international body",
    }

    /// Whether a person touched it.
    pub enum Status {
        /// As the program found it.
        Auto = "auto",
        /// A person said it is right.
        Confirmed = "confirmed",
        /// A person changed it.
        Edited = "edited",
        /// A person said it is wrong; it stays in the list.
        Rejected = "rejected",
        /// A person added it.
        Manual = "manual",
    }

    /// What a model file holds. The name stands in the manifest too, and at the beginning of the file's name.
    pub enum ModelKind {
        /// The trained recogniser of names.
        Names = "names",
        /// Toponyms with their coordinates.
        Gazetteer = "gazetteer",
        /// Parts of speech and what depends on what.
        Grammar = "grammar",
    }

    /// Unit of offsets.
    pub enum OffsetUnit {
        /// Unicode scalar values: Python's `text[start:end]`.
        UnicodeCodePoint = "UnicodeCodePoint",
        /// JavaScript's `text.slice(start, end)`.
        Utf16CodeUnit = "Utf16CodeUnit",
        /// Bytes of UTF-8.
        Utf8Byte = "Utf8Byte",
    }

    /// Writing direction of a text.
    pub enum Direction {
        /// Left to right.
        LeftToRight = "ltr",
        /// Right to left.
        RightToLeft = "rtl",
        /// It has no letters to tell by.
        Auto = "auto",
    }

    /// What was done to a text before it was annotated.
    pub enum Preprocessing {
        /// The byte-order mark went.
        BomRemoved = "bom-removed",
        /// Line ends became `\n`.
        CrlfToLf = "crlf-to-lf",
        /// The text was read out of HTML.
        HtmlToText = "html-to-text",
        /// The text was read out of a PDF.
        PdfToText = "pdf-to-text",
        /// The text was read out of a Word document.
        DocxToText = "docx-to-text",
    }

    /// What a warning is about.
    pub enum WarningCode {
        /// No models were at work.
        RulesOnly = "rules-only",
        /// The text is in another language.
        NotEnglish = "not-english",
        /// A quotation mark was opened and never closed.
        UnclosedQuotation = "unclosed-quotation",
        /// A correction could not be carried out.
        CorrectionNotKept = "correction-not-kept",
    }

    /// The name of the document's format: a reader that finds another should stop.
    pub enum Format {
        /// The only one.
        PressmarkAnnotations = "pressmark-annotations",
    }

    /// What a geometry is.
    pub enum PointType {
        /// The only geometry that is written.
        Point = "Point",
    }
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

/// Whether people of this name are he or she, as far as the text or a list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Not known, or both.
    #[default]
    Unknown,
}
