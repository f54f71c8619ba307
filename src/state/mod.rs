//! What the page knows and how it changes: one pure reducer, without a browser.

mod action;
mod correcting;
mod home;
mod navigation;
mod route;
mod shelved;
mod undo;
mod work;

use std::rc::Rc;

use crate::article::Article;
use crate::card::{Card, Goal, Highlighted, Jump, OpenedBy, Target};
use crate::correction::Correction;
pub use crate::draft::Draft;
use crate::filters::{Filter, Filters};
use crate::models::Fetching;
use crate::pane::{Pane, Tab};
pub use action::Action;
pub use home::{Asking, Home};
pub use route::Settings;
pub use shelved::Told;
pub use undo::Step;

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The text area; the result, where there is one, below it.
    Writing,
    /// The annotated article.
    Reading,
    /// The text area in the place of the annotated article.
    Editing,
}

/// What the worker does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Nothing.
    Idle,
    /// It reads the newest draft.
    Running,
    /// It could not; the message says why and what to do.
    Failed(String),
}

/// The page's state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The text as the reader gave it.
    pub draft: Draft,
    /// The draft that "New article" put away.
    pub previous: Option<Draft>,
    /// What is shown.
    pub view: View,
    /// Number of the newest request; an answer to an older one is dropped.
    pub request: u32,
    /// What the worker does.
    pub work: Work,
    /// The newest result.
    pub article: Option<Rc<Article>>,
    /// The mentions that are links in the text, in reading order.
    pub order: Rc<[u32]>,
    /// The mention that the Tab key reaches.
    pub current: Option<u32>,
    /// Types that are shown.
    pub filters: Filters,
    /// False: the text stands without a mark.
    pub highlights: bool,
    /// Pronouns bear a line of their own in the text.
    pub pronouns: bool,
    /// What the pane shows.
    pub pane: Pane,
    /// The window is too narrow for the pane beside the text.
    pub narrow: bool,
    /// The open card.
    pub card: Option<Card>,
    /// The row of a list that the pointer or the focus is on.
    pub pointed: Option<Highlighted>,
    /// The newest place to go to.
    pub jump: Option<Jump>,
    /// What has just happened, for the status line.
    pub status: String,
    /// Changes whenever something is said.
    pub said: bool,
    /// The status line speaks of the newest step.
    speaks_of_step: bool,
    /// What the reader did and may take back, the newest last.
    pub steps: Vec<Step>,
    /// Corrections that were taken back, the newest last.
    pub undone: Vec<Correction>,
    /// The desk is open: each card has it.
    pub desk: bool,
    /// The line at which the text area opens: a byte of the text, and how far it stands from the window's top.
    pub edit_at: Option<(u32, i32)>,
    /// On a narrow window: the reader walks from row to row of the pane, in the text.
    pub walking: bool,
    /// The tools of a narrow window are open.
    pub menu: bool,
    /// How far the fetching of the models is.
    pub fetching: Fetching,
    /// How often the reader has asked for the models anew.
    pub fetches: u32,
    /// The request in hand reads the text that is shown once more, with the models that have come since: until it is
    /// answered, everything stays as it is.
    pub renewing: bool,
    /// Something that the reader should know and may put away.
    pub notice: Option<String>,
    /// Where the papers are from that the reader reads.
    pub home: Home,
    /// The reader has put away what the pipeline warns of.
    pub warned: bool,
    /// New articles are to be private: nothing of them is kept.
    pub private: bool,
    /// The id of an article that the shelf is to open; empty where none is sought.
    pub sought: Rc<str>,
    /// Another tab has the open article too, and corrects it.
    pub elsewhere: bool,
    /// What ids are drawn from.
    ids: u64,
    /// The id of a mention, a quote or an entity to go to once the article is read.
    then: Rc<str>,
    /// Where a reload goes once its article is shown.
    on_return: Option<Goal>,
    /// Show the article as soon as it is annotated.
    open_when_read: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            draft: Draft::plain(""),
            previous: None,
            view: View::Writing,
            request: 0,
            work: Work::Idle,
            article: None,
            order: Rc::new([]),
            current: None,
            filters: Filters::ALL,
            highlights: true,
            pronouns: false,
            pane: Pane::default(),
            narrow: false,
            card: None,
            pointed: None,
            jump: None,
            status: String::new(),
            said: false,
            speaks_of_step: false,
            edit_at: None,
            steps: Vec::new(),
            undone: Vec::new(),
            desk: false,
            walking: false,
            menu: false,
            fetching: Fetching::Over,
            fetches: 0,
            renewing: false,
            notice: None,
            home: Home::default(),
            warned: false,
            private: false,
            sought: "".into(),
            elsewhere: false,
            ids: 0,
            then: "".into(),
            on_return: None,
            open_when_read: false,
        }
    }
}

