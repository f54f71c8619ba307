//! `train score certainty`: the pipeline's names on texts that the recogniser has not learnt from, and how often a name of each
//! certainty is right.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use pressmark::Pipeline;
use pressmark::kinds::Form;
use pressmark::recogniser::{KINDS, RecogniserInput};
use serde::Serialize;

use super::tally::{Count, Prf, Share};
use crate::failure::Failure;
use crate::installed;
use crate::names::guideline::{self, GROUP, ORGANIZATION, PERSON, PLACE};
use crate::names::{Source, held_out};
use crate::options::{Corpora, Shown, WithModels};
use crate::report::{self, Table, share};

/// On which corpora, with which models, and how to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    #[command(flatten)]
    corpora: Corpora,
    #[command(flatten)]
    with: WithModels,
    /// A model of names to score in place of the folder's
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    #[command(flatten)]
    shown: Shown,
}

/// What was counted on one set.
#[derive(Default)]
pub(super) struct Set {
    name: &'static str,
    /// By type, as in [`KINDS`].
    kinds: [Count; 4],
    /// For each certainty, in hundredths: the names that are right.
    certainties: BTreeMap<u8, Share>,
    wrong: Vec<String>,
}

/// The figures of one set: people, places and organizations together, each of these, and groups apart.
#[derive(Serialize)]
pub(super) struct Figures<'a> {
    set: &'static str,
    f1: f64,
    all: Prf,
    person: Prf,
    place: Prf,
    organization: Prf,
    group: Prf,
    certainties: BTreeMap<u8, f64>,
    wrong: &'a [String],
}

/// The figures as text, tables or JSON, a line for each set.
pub(crate) fn score(choice: &Choice) -> Result<String, Failure> {
    let mut models = choice.with.models()?;
    if let Some(path) = &choice.model {
        installed::add(&mut models, path)?;
    }
    let pipeline = Pipeline::with_models(models);
    let mut sets = Vec::new();
    for (name, sources) in held_out(&choice.corpora.shared)? {
        let mut set = Set::of(name, &sources, &pipeline);
        set.wrong.truncate(choice.shown.errors);
        sets.push(set);
    }
    if choice.shown.json {
        let lines = sets.iter().map(|set| report::json_line(&set.figures()));
        return Ok(lines.collect());
    }
    let wrong = sets.iter().flat_map(|set| {
        let lines = set.wrong.iter();
        lines.map(|line| format!("{}: {line}\n", set.name))
    });
    let (scores, certainties) = (scores(&sets), certainties(&sets));
    Ok(format!(
        "{scores}\n{certainties}{}",
        wrong.collect::<String>()
    ))
}

impl Set {
    pub(super) fn of(name: &'static str, sources: &[Source], pipeline: &Pipeline) -> Self {
        let mut set = Self {
            name,
            ..Self::default()
        };
        for source in sources {
            set.add(source, pipeline);
        }
        set
    }

    /// Compares names, where the annotation is decided.
    fn add(&mut self, source: &Source, pipeline: &Pipeline) {
        let input = pipeline.recogniser_input(&source.text);
        let annotations = pipeline.annotate(&source.text);
        let allowed = source.allowed(&input);
        let wanted = guideline::decided(&allowed, input.sentences());
        let mut missed = wanted.clone();
        for (_, kind) in &wanted {
            self.kinds[*kind].wanted += 1;
        }
        let mentions = annotations.layers().entities.mentions.iter();
        for mention in mentions.filter(|m| m.form == Form::Name) {
            let Some(kind) = KINDS.iter().position(|k| *k == mention.kind) else {
                continue;
            };
            let tokens = mention.tokens.clone();
            let open = |labels: u32| !guideline::shown(labels).is_power_of_two();
            if tokens.clone().any(|t| open(allowed[t])) {
                continue;
            }
            let name = (tokens, kind);
            let right = wanted.contains(&name);
            self.kinds[kind].right += usize::from(right);
            self.kinds[kind].found += 1;
            let confidence = mention.why.confidence;
            self.certainties.entry(confidence).or_default().add(right);
            if right {
                missed.retain(|other| *other != name);
            } else {
                self.tell("found", &name, source, &input);
            }
        }
        for name in missed {
            self.tell("missed", &name, source, &input);
        }
    }

    fn tell(
        &mut self,
        what: &str,
        (tokens, kind): &(Range<usize>, usize),
        source: &Source,
        input: &RecogniserInput,
    ) {
        let spans = input.tokens();
        let piece = |first: usize, last: usize| {
            let last = last.min(spans.len() - 1);
            let piece = &source.text[spans[first].start as usize..spans[last].end as usize];
            piece.replace('\n', " ")
        };
        let around = piece(tokens.start.saturating_sub(6), tokens.end + 5);
        let name = piece(tokens.start, tokens.end - 1);
        self.wrong
            .push(format!("{what} {:?} {name} ({around})", KINDS[*kind]));
    }

    fn all(&self) -> Count {
        let mut all = Count::default();
        for kind in [PERSON, PLACE, ORGANIZATION] {
            let Count {
                right,
                found,
                wanted,
            } = self.kinds[kind];
            all.right += right;
            all.found += found;
            all.wanted += wanted;
        }
        all
    }

    pub(super) fn figures(&self) -> Figures<'_> {
        let prf = |kind: usize| self.kinds[kind].prf();
        let certainties = self.certainties.iter();
        Figures {
            set: self.name,
            f1: self.all().prf().f1,
            all: self.all().prf(),
            person: prf(PERSON),
            place: prf(PLACE),
            organization: prf(ORGANIZATION),
            group: prf(GROUP),
            certainties: certainties
                .map(|(&n, share)| (n, share.percent()))
                .collect(),
            wrong: &self.wrong,
        }
    }
}

fn scores(sets: &[Set]) -> Table {
    let header = [
        "person",
        "place",
        "organization",
        "group",
        "all three",
        "precision",
        "recall",
    ];
    let mut table = Table::new("Names, F1 of strict span and type".to_owned(), &header);
    for set in sets {
        let Prf { p, r, f1, .. } = set.all().prf();
        let kinds = [PERSON, PLACE, ORGANIZATION, GROUP].map(|kind| set.kinds[kind].prf().f1);
        let cells = kinds.into_iter().chain([f1, p, r]);
        table.row(set.name, cells.map(|cell| share(Some(cell))).collect());
    }
    table
}

fn certainties(sets: &[Set]) -> Table {
    let names: Vec<&str> = sets.iter().map(|set| set.name).collect();
    let title = "Names that are right, in hundredths, by certainty (and how many)";
    let mut table = Table::new(title.to_owned(), &names);
    let mut steps: Vec<u8> = sets
        .iter()
        .flat_map(|set| set.certainties.keys().copied())
        .collect();
    steps.sort_unstable();
    steps.dedup();
    for step in steps.into_iter().rev() {
        let cell = |set: &Set| {
            let names = set.certainties.get(&step).copied().unwrap_or_default();
            let percent = (names.whole > 0).then(|| names.percent());
            format!("{} ({})", share(percent), names.whole)
        };
        table.row(&step.to_string(), sets.iter().map(cell).collect());
    }
    table
}
