//! The gradient against differences of the loss, and a few sentences learnt by heart.

use super::*;
use crate::names::examples::Token;
use crate::names::vectors::{CENTRES, PART, PARTS, Vectors};

const NO_DROPOUT: Dropout = Dropout {
    input: 0.0,
    hidden: 0.0,
    word: 0.0,
    rules: 0.0,
    gazetteer: 0.0,
    toponyms: 0.0,
};

/// Two words with vectors, three sentences of unlike length, one of them with open labels.
fn corpus() -> (Corpus, Vec<Example>) {
    let centres = (0..PARTS * CENTRES * PART)
        .map(|n| (n * 37 % 4001) as i16 - 2000)
        .collect();
    let codes = (0..2 * PARTS).map(|n| (n * 91 % 256) as u8).collect();
    let words = ["harbour", "marsh"].map(pressmark::recogniser::word_hash);
    let mut corpus = Corpus::new(Vectors::from_parts(words.to_vec(), codes, centres));
    let allowed = [
        vec![1, 32, 128, 1],
        vec![1 << 8 | 1, 1],
        vec![(1 << LABELS) - 1],
    ];
    let examples = allowed
        .iter()
        .enumerate()
        .map(|(n, allowed)| Example {
            drawn: Vec::new(),
            tokens: allowed
                .iter()
                .enumerate()
                .map(|(at, &allowed)| Token {
                    word: [None, Some(0), Some(1)][(n + at) % 3],
                    letters: corpus.spelling(vec![(n + 2 * at) as u8 + 3, 9, at as u8 + 1]),
                    features: vec![at as u8, 50],
                    allowed,
                })
                .collect(),
        })
        .collect();
    (corpus, examples)
}

#[test]
fn the_gradient_is_that_of_the_loss() {
    let (corpus, examples) = corpus();
    let shape = Shape::new(5);
    let mut parameters = shape.begin(&mut Random(3));
    let loss = |parameters: &[f32]| {
        learn(
            parameters,
            &shape,
            &corpus,
            examples.iter().collect(),
            &NO_DROPOUT,
            &mut Random(1),
        )
    };
    let (_, gradient) = loss(&parameters);
    let parts = [
        &shape.filters,
        &shape.filter_bias,
        &shape.layers[0].input,
        &shape.layers[0].recurrent,
        &shape.layers[1].bias,
        &shape.layers[1].input,
        &shape.layers[1].recurrent,
        &shape.output,
        &shape.output_bias,
        &shape.steps,
        &shape.first,
        &shape.last,
        &shape.letters,
        &shape.features,
    ];
    let mut random = Random(5);
    for part in parts {
        // The steepest of a part, and some others.
        let steepest = part
            .clone()
            .max_by(|&a, &b| gradient[a].abs().total_cmp(&gradient[b].abs()))
            .unwrap();
        let others = (0..6).map(|_| part.start + random.below(part.len()));
        for at in others.chain([steepest]).collect::<Vec<_>>() {
            let (kept, step) = (parameters[at], 2e-3);
            parameters[at] = kept + step;
            let above = loss(&parameters).0;
            parameters[at] = kept - step;
            let below = loss(&parameters).0;
            parameters[at] = kept;
            let slope = (above - below) / f64::from(2.0 * step);
            let error = (slope - f64::from(gradient[at])).abs();
            assert!(
                error < 2e-3 + 0.02 * slope.abs(),
                "{part:?} {at}: {slope} {}",
                gradient[at]
            );
        }
    }
}

#[test]
fn a_few_sentences_are_learnt_by_heart() {
    let (corpus, examples) = corpus();
    let shape = Shape::new(8);
    let mut adam = crate::names::adam::Adam::new(shape.begin(&mut Random(3)));
    for _ in 0..200 {
        let (_, gradient) = learn(
            &adam.parameters,
            &shape,
            &corpus,
            examples.iter().collect(),
            &NO_DROPOUT,
            &mut Random(1),
        );
        adam.step(&gradient, 0.01);
    }
    let scores = read(&adam.parameters, &shape, &corpus, examples.iter().collect());
    let part = |range: &std::ops::Range<usize>| &adam.parameters[range.clone()];
    for (example, scores) in examples.iter().zip(scores) {
        let labels = best(
            &scores,
            part(&shape.steps),
            part(&shape.first),
            part(&shape.last),
        );
        for (token, label) in example.tokens.iter().zip(labels) {
            assert_eq!(token.allowed >> label & 1, 1);
        }
    }
}
