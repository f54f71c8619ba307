//! Writes the network as `crates/pressmark-networks/src/grammar/format.rs` reads it.

use pressmark_networks::grammar::shape::{VALUE, WEIGHT, layout};

use super::examples::Vocabulary;
use super::layers::{Layers, Tensor};

/// The payload of the model file. `vectors` tells the vectors that it was trained with from others.
pub(super) fn payload(
    layers: &Layers,
    parameters: &[f32],
    vocabulary: &Vocabulary,
    vectors: u32,
) -> Vec<u8> {
    let mut out = Payload {
        bytes: Vec::new(),
        parameters,
    };
    out.number(layout());
    out.number(vectors);
    for (hashes, table) in vocabulary.tables.iter().zip(&layers.tables) {
        out.number(hashes.len() as u32);
        out.steps(hashes);
        out.rows(table);
    }
    out.rows(&layers.shapes);
    out.matrix(&layers.word);
    out.bias(&layers.word_bias);
    for (matrices, bias) in [
        (&layers.near, &layers.near_bias),
        (&layers.context, &layers.context_bias),
    ] {
        matrices.iter().for_each(|matrix| out.matrix(matrix));
        out.bias(bias);
    }
    out.matrix(&layers.tags);
    out.bias(&layers.tags_bias);
    layers.places.iter().for_each(|matrix| out.matrix(matrix));
    out.bias(&layers.state_bias);
    out.rows(&layers.missing);
    out.rows(&layers.buckets);
    out.matrix(&layers.moves);
    out.bias(&layers.moves_bias);
    for (matrix, bias) in layers.relations.iter().zip(&layers.relations_bias) {
        out.matrix(matrix);
        out.bias(bias);
    }
    out.bytes
}

struct Payload<'p> {
    bytes: Vec<u8>,
    parameters: &'p [f32],
}

impl Payload<'_> {
    fn number(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    /// Differences of rising numbers, seven bits a byte.
    fn steps(&mut self, numbers: &[u32]) {
        let mut before = 0;
        for &number in numbers {
            let mut step = number - before;
            while step > 127 {
                self.bytes.push(step as u8 | 128);
                step >>= 7;
            }
            self.bytes.push(step as u8);
            before = number;
        }
    }

    fn rows(&mut self, tensor: &Tensor) {
        let weights = tensor.all(self.parameters).iter();
        self.bytes.extend(weights.map(|&weight| eight_bits(weight)));
    }

    /// A row for each output: in training there is one for each input.
    fn matrix(&mut self, tensor: &Tensor) {
        for output in 0..tensor.columns {
            let weights = (0..tensor.rows).map(|input| tensor.row(self.parameters, input)[output]);
            self.bytes.extend(weights.map(eight_bits));
        }
    }

    fn bias(&mut self, tensor: &Tensor) {
        for value in tensor.all(self.parameters) {
            let bounds = (f32::from(i16::MIN), f32::from(i16::MAX));
            let value = (value * VALUE as f32).round().clamp(bounds.0, bounds.1) as i16;
            self.bytes.extend(value.to_le_bytes());
        }
    }
}

fn eight_bits(weight: f32) -> u8 {
    (weight * WEIGHT as f32).round().clamp(-127.0, 127.0) as i8 as u8
}
