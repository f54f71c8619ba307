//! A model file read back, to go on learning from where it stands: its weights as numbers, its words with their vectors.
//!
//! What stands where: `export.rs` writes it.

use std::fs;
use std::path::Path;

use pressmark::models::{Kind, container};
use pressmark::recogniser::{CHARACTERS, KINDS, LABELS, OTHER, Position, RecogniserInput, label};
use pressmark_networks::payload::Payload;

use crate::failure::Failure;
use crate::names::guideline::ORGANIZATION;
use crate::names::network::shape::{FILTERS, INPUT, LETTER, Shape, WINDOW};
use crate::names::vectors::{CENTRES, ONE, PART, PARTS, Vectors};

/// A model as training knows it.
pub(crate) struct Model {
    pub(crate) units: usize,
    pub(crate) parameters: Vec<f32>,
    pub(crate) vectors: Vectors,
}

/// The model of names in the file.
pub(crate) fn load(path: &Path) -> Result<Model, Failure> {
    let unfit = |what: String| {
        Failure::new(what, "Name a model of names of this version's layout.").at(path.display())
    };
    let file = fs::read(path).map_err(|error| unfit(format!("cannot be read: {error}")))?;
    let opened = container::open(&file).map_err(|error| unfit(error.to_string()))?;
    let model = (opened.kind == Kind::Names)
        .then(|| read(opened.payload))
        .flatten();
    model.ok_or_else(|| unfit("holds no model of names in this layout".to_owned()))
}

fn read(payload: &[u8]) -> Option<Model> {
    let mut payload = Payload::new(payload);
    let mut head = [0; 6];
    for number in &mut head {
        *number = payload.number()? as usize;
    }
    let [units, words, made_for @ ..] = head;
    let digest = RecogniserInput::DIGEST as usize;
    if made_for != [CHARACTERS, RecogniserInput::FEATURES, LABELS, digest] {
        return None;
    }
    let shape = Shape::new(units);
    let mut parameters = vec![0.0; shape.parameters];
    let mut put = |range: &std::ops::Range<usize>, values: Option<Vec<f32>>| {
        parameters[range.clone()].copy_from_slice(&values?);
        Some(())
    };
    put(&shape.letters, fixed(&mut payload, CHARACTERS * LETTER))?;
    put(&shape.features, fixed(&mut payload, shape.features.len()))?;
    put(&shape.filters, rows(&mut payload, FILTERS, WINDOW * LETTER))?;
    put(&shape.filter_bias, payload.floats(FILTERS))?;
    for layer in &shape.layers {
        put(&layer.input, rows(&mut payload, 4 * units, INPUT))?;
        put(&layer.recurrent, rows(&mut payload, 4 * units, units))?;
        put(&layer.bias, payload.floats(4 * units))?;
    }
    put(&shape.output, rows(&mut payload, LABELS, 2 * units))?;
    for part in [&shape.output_bias, &shape.steps, &shape.first, &shape.last] {
        put(part, payload.floats(part.len()))?;
    }
    begin_others(&mut parameters, &shape);
    let centres = payload.fixed(PARTS * CENTRES * PART)?;
    let codes = payload.take(words * PARTS)?.to_vec();
    Some(Model {
        units,
        parameters,
        vectors: Vectors::from_parts(payload.rising(words)?, codes, centres),
    })
}

/// In units of 1 / ONE.
fn fixed(payload: &mut Payload<'_>, count: usize) -> Option<Vec<f32>> {
    let numbers = payload.fixed(count)?.into_iter();
    Some(numbers.map(|number| f32::from(number) / ONE).collect())
}

/// Weights of eight bits, each times the scale of its row.
fn rows(payload: &mut Payload<'_>, rows: usize, columns: usize) -> Option<Vec<f32>> {
    let (scales, weights) = payload.rows(rows, columns)?;
    let weights = weights.chunks_exact(columns).zip(scales);
    let weights =
        weights.flat_map(|(row, scale)| row.iter().map(move |&w| f32::from(w as i8) * scale));
    Some(weights.collect())
}

/// How unlikely a model's names of other things are that has never been told of any.
const UNHEARD: f32 = -20.0;
/// How much less likely they are at first than names of bodies, as which they begin.
const LESS: f32 = 2.0;

/// A model from before there were names of other things: they begin like names of bodies, less likely.
fn begin_others(parameters: &mut [f32], shape: &Shape) {
    let of = |kind, n| {
        label(
            kind,
            [
                Position::Begin,
                Position::Inside,
                Position::End,
                Position::Single,
            ][n],
        )
    };
    if parameters[shape.output_bias.start + of(OTHER, 0)] > UNHEARD {
        return;
    }
    let width = 2 * shape.units;
    let steps = shape.steps.start;
    for n in 0..4 {
        let (body, other) = (of(ORGANIZATION, n), of(OTHER, n));
        let row = shape.output.start + body * width;
        parameters.copy_within(row..row + width, shape.output.start + other * width);
        let bias = shape.output_bias.start;
        parameters[bias + other] = parameters[bias + body] - LESS;
        for part in [shape.first.start, shape.last.start] {
            parameters[part + other] = parameters[part + body];
        }
        // From and to what is none of these names.
        for beside in 0..=4 * KINDS.len() {
            parameters[steps + other * LABELS + beside] =
                parameters[steps + body * LABELS + beside];
            parameters[steps + beside * LABELS + other] =
                parameters[steps + beside * LABELS + body];
        }
    }
    for (a, b) in (0..4).flat_map(|a| (0..4).map(move |b| (a, b))) {
        let body = of(ORGANIZATION, a) * LABELS + of(ORGANIZATION, b);
        parameters[steps + of(OTHER, a) * LABELS + of(OTHER, b)] = parameters[steps + body];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::export;
    use crate::names::random::Random;

    fn model(other: f32) -> Model {
        let centres = (0..PARTS * CENTRES * PART).map(|n| (n % 4001) as i16 - 2000);
        let codes = (0..2 * PARTS).map(|n| (n * 91 % 256) as u8).collect();
        let vectors = Vectors::from_parts(vec![7, 70_000], codes, centres.collect());
        let shape = Shape::new(8);
        let mut parameters = shape.begin(&mut Random(3));
        parameters[shape.output_bias.start + label(OTHER, Position::Begin)] = other;
        Model {
            units: 8,
            parameters,
            vectors,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let before = model(0.0);
        let shape = Shape::new(before.units);
        let after = read(&export::payload(
            &before.parameters,
            &shape,
            &before.vectors,
        ))
        .unwrap();
        assert_eq!(after.vectors.hashes, before.vectors.hashes);
        assert_eq!(after.vectors.codes, before.vectors.codes);
        for (a, b) in after.parameters.iter().zip(&before.parameters) {
            assert!((a - b).abs() < 0.01, "{a} {b}");
        }
        assert!(read(b"short").is_none());
    }

    #[test]
    fn names_of_other_things_begin_as_bodies() {
        let before = model(-30.0);
        let shape = Shape::new(before.units);
        let after = read(&export::payload(
            &before.parameters,
            &shape,
            &before.vectors,
        ))
        .unwrap();
        let bias = |label: usize| after.parameters[shape.output_bias.start + label];
        let (body, other) = [ORGANIZATION, OTHER]
            .map(|kind| label(kind, Position::Single))
            .into();
        assert_eq!(bias(other), bias(body) - LESS);
        let step = |a: usize, b: usize| after.parameters[shape.steps.start + a * LABELS + b];
        assert_eq!(step(other, other), step(body, body));
        assert_eq!(step(0, other), step(0, body));
    }
}
