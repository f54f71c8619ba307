//! The pane beside the article: which of its tabs is open, what is looked for in it, and, on a narrow window, the sheet that
//! it is.

use std::rc::Rc;

use crate::words::shared;

/// A tab of the pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Quotes, with who says them.
    #[default]
    Said,
    /// People, bodies, groups, states that act.
    Who,
    /// Places.
    Where,
    /// What is worth a look, at the desk.
    Check,
}

impl Tab {
    /// The tabs in the order in which they stand.
    pub const ALL: [Self; 4] = [Self::Said, Self::Who, Self::Where, Self::Check];

    /// The word in `data-tab` and in what is kept for a reload.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Who => "who",
            Self::Where => "where",
            Self::Check => "check",
        }
    }

    /// What stands on the tab.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Said => shared::tab_said(),
            Self::Who => shared::tab_who(),
            Self::Where => shared::tab_where(),
            Self::Check => shared::tab_check(),
        }
    }

    /// The word in `data-panel` of the panel that it opens.
    #[must_use]
    pub fn panel(self) -> &'static str {
        match self {
            Self::Said => "quotes",
            Self::Who => "actors",
            Self::Where => "places",
            Self::Check => "doubts",
        }
    }

    /// The tab of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}

/// The order of the quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteOrder {
    /// As they stand in the text.
    #[default]
    Text,
    /// Those of one speaker together, the speaker with the most first.
    Speaker,
}

/// What the pane shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pane {
    /// The open tab.
    pub tab: Tab,
    /// On a narrow window: the pane is up, as a sheet over the text.
    pub is_up: bool,
    /// What the reader looks for in quotes, names and text, as typed.
    pub find: Rc<str>,
    /// The order of the quotes.
    pub order: QuoteOrder,
    /// Only the quotes of this entity are listed.
    pub only: Option<u32>,
}
