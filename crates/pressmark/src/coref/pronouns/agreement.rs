//! What a pronoun can stand for by number, gender and grammar.

use super::antecedents::{Antecedent, EntityClass};
use super::features::Place;
use super::words::{Case, Pronoun, Referent};
use crate::coref::chains::Chains;
use crate::coref::role::{Role, same_clause};
use crate::coref::syntax;
use crate::kinds::Gender;

/// Number, gender and grammar allow it.
pub(super) fn fits(
    chains: &Chains<'_, '_>,
    pronoun: Pronoun,
    own: &Place,
    antecedent: &Antecedent,
) -> bool {
    let agrees = match pronoun.referent {
        Referent::One(wanted) => {
            let gender = antecedent.gender(chains);
            matches!(antecedent.class, EntityClass::Person(_))
                && (gender == Gender::Unknown || gender == wanted)
        }
        // "The office would double them": an organization is "they" where it acts, hardly ever "them".
        Referent::Several if pronoun.case == Case::Object => {
            matches!(antecedent.class, EntityClass::People | EntityClass::Things)
        }
        Referent::Several => matches!(
            antecedent.class,
            EntityClass::People | EntityClass::Organization | EntityClass::Things
        ),
        Referent::Thing => matches!(
            antecedent.class,
            EntityClass::Organization | EntityClass::State | EntityClass::Thing
        ),
        Referent::Speaker | Referent::Speakers => false,
    };
    let speaks = own.speaker.is_some() && antecedent.entity == own.speaker;
    if !agrees || speaks || antecedent.tokens.contains(&pronoun.token) {
        return false;
    }
    let same = antecedent.sentence == own.sentence;
    match pronoun.case {
        Case::Reflexive => same,
        // "Marsh saw her": somebody else.
        Case::Object => {
            !(same
                && antecedent.role == Role::Subject
                && antecedent.tokens.end <= pronoun.token
                && syntax::bond(chains.grammar, &antecedent.tokens, pronoun.token).map_or_else(
                    || same_clause(chains, antecedent.tokens.end..pronoun.token),
                    |bond| bond.same_clause,
                ))
        }
        _ => true,
    }
}
