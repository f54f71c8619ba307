//! What the reader gives and what the worker makes of it: texts, answers, models, chosen places.

use std::rc::Rc;

use super::{Draft, State, Step, View, Work};
use crate::article::Article;
use crate::card::{Card, Target};
use crate::draft::too_long;
use crate::models::{Fetching, Missing};
use crate::wording;
use crate::words::page;

impl State {
    pub(super) fn typed(&mut self, text: String) {
        if *self.draft.text == *text {
            return;
        }
        if let Some(why) = too_long(text.len()) {
            self.notice = Some(why);
            return;
        }
        // An emptied text area is a way to begin anew like any other: what stood there can be had back.
        if text.trim().is_empty() && !self.draft.is_blank() {
            self.previous = Some(self.draft.clone());
            self.draft.forgotten = false;
        }
        self.leave_text();
        if self.draft.is_blank() {
            self.draft.private = self.private;
        }
        let from_html = self.draft.from_html && !text.trim().is_empty();
        self.draft.text = text.into();
        self.draft.from_html = from_html;
        self.open_when_read = false;
        self.notice = None;
        if self.draft.is_blank() {
            self.draft = Draft::plain(&self.draft.text);
            self.clear_result();
        } else {
            self.ask();
        }
    }

    pub(super) fn given(&mut self, mut draft: Draft) {
        self.notice = None;
        if draft.is_blank() {
            self.notice = Some(page::no_text().into());
            return;
        }
        if let Some(why) = too_long(draft.text.len()) {
            self.notice = Some(why);
            return;
        }
        draft.private |= self.private;
        self.sought = "".into();
        self.elsewhere = false;
        // The same text once more is no other article: what was chosen in it holds.
        if draft.text == self.draft.text && draft.corrections.is_empty() {
            draft.corrections.clone_from(&self.draft.corrections);
            draft.corrected.clone_from(&self.draft.corrected);
        }
        if draft.text == self.draft.text {
            self.draft.forgotten = false;
            if draft.id.is_empty() {
                draft.id = self.draft.id.clone();
            }
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
    pub(super) fn ask(&mut self) {
        self.name_draft();
        self.request += 1;
        self.work = Work::Running;
        self.renewing = false;
        self.card = None;
        self.walking = false;
        self.renumber_steps();
    }

    pub(super) fn fetched(&mut self, any_loaded: bool, missing: &[Missing]) {
        self.fetching = if missing.is_empty() {
            Fetching::Over
        } else {
            Fetching::Failed(wording::missing_models(missing))
        };
        // A request that is in hand will be answered with the models already.
        if any_loaded && self.work == Work::Idle {
            self.renew();
        }
    }

    /// Has the text that is shown annotated once more.
    pub(super) fn renew(&mut self) {
        if self.article.is_some() {
            self.request += 1;
            self.work = Work::Running;
            self.renewing = true;
        }
    }

    pub(super) fn annotated(&mut self, request: u32, article: Rc<Article>, placed: Vec<String>) {
        if request != self.request || self.work == Work::Idle {
            return;
        }
        self.work = Work::Idle;
        self.place_corrections(placed);
        let before = self.article.replace(Rc::clone(&article));
        let said = before.as_ref().map(|b| wording::found(b));
        // What has been said since, about a place that was chosen, stays.
        if !self.renewing || said.is_some_and(|s| s == self.status) {
            self.say(wording::found(&article));
        }
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
            self.warned = false;
            self.view = View::Reading;
            self.pane.only = None;
            self.pane.find = "".into();
            let then = core::mem::replace(&mut self.then, "".into());
            if then.is_empty() {
                self.return_to_line();
            } else {
                self.on_return = None;
                self.go_to_id(&then);
            }
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

    pub(super) fn failed(&mut self, request: u32, message: String) {
        if request == self.request && core::mem::take(&mut self.renewing) {
            self.work = Work::Idle; // What is shown is still right, if not the best.
            if !self.draft.corrections.is_empty() {
                self.notice = Some(page::kept_not_read(&message));
            }
        } else if request == self.request && self.work == Work::Running {
            self.work = Work::Failed(message);
            if self.view == View::Reading {
                self.view = View::Writing;
            }
        }
    }

    pub(super) fn read(&mut self) {
        match self.work {
            Work::Running => self.open_when_read = true,
            Work::Idle if self.article.is_some() => self.view = View::Reading,
            _ => {}
        }
    }

    /// The text area takes the place of the article; what is open about the article closes.
    pub(super) fn edit(&mut self, line: Option<(u32, i32)>) {
        if self.is_held() {
            return;
        }
        self.edit_at = line;
        self.card = None;
        self.pointed = None;
        self.walking = false;
        self.menu = false;
        self.view = if self.article.is_some() {
            View::Editing
        } else {
            View::Writing
        };
    }

    pub(super) fn put_away(&mut self) {
        let draft = core::mem::replace(&mut self.draft, Draft::plain(""));
        if !draft.is_blank() {
            self.previous = Some(draft);
        }
        self.clear_result();
    }

    pub(super) fn bring_back(&mut self) {
        if let Some(draft) = self.previous.take() {
            self.given(draft);
        }
    }

    pub(super) fn forgotten(&mut self) {
        let forgot = Step::Forgot {
            draft: core::mem::replace(&mut self.draft, Draft::plain("")),
            previous: self.previous.take(),
        };
        *self = Self {
            request: self.request + 1,
            filters: self.filters,
            highlights: self.highlights,
            pronouns: self.pronouns,
            narrow: self.narrow,
            steps: vec![forgot],
            speaks_of_step: true,
            fetching: core::mem::take(&mut self.fetching),
            fetches: self.fetches,
            home: core::mem::take(&mut self.home),
            private: self.private,
            ids: self.ids,
            status: page::forgotten().into(),
            ..Self::default()
        };
    }

    /// What was forgotten in another tab stays on the screen, and is not kept from here either. To paste it again keeps it.
    pub(super) fn forgotten_elsewhere(&mut self, text: &str) {
        if let Some(previous) = self.previous.as_mut().filter(|p| *p.text == *text) {
            previous.forgotten = true;
        }
        if *self.draft.text == *text && !self.draft.is_blank() {
            self.draft.forgotten = true;
            self.notice = Some(page::forgotten_elsewhere().into());
        }
    }

    fn clear_result(&mut self) {
        self.view = View::Writing;
        self.elsewhere = false;
        self.request += 1;
        self.work = Work::Idle;
        self.renewing = false;
        self.article = None;
        self.card = None;
        self.walking = false;
        self.menu = false;
        self.pane.is_up = false;
        self.pointed = None;
        self.current = None;
        self.notice = None;
        self.steps.clear();
        self.say(String::new());
        self.relist();
    }
}
