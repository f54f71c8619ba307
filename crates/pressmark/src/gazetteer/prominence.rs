//! How large a place is, in one byte: equal steps are equal ratios of inhabitants.

/// Steps for each doubling.
const STEPS: f64 = 8.0;

/// The byte for a number of inhabitants; 0 where none are known.
#[must_use]
pub fn prominence(inhabitants: u64) -> u8 {
    if inhabitants == 0 {
        return 0;
    }
    let steps = (libm::log2(inhabitants as f64) * STEPS).round();
    steps.clamp(1.0, 255.0) as u8
}

/// About how many inhabitants the byte stands for.
#[must_use]
pub fn inhabitants(prominence: u8) -> f64 {
    if prominence == 0 {
        return 0.0;
    }
    libm::exp2(f64::from(prominence) / STEPS)
}

#[cfg(test)]
mod tests {
    use super::{inhabitants, prominence};

    #[test]
    fn the_byte_keeps_the_size_within_a_twentieth() {
        for people in [1_000, 5_000, 34_567, 1_200_000, 1_400_000_000] {
            let back = inhabitants(prominence(people));
            assert!(
                (back / people as f64 - 1.0).abs() < 0.05,
                "{people}: {back}"
            );
        }
        assert_eq!(prominence(0), 0);
    }
}
