//! Indices that say what they count: a token cannot be taken for a sentence.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;

/// The number of a `T` among those of a text. 32 bits: half a `usize`, and a text has fewer tokens than bytes.
pub struct Idx<T> {
    number: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    /// The index of the item with this number.
    #[must_use]
    pub const fn new(number: usize) -> Self {
        Self {
            number: number as u32,
            of: PhantomData,
        }
    }

    /// The number, to index a slice with.
    #[must_use]
    pub const fn get(self) -> usize {
        self.number as usize
    }

    /// The item after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::new(self.get() + 1)
    }

    /// The item before this one; none before the first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.get().checked_sub(1).map(Self::new)
    }

    /// The indices of a range of numbers.
    pub fn all(range: Range<usize>) -> impl DoubleEndedIterator<Item = Self> + Clone {
        range.map(Self::new)
    }
}

// Derived, these would ask the same of `T`, which is only a mark.
impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Idx<T> {}

impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Idx<T> {}

impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Chair;

    #[test]
    fn an_index_counts_from_nothing() {
        let first = Idx::<Chair>::new(0);
        assert_eq!(first.previous(), None);
        assert_eq!(first.next().previous(), Some(first));
        assert!(first < first.next());
        let all: Vec<usize> = Idx::<Chair>::all(2..5).rev().map(Idx::get).collect();
        assert_eq!(all, [4, 3, 2]);
    }
}
