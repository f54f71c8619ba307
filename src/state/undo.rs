//! What the reader did and may take back, step by step.

use super::{Draft, State};
use crate::choice::Choice;

/// A step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another place was chosen for a name.
    Chose {
        /// The name, and the place that it stood for before.
        before: Choice,
        /// All choices as they were.
        choices: Vec<Choice>,
    },
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
            Some(Step::Chose { before, choices }) => {
                self.draft.places = choices;
                self.say_of_step(format!("{} is {} again", before.name, before.place));
                self.renew();
            }
            Some(Step::Forgot { draft, previous }) => {
                if draft.is_blank() {
                    self.say("The last article is offered again".into());
                } else {
                    self.given(draft);
                }
                self.previous = previous;
            }
            None => {}
        }
    }
}
