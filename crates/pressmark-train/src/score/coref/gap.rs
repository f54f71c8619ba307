//! Scores on GAP: does the pronoun's entity hold name A, name B, or neither?

use std::ops::Range;

use serde::{Serialize, Serializer};

use super::answer::{Answer, overlap};
use super::tally::{Tally, Wrong, WrongAnswers, context};
use crate::corpora::gap::Example;
use crate::report::{Table, share};
use crate::score::tally::percent;

const CLASS: &str = "GAP";

/// What is counted, by the pronoun's gender.
#[derive(Serialize)]
pub(crate) struct Scores {
    set: &'static str,
    texts: usize,
    masculine: Counts,
    feminine: Counts,
    all: Counts,
    #[serde(rename = "errors")]
    wrong: WrongAnswers,
}

/// References, and GAP's own measure: two yes or no questions a text, one for each name.
#[derive(Debug, Default)]
struct Counts {
    tally: Tally,
    /// Questions answered with yes.
    yes: usize,
    /// Questions whose answer is yes.
    gold_yes: usize,
    /// Both.
    both: usize,
}

impl Counts {
    fn precision(&self) -> Option<f64> {
        percent(self.both, self.yes)
    }

    fn recall(&self) -> Option<f64> {
        percent(self.both, self.gold_yes)
    }

    /// Harmonic mean of precision and recall.
    fn f1(&self) -> Option<f64> {
        percent(2 * self.both, self.yes + self.gold_yes)
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::json!({
            "references": self.tally,
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
        })
        .serialize(serializer)
    }
}

impl Scores {
    /// Nothing counted yet; the first `errors` wrong answers will be kept.
    pub(crate) fn new(set: &'static str, errors: usize) -> Self {
        Self {
            set,
            texts: 0,
            masculine: Counts::default(),
            feminine: Counts::default(),
            all: Counts::default(),
            wrong: WrongAnswers::first(errors),
        }
    }

    pub(crate) fn add(&mut self, example: &Example, answer: &Answer) {
        self.texts += 1;
        let judged = Judged::new(example, answer);
        let gender = if example.feminine {
            &mut self.feminine
        } else {
            &mut self.masculine
        };
        judged.count(gender);
        judged.count(&mut self.all);
        if judged.answered && !judged.right {
            self.wrong.add(CLASS, || judged.wrong(example, answer));
        }
    }

    pub(crate) fn table(&self) -> Table {
        let title = format!("GAP {}: {} texts", self.set, self.texts);
        let header = [
            "gold",
            "marked",
            "answered",
            "right",
            "% of answered",
            "% of all",
            "extra",
            "precision",
            "recall",
            "F1",
        ];
        let mut table = Table::new(title, &header);
        for (name, counts) in [
            ("masculine", &self.masculine),
            ("feminine", &self.feminine),
            ("all", &self.all),
        ] {
            let tally = &counts.tally;
            table.row(
                name,
                vec![
                    tally.gold.to_string(),
                    tally.marked.to_string(),
                    tally.answered.to_string(),
                    tally.right.to_string(),
                    share(tally.right_of_answered()),
                    share(tally.right_of_all()),
                    tally.extra.to_string(),
                    share(counts.precision()),
                    share(counts.recall()),
                    share(counts.f1()),
                ],
            );
        }
        table
    }

    pub(crate) fn wrong(&self) -> impl Iterator<Item = &Wrong> {
        self.wrong.iter()
    }
}

/// One text: what is right, and what we say.
struct Judged {
    gold: [bool; 2],
    ours: [bool; 2],
    /// Entity of the pronoun, where the pronoun is marked.
    entity: Option<usize>,
    /// The pronoun is linked to a name or noun.
    linked: bool,
    /// Linked, and the annotators know one of the names to be meant.
    answered: bool,
    right: bool,
}

impl Judged {
    fn new(example: &Example, answer: &Answer) -> Self {
        let found = answer.pronoun(&example.pronoun);
        let linked = found.is_some_and(|found| answer.is_linked(found));
        let entity = found.map(|found| found.entity);
        let gold = example.candidates.each_ref().map(|c| c.coreferent);
        let ours = example
            .candidates
            .each_ref()
            .map(|c| entity.is_some_and(|entity| holds(answer, entity, &c.span)));
        // Where neither name is meant, a third answer cannot be judged, one of the two is wrong.
        let answered = linked && (gold.contains(&true) || ours.contains(&true));
        Self {
            gold,
            ours,
            entity,
            linked,
            answered,
            right: answered && gold == ours,
        }
    }

