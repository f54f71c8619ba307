//! Noun phrases: from the determiner to the head and its names, with an "of" behind it.

use core::ops::Range;

use super::tree::{Dependents, Trees};
use super::{PhraseIdx, TokenIdx};
use super::{Relation, Tag};
use crate::text::Document;

/// "the mayor of Batumi": a noun, name or pronoun with what belongs to it before, and a tail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// "the mayor": from the first word before the head that belongs to it to the last part of a name.
    pub core: Range<usize>,
    /// "mayor"; of a name in several words the first of them.
    pub head: TokenIdx,
    /// "the"
    pub determiner: Option<TokenIdx>,
    /// "Batumi" of "Batumi's mayor"
    pub possessor: Option<PhraseIdx>,
    /// "Batumi" of "the mayor of Batumi"
    pub tail: Option<PhraseIdx>,
    /// "Elena Marsh" of "the mayor, Elena Marsh"
    pub apposition: Option<PhraseIdx>,
}

/// The phrases of a text, by their heads.
#[derive(Clone, Debug, Default)]
pub(crate) struct NounPhrases {
    pub(crate) list: Vec<NounPhrase>,
    /// Of each token the phrase that it heads.
    headed: Vec<Option<PhraseIdx>>,
}

impl NounPhrases {
    pub(crate) fn of(
        doc: &Document<'_>,
        tags: &[Tag],
        trees: &Trees,
        dependents: &Dependents,
    ) -> Self {
        let mut phrases = Self {
            list: Vec::new(),
            headed: vec![None; tags.len()],
        };
        let finder = Finder {
            doc,
            tags,
            trees,
            dependents,
        };
        for head in (0..tags.len())
            .map(TokenIdx::new)
            .filter(|&head| finder.is_head(head))
        {
            phrases.headed[head.at()] = Some(PhraseIdx::new(phrases.list.len()));
            phrases.list.push(finder.phrase(head));
        }
        for at in 0..phrases.list.len() {
            let head = phrases.list[at].head;
            let linked = |wanted: &dyn Fn(TokenIdx) -> bool| {
                let token = dependents
                    .on(head)
                    .iter()
                    .copied()
                    .find(|&token| wanted(token))?;
                phrases.headed_by(token)
            };
            let possessor = linked(&|token| trees.relation(token) == Relation::Possessor);
            let tail = linked(&|token| token > head && finder.is_of(token));
            let apposition = linked(&|token| trees.relation(token) == Relation::Apposition);
            let phrase = &mut phrases.list[at];
            (phrase.possessor, phrase.tail, phrase.apposition) = (possessor, tail, apposition);
        }
        phrases
    }

    /// The phrase with this head.
    pub(crate) fn headed_by(&self, head: TokenIdx) -> Option<PhraseIdx> {
        self.headed.get(head.at()).copied().flatten()
    }
}

/// A relation of a word that belongs to the phrase of its head rather than to one of its own.
pub(crate) const fn is_inside(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Determiner
            | Relation::AdjectivalModifier
            | Relation::NumericModifier
            | Relation::Compound
            | Relation::Flat
            | Relation::Fixed
            | Relation::Title
    )
}

struct Finder<'a> {
    doc: &'a Document<'a>,
    tags: &'a [Tag],
    trees: &'a Trees,
    dependents: &'a Dependents,
}

impl Finder<'_> {
    /// Nouns, names and pronouns that are no part of another phrase; other words where one is wanted: "the accused", "three".
    fn is_head(&self, token: TokenIdx) -> bool {
        let relation = self.trees.relation(token);
        let is_part = is_inside(relation)
            || matches!(
                relation,
                Relation::Case | Relation::Marker | Relation::Coordination | Relation::Punctuation
            );
        match self.tags[token.at()] {
            tag if tag.is_nominal() => !is_part,
            Tag::Adjective | Tag::Numeral | Tag::Determiner | Tag::Symbol | Tag::Other => {
                self.is_wanted(token) || !is_part && self.on(token, Relation::Determiner).is_some()
            }
            _ => false,
        }
    }

    /// Stands where only a noun phrase can.
    fn is_wanted(&self, token: TokenIdx) -> bool {
        matches!(
            self.trees.relation(token),
            Relation::Subject
                | Relation::PassiveSubject
                | Relation::Object
                | Relation::IndirectObject
                | Relation::Agent
                | Relation::NominalModifier
                | Relation::Apposition
        )
    }

    fn on(&self, head: TokenIdx, relation: Relation) -> Option<TokenIdx> {
        let on = self.dependents.on(head).iter();
        on.copied()
            .find(|&token| self.trees.relation(token) == relation)
    }

    fn is_of(&self, token: TokenIdx) -> bool {
        self.trees.relation(token) == Relation::NominalModifier
            && self
                .on(token, Relation::Case)
                .is_some_and(|case| self.doc.lower(case.at()) == "of")
    }

    fn phrase(&self, head: TokenIdx) -> NounPhrase {
        NounPhrase {
            core: self.core(head),
            head,
            determiner: self.on(head, Relation::Determiner),
            possessor: None,
            tail: None,
            apposition: None,
        }
    }

    /// The head with what belongs to it; nothing that another word stands between which does not.
    fn core(&self, head: TokenIdx) -> Range<usize> {
        let mut core = head.at()..head.at() + 1;
        let dependents = self.dependents.on(head);
        for &token in dependents.iter().rev().filter(|&&token| token < head) {
            let relation = self.trees.relation(token);
            if is_inside(relation) || relation == Relation::Possessor {
                core.start = core.start.min(self.first_of(token));
            }
        }
        for &token in dependents.iter().filter(|&&token| token > head) {
            let relation = self.trees.relation(token);
            let mark = self.tags.get(core.end) == Some(&Tag::Punctuation);
            let follows = token.at() == core.end || mark && token.at() == core.end + 1;
            if follows && (is_inside(relation) || relation == Relation::Other) {
                core.end = self.last_of(token) + 1;
            }
        }
        core
    }

    /// The first word of what hangs on a word, at most 16 words before it.
    fn first_of(&self, token: TokenIdx) -> usize {
        let mut first = token;
        for _ in 0..16 {
            match self.dependents.on(first).first() {
                Some(&earlier) if earlier < first => first = earlier,
                _ => break,
            }
        }
        first.at()
    }

    /// The last word of a name or number that goes on behind its first.
    fn last_of(&self, token: TokenIdx) -> usize {
        let inner = self.dependents.on(token).iter().rev();
        let last = inner
            .copied()
            .find(|&inner| inner > token && is_inside(self.trees.relation(inner)));
        last.map_or(token.at(), TokenIdx::at)
    }
}
