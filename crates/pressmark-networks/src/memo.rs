//! What the recurrent layers make of a word, and of a set of features: both come again and again, in a document and when a reader
//! who has corrected something has it read once more. Sums of whole numbers may be added in any order, so nothing depends on what was read before.

use std::sync::Mutex;

use rustc_hash::FxHashMap;
use wide::i32x4;

/// Entries that are kept from sentence to sentence: a few megabytes.
const MOST: usize = 2048;

/// Sums by what they were made from.
#[derive(Debug)]
pub(crate) struct Memo {
    known: FxHashMap<Box<[u8]>, u32>,
    sums: Vec<i32x4>,
    /// Of an entry.
    width: usize,
}

impl Memo {
    /// For entries of `width` times four sums; room for a first document of so many tokens.
    pub(crate) fn new(width: usize, tokens: usize) -> Self {
        Self {
            known: FxHashMap::default(),
            // Of an article's tokens a third are new; growing would copy all sums, time and again.
            sums: Vec::with_capacity(width * (tokens / 3).min(MOST)),
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

    /// The number of the entry for `key`; where it is new also its sums, which are zero as yet.
    pub(crate) fn entry(&mut self, key: &[u8]) -> (u32, Option<&mut [i32x4]>) {
        if let Some(&number) = self.known.get(key) {
            return (number, None);
        }
        let number = self.known.len() as u32;
        self.known.insert(key.into(), number);
        let from = self.sums.len();
        self.sums.resize(from + self.width, i32x4::ZERO);
        (number, Some(&mut self.sums[from..]))
    }

    /// The sums of an entry.
    pub(crate) fn of(&self, number: u32) -> &[i32x4] {
        &self.sums[number as usize * self.width..][..self.width]
    }
}

/// What one reading leaves to the next, whoever reads first; two at once have one each.
#[derive(Debug)]
pub struct Kept<T>(Mutex<Option<T>>);

impl<T> Kept<T> {
    /// Nothing has been read yet.
    #[must_use]
    pub const fn nothing() -> Self {
        Self(Mutex::new(None))
    }

    /// What the last reading has left, for this one alone.
    pub fn take(&self) -> Option<T> {
        self.0.lock().ok()?.take()
    }

    /// Leaves it to the next.
    pub fn leave(&self, left: T) {
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some(left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_made_once_and_forgotten_between_sentences() {
        let mut memo = Memo::new(1, 9);
        let mut made = 0;
        for key in [b"harbour", b"council", b"harbour"] {
            let (number, new) = memo.entry(key);
            if let Some(sums) = new {
                made += 1;
                sums[0] = i32x4::splat(made);
            }
            assert_eq!(memo.of(number)[0], i32x4::splat(1 + number as i32));
        }
        assert_eq!(made, 2);
        for n in 0..=MOST as u32 {
            memo.entry(&n.to_le_bytes());
        }
        memo.trim();
        assert_eq!(memo.entry(b"council").0, 0);
    }
}
