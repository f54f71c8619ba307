//! How good the network is on the documents that are kept from training.

use pressmark::recogniser::LABELS;

use crate::names::examples::{Corpus, Example};
use crate::names::guideline;
use crate::names::network;
use crate::names::network::shape::Shape;

/// For each held set the F1 of its names, strict span and type, where the annotation is decided.
pub(super) fn measure(
    parameters: &[f32],
    shape: &Shape,
    corpus: &Corpus,
    held: &[(&'static str, Vec<Example>)],
) -> String {
    let scores = held.iter().map(|(name, examples)| {
        let mut counts = [[0_usize; 3]; 4];
        for chunk in examples.chunks(64) {
            let scores = network::read(parameters, shape, corpus, chunk.iter().collect());
            for (example, scores) in chunk.iter().zip(scores) {
                let labels = network::best(
                    &scores,
                    &parameters[shape.steps.clone()],
                    &parameters[shape.first.clone()],
                    &parameters[shape.last.clone()],
                );
                count(example, &labels, &mut counts);
            }
        }
        let all = (0..3).fold([0; 3], |sum, kind| {
            core::array::from_fn(|n| sum[n] + counts[kind][n])
        });
        let parts: Vec<String> = counts.iter().map(|&c| format!("{:.1}", f1(c))).collect();
        format!("{name} {:.1} ({})", f1(all), parts.join(" "))
    });
    scores.collect::<Vec<_>>().join("; ")
}

/// Right, found, wanted.
fn f1([right, found, wanted]: [usize; 3]) -> f64 {
    200.0 * right as f64 / (found + wanted).max(1) as f64
}

fn count(example: &Example, labels: &[usize], counts: &mut [[usize; 3]; 4]) {
    debug_assert!(labels.iter().all(|&label| label < LABELS));
    let allowed: Vec<u32> = example.tokens.iter().map(|token| token.allowed).collect();
    let whole = 0..labels.len();
    let found: Vec<u32> = labels.iter().map(|&label| 1 << label).collect();
    let sentence = core::slice::from_ref(&whole);
    let (wanted, found) = (
        guideline::decided(&allowed, sentence),
        guideline::decided(&found, sentence),
    );
    for name in &wanted {
        counts[name.1][2] += 1;
        counts[name.1][0] += usize::from(found.contains(name));
    }
    for (tokens, kind) in found {
        let decided = allowed[tokens]
            .iter()
            .all(|&labels| guideline::shown(labels).is_power_of_two());
        counts[kind][1] += usize::from(decided);
    }
}
