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

/// A curve's value as what stands above and below the line of a fraction: curves that are multiplied or added are divided once.
#[derive(Clone, Copy)]
pub(super) struct Fraction {
    above: f32x4,
    below: f32x4,
}

impl Fraction {
    /// The value.
    pub(super) fn value(self) -> f32x4 {
        self.above / self.below
    }

    /// The product of two fractions.
    pub(super) fn times(self, other: Self) -> Self {
        Self {
            above: self.above * other.above,
            below: self.below * other.below,
        }
    }

    /// The product with a number.
    pub(super) fn of(self, number: f32x4) -> Self {
        Self {
            above: self.above * number,
            below: self.below,
        }
    }

    /// The sum of two fractions.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            above: self.above * other.below + other.above * self.below,
            below: self.below * other.below,
        }
    }
}

/// The hyperbolic tangent, to four digits: seven terms of Lambert's continued fraction (1770), made small enough that the product of
/// four is still a float.
pub(super) fn tanh(x: f32x4) -> Fraction {
    let number = f32x4::splat;
    let x = x.fast_max(number(-FLAT)).fast_min(number(FLAT));
    let square = x * x;
    let above = number(1.0)
        + square
            * (number(17_325.0 / UNIT)
                + square * (number(378.0 / UNIT) + square * number(1.0 / UNIT)));
    let below = number(1.0)
        + square
            * (number(62_370.0 / UNIT)
                + square * (number(3_150.0 / UNIT) + square * number(28.0 / UNIT)));
    Fraction {
        above: x * above,
        below,
    }
}

/// What Lambert's fraction begins with.
const UNIT: f32 = 135_135.0;

/// 1 / (1 + e^-x), to four digits: half of one more than the tangent of half of x.
pub(super) fn sigmoid(x: f32x4) -> Fraction {
    let tanh = tanh(f32x4::splat(0.5) * x);
    Fraction {
        above: tanh.below + tanh.above,
        below: tanh.below + tanh.below,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_close_to_the_functions() {
        let one =
            |curve: fn(f32x4) -> Fraction, x: f32| curve(f32x4::splat(x)).value().to_array()[0];
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

    #[test]
    fn fractions_are_added_and_multiplied() {
        let fraction = |above: f32, below: f32| Fraction {
            above: f32x4::splat(above),
            below: f32x4::splat(below),
        };
        let (half, third) = (fraction(1.0, 2.0), fraction(1.0, 3.0));
        let value = |f: Fraction| f.value().to_array()[0];
        assert!((value(half.plus(third)) - 5.0 / 6.0).abs() < 1e-6);
        assert!((value(half.times(third)) - 1.0 / 6.0).abs() < 1e-6);
        assert!((value(half.of(f32x4::splat(4.0))) - 2.0).abs() < 1e-6);
    }
}
