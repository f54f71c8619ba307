//! `train score names`: the pipeline's names on texts that the recogniser has not learnt from, and how often a name of each
//! certainty is right.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use pressmark::Pipeline;
use pressmark::kinds::Form;
use pressmark::models::Kind;

use crate::failure::Failure;
use crate::installed;
use crate::names::gold::Source;
use crate::names::guideline::{self, ANY};
use crate::names::training::held_out;
use crate::report::{Table, share};

/// Right, found, wanted.
type Count = [usize; 3];

/// Scores and the table of certainties, as text. The gazetteer is that of `folder`; without `model` the rules decide alone.
/// The first `errors` wrong answers of each set are printed too: the corpora's text, to be read, not to be committed.
pub(crate) fn score(
    shared: &Path,
    folder: &Path,
    model: Option<&Path>,
    errors: usize,
) -> Result<String, Failure> {
    let mut models = installed::models(folder, &[Kind::Gazetteer])?;
    if let Some(path) = model {
        installed::add(&mut models, path)?;
    }
    let pipeline = Pipeline::with_models(models);
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
    let mut sureness: BTreeMap<u8, BTreeMap<&'static str, Count>> = BTreeMap::new();
    let sets = held_out(shared)?;
    let mut wrong = String::new();
    for (name, sources) in &sets {
        let mut counts = [[0; 3]; 4];
        let mut of_set = Vec::new();
        for source in sources {
            count(
                &pipeline,
                source,
                &mut counts,
                |confidence, right| {
                    let entry = sureness
                        .entry(confidence)
                        .or_default()
                        .entry(name)
                        .or_default();
                    entry[0] += usize::from(right);
                    entry[1] += 1;
                },
                &mut of_set,
            );
        }
        for line in of_set.iter().take(errors) {
            wrong.push_str(&format!("{name}: {line}\n"));
        }
        let all: Count = core::array::from_fn(|n| counts[0][n] + counts[1][n] + counts[2][n]);
        let f1 = |c: Count| share(ratio(2 * c[0], c[1] + c[2]));
        let cells = [
            f1(counts[1]),
            f1(counts[0]),
            f1(counts[2]),
            f1(counts[3]),
            f1(all),
        ];
        let more = [share(ratio(all[0], all[1])), share(ratio(all[0], all[2]))];
        table.row(name, cells.into_iter().chain(more).collect());
    }
    let names: Vec<&str> = sets.iter().map(|(name, _)| *name).collect();
    let mut certain = Table::new(
        "Names that are right, in hundredths, by certainty (and how many)".to_owned(),
        &names,
    );
    for (confidence, sets) in sureness.iter().rev() {
        let cell = |name: &&str| {
            let [right, found, _] = sets.get(*name).copied().unwrap_or_default();
            format!("{} ({found})", share(ratio(right, found)))
        };
        certain.row(&confidence.to_string(), names.iter().map(cell).collect());
    }
    Ok(format!("{table}\n{certain}{wrong}"))
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

/// Compares names, where the annotation is decided, and tells of each found one how sure it was and whether it is right.
fn count(
    pipeline: &Pipeline,
    source: &Source,
    counts: &mut [Count; 4],
    mut tell: impl FnMut(u8, bool),
    errors: &mut Vec<String>,
) {
    let mut missed = Vec::new();
    let observation = pipeline.observe(&source.text);
    let annotations = pipeline.annotate(&source.text);
    let allowed = source.allowed(&observation);
    let wanted = guideline::decided(&allowed, observation.sentences());
    for (tokens, kind) in &wanted {
        counts[*kind][2] += 1;
        missed.push((tokens.clone(), *kind));
    }
    let shown = |tokens: &Range<usize>| {
        let spans = observation.tokens();
        let [first, last] = [tokens.start, tokens.end - 1].map(|t| spans[t]);
        let edge = |token: usize| spans[token.min(spans.len() - 1)];
        let around = edge(tokens.start.saturating_sub(6)).start..edge(tokens.end + 5).end;
        format!(
            "{} ({})",
            &source.text[first.start as usize..last.end as usize],
            source.text[around.start as usize..around.end as usize].replace('\n', " ")
        )
    };
    for mention in annotations
        .layers()
        .entities
        .mentions
        .iter()
        .filter(|m| m.form == Form::Name)
    {
        let Some(kind) = pressmark::recogniser::KINDS
            .iter()
            .position(|k| *k == mention.kind)
        else {
            continue;
        };
        let tokens = mention.tokens.clone();
        let open = |labels: u32| !labels.is_power_of_two() || labels == ANY;
        if tokens.clone().any(|t| open(allowed[t])) {
            continue;
        }
        let right = wanted.contains(&(tokens.clone(), kind));
        if right {
            missed.retain(|name| *name != (tokens.clone(), kind));
        } else {
            errors.push(format!("found {:?} {}", mention.kind, shown(&tokens)));
        }
        counts[kind][0] += usize::from(right);
        counts[kind][1] += 1;
        tell(mention.why.confidence, right);
    }
    errors.extend(missed.iter().map(|(tokens, kind)| {
        format!(
            "missed {:?} {}",
            pressmark::recogniser::KINDS[*kind],
            shown(tokens)
        )
    }));
}
