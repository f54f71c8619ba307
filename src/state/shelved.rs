//! What is kept of articles (`docs/shelf.md`): the id that an article has in its address and on the shelf, and what the shelf says.

use std::rc::Rc;

use super::{Draft, Settings, State, View};
use crate::words::page;

/// What the shelf says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The article that was sought, or what another tab has made of the open one.
    Opened(Draft),
    /// How the reader looked at the article that was opened just now.
    Viewed(Settings),
    /// The open article stands on the shelf under this id: its text has been read before.
    Named(Rc<str>),
    /// Another tab corrects the open article, and this one follows; or no longer.
    Elsewhere(bool),
    /// No article is kept under the id that was sought.
    Unknown,
    /// Something that the reader should know.
    Trouble(String),
}

/// Letters and digits of an id, none of which is read for another.
const LETTERS: [char; 32] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z', '2', '3', '4', '5', '6', '7', '8', '9',
];

impl State {
    pub(super) fn told(&mut self, told: Told) {
        match told {
            Told::Opened(draft) if draft.id == self.draft.id || draft.text == self.draft.text => {
                self.follow(draft);
            }
            Told::Opened(draft) => self.given(draft),
            Told::Viewed(settings) => self.restore(settings, None),
            Told::Named(id) => self.draft.id = id,
            Told::Elsewhere(elsewhere) => {
                self.elsewhere = elsewhere;
                if elsewhere && self.view == View::Editing {
                    self.read();
                }
            }
            Told::Unknown => {
                self.sought = "".into();
                self.notice = Some(page::unknown_address().into());
            }
            Told::Trouble(why) => self.notice = Some(why),
        }
    }

    /// Takes over what another tab has made of the open article.
    fn follow(&mut self, draft: Draft) {
        if draft.text != self.draft.text {
            self.open_when_read = self.view != View::Writing;
            self.draft = draft;
            self.ask();
        } else if draft.corrections != self.draft.corrections {
            self.draft = draft;
            if self.article.is_none() {
                self.ask(); // What is being read is read without them.
                return;
            }
            self.renumber_steps();
            self.renew();
            if !self.elsewhere {
                self.say(page::corrected_before().into());
            }
        }
    }

    /// An article that is read has an id from then on, unless nothing of it is to be kept.
    pub(super) fn name_draft(&mut self) {
        if self.draft.id.is_empty() && !self.draft.private {
            self.draft.id = self.fresh_id();
        }
    }

    /// Nine letters of SplitMix64 (Steele, Lea, Flood 2014); the page begins it with a random number.
    fn fresh_id(&mut self) -> Rc<str> {
        self.ids = self.ids.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.ids;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let letter = |n: u32| LETTERS[(mixed >> (5 * n)) as usize % LETTERS.len()];
        (0..9).map(letter).collect::<String>().into()
    }

    /// Whether another tab has the pen; the reader is told so where they try to write here.
    pub(super) fn is_held(&mut self) -> bool {
        if self.elsewhere {
            self.say(page::held_elsewhere().into());
        }
        self.elsewhere
    }
}
