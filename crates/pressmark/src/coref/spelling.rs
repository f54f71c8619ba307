//! Two spellings of one name.

/// Letters of a family name from which on a single wrong one is a misspelling.
const LONG: usize = 6;

/// One letter more, one less, another one, or two that changed places; short names differ on purpose.
pub(super) fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < LONG || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = |skip_a: usize, skip_b: usize| a.get(same + skip_a..) == b.get(same + skip_b..);
    let swapped =
        same + 1 < a.len().min(b.len()) && a[same] == b[same + 1] && a[same + 1] == b[same];
    match a.len().cmp(&b.len()) {
        core::cmp::Ordering::Equal => tail(1, 1) || swapped && tail(2, 2),
        core::cmp::Ordering::Less => tail(0, 1),
        core::cmp::Ordering::Greater => tail(1, 0),
    }
}
