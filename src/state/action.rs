//! Everything that can happen to the state.

use std::rc::Rc;

use super::{Draft, Settings, Told};
use crate::article::Article;
use crate::card::{Card, Highlighted, OpenedBy};
use crate::correction::Correction;
use crate::filters::Filter;
use crate::models::Missing;
use crate::pane::{QuoteOrder, Tab};

/// Everything that can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// The text area holds another text, and the reader has paused.
    Typed(String),
    /// A whole text came in: pasted, dropped, opened, a sample, kept from the last visit.
    Given(Draft),
    /// The worker answered a request.
    Annotated {
        /// Its number.
        request: u32,
        /// What was found.
        article: Rc<Article>,
        /// The corrections where they stand in the edited text, each as JSON, empty where it no longer fits; none at all where
        /// they stand where they stood.
        placed: Vec<String>,
    },
    /// The worker could not answer a request.
    Failed {
        /// Its number.
        request: u32,
        /// What happened and what to do.
        message: String,
    },
    /// The models are on their way.
    Progress {
        /// Bytes that are here.
        received: u32,
        /// Bytes of all of them.
        total: u32,
    },
    /// The models have come, but for some.
    Fetched {
        /// There is something new: texts are annotated better from now on.
        any_loaded: bool,
        /// Those that did not come whole.
        missing: Vec<Missing>,
    },
    /// Try to fetch the models again.
    FetchAgain,
    /// Take down what the reader says of the text.
    Correct(Correction),
    /// Hear what the shelf says.
    Shelf(Told),
    /// Keep nothing of the articles to come, or keep them.
    Private(bool),
    /// Draw ids from this number on.
    Seeded(u64),
    /// Open the desk in the card, or close it.
    Desk(bool),
    /// Ask where the reader's papers are from, or ask no more.
    AskHome(bool),
    /// Look for the places of a name.
    SeekHome(String),
    /// The places that have the name.
    Homes(String, Rc<[String]>),
    /// Take the first place that was found.
    EnterHome,
    /// The reader's papers are from the place of this full name; from anywhere where that is empty.
    MoveHome(String),
    /// The same, as it was kept from the last visit.
    HomeKept(String),
    /// Take the newest step back.
    Undo,
    /// Do once more what was taken back last.
    Redo,
    /// Try the same text again.
    Retry,
    /// Open the text area with the text, in the place of the article.
    Edit,
    /// The same at a line: a byte of the text, and how many pixels it stands from the window's top.
    EditAt(Option<(u32, i32)>),
    /// Close the text area.
    Read,
    /// Close the text area; the paragraph of this byte comes to stand so many pixels from the window's top.
    ReadAt(u32, i32),
    /// Begin with an empty text area.
    New,
    /// Bring back what "New article" put away.
    Back,
    /// The kept text was deleted: begin anew.
    Forgotten,
    /// This text was deleted in another tab.
    ForgottenElsewhere(String),
    /// An article of before can be brought back.
    Remembered(Draft),
    /// Switch a type on or off.
    Filter(Filter),
    /// Show nothing but this type; where nothing else is shown already, everything again.
    Only(Filter),
    /// Switch all highlights on or off.
    Highlights,
    /// Give pronouns a line of their own, or not.
    Pronouns,
    /// Open a tab of the pane; on a narrow window, a second time closes the sheet.
    Tab(Tab),
    /// Put the sheet away, or bring it up again.
    Sheet(bool),
    /// Look for words in quotes, names and text.
    Find(String),
    /// Put the quotes into this order.
    Order(QuoteOrder),
    /// List the quotes of this entity only, or of everybody.
    OnlySpeaker(Option<u32>),
    /// The window has become narrow, or wide.
    Narrow(bool),
    /// Open or close the tools of a narrow window.
    Menu(bool),
    /// Open a card.
    Show(Card),
    /// The pointer or the focus came to a row of a list, or left it.
    Point(Option<Highlighted>),
    /// The pointer or the focus left what opened the card.
    Leave(OpenedBy),
    /// Close the card.
    Dismiss,
    /// Go to the mention so many further in reading order; with the card of a quote open, to the quote so many further.
    Roam(i32),
    /// Go to the mention of the same entity, or the quote of the same speaker, so many further.
    Step(i32),
    /// Go to the entity's next mention.
    Visit(u32),
    /// Go to a quote.
    VisitQuote(u32),
    /// Go to this byte of the text.
    Reach(u32),
    /// Go to the quote so many further, from the one that is open or from where the reader is.
    RoamQuotes(i32),
    /// The address now ends in this, behind its `#`.
    Went(String),
    /// A reload brings these back, and the line with this byte to so many pixels from the top.
    Restore(Settings, Option<(u32, i32)>),
    /// From the row that led into the text, to the one so many further.
    Walk(i32),
    /// Say something in the status line.
    Say(String),
    /// Put away what the pipeline warns of.
    Warned,
    /// Tell the reader something that stays until it is put away.
    Notice(Option<String>),
}
