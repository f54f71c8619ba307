//! Indices that know what they index, and the lists that hand them out.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::num::NonZeroU32;
use core::ops::{Index, IndexMut};

/// The place of a `T` in its [`List`].
pub struct Idx<T> {
    /// One more than the place, so that "none" takes no room.
    after: NonZeroU32,
    of: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    /// The index of the item that stands at this place.
    #[must_use]
    pub const fn new(at: usize) -> Self {
        Self {
            after: NonZeroU32::MIN.saturating_add(at as u32),
            of: PhantomData,
        }
    }

    /// The place, counted from 0: for a table beside the list.
    #[must_use]
    pub fn at(self) -> usize {
        self.after.get() as usize - 1
    }

    /// How many places it stands behind the other; 0 where it stands before it.
    #[must_use]
    pub fn since(self, other: Self) -> usize {
        self.at().saturating_sub(other.at())
    }

    /// The place before.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.at().checked_sub(1).map(Self::new)
    }
}

// Derived ones would ask the same of `T`.
impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Idx<T> {}

impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.after == other.after
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
        self.after.cmp(&other.after)
    }
}

impl<T> Hash for Idx<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.after.hash(state);
    }
}

impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.at())
    }
}

/// A list whose items are asked for by their [`Idx`]. Items are added and never taken away.
#[derive(Clone, Debug)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// Adds an item.
    pub(crate) fn push(&mut self, item: T) -> Idx<T> {
        self.0.push(item);
        Idx::new(self.0.len() - 1)
    }

    /// The item; none where the list is another's and shorter.
    #[must_use]
    pub fn get(&self, at: Idx<T>) -> Option<&T> {
        self.0.get(at.at())
    }

    pub(crate) fn get_mut(&mut self, at: Idx<T>) -> Option<&mut T> {
        self.0.get_mut(at.at())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// All with their indices, in order.
    pub fn enumerate(&self) -> impl DoubleEndedIterator<Item = (Idx<T>, &T)> + ExactSizeIterator {
        self.0
            .iter()
            .enumerate()
            .map(|(n, item)| (Idx::new(n), item))
    }

    /// The indices of all, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Idx<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Idx::new)
    }

    /// All as a slice: for looking up by order.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// All as a slice that can be sorted, before anybody has an index.
    pub(crate) fn as_mut_slice(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> Index<Idx<T>> for List<T> {
    type Output = T;

    fn index(&self, at: Idx<T>) -> &T {
        &self.0[at.at()]
    }
}

impl<T> IndexMut<Idx<T>> for List<T> {
    fn index_mut(&mut self, at: Idx<T>) -> &mut T {
        &mut self.0[at.at()]
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = core::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
