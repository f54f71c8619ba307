//! Clauses: a verb group with its subject, its objects and the clauses that complete it.

use core::ops::Range;

use super::tree::{Dependents, Trees};
use super::verb_forms::VerbForms;
use super::verb_groups::{VerbGroup, VerbGroups};
use super::{ClauseIdx, TokenIdx};
use super::{Relation, Tag};
use crate::text::Document;

/// How a clause stands to what is above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// Of a sentence.
    Main,
    /// Completes a verb: "said that it would reopen".
    Complement,
    /// Completes a verb and shares its subject: "promised to reopen".
    Open,
    /// Hangs on a noun: "a bridge that the town built", "a bridge built by the town".
    Adnominal,
    /// Says when, why, how: "because it rained", "speaking in Batumi".
    Adverbial,
    /// Stands in another without a word that joins them: "she said" in "The bridge, she said, will reopen".
    Parenthetical,
    /// Is the subject of another: "what she said".
    Subject,
}

/// A verb group and what goes with it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its verb.
    pub group: VerbGroup,
    /// How it stands to what is above it; of a verb joined by "and" to another, as the first.
    pub kind: ClauseKind,
    /// From its first to its last word, clauses within it included.
    pub extent: Range<usize>,
    /// The head of its subject, its own or that of the verb that it is joined to by "and".
    pub subject: Option<TokenIdx>,
    /// "by the town" of a passive.
    pub agent: Option<TokenIdx>,
    /// The head of its object.
    pub object: Option<TokenIdx>,
    /// Of "told reporters that": "reporters".
    pub indirect_object: Option<TokenIdx>,
    /// The clause that completes it: what is said, where it is a verb of speech.
    pub complement: Option<ClauseIdx>,
    /// "that", "because", "to".
    pub marker: Option<TokenIdx>,
    /// Of a clause on a noun: that noun.
    pub antecedent: Option<TokenIdx>,
    /// The clause that it stands in.
    pub above: Option<ClauseIdx>,
}

/// The clauses of a text, by their verbs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clauses {
    pub(crate) list: Vec<Clause>,
    /// For each token the clause that it stands in.
    of_token: Vec<Option<ClauseIdx>>,
    /// Of each token the clause that it heads.
    headed: Vec<Option<ClauseIdx>>,
}

impl Clauses {
    pub(crate) fn of(
        doc: &Document<'_>,
        tags: &[Tag],
        trees: &Trees,
        dependents: &Dependents,
        forms: &VerbForms,
    ) -> Self {
        let groups = VerbGroups::of(doc, tags, trees, dependents, forms);
        // Each group makes a clause, and both have one place.
        let headed: Vec<Option<ClauseIdx>> = groups
            .headed
            .iter()
            .map(|group| group.map(|group| ClauseIdx::new(group.at())))
            .collect();
        let extents = super::tree::extents(trees);
        let finder = Finder {
            trees,
            dependents,
            headed: &headed,
        };
        let of_token = finder.of_tokens(tags.len());
        let mut list: Vec<Clause> = Vec::with_capacity(groups.list.len());
        for group in groups.list {
            let extent = extents[group.head.at()].clone();
            list.push(finder.clause(group, extent, &of_token));
        }
        let mut clauses = Self {
            list,
            of_token,
            headed,
        };
        clauses.share_subjects(trees);
        clauses.read_participles_again(doc, trees, forms);
        clauses.complete_parentheses(trees);
        clauses
    }

    /// The clause that this word heads.
    pub(crate) fn headed_by(&self, head: TokenIdx) -> Option<ClauseIdx> {
        self.headed.get(head.at()).copied().flatten()
    }

    /// The innermost clause that this word stands in.
    pub(crate) fn around(&self, token: TokenIdx) -> Option<ClauseIdx> {
        self.of_token.get(token.at()).copied().flatten()
    }

    /// "Marsh came and said": what is joined to a verb has its subject where it has none of its own.
    fn share_subjects(&mut self, trees: &Trees) {
        for at in 0..self.list.len() {
            let head = self.list[at].group.head;
            if trees.relation(head) != Relation::Conjunct || self.list[at].subject.is_some() {
                continue;
            }
            // The first of the row comes before, so it has its own already.
            let first = trees.head(head).and_then(|first| self.headed_by(first));
            if let Some(first) = first.filter(|first| first.at() < at) {
                let (kind, subject) = (self.list[first.at()].kind, self.list[first.at()].subject);
                self.list[at].kind = kind;
                self.list[at].subject = subject;
            }
        }
    }

