//! The one sort of the page: each kind of sort that the compiler makes is four kilobytes on the wire.

/// Sorts numbers by a key; those with the same key keep their order.
pub(crate) fn sort_by(numbers: &mut [u32], key: &dyn Fn(u32) -> u64) {
    numbers.sort_by_key(|&number| key(number));
}
