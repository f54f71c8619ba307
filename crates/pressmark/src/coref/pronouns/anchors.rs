//! What a pronoun could refer to, in text order: names, nouns, earlier pronouns, and things nobody marked.

use core::ops::Range;

use super::role::{Role, role_of};
use super::unmarked;
use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Form, Gender, Sense};
use crate::layers::Mention;
use crate::sorting::sort_by_key;
use crate::text::Document;

/// Something a pronoun could refer to.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) tokens: Range<usize>,
    /// Its entity; none for what can be no actor, and only keeps others from being taken.
    pub(super) entity: Option<usize>,
    pub(super) what: What,
    pub(super) form: Shape,
    pub(super) role: Role,
    pub(super) quoted: bool,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    /// No other anchor of this sentence stands before it.
    pub(super) first: bool,
}

/// What kind of thing an anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Person(Gender),
    People,
    Body,
    State,
    Thing,
    Things,
}

/// In which form it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Noun,
    Pronoun,
    /// A noun phrase that is no mention.
    Unmarked,
    /// Words with capitals that are no mention.
    Capitals,
}

impl Shape {
    pub(super) const fn is_marked(self) -> bool {
        !matches!(self, Self::Unmarked | Self::Capitals)
    }
}

/// All anchors of a document but the pronouns, sorted by their ends.
pub(crate) struct Anchors {
    pub(super) list: Vec<Anchor>,
}

impl Anchors {
    pub(super) fn collect(chains: &Chains<'_, '_>, recognised: bool) -> Self {
        let mut covered = vec![false; chains.tokens.len()];
        let mut list = Vec::with_capacity(chains.mentions.len() * 2);
        for mention in &chains.mentions {
            for token in mention.tokens.clone() {
                if let Some(slot) = covered.get_mut(token) {
                    *slot = true;
                }
            }
            list.extend(of_mention(chains, mention));
        }
        unmarked::add(chains, recognised, &covered, &mut list);
        Self { list }.sorted()
    }

    /// Takes in those who speak and were no mention before it was known that they do.
    pub(super) fn add_speakers(&mut self, chains: &Chains<'_, '_>, speakers: Range<usize>) {
        let spoken = &chains.mentions[speakers];
        let speakers: Vec<Anchor> = spoken
            .iter()
            .filter_map(|m| of_mention(chains, m))
            .collect();
        if speakers.is_empty() {
            return;
        }
        let mut covered = vec![false; chains.tokens.len()];
        for speaker in &speakers {
            covered[speaker.tokens.clone()].fill(true);
        }
        self.list
            .retain(|a| a.form.is_marked() || !covered[a.tokens.clone()].contains(&true));
        self.list.extend(speakers);
        let list = core::mem::take(&mut self.list);
        *self = Self { list }.sorted();
    }

    fn sorted(mut self) -> Self {
        sort_by_key(&mut self.list, |a| {
            (a.tokens.end as u64, a.tokens.start as u64)
        });
        let mut sentence = usize::MAX;
        for anchor in &mut self.list {
            anchor.first = anchor.sentence != sentence;
            sentence = anchor.sentence;
        }
        self
    }
}

fn of_mention(chains: &Chains<'_, '_>, mention: &Mention) -> Option<Anchor> {
    if mention.form == Form::Pronoun || chains.is_byline(mention.span) {
        return None;
    }
    let gender = chains
        .entities
        .get(mention.entity)
        .map_or(Gender::Unknown, |e| e.gender);
    let what = match (mention.kind, mention.sense) {
        (EntityType::Person, _) => What::Person(gender),
        (EntityType::Organization, _) => What::Body,
        (EntityType::Group, Some(Sense::Demonym)) if !is_plural(chains, mention.tokens.end - 1) => {
            return None;
        }
        (EntityType::Group, _) => What::People,
        (EntityType::Place, _) => What::State,
        (EntityType::Other, _) => What::Thing,
    };
    let form = if mention.form == Form::Name {
        Shape::Name
    } else {
        Shape::Noun
    };
    let anchor = anchor(chains, mention.tokens.clone(), what, form)?;
    Some(Anchor {
        entity: Some(mention.entity),
        ..anchor
    })
}

pub(super) fn is_plural(doc: &Document<'_>, token: usize) -> bool {
    doc.lower(token).ends_with('s')
}

pub(super) fn anchor(
    doc: &Document<'_>,
    tokens: Range<usize>,
    what: What,
    form: Shape,
) -> Option<Anchor> {
    let sentence = doc.sentence_of(tokens.start);
    let range = doc.sentences.get(sentence)?;
    Some(Anchor {
        role: role_of(doc, &tokens, range),
        quoted: doc.is_quoted(tokens.start),
        paragraph: doc.paragraph_of(tokens.start),
        entity: None,
        first: false,
        tokens,
        what,
        form,
        sentence,
    })
}

impl Anchor {
    /// He or she, as far as it is known by now.
    pub(super) fn gender(&self, chains: &Chains<'_, '_>) -> Gender {
        let own = match self.what {
            What::Person(gender) => gender,
            _ => Gender::Unknown,
        };
        self.entity
            .and_then(|e| chains.entities.get(e))
            .map_or(own, |e| e.gender)
    }
}
