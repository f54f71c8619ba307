//! The labels of a transcript, and who speaks under each.

use rustc_hash::FxHashMap;

use crate::coref::SpeakerId;

#[derive(Default)]
pub(super) struct Labels {
    /// Who spoke last under each.
    speakers: FxHashMap<String, SpeakerId>,
    /// For initials the label of several words that they are of; nothing where they are of two.
    in_full: FxHashMap<String, Option<String>>,
}

impl Labels {
    /// Who spoke last under the label, or under the words of which it is the initials: "OW" after "Orbit Weekly".
    pub(super) fn speaker(&self, label: &str) -> Option<SpeakerId> {
        let in_full = || self.speakers.get(self.in_full.get(label)?.as_ref()?);
        self.speakers.get(label).or_else(in_full).copied()
    }

    /// The speaker speaks under the label now.
    pub(super) fn insert(&mut self, label: String, speaker: SpeakerId) {
        if label.contains(' ') && !self.speakers.contains_key(&label) {
            let initials = label.split(' ').filter_map(|word| word.chars().next());
            let full = self.in_full.entry(initials.collect());
            full.and_modify(|of_two| *of_two = None)
                .or_insert_with(|| Some(label.clone()));
        }
        self.speakers.insert(label, speaker);
    }
}
