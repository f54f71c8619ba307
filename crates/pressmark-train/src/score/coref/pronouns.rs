//! Pronouns: is the entity that one is linked to the one that the annotators mean?

use pressmark::annotation::Form;

use super::gum::Pair;
use super::tally::{Tally, WrongAnswers};
use crate::corpora::gum::{GoldMention, Head};

/// Pronouns that are counted together.
pub(crate) struct Class {
    name: &'static str,
    words: &'static [&'static str],
    /// Only those that stand for a person, organization or place.
    actors: bool,
}

pub(crate) const HE_SHE: Class = Class {
    name: "he, she",
    words: &["he", "him", "his", "she", "her", "hers"],
    actors: false,
};
pub(crate) const THEY: Class = Class {
    name: "they",
    words: &["they", "them", "their", "theirs"],
    actors: false,
};
pub(crate) const IT: Class = Class {
    name: "it",
    words: &["it", "its"],
    actors: false,
};
pub(crate) const IT_ACTOR: Class = Class {
    name: "it, an actor",
    words: IT.words,
    actors: true,
};

impl Class {
    fn holds(&self, gold: &GoldMention) -> bool {
        let word = gold
            .word
            .as_deref()
            .is_some_and(|word| self.words.contains(&word));
        word && gold.head == Head::Pronoun && (gold.is_actor() || !self.actors)
    }
}

/// Counts one document.
pub(crate) fn count(pair: &Pair<'_>, class: &Class, tally: &mut Tally, wrong: &mut WrongAnswers) {
    let named =
        |gold: &GoldMention| pair.chain_has(gold.chain, |h| matches!(h, Head::Name | Head::Noun));
    let mut asked = Vec::new();
    for gold in pair
        .gold
        .mentions
        .iter()
        .filter(|gold| class.holds(gold) && named(gold))
    {
        asked.push(gold.span.clone());
        tally.gold += 1;
        let Some(found) = pair.answer.pronoun(&gold.span) else {
            continue;
        };
        tally.marked += 1;
        if !pair.answer.is_linked(found) {
            continue;
        }
        tally.answered += 1;
        if stands_for(pair, found.entity, gold.chain) {
            tally.right += 1;
            tally.recalled += 1;
        } else {
            wrong.add(class.name, || {
                pair.wrong(class.name, &gold.span, found.entity, Some(gold.chain))
            });
        }
    }
    if !class.actors {
        let ours = pair.answer.mentions.iter().filter(|found| {
            found.form == Form::Pronoun
                && class.words.contains(&&*found.text.to_lowercase())
                && pair.answer.is_linked(found)
                && !asked.contains(&found.span)
        });
        tally.extra += ours.count();
    }
}

/// Whether a name or noun of our entity is a name or noun of the annotators' chain.
fn stands_for(pair: &Pair<'_>, entity: usize, chain: usize) -> bool {
    pair.answer.antecedents[entity].iter().any(|&found| {
        pair.gold_of(found)
            .is_some_and(|gold| gold.chain == chain && matches!(gold.head, Head::Name | Head::Noun))
    })
}

#[cfg(test)]
mod tests {
    use super::super::answer::tests::answer;
    use super::*;
    use crate::corpora::gum::tests::conllu;
    use crate::corpora::gum::{Article, parse};

    fn article() -> Article {
        parse(&conllu(&[
            "Marsh PROPN (1-person-1-coref)",
            "met VERB",
            "Reyes PROPN (2-person-1-coref)",
            "^. PUNCT",
            "|",
            "She PRON (1-person-1-ana)",
            "said VERB",
            "he PRON (2-person-1-ana)",
            "knew VERB",
            "it PRON (3-abstract-1-ana)",
            "when SCONJ",
            "it PRON",
            "rained VERB",
            "and CCONJ",
            "his PRON (2-person-1-ana)",
            "boat NOUN",
            "sank VERB",
        ]))
        .unwrap()
    }

    fn counted(class: &Class, mentions: &[(&str, usize, Form, usize)]) -> Tally {
        let article = article();
        let found = answer(&article.text, mentions);
        let mut tally = Tally::default();
        let pair = Pair::new("x", &article, &found);
        count(&pair, class, &mut tally, &mut WrongAnswers::first(0));
        tally
    }

    #[test]
    fn right_wrong_open_and_unmarked() {
        let tally = counted(
            &HE_SHE,
            &[
                ("Marsh", 0, Form::Name, 0),
                ("Reyes", 0, Form::Name, 1),
                ("She", 0, Form::Pronoun, 0),
                ("he", 1, Form::Pronoun, 0),
            ],
        );
        assert_eq!(
            tally,
            Tally {
                gold: 3,
                marked: 2,
                answered: 2,
                right: 1,
                recalled: 1,
                extra: 0
            }
        );
        let open = counted(&HE_SHE, &[("She", 0, Form::Pronoun, 0)]);
        assert_eq!((open.marked, open.answered), (1, 0));
    }

    #[test]
    fn a_pronoun_without_an_antecedent_is_not_asked_for_but_an_answer_is_extra() {
        let tally = counted(
            &IT,
            &[("Reyes", 0, Form::Name, 0), ("it", 1, Form::Pronoun, 0)],
        );
        assert_eq!((tally.gold, tally.answered, tally.extra), (0, 0, 1));
    }

    #[test]
    fn the_wrong_answer_says_who_is_meant() {
        let article = article();
        let found = answer(
            &article.text,
            &[("Reyes", 0, Form::Name, 0), ("She", 0, Form::Pronoun, 0)],
        );
        let mut wrong = WrongAnswers::first(5);
        let pair = Pair::new("x", &article, &found);
        count(&pair, &HE_SHE, &mut Tally::default(), &mut wrong);
        let shown: Vec<(&str, &str)> = wrong.iter().map(|w| (&*w.answer, &*w.gold)).collect();
        assert_eq!(shown, [("Reyes", "Marsh")]);
    }
}
