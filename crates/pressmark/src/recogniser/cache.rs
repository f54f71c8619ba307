//! What the recurrent layers make of a word, and of a set of features, kept while a document is read: both come again and again,
//! and sums of whole numbers may be added in any order.

use rustc_hash::FxHashMap;
use wide::i32x4;

/// Entries that are kept from sentence to sentence: a few megabytes.
const MOST: usize = 2048;

/// Sums by what they were made from.
pub(crate) struct Memo {
    known: FxHashMap<Box<[u8]>, u32>,
    sums: Vec<i32x4>,
    /// Of an entry.
    width: usize,
}

impl Memo {
    /// For entries of `width` times four sums.
    pub(crate) fn new(width: usize) -> Self {
        Self {
            known: FxHashMap::default(),
            sums: Vec::new(),
            width,
        }
    }

    /// Forgets all where there is much; between sentences only, because numbers of entries then mean nothing any more.
    pub(crate) fn trim(&mut self) {
        if self.known.len() > MOST {
            self.known.clear();
            self.sums.clear();
        }
    }

    /// The number of the entry for `key`, which `make` adds to where it is new.
    pub(crate) fn entry(&mut self, key: &[u8], make: impl FnOnce(&mut [i32x4])) -> u32 {
        if let Some(&number) = self.known.get(key) {
            return number;
        }
        let number = self.known.len() as u32;
        self.known.insert(key.into(), number);
        let from = self.sums.len();
        self.sums.resize(from + self.width, i32x4::ZERO);
        make(&mut self.sums[from..]);
        number
    }

    /// The sums of an entry.
    pub(crate) fn of(&self, number: u32) -> &[i32x4] {
        &self.sums[number as usize * self.width..][..self.width]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_made_once_and_forgotten_between_sentences() {
        let mut memo = Memo::new(1);
        let mut made = 0;
        for key in [b"harbour", b"council", b"harbour"] {
            let number = memo.entry(key, |sums| {
                made += 1;
                sums[0] = i32x4::splat(made);
            });
            assert_eq!(memo.of(number)[0], i32x4::splat(1 + number as i32));
        }
        assert_eq!(made, 2);
        for n in 0..=MOST as u32 {
            memo.entry(&n.to_le_bytes(), |_| ());
        }
        memo.trim();
        assert_eq!(memo.entry(b"council", |_| ()), 0);
    }
}
