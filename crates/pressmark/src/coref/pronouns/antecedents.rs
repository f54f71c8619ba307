//! What a pronoun could refer to, in text order: names, nouns, earlier pronouns, and things nobody marked.

use core::ops::Range;

use super::unmarked;
use super::words::Referent;
use crate::coref::chains::Chains;
use crate::coref::nominals::Unshown;
use crate::coref::role::{Role, role_of};
use crate::coref::syntax;
use crate::kinds::{EntityType, Form, Gender, Sense};
use crate::layers::{EntityId, Mention};
use crate::lexicon::WordClass;
use crate::sorting::sort_by_key;
use crate::text::{Case, Document, ParagraphIdx, SentenceIdx, TokenKind};

/// Something a pronoun could refer to.
#[derive(Clone, Debug)]
pub(super) struct Antecedent {
    pub(super) tokens: Range<usize>,
    /// Its entity; none for what can be no actor, and only keeps others from being taken.
    pub(super) entity: Option<EntityId>,
    pub(super) class: EntityClass,
    pub(super) form: MentionForm,
    pub(super) role: Role,
    pub(super) quoted: bool,
    pub(super) sentence: SentenceIdx,
    pub(super) paragraph: ParagraphIdx,
    /// "Marsh said", "said Marsh".
    pub(super) speaks: bool,
    /// It stands in a clause below the main one: "a man whose son".
    pub(super) subordinate: bool,
}

/// What kind of thing an antecedent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntityClass {
    Person(Gender),
    People,
    Organization,
    State,
    Thing,
    Things,
}

impl EntityClass {
    /// That of a pronoun, by the type of its entity.
    pub(super) const fn of_pronoun(referent: Referent, kind: EntityType) -> Self {
        match (referent, kind) {
            (Referent::One(gender), _) => Self::Person(gender),
            (_, EntityType::Organization) => Self::Organization,
            (_, EntityType::Place) => Self::State,
            (Referent::Thing, _) => Self::Thing,
            _ => Self::People,
        }
    }
}

/// In which form it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MentionForm {
    Name,
    Noun,
    Pronoun,
    /// A noun phrase that is no mention.
    Unmarked,
    /// Words with capitals that are no mention.
    Capitals,
}

impl MentionForm {
    pub(super) const fn is_marked(self) -> bool {
        !matches!(self, Self::Unmarked | Self::Capitals)
    }
}

/// All antecedents of a document but the pronouns, sorted by their ends.
pub(crate) struct Antecedents {
    pub(super) list: Vec<Antecedent>,
}

impl Antecedents {
    pub(super) fn collect(chains: &Chains<'_, '_>, unshown: &[Unshown], recognised: bool) -> Self {
        let mut covered = vec![false; chains.tokens.len()];
        let mut list = Vec::with_capacity(chains.mentions.len() * 2);
        for mention in &chains.mentions {
            covered[titled(chains, mention)].fill(true);
            list.extend(of_mention(chains, mention));
        }
        for noun in unshown {
            let gender = chains.entities[noun.entity].gender;
            let class = EntityClass::Person(gender);
            covered[noun.tokens.clone()].fill(true);
            let found = antecedent(chains, noun.tokens.clone(), class, MentionForm::Unmarked);
            list.extend(found.map(|found| Antecedent {
                entity: Some(noun.entity),
                ..found
            }));
        }
        unmarked::add(chains, recognised, &covered, &mut list);
        Self { list }.sorted()
    }

    /// Takes in those who speak and were no mention before it was known that they do.
    pub(super) fn add_speakers(&mut self, chains: &Chains<'_, '_>, speakers: Range<usize>) {
        let spoken = &chains.mentions.as_slice()[speakers];
        let speakers: Vec<Antecedent> = spoken
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
        self
    }
}

fn of_mention(chains: &Chains<'_, '_>, mention: &Mention) -> Option<Antecedent> {
    if mention.form == Form::Pronoun || chains.is_byline(mention.span) {
        return None;
    }
    let gender = chains
        .entities
        .get(mention.entity)
        .map_or(Gender::Unknown, |e| e.gender);
    let what = match (mention.kind, mention.sense) {
        (EntityType::Person, _) => EntityClass::Person(gender),
        (EntityType::Organization, _) => EntityClass::Organization,
        (EntityType::Group, Some(Sense::Demonym)) if !is_plural(chains, mention.tokens.end - 1) => {
            return None;
        }
        (EntityType::Group, _) => EntityClass::People,
        (EntityType::Place, _) => EntityClass::State,
        (EntityType::Other, _) => EntityClass::Thing,
    };
    let form = if mention.form == Form::Name {
        MentionForm::Name
    } else {
        MentionForm::Noun
    };
    // "Secretary of State Anna Berg left": the title is the subject; "Ms. Berg's sister left".
    let owns = chains.kind(mention.tokens.end) == TokenKind::Possessive;
    let tokens = match owns {
        true => mention.tokens.clone(),
        false => titled(chains, mention),
    };
    let antecedent = antecedent(chains, tokens, what, form)?;
    Some(Antecedent {
        tokens: mention.tokens.clone(),
        entity: Some(mention.entity),
        ..antecedent
    })
}

/// The words of a mention with those of its title: one person.
fn titled(chains: &Chains<'_, '_>, mention: &Mention) -> Range<usize> {
    let start = mention.title.map_or(mention.tokens.start, |title| {
        chains.tokens.partition_point(|t| t.span.end <= title.start)
    });
    start.min(mention.tokens.start)..mention.tokens.end
}

pub(super) fn is_plural(doc: &Document<'_>, token: usize) -> bool {
    doc.lower(token).ends_with('s')
}

pub(super) fn antecedent(
    chains: &Chains<'_, '_>,
    tokens: Range<usize>,
    class: EntityClass,
    form: MentionForm,
) -> Option<Antecedent> {
    let sentence = chains.sentence_of(tokens.start);
    chains.sentences.get(sentence)?;
    Some(Antecedent {
        role: role_of(chains, chains.grammar, &tokens),
        speaks: speaks(chains, &tokens),
        subordinate: !syntax::is_in_main_clause(chains.grammar, &tokens),
        quoted: chains.is_quoted(tokens.start),
        paragraph: chains.paragraph_of(tokens.start),
        entity: None,
        tokens,
        class,
        form,
        sentence,
    })
}

/// Whether a verb of speech stands beside the phrase, or over it in its tree: "Marsh, who was late, said".
pub(in crate::coref) fn speaks(chains: &Chains<'_, '_>, tokens: &Range<usize>) -> bool {
    let is_speech = |token: usize| {
        chains.word_class(token).any(WordClass::SPEECH) && chains.case(token) == Case::Lower
    };
    let trees = chains.grammar.trees();
    let head = syntax::head_in(chains.grammar, tokens);
    let subject = head.filter(|&head| trees.relation(head).is_subject());
    let verb = subject.and_then(|head| trees.head(head));
    verb.is_some_and(|verb| is_speech(verb.at()))
        || is_speech(tokens.end)
        || tokens.start.checked_sub(1).is_some_and(is_speech)
}

impl Antecedent {
    /// He or she, as far as it is known by now.
    pub(super) fn gender(&self, chains: &Chains<'_, '_>) -> Gender {
        let own = match self.class {
            EntityClass::Person(gender) => gender,
            _ => Gender::Unknown,
        };
        self.entity
            .and_then(|e| chains.entities.get(e))
            .map_or(own, |e| e.gender)
    }
}