    /// "Residents living near the quarry complained": no sentence stands with a participle alone, so where the tree takes one for
    /// its verb, and hangs on it a verb that can be, the participle describes the subject of the other.
    fn read_participles_again(&mut self, doc: &Document<'_>, trees: &Trees, forms: &VerbForms) {
        for at in 0..self.list.len() {
            let here = &self.list[at];
            let alone = !here.group.finite && here.group.tokens.len() == 1;
            let root = here.antecedent.filter(|&noun| trees.head(noun).is_none());
            let before = |&noun: &TokenIdx| alone && noun < here.group.head;
            let Some(subject) = here.subject.or(root).filter(before) else {
                continue;
            };
            let form = forms.main(doc.lower(here.group.main.at()));
            let (head, over) = (here.group.head, trees.head(here.group.head));
            let stands = |verb: &Clause| {
                let past = forms.main(doc.lower(verb.group.main.at())).past;
                let lone = verb.subject.is_none() && verb.marker.is_none() && !verb.group.passive;
                let hangs = matches!(
                    verb.kind,
                    ClauseKind::Adverbial | ClauseKind::Parenthetical | ClauseKind::Complement
                ) && trees.head(verb.group.head) == Some(head);
                lone && (hangs || over == Some(verb.group.head))
                    && (verb.group.finite || verb.group.tokens.len() == 1 && past)
            };
            let reach = over.map_or(0, |over| over.at() + 1).max(here.extent.end);
            let verb = (at + 1..self.list.len())
                .take_while(|&next| self.list[next].group.head.at() < reach)
                .find(|&next| stands(&self.list[next]));
            let Some(verb) = verb.filter(|_| form.ing || form.participle) else {
                continue;
            };
            let hung = over != Some(self.list[verb].group.head);
            // "Dockers, marching to the port, dressed in black": no sentence.
            let parted =
                (head.at()..self.list[verb].group.head.at()).any(|t| doc.written(t) == ",");
            if root.is_some() && parted {
                continue;
            }
            let (kind, above, extent) = match root {
                Some(_) => (ClauseKind::Main, None, subject.at()..here.extent.end),
                None => (here.kind, here.above, here.extent.clone()),
            };
            let verb_first = self.list[verb].group.tokens[0].at();
            let inner = head.at()..verb_first;
            let main = &mut self.list[verb];
            if hung {
                (main.kind, main.above, main.extent) = (kind, above, extent);
            }
            main.subject = Some(subject);
            main.group.finite = true;
            let described = &mut self.list[at];
            (described.kind, described.extent) = (ClauseKind::Adnominal, inner);
            (described.subject, described.antecedent) = (None, Some(subject));
            described.above = Some(ClauseIdx::new(verb));
        }
    }

    /// "The bridge, she said, will reopen": what is said is the clause that the parenthesis stands in.
    fn complete_parentheses(&mut self, trees: &Trees) {
        for at in 0..self.list.len() {
            let clause = &self.list[at];
            let bare =
                clause.complement.is_none() && clause.object.is_none() && clause.subject.is_some();
            if clause.kind == ClauseKind::Parenthetical && bare {
                let above = trees
                    .head(clause.group.head)
                    .and_then(|above| self.headed_by(above));
                self.list[at].complement = above;
            }
        }
    }
}

struct Finder<'a> {
    trees: &'a Trees,
    dependents: &'a Dependents,
    headed: &'a [Option<ClauseIdx>],
}

impl Finder<'_> {
    fn of_tokens(&self, tokens: usize) -> Vec<Option<ClauseIdx>> {
        let mut found: Vec<Option<ClauseIdx>> = vec![None; tokens];
        let mut known = vec![false; tokens];
        let mut path = Vec::new();
        for token in (0..tokens).map(TokenIdx::new) {
            let mut here = Some(token);
            path.clear();
            // Up to a head of a clause or to what is known: no token is walked over twice.
            let clause = loop {
                let Some(at) = here.filter(|_| path.len() <= tokens) else {
                    break None;
                };
                if known[at.at()] {
                    break found[at.at()];
                }
                path.push(at);
                if let Some(clause) = self.headed[at.at()] {
                    break Some(clause);
                }
                here = self.trees.head(at);
            };
            for at in path.drain(..) {
                known[at.at()] = true;
                found[at.at()] = clause;
            }
        }
        found
    }

    fn clause(
        &self,
        group: VerbGroup,
        extent: Range<usize>,
        of_token: &[Option<ClauseIdx>],
    ) -> Clause {
        let head = group.head;
        let on = |wanted: &[Relation]| {
            let on = self.dependents.on(head).iter();
            on.copied()
                .find(|&token| wanted.contains(&self.trees.relation(token)))
        };
        let above = self.trees.head(head);
        let relation = self.trees.relation(head);
        let completes = on(&[Relation::ClausalComplement]);
        Clause {
            kind: kind(relation),
            extent,
            subject: on(&[
                Relation::Subject,
                Relation::PassiveSubject,
                Relation::ClausalSubject,
            ]),
            agent: on(&[Relation::Agent]),
            object: on(&[Relation::Object]),
            indirect_object: on(&[Relation::IndirectObject]),
            complement: completes.and_then(|token| self.headed[token.at()]),
            marker: on(&[Relation::Marker]),
            antecedent: above.filter(|_| kind(relation) == ClauseKind::Adnominal),
            above: above.and_then(|above| of_token[above.at()]),
            group,
        }
    }
}

const fn kind(relation: Relation) -> ClauseKind {
    match relation {
        Relation::ClausalComplement => ClauseKind::Complement,
        Relation::OpenComplement => ClauseKind::Open,
        Relation::RelativeClause | Relation::AdnominalClause => ClauseKind::Adnominal,
        Relation::AdverbialClause => ClauseKind::Adverbial,
        Relation::Parataxis | Relation::Discourse => ClauseKind::Parenthetical,
        Relation::ClausalSubject => ClauseKind::Subject,
        _ => ClauseKind::Main,
    }
}
