//! Exponential, logarithm, sigmoid and hyperbolic tangent that give the same bits everywhere: additions, products and quotients
//! only, in a fixed order. The standard library's may differ between a browser and a native build.

use wide::f32x4;

/// e to the power of `x`, to about six digits; 0 and the greatest float at the ends.
pub(super) fn exp(x: f32) -> f32 {
    let scaled = (x * core::f32::consts::LOG2_E).clamp(-126.0, 126.0);
    let whole = (scaled + 512.5) as i32 - 512;
    let rest = (scaled - whole as f32) * core::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (1.0 / 6.0
                                + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    f32::from_bits(((whole + 127) as u32) << 23) * series
}

/// The logarithm of the odds, between about -9 and 9.
pub(crate) fn log_odds(probability: f32) -> f32 {
    const LEAST: f32 = 1e-4;
    let p = probability.clamp(LEAST, 1.0 - LEAST);
    logarithm(p / (1.0 - p))
}

/// The natural logarithm of a positive number, to five digits.
fn logarithm(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    // ln m = 2 artanh((m - 1) / (m + 1)), for m between 1 and 2.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series =
        1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0)));
    exponent as f32 * core::f32::consts::LN_2 + 2.0 * t * series
}

/// From here on the hyperbolic tangent is 1, to four digits.
const FLAT: f32 = 4.97;

/// The hyperbolic tangent, to four digits: seven terms of Lambert's continued fraction (1770).
pub(super) fn tanh(x: f32x4) -> f32x4 {
    let number = f32x4::splat;
    let x = x.fast_max(number(-FLAT)).fast_min(number(FLAT));
    let square = x * x;
    let above = number(135_135.0) + square * (number(17_325.0) + square * (number(378.0) + square));
    let below = number(135_135.0)
        + square * (number(62_370.0) + square * (number(3_150.0) + square * number(28.0)));
    x * above / below
}

/// 1 / (1 + e^-x), to four digits.
pub(super) fn sigmoid(x: f32x4) -> f32x4 {
    let half = f32x4::splat(0.5);
    half + half * tanh(half * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_close_to_the_functions() {
        let one = |curve: fn(f32x4) -> f32x4, x: f32| curve(f32x4::splat(x)).to_array()[0];
        for n in -2000..2000 {
            let x = n as f32 / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "exp {x}");
            assert!(
                (one(sigmoid, x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-4,
                "sigmoid {x}"
            );
            assert!(
                (logarithm(x.abs() + 0.01) - (x.abs() + 0.01).ln()).abs() < 2e-5,
                "logarithm {x}"
            );
            assert!((one(tanh, x) - x.tanh()).abs() < 2e-4, "tanh {x}");
        }
        assert!(one(sigmoid, f32::INFINITY) > 0.999 && one(sigmoid, f32::NEG_INFINITY) < 0.001);
    }
}
