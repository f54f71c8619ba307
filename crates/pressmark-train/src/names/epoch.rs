//! One pass over all sentences: batches, the learning rate, threads that share a step.

use crate::names::adam::Adam;
use crate::names::examples::{Corpus, Example};
use crate::names::network::shape::Shape;
use crate::names::network::{self, Dropout};
use crate::names::random::Random;

/// Sentences of a step.
const BATCH: usize = 64;
/// Threads that share a step; the sums come out the same however they run.
const SHARDS: usize = 2;
/// Steps in which the rate rises.
const WARM: f32 = 400.0;

const DROPOUT: Dropout = Dropout {
    input: 0.25,
    hidden: 0.4,
    word: 0.12,
    rules: 0.3,
    gazetteer: 0.15,
    toponyms: 0.3,
};

/// How far the training has come, and what it goes by.
pub(super) struct Learner<'c> {
    pub(super) adam: Adam,
    pub(super) random: Random,
    pub(super) shape: &'c Shape,
    pub(super) corpus: &'c Corpus,
    /// The highest rate of learning.
    pub(super) rate: f32,
    /// Steps of all epochs, for the rate.
    pub(super) steps: usize,
}

/// Steps of one epoch.
pub(super) fn steps(sentences: usize) -> usize {
    sentences.div_ceil(BATCH)
}

impl Learner<'_> {
    /// Learns once from each sentence.
    pub(super) fn run_epoch(&mut self, train: &[Example]) {
        let batches = batches(train, &mut self.random);
        let begin = std::time::SystemTime::now();
        let (mut loss, mut tokens) = (0.0, 0);
        for (n, batch) in batches.iter().enumerate() {
            loss += self.step(train, batch);
            let lengths = batch.iter().map(|&at| train[at].tokens.len());
            tokens += lengths.sum::<usize>();
            if n % 100 == 99 {
                let seconds = begin.elapsed().map_or(0.0, |t| t.as_secs_f64());
                eprintln!(
                    "  {}/{} batches, {tokens} tokens, {seconds:.0} s, loss {:.4} a token",
                    n + 1,
                    batches.len(),
                    loss / tokens as f64
                );
            }
        }
    }

    /// Learns from a batch; its loss.
    fn step(&mut self, train: &[Example], batch: &[usize]) -> f64 {
        let size = batch.len() as f32;
        let results = self.gradients(train, batch);
        let mut loss = 0.0;
        let mut gradient = vec![0.0; self.shape.parameters];
        for (part, one) in &results {
            loss += part;
            gradient
                .iter_mut()
                .zip(one)
                .for_each(|(sum, g)| *sum += g / size);
        }
        let next = self.adam.step + 1;
        self.adam
            .step(&gradient, self.rate * share(next, self.steps));
        loss
    }

    /// Loss and gradient of each thread's share of the batch.
    fn gradients(&mut self, train: &[Example], batch: &[usize]) -> Vec<(f64, Vec<f32>)> {
        let shards: Vec<Vec<&Example>> = (0..SHARDS)
            .map(|shard| {
                let own = batch.iter().skip(shard).step_by(SHARDS);
                own.map(|&at| &train[at]).collect()
            })
            .collect();
        let seeds: Vec<u64> = shards.iter().map(|_| self.random.next()).collect();
        let (parameters, shape, corpus) = (&self.adam.parameters, self.shape, self.corpus);
        std::thread::scope(|scope| {
            let threads: Vec<_> = shards
                .into_iter()
                .zip(seeds)
                .filter(|(shard, _)| !shard.is_empty())
                .map(|(shard, seed)| {
                    scope.spawn(move || {
                        let random = &mut Random(seed);
                        network::learn(parameters, shape, corpus, shard, &DROPOUT, random)
                    })
                })
                .collect();
            let joined = threads.into_iter();
            joined
                .map(|thread| thread.join().expect("learning does not panic"))
                .collect()
        })
    }
}

/// Of the highest rate: up, then down in a line.
fn share(step: u64, steps: usize) -> f32 {
    let step = step as f32;
    let left = 1.0 - step / steps as f32;
    (step / WARM).min(1.0) * left.max(0.02)
}

/// Sentences of like length together, in random order.
fn batches(train: &[Example], random: &mut Random) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..train.len()).collect();
    random.shuffle(&mut order);
    let mut batches: Vec<Vec<usize>> = Vec::new();
    for pool in order.chunks_mut(BATCH * 24) {
        pool.sort_by_key(|&at| train[at].tokens.len());
        batches.extend(pool.chunks(BATCH).map(<[usize]>::to_vec));
    }
    random.shuffle(&mut batches);
    batches
}
