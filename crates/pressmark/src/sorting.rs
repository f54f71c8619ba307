//! The sort of the pipeline. Each sort of Rust's library is made anew for each type and key, eight kilobytes of the worker each;
//! here only numbers are sorted, and what they stand for is put into their order.

/// Sorts by two numbers; what has the same numbers keeps its order.
pub(crate) fn sort_by_key<T>(list: &mut [T], key: impl Fn(&T) -> (u64, u64)) {
    let mut keys: Vec<(u64, u64, u32)> = Vec::with_capacity(list.len());
    for (at, item) in list.iter().enumerate() {
        let (first, second) = key(item);
        keys.push((first, second, at as u32));
    }
    sort(&mut keys);
    for start in 0..list.len() {
        let mut at = start;
        loop {
            let from = keys[at].2 as usize;
            keys[at].2 = at as u32;
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

/// Sorts numbers.
pub(crate) fn sort_numbers(list: &mut [usize]) {
    sort_by_key(list, |&number| (number as u64, 0));
}

#[inline(never)]
fn sort(keys: &mut [(u64, u64, u32)]) {
    keys.sort_unstable();
}

/// Two numbers as one that is in their order; both are smaller than the longest text.
pub(crate) fn pair(first: usize, second: usize) -> u64 {
    debug_assert!(first.max(second) <= u32::MAX as usize);
    (first as u64) << 32 | second as u64
}

/// A number that is the smaller the larger the other is.
pub(crate) fn falling(number: f64) -> u64 {
    let bits = number.to_bits();
    let rising = if bits >> 63 == 0 {
        bits | 1 << 63
    } else {
        !bits
    };
    !rising
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        for length in [0, 1, 2, 3, 7, 50, 1000] {
            let numbers: Vec<usize> = (0..length).map(|n| n * 7919 % 1009).collect();
            let (mut ours, mut expected) = (numbers.clone(), numbers);
            expected.sort_by_key(|n| (n % 10, n % 3));
            sort_by_key(&mut ours, |n| ((n % 10) as u64, (n % 3) as u64));
            assert_eq!(ours, expected);
        }
    }

    #[test]
    fn falling_numbers_are_in_the_order_of_what_they_stand_for() {
        let mut numbers = [0.5, -1.0, 7.0, f64::from(f32::MIN), 0.0, -0.25, 1e9];
        numbers.sort_by_key(|&n| falling(n));
        assert_eq!(
            numbers,
            [1e9, 7.0, 0.5, 0.0, -0.25, -1.0, f64::from(f32::MIN)]
        );
    }
}
