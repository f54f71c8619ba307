//! Word vectors in 20 bytes each: product quantisation (Jégou, Douze and Schmid 2011), found by a hash of the word.

use super::format::{PART, PARTS, WORD};

/// Words and their vectors.
#[derive(Debug)]
pub struct Words {
    /// Rising.
    hashes: Vec<u32>,
    /// PARTS bytes a word.
    codes: Vec<u8>,
    /// PARTS x 256 x PART, in 1/4096.
    centres: Vec<i16>,
    /// Tells these vectors from others.
    digest: u32,
    /// For each value of a hash's upper sixteen bits, how many hashes lie below it.
    begins: Vec<u32>,
}

impl Words {
    /// `hashes` rise; `codes` holds PARTS bytes for each.
    pub(super) fn new(hashes: Vec<u32>, codes: Vec<u8>, centres: Vec<i16>) -> Self {
        let mut begins = vec![0; (1 << 16) + 1];
        for hash in &hashes {
            begins[(hash >> 16) as usize + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        Self {
            digest: digest(hashes.len(), &centres),
            hashes,
            codes,
            centres,
            begins,
        }
    }

    /// Tells these vectors from others.
    #[must_use]
    pub fn digest(&self) -> u32 {
        self.digest
    }

    /// The number of the word with this hash, where it has a vector.
    #[must_use]
    #[inline(never)]
    pub fn find(&self, hash: u32) -> Option<usize> {
        let upper = (hash >> 16) as usize;
        let from = self.begins[upper] as usize;
        let near = self.hashes.get(from..self.begins[upper + 1] as usize)?;
        Some(from + near.iter().position(|&known| known == hash)?)
    }

    /// Writes the vector of the word with this number, [`WORD`] values in 1/4096.
    #[inline(never)]
    pub fn write(&self, word: usize, out: &mut [i16]) {
        let codes = self.codes[word * PARTS..].iter().take(PARTS);
        for (part, (&code, out)) in codes.zip(out[..WORD].chunks_exact_mut(PART)).enumerate() {
            let centre = (part * 256 + usize::from(code)) * PART;
            out.copy_from_slice(&self.centres[centre..centre + PART]);
        }
    }
}

/// A hash of how many vectors there are and of the centres, which hang on every one of them.
fn digest(words: usize, centres: &[i16]) -> u32 {
    let count = (words as u32).to_le_bytes();
    let centres = centres.iter().flat_map(|value| value.to_le_bytes());
    centres.chain(count).fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
