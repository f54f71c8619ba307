//! Verb groups: a verb with its auxiliaries, and what their forms say.

use super::TokenIdx;
use super::tree::{Dependents, Trees};
use super::verb_forms::{AuxiliaryForm, Tense, VerbForms};
use super::{Relation, Tag};
use crate::idx::{Idx, List};
use crate::text::Document;

/// "would not have been closed"
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// What the clause hangs on: the verb; beside a copula, the adjective or noun ("is the mayor").
    pub head: TokenIdx,
    /// "closed"; the copula where there is one.
    pub main: TokenIdx,
    /// The auxiliaries and the verb, in text order; other words may stand in between.
    pub tokens: Vec<TokenIdx>,
    /// "out" of "pointed out".
    pub particle: Option<TokenIdx>,
    /// Can stand as the verb of a sentence: "said", not "saying" or "to say".
    pub finite: bool,
    /// None where the form says none.
    pub tense: Option<Tense>,
    /// "would", "may", "must" stand in it.
    pub modal: bool,
    /// "was closed"
    pub passive: bool,
    /// "not", "never" or "n't" stands in it.
    pub negated: bool,
}

/// The verb groups of a text, by their heads.
pub(crate) struct VerbGroups {
    pub(crate) list: List<VerbGroup>,
    /// Of each token the group that it heads.
    pub(crate) headed: Vec<Option<Idx<VerbGroup>>>,
}

impl VerbGroups {
    pub(crate) fn of(
        doc: &Document<'_>,
        tags: &[Tag],
        trees: &Trees,
        dependents: &Dependents,
        forms: &VerbForms,
    ) -> Self {
        let mut groups = Self {
            list: List::default(),
            headed: vec![None; tags.len()],
        };
        let finder = Finder {
            doc,
            tags,
            trees,
            dependents,
            forms,
        };
        for head in (0..tags.len()).map(TokenIdx::new) {
            if let Some(mut group) = finder.group(head) {
                if trees.relation(head) == Relation::Conjunct {
                    let first = trees.head(head).and_then(|first| groups.headed[first.at()]);
                    finder.join(&mut group, first.map(|first| &groups.list[first]));
                }
                groups.headed[head.at()] = Some(groups.list.push(group));
            }
        }
        groups
    }
}

struct Finder<'a> {
    doc: &'a Document<'a>,
    tags: &'a [Tag],
    trees: &'a Trees,
    dependents: &'a Dependents,
    forms: &'a VerbForms,
}

