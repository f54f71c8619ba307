//! Which types of annotation the reader wants to see.

use pressmark::annotation::EntityType;

use crate::words::shared;

/// What one filter button switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Mentions of a type.
    Mentions(EntityType),
    /// Quotes.
    Quotes,
}

impl Filter {
    /// The filters in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Mentions(EntityType::Person),
        Self::Mentions(EntityType::Organization),
        Self::Mentions(EntityType::Group),
        Self::Mentions(EntityType::Place),
        Self::Quotes,
    ];

    /// The word in `data-filter` and in class names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mentions(kind) => kind.name(),
            Self::Quotes => "quote",
        }
    }

    /// What stands on the button.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Mentions(EntityType::Person) => shared::people_filter(),
            Self::Mentions(EntityType::Organization) => shared::organizations_filter(),
            Self::Mentions(EntityType::Group) => shared::groups_filter(),
            Self::Mentions(EntityType::Place) => shared::places_filter(),
            Self::Mentions(EntityType::Other) => shared::other(),
            Self::Quotes => shared::quotes_filter(),
        }
    }

    fn bit(self) -> u8 {
        match self {
            Self::Mentions(EntityType::Person) => 1,
            Self::Mentions(EntityType::Organization) => 2,
            Self::Mentions(EntityType::Group) => 4,
            Self::Mentions(EntityType::Place) => 8,
            Self::Mentions(EntityType::Other) => 16,
            Self::Quotes => 32,
        }
    }
}

/// A set of filters that are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filters(u8);

impl Default for Filters {
    fn default() -> Self {
        Self::ALL
    }
}

impl Filters {
    /// Everything is shown.
    pub const ALL: Self = Self(0xff);
    /// Nothing is shown.
    pub const NONE: Self = Self(0);

    /// True where the filter is on.
    #[must_use]
    pub fn has(self, filter: Filter) -> bool {
        self.0 & filter.bit() != 0
    }

    /// True where mentions of the type are shown.
    #[must_use]
    pub fn shows(self, kind: EntityType) -> bool {
        self.has(Filter::Mentions(kind))
    }

    /// As a number, for a reload.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The filters of a number.
    #[must_use]
    pub fn of_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Nothing but one filter; everything where it is so already.
    #[must_use]
    pub fn only(self, filter: Filter) -> Self {
        let alone = Self(filter.bit());
        if self == alone { Self::ALL } else { alone }
    }

    /// The same with one filter switched.
    #[must_use]
    pub fn toggled(self, filter: Filter) -> Self {
        Self(self.0 ^ filter.bit())
    }
}
