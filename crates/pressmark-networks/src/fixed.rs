//! Values of the network between tokens and layers: 16 bits, counted in 1/4096.

use wide::f32x4;

/// One in fixed point.
pub(crate) const ONE: f32 = 4096.0;

/// The nearest values in fixed point, for what lies between -7 and 7.
pub(crate) fn fixed(values: f32x4) -> [i16; 4] {
    // Past zero before cutting, so that cutting rounds down on both sides of it.
    let above = values * f32x4::splat(ONE) + f32x4::splat(32768.5);
    let cut = above.fast_trunc_int().to_array();
    cut.map(|value| value.wrapping_sub(32768) as i16)
}

/// Numbers with a unit, four together.
pub(crate) fn fours(values: &[f32], unit: f32) -> Vec<f32x4> {
    let four = |v: &[f32]| f32x4::new(core::array::from_fn(|n| v.get(n).map_or(0.0, |v| v * unit)));
    values.chunks(4).map(four).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_value_is_taken_on_both_sides_of_zero() {
        let values = f32x4::new([1.0, -1.0, 0.6 / ONE, -0.6 / ONE]);
        assert_eq!(fixed(values), [4096, -4096, 1, -1]);
        assert_eq!(fixed(f32x4::splat(-0.4 / ONE)), [0; 4]);
    }

    #[test]
    fn what_is_left_of_four_is_zero() {
        let made = fours(&[1.0, 2.0, 3.0, 4.0, 5.0], 2.0);
        assert_eq!(made[1].to_array(), [10.0, 0.0, 0.0, 0.0]);
        assert_eq!(made[0].to_array(), [2.0, 4.0, 6.0, 8.0]);
    }
}
