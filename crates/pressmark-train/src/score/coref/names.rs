//! Names: of two names that we say are one entity, do the annotators say so, and the other way round?

use std::collections::{BTreeMap, BTreeSet};

use pressmark::annotation::Form;
use serde::{Serialize, Serializer};

use super::gum::Pair;
use super::tally::{Wrong, WrongAnswers};
use crate::corpora::gum::{GoldMention, Head};
use crate::report::{Table, share};
use crate::score::tally::percent;

const CLASS: &str = "name";

/// Pairs of names that are one entity.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Links {
    /// Pairs of ours, both annotated as names of people, organizations or places.
    ours: usize,
    /// Of these, those that the annotators have too.
    right: usize,
    /// Pairs of the annotators.
    gold: usize,
    /// Of these, those of which both names were found at all.
    found: usize,
}

impl Serialize for Links {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::json!({
            "ours": self.ours,
            "right": self.right,
            "gold": self.gold,
            "found": self.found,
            "precision": percent(self.right, self.ours),
            "recall": percent(self.right, self.gold),
            "recall_of_found": percent(self.right, self.found),
        })
        .serialize(serializer)
    }
}

impl Links {
    pub(crate) fn table(&self) -> Table {
        let header = [
            "gold",
            "found",
            "ours",
            "right",
            "precision",
            "recall",
            "of found",
        ];
        let mut table = Table::new("Pairs of names that are one entity".to_owned(), &header);
        table.row(
            "names",
            vec![
                self.gold.to_string(),
                self.found.to_string(),
                self.ours.to_string(),
                self.right.to_string(),
                share(percent(self.right, self.ours)),
                share(percent(self.right, self.gold)),
                share(percent(self.right, self.found)),
            ],
        );
        table
    }
}

/// Counts one document.
pub(crate) fn count(pair: &Pair<'_>, links: &mut Links, wrong: &mut WrongAnswers) {
    let found = found_names(pair);
    // Two chains mixed up make many wrong pairs; one of them is enough to read.
    let mut shown = BTreeSet::new();
    for (n, (&later, &second)) in found.iter().enumerate() {
        for (&earlier, &first) in found.iter().take(n) {
            let (a, b) = (&pair.gold.mentions[earlier], &pair.gold.mentions[later]);
            let (ours, gold) = (
                entity(pair, first) == entity(pair, second),
                a.chain == b.chain,
            );
            links.ours += usize::from(ours);
            links.found += usize::from(gold);
            links.right += usize::from(ours && gold);
            if ours && !gold && shown.insert((a.chain.min(b.chain), a.chain.max(b.chain))) {
                wrong.add(CLASS, || {
                    let chains = [b.chain, a.chain].map(|chain| pair.describe(chain));
                    Wrong {
                        gold: chains.join(", not "),
                        ..pair.wrong(CLASS, &b.span, entity(pair, second), None)
                    }
                });
            }
        }
    }
    for chain in &pair.gold.chains {
        let names = chain
            .iter()
            .filter(|&&n| is_asked(&pair.gold.mentions[n]))
            .count();
        links.gold += names * names.saturating_sub(1) / 2;
    }
}

/// For each annotated name that was found, the first mention of ours that is it.
fn found_names(pair: &Pair<'_>) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for (n, mention) in pair.answer.mentions.iter().enumerate() {
        // "The Norwegians" have their country as entity here and are people to the annotators: neither is wrong.
        if mention.form != Form::Name || mention.demonym {
            continue;
        }
        if let Some(gold) = pair.aligned[n].filter(|&gold| is_asked(&pair.gold.mentions[gold])) {
            found.entry(gold).or_insert(n);
        }
    }
    found
}

fn is_asked(gold: &GoldMention) -> bool {
    gold.head == Head::Name && gold.is_actor()
}

fn entity(pair: &Pair<'_>, found: usize) -> usize {
    pair.answer.mentions[found].entity
}

#[cfg(test)]
mod tests {
    use super::super::answer::tests::answer;
    use super::*;
    use crate::corpora::gum::parse;
    use crate::corpora::gum::tests::conllu;

    #[test]
    fn pairs_are_counted_once_each() {
        let article = parse(&conllu(&[
            "Elena PROPN (1-person-1,2-coref",
            "Marsh PROPN 1)",
            "met VERB",
            "Tom PROPN (2-person-1,2-coref",
            "Marsh PROPN 2)",
            "in ADP",
            "May PROPN (4-time-1-sgl)",
            "^. PUNCT",
            "|",
            "Marsh PROPN (1-person-1-coref)",
            "thanked VERB",
            "Tom PROPN (2-person-1-coref)",
            "^. PUNCT",
            "|",
            "Elena PROPN (1-person-1-coref)",
            "left VERB",
        ]))
        .unwrap();
        let found = answer(
            &article.text,
            &[
                ("Elena Marsh", 0, Form::Name, 0),
                ("Tom Marsh", 0, Form::Name, 1),
                ("May", 0, Form::Name, 1),
                ("Marsh", 2, Form::Name, 1),
                ("Tom", 1, Form::Name, 1),
            ],
        );
        let mut links = Links::default();
        let mut wrong = WrongAnswers::first(9);
        let pair = Pair::new("x", &article, &found);
        count(&pair, &mut links, &mut wrong);
        // Annotated: three pairs of Elena Marsh, of which one was found whole, and one pair of Tom Marsh.
        assert_eq!(
            links,
            Links {
                ours: 3,
                right: 1,
                gold: 4,
                found: 2
            }
        );
        // Two wrong pairs of the same two people: one is shown.
        assert_eq!(wrong.iter().count(), 1);
    }
}
