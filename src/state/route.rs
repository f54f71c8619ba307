//! What the address says, what a reload brings back.

use super::{State, View, Work};
use crate::card::{Card, Goal, Target};
use crate::filters::Filters;
use crate::pane::{QuoteOrder, Tab};

/// What a reload brings back beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The open tab.
    pub tab: Tab,
    /// The order of the quotes.
    pub order: QuoteOrder,
    /// Types that are shown.
    pub filters: Filters,
    /// The text stands without a mark.
    pub plain: bool,
    /// Pronouns bear a line.
    pub pronouns: bool,
}

impl Settings {
    /// As words with a space between.
    #[must_use]
    pub fn write(self) -> String {
        let flags = u8::from(self.plain)
            | u8::from(self.pronouns) << 1
            | u8::from(self.order == QuoteOrder::Speaker) << 2;
        format!("{} {} {flags}", self.tab.name(), self.filters.bits())
    }

    /// Reads what [`Settings::write`] wrote.
    pub fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        let tab = Tab::named(words.next()?)?;
        let filters = Filters::of_bits(words.next()?.parse().ok()?);
        let flags: u8 = words.next()?.parse().ok()?;
        let order = if flags & 4 == 0 {
            QuoteOrder::Text
        } else {
            QuoteOrder::Speaker
        };
        Some(Self {
            tab,
            order,
            filters,
            plain: flags & 1 != 0,
            pronouns: flags & 2 != 0,
        })
    }
}

impl State {
    /// What stands behind the `#` of the address: nothing on the empty page, `/a/` and the article's id for the article, with the id of
    /// the mention or quote whose card is pinned behind it, or `edit` for its text area; `None` while that is not decided. An article
    /// of which nothing is kept has no id: `read` and `edit` stand for it.
    #[must_use]
    pub fn route(&self) -> Option<String> {
        let id = &*self.draft.id;
        match self.view {
            View::Reading if id.is_empty() => Some("read".into()),
            View::Editing if id.is_empty() => Some("edit".into()),
            View::Reading => Some(["/a/", id, &self.pinned()].concat()),
            View::Editing => Some(["/a/", id, "/edit"].concat()),
            View::Writing if self.work == Work::Running || !self.sought.is_empty() => None,
            View::Writing => Some(String::new()),
        }
    }

    /// A stroke and the id of what the pinned card is about.
    fn pinned(&self) -> String {
        let id = |card: Card| match card.target {
            Target::Mention(number) => Some(&self.article.as_ref()?.mention(number)?.data().id),
            Target::Quote(number) => Some(&self.article.as_ref()?.quote(number)?.data().id),
        };
        let id = self.card.filter(|c| !c.is_slip()).and_then(id);
        id.map_or_else(String::new, |id| ["/", id].concat())
    }

    /// What a reload is to bring back.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            tab: self.pane.tab,
            order: self.pane.order,
            filters: self.filters,
            plain: !self.highlights,
            pronouns: self.pronouns,
        }
    }

    pub(super) fn restore(&mut self, settings: Settings, line: Option<(u32, i32)>) {
        self.pane.tab = settings.tab;
        self.pane.order = settings.order;
        self.filters = settings.filters;
        self.highlights = !settings.plain;
        self.pronouns = settings.pronouns;
        self.on_return = line.map(|(byte, top)| Goal::Line { byte, top });
    }

    /// The browser went back or forward, or the reader wrote an address.
    pub(super) fn went(&mut self, fragment: &str) {
        let Some(path) = fragment.strip_prefix("/a/") else {
            return self.went_within(fragment);
        };
        let (id, place) = path.split_once('/').unwrap_or((path, "read"));
        if *id == *self.draft.id {
            return self.went_within(place);
        }
        self.then = if place.starts_with(['e', 'm', 'q']) && place != "edit" {
            place.into()
        } else {
            "".into()
        };
        if self.previous.as_ref().is_some_and(|p| *p.id == *id) {
            self.bring_back();
        } else {
            self.sought = id.into();
        }
    }

    /// To the empty page, or to a place in the article that is open.
    fn went_within(&mut self, place: &str) {
        match (place, self.view) {
            ("", View::Reading | View::Editing) => self.put_away(),
            ("read", View::Editing) => self.read(),
            ("read" | "edit", View::Writing) if self.draft.is_blank() => self.bring_back(),
            ("read", View::Writing) => self.read(),
            ("edit", View::Reading) => self.edit(None),
            ("read", View::Reading) => self.card = None,
            _ if self.article.is_none() => self.then = place.into(),
            _ => self.go_to_id(place),
        }
    }

    /// Goes to the entity `e4`, the mention `m17`, the quote `q2`.
    pub(super) fn go_to_id(&mut self, id: &str) {
        let Some(article) = self.article.clone() else {
            return;
        };
        if let Some(entity) = article.entity_with_id(id) {
            self.visit(entity.number());
        } else if let Some(mention) = article.mention_with_id(id) {
            self.show_mention(mention.number());
        } else if let Some(quote) = article.quote_with_id(id) {
            self.visit_quote(quote.number());
        }
    }
}