impl Finder<'_> {
    /// The group that hangs on this word.
    fn group(&self, head: TokenIdx) -> Option<VerbGroup> {
        let copula = self.on(head, Relation::Copula);
        let is_verb = match self.tags[head.at()] {
            Tag::Verb => !is_no_verb(self.trees.relation(head)),
            Tag::Auxiliary => !self.trees.relation(head).is_of_verb_group(),
            _ => false,
        };
        if copula.is_none() && !is_verb {
            return None;
        }
        let main = copula.unwrap_or(head);
        let mut tokens: Vec<TokenIdx> = self.dependents.on(head).to_vec();
        tokens.retain(|&token| self.trees.relation(token).is_of_verb_group());
        if copula.is_none() {
            tokens.insert(tokens.partition_point(|&token| token < head), head);
        }
        let mut group = VerbGroup {
            head,
            main,
            particle: self.on(head, Relation::VerbParticle),
            finite: false,
            tense: None,
            modal: false,
            passive: self.is_passive(head, copula.is_some()),
            negated: self.is_negated(head, &tokens),
            tokens,
        };
        self.conjugate(&mut group);
        Some(group)
    }

    fn on(&self, head: TokenIdx, relation: Relation) -> Option<TokenIdx> {
        let on = self.dependents.on(head).iter();
        on.copied()
            .find(|&token| self.trees.relation(token) == relation)
    }

    fn lower(&self, token: TokenIdx) -> &str {
        self.doc.lower(token.at())
    }

    fn is_negated(&self, head: TokenIdx, tokens: &[TokenIdx]) -> bool {
        let modifiers = self.dependents.on(head).iter().copied();
        let modifiers =
            modifiers.filter(|&token| self.trees.relation(token) == Relation::AdverbialModifier);
        modifiers
            .chain(tokens.iter().copied())
            .any(|token| self.forms.is_negation(self.lower(token)))
    }

    /// "was closed", "a bridge closed by the town".
    fn is_passive(&self, head: TokenIdx, has_copula: bool) -> bool {
        let marked = [
            Relation::PassiveAuxiliary,
            Relation::PassiveSubject,
            Relation::Agent,
        ];
        if marked
            .into_iter()
            .any(|relation| self.on(head, relation).is_some())
        {
            return true;
        }
        let form = self.forms.main(self.lower(head));
        !has_copula
            && form.participle
            && self.trees.relation(head) == Relation::AdnominalClause
            && self.subject(head).is_none()
    }

    fn subject(&self, head: TokenIdx) -> Option<TokenIdx> {
        let on = self.dependents.on(head).iter().copied();
        on.into_iter().find(|&token| {
            let relation = self.trees.relation(token);
            relation.is_subject()
                || matches!(relation, Relation::ClausalSubject | Relation::Expletive)
        })
    }

    /// What the first word of the group says.
    fn conjugate(&self, group: &mut VerbGroup) {
        let before_infinitive = self.dependents.on(group.head).iter().any(|&token| {
            self.tags[token.at()] == Tag::Particle
                && token < group.main
                && self.lower(token) == "to"
        });
        if before_infinitive {
            return;
        }
        let first = group.tokens.first().copied().unwrap_or(group.main);
        let listed = if first == group.head {
            None
        } else {
            self.forms.auxiliary(self.lower(first))
        };
        let subject = self.subject(group.head);
        let contracted = subject.and_then(|subject| self.forms.contracted(self.lower(subject)));
        match contracted.or(listed) {
            Some(AuxiliaryForm::Bare) => group.finite = self.is_command(group.head, first),
            Some(AuxiliaryForm::Modal) => (group.finite, group.modal) = (true, true),
            Some(AuxiliaryForm::Tensed(tense)) => (group.finite, group.tense) = (true, Some(tense)),
            None => self.conjugate_main(group, first, subject.is_some()),
        }
    }

    /// Of a verb without auxiliaries.
    fn conjugate_main(&self, group: &mut VerbGroup, first: TokenIdx, has_subject: bool) {
        let lower = self.lower(first);
        if let Some(AuxiliaryForm::Tensed(tense)) = self.forms.auxiliary(lower) {
            (group.finite, group.tense) = (true, Some(tense));
            return;
        }
        let form = self.forms.main(lower);
        let relation = self.trees.relation(group.head);
        if form.third {
            (group.finite, group.tense) = (true, Some(Tense::Present));
        } else if form.ing || relation == Relation::OpenComplement {
            // "saying"; "let them go"
        } else if form.past || form.participle {
            let reduced = matches!(
                relation,
                Relation::AdnominalClause | Relation::AdverbialClause
            ) && !has_subject;
            if form.past && !reduced && !group.passive {
                (group.finite, group.tense) = (true, Some(Tense::Past));
            }
        } else if has_subject || self.is_command(group.head, first) {
            (group.finite, group.tense) = (true, Some(Tense::Present));
        }
    }

    /// "Leave the bridge!": a base form at the root without a subject.
    fn is_command(&self, head: TokenIdx, first: TokenIdx) -> bool {
        self.trees.head(head).is_none()
            && self.subject(head).is_none()
            && self.forms.main(self.lower(first)).base
    }

    /// "They will come and say": what is joined to a verb without auxiliaries of its own shares those of the first.
    fn join(&self, group: &mut VerbGroup, first: Option<&VerbGroup>) {
        let Some(first) =
            first.filter(|_| group.tokens.len() == 1 && self.subject(group.head).is_none())
        else {
            return;
        };
        let form = self.forms.main(self.lower(group.main));
        // "would come and say", "was hit and killed"; but "has come and says".
        let shares = form.base || form.participle && first.passive || form.ing;
        if shares && !form.third && first.tokens.len() > 1 || form.base && !form.past {
            group.finite = first.finite;
            group.tense = first.tense;
            group.modal = first.modal;
            group.passive |= first.passive && form.participle;
        }
    }
}

/// Participles that stand as adjectives, prepositions or parts of names.
const fn is_no_verb(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::AdjectivalModifier
            | Relation::Compound
            | Relation::Case
            | Relation::Fixed
            | Relation::Flat
            | Relation::Marker
            | Relation::Coordination
            | Relation::Determiner
            | Relation::Title
            | Relation::Auxiliary
            | Relation::PassiveAuxiliary
            | Relation::Copula
    )
}
