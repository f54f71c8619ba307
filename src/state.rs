//! What the page knows and how it changes: one pure reducer, without a browser.

use std::rc::Rc;

use crate::article::Article;
use crate::card::{Card, Held, Jump, Light, Target};
use crate::filters::{Filter, Filters};
use crate::models::{Fetching, Missing};
use crate::wording;

/// The text that the reader gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Exactly as given.
    pub text: Rc<str>,
    /// It was read out of a web page's markup.
    pub from_html: bool,
}

impl Draft {
    /// A plain text.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.into(),
            from_html: false,
        }
    }

    /// True where nothing can be read in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The text area; the result, where there is one, below it.
    Writing,
    /// The annotated article.
    Reading,
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
    /// The open card.
    pub card: Option<Card>,
    /// The row of a list that the pointer or the focus is on.
    pub pointed: Option<Light>,
    /// The newest place to go to.
    pub jump: Option<Jump>,
    /// What has just happened, for the status line.
    pub status: String,
    /// How far the fetching of the models is.
    pub fetching: Fetching,
    /// How often the reader has asked for the models anew.
    pub fetches: u32,
    /// The request in hand reads the text that is shown once more, with the models that have come since: until it is
    /// answered, everything stays as it is.
    pub renewing: bool,
    /// Something that the reader should know and may put away.
    pub notice: Option<String>,
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
            card: None,
            pointed: None,
            jump: None,
            status: String::new(),
            fetching: Fetching::Over,
            fetches: 0,
            renewing: false,
            notice: None,
            open_when_read: false,
        }
    }
}