    fn count(&self, counts: &mut Counts) {
        let asked = self.gold.contains(&true);
        let tally = &mut counts.tally;
        tally.gold += usize::from(asked);
        tally.marked += usize::from(asked && self.entity.is_some());
        tally.answered += usize::from(self.answered);
        tally.right += usize::from(self.right);
        tally.recalled += usize::from(self.right);
        tally.extra += usize::from(self.linked && !self.answered);
        for (gold, ours) in self.gold.into_iter().zip(self.ours) {
            counts.gold_yes += usize::from(gold);
            counts.yes += usize::from(ours);
            counts.both += usize::from(gold && ours);
        }
    }

    fn wrong(&self, example: &Example, answer: &Answer) -> Wrong {
        let meant = example
            .candidates
            .iter()
            .filter(|c| c.coreferent)
            .map(|c| &*c.name);
        let meant: Vec<&str> = meant.collect();
        let [a, b] = &example.candidates;
        Wrong {
            class: CLASS,
            document: example.id.clone(),
            context: context(&example.text, &example.pronoun),
            answer: self
                .entity
                .map_or(String::new(), |entity| answer.titles[entity].clone()),
            gold: if meant.is_empty() {
                format!("neither {} nor {}", a.name, b.name)
            } else {
                meant.join(", ")
            },
        }
    }
}

/// Whether a name or noun of the entity stands there.
fn holds(answer: &Answer, entity: usize, span: &Range<usize>) -> bool {
    let mut mentions = answer.antecedents[entity].iter();
    mentions.any(|&found| overlap(&answer.mentions[found].span, span) > 0)
}

#[cfg(test)]
mod tests {
    use pressmark::annotation::Form;

    use super::super::answer::tests::answer;
    use super::*;
    use crate::corpora::gap::parse;
    use crate::corpora::gap::tests::tsv;

    const TEXT: &str = "Zoë Marsh met Ana Reyes and Eva before she left.";

    fn scored(a: bool, b: bool, she: Option<usize>) -> Counts {
        let source = tsv(TEXT, "she", ("Zoë Marsh", a), ("Ana Reyes", b));
        let example = &parse(&source).unwrap()[0];
        let mut mentions = vec![
            ("Zoë Marsh", 0, Form::Name, 0),
            ("Reyes", 0, Form::Name, 1),
            ("Eva", 0, Form::Name, 2),
        ];
        mentions.extend(she.map(|entity| ("she", 0, Form::Pronoun, entity)));
        let mut scores = Scores::new("validation", 0);
        scores.add(example, &answer(TEXT, &mentions));
        assert_eq!(scores.masculine.tally, Tally::default());
        assert_eq!(scores.feminine.tally, scores.all.tally);
        scores.all
    }

    #[test]
    fn a_right_name_answers_both_questions() {
        let counts = scored(true, false, Some(0));
        assert_eq!((counts.tally.answered, counts.tally.right), (1, 1));
        assert_eq!(counts.f1(), Some(100.0));
    }

    #[test]
    fn a_wrong_name_costs_precision_and_recall() {
        let counts = scored(true, false, Some(1));
        assert_eq!((counts.tally.answered, counts.tally.right), (1, 0));
        assert_eq!((counts.yes, counts.gold_yes, counts.both), (1, 1, 0));
        let third = scored(true, false, Some(2));
        assert_eq!(
            (third.tally.answered, third.tally.right, third.yes),
            (1, 0, 0)
        );
    }

    #[test]
    fn an_open_pronoun_costs_recall_only() {
        for counts in [scored(true, false, None), scored(true, false, Some(3))] {
            assert_eq!((counts.tally.gold, counts.tally.answered), (1, 0));
            assert_eq!((counts.precision(), counts.recall()), (None, Some(0.0)));
        }
    }

    #[test]
    fn where_neither_name_is_meant_only_they_are_wrong() {
        let named = scored(false, false, Some(1));
        assert_eq!(
            (named.tally.gold, named.tally.answered, named.tally.right),
            (0, 1, 0)
        );
        let third = scored(false, false, Some(2));
        assert_eq!((third.tally.answered, third.tally.extra), (0, 1));
    }
}
