//! The grammar of each sentence, worked out once and asked by every later stage: parts of speech, what depends on what, noun
//! phrases, verb groups, clauses.
//!
//! A trained [`network`] tags words and builds trees; phrases, groups and clauses are read off the trees. Without its model, and in
//! sentences that no stage asks about, there is no grammar: each word stands alone.

mod clauses;
mod form;
mod network;
mod noun_phrases;
mod observation;
#[cfg(test)]
mod tests;
mod tree;
mod verb_forms;
mod verb_groups;

pub use clauses::{Clause, ClauseKind};
pub use form::form_of;
pub(crate) use network::GrammarModel;
pub use noun_phrases::NounPhrase;
pub use observation::{Observation, Observed};
pub use pressmark_networks::grammar::{Form, Relation, Tag};
pub use tree::{Arc, Trees};
pub use verb_forms::Tense;
pub use verb_groups::VerbGroup;

use clauses::Clauses;
use noun_phrases::NounPhrases;
use tree::Dependents;
use verb_forms::VerbForms;

use core::ops::Range;

use crate::idx::Idx;
use crate::recogniser::Recogniser;
use crate::text::{Document, Sentence, Token};

/// A token of the text.
pub type TokenIdx = Idx<Token>;
/// A noun phrase of the text.
pub type PhraseIdx = Idx<NounPhrase>;
/// A clause of the text.
pub type ClauseIdx = Idx<Clause>;

/// The lists that grammar needs, loaded once.
#[derive(Debug)]
pub(crate) struct GrammarLists {
    forms: VerbForms,
}

impl GrammarLists {
    pub(crate) fn new() -> Self {
        Self {
            forms: VerbForms::new(),
        }
    }
}

/// The grammar of a text. Made once; nothing changes it.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    tags: Vec<Tag>,
    trees: Trees,
    dependents: Dependents,
    phrases: NounPhrases,
    /// For each token the innermost phrase that it stands in.
    phrase_of: Vec<Option<PhraseIdx>>,
    clauses: Clauses,
}

impl Grammar {
    /// Of the sentences that are `wanted`, by the model where there is one; `names` holds the vectors of words.
    pub(crate) fn of(
        doc: &Document<'_>,
        lists: &GrammarLists,
        model: Option<&GrammarModel>,
        names: Option<&Recogniser>,
        wanted: impl Fn(&Range<usize>) -> bool,
    ) -> Self {
        let Some(model) = model else {
            return Self::default();
        };
        let mut tags = Vec::with_capacity(doc.tokens.len());
        let mut arcs = Vec::with_capacity(doc.tokens.len());
        let mut reading = model.begin(doc.tokens.len(), names);
        for Sentence { tokens: sentence } in &doc.sentences {
            if wanted(sentence) {
                reading.sentence(doc, sentence.clone(), &mut tags, &mut arcs);
            } else {
                tags.resize(sentence.end, Tag::Other);
                arcs.resize(sentence.end, Arc::ROOT);
            }
        }
        reading.end();
        Self::read_off(doc, lists, tags, Trees::new(arcs))
    }

    /// Phrases and clauses of trees.
    fn read_off(doc: &Document<'_>, lists: &GrammarLists, tags: Vec<Tag>, trees: Trees) -> Self {
        let dependents = Dependents::of(&trees);
        let phrases = NounPhrases::of(doc, &tags, &trees, &dependents);
        let clauses = Clauses::of(doc, &tags, &trees, &dependents, &lists.forms);
        let mut phrase_of: Vec<Option<PhraseIdx>> = vec![None; tags.len()];
        for (number, phrase) in phrases.list.iter().enumerate() {
            for slot in &mut phrase_of[phrase.core.clone()] {
                let is_inner = slot.is_none_or(|outer: PhraseIdx| {
                    phrases.list[outer.at()].core.len() > phrase.core.len()
                });
                if is_inner {
                    *slot = Some(PhraseIdx::new(number));
                }
            }
        }
        Self {
            tags,
            trees,
            dependents,
            phrases,
            phrase_of,
            clauses,
        }
    }

    /// Whether the sentence of the token was read: where it was not, each word stands alone.
    #[must_use]
    pub fn is_read(&self, token: TokenIdx) -> bool {
        self.tag(token) != Tag::Other || self.trees.head(token).is_some()
    }

    /// The part of speech of a token.
    #[must_use]
    pub fn tag(&self, token: TokenIdx) -> Tag {
        self.tags.get(token.at()).copied().unwrap_or(Tag::Other)
    }

    /// What depends on what.
    #[must_use]
    pub fn trees(&self) -> &Trees {
        &self.trees
    }

    /// The words that depend on this one, in text order.
    #[must_use]
    pub fn dependents_of(&self, token: TokenIdx) -> &[TokenIdx] {
        self.dependents.on(token)
    }