/// Everything that can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// The text area holds another text, and the reader has paused.
    Typed(String),
    /// A whole text came in: pasted, dropped, opened, a sample, kept from the last visit.
    Given(Draft),
    /// The worker answered a request.
    Annotated(u32, Rc<Article>),
    /// The worker could not answer a request.
    Failed(u32, String),
    /// So many bytes of the models are here, of so many.
    Fetching(u32, u32),
    /// The models have come, but for those that are missing; true: texts are annotated better from now on.
    Fetched(bool, Vec<Missing>),
    /// Try to fetch the models again.
    FetchAgain,
    /// Try the same text again.
    Retry,
    /// Open the text area with the text.
    Edit,
    /// Close the text area.
    Read,
    /// Begin with an empty text area.
    New,
    /// Bring back what "New article" put away.
    Back,
    /// The kept text was deleted: begin anew.
    Forgotten,
    /// Switch a type on or off.
    Filter(Filter),
    /// Switch all highlights on or off.
    Highlights,
    /// Open a card.
    Show(Card),
    /// The pointer or the focus came to a row of a list, or left it.
    Point(Option<Light>),
    /// The pointer or the focus left what opened the card.
    Leave(Held),
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
    /// Say something in the status line.
    Say(String),
    /// Tell the reader something that stays until it is put away.
    Notice(Option<String>),
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
    pub fn light(&self) -> Option<Light> {
        self.pointed.or(self.card.map(|c| c.target.into()))
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
            Action::Annotated(request, article) => self.annotated(request, article),
            Action::Failed(request, message) => self.failed(request, message),
            Action::Fetching(here, whole) => self.fetching = Fetching::Running(here, whole),
            Action::Fetched(better, missing) => self.fetched(better, &missing),
            Action::FetchAgain => {
                self.fetches += 1;
                self.fetching = Fetching::Running(0, 0);
            }
            Action::Retry => self.ask(),
            Action::Edit => self.view = View::Writing,
            Action::Read => self.read(),
            Action::New => self.put_away(),
            Action::Back => self.bring_back(),
            Action::Forgotten => self.forgotten(),
            Action::Filter(filter) => {
                self.filters = self.filters.toggled(filter);
                self.relist();
            }
            Action::Highlights => {
                self.highlights = !self.highlights;
                self.relist();
            }
            Action::Show(card) => self.show(card),
            Action::Point(light) => self.pointed = light,
            Action::Leave(held) => {
                if self.card.as_ref().is_some_and(|c| c.held == held) {
                    self.card = None;
                }
            }
            Action::Dismiss => self.card = None,
            Action::Roam(steps) => self.roam(steps),
            Action::Step(steps) => self.step(steps),
            Action::Visit(entity) => self.visit(entity),
            Action::VisitQuote(quote) => self.go(Target::Quote(quote), Held::Pinned, false),
            Action::Say(words) => self.status = words,
            Action::Notice(notice) => self.notice = notice,
        }
    }

    fn typed(&mut self, text: String) {
        if *self.draft.text == *text {
            return;
        }
        let from_html = self.draft.from_html && !text.trim().is_empty();
        self.draft = Draft {
            text: text.into(),
            from_html,
        };
        self.open_when_read = false;
        self.notice = None;
        if self.draft.is_blank() {
            self.clear_result();
        } else {
            self.ask();
        }
    }

    fn given(&mut self, draft: Draft) {
        self.notice = None;
        if draft.is_blank() {
            self.notice = Some("There is no text in it. Paste or type an article.".into());
            return;
        }
        if !self.draft.is_blank() && self.draft != draft {
            self.previous = Some(core::mem::replace(&mut self.draft, draft));
        } else {
            self.draft = draft;
        }
        self.open_when_read = true;
        self.ask();
    }

    /// A new number supersedes every request before it.
    fn ask(&mut self) {
        self.request += 1;
        self.work = Work::Running;
        self.renewing = false;
        self.card = None;
    }

    fn fetched(&mut self, better: bool, missing: &[Missing]) {
        self.fetching = if missing.is_empty() {
            Fetching::Over
        } else {
            Fetching::Failed(wording::missing_models(missing))
        };
        // A request that is in hand will be answered with the models already.
        if better && self.article.is_some() && self.work == Work::Idle {
            self.request += 1;
            self.work = Work::Running;
            self.renewing = true;
        }
    }

    fn annotated(&mut self, request: u32, article: Rc<Article>) {
        if request != self.request || self.work == Work::Idle {
            return;
        }
        self.status = wording::found(&article);
        self.work = Work::Idle;
        let before = self.article.replace(Rc::clone(&article));
        match before.filter(|_| core::mem::take(&mut self.renewing)) {
            Some(before) => self.stay(&before, &article),
            None => {
                self.card = None;
                self.current = None;
            }
        }
        self.pointed = None;
        self.relist();
        if core::mem::take(&mut self.open_when_read) {
            self.view = View::Reading;
        }
    }

    /// The open card and the Tab stop go to what stands in the same place now.
    fn stay(&mut self, before: &Article, article: &Article) {
        let moved = |target| article.same_place(before, target);
        self.card = self.card.and_then(|card| {
            Some(Card {
                target: moved(card.target)?,
                ..card
            })
        });
        let current = self.current.map(Target::Mention).and_then(moved);
        self.current = match current {
            Some(Target::Mention(mention)) => Some(mention),
            _ => None,
        };
    }

    fn failed(&mut self, request: u32, message: String) {
        if request == self.request && core::mem::take(&mut self.renewing) {
            self.work = Work::Idle; // What is shown is still right, if not the best.
        } else if request == self.request && self.work == Work::Running {
            self.work = Work::Failed(message);
            self.view = View::Writing;
        }
    }

    fn read(&mut self) {
        match self.work {
            Work::Running => self.open_when_read = true,
            Work::Idle if self.article.is_some() => self.view = View::Reading,
            _ => {}
        }
    }

    fn put_away(&mut self) {
        let draft = core::mem::replace(&mut self.draft, Draft::plain(""));
        if !draft.is_blank() {
            self.previous = Some(draft);
        }
        self.clear_result();
        self.view = View::Writing;
    }

    fn bring_back(&mut self) {
        if let Some(draft) = self.previous.take() {
            self.given(draft);
        }
    }

    fn forgotten(&mut self) {
        *self = Self {
            request: self.request + 1,
            filters: self.filters,
            highlights: self.highlights,
            fetching: core::mem::take(&mut self.fetching),
            fetches: self.fetches,
            status: "Forgotten. This browser keeps nothing of the article.".into(),
            ..Self::default()
        };
    }

    fn clear_result(&mut self) {
        self.request += 1;
        self.work = Work::Idle;
        self.renewing = false;
        self.article = None;
        self.card = None;
        self.pointed = None;
        self.current = None;
        self.notice = None;
        self.status.clear();
        self.relist();
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
            let weaker = card.held == Held::Hover && open.held != Held::Hover;
            let same = open.target == card.target && open.held >= card.held;
            if weaker || same {
                return;
            }
        }
        if let Target::Mention(mention) = card.target
            && card.held != Held::Hover
        {
            self.current = Some(mention);
        }
        self.card = Some(card);
    }

    fn roam(&mut self, steps: i32) {
        if let Some(Target::Quote(quote)) = self.card.map(|c| c.target) {
            return self.roam_quotes(quote, steps);
        }
        let at = self.order.iter().position(|m| Some(*m) == self.current);
        let Some(at) = at else { return };
        let last = self.order.len() as i32 - 1;
        let to = (at as i32).saturating_add(steps).clamp(0, last);
        self.go(Target::Mention(self.order[to as usize]), Held::Focus, true);
    }

    fn roam_quotes(&mut self, from: u32, steps: i32) {
        let quotes = self.article.as_ref().map_or(0, |a| a.document.quotes.len());
        let to = (from as i32)
            .saturating_add(steps)
            .clamp(0, quotes as i32 - 1);
        self.go(Target::Quote(to as u32), Held::Focus, true);
    }

    fn step(&mut self, steps: i32) {
        let (Some(card), Some(article)) = (&self.card, &self.article) else {
            return;
        };
        let (held, focus) = (card.held.max(Held::Pinned), card.held == Held::Focus);
        match card.target {
            Target::Mention(mention) => {
                let siblings = self.siblings(article, mention);
                if let Some(to) = around(&siblings, mention, steps) {
                    let held = if focus { Held::Focus } else { held };
                    self.go(Target::Mention(to), held, focus);
                }
            }
            Target::Quote(quote) => {
                let said = article.said_by(quote).map(|(e, _)| e);
                let quotes = said.map(|e| article.quotes_of[e as usize].clone());
                if let Some(to) = quotes.and_then(|q| around(&q, quote, steps)) {
                    let held = if focus { Held::Focus } else { held };
                    self.go(Target::Quote(to), held, focus);
                }
            }
        }
    }

    /// The mentions of the same entity that stand in the text as links.
    fn siblings(&self, article: &Article, mention: u32) -> Vec<u32> {
        let entity = article.mentioned(mention).map(|(e, _)| e);
        let is_sibling = |m: &&u32| article.entity_of[**m as usize] == entity;
        self.order.iter().filter(is_sibling).copied().collect()
    }

    fn visit(&mut self, entity: u32) {
        let Some(article) = self.article.clone() else {
            return;
        };
        let Some(&first) = article
            .mentions_of
            .get(entity as usize)
            .and_then(|m| m.first())
        else {
            return;
        };
        self.reveal(article.mention(first).map(|m| Filter::Mentions(m.kind)));
        let siblings = self.siblings(&article, first);
        let open = match self.card.as_ref().map(|c| c.target) {
            Some(Target::Mention(mention)) => around(&siblings, mention, 1),
            _ => None,
        };
        if let Some(to) = open.or(siblings.first().copied()) {
            self.go(Target::Mention(to), Held::Pinned, false);
        }
    }

    /// Switches on what is about to be shown.
    fn reveal(&mut self, filter: Option<Filter>) {
        if let Some(filter) = filter
            && !self.shown().has(filter)
        {
            if !self.filters.has(filter) {
                self.filters = self.filters.toggled(filter);
            }
            self.highlights = true;
            self.relist();
        }
    }

    fn go(&mut self, target: Target, held: Held, focus: bool) {
        self.pointed = None;
        if matches!(target, Target::Quote(_)) {
            self.reveal(Some(Filter::Quotes));
        }
        if let Target::Mention(mention) = target {
            self.current = Some(mention);
        }
        self.card = Some(Card {
            target,
            held,
            pointer: None,
        });
        self.jump = Some(Jump {
            number: self.jump.as_ref().map_or(0, |j| j.number) + 1,
            target,
            focus,
        });
    }
}

/// The element so many further, round the end; `None` where `from` is not in the list.
fn around(list: &[u32], from: u32, steps: i32) -> Option<u32> {
    let at = list.iter().position(|&e| e == from)?;
    let to = (at as i32 + steps).rem_euclid(list.len() as i32);
    list.get(to as usize).copied()
}
