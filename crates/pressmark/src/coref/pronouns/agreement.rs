//! What a pronoun can stand for by number, gender and grammar.

use core::ops::Range;

use super::antecedents::{Antecedent, EntityClass, MentionForm, speaks};
use super::features::Place;
use super::words::{Case, Pronoun, Referent};
use crate::coref::chains::Chains;
use crate::coref::role::{Role, same_clause};
use crate::coref::syntax;
use crate::grammar::{ClauseKind, TokenIdx};
use crate::kinds::Gender;
use crate::lexicon::WordClass;

/// Words between the commas of an apposition.
const APPOSITION: usize = 12;

/// Words of titles before who asks.
const ASKER: usize = 7;

/// Number, gender and grammar allow it.
pub(super) fn fits(
    chains: &Chains<'_, '_>,
    pronoun: Pronoun,
    own: &Place,
    antecedent: &Antecedent,
) -> bool {
    let agrees = agrees(chains, pronoun, own, antecedent);
    let speaks = own.speaker.is_some() && antecedent.entity == own.speaker;
    if !agrees || speaks || antecedent.tokens.contains(&pronoun.token) {
        return false;
    }
    let same = antecedent.sentence == own.sentence;
    if same && is_asker(chains, antecedent) {
        return false;
    }
    same || pronoun.case != Case::Reflexive
}

/// "Marsh saw her": somebody else, since she would have seen herself.
pub(super) fn is_disjoint(
    chains: &Chains<'_, '_>,
    pronoun: Pronoun,
    own: &Place,
    antecedent: &Antecedent,
) -> bool {
    pronoun.case == Case::Object
        && antecedent.sentence == own.sentence
        && antecedent.tokens.end <= pronoun.token
        && (acts_on(chains, antecedent, pronoun.token)
            || is_understood(chains, antecedent, pronoun.token))
}

/// The subject of the clause in which the pronoun stands.
fn acts_on(chains: &Chains<'_, '_>, antecedent: &Antecedent, pronoun: usize) -> bool {
    let Range { start, end } = antecedent.tokens;
    // "Marsh sat beside her": where no verb was known to be one.
    let opens = chains.sentences[antecedent.sentence].tokens.start == start;
    let speaks = antecedent.speaks || opens;
    if antecedent.role != Role::Subject && !(antecedent.role == Role::Other && speaks) {
        return false;
    }
    // "Marsh said of her": whatever the tree.
    let near = pronoun - end <= 2 && same_clause(chains, end..pronoun);
    let bond = syntax::bond(chains.grammar, &antecedent.tokens, pronoun);
    let by_words = || same_clause(chains, behind_apposition(chains, end)..pronoun);
    near || bond.map_or_else(by_words, |bond| bond.same_clause)
}

/// "Marsh, who worked with her", "Marsh wanted to thank her": whose clause has Marsh for its subject without naming her again.
fn is_understood(chains: &Chains<'_, '_>, antecedent: &Antecedent, pronoun: usize) -> bool {
    let grammar = chains.grammar;
    let clause = grammar.clause_of(TokenIdx::new(pronoun));
    let (Some(head), Some(clause)) = (syntax::head_in(grammar, &antecedent.tokens), clause) else {
        return false;
    };
    let clause = grammar.clause(clause);
    let named = clause
        .subject
        .map_or("", |subject| chains.lower(subject.at()));
    let understood = match clause.kind {
        ClauseKind::Adnominal => clause.antecedent,
        ClauseKind::Open => clause.above.and_then(|above| {
            let above = grammar.clause(above);
            above.object.or(above.subject)
        }),
        _ => None,
    };
    understood == Some(head) && matches!(named, "" | "who" | "which" | "that")
}

/// Behind the comma that closes "a nurse" in "Marsh, a nurse, sat".
fn behind_apposition(chains: &Chains<'_, '_>, end: usize) -> usize {
    let mut words = end + 1..end + APPOSITION;
    let close = words
        .find(|&t| chains.lower(t) == ",")
        .filter(|_| chains.lower(end) == ",");
    close.map_or(end, |close| close + 1)
}

/// "it said", "its new president": only a body or a state says something and has officers.
pub(super) fn is_somebody(chains: &Chains<'_, '_>, pronoun: Pronoun) -> bool {
    match pronoun.case {
        Case::Subject => speaks(chains, &(pronoun.token..pronoun.token + 1)),
        Case::Possessive if pronoun.referent == Referent::Thing => {
            let head = chains.grammar.trees().head(TokenIdx::new(pronoun.token));
            let office = head.map_or(pronoun.token + 1, TokenIdx::at);
            chains.word_class(office).any(WordClass::ROLE)
        }
        _ => false,
    }
}

/// Number and gender allow it.
fn agrees(chains: &Chains<'_, '_>, pronoun: Pronoun, own: &Place, antecedent: &Antecedent) -> bool {
    match pronoun.referent {
        Referent::One(wanted) => {
            let gender = antecedent.gender(chains);
            matches!(antecedent.class, EntityClass::Person(_))
                && (gender == Gender::Unknown || gender == wanted)
        }
        // "The office would double them": an organization is "they" where it acts, hardly ever "them".
        Referent::Several if pronoun.case == Case::Object => {
            matches!(antecedent.class, EntityClass::People | EntityClass::Things)
        }
        // "A spokesperson apologised. They said"
        Referent::Several
            if own.speaks
                && antecedent.class == EntityClass::Person(Gender::Unknown)
                && antecedent.form == MentionForm::Noun =>
        {
            antecedent.role == Role::Subject
        }
        Referent::Several => matches!(
            antecedent.class,
            EntityClass::People | EntityClass::Organization | EntityClass::Things
        ),
        Referent::Thing if own.speaks && pronoun.case == Case::Possessive => {
            let acts = antecedent.role == Role::Subject;
            antecedent.class == EntityClass::Organization
                || antecedent.class == EntityClass::State && acts
        }
        Referent::Thing if own.speaks => {
            let head = antecedent.tokens.end - 1;
            let text = || chains.word_class(head).any(WordClass::SPEAKING_THING);
            // "A notice hung there. It read": no body reads to anybody.
            if matches!(chains.lower(pronoun.token + 1), "read" | "reads") {
                return antecedent.form != MentionForm::Name && text();
            }
            matches!(
                antecedent.class,
                EntityClass::Organization | EntityClass::State
            ) || antecedent.class == EntityClass::Thing && text()
        }
        Referent::Thing => matches!(
            antecedent.class,
            EntityClass::Organization | EntityClass::State | EntityClass::Thing
        ),
        Referent::Speaker | Referent::Speakers => false,
    }
}

/// "Asked by Marsh whether he would go, he laughed": somebody else.
fn is_asker(chains: &Chains<'_, '_>, antecedent: &Antecedent) -> bool {
    let opens = chains.sentences.get(antecedent.sentence);
    let opens = opens.map_or(0, |sentence| sentence.tokens.start);
    let before = opens + 2..antecedent.tokens.start + 1;
    let asked = chains.word_class(opens).any(WordClass::PRONOUN_LEAD)
        && chains.lower(opens).ends_with("ed")
        && chains.lower(opens + 1) == "by";
    // "the family's barrister, Noor Hassan"
    let plain = |t: usize| chains.lower(t) != "," || t + 1 == antecedent.tokens.start;
    asked && before.len() < ASKER && before.into_iter().all(plain)
}
