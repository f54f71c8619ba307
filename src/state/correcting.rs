//! The log of corrections: each is one step, taken back and done again without limit, and the article is read anew by what is left.

use super::{State, Step};
use crate::correction::Correction;
use crate::wording::joined;
use crate::words::page;

impl State {
    pub(super) fn correct(&mut self, correction: Correction) {
        if self.article.is_some() && !self.is_held() {
            self.undone.clear();
            self.add(correction);
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(correction) = self.undone.pop() {
            self.add(correction);
        }
    }

    pub(super) fn take_correction_back(&mut self) {
        if let Some(correction) = self.draft.corrections.pop() {
            self.say_of_step(page::taken_back(&correction.said));
            self.undone.push(correction);
            self.renew();
        }
    }

    fn add(&mut self, correction: Correction) {
        self.say_of_step(correction.said.clone());
        self.draft.corrections.push(correction);
        self.steps.push(Step::Corrected);
        self.renew();
    }

    /// The text is about to become another: remembers on which the corrections stand.
    pub(super) fn leave_text(&mut self) {
        let draft = &mut self.draft;
        if !draft.corrections.is_empty() && draft.corrected.is_none() {
            draft.corrected = Some(draft.text.clone());
        }
    }

    /// Takes the corrections over to the edited text; of those that no longer fit the reader is told.
    pub(super) fn place_corrections(&mut self, placed: Vec<String>) {
        if self.draft.corrected.take().is_none() || placed.len() != self.draft.corrections.len() {
            return;
        }
        let before = core::mem::take(&mut self.draft.corrections);
        let mut lost = Vec::new();
        for (correction, json) in before.into_iter().zip(placed) {
            if json.is_empty() {
                lost.push(correction.said);
            } else {
                self.draft
                    .corrections
                    .push(Correction { json, ..correction });
            }
        }
        self.renumber_steps();
        if !lost.is_empty() {
            let lost: Vec<&str> = lost.iter().map(String::as_str).collect();
            let lost = joined(&lost);
            self.notice = Some(page::lost(&lost));
        }
    }

    /// The steps that are left of a text that was opened or edited: its corrections.
    pub(super) fn renumber_steps(&mut self) {
        self.steps = vec![Step::Corrected; self.draft.corrections.len()];
        self.undone.clear();
    }
}