    /// The noun phrases, by their heads in text order; a [`PhraseIdx`] counts them.
    #[must_use]
    pub fn phrases(&self) -> &[NounPhrase] {
        &self.phrases.list
    }

    /// A phrase by its index.
    #[must_use]
    pub fn phrase(&self, phrase: PhraseIdx) -> &NounPhrase {
        &self.phrases.list[phrase.at()]
    }

    /// The tokens of a phrase with its "of": "the mayor of Batumi".
    #[must_use]
    pub fn extent_of(&self, phrase: PhraseIdx) -> Range<usize> {
        let mut extent = self.phrase(phrase).core.clone();
        let mut tail = self.phrase(phrase).tail;
        // A tail stands behind its phrase, so this ends.
        while let Some(next) = tail
            .map(|tail| self.phrase(tail))
            .filter(|next| next.core.end > extent.end)
        {
            extent.end = next.core.end;
            tail = next.tail;
        }
        extent
    }

    /// The tokens of a clause without marks of punctuation at its ends.
    #[must_use]
    pub fn content_of(&self, clause: ClauseIdx) -> Range<usize> {
        let Range { mut start, mut end } = self.clause(clause).extent.clone();
        let is_mark = |token: usize| self.tags.get(token) == Some(&Tag::Punctuation);
        while start + 1 < end && is_mark(start) {
            start += 1;
        }
        while start + 1 < end && is_mark(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// The innermost phrase that the token stands in: "Batumi" in "Batumi's mayor" is one by itself.
    #[must_use]
    pub fn phrase_of(&self, token: TokenIdx) -> Option<PhraseIdx> {
        self.phrase_of.get(token.at()).copied().flatten()
    }

    /// The head of the phrase that the token stands in.
    #[must_use]
    pub fn head_of(&self, token: TokenIdx) -> Option<TokenIdx> {
        Some(self.phrase(self.phrase_of(token)?).head)
    }

    /// "the mayor" beside "Elena Marsh", whichever of the two stands first.
    #[must_use]
    pub fn apposition_of(&self, phrase: PhraseIdx) -> Option<PhraseIdx> {
        let own = self.phrase(phrase);
        let first = (self.trees.relation(own.head) == Relation::Apposition)
            .then(|| self.trees.head(own.head));
        own.apposition.or_else(|| self.phrases.headed_by(first??))
    }

    /// The clauses, by their heads in text order; a [`ClauseIdx`] counts them.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses.list
    }

    /// A clause by its index.
    #[must_use]
    pub fn clause(&self, clause: ClauseIdx) -> &Clause {
        &self.clauses.list[clause.at()]
    }

    /// The innermost clause that the token stands in.
    #[must_use]
    pub fn clause_of(&self, token: TokenIdx) -> Option<ClauseIdx> {
        self.clauses.around(token)
    }

    /// The clause of which the token is the verb or one of its auxiliaries.
    #[must_use]
    pub fn clause_at(&self, verb: TokenIdx) -> Option<ClauseIdx> {
        let clause = self.clause_of(verb)?;
        let group = &self.clause(clause).group;
        (group.head == verb || group.tokens.contains(&verb)).then_some(clause)
    }

    /// Whether the verb is one with which a sentence can stand, or one of its auxiliaries.
    #[must_use]
    pub fn is_finite(&self, verb: TokenIdx) -> bool {
        self.clause_at(verb)
            .is_some_and(|clause| self.clause(clause).group.finite)
    }

    /// The phrase that is the subject of the verb.
    #[must_use]
    pub fn subject_of(&self, verb: TokenIdx) -> Option<PhraseIdx> {
        self.phrase_of(self.clause(self.clause_at(verb)?).subject?)
    }

    /// The phrase that is the object of the verb.
    #[must_use]
    pub fn object_of(&self, verb: TokenIdx) -> Option<PhraseIdx> {
        self.phrase_of(self.clause(self.clause_at(verb)?).object?)
    }

    /// The clause that completes the verb: what is said, where it is a verb of speech.
    #[must_use]
    pub fn complement_of(&self, verb: TokenIdx) -> Option<ClauseIdx> {
        self.clause(self.clause_at(verb)?).complement
    }

    /// The phrase that a relative clause or a participle hangs on.
    #[must_use]
    pub fn antecedent_of(&self, clause: ClauseIdx) -> Option<PhraseIdx> {
        self.phrase_of(self.clause(clause).antecedent?)
    }

    /// The heads of all that is joined to this one by "and", "or" or commas, itself included, in text order.
    #[must_use]
    pub fn coordinated_with(&self, head: TokenIdx) -> Vec<TokenIdx> {
        let is_conjunct = |token: TokenIdx| self.trees.relation(token) == Relation::Conjunct;
        let first = match self.trees.head(head) {
            Some(first) if is_conjunct(head) => first,
            _ => head,
        };
        let rest = self.dependents.on(first).iter().copied();
        core::iter::once(first)
            .chain(rest.filter(|&token| is_conjunct(token)))
            .collect()
    }
}
