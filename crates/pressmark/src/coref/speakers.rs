//! Who speaks: the name at the head of a speaker's noun phrase, the noun, or what a pronoun stands for.
//!
//! Finding a speaker changes nothing; [`Speakers::add_mentions`] makes mentions of those that were none.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::chains::Chains;
use super::headline::{self, Title};
use super::labels::{self, Holder};
use super::nominals::{Noun, gender_of};
use super::pronouns::{self, Pronouns};
use crate::kinds::{EntityType, Form, Gender, Method};
use crate::layers::{Entity, Mention, Why};
use crate::lexicon::WordClass;
use crate::text::{Case, Document, TokenKind};

/// Speakers already found are looked for among the last ones.
const RECENT: usize = 32;

/// Who speaks in a text: each once, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Speakers {
    list: Vec<Speaker>,
    /// Those that are mentions already, by mention.
    known: FxHashMap<usize, SpeakerId>,
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
    Known(usize),
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
        let mut mentions: Vec<Option<usize>> = Vec::with_capacity(self.list.len());
        for speaker in &self.list {
            let mention = match speaker {
                Speaker::Known(mention) => Some(*mention),
                Speaker::Pronoun(token) => pronouns.add_speaker(chains, *token),
                Speaker::Title(title) => Some(title.add(chains)),
                Speaker::Phrase(phrase) => Some(phrase.add(chains)),
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

    fn known(&mut self, mention: usize) -> SpeakerId {
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
pub(crate) struct SpeakerMentions(Vec<Option<usize>>);

impl SpeakerMentions {
    /// The mention of who speaks.
    pub(crate) fn of(&self, speaker: SpeakerId) -> Option<usize> {
        self.0.get(speaker.0).copied().flatten()
    }
}

/// "the agency's director, Ann Lee, said": the name after the role says who that is.
fn apposed(chains: &Chains<'_, '_>, head: usize, end: usize) -> Option<usize> {
    let role =
        chains.word_class(head).any(WordClass::ROLE) && head + 1 == end && chains.lower(end) == ",";
    let named = role.then(|| name_at(chains, end + 1)).flatten()?;
    let mention = &chains.mentions[named];
    let closed = matches!(chains.lower(mention.tokens.end), "," | ";" | ".");
    (mention.kind == EntityType::Person && mention.tokens.start == end + 1 && closed)
        .then_some(named)
}

/// Without marks and conjunctions around it.
fn trim(doc: &Document<'_>, mut np: Range<usize>) -> Range<usize> {
    np.end = np.end.min(doc.tokens.len());
    let empty = |t: usize| {
        !matches!(
            doc.tokens[t].kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Address
        ) || matches!(doc.lower(t), "and" | "but" | "then" | "yet" | "as" | "that")
    };
    while np.start < np.end && empty(np.start) {
        np.start += 1;
    }
    while np.start < np.end && doc.tokens[np.end - 1].kind == TokenKind::Punct {
        np.end -= 1;
    }
    np
}

/// A name or noun with exactly these tokens.
fn linked(chains: &Chains<'_, '_>, tokens: &Range<usize>) -> Option<usize> {
    let names = chains.names();
    let at = |from: usize, to: usize| {
        let list = &chains.mentions[from..to];
        let found = list.partition_point(|m| m.tokens.start < tokens.start);
        list.get(found)
            .filter(|m| m.tokens == *tokens)
            .map(|_| from + found)
    };
    at(0, names).or_else(|| at(names, chains.mentions.len()))
}

/// Names that touch the range.
fn names_in(chains: &Chains<'_, '_>, np: &Range<usize>) -> Range<usize> {
    let names = &chains.mentions[..chains.names()];
    names.partition_point(|m| m.tokens.end <= np.start)
        ..names.partition_point(|m| m.tokens.start < np.end)
}

/// The name that covers the token: its index in [`Chains::mentions`].
pub(crate) fn name_at(chains: &Chains<'_, '_>, token: usize) -> Option<usize> {
    names_in(chains, &(token..token + 1)).next()
}

/// A person's name that owns nothing and hangs on no preposition: "the agency's director, Ann Lee".
fn person_in(chains: &Chains<'_, '_>, np: &Range<usize>) -> Option<usize> {
    names_in(chains, np).find(|&m| {
        let mention = &chains.mentions[m];
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let owns = chains
            .tokens
            .get(end)
            .is_some_and(|t| t.kind == TokenKind::Possessive)
            || matches!(chains.lower(end), "'" | "’") && end < np.end;
        let hangs = start > np.start && {
            let before = mention
                .title
                .map_or(start, |t| {
                    chains.tokens.partition_point(|x| x.span.end <= t.start)
                })
                .max(np.start + 1)
                - 1;
            let before = if chains.lower(before) == "the" {
                before.saturating_sub(1)
            } else {
                before
            };
            before >= np.start
                && matches!(
                    chains.lower(before),
                    "of" | "for"
                        | "with"
                        | "to"
                        | "at"
                        | "in"
                        | "from"
                        | "on"
                        | "by"
                        | "against"
                        | "under"
                        | "than"
                        | "like"
                )
        };
        mention.kind == EntityType::Person && !owns && !hangs && !modifies(chains, end, np.end)
    })
}

/// "the Obama administration": another noun follows inside the phrase.
fn modifies(doc: &Document<'_>, next: usize, end: usize) -> bool {
    next < end
        && doc.tokens[next].kind == TokenKind::Word
        && doc.tokens[next].case == Case::Lower
        && !is_boundary(doc.lower(next))
}

/// Words that close the head's part of a noun phrase.
fn is_boundary(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "for"
            | "in"
            | "at"
            | "on"
            | "from"
            | "with"
            | "by"
            | "to"
            | "who"
            | "which"
            | "that"
            | "whose"
            | "and"
            | "or"
            | "as"
            | "about"
            | "against"
            | "under"
            | "near"
            | "behind"
            | "after"
            | "before"
            | "during"
            | "speaking"
            | "writing"
            | "familiar"
            | "close"
            | "briefed"
            | "told"
            | "also"
            | "himself"
            | "herself"
            | "itself"
            | "themselves"
            | "both"
            | "alike"
    )
}

/// The last word before a preposition, a comma or a relative pronoun.
fn head_of(chains: &Chains<'_, '_>, np: &Range<usize>) -> Option<usize> {
    let mut head = None;
    for token in np.clone() {
        let kind = chains.tokens[token].kind;
        let possessive = kind == TokenKind::Possessive;
        if possessive {
            continue;
        }
        let inside_name =
            name_at(chains, token).is_some_and(|m| chains.mentions[m].tokens.start < token);
        if head.is_some()
            && !inside_name
            && (kind == TokenKind::Punct || is_boundary(chains.lower(token)))
        {
            break;
        }
        if kind == TokenKind::Word || kind == TokenKind::Address {
            let word_class = chains.word_class(token);
            let time = word_class.any(WordClass::CALENDAR)
                && chains.tokens[token].case == Case::Title
                && token > np.start;
            let adverb = word_class.any(WordClass::ADVERB) && head.is_some();
            if !time && !adverb {
                head = Some(token);
            }
        }
    }
    head
}

/// The noun mention that starts in the phrase and covers its head, or ends at it.
fn nominal_in(chains: &Chains<'_, '_>, np: &Range<usize>, head: Option<usize>) -> Option<usize> {
    let names = chains.names();
    let nouns = &chains.mentions[names..];
    let from = nouns.partition_point(|m| m.tokens.end <= np.start);
    let to = nouns.partition_point(|m| m.tokens.start < np.end);
    (from..to)
        .find(|&n| {
            let tokens = &nouns[n].tokens;
            head.is_none_or(|h| tokens.contains(&h)) && tokens.start + 1 >= np.start
        })
        .map(|n| names + n)
}

/// A noun phrase that was no mention before it was known that it speaks.
#[derive(Clone, Debug)]
struct Phrase {
    tokens: Range<usize>,
    head: usize,
    form: Form,
    kind: EntityType,
    gender: Gender,
}

/// The phrase that is to become a mention, as a whole or its name only.
fn phrase(chains: &Chains<'_, '_>, np: &Range<usize>, head: usize) -> Option<Phrase> {
    if matches!(
        chains.lower(head),
        "i" | "we" | "you" | "it's" | "there" | "what" | "who" | "which" | "that" | "this"
    ) {
        return None;
    }
    let class = chains.word_class(head);
    let calling = chains.tokens[head].case != Case::Lower
        && Noun::of(class).is_none()
        && head + 1 == np.end
        && !class.any(WordClass::FUNCTION.or(WordClass::CALENDAR));
    // Names never overlap one another.
    let calling = calling && names_in(chains, np).is_empty();
    let (tokens, form, kind) = if calling {
        (name_part(chains, np), Form::Name, EntityType::Person)
    } else {
        (
            np.start..(head + 1).max(np.start + 1),
            Form::Nominal,
            noun_kind(chains, class, head),
        )
    };
    let (male, female) = (
        class.any(WordClass::ROLE_MALE),
        class.any(WordClass::ROLE_FEMALE),
    );
    Some(Phrase {
        tokens,
        head,
        form,
        kind,
        gender: match kind {
            EntityType::Person => gender_of(male, female),
            _ => Gender::Unknown,
        },
    })
}

impl Phrase {
    fn can_stand(&self, doc: &Document<'_>) -> bool {
        !doc.span(&self.tokens).is_empty() && doc.is_unbroken(&self.tokens)
    }

    /// Adds its mention, and an entity of its own.
    fn add(&self, chains: &mut Chains<'_, '_>) -> usize {
        let span = chains.span(&self.tokens);
        let words = span.of(chains.text).split_whitespace();
        let entity = chains.add_entity(Entity {
            gender: self.gender,
            ..Entity::new(self.kind, words.collect::<Vec<_>>().join(" "))
        });
        chains.add(Mention {
            span,
            tokens: self.tokens.clone(),
            kind: self.kind,
            form: self.form,
            sense: None,
            sense_why: None,
            title: None,
            why: Why {
                method: Method::Pattern,
                rule: "speaks",
                evidence: vec![chains.span(&(self.head..self.head + 1))],
                explanation: format!(
                    "The words beside it are attributed to “{}”.",
                    chains.written(self.head)
                ),
                confidence: if self.form == Form::Name { 60 } else { 70 },
            },
            entity,
        })
    }
}

/// The phrase without titles in front: "MINISTER HALL".
fn name_part(doc: &Document<'_>, np: &Range<usize>) -> Range<usize> {
    let titles = np
        .clone()
        .take_while(|&t| {
            t + 1 < np.end
                && doc.word_class(t).any(
                    WordClass::TITLE
                        .or(WordClass::TITLE_MODIFIER)
                        .or(WordClass::FUNCTION),
                )
        })
        .count();
    np.start + titles..np.end
}

/// What a noun stands for that speaks.
fn noun_kind(doc: &Document<'_>, word_class: WordClass, head: usize) -> EntityType {
    if let Some(noun) = Noun::of(word_class) {
        return noun.kind();
    }
    let word = doc.lower(head);
    if word_class.any(WordClass::SPEAKING_THING) {
        return EntityType::Organization;
    }
    match word {
        "man" | "woman" | "boy" | "girl" | "person" | "caller" | "user" | "one" | "youth"
        | "teenager" | "child" => EntityType::Person,
        "others" | "many" | "some" | "most" | "few" | "several" | "both" | "two" | "three" => {
            EntityType::Group
        }
        _ if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") => {
            EntityType::Group
        }
        _ if word.ends_with("er")
            || word.ends_with("or")
            || word.ends_with("ist")
            || word.ends_with("man")
            || word.ends_with("woman")
            || word.ends_with("ian") =>
        {
            EntityType::Person
        }
        _ => EntityType::Other,
    }
}
