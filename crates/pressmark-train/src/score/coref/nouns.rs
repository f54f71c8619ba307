//! Role nouns: is "the mayor" linked to the name that the annotators mean?

use pressmark::annotation::Form;

use super::gum::Pair;
use super::tally::{Tally, WrongAnswers};
use crate::corpora::gum::{GoldMention, Head};

const CLASS: &str = "role noun";

/// Counts one document.
pub(crate) fn count(pair: &Pair<'_>, tally: &mut Tally, wrong: &mut WrongAnswers) {
    let mut found_of = vec![Vec::new(); pair.gold.mentions.len()];
    for (n, found) in pair.answer.mentions.iter().enumerate() {
        if found.form != Form::Nominal {
            continue;
        }
        if let Some(gold) = pair.aligned[n] {
            found_of[gold].push(found.entity);
        }
        if !has_name(pair, found.entity) {
            continue;
        }
        tally.answered += 1;
        let chain = pair.gold_of(n).map(|gold| gold.chain);
        if chain.is_some_and(|chain| shares_name(pair, found.entity, chain)) {
            tally.right += 1;
        } else {
            wrong.add(CLASS, || {
                pair.wrong(CLASS, &found.span, found.entity, chain)
            });
        }
    }
    for (gold, entities) in pair.gold.mentions.iter().zip(&found_of) {
        if !is_asked(pair, gold) {
            continue;
        }
        tally.gold += 1;
        tally.marked += usize::from(!entities.is_empty());
        let right = entities
            .iter()
            .any(|&entity| shares_name(pair, entity, gold.chain));
        tally.recalled += usize::from(right);
    }
}

/// A noun for an actor whose name stands elsewhere: not "Marsh, the mayor", nor "the mayor, Marsh".
fn is_asked(pair: &Pair<'_>, gold: &GoldMention) -> bool {
    let chain = &pair.gold.chains[gold.chain];
    let mut names = chain
        .iter()
        .map(|&n| &pair.gold.mentions[n])
        .filter(|m| m.head == Head::Name)
        .peekable();
    gold.head == Head::Noun
        && gold.is_actor()
        && !gold.apposed
        && names.peek().is_some()
        && names.all(|name| name.span.start >= gold.span.end || name.span.end <= gold.span.start)
}

fn has_name(pair: &Pair<'_>, entity: usize) -> bool {
    let mut mentions = pair.answer.antecedents[entity].iter();
    mentions.any(|&found| pair.answer.mentions[found].form == Form::Name)
}

/// Whether a name of our entity is a name or noun of the annotators' chain: "the Government" is a noun to some.
fn shares_name(pair: &Pair<'_>, entity: usize, chain: usize) -> bool {
    pair.answer.antecedents[entity].iter().any(|&found| {
        pair.answer.mentions[found].form == Form::Name
            && pair.gold_of(found).is_some_and(|gold| {
                gold.chain == chain && matches!(gold.head, Head::Name | Head::Noun)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::super::answer::tests::answer;
    use super::*;
    use crate::corpora::gum::parse;
    use crate::corpora::gum::tests::conllu;

    #[test]
    fn nouns_beside_their_name_are_not_asked_for() {
        let article = parse(&conllu(&[
            "The DET (1-person-2-coref",
            "mayor NOUN",
            "^, PUNCT",
            "Marsh PROPN (1-person-1-appos)1)",
            "^, PUNCT",
            "met VERB",
            "Reyes PROPN (2-person-1-coref",
            "^, PUNCT",
            "a DET (2-person-2-appos",
            "sailor NOUN 2)2)",
            "^. PUNCT",
            "|",
            "The DET (1-person-2-coref",
            "official NOUN 1)",
            "thanked VERB",
            "the DET (2-person-2-coref",
            "guest NOUN 2)",
            "and CCONJ",
            "a DET (3-person-2-sgl",
            "guard NOUN 3)",
        ]))
        .unwrap();
        let found = answer(
            &article.text,
            &[
                ("Marsh", 0, Form::Name, 0),
                ("Reyes", 0, Form::Name, 1),
                ("The official", 0, Form::Nominal, 0),
                ("the guest", 0, Form::Nominal, 0),
                ("a guard", 0, Form::Nominal, 2),
            ],
        );
        let mut tally = Tally::default();
        let pair = Pair::new("x", &article, &found);
        count(&pair, &mut tally, &mut WrongAnswers::first(0));
        assert_eq!(
            tally,
            Tally {
                gold: 2,
                marked: 2,
                answered: 2,
                right: 1,
                recalled: 1,
                extra: 0
            }
        );
    }
}
