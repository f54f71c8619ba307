//! How large a place is, in one byte: equal steps are equal ratios of inhabitants.

/// Steps for each doubling.
const STEPS: f64 = 8.0;

/// Two to the power of so many steps. (`libm::exp2` would bring 4 KB of numbers that nothing compresses.)
const STEP: [f64; 8] = [
    1.0,
    1.090_507_732_665_257_7,
    1.189_207_115_002_721,
    1.296_839_554_651_009_6,
    core::f64::consts::SQRT_2,
    1.542_210_825_407_940_7,
    1.681_792_830_507_429,
    1.834_008_086_409_342_4,
];

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
    f64::from(1_u32 << (prominence / 8)) * STEP[usize::from(prominence % 8)]
}

/// The decimal logarithm of that number; 0 where none are known.
#[must_use]
pub fn magnitude(prominence: u8) -> f64 {
    f64::from(prominence) * (core::f64::consts::LOG10_2 / STEPS)
}

#[cfg(test)]
mod tests {
    use super::{inhabitants, magnitude, prominence};

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
        for byte in 0..=255 {
            let logarithm = libm::log10(inhabitants(byte).max(1.0));
            assert!((magnitude(byte) - logarithm).abs() < 1e-12);
        }
    }
}
