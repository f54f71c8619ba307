//! What the reader did and may take back, step by step.

use super::{Draft, State};
use crate::words::page;

/// A step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something was corrected.
    Corrected,
    /// The article was forgotten.
    Forgot {
        /// The article.
        draft: Draft,
        /// The one before it.
        previous: Option<Draft>,
    },
}

impl State {
    /// Takes the newest step back and says so.
    pub(super) fn take_back(&mut self) {
        match self.steps.pop() {
            Some(Step::Corrected) => self.take_correction_back(),
            Some(Step::Forgot { draft, previous }) => {
                if draft.is_blank() {
                    self.say(page::offered_again().into());
                } else {
                    self.given(draft);
                }
                self.previous = previous;
            }
            None => {}
        }
    }
}
