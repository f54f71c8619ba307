//! The one sort of the page, by merging: each sort of Rust's library is four kilobytes of the page.

/// Sorts numbers by a key; those with the same key keep their order.
pub(crate) fn sort_by(numbers: &mut [u32], key: &dyn Fn(u32) -> u64) {
    let mut keyed: Vec<(u64, u32)> = numbers.iter().map(|&n| (key(n), n)).collect();
    let mut merged = Vec::with_capacity(keyed.len());
    let mut length = 1;
    while length < keyed.len() {
        for pair in keyed.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let Some(&first) = left.first() {
                match right.split_first() {
                    Some((second, rest)) if second.0 < first.0 => {
                        merged.push(*second);
                        right = rest;
                    }
                    _ => {
                        merged.push(first);
                        left = &left[1..];
                    }
                }
            }
            merged.extend_from_slice(right);
        }
        core::mem::swap(&mut keyed, &mut merged);
        merged.clear();
        length *= 2;
    }
    for (place, (_, number)) in numbers.iter_mut().zip(keyed) {
        *place = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        for length in [0, 1, 2, 3, 7, 8, 1000] {
            let mut numbers: Vec<u32> = (0..length).map(|n| n * 7919 % 1009).collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|n| n % 10);
            sort_by(&mut numbers, &|n| u64::from(n % 10));
            assert_eq!(numbers, expected);
        }
    }
}
