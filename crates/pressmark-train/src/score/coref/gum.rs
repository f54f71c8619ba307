//! Scores on GUM: pronouns, role nouns and names of whole documents.

use serde::Serialize;

use super::answer::Answer;
use super::names::{self, Links};
use super::tally::{Tally, Wrong, WrongAnswers, context};
use super::{nouns, pronouns};
use crate::corpora::gum::{Article, GoldMention, Head};
use crate::report::{Table, share};

/// What is counted, class by class.
#[derive(Serialize)]
pub(crate) struct Scores {
    set: &'static str,
    documents: usize,
    he_she: Tally,
    they: Tally,
    it: Tally,
    /// "it" that stands for a person, organization or place.
    it_actor: Tally,
    role_nouns: Tally,
    names: Links,
    #[serde(rename = "errors")]
    wrong: WrongAnswers,
}

/// One document: the annotators' view and ours, side by side.
pub(crate) struct Pair<'a> {
    pub(crate) document: &'a str,
    pub(crate) gold: &'a Article,
    pub(crate) answer: &'a Answer,
    /// For each mention of the answer, the annotated one that it is.
    pub(crate) aligned: Vec<Option<usize>>,
}

impl Scores {
    /// Nothing counted yet; of each class the first `errors` wrong answers will be kept.
    pub(crate) fn new(set: &'static str, errors: usize) -> Self {
        Self {
            set,
            documents: 0,
            he_she: Tally::default(),
            they: Tally::default(),
            it: Tally::default(),
            it_actor: Tally::default(),
            role_nouns: Tally::default(),
            names: Links::default(),
            wrong: WrongAnswers::first(errors),
        }
    }

    pub(crate) fn add(&mut self, document: &str, gold: &Article, answer: &Answer) {
        let pair = Pair::new(document, gold, answer);
        self.documents += 1;
        let wrong = &mut self.wrong;
        pronouns::count(&pair, &pronouns::HE_SHE, &mut self.he_she, wrong);
        pronouns::count(&pair, &pronouns::THEY, &mut self.they, wrong);
        pronouns::count(&pair, &pronouns::IT, &mut self.it, wrong);
        pronouns::count(&pair, &pronouns::IT_ACTOR, &mut self.it_actor, wrong);
        nouns::count(&pair, &mut self.role_nouns, wrong);
        names::count(&pair, &mut self.names, wrong);
    }

    /// References, then links between names.
    pub(crate) fn tables(&self) -> [Table; 2] {
        let title = format!(
            "GUM {}, news and interviews: {} documents",
            self.set, self.documents
        );
        let header = [
            "gold",
            "marked",
            "answered",
            "right",
            "% of answered",
            "% of all",
            "extra",
        ];
        let mut references = Table::new(title, &header);
        for (name, tally, extra) in [
            ("he, she", &self.he_she, true),
            ("they", &self.they, true),
            ("it", &self.it, true),
            ("  it, an actor", &self.it_actor, false),
            ("role nouns", &self.role_nouns, false),
        ] {
            references.row(
                name,
                vec![
                    tally.gold.to_string(),
                    tally.marked.to_string(),
                    tally.answered.to_string(),
                    tally.right.to_string(),
                    share(tally.right_of_answered()),
                    share(tally.right_of_all()),
                    if extra {
                        tally.extra.to_string()
                    } else {
                        "-".to_owned()
                    },
                ],
            );
        }
        [references, self.names.table()]
    }

    pub(crate) fn wrong(&self) -> impl Iterator<Item = &Wrong> {
        self.wrong.iter()
    }
}

impl<'a> Pair<'a> {
    pub(crate) fn new(document: &'a str, gold: &'a Article, answer: &'a Answer) -> Self {
        Self {
            document,
            gold,
            answer,
            aligned: answer.align(gold),
        }
    }

    /// The annotated mention that a mention of the answer is.
    pub(crate) fn gold_of(&self, found: usize) -> Option<&'a GoldMention> {
        self.aligned[found].map(|n| &self.gold.mentions[n])
    }

    /// Whether a chain has a mention with such a head.
    pub(crate) fn chain_has(&self, chain: usize, head: impl Fn(Head) -> bool) -> bool {
        let mut mentions = self.gold.chains[chain].iter();
        mentions.any(|&n| head(self.gold.mentions[n].head))
    }

    pub(crate) fn wrong(
        &self,
        class: &'static str,
        span: &std::ops::Range<usize>,
        entity: usize,
        chain: Option<usize>,
    ) -> Wrong {
        Wrong {
            class,
            document: self.document.to_owned(),
            context: context(&self.gold.text, span),
            answer: self.answer.titles[entity].clone(),
            gold: chain.map_or("no mention of anybody".to_owned(), |chain| {
                self.describe(chain)
            }),
        }
    }

    /// The first few names and nouns of a chain.
    pub(crate) fn describe(&self, chain: usize) -> String {
        let mentions = self.gold.chains[chain]
            .iter()
            .map(|&n| &self.gold.mentions[n]);
        let named = mentions.filter(|m| m.head != Head::Pronoun).take(3);
        let texts: Vec<String> = named
            .map(|m| {
                self.gold
                    .text
                    .chars()
                    .skip(m.span.start)
                    .take(m.span.len())
                    .collect()
            })
            .collect();
        texts.join(" | ")
    }
}
