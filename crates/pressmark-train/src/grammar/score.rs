//! How good the grammar is, from plain text by our own tokens: tags, heads, relations.

use std::collections::BTreeMap;
use std::path::Path;

use pressmark::Pipeline;
use pressmark::grammar::{Relation, Tag, TokenIdx};
use serde::Serialize;

use super::Corpus;
use super::gold::{self, Document};
use crate::failure::Failure;
use crate::options::{Corpora, Shown, WithModels};
use crate::report::{self, Table, share};

/// With which models, and how to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    #[command(flatten)]
    corpora: Corpora,
    #[command(flatten)]
    with: WithModels,
    #[command(flatten)]
    shown: Shown,
}

/// Relations whose scores are told one by one.
const TOLD: [Relation; 14] = [
    Relation::Subject,
    Relation::PassiveSubject,
    Relation::Object,
    Relation::ClausalComplement,
    Relation::OpenComplement,
    Relation::Apposition,
    Relation::Conjunct,
    Relation::RelativeClause,
    Relation::AdverbialClause,
    Relation::Oblique,
    Relation::NominalModifier,
    Relation::Possessor,
    Relation::Parataxis,
    Relation::Root,
];

/// The scores as a table or JSON.
pub(crate) fn score(choice: &Choice) -> Result<String, Failure> {
    let pipeline = choice.with.pipeline()?;
    let mut scored = Vec::new();
    for corpus in Corpus::ALL {
        let folder = corpus.measuring(&choice.corpora.shared);
        if corpus == Corpus::Gum || folder.is_dir() {
            scored.push((
                corpus.name(),
                Figures::of(&pipeline, &folder, corpus.prefix(), choice.shown.errors)?,
            ));
        }
    }
    Ok(if choice.shown.json {
        report::json(&scored)
    } else {
        table(&scored)
    })
}

/// Right decisions in a hundred, and F1 of relations with their heads.
#[derive(Serialize)]
struct Figures {
    decisions: usize,
    tags: f64,
    /// Marks of punctuation left out, as usual.
    heads: f64,
    heads_and_relations: f64,
    relations: BTreeMap<&'static str, f64>,
    #[serde(skip)]
    confused: Vec<((&'static str, &'static str), usize)>,
    #[serde(skip)]
    mistakes: Vec<String>,
}

#[derive(Default)]
struct Counts {
    decisions: usize,
    tags: usize,
    words: usize,
    heads: usize,
    both: usize,
    /// Wanted, found, right.
    relations: BTreeMap<Relation, [usize; 3]>,
    confused: BTreeMap<(&'static str, &'static str), usize>,
}

impl Figures {
    fn of(
        pipeline: &Pipeline,
        folder: &Path,
        prefix: &str,
        errors: usize,
    ) -> Result<Self, Failure> {
        let mut counts = Counts::default();
        let mut mistakes = Vec::new();
        for document in gold::read(pipeline, folder, &[prefix])? {
            counts.add(&document);
            if mistakes.len() < errors {
                mistakes.extend(wrong_subjects(&document));
            }
        }
        mistakes.truncate(errors);
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let mut confused: Vec<_> = counts.confused.into_iter().collect();
        confused.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        Ok(Self {
            decisions: counts.decisions,
            tags: percent(counts.tags, counts.decisions),
            heads: percent(counts.heads, counts.words),
            heads_and_relations: percent(counts.both, counts.words),
            relations: counts
                .relations
                .iter()
                .map(|(relation, [wanted, found, right])| {
                    (relation.name(), percent(2 * right, wanted + found))
                })
                .collect(),
            confused,
            mistakes,
        })
    }
}

impl Counts {
    fn add(&mut self, document: &Document) {
        // A word that no token holds is a wrong decision.
        self.decisions += document.lost;
        let (tags, trees) = (document.observed.tags(), document.observed.trees());
        for (token, gold) in document
            .gold
            .iter()
            .enumerate()
            .filter(|(_, gold)| gold.decides)
        {
            self.decisions += 1;
            let tag = tags.get(token).copied();
            if tag == gold.tag {
                self.tags += 1;
            } else {
                let name = |tag: Option<Tag>| tag.map_or("-", Tag::name);
                *self
                    .confused
                    .entry((name(gold.tag), name(tag)))
                    .or_default() += 1;
            }
            let arc = trees.arc(TokenIdx::new(token));
            let head = arc.head.map(TokenIdx::at) == gold.head;
            let both = head && arc.relation == gold.relation;
            self.relations.entry(gold.relation).or_default()[0] += 1;
            self.relations.entry(arc.relation).or_default()[1] += 1;
            self.relations.entry(gold.relation).or_default()[2] += usize::from(both);
            if gold.tag != Some(Tag::Punctuation) {
                self.words += 1;
                self.heads += usize::from(head);
                self.both += usize::from(both);
            }
        }
    }
}

/// Subjects that were not found as such, by their numbers: for whoever reads the corpus beside it.
fn wrong_subjects(document: &Document) -> Vec<String> {
    let trees = document.observed.trees();
    let tokens = document.gold.iter().enumerate();
    let wrong = tokens.filter(|(token, gold)| {
        let arc = trees.arc(TokenIdx::new(*token));
        gold.decides
            && gold.relation.is_subject()
            && (arc.head.map(TokenIdx::at), arc.relation) != (gold.head, gold.relation)
    });
    wrong
        .map(|(token, gold)| {
            let arc = trees.arc(TokenIdx::new(token));
            format!(
                "byte {}: {} of {:?} read as {} of {:?}\n",
                document.observed.tokens[token].span.start,
                gold.relation.name(),
                gold.head,
                arc.relation.name(),
                arc.head
            )
        })
        .collect()
}

fn table(scored: &[(&'static str, Figures)]) -> String {
    let header: Vec<&str> = scored.iter().map(|(name, _)| *name).collect();
    let mut table = Table::new(
        "Grammar, dev parts, from plain text by our own tokens".to_owned(),
        &header,
    );
    let row = |figure: &dyn Fn(&Figures) -> f64| {
        scored
            .iter()
            .map(|(_, figures)| share(Some(figure(figures))))
            .collect()
    };
    table.row("tags", row(&|figures| figures.tags));
    table.row("heads", row(&|figures| figures.heads));
    table.row(
        "heads and relations",
        row(&|figures| figures.heads_and_relations),
    );
    for relation in TOLD {
        let name = relation.name();
        table.row(
            name,
            row(&|figures| figures.relations.get(name).copied().unwrap_or(0.0)),
        );
    }
    let mut out = table.to_string();
    for (name, figures) in scored {
        let most: Vec<String> = figures
            .confused
            .iter()
            .take(10)
            .map(|((wanted, found), count)| format!("{wanted} as {found} {count}"))
            .collect();
        out.push_str(&format!(
            "\n{name}: {} decisions; {}\n",
            figures.decisions,
            most.join(", ")
        ));
        out.extend(figures.mistakes.iter().map(String::as_str));
    }
    out
}
