//! Who speaks: the name at the head of a speaker's noun phrase, the noun, or what a pronoun stands for.
//!
//! Finding a speaker changes nothing; [`Speakers::add_mentions`] makes mentions of those that were none.

mod head;
mod phrase;

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::chains::Chains;
use super::headline::{self, Title};
use super::labels::{self, Holder};
use super::pronouns::{self, Pronouns};
use crate::layers::MentionId;
pub(crate) use head::name_at;
use head::{apposed, head_of, linked, national_in, nominal_in, person_in, trim};
use phrase::{Phrase, phrase};

/// Speakers already found are looked for among the last ones.
const RECENT: usize = 32;

/// Who speaks in a text: each once, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Speakers {
    list: Vec<Speaker>,
    /// Those that are mentions already, by mention.
    known: FxHashMap<MentionId, SpeakerId>,
    /// Those that become mentions, with the words that do.
    new: Vec<(Range<usize>, SpeakerId)>,
}

/// One of [`Speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SpeakerId(usize);

/// Somebody who speaks.
#[derive(Clone, Debug)]
enum Speaker {
    /// A name or a noun that is a mention already.
    Known(MentionId),
    /// A pronoun.
    Pronoun(usize),
    /// A title in a headline.
    Title(Title),
    /// Any other noun phrase.
    Phrase(Phrase),
    /// A label of a transcript that is somebody's initials.
    Initials(Range<usize>, Holder),
    /// A label that stood over an earlier line.
    Again(Range<usize>, SpeakerId),
}

impl Speaker {
    /// The words that become a mention.
    fn new_tokens(&self) -> Option<Range<usize>> {
        match self {
            Self::Known(_) => None,
            Self::Pronoun(token) => Some(*token..token + 1),
            Self::Title(title) => Some(title.tokens.clone()),
            Self::Phrase(phrase) => Some(phrase.tokens.clone()),
            Self::Initials(label, _) | Self::Again(label, _) => Some(label.clone()),
        }
    }
}

impl Speakers {
    /// Who speaks where `np` is the subject of a verb of speech, or stands in its place.
    ///
    /// A possessor is never the head ("Smith's lawyer" is the lawyer). "I", "we" and "you" speak for nobody outside quotes.
    pub(crate) fn of_phrase(
        &mut self,
        chains: &Chains<'_, '_>,
        np: Range<usize>,
    ) -> Option<SpeakerId> {
        let np = trim(chains, np);
        if np.is_empty() || np.end > chains.tokens.len() {
            return None;
        }
        if let Some(known) = self.recent(&np) {
            return Some(known);
        }
        if np.len() == 1 && pronouns::is_pronoun(chains.lower(np.start)) {
            return pronouns::can_speak(chains, np.start)
                .then(|| self.add(Speaker::Pronoun(np.start)));
        }
        let head = head_of(chains, &np);
        let known = person_in(chains, &np)
            .or_else(|| apposed(chains, head?, np.end))
            .or_else(|| national_in(chains, &np, head?))
            .or_else(|| name_at(chains, head?))
            .or_else(|| nominal_in(chains, &np, head));
        if let Some(known) = known {
            return Some(self.known(known));
        }
        let head = head?;
        if let Some(title) = headline::title(chains, &np, head) {
            return Some(self.add(Speaker::Title(title)));
        }
        let phrase = phrase(chains, &np, head)?;
        if let Some(known) = self.recent(&phrase.tokens) {
            return Some(known);
        }
        if let Some(known) = linked(chains, &phrase.tokens) {
            return Some(self.known(known));
        }
        let stands = phrase.can_stand(chains);
        stands.then(|| self.add(Speaker::Phrase(phrase)))
    }

