//! Where the reader goes: from mention to mention, from quote to quote, from a list into the text.

use pressmark::resolved::Entity;

use super::{State, View};
use crate::article::Article;
use crate::card::{Card, Goal, Highlighted, Jump, OpenedBy, Target};
use crate::filters::Filter;

impl State {
    pub(super) fn roam(&mut self, steps: i32) {
        if let Some(Target::Quote(quote)) = self.card.map(|c| c.target) {
            return self.roam_quotes(quote, steps);
        }
        let at = self.order.iter().position(|m| Some(*m) == self.current);
        let Some(at) = at else { return };
        let last = self.order.len() as i32 - 1;
        let to = (at as i32).saturating_add(steps).clamp(0, last);
        self.go(
            Target::Mention(self.order[to as usize]),
            OpenedBy::Focus,
            true,
        );
    }

    fn roam_quotes(&mut self, from: u32, steps: i32) {
        let quotes = self
            .article
            .as_ref()
            .map_or(0, |a| a.document().quotes.len());
        let to = (from as i32)
            .saturating_add(steps)
            .clamp(0, quotes as i32 - 1);
        self.go(Target::Quote(to as u32), OpenedBy::Focus, true);
    }

    pub(super) fn step(&mut self, steps: i32) {
        let (Some(card), Some(article)) = (&self.card, &self.article) else {
            return;
        };
        let (opened_by, focus) = (
            card.opened_by.max(OpenedBy::Click),
            card.opened_by == OpenedBy::Focus,
        );
        match card.target {
            Target::Mention(mention) => {
                let siblings = self.siblings(article, mention);
                if let Some(to) = around(&siblings, mention, steps) {
                    let opened_by = if focus { OpenedBy::Focus } else { opened_by };
                    self.go(Target::Mention(to), opened_by, focus);
                }
            }
            Target::Quote(quote) => {
                let quotes = article.lit_quotes(article.sayer(quote).map(Highlighted::Entity));
                if let Some(to) = around(&quotes, quote, steps) {
                    let opened_by = if focus { OpenedBy::Focus } else { opened_by };
                    self.go(Target::Quote(to), opened_by, focus);
                }
            }
        }
    }

    /// The mentions of the same entity that stand in the text as links.
    fn siblings(&self, article: &Article, mention: u32) -> Vec<u32> {
        let of = |m: u32| article.mentioned(m).map(Entity::number);
        let entity = of(mention);
        let is_sibling = |m: &&u32| of(**m) == entity;
        self.order.iter().filter(is_sibling).copied().collect()
    }

    pub(super) fn visit(&mut self, entity: u32) {
        let Some(article) = self.article.clone() else {
            return;
        };
        let Some(first) = article.entity(entity).and_then(|e| e.mentions().next()) else {
            return;
        };
        self.reveal(Some(Filter::Mentions(first.kind)));
        // One row may stand for several entities of one name: the way leads through the mentions of all.
        // To a place that stands only inside names, the way leads through those.
        let is_embedded = article.is_embedded(entity);
        let mut row = article.same_row(entity);
        row.retain(|&e| article.is_embedded(e) == is_embedded);
        let is_in = |e: Entity<'_>| row.contains(&e.number());
        let is_one = |m: &&u32| {
            article.mention(**m).is_some_and(|m| {
                m.entity().is_some_and(is_in) || is_embedded && m.places().any(is_in)
            })
        };
        let siblings: Vec<u32> = self.order.iter().filter(is_one).copied().collect();
        let open = match self.card.as_ref().map(|c| c.target) {
            Some(Target::Mention(mention)) => around(&siblings, mention, 1),
            _ => None,
        };
        if let Some(to) = open.or(siblings.first().copied()) {
            self.go(Target::Mention(to), OpenedBy::Click, false);
            self.set_out();
        }
    }

    pub(super) fn visit_quote(&mut self, quote: u32) {
        self.go(Target::Quote(quote), OpenedBy::Click, false);
        self.set_out();
    }

    /// On a narrow window the sheet goes down, and a line at the bottom edge leads on, and back to the row.
    fn set_out(&mut self) {
        self.walking = self.narrow;
        self.pane.is_up = false;
    }

    pub(super) fn walk(&mut self, steps: i32) {
        match self.card.map(|c| c.target) {
            Some(Target::Quote(quote)) => {
                let quotes = self
                    .article
                    .as_ref()
                    .map_or(0, |a| a.document().quotes.len());
                let to = (quote as i32 + steps).rem_euclid(quotes.max(1) as i32);
                self.go(Target::Quote(to as u32), OpenedBy::Click, false);
            }
            Some(Target::Mention(_)) => self.step(steps),
            None => {}
        }
        self.walking = self.narrow;
    }

    /// Goes to a place in the text; nothing opens there.
    pub(super) fn reach(&mut self, byte: u32) {
        self.card = None;
        self.pointed = None;
        self.pane.is_up = false;
        self.jump_to(Goal::Byte(byte), false);
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

    pub(super) fn go(&mut self, target: Target, opened_by: OpenedBy, focus: bool) {
        self.pointed = None;
        if matches!(target, Target::Quote(_)) {
            self.reveal(Some(Filter::Quotes));
        }
        if let Target::Mention(mention) = target {
            self.current = Some(mention);
        }
        self.card = Some(Card {
            target,
            opened_by,
            pointer: None,
        });
        self.walking = false;
        self.jump_to(Goal::Target(target), focus);
    }

    /// Goes to a mention and opens its card.
    pub(super) fn show_mention(&mut self, mention: u32) {
        let kind = self.article.as_ref().and_then(|a| a.mention(mention));
        self.reveal(kind.map(|m| Filter::Mentions(m.kind)));
        self.go(Target::Mention(mention), OpenedBy::Click, false);
    }

    /// From the open quote, else from the mention where the reader is, to the quote so many further.
    pub(super) fn roam_from_here(&mut self, steps: i32) {
        let Some(article) = self.article.clone() else {
            return;
        };
        let quotes = article.document().quotes.len() as i32;
        let here = match self.card.map(|c| c.target) {
            Some(Target::Quote(quote)) => quote as i32 + steps,
            Some(Target::Mention(mention)) => article.quote_after(mention) as i32 + steps.min(0),
            None => 0,
        };
        if quotes > 0 {
            self.visit_quote(here.rem_euclid(quotes) as u32);
        }
    }

    /// Once, after a reload or where the text area closes: back to the line that was read.
    pub(super) fn return_to_line(&mut self) {
        if self.view == View::Reading
            && let Some(goal) = self.on_return.take()
        {
            self.jump_to(goal, false);
        }
    }

    fn jump_to(&mut self, goal: Goal, focus: bool) {
        self.jump = Some(Jump {
            number: self.jump.as_ref().map_or(0, |j| j.number) + 1,
            goal,
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
