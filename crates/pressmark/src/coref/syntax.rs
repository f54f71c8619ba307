//! What coreference asks the trees: which word of a mention the others hang on, how a mention stands to a pronoun behind it.

use core::ops::Range;

use crate::grammar::{ClauseKind, Grammar, Relation, Tag, TokenIdx};

/// The word on which the others of these hang; none where the sentence was not read.
pub(super) fn head_in(grammar: &Grammar, tokens: &Range<usize>) -> Option<TokenIdx> {
    let mut words = tokens.clone().map(TokenIdx::new);
    let is_outside = |&word: &TokenIdx| {
        let above = grammar.trees().head(word);
        grammar.is_read(word) && above.is_none_or(|above| !tokens.contains(&above.at()))
    };
    words.find(is_outside)
}

/// The tag says that the word is a verb or an adverb here: "they guard it".
pub(super) fn is_other_than_noun(grammar: &Grammar, word: TokenIdx) -> bool {
    let tag = grammar.tag(word);
    tag.is_verbal() || matches!(tag, Tag::Adverb | Tag::Adposition)
}

/// Clauses and words that are gone up through.
const NESTING: usize = 4;

/// How a phrase stands to a later word of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond {
    /// Both stand in one clause.
    pub(super) same_clause: bool,
    /// "Marsh said that she", "Marsh's office said that she": the word stands in a clause that completes the verb of which the
    /// phrase is the subject, or owns it.
    pub(super) reports: bool,
    /// "Marsh, who left her house": the word stands in a clause that says more of the phrase.
    pub(super) describes: bool,
}

/// None where the sentence was not read.
pub(super) fn bond(grammar: &Grammar, tokens: &Range<usize>, word: usize) -> Option<Bond> {
    let (head, word) = (head_in(grammar, tokens)?, TokenIdx::new(word));
    let own = grammar.clause_of(word).filter(|_| grammar.is_read(word));
    let mut bond = Bond {
        same_clause: own.is_some() && own == grammar.clause_of(head),
        reports: false,
        describes: false,
    };
    let owned = (grammar.trees().relation(head) == Relation::Possessor)
        .then(|| grammar.trees().head(head))
        .flatten();
    let reporter = owned.unwrap_or(head);
    let mut inner = own;
    for _ in 0..NESTING {
        let Some(clause) = inner.map(|inner| grammar.clause(inner)) else {
            break;
        };
        bond.describes |= clause.kind == ClauseKind::Adnominal
            && grammar.trees().head(clause.group.head) == Some(head);
        let above = clause.above.map(|above| grammar.clause(above));
        bond.reports |= clause.kind == ClauseKind::Complement
            && above.is_some_and(|above| above.subject == Some(reporter));
        inner = clause.above;
    }
    Some(bond)
}

/// "a man who": a clause with "who" hangs on the noun, so it stands for somebody.
pub(super) fn is_somebody(
    grammar: &Grammar,
    noun: TokenIdx,
    is_who: impl Fn(usize) -> bool,
) -> bool {
    let on = grammar.dependents_of(noun).iter();
    let mut clauses =
        on.filter(|&&word| grammar.trees().relation(word) == Relation::RelativeClause);
    clauses.any(|&verb| {
        grammar
            .dependents_of(verb)
            .iter()
            .any(|word| is_who(word.at()))
    })
}

/// Whether the phrase stands in the main clause of its sentence, as far as that was read.
pub(super) fn is_in_main_clause(grammar: &Grammar, tokens: &Range<usize>) -> bool {
    let clause = head_in(grammar, tokens).and_then(|head| grammar.clause_of(head));
    clause.is_none_or(|clause| grammar.clause(clause).kind == ClauseKind::Main)
}

/// Whether the word is the subject of a verb, or who does what is done; none where the sentence was not read.
pub(super) fn is_subject(grammar: &Grammar, word: TokenIdx) -> Option<bool> {
    let relation = grammar.trees().relation(word);
    let acts = relation.is_subject() || relation == Relation::Agent;
    grammar.is_read(word).then_some(acts)
}

/// Whether the word heads a noun phrase; none where the sentence was not read.
pub(super) fn heads_phrase(grammar: &Grammar, word: TokenIdx) -> Option<bool> {
    let phrase = grammar.phrase_of(word);
    let heads = phrase.is_some_and(|phrase| grammar.phrase(phrase).head == word);
    grammar.is_read(word).then_some(heads)
}