    /// Who speaks by the reader's word: the mention of exactly these words, else the noun phrase.
    pub(crate) fn of_mention(
        &mut self,
        chains: &Chains<'_, '_>,
        tokens: Range<usize>,
    ) -> Option<SpeakerId> {
        let mut mentions = chains.mentions.enumerate();
        if let Some((known, _)) = mentions.find(|(_, mention)| mention.tokens == tokens) {
            return Some(self.known(known));
        }
        if let Some(known) = self.recent(&tokens) {
            return Some(known);
        }
        if tokens.len() == 1 && pronouns::can_speak(chains, tokens.start) {
            return Some(self.add(Speaker::Pronoun(tokens.start)));
        }
        self.of_phrase(chains, tokens)
    }

    /// The mention of who speaks, where it is one already.
    pub(crate) fn mention(&self, speaker: SpeakerId) -> Option<MentionId> {
        match self.list.get(speaker.0)? {
            Speaker::Known(mention) => Some(*mention),
            _ => None,
        }
    }

    /// Who speaks under a label of a transcript. `initials_of` is whose initials it is, `before` the speaker of the same
    /// label earlier.
    pub(crate) fn of_label(
        &mut self,
        chains: &Chains<'_, '_>,
        label: Range<usize>,
        initials_of: Option<Holder>,
        before: Option<SpeakerId>,
    ) -> Option<SpeakerId> {
        if name_at(chains, label.end - 1).is_some() {
            return self.of_phrase(chains, label);
        }
        match (initials_of, before) {
            (Some(holder), _) => Some(self.add(Speaker::Initials(label, holder))),
            (None, Some(before)) => Some(self.add(Speaker::Again(label, before))),
            (None, None) => self.of_phrase(chains, label),
        }
    }

    /// Makes mentions of those that were none; gives back the mention of each.
    pub(super) fn add_mentions(
        &self,
        chains: &mut Chains<'_, '_>,
        pronouns: &Pronouns,
    ) -> SpeakerMentions {
        let mut mentions: Vec<Option<MentionId>> = Vec::with_capacity(self.list.len());
        let mut said: FxHashMap<&str, MentionId> = FxHashMap::default();
        for speaker in &self.list {
            let is_forbidden = |tokens: &Range<usize>| chains.said.forbids(tokens);
            if speaker.new_tokens().as_ref().is_some_and(is_forbidden) {
                mentions.push(None);
                continue;
            }
            let mention = match speaker {
                Speaker::Known(mention) => Some(*mention),
                Speaker::Pronoun(token) => pronouns.add_speaker(chains, *token),
                Speaker::Title(title) => Some(title.add(chains)),
                Speaker::Phrase(phrase) => {
                    let before = said.get(chains.written(phrase.head)).copied();
                    let mention = phrase.add(chains, before);
                    said.insert(chains.written(phrase.head), mention);
                    Some(mention)
                }
                Speaker::Initials(label, holder) => {
                    Some(labels::add_initials(chains, label.clone(), *holder))
                }
                Speaker::Again(label, before) => {
                    mentions[before.0].and_then(|before| labels::add_again(chains, label, before))
                }
            };
            mentions.push(mention);
        }
        SpeakerMentions(mentions)
    }

    fn add(&mut self, speaker: Speaker) -> SpeakerId {
        let id = SpeakerId(self.list.len());
        if let Some(tokens) = speaker.new_tokens() {
            self.new.push((tokens, id));
        }
        self.list.push(speaker);
        id
    }

    fn known(&mut self, mention: MentionId) -> SpeakerId {
        if let Some(&known) = self.known.get(&mention) {
            return known;
        }
        let id = self.add(Speaker::Known(mention));
        self.known.insert(mention, id);
        id
    }

    /// One found not long ago that becomes a mention of the same words.
    fn recent(&self, tokens: &Range<usize>) -> Option<SpeakerId> {
        let mut recent = self.new.iter().rev().take(RECENT);
        recent.find(|(new, _)| new == tokens).map(|(_, id)| *id)
    }
}

/// The mention of each of [`Speakers`].
pub(crate) struct SpeakerMentions(Vec<Option<MentionId>>);

impl SpeakerMentions {
    /// The mention of who speaks.
    pub(crate) fn of(&self, speaker: SpeakerId) -> Option<MentionId> {
        self.0.get(speaker.0).copied().flatten()
    }
}
