//! Where the papers are from that the reader reads: how that is asked for, and what it changes.

use std::rc::Rc;

use super::State;
use crate::words::page;

/// Where the papers are from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The place's full name; empty for anywhere.
    pub name: Rc<str>,
    /// Whether it is being asked for.
    pub asking: Asking,
    /// What the reader looks for.
    pub sought: Rc<str>,
    /// The full names of the places that have that name, once they are known.
    pub found: Option<Rc<[String]>>,
}

/// Whether the reader is asked where the papers are from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// No.
    #[default]
    No,
    /// The field is open.
    Open,
    /// What stands in it is meant: the first place that is found is taken.
    Entered,
}

impl State {
    pub(super) fn ask_home(&mut self, asking: bool) {
        self.home.asking = if asking { Asking::Open } else { Asking::No };
        self.home.sought = "".into();
        self.home.found = None;
    }

    pub(super) fn seek_home(&mut self, words: &str) {
        self.home.asking = Asking::Open;
        if *self.home.sought != *words.trim() {
            self.home.sought = words.trim().into();
            self.home.found = None;
        }
    }

    /// An answer to what is no longer looked for is dropped.
    pub(super) fn homes(&mut self, words: &str, names: Rc<[String]>) {
        if *self.home.sought == *words {
            self.home.found = Some(names);
            if self.home.asking == Asking::Entered {
                self.enter_home();
            }
        }
    }

    pub(super) fn enter_home(&mut self) {
        let first = self.home.found.as_ref().and_then(|found| found.first());
        match first {
            Some(name) => self.move_home(name.as_str().into()),
            None => self.home.asking = Asking::Entered,
        }
    }

    pub(super) fn move_home(&mut self, name: Rc<str>) {
        self.ask_home(false);
        self.say(if name.is_empty() {
            page::home_gone().to_owned()
        } else {
            page::home_is(&name)
        });
        self.home.name = name;
        self.renew();
    }
}
