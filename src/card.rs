//! What a card is about, what opened it, and where the page goes to show it.

/// What a card is about; the number counts in the annotation document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A mention.
    Mention(u32),
    /// A quote.
    Quote(u32),
}

/// What lights up in the text and in the lists; the number counts in the annotation document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highlighted {
    /// An entity: its mentions, and what it says.
    Entity(u32),
    /// The same from one of its mentions, with the evidence for that one.
    Mention(u32),
    /// The same at a glance: not what it says, or half the page would flash with each name that is passed.
    Glance(u32),
    /// A quote: its pieces, its cue, its speaker.
    Quote(u32),
}

impl From<Target> for Highlighted {
    fn from(target: Target) -> Self {
        match target {
            Target::Mention(mention) => Self::Mention(mention),
            Target::Quote(quote) => Self::Quote(quote),
        }
    }
}

/// Where a jump leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To a mention or a quote.
    Target(Target),
    /// To this byte of the text.
    Byte(u32),
    /// To the paragraph of this byte, which comes to stand so many pixels from the window's top.
    Line {
        /// A byte of the paragraph.
        byte: u32,
        /// Pixels of the window.
        top: i32,
    },
}

/// What opened a card, the weakest first. What the first two open is a slip of three lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenedBy {
    /// The pointer rests on the mention or on the card.
    Hover,
    /// The keyboard's focus is on the mention.
    Focus,
    /// A click or a tap: the card is pinned, and only Escape, a click elsewhere or the close button end it.
    Click,
    /// The Enter key: pinned as well, and the keyboard's focus goes into the card.
    Enter,
}

/// An open card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is about.
    pub target: Target,
    /// What opened it.
    pub opened_by: OpenedBy,
    /// Where the pointer was, in pixels of the window; the card opens at that line.
    pub pointer: Option<(i32, i32)>,
}

impl Card {
    /// True where it is only looked at in passing, so that it is to say little and to cover nothing.
    #[must_use]
    pub fn is_slip(&self) -> bool {
        self.opened_by < OpenedBy::Click
    }
}

/// A place in the text to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Counts the jumps, so that going to the same place twice is two jumps.
    pub number: u32,
    /// Where to.
    pub goal: Goal,
    /// The keyboard's focus goes there too.
    pub focus: bool,
}