impl State {
    /// The state after an action. Returns the same `Rc` where nothing changes.
    #[must_use]
    pub fn after(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        if next == *self { self } else { Rc::new(next) }
    }

    /// The filters in force.
    #[must_use]
    pub fn shown(&self) -> Filters {
        if self.highlights {
            self.filters
        } else {
            Filters::NONE
        }
    }

    /// What is lit: the row of a list that is pointed at, else what the open card is about.
    #[must_use]
    pub fn highlighted(&self) -> Option<Highlighted> {
        let of_card = |card: Card| match card.target {
            Target::Mention(mention) if card.is_slip() => Highlighted::Glance(mention),
            target => target.into(),
        };
        self.pointed.or(self.card.map(of_card))
    }

    /// A whole text came in and is being read: nothing to write in, nothing to read yet.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.open_when_read && self.work == Work::Running
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Typed(text) => self.typed(text),
            Action::Given(draft) => self.given(draft),
            Action::Annotated {
                request,
                article,
                placed,
            } => self.annotated(request, article, placed),
            Action::Failed { request, message } => self.failed(request, message),
            Action::Progress { received, total } => {
                self.fetching = Fetching::Running { received, total };
            }
            Action::Fetched {
                any_loaded,
                missing,
            } => self.fetched(any_loaded, &missing),
            Action::FetchAgain => {
                self.fetches += 1;
                self.fetching = Fetching::Running {
                    received: 0,
                    total: 0,
                };
            }
            Action::AskHome(asking) => self.ask_home(asking),
            Action::SeekHome(words) => self.seek_home(&words),
            Action::Homes(words, names) => self.homes(&words, names),
            Action::EnterHome => self.enter_home(),
            Action::MoveHome(name) => self.move_home(name.into()),
            Action::HomeKept(name) => self.home.name = name.into(),
            Action::Correct(correction) => self.correct(correction),
            Action::Desk(open) => self.desk = open,
            Action::Shelf(told) => self.told(told),
            Action::Private(on) => self.private = on,
            Action::Seeded(seed) => self.ids = seed,
            Action::Undo if !self.is_held() => self.take_back(),
            Action::Redo if !self.is_held() => self.redo(),
            Action::Undo | Action::Redo => {}
            Action::Retry => self.ask(),
            Action::Edit => self.edit(None),
            Action::EditAt(line) => self.edit(line),
            Action::Read => self.read(),
            Action::ReadAt(byte, top) => {
                self.on_return = Some(Goal::Line { byte, top });
                self.read();
                self.return_to_line();
            }
            Action::New => self.put_away(),
            Action::Back => self.bring_back(),
            Action::Forgotten => self.forgotten(),
            Action::ForgottenElsewhere(text) => self.forgotten_elsewhere(&text),
            Action::Remembered(draft) => self.previous = Some(draft),
            Action::Filter(filter) => {
                self.filters = self.filters.toggled(filter);
                self.relist();
            }
            Action::Only(filter) => {
                self.filters = self.filters.only(filter);
                self.relist();
            }
            Action::Highlights => {
                self.highlights = !self.highlights;
                self.relist();
            }
            Action::Pronouns => self.pronouns = !self.pronouns,
            Action::Tab(tab) => self.open_tab(tab),
            Action::Sheet(up) => self.pane.is_up = up,
            Action::Find(words) => self.pane.find = words.into(),
            Action::Order(order) => self.pane.order = order,
            Action::OnlySpeaker(entity) => self.pane.only = entity,
            Action::Narrow(narrow) => self.narrow = narrow,
            Action::Menu(open) => self.menu = open,
            Action::Show(card) => self.show(card),
            Action::Point(highlighted) => self.point(highlighted),
            Action::Leave(opened_by) => {
                if self.card.as_ref().is_some_and(|c| c.opened_by == opened_by) {
                    self.card = None;
                }
                if opened_by == OpenedBy::Hover {
                    self.pointed = None;
                }
            }
            Action::Dismiss => {
                self.card = None;
                self.menu = false;
                self.walking = false;
            }
            Action::Roam(steps) => self.roam(steps),
            Action::Step(steps) => self.step(steps),
            Action::Visit(entity) => self.visit(entity),
            Action::VisitQuote(quote) => self.visit_quote(quote),
            Action::Reach(byte) => self.reach(byte),
            Action::Walk(steps) => self.walk(steps),
            Action::RoamQuotes(steps) => self.roam_from_here(steps),
            Action::Went(fragment) => self.went(&fragment),
            Action::Restore(settings, line) => self.restore(settings, line),
            Action::Say(words) => self.say(words),
            Action::Notice(notice) => self.notice = notice,
            Action::Warned => self.warned = true,
        }
    }

    /// On a narrow window the tab that is open already puts the sheet away.
    fn open_tab(&mut self, tab: Tab) {
        self.pane.is_up = self.narrow && !(self.pane.is_up && self.pane.tab == tab);
        self.pane.tab = tab;
        if self.narrow {
            self.card = None;
        }
    }

    /// True where something can be taken back now.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.steps.is_empty() && (self.work == Work::Idle || self.renewing)
    }

    /// True where something that was taken back can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty() && (self.work == Work::Idle || self.renewing)
    }

    /// True where the status line is the place for an "Undo", so that it never means anything else than what is said there.
    #[must_use]
    pub fn offers_undo(&self) -> bool {
        self.speaks_of_step && self.can_undo()
    }

    /// The same for a "Redo".
    #[must_use]
    pub fn offers_redo(&self) -> bool {
        self.speaks_of_step && self.can_redo()
    }

    /// Says what the reader did, or took back.
    fn say_of_step(&mut self, words: String) {
        self.say(words);
        self.speaks_of_step = true;
    }

    fn say(&mut self, words: String) {
        self.status = words;
        self.said = !self.said;
        self.speaks_of_step = false;
    }

    /// What is pointed at is lit; a slip that is still open gives way to it.
    fn point(&mut self, highlighted: Option<Highlighted>) {
        self.pointed = highlighted;
        if highlighted.is_some() && self.card.is_some_and(|c| c.opened_by == OpenedBy::Hover) {
            self.card = None;
        }
    }

    /// Lists the mentions that are links now; the card and the Tab stop move off what is gone.
    fn relist(&mut self) {
        let shown = self.shown();
        let Some(article) = &self.article else {
            self.order = Rc::new([]);
            return;
        };
        self.order = article.reading_order(shown).into();
        if !self.current.is_some_and(|m| self.order.contains(&m)) {
            self.current = self.order.first().copied();
        }
        let gone = |card: &Card| match card.target {
            Target::Mention(mention) => !self.order.contains(&mention),
            Target::Quote(_) => !shown.has(Filter::Quotes),
        };
        if self.card.as_ref().is_some_and(gone) {
            self.card = None;
        }
    }

    fn show(&mut self, card: Card) {
        if let Some(open) = &self.card {
            let weaker = card.opened_by == OpenedBy::Hover && open.opened_by != OpenedBy::Hover;
            let same = open.target == card.target && open.opened_by >= card.opened_by;
            if weaker || same {
                return;
            }
        }
        if let Target::Mention(mention) = card.target
            && card.opened_by != OpenedBy::Hover
        {
            self.current = Some(mention);
        }
        if card.opened_by != OpenedBy::Hover {
            self.menu = false; // Its room is that of what is said next.
        }
        self.pointed = None;
        self.walking = false;
        self.card = Some(card);
    }
}
